"""The numbers by which a canvas cites its sources, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable

from bmcreport.model.canvas import Canvas, Item
from bmcreport.model.layout import Layout


class Citations:
    """Numbers by source key: items in fill order first, then figures, then what is only listed."""

    def __init__(self, canvas: Canvas, layout: Layout) -> None:
        cited = [key for item in _items(canvas, layout) for key in item.sources]
        figures = [metric.source for metric in canvas.metrics if metric.source]
        self._numbers = {
            key: number for number, key in enumerate(dict.fromkeys([*cited, *figures, *canvas.sources]), 1)
        }
        self.on_canvas = tuple(dict.fromkeys(cited))
        self.all = tuple(self._numbers)

    def number(self, key: str) -> int:
        """The number of a source."""
        return self._numbers[key]

    def mark(self, keys: Iterable[str]) -> str:
        """The numbers of these sources as printed after a claim: `1,3`."""
        return ",".join(map(str, sorted(self._numbers[key] for key in keys)))


def _items(canvas: Canvas, layout: Layout) -> Iterable[Item]:
    return (item for key in layout.in_fill_order() for item in canvas.blocks[key].items)
