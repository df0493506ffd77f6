"""What the overview is put together from: the field, counts of what is shared, how alike companies are, takeaways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache

from msgspec import Struct

from bmcreport.comparing.similarity import Similarity, similarity
from bmcreport.comparing.values import BlockComparison
from bmcreport.deck.comparison.cells import heat_cell
from bmcreport.deck.comparison.overlap import of_a_pair, overlap_stated
from bmcreport.deck.comparison.overview import overview_grid
from bmcreport.deck.rows import PLAIN, QUIET, STRONG, Cell, Grid, centred, text_cell
from bmcreport.deck.splitting import even_groups
from bmcreport.handout.comparison.ground import Ground
from bmcreport.model.comparison_outline import LikenessSlide, OverlapSlide, OverviewSlide, TakeawaysSlide
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Emu, split

_NAME, _NUMBER = 13, 1.9
"""The column of names, and the least one of numbers, in the least type size."""
_COUNTS, _COUNTS_OF_A_PAIR = (40, 22, 20, 18), (40, 30, 30)
"""The columns of the counts, in shares."""


class PartName(StrEnum):
    """A part of the overview."""

    FIELD = "field"
    COUNTS = "counts"
    LIKENESS = "likeness"
    TAKEAWAYS = "takeaways"


class Part(Struct, frozen=True):
    """A part under its title: tables at a width with a caption under them, or running text."""

    title: str
    grids: Callable[[Emu], tuple[Grid, ...]] | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    caption: str = ""


def parts_of(ground: Ground) -> dict[PartName, Part]:
    """The parts that the outline wants and the document has something for."""
    found = {
        PartName.FIELD: _field(ground),
        PartName.COUNTS: _counts(ground),
        PartName.LIKENESS: _likeness(ground),
        PartName.TAKEAWAYS: _takeaways(ground),
    }
    return {name: part for name, part in found.items() if part}


def _field(ground: Ground) -> Part | None:
    written = ground.asked(OverviewSlide)
    if written is None:
        return None
    title = written.title or ground.subject.words.at_a_glance
    return Part(title, cache(lambda width: (_field_grid(ground, written.figures, width),)))


def _field_grid(ground: Ground, figures: int, width: Emu) -> Grid:
    return ground.without_colours(overview_grid(ground.subject, figures, width))


def _counts(ground: Ground) -> Part | None:
    written = ground.asked(OverlapSlide)
    if written is None:
        return None
    title, caption = written.title or ground.subject.words.overlap, overlap_stated(ground.subject, _blocks(ground))
    return Part(title, cache(lambda width: (_counts_grid(ground, width),)), caption=caption)


def _counts_grid(ground: Ground, width: Emu) -> Grid:
    """Per block how many rows all share, how many several do, and how many items stand alone."""
    subject, words = ground.subject, ground.subject.words
    by_all = subject.speech.counted(words.overlap_by_all, len(subject.order))
    pair = of_a_pair(subject)
    headings = (by_all, words.only_here) if pair else (by_all, words.overlap_by_some, words.only_here)
    header = (
        text_cell(ground.layout.words.block, STRONG),
        *(centred(text_cell(heading, STRONG)) for heading in headings),
    )
    rows = tuple(_counted(ground, block) for block in _blocks(ground))
    return Grid(
        "counts",
        words.overlap_table,
        split(width, _COUNTS_OF_A_PAIR if pair else _COUNTS),
        header,
        rows,
        header_column=True,
        inset=ground.inset,
    )


def _counted(ground: Ground, block: BlockComparison) -> tuple[Cell, ...]:
    several = () if of_a_pair(ground.subject) else (len(block.by_some),)
    counts = (len(block.by_all), *several, block.of_one)
    numbers = (centred(text_cell(str(count), PLAIN if count else QUIET)) for count in counts)
    return (text_cell(ground.subject.block_name(block), STRONG), *numbers)


def _likeness(ground: Ground) -> Part | None:
    written = ground.asked(LikenessSlide)
    if written is None:
        return None
    likeness = similarity(_blocks(ground), len(ground.subject.order))
    title = written.title or ground.subject.words.likeness
    explained = ground.subject.words.likeness_explained
    return Part(title, cache(lambda width: tuple(_heatmaps(ground, likeness, width))), caption=explained)


def _heatmaps(ground: Ground, likeness: Similarity, width: Emu) -> Iterator[Grid]:
    """The heatmap of all blocks together; in parts where its columns would be too narrow."""
    name = ground.floor * _NAME
    most = (width - name) // round(ground.floor * _NUMBER)
    yield from (_heatmap(ground, likeness, columns, width) for columns in even_groups(ground.subject.order, most))


def _heatmap(ground: Ground, likeness: Similarity, columns: tuple[int, ...], width: Emu) -> Grid:
    """Companies stand under their numbers, which lead their names at the left: names are too wide for columns."""
    subject, name = ground.subject, ground.floor * _NAME
    numbered = {company: str(number) for number, company in enumerate(subject.order, 1)}
    header = (Cell(), *(centred(_head(ground, company, numbered[company])) for company in columns))
    rows = tuple(
        (
            _head(ground, company, f"{numbered[company]}  {subject.name(company)}"),
            *(heat_cell(likeness, company, other) for other in columns),
        )
        for company in subject.order
    )
    beside, above = ground.inset[0] // 4, ground.inset[1] // 3
    narrow = (beside, above, beside, above)
    widths = (name, *split(width - name, [1] * len(columns)))
    alt = subject.words.likeness_table.format(name=subject.words.likeness, companies=subject.listed(columns))
    return Grid("likeness", alt, widths, header, rows, header_column=True, inset=narrow)


def _head(ground: Ground, company: int, text: str) -> Cell:
    subject = ground.subject
    return Cell((Paragraph((Run(text, subject.head_style(company)),)),), subject.tint(company))


def _takeaways(ground: Ground) -> Part | None:
    written, told = ground.asked(TakeawaysSlide), ground.subject.document.takeaways
    if not written or not told:
        return None
    language = ground.subject.document.lang
    return Part(
        written.title or ground.subject.words.takeaways,
        paragraphs=tuple(Paragraph((Run(text),), bullet=True, hyphens=language) for text in told),
    )


def _blocks(ground: Ground) -> list[BlockComparison]:
    return [ground.subject.comparison.block(key) for key in ground.layout.in_fill_order()]
