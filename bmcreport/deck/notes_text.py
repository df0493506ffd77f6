"""Paragraphs of speaker notes."""

from __future__ import annotations

from collections.abc import Iterable

from bmcreport.text.types import Paragraph, Run


def lines(texts: Iterable[str | None]) -> tuple[Paragraph, ...]:
    """A paragraph per text, leaving out what there is none of."""
    return tuple(Paragraph((Run(text),)) for text in texts if text)
