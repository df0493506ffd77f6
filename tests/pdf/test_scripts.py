"""Pages in many scripts: what is read back, what is drawn where, and that they conform."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from bmcreport import render_pdf
from bmcreport.papers import PAPERS
from bmcreport.pdf.page import Artifact, Box
from bmcreport.pdf.text import line_children
from bmcreport.place.mirror import reads_leftwards
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.units import pt
from tests.contracts.pdf_page import pages
from tests.pdf.readers import opened, spoken_texts, text_by_pdfium, text_by_poppler
from tests.pdf.vera import VeraPdf
from tests.pictures import branding
from tests.scripts import PHRASES, canvas_in
from tests.shipped import stock
from tests.strategies import canvas_of

FONTS = (Path(__file__).parents[1] / "fonts" / "NotoSansJP-phrases.ttf",)
LEFT_TO_RIGHT = ("hi", "th", "ja", "zh", "ko", "vi", "el", "ru")
LEFTWARDS = ("ar", "he", "fa")
LANGUAGES = (*LEFTWARDS, *LEFT_TO_RIGHT)

_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\\s\u200e\u200f\u202a-\u202e]+")


@cache
def page_in(language: str) -> bytes:
    return render_pdf(canvas_in(language), fonts=FONTS if language == "ja" else ())


def joined(text: str) -> str:
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_poppler_reads_every_word(language: str, tmp_path: Path) -> None:
    """To the letter: but for marks of direction, and the order of two marks on one letter."""
    text = text_by_poppler(page_in(language), tmp_path)
    assert _not_read(_words(language), text) == []
    assert [phrase for phrase in PHRASES[language] if joined(phrase) not in joined(text)] == []


@pytest.mark.parametrize("language", LEFT_TO_RIGHT)
def test_pdfium_reads_every_word_from_left_to_right(language: str) -> None:
    text = text_by_pdfium(page_in(language))
    assert _not_read(_words(language), text) == []
    assert [phrase for phrase in PHRASES[language] if joined(phrase) not in joined(text)] == []


@pytest.mark.parametrize("language", LEFTWARDS)
def test_pdfium_reads_every_word_from_right_to_left(language: str) -> None:
    """But for signs between two directions: it mirrors brackets, and puts numbers and their signs in another order."""
    words = [word for word in _words(language) if _plain(word) or (word.isascii() and word.isalnum())]
    assert len(words) > 10
    assert _not_read(words, text_by_pdfium(page_in(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_tags_say_what_the_canvas_says(language: str) -> None:
    """Items as assistive technology reads them: by actual text where there is one, else by the letters drawn."""
    canvas = canvas_in(language)
    items = {f"{item.text} {item.detail}" for _, block in canvas.blocks for item in block.items}
    with opened(page_in(language)) as pdf:
        spoken = {text for tag, text in spoken_texts(pdf) if tag == "LBody"}
    assert items - spoken == set()


def test_latin_words_are_read_where_others_stand_among_them(tmp_path: Path) -> None:
    """The words from right to left on a page that is read from the left."""
    text = text_by_poppler(page_in("en"), tmp_path)
    assert _not_read(_words("en"), text) == []


def _words(language: str) -> list[str]:
    """Those that no line break divides, for they are no longer than a word of ours."""
    return [word for phrase in PHRASES[language] for word in phrase.split() if len(word) < 25]


def _not_read(words: Sequence[str], text: str) -> list[str]:
    read = {unicodedata.normalize("NFC", word) for word in _DIRECTIONS.sub("", text).split()}
    return [word for word in words if unicodedata.normalize("NFC", word) not in read]


def _plain(word: str) -> bool:
    return all(unicodedata.bidirectional(char) in {"R", "AL", "NSM"} for char in word)


@pytest.mark.parametrize("language", ["ar", "he", "ja"])
def test_block_names_are_printed_in_their_script(language: str, tmp_path: Path) -> None:
    read = joined(text_by_poppler(page_in(language), tmp_path))
    names = [joined(look.name) for look in stock().layout_in(language).blocks.values()]
    assert [word for name in names for word in re.split(r"\W", name) if word not in read] == []


def test_marks_logo_and_footer_are_mirrored_too() -> None:
    canvas = canvas_of(
        customer_segments=[{"text": "לקוחות", "id": "one"}],
        channels=[{"text": "ערוץ", "segments": ["one"], "status": "testing"}],
    )
    mirrored, plain = (
        place_page(canvas.model_copy(update={"lang": lang}), stock().layout, PAPERS["a4"], branding(footer="House"))
        for lang in ("he", "en")
    )
    assert isinstance(mirrored, PagePlacement)
    assert isinstance(plain, PagePlacement)
    assert mirrored.header.logo
    assert plain.header.logo
    assert mirrored.header.logo.rect.right == mirrored.size.width - plain.header.logo.rect.x
    for line in (*mirrored.footer.house, *mirrored.footer.attribution):
        assert line.line_x(0) == mirrored.canvas.rect.x
    (legend,) = mirrored.footer.legend
    assert legend.line_x(0) == pytest.approx(mirrored.canvas.rect.x, abs=pt(1.1))
    (item,) = mirrored.canvas.block("channels").items
    drawn = [one for child in line_children(item) if isinstance(child, Artifact) for one in child.operations]
    assert len([one for one in drawn if isinstance(one, Box)]) == 1


def test_a_right_to_left_page_is_the_mirror_of_the_other() -> None:
    canvas = canvas_in("he")
    mirrored, plain = (
        place_page(canvas.model_copy(update={"lang": lang}), stock().layout, PAPERS["a4"]) for lang in ("he", "en")
    )
    assert isinstance(mirrored, PagePlacement)
    assert isinstance(plain, PagePlacement)
    for one, other in zip(mirrored.canvas.blocks, plain.canvas.blocks, strict=True):
        assert one.rect.x == mirrored.size.width - other.rect.right
        assert one.icon.rect.right == mirrored.size.width - other.icon.rect.x
        for item, twin in zip(one.items, other.items, strict=True):
            ends = {item.line_x(line) + item.lines[line].width for line in range(len(item.lines))}
            assert ends == {mirrored.size.width - twin.text_x}


@pytest.mark.parametrize("language", ["ar", "he", "hi", "th", "ja", "ru"])
def test_every_glyph_stays_inside_its_block(language: str, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(page_in(language))
    (page,) = pages(file)
    inside = page.inside(page.frame())
    assert len(inside) > 500
    assert [char for char in inside if not page.cell(char.box).contains(char.box, 0.5)] == []


@pytest.mark.parametrize(
    ("language", "leftwards"),
    [
        ("ar", True),
        ("he-IL", True),
        ("fa", True),
        ("ur-PK", True),
        ("en", False),
        ("az-Arab", True),
        ("ks-Deva", False),
    ],
)
def test_languages_and_their_direction(language: str, *, leftwards: bool) -> None:
    assert reads_leftwards(language) is leftwards


def test_pages_in_further_scripts_conform(vera: VeraPdf, tmp_path: Path) -> None:
    files = []
    for language in ("ar", "he", "hi", "th", "ja", "ru"):
        files.append(tmp_path / f"{language}.pdf")
        files[-1].write_bytes(page_in(language))
    files.append(tmp_path / "mixed.pdf")
    files[-1].write_bytes(_mixed())
    verdicts = vera.verdicts(files)
    assert len(verdicts) == 2 * len(files)
    assert {key: verdict.broken for key, verdict in verdicts.items() if verdict.broken} == {}


def test_the_same_canvas_gives_the_same_bytes_whatever_was_drawn_before() -> None:
    first = render_pdf(canvas_in("ar"))
    render_pdf(canvas_in("hi"))
    assert render_pdf(canvas_in("ar")) == first


def test_canvases_that_are_rendered_at_once_are_those_rendered_alone() -> None:
    wanted = [("ja", FONTS), ("ja", ()), ("zh", ()), ("ar", ())] * 2

    def rendered(what: tuple[str, tuple[Path, ...]]) -> bytes:
        return render_pdf(canvas_in(what[0]), fonts=what[1])

    with ThreadPoolExecutor(4) as pool:
        at_once = list(pool.map(rendered, wanted))
    assert at_once == [rendered(what) for what in wanted]
    assert len(set(at_once)) == 4


def _mixed() -> bytes:
    return render_pdf(canvas_in("en"), fonts=FONTS)
