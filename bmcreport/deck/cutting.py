"""Rows that are too high for a slide, cut into rows that are not: between items, and inside one that is too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from msgspec.structs import replace

from bmcreport.deck.bodies import narrowed, spared
from bmcreport.deck.rows import INSET, Cell, Inset, Row, row_height
from bmcreport.model.layout import TypeScale
from bmcreport.text.breaking import break_paragraph
from bmcreport.text.fitting import Frame, Setting, needed_height, sizes
from bmcreport.text.types import Line, Paragraph, Run
from bmcreport.units import Emu, Rect

CONTINUED = "/continued"
"""Ends the name of a paragraph that goes on with the one before it."""


def cut_row(row: Row, widths: Sequence[Emu], setting: Setting, room: Emu, inset: Inset = INSET) -> tuple[Row, ...]:
    """The row, or the rows that together say the same; the first cell, which names the row, stands in each."""
    if row_height(row, widths, setting, inset) <= room:
        return (row,)
    left, top, right, bottom = inset
    within = [Rect(0, 0, max(1, width - left - right), room - top - bottom) for width in widths]
    parts = [tuple(_parts(cell, rect, setting)) for cell, rect in zip(row, within, strict=True)]
    names = parts[0][:1] * max(map(len, parts)) if len(parts[0]) == 1 else parts[0]
    blank = [Cell(fill=cell.fill) for cell in row]
    return tuple(
        tuple(cell or empty for cell, empty in zip(cells, blank, strict=True))
        for cells in zip_longest(names, *parts[1:])
    )


def whole_pieces(paragraphs: Sequence[Paragraph], rect: Rect, scale: TypeScale) -> tuple[Paragraph, ...]:
    """The paragraphs, those that are too long for `rect` at the floor of the scale in pieces that are not."""
    floor = Setting.of(scale, sizes(scale)[0])
    return tuple(piece for paragraph in paragraphs for piece in pieces(paragraph, spared(narrowed(rect)), floor))


def _parts(cell: Cell, rect: Rect, setting: Setting) -> Iterator[Cell]:
    """The cell in parts that fit `rect`, each as full as can be."""
    whole = [piece for paragraph in cell.paragraphs for piece in pieces(paragraph, narrowed(rect), setting)]
    while whole:
        count = _fitting(whole, narrowed(rect), setting)
        yield replace(cell, paragraphs=tuple(whole[:count]))
        whole = whole[count:]
    if not cell.paragraphs:
        yield cell


def _fitting(paragraphs: Sequence[Paragraph], rect: Rect, setting: Setting) -> int:
    """How many of the paragraphs, from the first, fit `rect`; at least one."""
    used = -setting.space
    for index, paragraph in enumerate(paragraphs):
        used += setting.space + needed_height(Frame((paragraph,), rect), setting)
        if used > rect.height:
            return max(1, index)
    return len(paragraphs)


def pieces(paragraph: Paragraph, rect: Rect, setting: Setting) -> tuple[Paragraph, ...]:
    """The paragraph, or as many of its lines at a time as fit `rect`."""
    most = max(1, rect.height // setting.leading)
    if needed_height(Frame((paragraph,), rect), setting) <= most * setting.leading:
        return (paragraph,)
    hanging = setting.indent if paragraph.bullet else 0
    lines = break_paragraph(paragraph, rect.width - hanging, setting.size)
    cuts = [lines[start : start + most] for start in range(0, len(lines), most)]
    return tuple(
        Paragraph(_runs(cut), paragraph.bullet, paragraph.name + (CONTINUED if index else ""))
        for index, cut in enumerate(cuts)
    )


def _runs(lines: Sequence[Line]) -> tuple[Run, ...]:
    """The lines as running text again, neighbours of one run joined."""
    fragments = (fragment for line in lines for fragment in line.fragments)
    by_run = groupby(fragments, key=lambda fragment: fragment.run)
    return tuple(replace(run, text="".join(fragment.text for fragment in own)) for run, own in by_run)
