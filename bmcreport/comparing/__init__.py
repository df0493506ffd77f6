"""Canvases compared: items lined up by id, theme and wording, figures by measure, sources merged."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bmcreport import figures
from bmcreport.comparing.aligning import compare_block
from bmcreport.comparing.measures import shared_measures
from bmcreport.comparing.naming import column_names
from bmcreport.comparing.origins import origins
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
    """The companies of `document` with the `patterns` that they follow; canvases are by the slugs of their entries.

    Raises KeyError when a canvas is missing; another order of the companies changes nothing but the columns (and so
    the order of the sources).
    """
    slugs = [entry.slug for entry in document.canvases]
    compared = [canvases[slug] for slug in slugs]
    names = column_names(document.canvases, compared)
    focus = slugs.index(document.focus) if document.focus else None
    versions = origins(document.canvases, compared)
    blocks = {key: compare_block(key, compared, focus, document.themes, versions) for key in BLOCK_KEYS}
    return Comparison(
        tuple(_company(*column) for column in zip(document.canvases, names, compared, strict=True)),
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


def _company(entry: Entry, name: str, canvas: Canvas) -> ComparedCompany:
    return ComparedCompany(
        entry.slug, name, canvas, entry.angle or canvas.positioning, figures.latest_of_each(canvas.metrics)
    )
