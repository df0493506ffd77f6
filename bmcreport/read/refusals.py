"""What a model refused, where it was written and how to call it."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from bmcreport.diagnostics import Diagnostic, Source, Span
from bmcreport.model.canvas import Item, Record
from bmcreport.model.comparison import Entry
from bmcreport.read.located import Place
from bmcreport.read.nodes import Mapping, Node, Scalar
from bmcreport.read.suggest import closest
from bmcreport.read.vocabulary import Spot


class Refusal(Struct, frozen=True):
    """An error of the model with the place that it is about, and the place and the model around that.

    kind, words, context: what pydantic calls it, says about it and knows about it.
    last: the last step to it; where a key is missing or unknown, that key.
    spot, around: what the model has there, and around it.
    place, owner: what was written there, or around it where nothing was; what was written around it.
    """

    kind: str
    words: str
    context: dict[str, Any]
    last: int | str
    spot: Spot
    around: Spot
    place: Place
    owner: Place
    source: Source

    @property
    def record(self) -> type[Record] | None:
        """The record that stands around it, if one."""
        return self.around.record

    @property
    def name(self) -> str:
        """What the user would call the place."""
        return _name(self.place)

    def told(self, code: str, message: str, hint: str, span: Span | None = None) -> Diagnostic:
        return Diagnostic(code, message, self.source, span or self.place.span, hint)


def _name(place: Place) -> str:
    if not place.trail:
        return "the document"
    *before, last = place.trail
    if isinstance(last, str):
        return f"`{last}`"
    owner = next((step for step in reversed(before) if isinstance(step, str)), None)
    return f"entry {last + 1} of `{owner}`" if owner else f"entry {last + 1}"


def misread_text(node: Node, record: type[Record] | None) -> str | None:
    """The text that an unquoted colon made a mapping of, where a text could have stood."""
    if record is None or record not in (Item, Entry):
        return None
    key, text = with_colon(node)
    return text if closest(key, record.model_fields) is None else None


def with_colon(node: Node) -> tuple[str, str | None]:
    """The only key of a mapping, and with its value the text that both may have been meant to be."""
    if not isinstance(node, Mapping) or len(node.entries) != 1:
        return "", None
    key, value = node.entries[0]
    return key.text, f"{key.text}: {value.text}".strip() if isinstance(value, Scalar) else None


def quoted(text: str) -> str:
    """In the quotes in which only apostrophes need care."""
    return "'" + shortened(text).replace("'", "''") + "'"


def shortened(text: int | str) -> str:
    """Enough of a text to know it again."""
    whole = " ".join(str(text).split())
    return whole if len(whole) <= 60 else whole[:59] + "…"


def as_clause(sentence: str) -> str:
    """A sentence so that it can go on another one."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")
