"""Sources in the two columns of the sources layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bmcreport.deck.bodies import body_at, frame
from bmcreport.deck.master import Master
from bmcreport.deck.slides import Body
from bmcreport.text.fitting import Setting, fits, sizes
from bmcreport.text.types import Paragraph


def source_columns(master: Master, paragraphs: Sequence[Paragraph]) -> tuple[Mapping[str, Body], ...]:
    """Per slide, what its two columns hold: as few slides as can be, then the largest size, columns filled evenly."""
    rising = [Setting.of(master.slides.table, size) for size in sizes(master.slides.table)]
    for count in range(1, len(paragraphs) + 1):
        halves = _even(paragraphs, 2 * count)
        for setting in reversed(rising):
            if all(_fits(master, index, half, setting) for index, half in enumerate(halves)):
                return tuple(_page(halves[page : page + 2], setting) for page in range(0, 2 * count, 2))
    return tuple(_page((paragraph,), rising[0]) for paragraph in [[each] for each in paragraphs])


def _fits(master: Master, index: int, half: Sequence[Paragraph], setting: Setting) -> bool:
    return fits(frame(half, master.rect("sources", ("left", "right")[index % 2])), setting)


def _page(halves: Sequence[Sequence[Paragraph]], setting: Setting) -> Mapping[str, Body]:
    return {side: body_at(half, setting) for side, half in zip(("left", "right"), halves, strict=False) if half}


def _even(paragraphs: Sequence[Paragraph], count: int) -> list[Sequence[Paragraph]]:
    """`count` portions in order, earlier ones the longer where they differ."""
    edges = [-(-len(paragraphs) * part // count) for part in range(count + 1)]
    return [paragraphs[start:end] for start, end in zip(edges, edges[1:], strict=False)]
