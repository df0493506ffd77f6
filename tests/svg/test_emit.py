"""Pages as SVG, read by lxml and fontTools: words in their places, fonts inside, nothing from outside."""

from __future__ import annotations

import re
from base64 import b64decode
from collections import defaultdict
from collections.abc import Callable, Iterator
from ctypes import c_double
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from lxml import etree
from msgspec.structs import replace
from PIL import Image

from bmcreport.api import load_canvas
from bmcreport.assets import examples_folder
from bmcreport.branding import PLAIN, Branding
from bmcreport.model.canvas import Canvas
from bmcreport.papers import PAPERS
from bmcreport.pdf.compose import compose_canvas
from bmcreport.pdf.emit import emit as emit_pdf
from bmcreport.pdf.page import Artifact, Document, Element, Operation, Picture, Text
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.svg.emit import emit
from bmcreport.text.fallback import Chosen, typeface, using
from bmcreport.text.fonts import MICRO_EM, Face, carlito
from bmcreport.units import in_points, pt
from tests.pages import texts
from tests.pdf.samples import BOLD, HOSTILE, KERNED, document, one_line, one_operation, page, rect, sample, text
from tests.pictures import bitmap, branding
from tests.scripts import canvas_in
from tests.shipped import stock

TRANSLATED = Path(__file__).parent.parent / "translated"
SVG = "{http://www.w3.org/2000/svg}"


def parsed(one: Document, number: int = 0) -> Any:
    return etree.fromstring(emit(one, carlito())[number].encode(), etree.XMLParser(resolve_entities=False))


def said(element: Any) -> str:
    """What the words of an element say, without the hyphens that are only drawn."""
    return "".join(
        text
        for one in element.iter(f"{SVG}text")
        if "unsaid" not in one.getparent().get("class", "")
        for text in one.itertext()
    )


def composed(canvas: Canvas, branded: Branding = PLAIN) -> Document:
    layout = stock().layout_in(canvas.lang)
    placed = place_page(canvas, layout, PAPERS["a4"], branded)
    assert isinstance(placed, PagePlacement)
    return compose_canvas(canvas, layout, placed)


@pytest.fixture(scope="module")
def mistral(shipped: Any) -> Document:
    return composed(shipped["mistral-ai"], branding(footer="Example <Consulting>"))


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


def test_every_run_is_one_text_where_the_page_says_and_as_wide(mistral: Document, root: Any) -> None:
    lines = list(texts(mistral.pages[0].content, decoration=False))
    written = root.findall(f".//{SVG}text")
    assert len(lines) == len(written) > 100
    for line, element in zip(lines, written, strict=True):
        assert element.text == line.text
        assert len(element) == 0
        assert float(element.get("x")) == pytest.approx(in_points(line.x), abs=0.001)
        assert float(element.get("y")) == pytest.approx(in_points(line.baseline), abs=0.001)
        assert float(element.get("font-size")) == pytest.approx(in_points(line.size), abs=0.001)
        assert element.get("fill") == mistral.palette[line.colour]
        width = measured(line.text, line, carlito()[line.face])
        assert float(element.get("textLength")) == pytest.approx(width, abs=0.05)


def measured(words: str, line: Text, face: Face) -> float:
    """Width in points of words that are shaped one by one, as pages are."""
    pieces = [piece for piece in re.split("( )", words) if piece]
    natural = sum(face.width(piece) for piece in pieces) * line.size / MICRO_EM
    return in_points(round(natural + line.tracking * sum(len(face.glyphs(piece)) for piece in pieces)))


CANVASES: dict[str, Callable[[], Canvas]] = {
    "mistral-ai": lambda: load_canvas(examples_folder() / "mistral-ai.yaml"),
    "divided German": lambda: load_canvas(TRANSLATED / "de.yaml"),
    **{language: partial(canvas_in, language) for language in ("ar", "ja", "en")},
}
"""Canvases of Latin script, with divided words, from right to left, Japanese, and of many scripts at once."""


@pytest.fixture(scope="module", params=list(CANVASES))
def drawn(request: pytest.FixtureRequest) -> tuple[Canvas, Any, bytes]:
    """A canvas, its page as SVG, and as PDF."""
    canvas: Canvas = CANVASES[request.param]()
    with using(Chosen(language=canvas.lang)):
        one = composed(canvas)
        svg = etree.fromstring(emit(one, typeface())[0].encode())
        return canvas, svg, emit_pdf(one, typeface())


def test_the_words_of_a_page_are_those_of_its_canvas(drawn: tuple[Canvas, Any, bytes]) -> None:
    canvas, svg, _ = drawn
    items = [_unspaced(said(item)) for item in svg.iter(f"{SVG}g") if item.get("role") == "listitem"]
    written = [item for _, block in canvas.blocks.by_key() for item in block.items]
    for item in written:
        whole = _unspaced(f"{item.text}{item.detail or ''}")
        assert any(whole in told for told in items), whole


def _unspaced(text: str) -> str:
    """Spaces stand at the ends of lines, too, where they need not be drawn."""
    return re.sub(r"\s", "", text)


def test_glyphs_stand_where_the_pdf_has_them(drawn: tuple[Canvas, Any, bytes]) -> None:
    _, svg, content = drawn
    fonts, places = _fonts(svg), _places_in(content)
    checked = 0
    for element in svg.iter(f"{SVG}text"):
        across = places[round(float(element.get("y")) * 2)]
        for x in _glyph_places(element, fonts):
            assert min(abs(x - other) for other in across) < 0.5, (element.text, x)
            checked += 1
    assert checked > 1_000


def _fonts(svg: Any) -> dict[str, hb.Font]:
    """The embedded fonts by the classes of texts."""
    style = svg.find(f"{SVG}style").text
    embedded = re.findall(r"@font-face\{font-family:(\w+);font-weight:(\d+);font-style:(\w+);src:url\(([^)]*)", style)
    sources = {tuple(key): hb.Font(hb.Face(b64decode(uri.partition(",")[2]))) for *key, uri in embedded}
    classes = re.findall(r"\.([\w-]+)\{font-family:(\w+),[^;]*;font-weight:(\d+);font-style:(\w+)", style)
    return {name: sources[family, weight, slope] for name, family, weight, slope in classes}


def _glyph_places(element: Any, fonts: dict[str, hb.Font]) -> Iterator[float]:
    """Where a browser draws the glyphs of a text, from left to right: shaped as one, then fitted to its length."""
    name, *more = element.get("class").split()
    font, leftwards = fonts[name], "leftwards" in more
    buffer = hb.Buffer()
    buffer.add_str(element.text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftwards else "ltr"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    hb.shape(font, buffer, {"liga": False, "clig": False, "dlig": False} if name in ("regular", "bold") else {})
    scale = float(element.get("font-size")) / font.face.upem
    spacing = float(element.get("letter-spacing", "0"))
    advances = [place.x_advance * scale + spacing for place in buffer.glyph_positions]
    whole = float(element.get("textLength"))
    fitted, x = whole / sum(advances), float(element.get("x")) - (whole if leftwards else 0)
    before = None
    for info, advance in zip(buffer.glyph_infos, advances, strict=True):
        # A PDF has one code for what is read as one sign.
        if advance and info.cluster != before and not element.text[info.cluster].isspace():
            yield x
        before = info.cluster
        x += advance * fitted


def _places_in(content: bytes) -> dict[int, list[float]]:
    """Where the characters of a PDF start, by the half points of their baselines."""
    places: dict[int, list[float]] = defaultdict(list)
    x, y = c_double(), c_double()
    with pypdfium2.PdfDocument(content) as pdf:
        page_read = pdf[0]
        height, read = page_read.get_height(), page_read.get_textpage()
        for index in range(read.count_chars()):
            pypdfium2.raw.FPDFText_GetCharOrigin(read.raw, index, x, y)
            for row in (-1, 0, 1):
                places[round((height - y.value) * 2) + row].append(x.value)
    return places


def test_fonts_are_inside_and_have_every_character(mistral: Document, root: Any) -> None:
    style = root.find(f"{SVG}style").text
    fonts = re.findall(r"@font-face\{font-family:Carlito;font-weight:(\d+);font-style:(\w+);src:url\(([^)]*)\)", style)
    assert [(weight, slope) for weight, slope, _ in fonts] == [("700", "normal"), ("400", "normal")]
    for weight, _, uri in fonts:
        font = TTFont(BytesIO(b64decode(uri.removeprefix("data:font/ttf;base64,"))))
        bold = weight == "700"
        lines = texts(mistral.pages[0].content, decoration=False)
        needed = {char for one in lines if (one.face is BOLD) == bold for char in one.text}
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
    line = replace(text(10, 10, "AB CD"), tracking=pt(1))
    written = parsed(one_line(line)).find(f".//{SVG}text")
    face = carlito()[line.face]
    natural = sum(face.width(part) for part in ("AB", " ", "CD")) * 10 / MICRO_EM
    assert float(written.get("textLength")) == pytest.approx(natural + 5, abs=0.002)
    assert written.get("letter-spacing") == "1"


def test_a_hyphen_that_divides_a_word_is_drawn_and_not_said() -> None:
    line = replace(text(10, 10, "divid-"), said="divid", hyphen=True)
    root = parsed(one_line(line))
    words, hyphen = root.iter(f"{SVG}text")
    face = carlito()[line.face]
    assert (words.text, hyphen.text, said(root)) == ("divid", "-", "divid")
    assert hyphen.getparent().get("aria-hidden") == "true"
    end = float(hyphen.get("x")) + float(hyphen.get("textLength"))
    assert end == pytest.approx(in_points(line.x) + face.width("divid-") * 10 / MICRO_EM, abs=0.002)


@pytest.mark.parametrize("language", ["he", "hi"])
def test_further_scripts_bring_their_fonts_and_their_direction(language: str) -> None:
    one = composed(canvas_in(language))
    svg = parsed(one)
    lines = list(texts(one.pages[0].content, decoration=False))
    classes = {element.get("class").split()[0] for element in svg.iter(f"{SVG}text")}
    style = svg.find(f"{SVG}style").text
    assert all(f".{each}{{" in style for each in classes)
    assert any("NotoSans" in each for each in classes)
    for line, element in zip(lines, svg.iter(f"{SVG}text"), strict=True):
        assert line.leftwards is (element.get("class").endswith(" leftwards"))
        left = float(element.get("x")) - (float(element.get("textLength")) if line.leftwards else 0)
        assert left == pytest.approx(in_points(line.x), abs=0.01)
    assert any(line.leftwards for line in lines) is (language == "he")
    for uri in re.findall(r"data:font/ttf;base64,([^)]*)", style):
        assert "fvar" not in TTFont(BytesIO(b64decode(uri)))
