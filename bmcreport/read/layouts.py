"""Layout documents, slide layouts and outlines, read and checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bmcreport import icons
from bmcreport.diagnostics import Checked, Diagnostic, Source
from bmcreport.model.layout import REQUIRED_ROLES, Cell, Grid, Layout
from bmcreport.model.outline import DeckOutline
from bmcreport.model.patterns import Patterns
from bmcreport.model.slides import SlideLayouts
from bmcreport.read.contrasts import faint_texts
from bmcreport.read.documents import no_cross_check, read_document
from bmcreport.read.located import Located, Step
from bmcreport.read.nodes import Node
from bmcreport.read.suggest import did_you_mean, listed

if TYPE_CHECKING:
    from bmcreport.model.comparison_outline import ComparisonOutline


def read_layout(source: Source, parsed: Checked[Node] | None = None) -> Checked[Located[Layout]]:
    """The layout in `source`."""
    return read_document(source, Layout, layout_references, parsed)


def read_slide_layouts(source: Source, parsed: Checked[Node] | None = None) -> Checked[Located[SlideLayouts]]:
    """The slide layouts in `source`."""
    return read_document(source, SlideLayouts, no_cross_check, parsed)


def read_deck_outline(source: Source, parsed: Checked[Node] | None = None) -> Checked[Located[DeckOutline]]:
    """The outline of a company's deck in `source`."""
    return read_document(source, DeckOutline, no_cross_check, parsed)


def read_comparison_outline(source: Source, parsed: Checked[Node] | None = None) -> Checked[Located[ComparisonOutline]]:
    """The outline of a comparison deck in `source`."""
    # Its slides are models by the dozen, which only those who compare wait for.
    from bmcreport.model.comparison_outline import ComparisonOutline

    return read_document(source, ComparisonOutline, no_cross_check, parsed)


def read_patterns(source: Source, parsed: Checked[Node] | None = None) -> Checked[Located[Patterns]]:
    """The patterns of business models in `source`."""
    return read_document(source, Patterns, no_cross_check, parsed)


def layout_references(located: Located[Layout]) -> tuple[Diagnostic, ...]:
    """Families, roles and icons that are named but not there, blocks not placed exactly once, and faint texts."""
    return (
        *_unknown_families(located),
        *_unknown_roles(located),
        *_missing_roles(located),
        *_unknown_icons(located),
        *_misplaced_blocks(located),
        *faint_texts(located),
    )


def _unknown_families(located: Located[Layout]) -> Iterator[Diagnostic]:
    families = list(located.value.families)
    for key, block in located.value.blocks.items():
        if block.family not in families:
            hint = did_you_mean(block.family, families, f"the families are {listed(families)}")
            span = located.span("blocks", key, "family")
            yield located.finding("BMC403", f"there is no family `{block.family}`", hint, span)


def _unknown_roles(located: Located[Layout]) -> Iterator[Diagnostic]:
    palette = list(located.value.palette)
    for path, role in _used_roles(located.value):
        if role not in palette:
            hint = did_you_mean(role, palette, f"add `{role}:` under `palette:`")
            yield located.finding("BMC404", f"there is no colour `{role}` in the palette", hint, located.span(*path))


def _used_roles(layout: Layout) -> Iterator[tuple[tuple[Step, ...], str]]:
    for key, family in layout.families.items():
        yield ("families", key, "colour"), family.colour
        if family.tint:
            yield ("families", key, "tint"), family.tint
    yield ("marks", "letter"), layout.marks.letter
    yield from ((("marks", "colours", index), role) for index, role in enumerate(layout.marks.colours))


def _missing_roles(located: Located[Layout]) -> Iterator[Diagnostic]:
    for role in REQUIRED_ROLES:
        if role not in located.value.palette:
            hint = f'add it, such as `{role}: "#1d2433"`'
            span = located.key_span("palette")
            yield located.finding("BMC405", f"the palette lacks the colour `{role}`", hint, span)


def _unknown_icons(located: Located[Layout]) -> Iterator[Diagnostic]:
    names = icons.names()
    for key, block in located.value.blocks.items():
        if block.icon not in names:
            hint = did_you_mean(block.icon, names, f"the icons are {listed(names)}")
            yield located.finding(
                "BMC406", f"there is no icon `{block.icon}`", hint, located.span("blocks", key, "icon")
            )


def _misplaced_blocks(located: Located[Layout]) -> Iterator[Diagnostic]:
    layout = located.value
    yield from _misplaced_in(located, layout.grid, ("grid",))
    if layout.portrait:
        yield from _misplaced_in(located, layout.portrait.grid, ("portrait", "grid"))
        yield from _undescribed(located, layout.portrait.columns, ("portrait", "columns"))
    yield from _undescribed(located, layout.questions, ("questions",))


def _misplaced_in(located: Located[Layout], grid: Grid, where: tuple[Step, ...]) -> Iterator[Diagnostic]:
    cells = list(_block_cells(grid, where))
    placed = Counter(block for _, block in cells)
    for key in located.value.blocks:
        if not placed[key]:
            hint = f"add a cell with `block: {key}` to the grid"
            span = located.key_span("blocks", key) if where == ("grid",) else located.key_span(*where)
            yield located.finding("BMC409", f"the grid has no cell for `{key}`", hint, span)
    for path, block in cells:
        if placed[block] > 1:
            hint = "keep one of the cells"
            yield located.finding("BMC409", f"the grid has several cells for `{block}`", hint, located.span(*path))
        if block not in located.value.blocks:
            hint = f"describe it under `blocks:`, as `{block}: {{name: ..., family: ..., icon: ..., order: ...}}`"
            yield located.finding("BMC409", f"`blocks` does not describe `{block}`", hint, located.span(*path))


def _undescribed(located: Located[Layout], keys: Iterable[str], where: tuple[Step, ...]) -> Iterator[Diagnostic]:
    for key in keys:
        if key not in located.value.blocks:
            hint = did_you_mean(key, located.value.blocks, "take it out, or describe the block under `blocks:`")
            yield located.finding("BMC409", f"`blocks` does not describe `{key}`", hint, located.key_span(*where, key))


def _block_cells(grid: Grid, where: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    for index, row in enumerate(grid.rows):
        yield from _cells_in(row, (*where, "rows", index))


def _cells_in(cell: Cell, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    if cell.block:
        yield (*path, "block"), cell.block
    for index, row in enumerate(cell.rows):
        yield from _cells_in(row, (*path, "rows", index))
    for index, column in enumerate(cell.columns):
        yield from _cells_in(column, (*path, "columns", index))
