"""Native tables as python-pptx reads them back."""

from __future__ import annotations

from bmcreport.units import pt
from tests.deck.reading import only_slide, shape_named
from tests.deck.specimens import (
    TABLE,
    table_of,
)


def test_table_cells_are_read_back_with_their_flags_margins_and_tints() -> None:
    frame = shape_named(only_slide(TABLE), "Comparison")
    table = frame.table
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["", "OpenAI"],
        ["Price", "metered"],
        ["Reach", "global"],
    ]
    assert (table.first_row, table.first_col, table.horz_banding) == (True, True, False)
    assert table.cell(1, 1).margin_left == pt(6)
    assert table.cell(1, 1).fill.fore_color.theme_color is not None
    assert [column.width for column in table.columns] == list(TABLE.columns)
    assert [row.height for row in table.rows] == list(TABLE.rows)


def test_a_table_has_rules_between_rows_only_and_a_stronger_one_under_its_header() -> None:
    frame = shape_named(only_slide(TABLE), "Comparison")
    borders = [
        {line.tag.split("}")[1]: line.get("w") for line in cell._tc.tcPr if line.find("{*}solidFill") is not None}
        for cell in (frame.table.cell(row, 1) for row in range(3))
    ]
    thin, thick = str(TABLE.rule_width), str(TABLE.head_rule_width)
    assert [{key: width for key, width in each.items() if key.startswith("ln")} for each in borders] == [
        {"lnB": thick},
        {"lnT": thick, "lnB": thin},
        {"lnT": thin, "lnB": thin},
    ]


def test_an_empty_cell_is_no_higher_than_its_row() -> None:
    empty = shape_named(only_slide(table_of(("",))), "Comparison").table.cell(0, 0)
    assert empty._tc.find(".//{*}endParaRPr").get("sz") == "1400"
