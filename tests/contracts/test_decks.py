"""What holds for the deck of each shipped canvas, read by python-pptx from the files as built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from bmcreport.model.canvas import Canvas
from tests.contracts.expected import BLOCKS, item_on_slide, letters
from tests.contracts.pdf_page import squeezed
from tests.shipped import SLUGS

EMU = 12_700
"""A point."""

CANVAS = (24, 74, 912, 422)
"""Left, top, width and height of the canvas on its slide, in points."""

PLACES = {
    "key_partners": (0, 0, 0.2, 0.732),
    "key_activities": (0.2, 0, 0.2, 0.366),
    "key_resources": (0.2, 0.366, 0.2, 0.366),
    "value_propositions": (0.4, 0, 0.2, 0.732),
    "customer_relationships": (0.6, 0, 0.2, 0.366),
    "channels": (0.6, 0.366, 0.2, 0.366),
    "customer_segments": (0.8, 0, 0.2, 0.732),
    "cost_structure": (0, 0.732, 0.5, 0.268),
    "revenue_streams": (0.5, 0.732, 0.5, 0.268),
}
"""Where a block stands on the poster, in parts of the whole: left, top, width and height."""


@pytest.fixture(params=SLUGS)
def canvas(request: pytest.FixtureRequest, shipped: Mapping[str, Canvas]) -> Canvas:
    """Each of the shipped canvases."""
    return shipped[request.param]


@pytest.fixture(scope="session")
def deck_of(built: Path) -> Mapping[str, Any]:
    """The decks by slug."""
    return {slug: Presentation(str(built / f"{slug}-deck.pptx")) for slug in SLUGS}


@pytest.fixture
def deck(canvas: Canvas, deck_of: Mapping[str, Any]) -> Any:
    """The deck of that canvas."""
    return deck_of[canvas.slug]


@pytest.fixture
def canvas_slide(deck: Any) -> Any:
    """The slide with the nine blocks."""
    (slide,) = [slide for slide in deck.slides if slide.slide_layout.name == "Canvas"]
    return slide


def shape(slide: Any, name: str) -> Any:
    (found,) = [shape for shape in slide.shapes if shape.name == name]
    return found


def rect(shape: Any) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def inside(inner: tuple[int, ...], outer: tuple[int, ...]) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def test_a_deck_has_eleven_to_sixteen_slides_in_widescreen(deck: Any) -> None:
    assert 11 <= len(deck.slides) <= 16
    assert (deck.slide_width, deck.slide_height) == (960 * EMU, 540 * EMU)


def test_every_slide_has_a_title(deck: Any) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(title.strip() for title in titles)


def test_a_file_says_whose_deck_it_is(deck: Any, canvas: Canvas) -> None:
    told = deck.core_properties
    assert told.title == f"{canvas.company.name}: Business Model Canvas"
    assert told.author == canvas.designed_by
    assert told.language == canvas.lang


def test_every_item_stands_once_in_the_placeholder_of_its_block_and_nowhere_else(
    canvas_slide: Any, canvas: Canvas
) -> None:
    for key, name in BLOCKS.items():
        told = [
            squeezed("".join(run.text for run in paragraph.runs))
            for paragraph in shape(canvas_slide, f"bmc/{key}").text_frame.paragraphs
        ]
        assert told == [squeezed(*item_on_slide(item, letters(canvas))) for item in canvas.blocks[key].items]
        assert shape(canvas_slide, f"{key}_heading").text_frame.text == name
    headed = {
        *(f"bmc/{key}" for key in BLOCKS),
        *(f"{key}_heading" for key in BLOCKS),
        "title",
        "eyebrow",
        "footer",
        "number",
    }
    assert {shape.name for shape in canvas_slide.shapes} <= headed


def test_the_placeholders_stand_where_the_grid_says(canvas_slide: Any) -> None:
    """Inside the edges drawn for their block; where no boundary had to move, these are the poster's."""
    edges = {each.name: rect(each) for each in canvas_slide.slide_layout.shapes}
    frame = edges["Frame"]
    assert frame == pytest.approx([EMU * length for length in (24, 74, 936, 496)])
    for key, name in BLOCKS.items():
        edge = edges[f"{name} edge"]
        assert inside(rect(shape(canvas_slide, f"bmc/{key}")), edge)
        assert inside(rect(shape(canvas_slide, f"{key}_heading")), edge)
        assert inside(edge, frame)
        assert edge == pytest.approx(on_the_poster(key), abs=0.06 * 912 * EMU)


def on_the_poster(key: str) -> list[float]:
    left, top, width, height = PLACES[key]
    x, y, whole, high = CANVAS
    return [
        EMU * length
        for length in (x + left * whole, y + top * high, x + (left + width) * whole, y + (top + height) * high)
    ]


def test_blocks_do_not_overlap(canvas_slide: Any) -> None:
    rects = [rect(shape(canvas_slide, f"bmc/{key}")) for key in BLOCKS]
    for index, one in enumerate(rects):
        for other in rects[index + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_every_item_and_detail_stands_once_on_the_slides_of_its_block(deck: Any, canvas: Canvas) -> None:
    told = [squeezed(paragraph) for slide in statements(deck) for paragraph in items(slide)]
    assert len(told) == sum(1 for _ in canvas.items())
    for _, _, item in canvas.items():
        assert any(
            each.startswith(squeezed(letters(canvas).get(item.id or ""), item.text, item.detail)) for each in told
        )


def test_the_slide_of_a_block_names_it(deck: Any, canvas: Canvas) -> None:
    for key, name in BLOCKS.items():
        (slide,) = [slide for slide in statements(deck) if name in paragraphs(slide, "left_heading", "right_heading")]
        words = squeezed(*items(slide))
        assert all(squeezed(item.text, item.detail) in words for item in canvas.blocks[key].items)


def statements(deck: Any) -> Iterator[Any]:
    return (slide for slide in deck.slides if slide.slide_layout.name == "Statement")


def items(slide: Any) -> list[str]:
    """The paragraphs of the shapes that are named after a block."""
    return paragraphs(slide, *(shape.name for shape in slide.shapes if shape.name.startswith("bmc/")))


def paragraphs(slide: Any, *names: str) -> list[str]:
    shapes = [shape for shape in slide.shapes if shape.name in names]
    return ["".join(run.text for run in one.runs) for shape in shapes for one in shape.text_frame.paragraphs]


def test_the_notes_tell_details_and_sources(deck: Any, canvas: Canvas, canvas_slide: Any) -> None:
    block_notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in statements(deck))
    for notes in (block_notes, canvas_slide.notes_slide.notes_text_frame.text):
        assert [item.detail for _, _, item in canvas.items() if item.detail and item.detail not in notes] == []
        cited = {key for _, _, item in canvas.items() for key in item.sources}
        assert cited
        assert [key for key in cited if canvas.sources[key].title not in notes] == []


def test_every_slide_has_notes(deck: Any) -> None:
    assert all(slide.notes_slide.notes_text_frame.text.strip() for slide in deck.slides)


def test_every_source_with_an_address_is_a_link_on_the_sources_slides(deck: Any, canvas: Canvas) -> None:
    links = {
        run.hyperlink.address: run.text
        for slide in deck.slides
        if slide.slide_layout.name == "Sources"
        for shape in slide.shapes
        if shape.name in {"left", "right"}
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    }
    linked = {source.url: source for source in canvas.sources.values() if source.url}
    assert len(linked) >= 8
    assert set(links) == set(linked)
    assert all(links[url or ""].strip().startswith(source.title) for url, source in linked.items())


def test_no_text_is_smaller_than_six_points(deck: Any) -> None:
    """But for source numbers and badges, which are a part of the size of their paragraph."""
    for slide in deck.slides:
        for each in slide.shapes:
            for paragraph in each.text_frame.paragraphs if each.has_text_frame else ():
                sizes = [run.font.size.pt for run in paragraph.runs if run.font.size]
                assert not sizes or max(sizes) >= 6


def test_the_deck_is_native(deck: Any) -> None:
    """Nothing is a picture of text."""
    kinds = {str(shape.shape_type) for slide in deck.slides for shape in slide.shapes}
    assert not any("PICTURE" in kind for kind in kinds)
