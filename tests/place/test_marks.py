"""The marks by items stand beside them, inside their blocks, and can be switched off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings

from bmcreport.model.canvas import Canvas, Status
from bmcreport.model.layout import Mark
from bmcreport.pdf.page import Artifact, Box, Element, Text
from bmcreport.pdf.text import line_children
from bmcreport.place.marks import letter
from bmcreport.place.placement import PagePlacement
from bmcreport.text.fitting import SetParagraph
from bmcreport.text.measuring import measure_paragraph
from bmcreport.units import pt
from tests.place.test_page import POSTER, assert_items_inside, placed
from tests.strategies import canvas_of, canvases

COLOURS = POSTER.marks.colours


def market(segments: int = 3, **item: object) -> Canvas:
    """A market with so many segments, all of them served by one item."""
    ids = [f"s{number}" for number in range(segments)]
    return canvas_of(
        customer_segments=[{"text": f"Segment number {key}", "id": key} for key in ids],
        value_propositions=[{"text": "Fresh bread", "detail": "before seven", "segments": ids[::-1], **item}],
        channels=["A stall"],
    )


def item_of(page: PagePlacement, name: str) -> SetParagraph:
    return next(item for block in page.canvas.blocks for item in block.items if item.paragraph.name == name)


def spans(item: SetParagraph, tag: str = "Span") -> list[Element]:
    return [child for child in line_children(item) if isinstance(child, Element) and child.tag == tag]


def said(item: SetParagraph) -> list[str]:
    """The letters of an item with what is read aloud for them, and what is read for shapes."""
    return [f"{_word(each)}={each.alt}" for each in (*spans(item), *spans(item, "Figure"))]


def _word(element: Element) -> str:
    return "".join(child.text.strip() for child in element.children if isinstance(child, Text))


def fields(item: SetParagraph) -> list[Box]:
    children = [child for child in line_children(item) if isinstance(child, Artifact)]
    return [one for child in children for one in child.operations if isinstance(one, Box)]


def test_an_item_shows_the_letters_of_its_segments_in_their_order() -> None:
    item = item_of(placed(market(), POSTER), "value_propositions/0")
    assert said(item) == ["A=for Segment number s0", "B=for Segment number s1", "C=for Segment number s2"]
    assert [field.fill for field in fields(item)] == list(COLOURS[:3])


def test_the_block_of_the_segments_is_the_legend() -> None:
    page = placed(market(), POSTER)
    legend = [item_of(page, f"customer_segments/{index}") for index in range(3)]
    assert [said(item) for item in legend] == [["A=Segment A:"], ["B=Segment B:"], ["C=Segment C:"]]
    assert [fields(item)[0].fill for item in legend] == list(COLOURS[:3])
    assert all(item.lines[0].fragments[0].text.strip() == mark for item, mark in zip(legend, "ABC", strict=True))


def test_letters_go_on_where_colours_start_again() -> None:
    item = item_of(placed(market(len(COLOURS) + 2), POSTER), "value_propositions/0")
    assert _word(spans(item)[-1]) == "J"
    assert [field.fill for field in fields(item)[-2:]] == list(COLOURS[:2])


@pytest.mark.parametrize(("number", "expected"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_after_z_comes_aa(number: int, expected: str) -> None:
    assert letter(number) == expected


def test_segments_that_nobody_names_have_no_letters() -> None:
    canvas = canvas_of(customer_segments=[{"text": "Early risers", "id": "early"}], channels=["A stall"])
    assert said(item_of(placed(canvas, POSTER), "customer_segments/0")) == []


def test_up_to_four_letters_hold_to_the_last_word_and_more_may_break() -> None:
    item = item_of(placed(market(6), POSTER), "value_propositions/0")
    words = ["".join(piece.text for piece in word.pieces) for word in measure_paragraph(item.paragraph)]
    assert ["".join(word.split()) for word in words] == ["Fresh", "bread", "before", "sevenABCD", "EF"]


@pytest.mark.parametrize("count", [3, 12, 40])
def test_marks_stand_in_their_block_and_apart(count: int) -> None:
    page = placed(market(count, status="testing"), POSTER)
    for block in page.canvas.blocks:
        assert_items_inside(block)
    item = item_of(page, "value_propositions/0")
    found, (figure,) = fields(item), spans(item, "Figure")
    assert len(found) == count
    assert figure.bbox is not None
    assert page.canvas.block("value_propositions").body.contains(figure.bbox)
    assert figure.bbox.x >= found[-1].rect.right or figure.bbox.y >= found[-1].rect.bottom
    for one, other in pairwise(found):
        assert other.rect.x >= one.rect.right or other.rect.y >= one.rect.bottom


@settings(max_examples=10)
@given(canvases(most_items=6))
def test_marks_of_any_canvas_stand_inside_their_block(canvas: Canvas) -> None:
    page = placed(canvas, POSTER) if sum(1 for _ in canvas.items()) < 40 else None
    for block in page.canvas.blocks if page else ():
        for item in block.items:
            assert all(block.rect.contains(field.rect) for field in fields(item))
            for figure in spans(item, "Figure"):
                assert figure.bbox is not None
                assert block.rect.contains(figure.bbox, slack=pt(0.5))


@pytest.mark.parametrize("status", Status)
def test_a_status_is_a_shape_with_its_meaning_at_the_foot(status: Status) -> None:
    page = placed(market(1, status=status), POSTER)
    (figure,) = spans(item_of(page, "value_propositions/0"), "Figure")
    (legend,) = page.footer.legend
    assert figure.alt == f"({status.value.capitalize()})"
    assert not any(isinstance(child, Text) for child in figure.children)
    assert legend.paragraph.text.strip() == status.value.capitalize()
    assert legend.text_x + legend.lines[0].width <= page.canvas.rect.right


def test_shapes_tell_each_status_apart_without_colour() -> None:
    forms = []
    for status in Status:
        (figure,) = spans(item_of(placed(market(1, status=status), POSTER), "value_propositions/0"), "Figure")
        forms.append(tuple(map(repr, figure.children)))
    assert len(set(forms)) == len(Status)


def test_without_any_status_there_is_no_legend() -> None:
    assert placed(market(), POSTER).footer.legend == ()


def switched(**marks: bool) -> Iterator[PagePlacement]:
    """A marked canvas with marks switched off by the layout, by itself and by the build."""
    canvas = market(2, status="validated")
    own = POSTER.marks.model_copy(update=marks)
    yield placed(canvas, POSTER.model_copy(update={"marks": own}))
    yield placed(canvas.model_copy(update={"show": canvas.show.model_copy(update=marks)}), POSTER)
    yield placed(canvas, POSTER.marking([mark for mark in Mark if marks.get(mark, True)]))


def test_segments_can_be_switched_off() -> None:
    for page in switched(segments=False):
        assert said(item_of(page, "value_propositions/0")) == ["=(Validated)"]
        assert said(item_of(page, "customer_segments/0")) == []


def test_status_can_be_switched_off() -> None:
    for page in switched(status=False):
        assert said(item_of(page, "value_propositions/0")) == ["A=for Segment number s0", "B=for Segment number s1"]
        assert page.footer.legend == ()


def test_a_build_cannot_switch_on_what_a_layout_switches_off() -> None:
    off = POSTER.model_copy(update={"marks": POSTER.marks.model_copy(update={"status": False})})
    assert placed(market(1, status="testing"), off.marking(tuple(Mark))).footer.legend == ()


def test_marks_cost_shipped_pages_half_a_point_at_most(shipped: Mapping[str, Canvas]) -> None:
    for canvas in shipped.values():
        with_marks, without = placed(canvas, POSTER), placed(canvas, POSTER.marking(()))
        assert with_marks.canvas.setting.size >= without.canvas.setting.size - pt(0.5)


def test_every_shipped_canvas_shows_its_segments(shipped: Mapping[str, Canvas]) -> None:
    for canvas in shipped.values():
        page = placed(canvas, POSTER)
        for key, index, item in canvas.items():
            marks = spans(item_of(page, f"{key}/{index}"))
            assert len(marks) == len(item.segments) + (key == "customer_segments")
