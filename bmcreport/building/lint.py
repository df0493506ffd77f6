"""Documents linted: everything that validating them says, and what is odd about those that are sound."""

from __future__ import annotations

import json
import pickle
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from bmcreport.building.cards import Card, excerpted
from bmcreport.building.crew import Lost, Unstaffed
from bmcreport.building.losses import changed, lost, unstaffed
from bmcreport.building.reading import opened_canvas, with_root
from bmcreport.building.validate import Sighted, sighted
from bmcreport.diagnostics import Diagnostic, Severity, in_reading_order
from bmcreport.linting.ages import age_findings
from bmcreport.linting.claims import claim_findings
from bmcreport.linting.figures import figure_findings
from bmcreport.linting.segments import segment_findings
from bmcreport.linting.themes import Oddity, Placed, theme_oddities
from bmcreport.model.canvas import Canvas
from bmcreport.model.linting import LintSettings
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.read.located import Located
from bmcreport.read.projects import Project
from bmcreport.read.suggest import did_you_mean

CODES = tuple(f"BMC{number}" for number in range(801, 811))
"""What lint adds to validating."""

R = TypeVar("R")


class _Terms(Struct, frozen=True):
    """What counts as odd, and the day that ages are counted to, in ISO 8601: no type of others is pickled."""

    settings: LintSettings
    today: str


@dataclass(frozen=True, slots=True)
class _Task:
    """The record of a canvas, and what is odd about its items beside those of others."""

    card: Card
    record: bytes = field(repr=False)
    oddities: tuple[Oddity, ...] = ()


class _Looked(Struct, frozen=True):
    """What is odd about a canvas alone, and the items of each block in little room: there may be thousands of both."""

    found: tuple[Diagnostic, ...]
    blocks: tuple[bytes, ...]


def lint(paths: Iterable[Path], today: date) -> tuple[Diagnostic, ...]:
    """All findings about the documents at `paths`, in reading order; `today` is what ages are counted to."""
    try:
        with sighted(tuple(paths)) as seen:
            settings = (seen.project and seen.project.settings.value.lint) or LintSettings()
            odd = [one for one in _odd(seen, _Terms(settings, today.isoformat())) if one.code not in settings.off]
            return in_reading_order(dict.fromkeys((*seen.diagnostics, *_unknown_codes(seen.project), *odd)))
    except Unstaffed as error:
        return (unstaffed(str(error)),)


def _odd(seen: Sighted, terms: _Terms) -> Iterator[Diagnostic]:
    """What is odd about each canvas, then about their items side by side."""
    looked: dict[Card, tuple[bytes, ...]] = {}
    for card, result in _each(seen, _look, terms, dict.fromkeys(seen.catalogue.canvases, ())):
        if isinstance(result, Diagnostic):
            yield result
        else:
            yield from result.found
            looked[card] = result.blocks
    beside: dict[Card, list[Oddity]] = defaultdict(list)
    by_name = {card.name: card for card in looked}
    for place, block in enumerate(BLOCK_KEYS):
        items = [item for card, blocks in looked.items() for item in _unpacked(card, block, blocks[place])]
        for oddity in theme_oddities(items, terms.settings.near_theme, terms.settings.near_wording):
            beside[by_name[oddity.item.document]].append(oddity)
    for _, told in _each(seen, _told, terms, {card: tuple(odd) for card, odd in beside.items()}):
        yield from (told,) if isinstance(told, Diagnostic) else told


def _each(
    seen: Sighted, function: Callable[[bytes, _Task], R], terms: _Terms, oddities: dict[Card, tuple[Oddity, ...]]
) -> Iterator[tuple[Card, R | Diagnostic]]:
    """What comes of each of these canvases, one opened after the other; or why nothing does."""
    gone: list[Card] = []

    def tasks() -> Iterator[_Task]:
        for card, odd in oddities.items():
            record = seen.spool.record(card)
            if record is None:
                gone.append(card)
            else:
                yield _Task(card, record, odd)

    for task, result in seen.crew.work(function, pickle.dumps(terms), tasks(), lambda _: 1):
        yield task.card, lost("this document", task.card.source, result) if isinstance(result, Lost) else result
    yield from ((card, changed(card)) for card in gone)


def _look(terms: bytes, task: _Task) -> _Looked:
    """What a worker does to see what is odd about a canvas; `terms` are pickled."""
    given: _Terms = pickle.loads(terms)  # noqa: S301 - from the process that started this one
    canvas = opened_canvas(task.record, None)
    found = tuple(_odd_alone(canvas, given))
    # Positions are asked for only where there is something to tell.
    placed = tuple(_odd_alone(with_root(canvas), given)) if found else ()
    return _Looked(excerpted(placed), tuple(_packed(canvas.value, block) for block in BLOCK_KEYS))


def _odd_alone(canvas: Located[Canvas], terms: _Terms) -> Iterator[Diagnostic]:
    yield from segment_findings(canvas)
    yield from claim_findings(canvas)
    yield from figure_findings(canvas, terms.settings.share_tolerance)
    yield from age_findings(canvas, date.fromisoformat(terms.today), terms.settings.checked_days)


def _packed(canvas: Canvas, block: str) -> bytes:
    items = [(item.text, item.theme) for item in canvas.blocks[block].items]
    return zlib.compress(json.dumps(items, ensure_ascii=False).encode(), 1)


def _unpacked(card: Card, block: str, packed: bytes) -> Iterator[Placed]:
    for index, (text, theme) in enumerate(json.loads(zlib.decompress(packed))):
        yield Placed(card.name, card.title, block, index, text, theme)


def _told(_: bytes, task: _Task) -> tuple[Diagnostic, ...]:
    """What a worker does to say where items stand that are odd beside others."""
    canvas = with_root(opened_canvas(task.record, None))
    return excerpted(_finding(canvas, oddity) for oddity in task.oddities)


def _finding(canvas: Located[Canvas], oddity: Oddity) -> Diagnostic:
    span = canvas.span("blocks", oddity.item.block, "items", oddity.item.index, oddity.key)
    return canvas.finding(oddity.code, oddity.message, oddity.hint, span, Severity.WARNING)


def _unknown_codes(project: Project | None) -> Iterator[Diagnostic]:
    if project is None or project.settings.value.lint is None:
        return
    for index, code in enumerate(project.settings.value.lint.off):
        if code not in CODES:
            span = project.settings.span("lint", "off", index)
            hint = did_you_mean(code, CODES, f"lint's codes are {CODES[0]} to {CODES[-1]}")
            yield project.settings.finding("BMC811", f"lint has no code `{code}`", hint, span, Severity.WARNING)
