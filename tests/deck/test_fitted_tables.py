"""Tables fitted to slides: the largest size that needs the fewest slides and cuts no word."""

from __future__ import annotations

from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.rows import Grid, text_cell
from bmcreport.model.layout import TypeScale
from bmcreport.units import Rect, pt

SCALE = TypeScale(ceiling=14, floor=10, step=0.5)


def size_of(text: str, width: float) -> float:
    grid = Grid("table", "", (pt(width),), (text_cell("Head"),), ((text_cell(text),),))
    ((table,),) = fitted_together([grid], Rect(0, 0, pt(900), pt(300)), SCALE)
    return table.cells[1][0].body.paragraphs[0].size / pt(1)


def test_type_shrinks_before_a_word_is_cut() -> None:
    assert size_of("Partner", 112) == SCALE.ceiling
    assert SCALE.floor < size_of("Schlüsselressourcen", 112) < SCALE.ceiling


def test_a_word_that_no_size_holds_leaves_the_others_large() -> None:
    assert size_of("Donaudampfschifffahrtsgesellschaftskapitän und Partner", 112) == SCALE.ceiling
