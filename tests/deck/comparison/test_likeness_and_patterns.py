"""Heatmaps of likeness, patterns, canvases in miniature and takeaways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from msgspec.structs import replace

from bmcreport.alternatives import SlideFormat
from bmcreport.building.stock import Stock
from bmcreport.contrast import contrast
from bmcreport.deck.comparison.subject import HEAT_STEPS, heat_role
from bmcreport.deck.slides import Deck, Slide, TableShape, TextBox
from bmcreport.text.breaking import count_lines, widest_word
from bmcreport.text.fonts import MICRO_EM
from bmcreport.units import Rect, pt
from tests.comparing.fields import Field, field, large_field
from tests.deck.comparison.decks import composed, notes_of, rows_of, tables, text_of, title_of

LIKENESS = {"kind": "likeness", "title": "How alike"}
PATTERNS = {"kind": "patterns", "title": "Patterns"}
RULE = {
    "name": "Freemium",
    "meaning": "Free for many, paid by some.",
    "parts": [
        {"name": "free", "themes": ["free"], "blocks": ["channels"]},
        {"name": "paid", "themes": ["paid"], "blocks": ["revenue_streams"]},
    ],
}


def firm(*themes: str, paid: bool = False) -> dict[str, Any]:
    """A firm with an item of each theme in its channels."""
    channels = [{"text": f"{theme} of ours", "theme": theme} for theme in themes]
    return {"blocks": {"channels": channels, "revenue_streams": [{"text": "Plans", "theme": "paid"}] if paid else []}}


THREE = {"acme": firm("a", "b"), "borg": firm("a", "c"), "cola": firm("d")}


def test_the_total_prints_the_per_cent_of_common_rows_of_each_pair(stock: Stock) -> None:
    (slide,) = composed(stock, field(THREE), {**LIKENESS, "companies": 0}).slides
    (table,) = slide.shapes
    assert rows_of(table) == [  # type: ignore[arg-type]
        ["How alike", "Acme", "Borg", "Cola"],
        ["Acme", "100", "33", "0"],
        ["Borg", "33", "100", "0"],
        ["Cola", "0", "0", "100"],
    ]
    assert title_of(slide) == "Acme and Borg are most alike at 33%, Borg and Cola least at 0%"
    assert "Acme and Borg, 33%: 1 of 3 rows:\n• Channels: A (a of ours = a of ours)" in notes_of(slide)


@pytest.mark.parametrize("title", ["How alike they are", "How very much alike these companies are"])
def test_the_heading_over_names_stands_on_one_line_where_it_costs_no_column(stock: Stock, title: str) -> None:
    shown = [tables(composed(stock, large_field(7), {**LIKENESS, "title": text}))[0] for text in ("How alike", title)]
    short, long = shown
    fits = title == "How alike they are"
    assert (long.rows[0] == short.rows[0]) is fits
    assert (long.columns[0] > short.columns[0]) is fits


def test_each_block_has_a_heatmap_while_companies_are_few(stock: Stock) -> None:
    deck = composed(stock, field(THREE), LIKENESS)
    assert len(tables(deck)) == 1 + 9
    many = composed(stock, large_field(13), LIKENESS)
    assert {table.name for table in tables(many)} == {"Likeness: How alike"}


@pytest.mark.parametrize(("companies", "slides"), [(2, 1), (4, 3), (7, 5), (12, 9)])
def test_heatmaps_of_few_companies_share_slides_without_touching(stock: Stock, companies: int, slides: int) -> None:
    deck = composed(stock, large_field(companies, 2), LIKENESS)
    shown = [[shape.rect for shape in slide.shapes if isinstance(shape, TableShape)] for slide in deck.slides]
    by_block = [rects for slide, rects in zip(deck.slides, shown, strict=True) if "block by block" in slide.name]
    assert len(by_block) <= slides
    assert sum(map(len, by_block)) == 9
    for rects in by_block:
        for one, other in combinations(rects, 2):
            assert one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y


def test_two_companies_are_one_pair_and_all_that_share_is_shared_by_both(stock: Stock) -> None:
    two = composed(stock, field({slug: THREE[slug] for slug in ("acme", "borg")}), LIKENESS, {"kind": "overlap"})
    assert title_of(two.slides[0]) == "How alike: Acme and Borg at 33%"
    assert rows_of(tables(two)[-1])[0][:2] == ["Block", "Shared by both"]
    assert len(tables(two)[-1].columns) == 3


@pytest.mark.parametrize("companies", [2, 7, 12, 40])
def test_no_word_of_a_heatmap_is_broken_and_no_number_wraps(stock: Stock, companies: int) -> None:
    for table in tables(composed(stock, large_field(companies, 2), LIKENESS)):
        for row in table.cells[1:]:
            for cell, width in list(zip(row, table.columns, strict=True))[1:]:
                left, _, right, _ = cell.body.inset or (0, 0, 0, 0)
                (number,) = cell.body.paragraphs
                assert count_lines(number.paragraph, width - left - right, number.size) == 1


def test_heatmaps_are_shared_out_evenly_and_the_place_of_one_more_says_what_they_show(stock: Stock) -> None:
    seven = field({slug: firm("a", slug[0]) for slug in ("acme", "borg", "cola", "dune", "east", "fuji", "goal")})
    deck = composed(stock, seven, LIKENESS)
    slides = [slide for slide in deck.slides if "block by block" in slide.name]
    assert [sum(isinstance(shape, TableShape) for shape in slide.shapes) for slide in slides] == [3, 3, 3]
    for slide in slides:
        shown = [shape for shape in slide.shapes if isinstance(shape, TableShape)]
        (told,) = boxes(slide)
        said = text_of(told.body).splitlines()
        assert [line.partition(":")[0] for line in said] == [table.name.removeprefix("Likeness: ") for table in shown]
        assert told.rect.y == shown[-1].rect.y
        assert told.rect.x >= shown[-1].rect.right


def test_dark_type_is_read_on_the_deepest_shade(stock: Stock) -> None:
    palette = composed(stock, field(THREE), LIKENESS).palette
    shades = [palette[heat_role(step)] for step in range(HEAT_STEPS + 1)]
    assert len(set(shades)) == HEAT_STEPS + 1
    assert all(contrast(palette["ink"], shade) >= 4.5 for shade in shades)
    assert all(contrast(palette["quiet"], shade) >= 4.5 for shade in shades[:1])


def test_a_pattern_names_the_items_by_which_a_company_follows_it(stock: Stock) -> None:
    canvases = {"acme": firm("free", paid=True), "borg": firm("free"), "cola": firm(paid=True)}
    (slide,) = composed(stock, field(canvases, patterns={"freemium": RULE}), PATTERNS).slides
    (table,) = tables(composed(stock, field(canvases, patterns={"freemium": RULE}), PATTERNS))
    assert rows_of(table)[1] == ["Freemium\nFree for many, paid by some.", "free of ours\u00a0· Plans", "–", "–"]
    assert title_of(slide) == "Freemium is the widest pattern: one of three companies"
    assert "Acme, free:\n• Acme: free of ours" in notes_of(slide)


def test_without_patterns_there_is_no_slide_for_them(stock: Stock) -> None:
    assert composed(stock, field(THREE), PATTERNS).slides == ()


def test_takeaways_stand_on_a_slide_of_their_own(stock: Stock) -> None:
    asked = {"kind": "takeaways", "title": "What follows"}
    (slide,) = composed(stock, field(THREE, takeaways=["Openness pays.", "Ads divide."]), asked).slides
    (box,) = slide.shapes
    assert isinstance(box, TextBox)
    assert text_of(box.body) == "Openness pays.\nAds divide."
    assert min(one.size for one in box.body.paragraphs) >= pt(14)
    assert composed(stock, field(THREE), asked).slides == ()
    (blank,) = composed(stock, field(THREE), {**asked, "blank": "yes"}).slides
    assert title_of(blank) == "What follows"


def test_many_takeaways_go_on_and_none_is_lost(stock: Stock) -> None:
    told = [f"Takeaway {number} {'and so on ' * 20}" for number in range(30)]
    deck = composed(stock, field(THREE, takeaways=told), {"kind": "takeaways", "title": "What follows"})
    shown = [line for slide in deck.slides for shape in slide.shapes if isinstance(shape, TextBox)
             for line in text_of(shape.body).splitlines()]  # fmt: skip
    assert [line.split()[1] for line in shown] == [str(number) for number in range(30)]


def shaped(stock: Stock, proportions: SlideFormat) -> Stock:
    return replace(stock, slides=stock.slides.in_format(proportions))


def miniature(stock: Stock, given: Field, canvases: int) -> Deck:
    return composed(stock, given, {"kind": "miniatures", "title": "Side by side", "canvases": canvases})


def boxes(slide: Slide) -> Iterator[TextBox]:
    return (shape for shape in slide.shapes if isinstance(shape, TextBox))


@pytest.mark.parametrize("canvases", [2, 3, 4])
def test_every_item_stands_once_on_the_canvas_of_its_company(stock: Stock, canvases: int) -> None:
    given = large_field(7, 4)
    deck = miniature(stock, given, canvases)
    assert len(deck.slides) == -(-7 // canvases)
    found = Counter(
        (box.name.split()[0], paragraph.paragraph.name)
        for slide in deck.slides
        for box in boxes(slide)
        for paragraph in box.body.paragraphs
        if re.fullmatch(r"[a-z_]+/\d+", paragraph.paragraph.name)
    )
    assert found == {
        (slug, f"{key}/{index}"): 1 for slug, canvas in given[1].items() for key, index, _ in canvas.items()
    }


@pytest.mark.parametrize("canvases", [2, 3, 4])
def test_miniatures_stand_on_the_slide_and_apart(stock: Stock, canvases: int) -> None:
    for slide in miniature(stock, large_field(7, 4), canvases).slides:
        frames = [shape.rect for shape in slide.shapes if shape.name.endswith(" Frame")]
        whole = Rect(0, 0, pt(960), pt(500))
        assert all(whole.contains(frame) for frame in frames)
        for index, frame in enumerate(frames):
            assert not any(_meet(frame, other) for other in frames[index + 1 :])
        assert all(any(frame.contains(box.rect) for frame in frames) for box in boxes(slide) if " " in box.name)


@pytest.mark.parametrize("proportions", SlideFormat)
def test_type_of_a_miniature_shrinks_before_words_are_cut(stock: Stock, proportions: SlideFormat) -> None:
    words = {key: ["Intergovernmental agencies", "Infrastructures"] for key in stock.layout.blocks}
    given = field({slug: {"blocks": words} for slug in ("acme", "borg", "cola", "dune")}, focus="borg")
    for slide in miniature(shaped(stock, proportions), given, 2).slides:
        for box in boxes(slide):
            for one in box.body.paragraphs:
                if "/" in one.paragraph.name:
                    measure = (box.rect.width - one.indent) * 99 // 100
                    assert widest_word(one.paragraph) * one.size <= measure * MICRO_EM, box.name
                    assert one.size >= pt(6)


def test_the_focus_company_is_the_one_whose_canvas_stands_alone_and_is_the_larger_for_it(stock: Stock) -> None:
    given = large_field(7, 2)
    first, *others = miniature(stock, given, 2).slides
    assert title_of(first).endswith(given[1]["company-1"].company.name)
    sizes = [max(one.size for box in boxes(slide) for one in box.body.paragraphs if "/" in one.paragraph.name)
             for slide in (first, *others)]  # fmt: skip
    assert sizes[0] > max(sizes[1:])
    assert [sum(shape.name.endswith(" Frame") for shape in slide.shapes) for slide in others] == [2, 2, 2]


def _meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def test_a_miniature_that_is_too_full_says_how_many_items_are_in_the_notes(stock: Stock) -> None:
    given = field({slug: {"blocks": {"channels": [f"Channel number {n} of many" for n in range(60)]}} for slug in "ab"})
    (slide,) = miniature(stock, given, 4).slides
    (channels,) = [box for box in boxes(slide) if box.name == "a channels"]
    shown = text_of(channels.body).splitlines()
    left_out = re.fullmatch(r"and\u00a0(\d+)\u00a0more", shown[-1])
    assert left_out
    assert len(shown) - 1 + int(left_out[1]) == 60
    assert notes_of(slide).count("Channel number") == 120
