"""Which claims are assumptions, which are being tested and what came of it: a few in large type, more in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.deck.company.canvas import canvas_eyebrow
from bmcreport.deck.company.cards import Card, cards
from bmcreport.deck.company.speaking import item_line
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.fitted_tables import fitted_snugly
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG, Cell, Grid, Row, header_row, text_cell
from bmcreport.deck.slides import Shape, Slide
from bmcreport.model.canvas import Item, Status
from bmcreport.model.outline import StatusesSlide
from bmcreport.place.marks import status_names
from bmcreport.text.types import Paragraph, Run, Style
from bmcreport.units import Rect, split

_SHARES = (18, 56, 26)
_CLAIM = 1
"""The column of running text."""
_FEW = 3
"""Claims that stand side by side."""

_Claim = tuple[str, int, Item]
"""The key of a block with the index and the value of one of its items."""


def status_slides(subject: Subject, written: StatusesSlide) -> Iterator[Slide]:
    """The claims by status, on as many slides as they need, or the first ones on one; none where none states one."""
    tracked = [claim for claim in _in_order(subject) if claim[2].status]
    wanted = written.statuses or tuple(Status)
    claims = [claim for status in wanted for claim in tracked if claim[2].status is status]
    if not claims:
        return
    layout = subject.chosen(written, "table")
    shown = _shown(subject, written, claims[: written.items], subject.master.content_rect(layout))
    heading = subject.stated(written.eyebrow, subject.words.tested_claims)
    validated = sum(item.status is Status.VALIDATED for _, _, item in tracked)
    counted = subject.speech.tallied(
        subject.words.claims_validated, validated, total=subject.speech.digits(len(tracked))
    )
    # Of a single claim there is nothing to count.
    title = subject.stated(written.title, counted if len(tracked) > 1 else heading)
    eyebrow = heading if title != heading else canvas_eyebrow(subject)
    notes = lines([counted, *(_spoken(subject, claim) for claim in claims)])
    for number, shapes in enumerate(shown, 1):
        fills = subject.heads(layout, subject.counted(title, number, len(shown)), eyebrow)
        yield subject.slide(subject.counted(heading, number, len(shown)), layout, fills, shapes, notes)


def _shown(
    subject: Subject, written: StatusesSlide, claims: Sequence[_Claim], rect: Rect
) -> Sequence[tuple[Shape, ...]]:
    """What the slides show: few claims as cards where they fit, else a table on each."""
    few = (
        cards([_card(subject, claim, details=written.details) for claim in claims], rect) if len(claims) <= _FEW else ()
    )
    if few:
        return [few]
    scale = subject.master.slides.body
    tables = fitted_snugly(_grid(subject, claims, rect, details=written.details), rect, scale, _CLAIM)
    return [(table,) for table in (tables[:1] if written.items else tables)]


def _card(subject: Subject, claim: _Claim, *, details: bool) -> Card:
    key, index, item = claim
    head = f"{_status(subject, item)} · {subject.block_name(key)}"
    place = f"{key} {index + 1}"
    names = (f"{place} status", f"{place} rule", f"{place} claim")
    return Card(head, subject.layout.family(key).colour, _told(claim, details=details), names)


def _told(claim: _Claim, *, details: bool) -> Paragraph:
    key, index, item = claim
    detail = (Run(f" {item.detail}", QUIET),) if item.detail and details else ()
    return Paragraph((Run(item.text, STRONG), *detail), name=f"{key}/{index}")


def _in_order(subject: Subject) -> Iterator[_Claim]:
    """Every item, blocks in fill order."""
    for key in subject.layout.in_fill_order():
        yield from ((key, index, item) for index, item in enumerate(subject.canvas.blocks[key].items))


def _grid(subject: Subject, claims: Sequence[_Claim], rect: Rect, *, details: bool) -> Grid:
    words = subject.words
    alt = words.claims_table.format(company=subject.canvas.company.name)
    rows = tuple(_row(subject, claim, details=details) for claim in claims)
    header = header_row(words.status, words.claim, words.block)
    return Grid(words.tested_claims, alt, split(rect.width, _SHARES), header, rows, header_column=True)


def _row(subject: Subject, claim: _Claim, *, details: bool) -> Row:
    key, _, item = claim
    return (
        text_cell(_status(subject, item), STRONG),
        Cell((_told(claim, details=details),)),
        text_cell(subject.block_name(key), Style(colour=subject.layout.family(key).colour)),
    )


def _status(subject: Subject, item: Item) -> str:
    return status_names(subject.layout)[item.status] if item.status else ""


def _spoken(subject: Subject, claim: _Claim) -> str:
    key, _, item = claim
    told = item_line(subject, item)
    place = subject.speech.strung([_status(subject, item), subject.block_name(key)])
    return f"• {subject.speech.labelled(place, told)}"
