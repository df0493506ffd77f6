"""Speaker notes of a comparison: every item in full with its badge, status and sources, which tables leave out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bmcreport import figures
from bmcreport.comparing.values import ComparedItem
from bmcreport.deck.comparison.subject import Subject
from bmcreport.model.canvas import Metric


def item_line(subject: Subject, one: ComparedItem) -> str:
    """`• OpenAI: API platform: per token (testing) [3,7]`."""
    item, speech = one.item, subject.speech
    text = speech.labelled(item.text, item.detail) if item.detail else item.text
    status = item.status and speech.within(getattr(subject.layout.labels, item.status.value))
    marks = speech.strung([mark for mark in (item.badge, status) if mark])
    told = f"• {speech.labelled(subject.name(one.company), text)}"
    return told + (f" ({marks})" if marks else "") + cited(subject, one)


def cited(subject: Subject, one: ComparedItem) -> str:
    """The numbers of an item's sources, as they are listed at the end of the deck."""
    numbers = sorted(source_numbers(subject, [one]))
    return f" [{','.join(map(str, numbers))}]" if numbers else ""


def source_numbers(subject: Subject, items: Iterable[ComparedItem]) -> set[int]:
    """The numbers of the sources that these items rest on."""
    return {subject.source_numbers[one.company, key] for one in items for key in one.item.sources}


def figure_line(subject: Subject, company: int, metric: Metric) -> str:
    """`Valuation: €11.7B, as of 2025-09-09 [12]`."""
    said = f"{figures.qualifier_note(metric)} {figures.full(metric, subject.layout.numbers)}".strip()
    dated = subject.words.figure_as_of.format(figure=said, date=metric.as_of) if metric.as_of else said
    number = f" [{subject.source_numbers[company, metric.source]}]" if metric.source else ""
    return subject.speech.labelled(metric.label, f"{dated}{number}")


def source_lines(subject: Subject, numbers: Iterable[int]) -> Iterator[str]:
    """The sources of these numbers with title, date and address, under a heading."""
    wanted = sorted(numbers)
    if wanted:
        yield subject.speech.introduced(subject.layout.words.sources)
    for number in wanted:
        source = subject.comparison.sources[number - 1].citation
        yield f"[{number}] " + ", ".join(filter(None, (source.title, source.published, source.url)))
