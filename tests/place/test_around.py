"""Header and footer: long texts shrink or take more lines; what leaves blocks no room is named."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bmcreport.branding import Branding
from bmcreport.model.canvas import Canvas
from bmcreport.papers import PAPERS
from bmcreport.place.around import Overgrown
from bmcreport.place.page import place_continued, place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.units import Rect, Size, mm
from tests.place.test_page import POSTER
from tests.place.test_surface import texts
from tests.text.ink import boxes

LONG, HUGE = "words of a long text " * 12, "words of an endless text " * 79

NOTE = Size(mm(105), mm(74))


def canvas(**around: object) -> Canvas:
    data: dict[str, object] = {"company": {"name": "Acme"}, "blocks": {"channels": ["Shop"]}}
    return Canvas.model_validate(data | around)


def cited(count: int, title: str) -> Canvas:
    sources = {f"s{number}": {"title": f"{title} {number}"} for number in range(count)}
    return canvas(blocks={"channels": [{"text": "Shop", "sources": list(sources)}]}, sources=sources)


@pytest.mark.parametrize("paper", ["a4", "a3", "a0"])
@pytest.mark.parametrize(
    "around",
    [
        {"company": {"name": LONG, "tagline": LONG}},
        {"company": {"name": "Unbreakable" * 30}},
        {"designed_for": LONG, "designed_by": LONG, "version": LONG},
    ],
)
def test_long_texts_stand_inside_the_margins_and_clear_of_each_other(around: Mapping[str, object], paper: str) -> None:
    page = place_page(canvas(**around), POSTER, PAPERS[paper])
    assert isinstance(page, PagePlacement)
    trim = Rect(0, 0, page.size.width, page.size.height)
    assert all(trim.contains(box) for text in texts(page) for box in boxes(text))
    above = [text for text in texts(page) if text.top < page.canvas.rect.y]
    assert max(text.top + text.height for text in above) <= page.canvas.rect.y
    fields = [text for field in page.header.fields for text in field.value]
    ends = [max(text.x + line.width for line in text.lines) for text in fields]
    assert all(end <= after.x for end, after in zip(ends, fields[1:], strict=False))


@pytest.mark.parametrize(
    ("around", "part"),
    [
        ({"company": {"name": HUGE}}, ("company", "name")),
        ({"company": {"name": "Acme", "tagline": HUGE}}, ("company", "tagline")),
        ({"designed_by": HUGE}, ("designed_by",)),
    ],
)
def test_a_text_that_leaves_blocks_no_room_is_named(around: Mapping[str, object], part: tuple[str, ...]) -> None:
    problem = place_page(canvas(**around), POSTER, NOTE)
    assert isinstance(problem, Overgrown)
    assert problem.part == part
    assert problem.around > problem.room
    assert place_continued(canvas(**around), POSTER, NOTE) == ()


def test_too_many_sources_are_named_and_so_is_the_house_s_line() -> None:
    many = place_page(cited(300, "A source"), POSTER, PAPERS["a4"])
    assert isinstance(many, Overgrown)
    assert many.part == ("sources",)
    house = place_page(canvas(), POSTER, NOTE, Branding(footer=HUGE))
    assert isinstance(house, Overgrown)
    assert house.part == ()


def test_a_long_list_of_short_sources_takes_more_columns() -> None:
    short = place_page(cited(60, "A source"), POSTER, PAPERS["a4"])
    assert isinstance(short, PagePlacement)
    assert len({source.text.x for source in short.footer.sources}) > POSTER.page.footer_columns
    few = place_page(cited(12, "A source"), POSTER, PAPERS["a4"])
    assert isinstance(few, PagePlacement)
    assert len({source.text.x for source in few.footer.sources}) == POSTER.page.footer_columns
