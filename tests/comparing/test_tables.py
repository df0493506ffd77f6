"""The table of a block: each item of its companies once, however many tables the companies are dealt out to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from bmcreport.comparing import compare
from bmcreport.comparing.tables import BlockTable, block_table
from tests.comparing.fields import Field, compared, fields


def shown(tables: Iterable[BlockTable]) -> Counter[tuple[int, int]]:
    """How often tables have each item."""
    return Counter(one.key for table in tables for line in table.lines for cell in line.cells for one in cell)


@given(fields(), st.integers(1, 3))
def test_each_item_stands_once_in_the_tables_of_a_block(drawn: Field, most: int) -> None:
    document, canvases = drawn
    comparison = compare(document, canvases)
    repeated = () if comparison.focus is None else (comparison.focus,)
    others = [company for company in range(len(canvases)) if company not in repeated]
    groups = [(*repeated, *others[start : start + most]) for start in range(0, len(others), most)]
    for block in comparison.blocks:
        tables = [block_table(block, companies, comparison.focus, "Only here") for companies in groups]
        found = shown(tables)
        items = {
            (company, index)
            for company, entry in enumerate(document.canvases)
            for index, _ in enumerate(canvases[entry.canvas].blocks[block.key].items)
        }
        assert set(found) == items
        assert all(count == 1 for (company, _), count in found.items() if company not in repeated)
        assert all(max(shown([table]).values(), default=1) == 1 for table in tables)
        for row in block.shared:
            beside = sum(any(row.cells[company] for company in group if company not in repeated) for group in groups)
            assert {found[one.key] for company in repeated for one in row.cells[company]} <= {beside}
        assert {found[one.key] for company in repeated for one in block.only[company]} <= {len(groups)}


def test_a_row_needs_another_company_than_the_focus_that_stands_beside_everyone() -> None:
    def channels(*themes: str) -> dict[str, object]:
        return {"blocks": {"channels": {"items": [{"text": theme, "theme": theme} for theme in themes]}}}

    canvases = {"a": channels("shop", "fair"), "b": channels("shop"), "c": channels("fair", "web")}
    block = compared(canvases, focus="a").block("channels")
    assert [line.name for line in block_table(block, (0, 1), 0, "Alone").lines] == ["Shop"]
    assert [(line.name, line.shared_by) for line in block_table(block, (0, 2), 0, "Alone").lines] == [
        ("Fair", 2),
        ("Alone", 1),
    ]
