"""Which claims are assumptions, which are being tested and what came of it: the items with a status, in a table."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.deck.company.speaking import item_line
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG, Cell, Grid, Row, header_row, text_cell
from bmcreport.deck.slides import Slide
from bmcreport.model.canvas import Item, Status
from bmcreport.model.outline import StatusesSlide
from bmcreport.place.marks import status_names
from bmcreport.text.types import Paragraph, Run, Style
from bmcreport.units import Rect, split

_SHARES = (18, 56, 26)

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
    rect = subject.master.content_rect(layout)
    grid = _grid(subject, claims[: written.items], rect, details=written.details)
    (tables,) = fitted_together([grid], rect, subject.master.slides.body)
    shown = tables[:1] if written.items else tables
    heading = subject.stated(written.eyebrow, subject.words.tested_claims)
    validated = sum(item.status is Status.VALIDATED for _, _, item in tracked)
    counted = subject.speech.tallied(
        subject.words.claims_validated, validated, total=subject.speech.digits(len(tracked))
    )
    title = subject.stated(written.title, counted)
    notes = lines([counted, *(_spoken(subject, claim) for claim in claims)])
    for number, table in enumerate(shown, 1):
        fills = subject.heads(layout, subject.counted(title, number, len(shown)), heading)
        yield subject.slide(subject.counted(heading, number, len(shown)), layout, fills, (table,), notes)


def _in_order(subject: Subject) -> Iterator[_Claim]:
    """Every item, blocks in fill order."""
    for key in subject.layout.in_fill_order():
        yield from ((key, index, item) for index, item in enumerate(subject.canvas.blocks[key].items))


def _grid(subject: Subject, claims: list[_Claim], rect: Rect, *, details: bool) -> Grid:
    words = subject.words
    alt = words.claims_table.format(company=subject.canvas.company.name)
    rows = tuple(_row(subject, claim, details=details) for claim in claims)
    header = header_row(words.status, words.claim, words.block)
    return Grid(words.tested_claims, alt, split(rect.width, _SHARES), header, rows, header_column=True)


def _row(subject: Subject, claim: _Claim, *, details: bool) -> Row:
    key, index, item = claim
    detail = (Run(f" {item.detail}", QUIET),) if item.detail and details else ()
    return (
        text_cell(_status(subject, item), STRONG),
        Cell((Paragraph((Run(item.text, STRONG), *detail), name=f"{key}/{index}"),)),
        text_cell(subject.block_name(key), Style(colour=subject.layout.family(key).colour)),
    )


def _status(subject: Subject, item: Item) -> str:
    return status_names(subject.layout)[item.status] if item.status else ""


def _spoken(subject: Subject, claim: _Claim) -> str:
    key, _, item = claim
    told = item_line(subject, item)
    place = subject.speech.strung([_status(subject, item), subject.block_name(key)])
    return f"• {subject.speech.labelled(place, told)}"
