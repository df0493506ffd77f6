"""Boxes, rules, discs and icons: where the page says, in the colours of the palette, by as few operators as needed."""

from __future__ import annotations

import re

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from bmcreport import icons
from bmcreport.pdf.page import Box, Disc, IconPath, Operation, Rule
from bmcreport.units import Emu, Rect, in_points, mm, pt
from tests.pdf.readers import opened, operators, pixels, written
from tests.pdf.samples import A4, document, one_operation, page, rect, sample

DOTS_PER_INCH = 300
WHITE, RED = (255, 255, 255), (255, 0, 0)


def _operands(operation: Operation, operator: str) -> list[float]:
    (found,) = [operands for name, operands in operators(written(one_operation(operation))) if name == operator]
    return [float(operand) for operand in found]


def _pixel(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place in millimetres."""
    colour = image.getpixel((round(x * DOTS_PER_INCH / 25.4), round(y * DOTS_PER_INCH / 25.4)))
    assert isinstance(colour, tuple)
    return colour


def _inked(image: Image.Image) -> tuple[float, ...]:
    """The rectangle around all that is not white, in millimetres: left, top, right, bottom."""
    box = ImageOps.invert(image).getbbox()
    assert box, "nothing is drawn"
    return tuple(side * 25.4 / DOTS_PER_INCH for side in box)


def test_a_box_is_drawn_where_the_page_says() -> None:
    place = rect(10, 20, 30, 40)
    x, y, width, height = _operands(Box(place, "red"), "re")
    expected = (place.x, A4.height - place.bottom, place.width, place.height)
    assert (x, y, width, height) == pytest.approx(tuple(map(in_points, expected)), abs=0.0015)


@pytest.mark.parametrize(
    ("fill", "line", "paint"), [("red", None, "f"), (None, "ink", "S"), ("red", "ink", "B"), (None, None, "n")]
)
def test_a_box_is_filled_and_outlined_as_it_says(fill: str | None, line: str | None, paint: str) -> None:
    steps = [name for name, _ in operators(written(one_operation(Box(rect(1, 1, 9, 9), fill, line, pt(1)))))]
    assert paint in steps
    assert ("rg" in steps) == (fill is not None)
    assert ("RG" in steps) == (line is not None)


@settings(max_examples=50, deadline=None)
@given(start=st.integers(0, mm(100)), width=st.integers(0, mm(100)))
def test_neighbouring_boxes_share_their_edge(start: Emu, width: Emu) -> None:
    """Edges are rounded, not sizes: no hair of white between blocks."""
    left, right = Rect(start, 10, width, 10_000), Rect(start + width, 10, 10_000, 10_000)
    x, _, across, _ = _operands(Box(left, "red"), "re")
    edge, *_ = _operands(Box(right, "red"), "re")
    assert round(x + across, 3) == edge


def test_the_corners_of_a_rounded_box_are_empty_and_its_edges_straight() -> None:
    image = pixels(written(one_operation(Box(rect(10, 20, 40, 30), "red", radius=mm(5)))), DOTS_PER_INCH)
    assert _inked(image) == pytest.approx((10, 20, 50, 50), abs=0.15)
    for x, y in ((10.7, 20.7), (49.3, 20.7), (10.7, 49.3), (49.3, 49.3)):
        assert _pixel(image, x, y) == WHITE
    for x, y in ((12.3, 22.3), (47.7, 22.3), (12.3, 47.7), (47.7, 47.7), (30, 20.3), (10.3, 35)):
        assert _pixel(image, x, y) == RED


def test_a_radius_too_large_makes_a_circle() -> None:
    image = pixels(written(one_operation(Box(rect(10, 20, 30, 30), "red", radius=mm(500)))), DOTS_PER_INCH)
    assert _inked(image) == pytest.approx((10, 20, 40, 50), abs=0.15)
    assert _pixel(image, 13.5, 23.5) == WHITE
    assert _pixel(image, 15.5, 25.5) == RED


def test_a_rule_is_drawn_where_the_page_says() -> None:
    rule = Rule(mm(10), mm(20), mm(50), mm(30), "line", pt(0.25))
    assert _operands(rule, "m") == pytest.approx([in_points(mm(10)), in_points(A4.height - mm(20))], abs=0.0015)
    assert _operands(rule, "l") == pytest.approx([in_points(mm(50)), in_points(A4.height - mm(30))], abs=0.0015)
    assert _operands(rule, "w") == [0.25]
    assert _operands(rule, "RG") == pytest.approx([0xC9 / 255, 0xCF / 255, 0xD9 / 255], abs=0.0006)


def test_a_disc_is_round() -> None:
    image = pixels(written(one_operation(Disc(mm(50), mm(60), mm(10), "red"))), DOTS_PER_INCH)
    assert _inked(image) == pytest.approx((40, 50, 60, 70), abs=0.15)
    for sign in (-1, 1):
        assert _pixel(image, 50 + sign * 6.8, 60 + 6.8) == RED
        assert _pixel(image, 50 + sign * 7.4, 60 - 7.4) == WHITE


@pytest.mark.parametrize("name", icons.names())
def test_an_icon_lies_in_its_square_upright(name: str) -> None:
    image = pixels(written(one_operation(IconPath(name, rect(100, 50, 64, 64), "red"))), DOTS_PER_INCH)
    points = [point for _, points in icons.outline(name) for point in zip(points[::2], points[1::2], strict=True)]
    left, top, right, bottom = _inked(image)
    assert left >= 100 + min(x for x, _ in points) / 4 - 0.2
    assert right <= 100 + max(x for x, _ in points) / 4 + 0.2
    assert top >= 50 + min(y for _, y in points) / 4 - 0.2
    assert bottom <= 50 + max(y for _, y in points) / 4 + 0.2


def test_an_icon_is_filled_by_the_non_zero_rule() -> None:
    with opened(written(one_operation(IconPath("coins", rect(10, 10, 10, 10), "red")))) as pdf:
        (shape,) = pdf.pages[0].Resources.XObject.values()
        assert [str(step.operator) for step in pikepdf.parse_content_stream(shape)][-1] == "f"


def test_a_shape_drawn_many_times_is_stored_once() -> None:
    discs = tuple(Disc(mm(place), mm(place), mm(1), "red") for place in range(10, 60))
    with opened(written(document(page(decoration=discs), page(decoration=discs)))) as pdf:
        forms = [thing for thing in pdf.objects if getattr(thing, "Subtype", None) == pikepdf.Name.Form]
    assert len(forms) == 1


def test_state_is_set_only_where_it_changes() -> None:
    boxes = tuple(Box(rect(place, 10, 5, 5), "red", "ink", pt(1)) for place in range(10, 60, 5))
    names = [name for name, _ in operators(written(document(page(decoration=boxes))))]
    assert [names.count(name) for name in ("rg", "RG", "w", "B")] == [1, 1, 1, 10]


def test_decoration_is_painted_first_and_children_in_their_order() -> None:
    under, over = Box(rect(10, 10, 20, 20), "red"), Box(rect(10, 10, 20, 20), "ink")
    image = pixels(written(document(page(decoration=(under, over)))), DOTS_PER_INCH)
    assert _pixel(image, 20, 20) == (0x1D, 0x24, 0x33)


def test_numbers_have_three_decimals_at_most_and_no_exponent() -> None:
    with opened(written(sample())) as pdf:
        content = b"\n".join(one.Contents.read_bytes() for one in pdf.pages)
    content = re.sub(rb"q .*? cm", b"", content)
    assert not re.search(rb"\.[0-9]{4}|[0-9][eE][-+0-9]", re.sub(rb"<[0-9A-F]*>", b"", content))


def test_a_length_below_a_thousandth_of_a_point_is_nothing() -> None:
    assert _operands(Rule(1, 1, 2, 1, "ink", 1), "w") == [0.0]


def test_text_and_drawing_do_not_mix() -> None:
    """Paths are not allowed inside a text object (ISO 32000-1, figure 9)."""
    inside = False
    for name, _ in operators(written(sample())):
        inside = {"BT": True, "ET": False}.get(name, inside)
        assert not (inside and name in {"re", "m", "l", "c", "f", "S", "B", "q", "Do", "BDC", "EMC"})
