"""A comparison as a value: companies side by side, items lined up, figures of one measure, sources merged.

Companies are told apart by their index, which is their column; it knows nothing of slides or pages.
"""

from __future__ import annotations

from msgspec import Struct

from bmcreport.model.canvas import Canvas, Citation, Company, Item, Metric
from bmcreport.model.comparison import Rate
from bmcreport.model.patterns import Pattern


class ComparedCompany(Struct, frozen=True):
    """One company, or one version of its canvas; `slug` and `name` are those of its column.

    `angle` is how it goes about it, `figures` holds each of its metrics at its latest date.
    """

    slug: str
    name: str
    canvas: Canvas
    angle: str | None
    figures: tuple[Metric, ...]

    @property
    def company(self) -> Company:
        return self.canvas.company

    @property
    def colour(self) -> str | None:
        """Its own colour as `#rrggbb`, where its canvas states one."""
        return self.company.colour


class ComparedItem(Struct, frozen=True):
    """An item with its company's index and its own index in the block there."""

    company: int
    index: int
    item: Item

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from all others of its block."""
        return self.company, self.index


Cells = tuple[tuple[ComparedItem, ...], ...]
"""Per company, items in the order of its canvas."""


class WordingMatch(Struct, frozen=True):
    """Why `one`, which has no theme, stands in a row: it is worded like `other`, and how much so, 0 to 100."""

    one: ComparedItem
    other: ComparedItem
    score: float


class SharedRow(Struct, frozen=True):
    """What two or more companies share: the items of a theme, and those that say the same in like words.

    `theme` is none where wording or ids alone line them up; `name` is printed. Each of `matches` is the reason of an
    item without a theme; `same` are the items that are here by their id, which versions of one canvas share.
    """

    theme: str | None
    name: str
    cells: Cells
    matches: tuple[WordingMatch, ...] = ()
    same: tuple[ComparedItem, ...] = ()

    @property
    def count(self) -> int:
        """How many companies share it."""
        return sum(map(bool, self.cells))


class BlockComparison(Struct, frozen=True):
    """One block: the rows that companies share, the most shared first, and per company what only it has."""

    key: str
    shared: tuple[SharedRow, ...]
    only: Cells

    @property
    def by_all(self) -> tuple[SharedRow, ...]:
        """The rows that every company shares."""
        return tuple(row for row in self.shared if row.count == len(self.only))

    @property
    def by_some(self) -> tuple[SharedRow, ...]:
        """The rows that several companies share, but not all."""
        return tuple(row for row in self.shared if row.count < len(self.only))

    @property
    def of_one(self) -> int:
        """How many items are found at one company only."""
        return sum(map(len, self.only))


class ComparedLens(Struct, frozen=True):
    """A question across blocks."""

    name: str
    headline: str | None
    blocks: tuple[BlockComparison, ...]


class Conversion(Struct, frozen=True):
    """A figure as it was stated, and the rate by which it was converted."""

    stated: Metric
    rate: Rate


class SharedMeasure(Struct, frozen=True):
    """A figure that two or more companies state in the same currency, unit and per.

    `figures` holds the latest one per company, `None` where it states none in this measure; `elsewhere` holds the
    latest figure of the same key in another measure where there is none in this one. The two are never comparable.
    `converted` says of figures in `figures` that were stated in another currency what was stated, and the rate.
    """

    key: str
    label: str
    figures: tuple[Metric | None, ...]
    elsewhere: tuple[Metric | None, ...]
    converted: tuple[Conversion | None, ...]

    @property
    def count(self) -> int:
        """How many companies share it."""
        return sum(figure is not None for figure in self.figures)


class MergedSource(Struct, frozen=True):
    """A source with everybody who cites it: pairs of a company's index and the source's key in its canvas."""

    citation: Citation
    cited: tuple[tuple[int, str], ...]

    @property
    def companies(self) -> tuple[int, ...]:
        """The companies that cite it, each once, in column order."""
        return tuple(dict.fromkeys(company for company, _ in self.cited))


class Evidence(Struct, frozen=True):
    """An item that stands for a part of a pattern, with its block."""

    block: str
    item: ComparedItem


class FoundPattern(Struct, frozen=True):
    """A pattern with the companies that follow it: per company and part the items that say so.

    `evidence[company]` is none where the company does not follow it.
    """

    key: str
    pattern: Pattern
    evidence: tuple[tuple[tuple[Evidence, ...], ...] | None, ...]

    @property
    def companies(self) -> tuple[int, ...]:
        """Who follows it, in column order."""
        return tuple(company for company, found in enumerate(self.evidence) if found)


class Comparison(Struct, frozen=True):
    """Companies side by side, in the order of their columns; `focus` is the index of the one that it is told from."""

    companies: tuple[ComparedCompany, ...]
    focus: int | None
    blocks: tuple[BlockComparison, ...]
    lenses: tuple[ComparedLens, ...]
    measures: tuple[SharedMeasure, ...]
    sources: tuple[MergedSource, ...]
    patterns: tuple[FoundPattern, ...] = ()

    def block(self, key: str) -> BlockComparison:
        """A block by its key."""
        return next(block for block in self.blocks if block.key == key)
