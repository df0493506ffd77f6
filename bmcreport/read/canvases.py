"""Canvas and comparison documents, read and checked."""

from __future__ import annotations

from enum import StrEnum

from bmcreport.diagnostics import Checked, Source
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.read.documents import read_document
from bmcreport.read.located import Located
from bmcreport.read.nodes import Mapping, Node
from bmcreport.read.references import canvas_references, comparison_references


class DocumentKind(StrEnum):
    """What a document describes."""

    CANVAS = "canvas"
    COMPARISON = "comparison"
    LAYOUT = "layout"
    SLIDE_LAYOUTS = "slide layouts"
    OUTLINE = "outline"
    LANGUAGE = "language"
    PATTERNS = "patterns"


_TELLTALE_KEYS = {
    "canvases": DocumentKind.COMPARISON,
    "grid": DocumentKind.LAYOUT,
    "palette": DocumentKind.LAYOUT,
    "layouts": DocumentKind.SLIDE_LAYOUTS,
    "slides": DocumentKind.OUTLINE,
    "language": DocumentKind.LANGUAGE,
    "patterns": DocumentKind.PATTERNS,
}


def document_kind(root: Node) -> DocumentKind:
    """Told by a key that only that kind has; what has none of them is taken for a canvas."""
    keys = {key.text for key, _ in root.entries} if isinstance(root, Mapping) else set()
    return next((kind for key, kind in _TELLTALE_KEYS.items() if key in keys), DocumentKind.CANVAS)


def read_canvas(source: Source, slug: str, parsed: Checked[Node] | None = None) -> Checked[Located[Canvas]]:
    """The canvas in `source`, to be called `slug` by other documents."""
    read = read_document(source, Canvas, canvas_references, parsed)
    located = read.value and Located(read.value.value.named(slug), source, read.value.root)
    return Checked(located, read.diagnostics)


def read_comparison(
    source: Source, slug: str, parsed: Checked[Node] | None = None
) -> Checked[Located[ComparisonDocument]]:
    """The comparison in `source`; its outputs will be named `slug`."""
    read = read_document(source, ComparisonDocument, comparison_references, parsed)
    located = read.value and Located(read.value.value.named(slug), source, read.value.root)
    return Checked(located, read.diagnostics)
