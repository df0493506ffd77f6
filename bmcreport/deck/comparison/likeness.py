"""How alike companies are, as a heatmap with its numbers printed: in total, and per block while companies are few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from string import ascii_uppercase

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.comparing.similarity import Similarity, shared_rows, similarity
from bmcreport.comparing.values import BlockComparison, SharedRow
from bmcreport.deck.bodies import body_at, common_setting, frame
from bmcreport.deck.comparison.cells import company_head, heat_cell, row_name
from bmcreport.deck.comparison.subject import Subject
from bmcreport.deck.fitted_tables import comfortable, fitted_together
from bmcreport.deck.notes_text import lines
from bmcreport.deck.rows import INSET, QUIET, Cell, Grid, Inset, centred, measured_width, text_cell
from bmcreport.deck.slides import Shape, Slide, TableShape, TextBox
from bmcreport.deck.splitting import even_groups
from bmcreport.model.comparison_outline import LikenessSlide
from bmcreport.text.breaking import widest_word
from bmcreport.text.fitting import sizes
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, Rect, pt

_NAME, _WIDEST_NAME = pt(112), pt(150)
"""The column of names: what it has, and what it may take for the long name of a block."""

_LARGEST = pt(14)

_LEAST_COLUMN = pt(66)
"""A column of numbers under a company's name; narrower ones stand under its letter."""

_WIDEST_NUMBER = pt(28)
"""A column of numbers under letters that needs no more, at any size."""

_LETTERED_INSET: Inset = (pt(2), INSET[1], pt(2), INSET[3])
"""Around numbers under letters, which stand in the middle of their columns: three digits need nearly all of one."""

_HIGHEST = Paragraph((Run("100"),))

_ACROSS = ((2, 3), (7, 2))
"""Up to how many companies how many heatmaps stand beside each other."""

_MOST_ROWS = 3
"""Rows of heatmaps on a slide at most."""

_MOST_STATED = 2
"""Heatmaps whose statements make a title."""

_GAP = pt(20)
_PAIRS_TOLD = 3
"""The strongest and the weakest pairs that notes explain."""


_Pair = tuple[float, int, int]
"""How alike two companies are, 0 to 1, and who they are."""


class _Map(Struct, frozen=True):
    """A heatmap of some blocks under a name; `pairs` of companies with something to compare, the likest first."""

    name: str
    blocks: tuple[BlockComparison, ...]
    likeness: Similarity
    pairs: tuple[_Pair, ...]

    @classmethod
    def of(cls, subject: Subject, name: str, blocks: Sequence[BlockComparison]) -> _Map:
        likeness = similarity(blocks, len(subject.order))
        return cls(name, tuple(blocks), likeness, _pairs(likeness))


def likeness_slides(subject: Subject, written: LikenessSlide) -> Iterator[Slide]:
    """The total, and then block by block in fill order where there are no more companies than the outline says."""
    blocks = [subject.comparison.block(key) for key in subject.layout.in_fill_order()]
    heading = written.title or subject.words.likeness
    yield from _total(subject, _Map.of(subject, heading, blocks))
    if len(subject.order) <= written.companies:
        yield from _by_block(subject, heading, [_Map.of(subject, subject.block_name(one), [one]) for one in blocks])


def _total(subject: Subject, whole: _Map) -> Iterator[Slide]:
    rect = subject.master.content_rect("table")
    most, label = (rect.width - _NAME) // _LEAST_COLUMN, _heading_width(whole.name)
    if (rect.width - label) // _LEAST_COLUMN < most:
        label = _NAME
    grids = [_grid(subject, whole, group, rect.width, label) for group in even_groups(subject.order, most)]
    fitted = [table for tables in fitted_together(grids, rect, subject.master.slides.table) for table in tables]
    for number, table in enumerate(fitted, 1):
        title = subject.counted(_stated(subject, whole), number, len(fitted))
        name = subject.counted(whole.name, number, len(fitted))
        yield _slide(subject, whole.name, name, title, (table,), [whole])


def _by_block(subject: Subject, heading: str, maps: Sequence[_Map]) -> Iterator[Slide]:
    shelf = _shelves(subject, maps)
    for number, group in enumerate(shelf.groups, 1):
        stated = "; ".join(_stated(subject, one, named=True) for one in group)
        name = subject.counted(subject.words.block_by_block.format(title=heading), number, len(shelf.groups))
        told = len(group) <= _MOST_STATED
        aside = () if told else _told_beside(subject, group, shelf.free(len(group)))
        yield _slide(subject, heading, name, stated if told else name, (*shelf.placed(group), *aside), group)


def _told_beside(subject: Subject, group: Sequence[_Map], room: Rect | None) -> tuple[TextBox, ...]:
    """What heatmaps show, in the place of one more, where the title has no room for it."""
    if room is None:
        return ()
    paragraphs = tuple(Paragraph((Run(_stated(subject, one, named=True)),)) for one in group)
    setting = common_setting([frame(paragraphs, room)], comfortable(subject.master.slides.table))
    return () if setting is None else (TextBox("Likeness: what stands out", room, body_at(paragraphs, setting)),)


class _Shelves(Struct, frozen=True):
    """Heatmaps that stand so many to a slide, in rows; `tables` are theirs by name, each at the left and top so far."""

    groups: tuple[tuple[_Map, ...], ...]
    tables: Mapping[str, Sequence[TableShape]]
    across: int
    first: Rect

    def placed(self, group: Sequence[_Map]) -> list[TableShape]:
        """The tables of a slide, row by row."""
        return [
            replace(table, rect=self._moved(table.rect, at))
            for at, one in enumerate(group)
            for table in self.tables[one.name]
        ]

    def free(self, at: int) -> Rect | None:
        """The room for one more beside so many; none where the next would begin a row."""
        return self._moved(self.first, at) if at % self.across else None

    def _moved(self, rect: Rect, at: int) -> Rect:
        """A rectangle of the first place in that of a later one."""
        right, down = self.first.width + _GAP, self.first.height + _GAP
        return replace(rect, x=rect.x + at % self.across * right, y=rect.y + at // self.across * down)


def _shelves(subject: Subject, maps: Sequence[_Map]) -> _Shelves:
    """As many rows of heatmaps as fit a slide at a comfortable size; a single row as large as it goes."""
    rect, scale = subject.master.content_rect("table"), subject.master.slides.table
    names = [one.name for one in maps]
    across, width = _abreast(subject, rect.width, _name_width(names))
    label = max(_name_width(names), min(_line_width(names), width - len(subject.order) * _WIDEST_NUMBER))
    for rows in range(_MOST_ROWS, 0, -1):
        height = (rect.height - _GAP * (rows - 1)) // rows
        each = across * rows
        groups = tuple(tuple(maps[index] for index in group) for group in even_groups(range(len(maps)), each))
        widths = [rect.width if len(group) == 1 else width for group in groups for _ in group]
        grids = [_grid(subject, one, subject.order, wide, label) for one, wide in zip(maps, widths, strict=True)]
        fitted = fitted_together(grids, replace(rect, height=height), comfortable(scale) if rows > 1 else scale)
        if rows == 1 or all(len(tables) == 1 for tables in fitted):
            tables = {one.name: each for one, each in zip(maps, fitted, strict=True)}
            return _Shelves(groups, tables, across, replace(rect, width=width, height=height))
    raise AssertionError("a single row always stands")


def _abreast(subject: Subject, room: Emu, label: Emu) -> tuple[int, Emu]:
    """How many heatmaps stand beside each other, and how wide: as many as leave every number whole."""
    companies, floor = len(subject.order), sizes(subject.master.slides.table)[0]
    most = next((count for limit, count in _ACROSS if companies <= limit), 1)
    for across in range(most, 1, -1):
        width = (room - _GAP * (across - 1)) // across
        number = measured_width((width - label) // companies, _LETTERED_INSET)
        if number * MICRO_EM >= natural_width(_HIGHEST) * floor:
            return across, width
    return 1, room


def _slide(
    subject: Subject, heading: str, name: str, title: str, shapes: tuple[Shape, ...], maps: Sequence[_Map]
) -> Slide:
    heads = subject.heads("table", heading, title)
    return subject.slide(name, "table", heads, shapes, lines(_notes(subject, maps)))


def _name_width(names: Iterable[str]) -> Emu:
    """What the longest word of names over the column needs at the largest size, within limits."""
    widest = max(widest_word(paragraph) for name in names for paragraph in text_cell(name, QUIET).paragraphs)
    return max(_NAME, min(_WIDEST_NAME, _column(widest)))


def _line_width(names: Iterable[str]) -> Emu:
    """What names over the column need to stand on a line each at the largest size, within limits."""
    widest = max(natural_width(paragraph) for name in names for paragraph in text_cell(name, QUIET).paragraphs)
    return min(_WIDEST_NAME, _column(widest))


def _heading_width(name: str) -> Emu:
    """What a name over the column needs to stand on one line, if it can."""
    needed = _column(max(map(natural_width, text_cell(name, QUIET).paragraphs)))
    return max(_NAME, needed) if needed <= _WIDEST_NAME else _NAME


def _column(widest: int) -> Emu:
    """A column for text so wide, in millionths of an em, at the largest size."""
    # A little over 1 %, by which every frame is narrowed before text is fitted to it.
    return widest * _LARGEST * 102 // (MICRO_EM * 100) + INSET[0] + INSET[2]


def _grid(subject: Subject, one: _Map, columns: Sequence[int], width: Emu, label: Emu) -> Grid:
    number = (width - label) // len(columns)
    lettered = number < _LEAST_COLUMN
    head = _letter if lettered else company_head
    header = (text_cell(one.name, QUIET), *(centred(head(subject, company)) for company in columns))
    names = (
        _lettered_name(subject, company) if lettered else company_head(subject, company) for company in subject.order
    )
    rows = tuple(
        (name, *(heat_cell(one.likeness, company, other) for other in columns))
        for name, company in zip(names, subject.order, strict=True)
    )
    alt = subject.words.likeness_table.format(name=one.name, companies=subject.listed(columns))
    widths = (label, *(number for _ in columns))
    inset = _LETTERED_INSET if lettered else INSET
    return Grid(f"Likeness: {one.name}", alt, widths, header, rows, header_column=True, inset=inset)


def _letter(subject: Subject, company: int) -> Cell:
    """A company at the head of a column that has room for no more than its letter."""
    return Cell((Paragraph((Run(_letter_of(subject, company), subject.head_style(company)),)),), subject.tint(company))


def _lettered_name(subject: Subject, company: int) -> Cell:
    """A company at the head of a row, where its name explains its letter."""
    letter = Run(_letter_of(subject, company), QUIET)
    return Cell(
        (Paragraph((letter, Run(f"  {subject.name(company)}", subject.head_style(company)))),), subject.tint(company)
    )


def _letter_of(subject: Subject, company: int) -> str:
    return ascii_uppercase[subject.order.index(company)]


def _pairs(likeness: Similarity) -> tuple[_Pair, ...]:
    companies = range(len(likeness.overlaps))
    rated = ((likeness.likeness(first, second), first, second) for first, second in combinations(companies, 2))
    found = [(alike, first, second) for alike, first, second in rated if alike is not None]
    return tuple(sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2])))


def _stated(subject: Subject, one: _Map, *, named: bool = False) -> str:
    """What the heatmap shows."""
    pairs, words, speech = one.pairs, subject.words, subject.speech
    if not pairs or not pairs[0][0]:
        return words.nothing_in_common.format(block=one.name) if named else words.no_row_shared
    likeness, *most = pairs[0]
    alike = sum(pair[0] == likeness for pair in pairs)
    if named and alike > 1:
        return speech.tallied(words.pairs_alike, alike, block=one.name, share=speech.share(likeness))
    told = {"share": speech.share(likeness)}
    if named or len(pairs) == 1:
        return words.pair_alike.format(block=one.name, pair=subject.listed(most), **told)
    least, *others = pairs[-1]
    told |= {"least": subject.listed(others), "least_share": speech.share(least)}
    return words.most_alike.format(most=subject.listed(most), **told)


def _notes(subject: Subject, maps: Sequence[_Map]) -> Iterator[str]:
    words, speech = subject.words, subject.speech
    yield words.likeness_explained
    for one in maps:
        pairs = one.pairs
        count = min(_PAIRS_TOLD, (len(pairs) + 1) // 2)
        yield speech.introduced(words.the_most_alike.format(name=one.name))
        yield from (line for pair in pairs[:count] for line in _explained(subject, one, *pair))
        if least := pairs[max(count, len(pairs) - count) :]:
            yield speech.introduced(words.the_least_alike.format(name=one.name))
            yield from (line for pair in reversed(least) for line in _explained(subject, one, *pair))


def _explained(subject: Subject, one: _Map, likeness: float, first: int, second: int) -> Iterator[str]:
    """How many rows two companies share, and under it block by block each row with the items of both."""
    overlap, pair, speech = one.likeness.overlaps[first][second], (first, second), subject.speech
    told = {"pair": subject.listed(pair), "share": speech.share(likeness), "shared": speech.digits(overlap.shared)}
    counted = speech.tallied(subject.words.rows_shared, overlap.either, **told)
    yield speech.introduced(counted) if overlap.shared else speech.sentence(counted)
    for block in one.blocks:
        if rows := [_paired(subject, row, pair) for row in shared_rows(block, pair)]:
            yield f"• {speech.labelled(subject.block_name(block), '; '.join(rows))}"


def _paired(subject: Subject, row: SharedRow, pair: Sequence[int]) -> str:
    """`Developers (Developers = Software developers)`."""
    items = (subject.speech.strung([one.item.text for one in row.cells[company]]) for company in pair)
    return f"{row_name(subject, row)} ({' = '.join(items)})"
