"""How alike companies are: the part of their rows that they share, per block and over the whole canvas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from bmcreport.comparing.values import BlockComparison, SharedRow


class Overlap(Struct, frozen=True):
    """What two companies have in common: `shared` rows of the `either` that one of them has.

    The quotient is their Jaccard index (Jaccard 1901, `Étude comparative de la distribution florale`).
    """

    shared: int
    either: int

    @property
    def likeness(self) -> float | None:
        """0 (nothing in common) to 1 (the same rows); none where neither has a row."""
        return self.shared / self.either if self.either else None

    def __add__(self, other: Overlap) -> Overlap:
        return Overlap(self.shared + other.shared, self.either + other.either)


class Similarity(Struct, frozen=True):
    """Companies against companies: `overlaps[i][j]` is the overlap of company i with company j."""

    overlaps: tuple[tuple[Overlap, ...], ...]

    def likeness(self, one: int, other: int) -> float | None:
        """0 to 1, and 1 of a company with itself; none where there is nothing to compare."""
        return 1.0 if one == other else self.overlaps[one][other].likeness


def similarity(blocks: Iterable[BlockComparison], companies: int) -> Similarity:
    """The companies' similarity over these blocks together; a row that one company alone has counts for it alone."""
    overlaps = [[Overlap(0, 0)] * companies for _ in range(companies)]
    for block in blocks:
        rows = [_rows_of(block, company) for company in range(companies)]
        for one in range(companies):
            for other in range(one, companies):
                overlaps[one][other] += Overlap(len(rows[one] & rows[other]), len(rows[one] | rows[other]))
                overlaps[other][one] = overlaps[one][other]
    return Similarity(tuple(map(tuple, overlaps)))


def shared_rows(block: BlockComparison, companies: Sequence[int]) -> tuple[SharedRow, ...]:
    """The rows that all of these companies have a part in."""
    return tuple(row for row in block.shared if all(row.cells[company] for company in companies))


def _rows_of(block: BlockComparison, company: int) -> frozenset[object]:
    shared = (index for index, row in enumerate(block.shared) if row.cells[company])
    return frozenset((*shared, *(one.key for one in block.only[company])))
