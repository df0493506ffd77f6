"""Speaker notes: what to say, the details behind each item, and where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bmcreport.model.canvas import Block, Canvas, Item
from bmcreport.model.language import Words
from bmcreport.place.citations import Citations
from bmcreport.place.marks import Marks
from bmcreport.text.types import Paragraph, Run


def lines(texts: Iterable[str | None]) -> tuple[Paragraph, ...]:
    """A paragraph per text, leaving out what there is none of."""
    return tuple(Paragraph((Run(text),)) for text in texts if text)


def block_notes(name: str, block: Block, citations: Citations, marks: Marks) -> Iterator[str | None]:
    """A block's notes and its items with their details and source numbers."""
    yield block.notes
    yield f"{name}:"
    yield from (f"• {item_line(item, citations, marks)}" for item in block.items)


def item_line(item: Item, citations: Citations, marks: Marks) -> str:
    """An item in full on one line: text, detail, badge, status, the segments that it serves and source numbers."""
    text = f"{item.text}: {item.detail}" if item.detail else item.text
    serves = f"{marks.serves} " + ", ".join(each.name for each in marks.served(item)) if marks.served(item) else None
    said = ", ".join(filter(None, (item.badge, item.status and item.status.value, serves)))
    cited = f" [{citations.mark(item.sources)}]" if item.sources else ""
    return text + (f" ({said})" if said else "") + cited


def source_lines(canvas: Canvas, citations: Citations, keys: Iterable[str], words: Words) -> Iterator[str]:
    """The cited sources with number, title, date and address."""
    numbered = sorted(dict.fromkeys(keys), key=citations.number)
    if numbered:
        yield f"{words.sources}:"
    for key in numbered:
        source = canvas.sources[key]
        yield f"[{citations.number(key)}] " + ", ".join(filter(None, (source.title, source.published, source.url)))
