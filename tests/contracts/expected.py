"""What must be read on a page or slide of a canvas, said anew from the canvas alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bmcreport.model.canvas import Canvas, Item

BLOCKS = {
    "customer_segments": "Customer Segments",
    "value_propositions": "Value Propositions",
    "channels": "Channels",
    "customer_relationships": "Customer Relationships",
    "revenue_streams": "Revenue Streams",
    "key_resources": "Key Resources",
    "key_activities": "Key Activities",
    "key_partners": "Key Partners",
    "cost_structure": "Cost Structure",
}
"""The nine building blocks as printed, in the order in which Osterwalder and Pigneur fill them (2010, p. 16)."""


def numbers(canvas: Canvas) -> Mapping[str, int]:
    """The sources that a page cites, numbered as a reader meets them."""
    cited = [key for block in BLOCKS for item in canvas.blocks[block].items for key in item.sources]
    return {key: number for number, key in enumerate(dict.fromkeys(cited), 1)}


def letters(canvas: Canvas) -> Mapping[str, str]:
    """The letter of each customer segment by its id."""
    named = [item.id for item in canvas.blocks.customer_segments.items if item.id]
    return dict(zip(named, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=False))


def item_on_page(item: Item, cited: Mapping[str, int], of_segment: Mapping[str, str]) -> Iterator[str]:
    """What is printed of an item, piece by piece."""
    yield of_segment.get(item.id or "", "")
    yield item.text
    yield item.detail or ""
    yield ",".join(map(str, sorted(cited[key] for key in item.sources)))
    yield "".join(sorted(of_segment[key] for key in item.segments))
    yield (item.badge or "").upper()


def item_on_slide(item: Item, of_segment: Mapping[str, str]) -> Iterator[str]:
    """What the canvas slide shows of an item: its lead, the letters of its segments, its status and its badge."""
    yield of_segment.get(item.id or "", "")
    yield item.text
    yield "".join(sorted(of_segment[key] for key in item.segments))
    yield item.status or ""
    yield (item.badge or "").upper()
