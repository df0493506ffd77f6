"""The scalar types of YAML documents: how each is checked when read, and how editors see it through JSON Schema.

Every scalar arrives as the text that was written (`no`, `007`, `1.20`), so text stays text. Editors, however, resolve
`version: 1.0` to a number before they validate; the schemas here allow for that.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_AS_WRITTEN: dict[str, Any] = {"type": ["string", "number", "boolean"]}

MAGNITUDES = {
    "thousand": Decimal(10) ** 3,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}

BLOCK_KEYS = (
    "key_partners",
    "key_activities",
    "key_resources",
    "value_propositions",
    "customer_relationships",
    "channels",
    "customer_segments",
    "cost_structure",
    "revenue_streams",
)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _decimal(text: object) -> Decimal:
    """A number as people write it: `11.7 billion`, `-122`, `1,200`, `0.559`."""
    match = re.fullmatch(r"([-+]?[\d,]*\.?\d+)(?:\s+([a-z]+))?", str(text).strip())
    if match is None or (match[2] and match[2] not in MAGNITUDES):
        raise PydanticCustomError(
            "number", "is not a number", {"hint": "write digits, such as `11.7 billion`, `900 million` or `33`"}
        )
    try:
        return Decimal(match[1].replace(",", "")) * MAGNITUDES.get(match[2] or "", Decimal(1))
    except InvalidOperation as error:  # pragma: no cover - the pattern admits numbers only
        raise AssertionError(text) from error


def _calendar_day(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            date.fromisoformat(text)
        except ValueError as error:
            raise PydanticCustomError("day", "is not a day of the calendar", {"hint": str(error)}) from error
    return text


def _link(text: str) -> str:
    if not re.fullmatch(r"(https?://[^\s/?#]+\S*|mailto:[^\s@]+@[^\s@]+)", text, flags=re.IGNORECASE):
        raise PydanticCustomError("link", "is not a link", {"hint": "links start with https://, http:// or mailto:"})
    return text


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_one_line), WithJsonSchema(_AS_WRITTEN)
]
"""One paragraph of plain text; line breaks and runs of spaces become one space."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$"), WithJsonSchema(
    {"type": ["string", "integer"], "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$"}
)]
"""A short name by which other places refer to this one: lower-case letters, digits, `-` and `_`."""

AsOf = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?|-Q[1-4])?$"),
    AfterValidator(_calendar_day),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?|-Q[1-4])?$"}),
]
"""A date as exactly as it is known: `2026`, `2026-Q1`, `2026-05` or `2026-05-19`."""

Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    WithJsonSchema(
        {
            "type": ["number", "string"],
            "pattern": r"^[-+]?[\d,]*\.?\d+(\s+(thousand|million|billion|trillion))?$",
        }
    ),
]
"""A number, if wanted with its magnitude: `900 million`."""

Link = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_link),
    WithJsonSchema({"type": "string", "pattern": "^(https?://|mailto:)"}),
]
"""An address to open: https, http or mailto, nothing else."""

HexColour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
"""A colour as `#rrggbb`; quote it, for `#` starts a comment in YAML."""
