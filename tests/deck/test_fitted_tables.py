"""Tables fitted to slides: the largest size that needs the fewest slides and cuts no word."""

from __future__ import annotations

from bmcreport.deck.fitted_tables import fitted_snugly, fitted_together
from bmcreport.deck.rows import Grid, text_cell
from bmcreport.deck.slides import TableShape
from bmcreport.model.layout import TypeScale
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Rect, pt

SCALE = TypeScale(ceiling=14, floor=10, step=0.5)


def size_of(text: str, width: float) -> float:
    grid = Grid("table", "", (pt(width),), (text_cell("Head"),), ((text_cell(text),),))
    ((table,),) = fitted_together([grid], Rect(0, 0, pt(900), pt(300)), SCALE)
    return table.cells[1][0].body.paragraphs[0].size / pt(1)


def test_type_shrinks_before_a_word_is_cut() -> None:
    assert size_of("Partner", 112) == SCALE.ceiling
    assert SCALE.floor < size_of("Schlüsselressourcen", 112) < SCALE.ceiling


def snug(*sentences: str) -> TableShape:
    rows = tuple((text_cell("Short"), text_cell(one)) for one in sentences)
    grid = Grid("table", "", (pt(200), pt(200)), (text_cell("Head"), text_cell("Why")), rows)
    (table,) = fitted_snugly(grid, Rect(0, 0, pt(400), pt(300)), SCALE)
    return table


def test_columns_of_short_words_leave_their_room_to_running_text() -> None:
    short, why = snug("A sentence that would need two lines in one half of this table").columns
    assert short + why == pt(400)
    assert short < pt(60)
    alike = snug("Few words").columns
    assert abs((alike[1] - alike[0]) - (natural("Few words") - natural("Short"))) < pt(1)


def test_type_shrinks_a_little_to_save_a_line_and_keeps_its_size_where_it_would_save_none() -> None:
    nearly, twice = "word " * 10 + "and an", "word " * 13 + "and an"
    assert natural(nearly) > pt(400) - natural("Short") - pt(24)
    assert pt(12) < size_in(snug(nearly)) < pt(SCALE.ceiling)
    assert size_in(snug(twice)) == pt(SCALE.ceiling)


def size_in(table: TableShape) -> int:
    return table.cells[1][1].body.paragraphs[0].size


def natural(text: str) -> int:
    """The width of text on one line at the ceiling."""
    return natural_width(Paragraph((Run(text),))) * pt(SCALE.ceiling) // MICRO_EM


def test_a_word_that_no_size_holds_leaves_the_others_large() -> None:
    assert size_of("Donaudampfschifffahrtsgesellschaftskapitän und Partner", 112) == SCALE.ceiling
