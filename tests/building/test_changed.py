"""Changes marked on the page of the later version: in words, with a line through what is gone, and no word lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hypothesis import given, settings

from bmcreport.alternatives import OutputType
from bmcreport.building.changed import changed_document
from bmcreport.building.options import Options
from bmcreport.building.targets import CanvasTarget
from bmcreport.diagnostics import Source
from bmcreport.model.canvas import Canvas
from bmcreport.pdf.page import Artifact, Document, Element, Operation, Rule, Text
from bmcreport.read.canvases import read_canvas
from tests.shipped import stock
from tests.strategies import canvas_of, canvas_yaml, canvases

NO_BREAK_SPACE = "\u00a0"


def drawn(before: Canvas, after: Canvas) -> Document:
    located = read_canvas(Source("acme.yaml", canvas_yaml(after)), "acme").value
    assert located
    document = changed_document(CanvasTarget(OutputType.CANVAS, located, {}, earlier=before), stock(), Options())
    assert document.value, document.diagnostics
    return document.value


def items(document: Document) -> list[str]:
    """What each item reads, in reading order."""
    found = (each for page in document.pages for child in page.content for each in tagged(child, "LBody"))
    return [" ".join("".join(words(each)).replace(NO_BREAK_SPACE, " ").split()) for each in found]


def tagged(element: Element, tag: str) -> Iterator[Element]:
    if element.tag == tag:
        yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from tagged(child, tag)


def words(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Element):
            yield from words(child)
        elif isinstance(child, Text):
            yield child.text
            yield " "


def struck(document: Document) -> Sequence[str]:
    """The words that have a line through them, over the whole width."""
    content = [child for page in document.pages for child in page.content]
    lines = [(each.x1, each.y1) for child in content for each in behind(child) if isinstance(each, Rule)]
    texts = (text for child in content for body in tagged(child, "LBody") for text in body.children)
    drawn = (text for text in texts if isinstance(text, Text) and text.text.strip())
    return [
        text.text.strip()
        for text in drawn
        if any(x == text.x and text.baseline - text.size < y < text.baseline for x, y in lines)
    ]


def behind(element: Element) -> Iterator[Operation]:
    """What is drawn as decoration in an element and all below it."""
    for child in element.children:
        if isinstance(child, Artifact):
            yield from child.operations
        elif isinstance(child, Element):
            yield from behind(child)


def test_each_kind_of_change_is_said_in_words() -> None:
    before = canvas_of(channels=["Shop", "Van", {"text": "Fairs", "detail": "in May"}], key_partners=["Mill"])
    after = canvas_of(
        channels=["Web", "Shop", {"text": "Fairs", "detail": "in June"}], key_resources=["Van"], key_partners=[]
    )
    told = items(drawn(before, after))
    assert told == [
        "ADDED Web",
        "Shop",
        "CHANGED Fairs in June (Before: in May)",
        "MOVED Van (Before: Channels)",
        "REMOVED Mill",
    ]


def test_only_what_is_gone_is_struck_out() -> None:
    before = canvas_of(channels=["Shop", {"text": "Fairs", "detail": "in May"}])
    assert struck(drawn(before, canvas_of(channels=["Shop"]))) == ["Fairs", "in May"]


def test_the_header_says_what_it_said_before() -> None:
    def version(number: str) -> Canvas:
        data: Mapping[str, object] = {"company": {"name": "Acme"}, "version": number, "blocks": {}}
        return Canvas.model_validate(data)

    document = drawn(version("1"), version("2"))
    (page,) = document.pages
    said = ["".join(words(element)).strip() for element in page.content if element.tag == "P"]
    assert "2 (Before: 1)" in [" ".join(text.split()) for text in said]


def test_what_does_not_fit_goes_on_on_another_page() -> None:
    full = canvas_of(channels=[f"Channel with some words, number {number}" for number in range(80)])
    document = drawn(full, canvas_of(channels=["Shop"]))
    assert len(document.pages) > 1
    assert sum(text.startswith("REMOVED") for text in items(document)) == 80


@settings(max_examples=20)
@given(before=canvases(), after=canvases())
def test_every_item_of_both_versions_is_on_the_page(before: Canvas, after: Canvas) -> None:
    told = _letters(" ".join(items(drawn(before, after))))
    for canvas in (before, after):
        for _, _, item in canvas.items():
            assert _letters(item.text) in told


def _letters(text: str) -> str:
    """Without spaces and hyphens, of which lines that are broken have others."""
    return "".join(text.replace("-", " ").split())
