"""The scalar types of YAML documents: how each is checked when read, and how editors see it through JSON Schema.

Every scalar arrives as the text that was written (`no`, `007`, `1.20`), so text stays text. Editors, however, resolve
`version: 1.0` to a number before they validate; the schemas here allow for that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from unicodedata import normalize
from urllib.parse import urlsplit

from msgspec import Struct
from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_AS_WRITTEN: dict[str, Any] = {"type": ["string", "number", "boolean"]}

MOST_CHARACTERS = 2_000
"""Characters of one text, some three hundred words; no block of a printed page has room for more."""

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


KEY_PATTERN = "^[a-z0-9]+([-_][a-z0-9]+)*$"
DATE_PATTERN = "^[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?|-Q[1-4])?$"
COLOUR_PATTERN = "^#[0-9a-fA-F]{6}$"
CURRENCY_PATTERN = "^[A-Z]{3}$"
NUMBER_PATTERN = (
    r"^\s*(?P<digits>[-+]?([0-9]{1,3}(,[0-9]{3}){1,9}|[0-9]{1,30})(\.[0-9]{1,30})?|[-+]?\.[0-9]{1,30})"
    r"(\s+(?P<magnitude>thousand|million|billion|trillion))?\s*$"
)
LANGUAGE_PATTERN = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


def _one_line(text: str) -> str:
    """Spaces and line breaks as one space; a no-break space was written on purpose and stays.

    Letters with their accents written apart become whole letters (Unicode's form NFC), which is what fonts have.
    """
    return re.sub("[ \t\r\n]+", " ", normalize("NFC", text))


def _decimal(text: object) -> Decimal:
    """A number as people write it: `11.7 billion`, `-122`, `1,200`, `0.559`."""
    match = re.match(NUMBER_PATTERN, str(text))
    if match is None:
        raise PydanticCustomError(
            "number", "is not a number", {"hint": "write digits, such as `11.7 billion`, `900 million` or `33`"}
        )
    return Decimal(match["digits"].replace(",", "")) * MAGNITUDES.get(match["magnitude"], Decimal(1))


def _calendar_day(text: str) -> str:
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            date.fromisoformat(text)
        except ValueError as error:
            raise PydanticCustomError("day", "is not a day of the calendar", {"hint": str(error)}) from error
    return text


def _is_odd(link: str) -> bool:
    """Whether programs would not agree on where an address leads: a port that is none, open brackets, backslashes."""
    try:
        parts = urlsplit(link)
        leads_nowhere = parts.scheme != "mailto" and (not parts.hostname or parts.port == 0)
    except ValueError:
        return True
    return leads_nowhere or "\\" in link or not link.isprintable()


def _link(text: str) -> str:
    if not re.fullmatch(r"(https?://[^\s/?#]\S*|mailto:[^\s@]+@[^\s@]+)", text, flags=re.IGNORECASE):
        raise PydanticCustomError("link", "is not a link", {"hint": "links start with https://, http:// or mailto:"})
    if _is_odd(text):
        hint = "copy the address again from where it opens; it has brackets, a port or signs that no address has"
        raise PydanticCustomError("link", "is not an address that can be opened", {"hint": hint})
    return text


class Ready(Struct, frozen=True, eq=False):
    """What pydantic would find out from annotations, found out before: it asks for that of hundreds of fields."""

    core: CoreSchema
    schema: JsonSchemaValue

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A copy, for what is said of one field goes into it."""
        return copy(self.core)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**self.schema}

    def then(self, check: Callable[[str], str]) -> Ready:
        """The same, checked once more."""
        return Ready(core_schema.no_info_after_validator_function(check, self.core), self.schema)


def _line(most: int | None) -> Ready:
    text = core_schema.str_schema(strip_whitespace=True, min_length=1, max_length=most)
    longest = {"maxLength": most} if most else {}
    return Ready(core_schema.no_info_after_validator_function(_one_line, text), _AS_WRITTEN | longest)


Speech = Annotated[str, _line(None)]
"""What is said and not shown, as long as it may be; line breaks and runs of spaces become one space."""

LINE = _line(MOST_CHARACTERS)

Text = Annotated[str, LINE]
"""One paragraph of plain text that is shown; line breaks and runs of spaces become one space."""

Key = Annotated[
    str, Ready(core_schema.str_schema(pattern=KEY_PATTERN), {"type": ["string", "integer"], "pattern": KEY_PATTERN})
]
"""A short name by which other places refer to this one: lower-case letters, digits, `-` and `_`."""

AsOf = Annotated[
    str,
    StringConstraints(pattern=DATE_PATTERN),
    AfterValidator(_calendar_day),
    WithJsonSchema({"type": ["string", "integer"], "pattern": DATE_PATTERN}),
]
"""A date as exactly as it is known: `2026`, `2026-Q1`, `2026-05` or `2026-05-19`."""

Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    WithJsonSchema(
        {
            "type": ["number", "string"],
            # ECMAScript and Rust spell named groups differently; editors need no names.
            "pattern": re.sub(r"\?P<[a-z]+>", "", NUMBER_PATTERN),
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

HexColour = Annotated[str, StringConstraints(pattern=COLOUR_PATTERN)]
"""A colour as `#rrggbb`; quote it, for `#` starts a comment in YAML."""

Currency = Annotated[str, StringConstraints(pattern=CURRENCY_PATTERN)]
"""A currency by its ISO 4217 code."""

Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
"""A language by its BCP 47 tag."""

_FLAGS = {"yes": True, "true": True, "no": False, "false": False}


def _flag(written: object) -> bool:
    if isinstance(written, bool):
        return written
    if isinstance(written, str) and written in _FLAGS:
        return _FLAGS[written]
    raise PydanticCustomError("flag", "is neither yes nor no", {"hint": "write `yes` or `no`"})


Flag = Annotated[
    bool,
    Ready(
        core_schema.no_info_before_validator_function(_flag, core_schema.bool_schema()),
        {"enum": [True, False, *_FLAGS]},
    ),
]
"""Yes or no, in YAML's words for it."""
