"""Pages of what goes across blocks: each lens, the figures that companies share, and the patterns that they follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.comparing.values import ComparedLens
from bmcreport.deck.comparison.block_tables import beside_the_focus
from bmcreport.deck.comparison.charts import measures_shown
from bmcreport.deck.comparison.lenses import lens_grid, lens_stated
from bmcreport.deck.comparison.patterns import pattern_grid, patterns_stated
from bmcreport.deck.fitted_tables import fitted_together
from bmcreport.deck.rows import Grid
from bmcreport.handout.comparison.bars import bar_sheets
from bmcreport.handout.comparison.figures import figure_grid
from bmcreport.handout.comparison.furniture import Furniture, Sheet
from bmcreport.handout.comparison.ground import Ground
from bmcreport.model.comparison_outline import ChartsSlide, LensesSlide, PatternsSlide
from bmcreport.units import Emu

_LABEL, _COLUMN = 16, 11
"""The least width of the column of names, and of one of a company, in the least type size."""


class _Topic(Struct, frozen=True):
    """A table under its title and a statement, in parts where it is too wide for a page of the given width."""

    title: str
    stated: str
    grids: Callable[[Emu], Sequence[Grid]]


def topic_sheets(ground: Ground, furniture: Furniture) -> Iterator[Sheet]:
    """The pages of all topics that the outline wants and the comparison has something for."""
    yield from _tables(ground, furniture, _lenses(ground))
    yield from _tables(ground, furniture, _figures(ground))
    yield from bar_sheets(ground, furniture)
    yield from _tables(ground, furniture, _patterns(ground))


def _tables(ground: Ground, furniture: Furniture, topics: Iterator[_Topic]) -> Iterator[Sheet]:
    for topic in topics:
        room = furniture.room(furniture.heading(topic.title, topic.stated))
        grids = [replace(grid, inset=ground.inset) for grid in topic.grids(room.width)]
        tables = [table for each in fitted_together(grids, room, ground.scale) for table in each]
        for number, table in enumerate(tables, 1):
            title = ground.subject.counted(topic.title, number, len(tables))
            yield Sheet(furniture.heading(title, topic.stated), (ground.table(table),))


def endless_lenses(ground: Ground, furniture: Furniture) -> Iterator[tuple[str | int, ...]]:
    """The paths in the document of lenses that leave their pages no room."""
    for index, topic in enumerate(_lenses(ground)):
        if not furniture.leaves_room(furniture.heading(topic.title, topic.stated)):
            yield "lenses", index


def _lenses(ground: Ground) -> Iterator[_Topic]:
    subject, written = ground.subject, ground.asked(LensesSlide)
    for lens in subject.comparison.lenses if written else ():
        assert written
        stated = lens.headline or lens_stated(subject, lens)

        def grids(width: Emu, lens: ComparedLens = lens, items: int = written.items) -> Sequence[Grid]:
            return [ground.without_colours(lens_grid(subject, lens, lens.blocks, items, width))]

        yield _Topic(lens.name, stated, grids)


def _figures(ground: Ground) -> Iterator[_Topic]:
    subject, written = ground.subject, ground.asked(ChartsSlide)
    measures = measures_shown(subject, written) if written else ()
    if measures:
        title = ground.layout.words.key_figures
        yield _Topic(
            title,
            subject.words.figures_in_rows,
            lambda width: [figure_grid(subject, measures, group, widths) for group, widths in _columns(ground, width)],
        )


def _patterns(ground: Ground) -> Iterator[_Topic]:
    subject, written = ground.subject, ground.asked(PatternsSlide)
    found = subject.comparison.patterns
    if written and found:
        yield _Topic(
            written.title or subject.words.patterns,
            patterns_stated(subject),
            lambda width: [
                pattern_grid(subject, found, group, widths, every=True) for group, widths in _columns(ground, width)
            ],
        )


def _columns(ground: Ground, width: Emu) -> Iterator[tuple[tuple[int, ...], tuple[Emu, Emu]]]:
    """The companies of each table, with the widths of its names and of all of it."""
    name = ground.floor * _LABEL
    for group in beside_the_focus(ground.subject, (width - name) // (ground.floor * _COLUMN)):
        yield group, (name, width)
