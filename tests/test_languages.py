"""What is printed in each language, on pages and slides."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest
import yaml
from icu4py.messageformat import MessageFormat

from bmcreport.alternatives import OutputType
from bmcreport.api import load_canvas
from bmcreport.assets import layouts_folder
from bmcreport.building.build import build_all
from bmcreport.building.options import Options
from bmcreport.building.stock import read_stock
from bmcreport.building.stores import Folder
from bmcreport.deck.compose import compose_deck
from bmcreport.deck.master import Master
from bmcreport.deck.slides import Deck
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison_words import PLACES as COMPARISON_PLACES
from bmcreport.model.comparison_words import ComparisonWords
from bmcreport.model.labels import LabelsIn
from bmcreport.model.plurals import category
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.model.words import PLACES, Words
from bmcreport.papers import PAPERS
from bmcreport.place.page import place_continued, place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.place.poster import place_poster
from bmcreport.text.fonts import carlito
from bmcreport.text.types import FaceName
from tests.shipped import stock
from tests.strategies import canvas_of

TRANSLATED = Path(__file__).parent / "translated"
WHOLE = sorted(tag for tag in stock().languages if "-" not in tag)
IN_ALL_OUTLINES = ("ar", "de", "en", "es", "fr", "it", "nl", "pt")
"""Languages that have every word; the others have those of the analysis and say the rest in English."""

IN_COMPARISONS = ("de", "en", "es", "fr", "it", "nl", "pt")

OF_OTHER_OUTLINES = set(Words.model_fields) - {*list(Words.model_fields)[: list(Words.model_fields).index("agenda")]}

PRINTABLE = [
    tag
    for tag, language in stock().languages.items()
    if not carlito()[FaceName.REGULAR].missing("".join(language.blocks.values()))
]


def test_block_names_come_in_fourteen_languages_and_more() -> None:
    assert len(WHOLE) >= 21
    assert len(PRINTABLE) >= 14


@pytest.mark.parametrize("tag", [tag for tag in WHOLE if tag != "en"])
def test_a_language_names_every_block_label_and_word(tag: str) -> None:
    written = yaml.safe_load((layouts_folder() / "languages" / f"{tag}.yaml").read_text("utf-8"))
    assert set(written["blocks"]) == set(BLOCK_KEYS)
    assert len(set(written["blocks"].values())) == len(BLOCK_KEYS)
    assert len(written["labels"]) == len(LabelsIn.model_fields)
    missing = set(Words.model_fields) - set(written["words"])
    assert missing <= (set() if tag in IN_ALL_OUTLINES else OF_OTHER_OUTLINES)


@pytest.mark.parametrize("tag", WHOLE)
def test_every_word_can_be_filled_in(tag: str) -> None:
    language = stock().languages[tag]
    for words, places in ((language.words, PLACES), (language.comparison, COMPARISON_PLACES)):
        for name in type(words).model_fields:
            told = getattr(words, name)
            for text in told.values() if isinstance(told, Mapping) else [told]:
                filled = str(text).format(**{"count": "COUNT"} | dict.fromkeys(places.get(name, ()), "VALUE"))
                assert filled.count("VALUE") == len(places.get(name, ()))


@pytest.mark.parametrize("tag", [tag for tag in WHOLE if tag != "en"])
def test_comparison_decks_speak_seven_languages_wholly_and_the_others_in_english(tag: str) -> None:
    written = yaml.safe_load((layouts_folder() / "languages" / f"{tag}.yaml").read_text("utf-8"))
    missing = set(ComparisonWords.model_fields) - set(written.get("comparison", {}))
    patterns = set(stock().patterns) - set(written.get("patterns", {}))
    assert (missing, patterns) == (
        (set(), set()) if tag in IN_COMPARISONS else (set(ComparisonWords.model_fields), set(stock().patterns))
    )
    for key, pattern in stock().languages[tag].patterns.items():
        assert len(pattern.parts) == len(stock().patterns[key].parts)


@pytest.mark.parametrize("tag", sorted(stock().languages))
def test_plural_categories_are_those_of_icu(tag: str) -> None:
    # ICU's Portuguese is Brazil's, ours Portugal's.
    categories = " ".join(f"{name} {{{name}}}" for name in ("zero", "one", "two", "few", "many", "other"))
    icu = MessageFormat(f"{{n, plural, {categories}}}", {"pt": "pt-PT"}.get(tag, tag))
    rules = stock().languages[tag].plurals
    for count in (*range(130), 1_000, 1_001, 1_000_000, 2_000_000):
        assert category(count, rules) == icu.format({"n": count}), count


@pytest.mark.parametrize("tag", [tag for tag in IN_COMPARISONS if tag != "en"])
def test_a_poster_asks_as_much_in_every_language_and_each_paper_that_holds_it_in_english_holds_it(tag: str) -> None:
    own, english = stock().layout_in(tag), stock().layout
    assert {key: len(asked) for key, asked in own.questions.items()} == {
        key: len(asked) for key, asked in english.questions.items()
    }
    assert not {text for asked in own.questions.values() for text in asked} & {
        text for asked in english.questions.values() for text in asked
    }
    for paper in ("a3", "a2", "a0"):
        assert place_poster(english, PAPERS[paper], questions=True)
        assert place_poster(own, PAPERS[paper], questions=True, language=tag)


def test_a_number_of_its_own_goes_before_a_category_and_that_before_the_rest() -> None:
    polish = stock().languages["pl"]
    forms = {"2": "both", "one": "one", "few": "few", "other": "rest"}
    assert [polish.form(forms, count) for count in (1, 2, 3, 5, 22)] == ["one", "both", "few", "rest", "few"]


@pytest.mark.parametrize(
    ("tag", "quoted"),
    [
        ("en-GB", "“A”"), ("de", "„A“"), ("fr", "«\u202fA\u202f»"), ("es", "«A»"), ("it", "«A»"), ("nl", "‘A’"),
        ("pt", "“A”"), ("sv", "”A”"), ("fi", "”A”"), ("pl", "„A”"), ("ru", "«A»"), ("ja", "「A」"), ("zh", "“A”"),
        ("ko", "“A”"),
    ],
)  # fmt: skip
def test_quotation_marks_are_those_of_the_language(tag: str, quoted: str) -> None:
    assert stock().layout_in(tag).language.punctuation.quoted.format(text="A") == quoted


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("de", "Schlüsselpartner"),
        ("de-AT", "Schlüsselpartner"),
        ("ES", "Socios clave"),
        ("ja-JP", "パートナー"),
        ("pt-BR", "Parcerias principais"),
        ("en-GB", "Key Partners"),
        ("eo", "Key Partners"),
    ],
)
def test_a_region_falls_back_to_its_language_and_that_to_english(tag: str, name: str) -> None:
    assert stock().layout_in(tag).blocks["key_partners"].name == name


def test_a_region_says_only_what_differs() -> None:
    brazil, portugal = stock().layout_in("pt-BR"), stock().layout_in("pt")
    assert brazil.numbers.billion != portugal.numbers.billion
    assert brazil.numbers.decimal == portugal.numbers.decimal == ","
    assert brazil.words.model_copy(update={"made_of": portugal.words.made_of}) == portugal.words


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("tag", PRINTABLE)
def test_names_stand_on_one_line_beside_their_icons(tag: str, paper: str) -> None:
    canvas = canvas_of(customer_relationships=["A"]).model_copy(update={"lang": tag})
    page = place_page(canvas, stock().layout_in(tag), PAPERS[paper])
    assert isinstance(page, PagePlacement)
    for block in page.canvas.blocks:
        (heading,) = block.heading
        (line,) = heading.lines
        assert heading.paragraph.text == stock().layout_in(tag).blocks[block.key].name
        assert block.rect.x < heading.text_x
        assert heading.text_x + line.width <= block.icon.rect.x
        assert block.icon.rect.right < block.rect.right


def canvas(tag: str) -> Canvas:
    return load_canvas(TRANSLATED / f"{tag}.yaml")


@pytest.mark.parametrize("tag", ["de", "fi", "fr", "pl"])
def test_copied_text_of_a_page_is_the_text_of_its_canvas(tag: str, tmp_path: Path) -> None:
    result = build_all(
        [TRANSLATED / f"{tag}.yaml"], Folder(tmp_path), layouts_folder(), Options(frozenset({OutputType.CANVAS}))
    )
    assert result.ok
    with pypdfium2.PdfDocument(result.written[0].path) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    # pdfium marks a hyphen that ends a line, and leaves the line's end out.
    copied = " ".join(text.replace("\ufffe", "").replace("\x02", "").split())
    for _, block in canvas(tag).blocks.by_key():
        for item in block.items:
            assert " ".join(f"{item.text} {item.detail}".split()) in copied


def test_the_test_canvases_have_divided_words() -> None:
    for tag in ("de", "fi", "fr"):
        page = place_page(canvas(tag), stock().layout_in(tag), PAPERS["a4"])
        assert isinstance(page, PagePlacement)
        items = [item for block in page.canvas.blocks for item in block.items]
        assert any(fragment.hyphen for item in items for line in item.lines for fragment in line.fragments)


def test_a_deck_speaks_the_language_of_its_canvas() -> None:
    german = stock().layout_in("de")
    deck = compose_deck(canvas("de"), german, stock().slides, stock().outlines["full"], {"openai": "OpenAI"})
    assert isinstance(deck, Deck)
    told = repr(deck)
    said = ("Stand: 2026-11-23", "gegründet in Paris", "Gegensatz zu OpenAI.", "Kennzahlen", "Im Vergleich")
    for words in (*said, "11,7\\xa0Mrd.\\xa0€"):
        assert words in told
    for english in ("As of", "Contrasts", "Key figures", "How it compares", "Key Partners"):
        assert english not in told


def test_a_language_without_a_font_is_told_at_its_canvas(tmp_path: Path) -> None:
    source = (TRANSLATED / "de.yaml").read_text("utf-8").replace("lang: de", "lang: akk")
    (tmp_path / "a.yaml").write_text(source, "utf-8")
    folder = tmp_path / "layouts"
    (folder / "languages").mkdir(parents=True)
    (folder / "decks").mkdir()
    for path in layouts_folder().rglob("*.yaml"):
        (folder / path.relative_to(layouts_folder())).parent.mkdir(exist_ok=True)
        (folder / path.relative_to(layouts_folder())).write_bytes(path.read_bytes())
    (folder / "languages" / "akk.yaml").write_text("language: 𒀝𒅗𒁺𒌑\nblocks: {channels: 𒀀}\n", "utf-8")
    result = build_all([tmp_path / "a.yaml"], Folder(tmp_path / "out"), folder, Options(frozenset({OutputType.CANVAS})))
    (found,) = [found for found in result.diagnostics if found.code == "BMC502"]
    assert found.source.line(found.span.line).startswith("lang: akk")


def test_a_bad_language_in_a_layouts_folder_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "de.yaml").write_text("language: Deutsch\nwords: {as_of: Stand}\n", "utf-8")
    assert "BMC414" in {found.code for found in read_stock(tmp_path).diagnostics}


def test_a_page_says_status_and_continuation_in_its_language() -> None:
    full = {"text": "Wort", "status": "assumption"}
    data = {"lang": "de", "company": {"name": "Voll"}, "blocks": {"channels": [full] * 130}}
    canvas, layout = Canvas.model_validate(data), stock().layout_in("de")
    pages = place_continued(canvas, layout, PAPERS["a5"])
    assert len(pages) > 1
    assert "Angenommen" in pages[0].footer.legend[0].paragraph.text
    assert pages[1].canvas.block("channels").name == "Kanäle (Fortsetzung)"
    assert pages[1].footer.number[0].paragraph.text == f"2 von {len(pages)}"


@pytest.mark.parametrize("tag", ["de", "ja"])
def test_empty_placeholders_ask_in_the_language_of_the_deck(tag: str) -> None:
    own, english = (
        {
            one.prompt
            for each in Master(stock().slides, stock().layout_in(each_tag)).slide_layouts()
            for one in each.placeholders
        }
        for each_tag in (tag, "en")
    )
    assert {"Topic", "What this slide says", "Key Partners"} <= english
    assert stock().layout_in(tag).words.prompt_title in own
    assert own & english - {"", "Canvas", "Text"} == set()
