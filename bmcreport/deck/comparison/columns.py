"""Widths of a table's columns by what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bmcreport.deck.rows import INSET, Cell, Row
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.units import Emu, pt, split

_LEAST_LABEL, MOST_LABEL = pt(64), pt(112)
_NARROWEST, _WIDEST = 0.82, 1.3
"""The least and largest width of a column, in average columns."""


def label_width(cells: Iterable[Cell], size: Emu) -> Emu:
    """What a first column of labels needs at a type size to stand on one line each, within limits."""
    widest = max((natural_width(paragraph) for cell in cells for paragraph in cell.paragraphs), default=0)
    # A little over 1 %, by which every frame is narrowed before text is fitted to it.
    needed = widest * size * 102 // (MICRO_EM * 100) + INSET[0] + INSET[2]
    return max(_LEAST_LABEL, min(MOST_LABEL, needed))


def content_widths(rows: Sequence[Row], total: Emu) -> tuple[Emu, ...]:
    """Widths that sum to `total`: the more a column says the wider, within limits.

    The height that a text needs falls with the width of its column, so equal heights would ask for widths in
    proportion to the text; the square root goes half that way, and leaves the columns alike enough to compare.
    """
    said = [sum(map(_length, column)) ** 0.5 for column in zip(*rows, strict=True)]
    average = sum(said) / len(said) or 1.0
    shares = [min(_WIDEST, max(_NARROWEST, share / average)) for share in said]
    return split(total, shares)


def _length(cell: Cell) -> int:
    """The text of a cell on one line, in micro-em."""
    return sum(map(natural_width, cell.paragraphs))
