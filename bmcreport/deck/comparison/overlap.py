"""Per block what all companies share, what several share, and what is found at one only, with counts."""

from __future__ import annotations

from collections.abc import Iterator

from bmcreport.comparing.values import BlockComparison, ComparedItem
from bmcreport.deck.comparison.cells import names_in, nothing, separated
from bmcreport.deck.comparison.speaking import item_line, source_lines, source_numbers
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.fitted_tables import fitted_snugly
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import QUIET, STRONG, Cell, Grid, Row, text_cell
from bmcreport.deck.slides import Slide
from bmcreport.deck.speech import capitalised
from bmcreport.model.comparison_outline import OverlapSlide
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import split

_SHARES, _SHARES_OF_A_PAIR = (19, 13, 29, 39), (19, 38, 43)
_PAIR = 2


def overlap_slides(subject: Subject, written: OverlapSlide) -> Iterator[Slide]:
    """All blocks in fill order, on as many slides as they need."""
    blocks = [subject.comparison.block(key) for key in subject.layout.in_fill_order()]
    rect, heading = subject.master.content_rect("table"), written.title or subject.words.overlap
    tables = fitted_snugly(_grid(subject, blocks, written.items), rect, subject.master.slides.table)
    for number, table in enumerate(tables, 1):
        heads = subject.heads("table", heading, subject.counted(overlap_stated(subject, blocks), number, len(tables)))
        name = subject.counted(heading, number, len(tables))
        shown = [block for block in blocks if block.key in names_in(table)]
        yield subject.slide(name, "table", heads, (table,), lines(_notes(subject, shown)))


def overlap_stated(subject: Subject, blocks: list[BlockComparison]) -> str:
    """The counts over all blocks."""
    words, counted = subject.words, subject.speech.counted
    by_all, by_some = sum(len(block.by_all) for block in blocks), sum(len(block.by_some) for block in blocks)
    of_one = sum(block.of_one for block in blocks)
    common, several = counted(words.common_to_all, by_all), counted(words.common_to_some, by_some)
    alone = counted(words.items_alone, of_one)
    if of_a_pair(subject):
        return capitalised(subject.speech.strung([common, alone]))
    return capitalised(words.overlap_stated.format(all=common, several=several, alone=alone))


def of_a_pair(subject: Subject) -> bool:
    """Whether there are two companies: what several of them share, all share."""
    return len(subject.order) == _PAIR


def _grid(subject: Subject, blocks: list[BlockComparison], items: int) -> Grid:
    words, by_all = subject.words, subject.speech.counted(subject.words.overlap_by_all, len(subject.order))
    some = () if of_a_pair(subject) else (words.overlap_by_some,)
    headings = (subject.layout.words.block, by_all, *some, words.overlap_by_one)
    header = tuple(text_cell(heading, STRONG) for heading in headings)
    rows = tuple(_row(subject, block, items) for block in blocks)
    widths = split(subject.master.content_rect("table").width, _SHARES if some else _SHARES_OF_A_PAIR)
    return Grid("Overlap", words.overlap_table, widths, header, rows, header_column=True)


def _row(subject: Subject, block: BlockComparison, items: int) -> Row:
    return (
        Cell(
            (
                Paragraph((Run(subject.block_name(block), STRONG),), name=block.key),
                Paragraph((Run(_counts(subject, block), QUIET),)),
            )
        ),
        _themes([row.name for row in block.by_all]),
        *([] if of_a_pair(subject) else [_themes([f"{row.name}\u00a0{row.count}" for row in block.by_some])]),
        _only(subject, block, items),
    )


def _counts(subject: Subject, block: BlockComparison) -> str:
    speech, words = subject.speech, subject.words
    by_all, by_some, alone = map(speech.digits, (len(block.by_all), len(block.by_some), block.of_one))
    if of_a_pair(subject):
        both = speech.counted(words.overlap_by_all, len(subject.order))
        return speech.strung([speech.labelled(both, by_all), speech.labelled(speech.within(words.only_here), alone)])
    return words.overlap_counted.format(all=by_all, several=by_some, alone=alone)


def _themes(names: list[str]) -> Cell:
    return Cell((Paragraph(separated(names)),)) if names else nothing()


def _only(subject: Subject, block: BlockComparison, items: int) -> Cell:
    """Per company the first of its items."""
    told = [_company(subject, company, block.only[company], items) for company in subject.order if block.only[company]]
    return Cell(tuple(map(Paragraph, told))) if told else nothing()


def _company(subject: Subject, company: int, only: tuple[ComparedItem, ...], items: int) -> tuple[Run, ...]:
    more = len(only) - items
    rest = (Run(f" {subject.speech.tallied(subject.words.and_more, more)}", QUIET),) if more > 0 else ()
    return (
        Run(f"{subject.speech.introduced(subject.name(company))} ", QUIET),
        *separated(one.item.text for one in only[:items]),
        *rest,
    )


def _notes(subject: Subject, blocks: list[BlockComparison]) -> Iterator[str]:
    yield subject.words.sharing_explained
    told: list[ComparedItem] = []
    for block in blocks:
        only = [one for company in subject.order for one in block.only[company]]
        yield subject.speech.labelled(subject.block_name(block), _counts(subject, block))
        yield from (item_line(subject, one) for one in only)
        told += only
    yield from source_lines(subject, source_numbers(subject, told))
