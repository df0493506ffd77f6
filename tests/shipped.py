"""What comes with the package: layouts and outlines, and which canvases there are."""

from __future__ import annotations

from functools import cache

from bmcreport.assets import layouts_folder
from bmcreport.building.stock import Stock, read_stock

SLUGS = ("anthropic", "gemini", "hugging-face", "midjourney", "mistral-ai", "openai", "perplexity")


@cache
def stock() -> Stock:
    """The layouts and outlines, read once."""
    read = read_stock(layouts_folder())
    assert read.value is not None, read.diagnostics
    return read.value
