"""Pages written as SVG files that need nothing beside them: real words, embedded fonts, names and roles for all parts.

Roles follow SVG Accessibility API Mappings and WAI-ARIA: what a PDF's tags say, for whoever listens to the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bmcreport.pdf.page import Artifact, Document, Element, Operation, Page, Text
from bmcreport.svg.fonts import FaceKey, style_sheet
from bmcreport.svg.markup import attribute, escaped, points
from bmcreport.svg.shapes import Drawing
from bmcreport.text.fonts import Typeface

_NAMESPACE = "http://www.w3.org/2000/svg"
_ROLES = {"L": "list", "LI": "listitem", "Table": "table", "TR": "row", "TH": "columnheader", "TD": "cell"}


def emit(document: Document, typeface: Typeface) -> tuple[str, ...]:
    """An SVG file per page; equal documents give equal text. A user unit is a point."""
    drawing = Drawing(document.palette, typeface)
    return tuple(_page(document, page, typeface, drawing) for page in document.pages)


def _page(document: Document, page: Page, typeface: Typeface, drawing: Drawing) -> str:
    width, height = points(page.size.width), points(page.size.height)
    head = (
        f'<svg xmlns="{_NAMESPACE}" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
        f"{attribute('lang', document.language)}{attribute('xml:lang', document.language)}"
        ' xml:space="preserve" role="graphics-document document" aria-labelledby="title" aria-describedby="desc">'
    )
    about = f'<title id="title">{escaped(document.title)}</title><desc id="desc">{escaped(document.subject)}</desc>'
    styles = f"<style>{style_sheet(typeface, _used(page))}</style>"
    paper = f'<rect width="{width}" height="{height}" fill="#ffffff" aria-hidden="true"/>'
    content = "\n".join((_artifact(page.decoration, drawing), *(_element(one, drawing) for one in page.content)))
    return f"{head}\n{about}\n{styles}\n{paper}\n{content}\n</svg>\n"


def _child(child: Element | Artifact | Operation, drawing: Drawing) -> str:
    if isinstance(child, Element):
        return _element(child, drawing)
    if isinstance(child, Artifact):
        return _artifact(child, drawing)
    return drawing.drawn(child)


def _artifact(artifact: Artifact, drawing: Drawing) -> str:
    return f'<g aria-hidden="true">{"".join(map(drawing.drawn, artifact.operations))}</g>'


def _element(element: Element, drawing: Drawing) -> str:
    content = "".join(_child(child, drawing) for child in element.children)
    if element.uri is not None:
        return f"<a{attribute('href', element.uri)}>{content}</a>"
    return f"<g{''.join(_meaning(element))}>{content}</g>"


def _meaning(element: Element) -> Iterator[str]:
    """Role and description of an element."""
    if element.tag[:1] == "H" and element.tag[1:].isdecimal():
        yield f' role="heading" aria-level="{element.tag[1:]}"'
    elif element.alt is not None:
        yield f' role="img"{attribute("aria-label", element.alt)}'
    elif element.tag in _ROLES:
        yield f' role="{_ROLES[element.tag]}"'


def _used(page: Page) -> dict[FaceKey, frozenset[str]]:
    """The characters of the page by face."""
    used: defaultdict[FaceKey, set[str]] = defaultdict(set)
    for text in _texts((page.decoration, *page.content)):
        used[text.face, text.font].update(text.text)
    return {face: frozenset(characters) for face, characters in used.items()}


def _texts(children: Iterable[Element | Artifact | Operation]) -> Iterator[Text]:
    for child in children:
        if isinstance(child, Text):
            yield child
        elif isinstance(child, Element):
            yield from _texts(child.children)
        elif isinstance(child, Artifact):
            yield from _texts(child.operations)
