"""Printed names of what is not a block, in one language."""

from __future__ import annotations

from pydantic import ValidationInfo, field_validator

from bmcreport.model.canvas import Record
from bmcreport.model.plurals import holding
from bmcreport.model.scalars import Text


class LabelsIn(Record):
    """Printed names of what is not a block, in one language; each is explained where layouts state it."""

    designed_for: Text | None = None
    designed_by: Text | None = None
    date: Text | None = None
    version: Text | None = None
    sources: Text | None = None
    continued: Text | None = None
    page_of: Text | None = None
    contents: Text | None = None
    sticky_notes: Text | None = None
    segment: Text | None = None
    serves: Text | None = None
    assumption: Text | None = None
    testing: Text | None = None
    validated: Text | None = None
    invalidated: Text | None = None

    @field_validator("continued", "page_of", "sticky_notes")
    @classmethod
    def _around_what_is_named(cls, text: str | None, info: ValidationInfo) -> str | None:
        return text and holding(text, *_PLACES_IN_LABELS[info.field_name or ""])


_PLACES_IN_LABELS = {"continued": ("name",), "page_of": ("page", "pages"), "sticky_notes": ("count",)}
