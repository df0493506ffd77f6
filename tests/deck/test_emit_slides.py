"""Slides, shapes, notes and properties as python-pptx reads them back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from pptx.enum.shapes import PP_PLACEHOLDER

from bmcreport.deck.emit import emit
from bmcreport.deck.slides import Slide
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import pt
from tests.deck.reading import opened, properties, shape_named
from tests.deck.specimens import (
    EVERYTHING,
    HOSTILE,
    body,
    deck_of,
    slide_of,
)


def test_titles_and_bodies_are_placeholders_with_the_names_and_types_of_their_layout() -> None:
    slides = opened(EVERYTHING).slides
    assert [slide.shapes.title.text for slide in slides] == [
        "Mistral AI",
        "Enterprises pay for use",
        "Everyone sells access",
        "Funding",
    ]
    assert {each.name: each.placeholder_format.type for each in slides[1].placeholders} == {
        "Title": PP_PLACEHOLDER.TITLE,
        "Items": PP_PLACEHOLDER.BODY,
        "Footer": PP_PLACEHOLDER.FOOTER,
        "Number": PP_PLACEHOLDER.SLIDE_NUMBER,
    }
    assert {each.name: each.placeholder_format.type for each in slides[0].placeholders} == {
        "Company": PP_PLACEHOLDER.CENTER_TITLE,
        "Tagline": PP_PLACEHOLDER.SUBTITLE,
        "Date": PP_PLACEHOLDER.DATE,
    }


def test_date_footer_and_number_are_there_exactly_where_the_slide_has_them() -> None:
    slide = Slide("S", "Message", {"Title": body("T")}, footer="Foot", date="no place in this layout")
    numbered, plain = opened(deck_of(slide, replace(slide, footer="", numbered=False))).slides
    assert [each.name for each in numbered.placeholders] == ["Title", "Footer", "Number"]
    assert [each.name for each in plain.placeholders] == ["Title"]
    field = shape_named(numbered, "Number")._element.find(".//{*}fld")
    assert (field.get("type"), field.find("{*}t").text) == ("slidenum", "1")


def test_notes_are_read_back_and_slides_without_have_none() -> None:
    slides = opened(EVERYTHING).slides
    assert slides[1].notes_slide.notes_text_frame.text == "Say this first.\nThen"
    assert [slide.has_notes_slide for slide in slides] == [False, True, False, False]


def test_notes_are_in_the_ink_of_the_notes_page() -> None:
    bold = opened(EVERYTHING).slides[1].notes_slide.notes_text_frame.paragraphs[0].runs[1]
    assert bold.font.bold is True
    assert properties(bold).find("{*}solidFill") is None


def test_panels_boxes_and_icons_are_native_shapes() -> None:
    slide = opened(EVERYTHING).slides[1]
    panel, box, icon = (shape_named(slide, name) for name in ("Callout", "Callout text", "Heart"))
    assert panel.adjustments[0] == pytest.approx(8 / 36, abs=1e-4)
    assert panel.line.width == pt(1)
    assert box.text_frame.text == "Mail"
    assert box.text_frame._txBody.bodyPr.get("numCol") == "2"
    assert icon._element.find(".//{*}custGeom//{*}cubicBezTo") is not None
    assert (icon.left, icon.width) == (pt(500), pt(40))


def test_the_reading_order_is_texts_then_shapes_then_the_foot() -> None:
    assert [shape.name for shape in opened(EVERYTHING).slides[1].shapes] == [
        "Title",
        "Items",
        "Callout",
        "Callout text",
        "Heart",
        "Truck",
        "Footer",
        "Number",
    ]


def test_core_properties_are_those_of_the_deck() -> None:
    core = opened(EVERYTHING).core_properties
    assert (core.title, core.author, core.subject, core.language) == ("Mistral AI", "Ada", "Canvas", "en-GB")
    assert core.last_modified_by == "Ada"
    assert core.created == core.modified
    assert core.created.isoformat().startswith("2000-01-01T00:00:00")


def test_notes_keep_their_paragraphs_apart() -> None:
    slide = replace(slide_of(), notes=(Paragraph((Run(HOSTILE),)),))
    assert opened(deck_of(slide)).slides[0].notes_slide.notes_text_frame.text == HOSTILE


def test_a_deck_without_slides_opens() -> None:
    assert len(opened(deck_of()).slides) == 0


def test_a_slide_of_an_unknown_layout_or_placeholder_is_a_bug() -> None:
    with pytest.raises(KeyError):
        emit(deck_of(replace(slide_of(), layout="Nowhere")))
    with pytest.raises(KeyError):
        emit(deck_of(replace(slide_of(), fills={"Nowhere": body("x")})))
