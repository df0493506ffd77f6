from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bmcreport.model.layout import Cell, Grid
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.place.grid import block_rects
from bmcreport.units import Rect, pt
from tests.shipped import stock


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """The nine blocks in rows and columns of any depth."""
    return Grid(rows=_cells(draw, list(draw(st.permutations(BLOCK_KEYS))), across=False))


def _cells(draw: st.DrawFn, blocks: list[str], *, across: bool) -> tuple[Cell, ...]:
    cuts = sorted(draw(st.sets(st.integers(1, len(blocks) - 1), min_size=1, max_size=4)))
    parts = [blocks[start:end] for start, end in zip([0, *cuts], [*cuts, len(blocks)], strict=True)]
    return tuple(_cell(draw, part, across=across) for part in parts)


def _cell(draw: st.DrawFn, blocks: list[str], *, across: bool) -> Cell:
    share = draw(st.floats(0.5, 100))
    if len(blocks) == 1:
        return Cell(share=share, block=blocks[0])
    inside = _cells(draw, blocks, across=not across)
    return Cell(share=share, rows=inside) if across else Cell(share=share, columns=inside)


offsets, lengths = st.integers(0, pt(100)), st.integers(0, pt(900))
rects = st.builds(Rect, offsets, offsets, lengths, lengths)


@given(grids(), rects)
def test_blocks_cover_their_frame_exactly(grid: Grid, frame: Rect) -> None:
    found = block_rects(grid, frame)
    assert sorted(found) == sorted(BLOCK_KEYS)
    assert covers(list(found.values()), frame)


def covers(parts: list[Rect], whole: Rect) -> bool:
    """Inside, without overlap, and of the same area: nothing of the whole is left over."""
    inside = all(whole.contains(part) for part in parts)
    apart = not any(overlap(one, other) for one, other in combinations(parts, 2))
    return inside and apart and sum(part.width * part.height for part in parts) == whole.width * whole.height


def overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0 and down > 0


def test_the_shipped_grid_is_the_poster() -> None:
    """Five equal columns over two halves, rows 73.2 to 26.8: measured on Strategyzer's poster."""
    rects = block_rects(stock().layout.grid, Rect(0, 0, 10_000, 10_000))
    assert rects == {
        "key_partners": Rect(0, 0, 2000, 7320),
        "key_activities": Rect(2000, 0, 2000, 3660),
        "key_resources": Rect(2000, 3660, 2000, 3660),
        "value_propositions": Rect(4000, 0, 2000, 7320),
        "customer_relationships": Rect(6000, 0, 2000, 3660),
        "channels": Rect(6000, 3660, 2000, 3660),
        "customer_segments": Rect(8000, 0, 2000, 7320),
        "cost_structure": Rect(0, 7320, 5000, 2680),
        "revenue_streams": Rect(5000, 7320, 5000, 2680),
    }
