"""Comparisons on paper as values, and what is read off their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from bmcreport.api import load_canvas, load_comparison
from bmcreport.assets import examples_folder
from bmcreport.comparing import compare
from bmcreport.handout.comparison.compose import compose_comparison_handout, ground_of
from bmcreport.handout.comparison.ground import Ground
from bmcreport.model.comparison_outline import ComparisonOutline
from bmcreport.papers import paper_size
from bmcreport.pdf.elements import operations
from bmcreport.pdf.extent import extent
from bmcreport.pdf.page import Artifact, Document, Element, Operation, Text
from bmcreport.units import Rect
from tests.comparing.fields import Field
from tests.shipped import SLUGS, stock

Part = Element | Artifact | Operation


def shipped_field() -> Field:
    """The comparison that comes with the package, and its canvases."""
    document = load_comparison(examples_folder() / "ai-companies.yaml")
    return document, {slug: load_canvas(examples_folder() / f"{slug}.yaml") for slug in SLUGS}


def ground(field: Field, paper: str = "a4", *slides: Mapping[str, Any]) -> Ground:
    """A field on paper, told as these slides say or as the shipped outline does."""
    document, canvases = field
    outline = (
        ComparisonOutline.model_validate({"name": "Comparison", "slides": slides}) if slides else stock().comparison
    )
    layout = stock().layout_in(document.lang)
    comparison = compare(document, canvases, stock().patterns)
    return ground_of(comparison, document, layout, stock().slides, outline, paper_size(paper))


def handout_of(field: Field, paper: str = "a4", *slides: Mapping[str, Any]) -> Document:
    """The handout of a field, of these slides' parts or of those that the shipped outline asks for."""
    return compose_comparison_handout(ground(field, paper, *slides))


@cache
def shipped_handout() -> Document:
    return handout_of(shipped_field())


def found(parts: Iterable[Part], tag: str) -> Iterator[Element]:
    """The elements of a tag, in order, however deep."""
    for part in parts:
        if isinstance(part, Element):
            if part.tag == tag:
                yield part
            yield from found(part.children, tag)


def tables(document: Document) -> list[Element]:
    return list(found((element for page in document.pages for element in page.content), "Table"))


def rows(table: Element) -> list[list[Element]]:
    """The cells of a table, row by row."""
    return [[cell for cell in row.children if isinstance(cell, Element)] for row in found([table], "TR")]


def words(part: Part) -> list[Text]:
    return [drawn for drawn in operations([part]) if isinstance(drawn, Text)]


def said(part: Part) -> str:
    """What a part says, lines joined without spaces, for a word may be divided between two."""
    return "".join("".join(text.text for text in words(part)).split()).replace("\u00ad", "")


def areas(cell: Element) -> Iterator[Rect]:
    """Where the words of a cell stand."""
    return (extent(text) for text in words(cell))
