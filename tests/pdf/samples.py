"""Documents for the emitter: small builders, and one sample that uses everything a page may hold."""

from __future__ import annotations

from bmcreport.pdf.page import Artifact, Box, Disc, Document, Element, IconPath, Operation, Page, Rule, Text
from bmcreport.text.types import FaceName
from bmcreport.units import Rect, Size, mm, pt

REGULAR, BOLD, ITALIC = FaceName.REGULAR, FaceName.BOLD, FaceName.ITALIC

A4 = Size(mm(297), mm(210))
PALETTE = {"ink": "#1d2433", "quiet": "#5b6474", "line": "#c9cfd9", "soft": "#fff6f0", "red": "#ff0000"}
HOSTILE = "(a) \\b <<c>> /D [e] %f endstream endobj 1 0 R BT ET <0041> ) Tj"
KERNED = "AVATAR To We P. “office” fi ffl — €300 million, l’été"


def text(
    x: float, y: float, words: str, face: FaceName = REGULAR, size: float = 10, colour: str = "ink", tracking: float = 0
) -> Text:
    """Words at `x`, `y` in millimetres; `size` and `tracking` in points."""
    return Text(mm(x), mm(y), words, face, pt(size), colour, pt(tracking))


def rect(x: float, y: float, width: float, height: float) -> Rect:
    """A rectangle in millimetres."""
    return Rect(mm(x), mm(y), mm(width), mm(height))


def page(*content: Element, decoration: tuple[Operation, ...] = ()) -> Page:
    return Page(A4, Artifact(decoration), content)


def document(*pages: Page, title: str = "A title") -> Document:
    return Document(pages, PALETTE, title, "An author", "A subject", "en-GB", "2025-03-04T05:06:07+01:00")


def one_line(line: Text) -> Document:
    """A document with nothing but a line."""
    return document(page(Element("P", (line,))))


def one_operation(operation: Operation) -> Document:
    """A document with nothing but a decoration."""
    return document(page(decoration=(operation,)))


def sample() -> Document:
    """Two pages with headings, lists, a figure, a link, a table and decoration."""
    return document(_first_page(), _second_page(), title="Sample – é & <b>")


def _first_page() -> Page:
    decoration = (
        Box(rect(10, 25, 100, 60), "soft", "line", pt(0.5), mm(3)),
        Rule(mm(10), mm(90), mm(200), mm(90), "line", pt(0.25)),
    )
    link = Element(
        "Link",
        (text(30, 100, "the source", colour="quiet"),),
        alt="The source",
        uri="https://example.com/é?a=(1)&b=%20",
        areas=(rect(30, 96, 18, 5), rect(30, 101, 18, 5)),
    )
    return page(
        Element("H1", (text(10, 15, KERNED, BOLD, 20),), bookmark="Sample (1)"),
        Element("Sect", (_heading("Key partners — é", 15, 32), _list())),
        Element("P", (text(10, 100, "As stated in "), link, text(50, 100, ", amended."))),
        Element("P", (text(10, 110, HOSTILE),)),
        decoration=decoration,
    )


def _heading(words: str, x: float, y: float) -> Element:
    icon = Artifact((IconPath("coins", rect(x + 80, y - 5, 8, 8), "quiet"),))
    return Element("H2", (text(x, y, words, BOLD, 9, tracking=0.5), icon), bookmark=words)


def _list() -> Element:
    return Element(
        "L", tuple(_item(f"Item {number} goes on ", "over two lines", 40 + 12 * number) for number in (0, 1))
    )


def _item(first: str, second: str, y: float) -> Element:
    label = Element("Lbl", (Disc(mm(16), mm(y - 1), mm(0.5), "quiet"),))
    return Element("LI", (label, Element("LBody", (text(18, y, first), text(18, y + 5, second, ITALIC)))))


def _second_page() -> Page:
    square = rect(120, 40, 30, 30)
    figure = Element("Figure", (Box(square, "red"), text(122, 50, "Figure")), alt="A red square", bbox=square)
    return page(_heading("Second page", 10, 20), figure, _table())


def _table() -> Element:
    head = Element("TR", tuple(_cell("TH", words, column, 0, Scope="Column") for column, words in enumerate("ABC")))
    rows = (_row(number) for number in (1, 2))
    wide = Element("TR", (_cell("TD", "wide", 0, 3, ColSpan="3"),))
    return Element("Table", (head, *rows, wide))


def _row(number: int) -> Element:
    first = _cell("TH", f"Row {number}", 0, number, Scope="Row")
    return Element("TR", (first, _cell("TD", f"{number}.1", 1, number), Element("TD")))


def _cell(tag: str, words: str, column: int, row: int, **attributes: str) -> Element:
    return Element(tag, (text(10 + 30 * column, 40 + 8 * row, words),), attributes=attributes)
