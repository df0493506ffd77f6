"""The text of slides: looks, links, and whatever the characters are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pptx.util import Pt

from bmcreport.deck.slides import Slide, TextBox
from bmcreport.text.types import FaceName, Run, Style
from bmcreport.units import Rect, pt
from tests.deck.reading import first_run, only_slide, opened, properties, shape_named
from tests.deck.specimens import (
    BAR,
    HOSTILE,
    body,
    deck_of,
    paragraph,
    reworded,
    slide_of,
    table_of,
)


def test_sizes_leading_and_space_are_exact() -> None:
    given = replace(paragraph("x", points=10.25), leading=pt(12.3), space_before=pt(3.1))
    slide = opened(deck_of(Slide("S", "Message", {"Items": body(given)}))).slides[0]
    read = shape_named(slide, "Items").text_frame.paragraphs[0]
    assert read.runs[0].font.size == Pt(10.25)
    assert read.line_spacing == Pt(12.3)
    assert read.space_before == Pt(3.1)


def test_a_bullet_hangs_and_has_its_colour_and_other_paragraphs_have_none() -> None:
    slide = opened(deck_of(Slide("S", "Message", {"Items": body(paragraph("a", bullet=True), "b")}))).slides[0]
    listed, plain = (each._p.pPr for each in shape_named(slide, "Items").text_frame.paragraphs)
    assert (listed.get("marL"), listed.get("indent")) == (str(pt(11.2)), str(-pt(11.2)))
    assert listed.find("{*}buClr/{*}schemeClr").get("val") == "accent6"
    assert listed.find("{*}buChar") is not None
    assert plain.find("{*}buNone") is not None


@pytest.mark.parametrize(
    ("role", "slot"),
    [
        ("paper", "bg1"),
        ("dark", "tx2"),
        ("panel", "bg2"),
        ("infrastructure", "accent1"),
        ("offer", "accent2"),
        ("customers", "accent3"),
        ("finance", "accent4"),
        ("brand", "accent5"),
        ("quiet", "accent6"),
    ],
)
def test_roles_with_a_theme_slot_follow_the_theme(role: str, slot: str) -> None:
    assert properties(first_run(Run("x", Style(colour=role)))).find(".//{*}schemeClr").get("val") == slot


def test_other_roles_are_their_own_colour_and_inherited_looks_are_not_repeated() -> None:
    assert properties(first_run(Run("x", Style(colour="badge")))).find(".//{*}srgbClr").get("val") == "7A4B00"
    assert properties(first_run(Run("x"))).find("{*}solidFill") is None
    assert first_run(Run("x")).font.bold is None


def test_faces_tracking_and_fields_of_colour_are_written() -> None:
    run = first_run(Run("x", Style(FaceName.BOLD_ITALIC, tracking=50, fill="badge_paper")), points=20)
    assert (run.font.bold, run.font.italic) == (True, True)
    assert properties(run).get("spc") == "100"
    assert properties(run).find("{*}highlight/{*}srgbClr").get("val") == "FBE7C6"


def test_a_regular_run_in_a_bold_placeholder_is_regular() -> None:
    title = opened(deck_of(slide_of())).slides[0].shapes.title
    assert title.text_frame.paragraphs[0].runs[0].font.bold is False


def test_a_raised_run_shows_at_its_size_when_programs_shrink_it_to_two_thirds() -> None:
    run = first_run(Run("1", Style(scale=600, rise=360)), points=20)
    assert run.font.size == Pt(18)
    assert properties(run).get("baseline") == str(round(100_000 * 7.2 / 18))


def test_a_run_that_keeps_together_has_no_space_to_break_at() -> None:
    assert first_run(Run("5 000 km", keep=True)).text == "5\u00a0000\u00a0km"


@pytest.mark.parametrize("link", ["https://example.org/a?b=1&c=2", "http://example.org", "mailto:ada@example.org"])
def test_links_of_the_web_and_mail_lead_there(link: str) -> None:
    assert first_run(Run("x", link=link)).hyperlink.address == link


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "//host/x", "http://", "http://[", "x.html"]
)
def test_other_links_are_text(link: str) -> None:
    run = first_run(Run("x", link=link))
    assert run.text == "x"
    assert run.hyperlink.address is None


def test_the_same_link_twice_is_one_relationship() -> None:
    run = Run("x", link="https://example.org/")
    slide = opened(deck_of(Slide("S", "Message", {"Items": body(paragraph(run, run), paragraph(run))}))).slides[0]
    assert sum(each.is_external for each in slide.part.rels.values()) == 1


@pytest.mark.parametrize("text", [HOSTILE, " leading and trailing ", "a\tb", "_x000A_", "]]>", "&amp;"])
def test_text_is_text_whatever_it_looks_like(text: str) -> None:
    slide = only_slide(
        TextBox("Box", Rect(0, 0, pt(99), pt(99)), body(text)),
        table_of((text, text)),
        replace(BAR, categories=(text, "b", "c"), series=text, alt=text),
    )
    assert shape_named(slide, "Box").text_frame.text == text
    assert shape_named(slide, "Comparison").table.cell(0, 1).text == text
    chart = shape_named(slide, "Funding").chart
    assert next(iter(chart.plots[0].categories)) == text
    assert chart.plots[0].series[0].name == text
    assert shape_named(slide, "Funding")._element.nvGraphicFramePr.cNvPr.get("descr") == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\v"), max_size=40))
def test_any_text_comes_back_or_is_marked_as_unreadable(text: str) -> None:
    legal = "".join(char if char == "\t" or (char >= " " and char not in "\ufffe\uffff") else "\ufffd" for char in text)
    assert opened(reworded(deck_of(slide_of()), text)).slides[0].shapes.title.text_frame.text == legal


def test_what_xml_cannot_hold_becomes_the_replacement_character() -> None:
    assert (
        opened(reworded(deck_of(slide_of()), "a\x00b\ud800c\uffff")).slides[0].shapes.title.text
        == "a\ufffdb\ufffdc\ufffd"
    )


def test_a_line_break_in_a_text_is_a_line_break_on_the_slide() -> None:
    assert opened(reworded(deck_of(slide_of()), "one\ntwo\r\nthree")).slides[0].shapes.title.text == "one\vtwo\vthree"
