"""The poster: all companies as columns and all blocks as rows on one page, or an error that says what would help."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from bmcreport.alternatives import OutputType
from bmcreport.assets import examples_folder
from bmcreport.building.options import Options
from bmcreport.building.sheets import comparison_pages
from bmcreport.building.targets import ComparisonTarget
from bmcreport.cli import main
from bmcreport.comparing import compare
from bmcreport.diagnostics import START, Source
from bmcreport.handout.comparison.compose import compose_comparison_poster
from bmcreport.handout.comparison.poster import Crowded, fitting_companies
from bmcreport.pdf.page import Document
from bmcreport.read.located import Located
from bmcreport.read.nodes import Mapping
from bmcreport.units import mm, pt
from tests.comparing.fields import Field, field
from tests.handout.comparison.sheets import areas, ground, rows, said, shipped_field, tables, words
from tests.handout.comparison.test_blocks import marked_field
from tests.shipped import stock


def poster_of(field: Field, paper: str) -> Document:
    made = compose_comparison_poster(ground(field, paper))
    assert isinstance(made, Document)
    return made


def test_companies_are_columns_and_blocks_are_rows_of_one_page() -> None:
    document, canvases = shipped_field()
    poster = poster_of((document, canvases), "a2")
    (table,) = tables(poster)
    head, *others = rows(table)
    names = [canvases[entry.canvas].company.name.replace(" ", "") for entry in document.canvases]
    assert len(poster.pages) == 1
    assert [said(cell).startswith(name) for cell, name in zip(head[1:], names, strict=True)] == [True] * 7
    assert [said(row[0]) for row in others] == [
        stock().layout.blocks[key].name.replace(" ", "") for key in stock().layout.in_fill_order()
    ]
    assert {row[0].attributes["Scope"] for row in others} == {"Row"}


def test_every_item_stands_once_in_the_cell_of_its_company_and_block() -> None:
    document, canvases = shipped_field()
    (table,) = tables(poster_of((document, canvases), "a1"))
    cells = [row[1:] for row in rows(table)[1:]]
    for column, entry in enumerate(document.canvases):
        for row, key in enumerate(stock().layout.in_fill_order()):
            text = said(cells[row][column])
            for item in canvases[entry.canvas].blocks[key].items:
                told = "".join(f"{item.text}{item.detail or ''}".split())
                assert text.count(told) == 1, (entry.canvas, key, item.text)


def test_an_item_says_how_many_share_it() -> None:
    document, canvases = shipped_field()
    (table,) = tables(poster_of((document, canvases), "a1"))
    found = Counter(
        mark
        for row in rows(table)[1:]
        for cell in row[1:]
        for text in words(cell)
        if (mark := text.text.strip())[1:] == "/7"
    )
    comparison = compare(document, canvases)
    expected = Counter(
        f"{row.count}/7" for block in comparison.blocks for row in block.shared for cell in row.cells for _ in cell
    )
    assert found == expected


@pytest.mark.parametrize(("companies", "paper"), [(2, "a3"), (4, "a2"), (7, "a1")])
def test_letters_stay_within_their_cells(companies: int, paper: str) -> None:
    document, canvases = shipped_field()
    fewer = document.model_copy(update={"canvases": document.canvases[:companies]})
    poster = poster_of((fewer, canvases), paper)
    (table,) = tables(poster)
    cells = rows(table)
    tops, lefts = [], []
    for row in cells:
        found = [area for cell in row for area in areas(cell)]
        tops.append((min(area.y for area in found), max(area.y for area in found)))
    assert all(below[0] > above[1] for above, below in itertools.pairwise(tops))
    for column in range(companies + 1):
        found = [area for row in cells for area in areas(row[column])]
        lefts.append((min(area.x for area in found), max(area.right for area in found)))
    assert all(after[0] >= before[1] - mm(0.4) for before, after in itertools.pairwise(lefts))
    assert lefts[-1][1] <= poster.pages[0].size.width - pt(20)


def test_type_grows_with_the_distance_of_reading() -> None:
    document, canvases = shipped_field()
    two = document.model_copy(update={"canvases": document.canvases[:2]}), canvases
    sizes = [min(text.size for text in words(tables(poster_of(two, paper))[0])) for paper in ("a3", "a2", "a1", "a0")]
    assert sizes == sorted(sizes)
    assert sizes[-1] > 1.5 * sizes[0]


def test_what_does_not_fit_at_the_least_size_is_no_poster() -> None:
    found = ground(shipped_field(), "a3")
    crowded = compose_comparison_poster(found)
    assert isinstance(crowded, Crowded)
    assert crowded.needed > crowded.room
    assert 2 <= fitting_companies(found) < 7


def test_a_poster_for_readers_who_begin_at_the_right_is_mirrored() -> None:
    channels = {"blocks": {"channels": {"items": ["שוק"]}}}
    (table,) = tables(poster_of(field({"a": channels, "b": channels}, focus="b", lang="he"), "a3"))
    label, first, second = (min(text.x for text in words(cell)) for cell in rows(table)[3])
    assert label > first > second


def built(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(
        main, ["build", "-t", "comparison-poster", *options, "-o", str(folder), str(examples_folder())]
    )


def test_a_poster_is_made_on_the_smallest_paper_for_posters_that_holds_it(tmp_path: Path) -> None:
    assert built(tmp_path).exit_code == 0
    with pikepdf.open(tmp_path / "ai-companies-comparison-poster.pdf") as pdf:
        assert [round(float(each)) for each in pdf.pages[0].MediaBox] == [0, 0, 1684, 1191]


def test_more_companies_than_any_sheet_holds_are_offered_a_banner() -> None:
    document, canvases = marked_field(18, 30, 9)
    located = Located(document, Source("many.yaml", ""), Mapping((), START))
    target = ComparisonTarget(located, canvases, OutputType.COMPARISON_POSTER)
    (found,) = comparison_pages(target, stock(), Options(types=frozenset((OutputType.COMPARISON_POSTER,)))).diagnostics
    assert found.message.startswith("18 companies do not fit a poster on a0: at 12 pt")
    banner = re.search(r"--paper (\d+x841mm), on which", found.hint)
    assert banner
    assert isinstance(compose_comparison_poster(ground((document, canvases), banner[1])), Document)


def test_paper_that_is_too_small_is_an_error_that_names_one_that_is_not(tmp_path: Path) -> None:
    done = built(tmp_path, "--paper", "a3")
    assert done.exit_code == 1
    assert "7 companies do not fit a poster on a3: at 7" in done.stderr
    assert "take --paper a2, on which all of them fit; or compare fewer, the first" in done.stderr
    assert not list(tmp_path.glob("*.pdf"))
