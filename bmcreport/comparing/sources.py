"""The sources of all companies in one list, each address once, with everybody who cites it."""

from __future__ import annotations

from collections.abc import Sequence

from bmcreport.comparing.values import MergedSource
from bmcreport.model.canvas import Canvas, Citation


def merged_sources(canvases: Sequence[Canvas]) -> tuple[MergedSource, ...]:
    """By company in column order, then as its canvas lists them; the first to cite a source gives its title."""
    citations: dict[object, Citation] = {}
    cited: dict[object, list[tuple[int, str]]] = {}
    for company, canvas in enumerate(canvases):
        for key, citation in canvas.sources.items():
            same = citation.url or (citation.title, citation.published)
            citations.setdefault(same, citation)
            cited.setdefault(same, []).append((company, key))
    return tuple(MergedSource(citation, tuple(cited[same])) for same, citation in citations.items())
