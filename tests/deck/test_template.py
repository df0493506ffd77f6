"""The slide layouts of the package as PowerPoint's layout menu shows them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from bmcreport import render_deck
from bmcreport.alternatives import SlideFormat
from bmcreport.deck.master import Master, rect_of
from bmcreport.deck.slides import Body, Deck, Slide
from bmcreport.units import Size, pt
from tests.deck.reading import opened
from tests.shipped import stock
from tests.strategies import canvas_of

LAYOUTS = {
    "cover": "Cover",
    "section": "Section",
    "statement": "Statement",
    "text": "Text",
    "canvas": "Canvas",
    "table": "Table",
    "chart": "Chart",
    "sources": "Sources",
    "blank": "Blank",
}
"""The layouts by key, and what they are called."""


FORMATS = tuple(SlideFormat)


def master(slides: SlideFormat = SlideFormat.WIDE) -> Master:
    return Master(stock().slides.in_format(slides), stock().layout)


def with_every_layout() -> Deck:
    """A deck with a slide of each layout, its title filled."""
    given = master()
    slides = tuple(Slide(key, name, {"title": title(given, key)}) for key, name in LAYOUTS.items())
    return Deck(slides, given.slide_layouts(), given.size, stock().layout.palette, "All", "Ada", "Layouts", "en-GB")


def title(given: Master, key: str) -> Body:
    return given.text(key, "title", f"The {key}")


def test_the_layouts_are_there_by_name() -> None:
    assert {key: each.name for key, each in stock().slides.layouts.items()} == LAYOUTS
    assert [layout.name for layout in opened(with_every_layout()).slide_layouts] == list(LAYOUTS.values())


@pytest.mark.parametrize("key", LAYOUTS)
def test_every_layout_has_a_title_and_fields_of_its_own(key: str) -> None:
    kinds = [each.kind for each in stock().slides.layouts[key].placeholders.values()]
    assert kinds.count("title") + kinds.count("ctrTitle") == 1
    assert "ftr" in kinds
    assert ("sldNum" in kinds) is (key != "cover")


@pytest.mark.parametrize("slides", FORMATS)
@pytest.mark.parametrize("key", LAYOUTS)
def test_placeholders_stand_on_the_slide_without_overlap(key: str, slides: SlideFormat) -> None:
    """But for the title of the blank layout, which stands above the slide."""
    given = master(slides)
    layout = next(each for each in given.slide_layouts() if each.name == LAYOUTS[key])
    shown = [each for each in layout.placeholders if (key, each.name) != ("blank", "title")]
    for index, one in enumerate(shown):
        assert one.rect.x >= 0
        assert one.rect.y >= 0
        assert one.rect.right <= given.size.width
        assert one.rect.bottom <= given.size.height
        for other in shown[index + 1 :]:
            apart = one.rect.right <= other.rect.x or other.rect.right <= one.rect.x
            assert apart or one.rect.bottom <= other.rect.y or other.rect.bottom <= one.rect.y, (one, other)


def test_the_title_of_a_blank_slide_stands_above_it_and_leaves_the_slide_to_its_content() -> None:
    given = master()
    hidden = rect_of(given.spec("blank", "title").rect)
    room = given.content_rect("blank")
    assert hidden.bottom <= 0
    assert room.y > 0
    assert room.bottom < given.rect("blank", "footer").y
    assert opened(with_every_layout()).slides[-1].shapes.title.text_frame.text == "The blank"


def test_slides_in_4_to_3_are_as_high_and_by_a_quarter_narrower() -> None:
    wide, standard = master(), master(SlideFormat.STANDARD)
    assert standard.size == Size(pt(720), pt(540))
    assert standard.rect("statement", "right").x * 4 == wide.rect("statement", "right").x * 3
    assert standard.rect("statement", "right").y == wide.rect("statement", "right").y
    assert standard.canvas_rect("canvas").right < standard.size.width
    assert standard.room("cover", "figures").right < standard.size.width


def test_the_format_of_the_slide_layouts_is_theirs_as_they_are() -> None:
    assert stock().slides.in_format(SlideFormat.WIDE) is stock().slides


def size_of(content: bytes) -> Any:
    presentation: Any = Presentation(BytesIO(content))
    return presentation.part._element.sldSz


def test_powerpoint_is_told_the_standard_size_by_its_name() -> None:
    canvas = canvas_of("one", value_propositions=["Everything"])
    sizes = {each: size_of(render_deck(canvas, slides=each)) for each in FORMATS}
    assert sizes[SlideFormat.STANDARD].get("type") == "screen4x3"
    assert (sizes[SlideFormat.STANDARD].cx, sizes[SlideFormat.STANDARD].cy) == (9_144_000, 6_858_000)
    assert sizes[SlideFormat.WIDE].get("type") is None
