"""What the columns of a comparison are called, so that no two are called the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import Entry


def column_names(entries: Sequence[Entry], canvases: Sequence[Canvas]) -> tuple[str, ...]:
    """The name that an entry gives, else that of the company; versions of one company say which they are, too.

    That is their version, or else their date, revision or file: the first that tells them apart.
    """
    names = [entry.name or canvas.company.name for entry, canvas in zip(entries, canvases, strict=True)]
    told = list(names)
    for name in dict.fromkeys(names):
        same = [place for place, other in enumerate(names) if other == name]
        if len(same) > 1:
            labels = next(_telling([entries[place] for place in same], [canvases[place] for place in same]))
            for place, label in zip(same, labels, strict=True):
                told[place] = f"{name} ({label})" if label else name
    return tuple(told)


def _telling(entries: Sequence[Entry], canvases: Sequence[Canvas]) -> Iterator[list[str | None]]:
    """Labels of columns that tell these apart; what has none is as it is now."""
    tried: tuple[list[str | None], ...] = (
        [canvas.version for canvas in canvases],
        [canvas.date for canvas in canvases],
        [entry.rev for entry in entries],
        [entry.slug for entry in entries],
    )
    return (labels for labels in tried if len(set(labels)) == len(labels) and _said(labels, entries))


def _said(labels: Sequence[str | None], entries: Sequence[Entry]) -> bool:
    return all(label or not entry.rev for label, entry in zip(labels, entries, strict=True))
