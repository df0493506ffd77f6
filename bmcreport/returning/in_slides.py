"""The slides of a deck as they read now, by python-pptx: shapes in groups and cells of tables among the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from msgspec import Struct
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from bmcreport.enclosed import FIRST_SLIDE_ID
from bmcreport.read.packages import Package
from bmcreport.returning.markup import Unreadable

MAX_TEXT = 2_000_000
"""Characters of all slides that are looked at."""

_DEEPEST = 20
"""Groups within groups."""

_FOOT = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
"""What programs put there by themselves."""


class SeenParagraph(Struct, frozen=True):
    """A paragraph as it reads; `strong` is how many characters at its start are bold."""

    text: str
    strong: int


class SeenShape(Struct, frozen=True):
    """A shape with text, its paragraphs without empty ones."""

    name: str
    paragraphs: tuple[SeenParagraph, ...]


class SeenSlide(Struct, frozen=True):
    """A slide: `number` is its place now, `built` the place that it had when it was built, told by its id."""

    number: int
    built: int
    shapes: tuple[SeenShape, ...]


def slides_of(package: Package) -> tuple[SeenSlide, ...]:
    """The slides in their order. Raises Unreadable, and whatever python-pptx stumbles over."""
    slides = Presentation(BytesIO(package.content)).slides
    seen = tuple(
        SeenSlide(number, slide.slide_id - FIRST_SLIDE_ID + 1, tuple(_shapes(slide.shapes)))
        for number, slide in enumerate(slides, 1)
    )
    texts = (len(one.text) for slide in seen for shape in slide.shapes for one in shape.paragraphs)
    if sum(texts) > MAX_TEXT:
        raise Unreadable("it holds more text than any deck")
    return seen


def _shapes(shapes: Iterable[Any], depth: int = 0) -> Iterator[SeenShape]:
    if depth > _DEEPEST:
        raise Unreadable("its shapes are grouped too deeply")
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes, depth + 1)
        elif shape.is_placeholder and shape.placeholder_format.type in _FOOT:
            continue
        elif shape.has_text_frame:
            yield SeenShape(shape.name, tuple(_paragraphs(shape.text_frame)))
        elif shape.has_table:
            cells = (cell for row in shape.table.rows for cell in row.cells)
            yield SeenShape(shape.name, tuple(one for cell in cells for one in _paragraphs(cell.text_frame)))


def _paragraphs(frame: Any) -> Iterator[SeenParagraph]:
    for paragraph in frame.paragraphs:
        seen = _paragraph(paragraph)
        if seen.text.strip():
            yield seen


def _paragraph(paragraph: Any) -> SeenParagraph:
    """Line breaks are spaces; only runs can be bold."""
    text, strong, leading = "", 0, True
    for element in paragraph._p.content_children:  # noqa: SLF001 - runs among breaks and fields
        words = element.text.replace("\v", " ")
        text += words
        leading = leading and (_is_bold(element) or not words.strip())
        strong = len(text) if leading else strong
    return SeenParagraph(text, strong)


def _is_bold(element: Any) -> bool:
    properties = getattr(element, "rPr", None)
    return properties is not None and properties.get("b") in ("1", "true")
