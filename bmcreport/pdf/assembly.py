"""The map of a page in sheets: how many there are, where each belongs, and how they become one."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.model.language import LanguageDocument
from bmcreport.pdf.page import Artifact, Box, Document, Element, Operation, Page, Text
from bmcreport.pdf.sheets import OVERLAP, Sheets
from bmcreport.pdf.text import line_children
from bmcreport.place.stacking import bottom_of, plain, stack
from bmcreport.text.fitting import solid
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect, Size, in_millimetres, mm, pt

_MARGIN = mm(15)
_LEAST, _MOST = pt(6), pt(14)


def assembly_map(page: Page, document: Document, sheets: Sheets, language: LanguageDocument) -> Page:
    """The map of a page, on a sheet of its own, told in a language."""
    inside = Rect(0, 0, sheets.size.width, sheets.size.height).inset(*[_MARGIN] * 4)
    title = stack(plain("title", document.title, Style(FaceName.BOLD)), inside.x, inside.y, inside.width, solid(pt(18)))
    top = bottom_of(title, inside.y) + mm(3)
    steps = []
    for word, text in _steps(sheets, language):
        placed = stack(plain("step", text, Style()), inside.x, top, inside.width, solid(pt(10)))
        children = tuple(child for one in placed for child in line_children(one))
        steps.append(Element("P", children, language=language.tag_of(f"words.{word}")))
        top = bottom_of(placed, top) + mm(1)
    plan = inside.inset(0, top + mm(4) - inside.y, 0, 0)
    heading = Element("H1", tuple(child for one in title for child in line_children(one)), bookmark=document.title)
    return Page(sheets.size, Artifact(()), (heading, *steps, _plan(page.size, sheets, plan, language)))


def _steps(sheets: Sheets, language: LanguageDocument) -> Iterator[tuple[str, str]]:
    """What to do, each by its key among the words."""
    words, count = language.words, sheets.count
    laid = {"count": count, "rows": sheets.rows, "columns": sheets.columns}
    yield "print_sheets", language.form(words.print_sheets, count).format(**laid)
    yield "cut_sheets", words.cut_sheets
    yield "glue_sheets", words.glue_sheets.format(overlap=f"{in_millimetres(OVERLAP // 2):g}\u00a0mm")


def _plan(page: Size, sheets: Sheets, room: Rect, language: LanguageDocument) -> Element:
    """The page and the sheets on it, made small."""
    small = min(room.width / page.width, room.height / page.height)
    whole = Rect(room.x, room.y, round(page.width * small), round(page.height * small))
    places = [(row, column) for row in range(sheets.rows) for column in range(sheets.columns)]
    boxes = [_clipped(sheets.cell(row, column), page) for row, column in places]
    drawn: list[Operation] = [Box(whole, fill="panel")]
    for (row, column), box in zip(places, boxes, strict=True):
        rect = Rect(
            whole.x + round(box.x * small), whole.y + round(box.y * small), round(box.width * small),
            round(box.height * small),
        )  # fmt: skip
        drawn += [Box(rect, line="ink", line_width=pt(0.5)), *_name(f"{row + 1}.{column + 1}", rect)]
    alt = language.words.sheets_plan.format(rows=sheets.rows, columns=sheets.columns)
    return Element("Figure", tuple(drawn), alt=alt, bbox=whole, language=language.tag_of("words.sheets_plan"))


def _clipped(cell: Rect, page: Size) -> Rect:
    x, y = max(0, cell.x), max(0, cell.y)
    return Rect(x, y, min(page.width, cell.right) - x, min(page.height, cell.bottom) - y)


def _name(name: str, rect: Rect) -> Iterator[Text]:
    """The number of a sheet in the middle of its place, where it can be read."""
    size: Emu = min(_MOST, rect.height // 2, rect.width // 3)
    if size >= _LEAST:
        width = natural_width(Paragraph((Run(name, Style(FaceName.BOLD)),))) * size // MICRO_EM
        x, baseline = rect.x + (rect.width - width) // 2, rect.y + (rect.height + round(size * 0.6)) // 2
        yield Text(x, baseline, name, FaceName.BOLD, size, "ink")
