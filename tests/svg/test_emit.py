"""Pages as SVG, read by lxml and fontTools: words in their places, fonts inside, nothing from outside."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image

from bmcreport.model.canvas import Canvas
from bmcreport.papers import PAPERS
from bmcreport.pdf.compose import compose_canvas
from bmcreport.pdf.page import Artifact, Document, Element, Operation, Picture, Text
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.svg.emit import emit
from bmcreport.text.fonts import MICRO_EM, Face, carlito
from bmcreport.units import in_points, mm, pt
from tests.pdf.samples import BOLD, HOSTILE, KERNED, document, one_line, one_operation, page, rect, sample, text
from tests.pictures import bitmap, branding
from tests.scripts import canvas_in
from tests.shipped import stock

SVG = "{http://www.w3.org/2000/svg}"


def parsed(one: Document, number: int = 0) -> Any:
    return etree.fromstring(emit(one, carlito())[number].encode(), etree.XMLParser(resolve_entities=False))


def texts(children: Any) -> Iterator[Text]:
    for child in children:
        if isinstance(child, Element):
            yield from texts(child.children)
        elif isinstance(child, Text):
            yield child


@pytest.fixture(scope="module")
def mistral(shipped: Any) -> Document:
    canvas: Canvas = shipped["mistral-ai"]
    layout = stock().layout
    placed = place_page(canvas, layout, PAPERS["a4"], branding(footer="Example <Consulting>"))
    assert isinstance(placed, PagePlacement)
    return compose_canvas(canvas, layout, placed)


@pytest.fixture(scope="module")
def root(mistral: Document) -> Any:
    return parsed(mistral)


def test_a_page_is_as_large_as_its_paper(root: Any) -> None:
    assert root.tag == f"{SVG}svg"
    assert (root.get("width"), root.get("height")) == ("841.89pt", "595.276pt")
    assert root.get("viewBox") == "0 0 841.89 595.276"


def test_every_page_is_a_file() -> None:
    assert len(emit(sample(), carlito())) == 2


def test_the_same_document_gives_the_same_bytes(mistral: Document) -> None:
    assert emit(mistral, carlito()) == emit(mistral, carlito())


def test_every_word_stands_where_the_page_says_and_is_as_wide(mistral: Document, root: Any) -> None:
    lines = list(texts(mistral.pages[0].content))
    written = root.findall(f".//{SVG}text")
    assert len(lines) == len(written) > 100
    for line, element in zip(lines, written, strict=True):
        assert "".join(element.itertext()) == line.text
        assert float(element.get("y")) == pytest.approx(in_points(line.baseline), abs=0.001)
        assert float(element.get("font-size")) == pytest.approx(in_points(line.size), abs=0.001)
        assert element.get("fill") == mistral.palette[line.colour]
        face = carlito()[line.face]
        for span, start in zip(element, word_starts(line, face), strict=True):
            assert float(span.get("x")) == pytest.approx(start, abs=0.02)
        if not len(element):
            continue
        width = float(element[-1].get("x")) + float(element[-1].get("textLength")) - in_points(line.x)
        assert width == pytest.approx(measured(line.text.rstrip(" "), line, face), abs=0.05)


def measured(words: str, line: Text, face: Face) -> float:
    """Width in points of words that are shaped one by one, as pages are."""
    pieces = [piece for piece in re.split("( )", words) if piece]
    natural = sum(face.width(piece) for piece in pieces) * line.size / MICRO_EM
    return in_points(round(natural + line.tracking * sum(len(face.glyphs(piece)) for piece in pieces)))


def word_starts(line: Text, face: Face) -> list[float]:
    starts = [match.start() for match in re.finditer("[^ ]+", line.text)]
    return [in_points(line.x) + measured(line.text[:start], line, face) for start in starts]


def test_fonts_are_inside_and_have_every_character(mistral: Document, root: Any) -> None:
    style = root.find(f"{SVG}style").text
    fonts = re.findall(r"@font-face\{font-family:Carlito;font-weight:(\d+);font-style:(\w+);src:url\(([^)]*)\)", style)
    assert [(weight, slope) for weight, slope, _ in fonts] == [("700", "normal"), ("400", "normal")]
    for weight, _, uri in fonts:
        font = TTFont(BytesIO(b64decode(uri.removeprefix("data:font/ttf;base64,"))))
        bold = weight == "700"
        needed = {char for one in texts(mistral.pages[0].content) if (one.face is BOLD) == bold for char in one.text}
        known = set(map(chr, font.getBestCmap()))
        assert needed <= known
        assert len(known) < 130
        assert "GPOS" in font


def test_nothing_comes_from_outside(root: Any) -> None:
    whole = etree.tostring(root).decode()
    assert re.findall(r"url\((?!data:)|@import|<script|<foreignObject|<!DOCTYPE|xlink|\bon\w+=", whole) == []
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.endswith("href"):
                assert value.startswith(
                    "data:image/png;base64," if element.tag == f"{SVG}image" else ("https://", "http://")
                )


def test_the_page_says_what_it_is_and_in_which_language(mistral: Document, root: Any) -> None:
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == mistral.title
    assert root[1].tag == f"{SVG}desc"
    assert root[1].text == mistral.subject
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == mistral.language
    assert root.get("role") == "graphics-document document"
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == ("title", "desc")


def test_parts_of_the_page_have_roles(root: Any) -> None:
    headings = root.findall(f".//{SVG}g[@role='heading']")
    assert ["".join(one.itertext()) for one in headings][:2] == ["Mistral AI", "Customer Segments"]
    assert [one.get("aria-level") for one in headings] == ["1"] + ["2"] * 9
    assert len(root.findall(f".//{SVG}g[@role='list']")) == 10
    figure = root.find(f".//{SVG}g[@role='img']")
    assert figure.get("aria-label") == "Logo of <Example> & Sons"
    assert figure[0].tag == f"{SVG}image"
    hidden = [one for one in root.iter() if one.get("aria-hidden") == "true"]
    assert not [word for one in hidden for word in one.itertext() if word.strip()]


def test_links_lead_where_they_say() -> None:
    assert [one.get("href") for one in parsed(sample()).iter(f"{SVG}a")] == ["https://example.com/é?a=(1)&b=%20"]


@pytest.mark.parametrize(
    "words", [HOSTILE, KERNED, "</text><script>alert(1)</script>", "]]> & &amp; \"'", "a  b ", " "]
)
def test_text_is_data_to_its_end(words: str) -> None:
    line = parsed(one_line(text(10, 10, words))).find(f".//{SVG}text")
    assert "".join(line.itertext()) == words


def test_what_xml_cannot_hold_is_not_written() -> None:
    root = parsed(document(page(), title="a\x0bb\ufffe<\ud800>"))
    assert root[0].text == "a\ufffdb\ufffd<\ufffd>"


def operations() -> list[Operation]:
    decoration = sample().pages[0].decoration
    figure = next(one for one in sample().pages[1].content if one.tag == "Figure")
    return [*decoration.operations, *(one for one in figure.children if not isinstance(one, Element | Artifact | Text))]


def test_shapes_are_drawn_where_the_page_says() -> None:
    box, rule, square = (parsed(one_operation(one)).find(f"{SVG}g")[0] for one in operations())
    assert (box.tag, box.get("rx"), box.get("fill"), box.get("stroke")) == (f"{SVG}rect", "8.504", "#fff6f0", "#c9cfd9")
    assert (float(box.get("x")), float(box.get("width"))) == pytest.approx((28.346, 283.465), abs=0.001)
    assert (rule.tag, rule.get("y1"), rule.get("y2"), rule.get("stroke-width")) == (
        f"{SVG}line",
        "255.118",
        "255.118",
        "0.25",
    )
    assert (square.get("fill"), square.get("stroke")) == ("#ff0000", None)


def test_a_picture_fills_its_rectangle() -> None:
    place = rect(20, 30, 60, 20)
    image = parsed(one_operation(Picture(place, bitmap()))).find(f"{SVG}g")[0]
    assert [image.get(name) for name in ("x", "y", "width", "height")] == ["56.693", "85.039", "170.079", "56.693"]
    png = b64decode(image.get("href").removeprefix("data:image/png;base64,"))
    assert Image.open(BytesIO(png)).size == (90, 30)


def test_spaced_capitals_are_as_wide_as_measured() -> None:
    line = text(10, 10, "AB CD")._replace(tracking=pt(1))
    first, second = parsed(one_line(line)).find(f".//{SVG}text")
    face = carlito()[line.face]
    assert float(first.get("textLength")) == pytest.approx(face.width("AB") * 10 / MICRO_EM + 2, abs=0.002)
    start = in_points(mm(10)) + (face.width("AB") + face.width(" ")) * 10 / MICRO_EM + 3
    assert float(second.get("x")) == pytest.approx(start, abs=0.002)


@pytest.mark.parametrize("language", ["he", "hi"])
def test_further_scripts_bring_their_fonts_and_stand_in_their_places(language: str) -> None:
    canvas, layout = canvas_in(language), stock().layout
    placed = place_page(canvas, layout, PAPERS["a4"])
    assert isinstance(placed, PagePlacement)
    one = compose_canvas(canvas, layout, placed)
    svg = parsed(one)
    lines = list(texts(one.pages[0].content))
    classes = {element.get("class") for element in svg.iter(f"{SVG}text")}
    style = svg.find(f"{SVG}style").text
    assert all(f".{each}{{" in style for each in classes)
    assert any("NotoSans" in each for each in classes)
    for line, element in zip(lines, svg.iter(f"{SVG}text"), strict=True):
        starts = [float(span.get("x")) for span in element]
        assert starts == sorted(starts, reverse=line.leftwards)
        assert all(start >= in_points(line.x) - 0.01 for start in starts)
    assert any(line.leftwards for line in lines) is (language == "he")
    for uri in re.findall(r"data:font/ttf;base64,([^)]*)", style):
        assert "fvar" not in TTFont(BytesIO(b64decode(uri)))
