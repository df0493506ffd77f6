"""Speaker notes of a company's deck: the details behind each item, and where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bmcreport.deck.company.subject import Subject
from bmcreport.model.canvas import Item
from bmcreport.place.marks import status_names


def block_notes(subject: Subject, key: str) -> Iterator[str | None]:
    """A block's notes and its items with their details and source numbers."""
    block = subject.canvas.blocks[key]
    yield block.notes
    yield subject.speech.introduced(subject.block_name(key))
    yield from (f"• {item_line(subject, item)}" for item in block.items)


def item_line(subject: Subject, item: Item) -> str:
    """An item in full on one line: text, detail, badge, status, the segments that it serves and source numbers."""
    speech, marks = subject.speech, subject.marks
    text = speech.labelled(item.text, item.detail) if item.detail else item.text
    served = speech.strung([each.name for each in marks.served(item)])
    status = status_names(subject.layout)[item.status].lower() if item.status else None
    said = speech.strung([each for each in (item.badge, status, served and f"{marks.serves} {served}") if each])
    cited = f" [{subject.citations.mark(item.sources)}]" if item.sources else ""
    return text + (f" ({said})" if said else "") + cited


def source_lines(subject: Subject, keys: Iterable[str]) -> Iterator[str]:
    """The cited sources with number, title, date and address."""
    numbered = sorted(dict.fromkeys(keys), key=subject.citations.number)
    if numbered:
        yield subject.speech.introduced(subject.words.sources)
    for key in numbered:
        source = subject.canvas.sources[key]
        told = subject.speech.strung([part for part in (source.title, source.published, source.url) if part])
        yield f"[{subject.citations.number(key)}] {told}"
