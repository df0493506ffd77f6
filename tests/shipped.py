"""What comes with the package: layouts and outlines, and which canvases there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bmcreport.assets import layouts_folder
from bmcreport.building.stock import Stock, read_stock
from bmcreport.model.outline import DeckOutline

SLUGS = ("anthropic", "gemini", "hugging-face", "midjourney", "mistral-ai", "openai", "perplexity")

OUTLINES = ("full", "pitch", "board", "story")


@cache
def stock() -> Stock:
    """The layouts and outlines, read once."""
    read = read_stock(layouts_folder())
    assert read.value is not None, read.diagnostics
    return read.value


@cache
def outlines() -> Mapping[str, DeckOutline]:
    """The outlines of decks that come along, by name."""
    read = read_stock(layouts_folder(), (), OUTLINES)
    assert read.value is not None, read.diagnostics
    return read.value.outlines
