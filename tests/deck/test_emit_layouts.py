"""The master, the layouts and the theme of an emitted deck."""

from __future__ import annotations

from msgspec.structs import replace
from pptx.enum.text import MSO_ANCHOR

from bmcreport.deck.slides import Align, Anchor, Placeholder, PlaceholderKind, SlideLayout
from bmcreport.deck.template import template
from bmcreport.units import Rect, pt
from tests.deck.reading import opened
from tests.deck.specimens import (
    COVER,
    EVERYTHING,
    ITEMS,
    MESSAGE,
    PALETTE,
    TITLE,
    deck_of,
)


def test_slides_use_the_layouts_that_they_name() -> None:
    presentation = opened(EVERYTHING)
    assert [layout.name for layout in presentation.slide_layouts] == ["Cover", "Message"]
    assert [slide.slide_layout.name for slide in presentation.slides] == ["Cover", "Message", "Message", "Message"]


def test_a_placeholder_moved_in_its_layout_moves_on_the_slide() -> None:
    moved = replace(TITLE, rect=Rect(pt(7), pt(8), pt(90), pt(10)))
    deck = replace(EVERYTHING, layouts=(COVER, replace(MESSAGE, placeholders=(moved, *MESSAGE.placeholders[1:]))))
    title = opened(deck).slides[1].shapes.title
    assert (title.left, title.top, title.width, title.height) == (pt(7), pt(8), pt(90), pt(10))
    assert title._element.spPr.xfrm is None


def test_a_layout_states_the_looks_and_the_prompt_of_its_placeholders() -> None:
    holder = Placeholder(
        "Eyebrow",
        PlaceholderKind.BODY,
        ITEMS.rect,
        pt(11),
        "brand",
        bold=True,
        tracking=60,
        anchor=Anchor.BOTTOM,
        align=Align.RIGHT,
        inset=(1, 2, 3, 4),
        prompt="UP",
    )
    layout = opened(replace(deck_of(), layouts=(SlideLayout("One", (holder,)),))).slide_layouts[0]
    frame = layout.placeholders[0].text_frame
    looks = frame._txBody.find(".//{*}lvl1pPr")
    run = looks.find("{*}defRPr")
    assert frame.text == "UP"
    assert frame.vertical_anchor == MSO_ANCHOR.BOTTOM
    assert (frame.margin_left, frame.margin_top, frame.margin_right, frame.margin_bottom) == (1, 2, 3, 4)
    assert looks.get("algn") == "r"
    assert (run.get("sz"), run.get("b"), run.get("spc")) == ("1100", "1", "66")
    assert run.find(".//{*}schemeClr").get("val") == "accent5"


def test_a_dark_layout_has_its_background_and_its_decoration() -> None:
    layout = opened(EVERYTHING).slide_layouts[0]
    assert layout.background._cSld.find(".//{*}bgPr//{*}schemeClr").get("val") == "tx2"
    assert [shape.name for shape in layout.shapes][:2] == ["Bar", "Gift"]


def test_the_master_has_one_placeholder_of_each_kind_on_the_slide() -> None:
    presentation = opened(EVERYTHING)
    holders = presentation.slide_master.placeholders
    assert [each.name for each in holders] == ["Title", "Text", "Date", "Footer", "Slide Number"]
    assert all(each.left >= 0 and each.left + each.width <= presentation.slide_width for each in holders)
    assert all(each.top >= 0 and each.top + each.height <= presentation.slide_height for each in holders)


def test_the_theme_holds_the_palette_and_the_font() -> None:
    deck = replace(EVERYTHING, font="Arial")
    parts = {str(part.partname): part for part in opened(deck).part.package.iter_parts()}
    theme = parts["/ppt/theme/theme1.xml"].blob.decode()
    assert '<a:dk1><a:srgbClr val="1D2433"/></a:dk1>' in theme
    assert '<a:accent4><a:srgbClr val="8A5A00"/></a:accent4>' in theme
    assert theme.count('<a:latin typeface="Arial"/>') == 2
    assert "Calibri" not in theme


def test_a_palette_without_the_roles_of_some_slots_still_makes_a_theme() -> None:
    palette = {role: PALETTE[role] for role in ("ink", "paper", "dark", "panel", "brand", "quiet", "on_dark")}
    assert opened(replace(deck_of(), palette=palette)).slide_layouts[0].name == "Cover"


def test_decks_that_look_alike_share_what_they_stand_on() -> None:
    other = replace(EVERYTHING, title="Another", slides=EVERYTHING.slides[:1])
    both = zip(template(EVERYTHING).packed, template(other).packed, strict=True)
    assert all(mine is its for mine, its in both)


def test_a_deck_in_another_colour_of_the_theme_has_only_a_theme_of_its_own() -> None:
    other = replace(EVERYTHING, palette={**PALETTE, "brand": "#123456"})
    both = zip(template(EVERYTHING).packed, template(other).packed, strict=True)
    assert [mine is its for mine, its in both] == [True, False, True, True]


def test_a_deck_in_another_colour_beside_the_theme_has_layouts_of_its_own() -> None:
    other = replace(EVERYTHING, palette={**PALETTE, "on_dark": "#123456"})
    assert opened(other).slide_layouts[0].placeholders[0]._element.find(".//{*}srgbClr").get("val") == "123456"


def test_a_footer_of_a_layout_has_text_but_no_words() -> None:
    footer = next(each for each in opened(EVERYTHING).slide_layouts[1].placeholders if each.name == "Footer")
    assert footer.text_frame.text == " "
