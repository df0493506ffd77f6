"""Canvases compared: their items lined up by theme and wording, their figures by measure, their sources merged."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bmcreport import figures
from bmcreport.comparing.aligning import compare_block
from bmcreport.comparing.measures import shared_measures
from bmcreport.comparing.patterns import found_patterns
from bmcreport.comparing.sources import merged_sources
from bmcreport.comparing.values import ComparedCompany, ComparedLens, Comparison
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument, Entry
from bmcreport.model.patterns import Pattern
from bmcreport.model.scalars import BLOCK_KEYS

_NONE: Mapping[str, Pattern] = MappingProxyType({})


def compare(
    document: ComparisonDocument, canvases: Mapping[str, Canvas], patterns: Mapping[str, Pattern] = _NONE
) -> Comparison:
    """The companies of `document`, whose canvases are given by slug, with the `patterns` that they follow.

    Raises KeyError when a canvas is missing; another order of the companies changes nothing but the columns (and so
    the order of the sources).
    """
    compared = [canvases[entry.canvas] for entry in document.canvases]
    slugs = [entry.canvas for entry in document.canvases]
    focus = slugs.index(document.focus) if document.focus else None
    blocks = {key: compare_block(key, compared, focus, document.themes) for key in BLOCK_KEYS}
    return Comparison(
        tuple(_company(entry, canvas) for entry, canvas in zip(document.canvases, compared, strict=True)),
        focus,
        tuple(blocks.values()),
        tuple(
            ComparedLens(lens.name, lens.headline, tuple(blocks[key] for key in lens.blocks))
            for lens in document.lenses
        ),
        shared_measures(compared, focus, document.rates),
        merged_sources(compared),
        found_patterns(compared, {**patterns, **document.patterns}),
    )


def _company(entry: Entry, canvas: Canvas) -> ComparedCompany:
    return ComparedCompany(
        entry.canvas, canvas, entry.angle or canvas.positioning, figures.latest_of_each(canvas.metrics)
    )
