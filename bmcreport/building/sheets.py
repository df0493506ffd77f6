"""Comparisons as pages of ours: the handout, and the poster with the paper that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bmcreport.alternatives import OutputType
from bmcreport.branding import PLAIN, Branding
from bmcreport.building.coverage import unwritable_words
from bmcreport.comparing import compare
from bmcreport.diagnostics import Checked, Diagnostic
from bmcreport.handout.comparison.compose import (
    compose_comparison_handout,
    compose_comparison_poster,
    endless,
    ground_of,
)
from bmcreport.handout.comparison.poster import Crowded, fitting_companies, poster_scale
from bmcreport.papers import PAPERS, paper_size, turned
from bmcreport.pdf.finish import finished
from bmcreport.units import Size, in_points, mm

if TYPE_CHECKING:
    from bmcreport.building.options import Options
    from bmcreport.building.stock import Stock
    from bmcreport.building.targets import ComparisonTarget
    from bmcreport.comparing.values import Comparison
    from bmcreport.handout.comparison.ground import Ground
    from bmcreport.model.comparison import ComparisonDocument
    from bmcreport.pdf.page import Document
    from bmcreport.read.located import Located

_LEAST_POSTER = mm(279)
"""The short edge of A3, or of the tabloid that stands for it in the USA."""
_POSTERS = ("a3", "a2", "a1", "a0")
"""Papers to choose from for a poster where the paper is for pages."""
_BANNERS = ("2378x841mm", "3567x841mm", "4756x841mm")
"""As many sheets of A0 side by side, for more companies than a sheet holds: printers of posters take rolls."""


def comparison_pages(target: ComparisonTarget, stock: Stock, options: Options) -> Checked[Document]:
    """The pages of a target as they are to be printed, or why there are none."""
    document = target.document.value
    comparison = compare(document, target.canvases, stock.patterns_in(document.lang))
    return pages_of(target.document, comparison, target.type, stock, options, target.branding)


def pages_of(
    located: Located[ComparisonDocument],
    comparison: Comparison,
    type_: OutputType,
    stock: Stock,
    options: Options,
    branding: Branding = PLAIN,
) -> Checked[Document]:
    """The handout or poster of a comparison as it is to be printed, or why there is none."""
    document, layout = located.value, stock.layout_in(located.value.lang)
    if unwritable := unwritable_words(located, layout):
        return Checked(None, unwritable)
    ground = ground_of(comparison, document, layout, stock.slides, stock.comparison, options.size, branding)
    poster = type_ is OutputType.COMPARISON_POSTER
    made = _poster(located, ground, options) if poster else _handout(located, ground, options.paper)
    drawn = finished(made.value, options.finish, layout.language) if made.value else None
    return Checked(drawn, made.diagnostics)


def _handout(located: Located[ComparisonDocument], ground: Ground, paper: str) -> Checked[Document]:
    found = _endless(located, ground, paper)
    return Checked(None if found else compose_comparison_handout(ground), found)


def _endless(located: Located[ComparisonDocument], ground: Ground, paper: str) -> tuple[Diagnostic, ...]:
    """An error per text that is all that would stand on a page."""
    return tuple(
        located.finding(
            "BMC501",
            f"`{'.'.join(map(str, path))}` leaves a page ({paper}) no room for anything else",
            "shorten it, or take larger paper",
            located.span(*path),
        )
        for path in endless(ground)
    )


def _poster(located: Located[ComparisonDocument], ground: Ground, options: Options) -> Checked[Document]:
    """The poster on the paper of the options, or on the smallest for posters that holds it where that is for pages."""
    for_posters = min(options.size.width, options.size.height) >= _LEAST_POSTER
    papers = {options.paper: options.size} if for_posters else {name: _turned(name, options) for name in _POSTERS}
    crowded = []
    for size in papers.values():
        made = compose_comparison_poster(ground.on(size))
        if not isinstance(made, Crowded):
            return Checked(made)
        crowded.append(made)
    *_, (name, size) = papers.items()
    if found := _endless(located, ground.on(size), name):
        return Checked(None, found)
    known = sorted(PAPERS, key=lambda paper: _area(PAPERS[paper]))
    sizes = {paper: _turned(paper, options) for paper in known} | {paper: paper_size(paper) for paper in _BANNERS}
    tried = ((paper, ground.on(each)) for paper, each in sizes.items() if _area(each) > _area(size))
    holds = next((paper for paper, on in tried if not isinstance(compose_comparison_poster(on), Crowded)), None)
    return Checked(None, (_crowded(located, name, ground.on(size), crowded[-1], holds),))


def _turned(paper: str, options: Options) -> Size:
    return turned(PAPERS[paper], options.orientation) if options.orientation else PAPERS[paper]


def _area(size: Size) -> int:
    return size.width * size.height


def _crowded(
    located: Located[ComparisonDocument], paper: str, ground: Ground, found: Crowded, holds: str | None
) -> Diagnostic:
    """Where the companies are named: by how much they are too many, and what would help."""
    count, needed, room = len(located.value.canvases), in_points(found.needed), in_points(found.room)
    larger = f"take --paper {holds}, on which all of them fit" if holds else "no larger paper holds them all"
    fitting = fitting_companies(ground)
    fewer = f"compare fewer, the first {fitting} fit" if fitting > 1 else "shorten their items"
    return located.finding(
        "BMC501",
        f"{count} companies do not fit a poster on {paper}: at {poster_scale(ground).floor:g} pt their rows need "
        f"{needed:.0f} pt of height and have {room:.0f} pt",
        f"{larger}; or {fewer}",
        located.key_span("canvases"),
    )
