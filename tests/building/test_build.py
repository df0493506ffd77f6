from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from unicodedata import normalize

import pytest
from pptx import Presentation

from bmcreport import build
from bmcreport.assets import examples_folder, layouts_folder
from bmcreport.building.build import build_all
from bmcreport.building.options import Options
from bmcreport.building.outcome import BuildResult
from bmcreport.building.stores import Folder
from bmcreport.diagnostics import Diagnostic, Severity
from tests.building.folders import CAFE, OVERFULL, SHOP, STREET, contents, street, written
from tests.conftest import build_shipped
from tests.contracts.pdf_page import found, pages
from tests.shipped import SLUGS


def codes(result: BuildResult) -> list[str]:
    return [each.code for each in result.diagnostics]


def only(result: BuildResult, code: str) -> Diagnostic:
    (one,) = [each for each in result.diagnostics if each.code == code]
    return one


def where(found_: Diagnostic) -> str:
    """File name, line and column."""
    return f"{Path(found_.source.name).name}:{found_.span.line}:{found_.span.column}"


EVERYTHING = ["cafe-canvas.pdf", "cafe-deck.pptx", "shop-canvas.pdf", "shop-deck.pptx", "street-comparison.pptx"]


def test_a_folder_is_built_to_pages_decks_and_a_comparison(tmp_path: Path) -> None:
    result = build([street(tmp_path / "in")], tmp_path / "out")
    assert result.ok
    assert written(tmp_path / "out") == EVERYTHING
    assert [outcome.path.name for outcome in result.written] == sorted(EVERYTHING[:4]) + EVERYTHING[4:]


def test_the_shipped_comparison_is_built(tmp_path: Path) -> None:
    result = build([examples_folder() / "ai-companies.yaml"], tmp_path, types=["comparison"])
    assert result.diagnostics == ()
    (outcome,) = result.written
    assert outcome.made is not None
    assert outcome.made.count > 10


@pytest.mark.parametrize(
    ("types", "expected"),
    [(["canvas"], EVERYTHING[0:3:2]), (["deck"], EVERYTHING[1:4:2]), (["comparison"], EVERYTHING[4:]), ([], [])],
)
def test_only_what_is_asked_for_is_made(tmp_path: Path, types: list[str], expected: list[str]) -> None:
    build([street(tmp_path / "in")], tmp_path / "out", types=types)
    assert written(tmp_path / "out") == expected


def test_a_build_of_the_same_is_the_same_byte_for_byte(built: Path, tmp_path: Path) -> None:
    assert build_shipped(tmp_path).ok
    assert contents(tmp_path) == contents(built)
    assert len(contents(built)) == 2 * len(SLUGS)


def test_a_build_is_the_same_in_another_process_place_and_language(built: Path, tmp_path: Path) -> None:
    """Another hash seed, time zone, locale and working directory; paths relative to that."""
    shutil.copytree(examples_folder(), tmp_path / "canvases")
    environment = {
        **os.environ, "PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C",
    }  # fmt: skip
    command = [sys.executable, "-m", "bmcreport", "build", "-t", "canvas", "-t", "deck", "-o", "elsewhere"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, timeout=120)
    assert contents(tmp_path / "elsewhere") == contents(built)


def test_one_faulty_canvas_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = street(tmp_path / "in", broken="company: {name: Broken}\nblocks:\n  chanels: []\n")
    result = build([folder], tmp_path / "out")
    assert not result.ok
    assert codes(result) == ["BMC204"]
    assert written(tmp_path / "out") == EVERYTHING


def test_a_comparison_of_a_faulty_canvas_is_an_error_and_the_rest_is_built(tmp_path: Path) -> None:
    folder = street(tmp_path / "in", shop=SHOP.replace("channels", "chanels"))
    result = build([folder], tmp_path / "out")
    assert codes(result) == ["BMC204", "BMC504"]
    assert written(tmp_path / "out") == ["cafe-canvas.pdf", "cafe-deck.pptx"]


def test_a_comparison_of_a_missing_canvas_says_which_one_was_meant(tmp_path: Path) -> None:
    folder = street(tmp_path / "in", street=STREET.replace("[shop,", "[shopp,"))
    result = build([folder], tmp_path / "out")
    missing = only(result, "BMC504")
    assert "`shopp`" in missing.message
    assert "`shop`" in missing.hint
    assert where(missing) == "street.yaml:2:12"
    assert written(tmp_path / "out") == EVERYTHING[:4]


def test_a_relation_to_an_unknown_canvas_is_a_warning_that_says_which_one_was_meant(tmp_path: Path) -> None:
    folder = street(tmp_path / "in", cafe=CAFE.replace("to: shop", "to: shopp"))
    result = build([folder], tmp_path / "out")
    assert result.ok
    unknown = only(result, "BMC503")
    assert unknown.severity is Severity.WARNING
    assert "`shop`" in unknown.hint
    assert where(unknown) == "cafe.yaml:5:10"
    assert written(tmp_path / "out") == EVERYTHING


def test_a_strict_build_takes_a_warning_for_an_error_of_that_canvas_only(tmp_path: Path) -> None:
    folder = street(tmp_path / "in", cafe=CAFE.replace("to: shop", "to: shopp"))
    result = build([folder], tmp_path / "out", strict=True)
    assert not result.ok
    assert "cafe-canvas.pdf" not in written(tmp_path / "out")
    assert "shop-canvas.pdf" in written(tmp_path / "out")


def test_a_neighbour_that_is_only_related_to_need_not_be_sound(tmp_path: Path) -> None:
    folder = street(tmp_path / "in", shop=SHOP.replace("channels", "chanels"))
    result = build([folder / "cafe.yaml"], tmp_path / "out")
    assert result.diagnostics == ()
    deck = Presentation(str(tmp_path / "out" / "cafe-deck.pptx"))
    assert any("Shop. Both" in shape.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)


def test_a_single_file_finds_the_names_of_its_neighbours(tmp_path: Path) -> None:
    folder = street(tmp_path / "in")
    result = build([folder / "cafe.yaml"], tmp_path / "out")
    assert result.diagnostics == ()
    assert written(tmp_path / "out") == ["cafe-canvas.pdf", "cafe-deck.pptx"]
    deck = Presentation(str(tmp_path / "out" / "cafe-deck.pptx"))
    assert any("Shop. Both" in shape.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    whole = build([folder], tmp_path / "whole")
    assert whole.ok
    assert contents(tmp_path / "out")["cafe-deck.pptx"] == contents(tmp_path / "whole")["cafe-deck.pptx"]


def test_a_comparison_alone_finds_its_canvases_beside_it(tmp_path: Path) -> None:
    result = build([street(tmp_path / "in") / "street.yaml"], tmp_path / "out")
    assert result.diagnostics == ()
    assert written(tmp_path / "out") == ["street-comparison.pptx"]


def test_what_does_not_fit_is_named_where_it_was_written(tmp_path: Path) -> None:
    result = build([street(tmp_path / "in", full=OVERFULL)], tmp_path / "out")
    page, slide = only(result, "BMC501"), only(result, "BMC506")
    assert (page.severity, slide.severity) == (Severity.ERROR, Severity.WARNING)
    assert "the page (a4)" in page.message
    assert "the canvas slide shows the first" in slide.message
    named = page.message.split("no room for `Channel ")[1].split()[0]
    shown = slide.message.split(" shows the first ")[1].split(";")[0]
    for each, first in ((page, named), (slide, shown)):
        assert each.source.name.endswith("full.yaml")
        # The first item that is not there: they begin in line 4, each on a line of its own.
        assert each.span.line == 4 + int(first)
        assert each.hint
    assert written(tmp_path / "out") == sorted([*EVERYTHING, "full-deck.pptx"])


def test_a_character_without_a_glyph_is_told_where_it_was_written(tmp_path: Path) -> None:
    folder = street(tmp_path / "in", shop=SHOP.replace("A counter", "A counter \N{CUNEIFORM SIGN A}"))
    result = build([folder / "shop.yaml"], tmp_path / "out")
    missing = only(result, "BMC502")
    assert "U+12000 CUNEIFORM SIGN A" in missing.message
    assert missing.hint
    assert where(missing) == "shop.yaml:3:14"
    assert written(tmp_path / "out") == []


def test_a_letter_whose_capital_has_no_glyph_stays_small(tmp_path: Path) -> None:
    """Badges and labels are printed in capitals; that of the Greek iota with two marks is three characters."""
    text = SHOP.replace("[A counter]", "[{text: A counter, badge: \u03b4\u0390\u03c8}]")
    result = build([street(tmp_path / "in", shop=text) / "shop.yaml"], tmp_path / "out")
    assert result.diagnostics == ()
    (page,) = pages(tmp_path / "out" / "shop-canvas.pdf")
    assert "\u0394\u0390\u03a8" in page.text()


def test_accents_written_apart_are_printed_like_accents_written_together(tmp_path: Path) -> None:
    """Names copied from some systems have them apart, and the fonts have glyphs for whole letters only."""
    shop = SHOP.replace("A shop", "Żółta café")
    for name, text in (("together", normalize("NFC", shop)), ("apart", normalize("NFD", shop))):
        file = street(tmp_path / name, shop=text) / "shop.yaml"
        assert build([file], tmp_path / "out" / name, source="none").diagnostics == ()
    assert contents(tmp_path / "out" / "together") == contents(tmp_path / "out" / "apart")


def test_a_layout_whose_words_have_no_glyph_is_told(tmp_path: Path) -> None:
    layouts = tmp_path / "layouts"
    shutil.copytree(layouts_folder(), layouts)
    file = layouts / "business-model-canvas.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("name: Channels", "name: Channels \N{CUNEIFORM SIGN A}"), "utf-8"
    )
    result = build([street(tmp_path / "in")], tmp_path / "out", layouts=layouts)
    assert codes(result) == ["BMC502"]
    assert written(tmp_path / "out") == []


def test_files_that_cannot_be_written_are_told_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = street(tmp_path / "in"), tmp_path / "out"
    assert build([folder], out).ok
    before = contents(out)
    street(folder, shop=SHOP.replace("A counter", "A stall"))
    usual = os.replace

    def fail(source: str, target: str) -> None:
        if "shop-canvas" in str(target):
            raise OSError(13, "Permission denied")
        usual(source, target)

    monkeypatch.setattr(os, "replace", fail)
    result = build([folder], out)
    assert codes(result) == ["BMC603"]
    assert written(out) == EVERYTHING
    after = contents(out)
    assert after["shop-canvas.pdf"] == before["shop-canvas.pdf"]
    assert after["shop-deck.pptx"] != before["shop-deck.pptx"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o555)
    result = build([street(tmp_path / "in")], out)
    assert set(codes(result)) == {"BMC603"}


def test_two_documents_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    one, other = street(tmp_path / "one"), street(tmp_path / "other")
    result = build([one / "shop.yaml", other / "shop.yaml"], tmp_path / "out")
    assert "BMC605" in codes(result)
    assert written(tmp_path / "out") == ["shop-canvas.pdf", "shop-deck.pptx"]


def test_faulty_layouts_stop_the_build(tmp_path: Path) -> None:
    layouts = tmp_path / "layouts"
    shutil.copytree(layouts_folder(), layouts)
    (layouts / "slides.yaml").write_text("width: 960\n")
    result = build([street(tmp_path / "in")], tmp_path / "out", layouts=layouts)
    assert not result.ok
    assert {Path(each.source.name).name for each in result.diagnostics} == {"slides.yaml"}
    assert written(tmp_path / "out") == []


def test_own_layouts_move_blocks_without_any_code(tmp_path: Path) -> None:
    layouts = tmp_path / "layouts"
    shutil.copytree(layouts_folder(), layouts)
    file = layouts / "business-model-canvas.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in (
        ("block: channels", "@"),
        ("block: key_resources", "block: channels"),
        ("@", "block: key_resources"),
    ):
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    source = examples_folder() / "mistral-ai.yaml"
    assert build([source], tmp_path / "usual", types=["canvas"]).ok
    assert build([source], tmp_path / "moved", types=["canvas"], layouts=layouts).ok
    usual, moved = (left_of(tmp_path / name / "mistral-ai-canvas.pdf") for name in ("usual", "moved"))
    assert usual["Key Resources"] < usual["Channels"]
    assert moved["Key Resources"] > moved["Channels"]


def left_of(path: Path) -> Mapping[str, float]:
    (page,) = pages(path)
    return {name: found(page.chars, name)[0][0].box.left for name in ("Key Resources", "Channels")}


def test_progress_is_told_after_each_file(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build_all(
        [street(tmp_path / "in")], Folder(tmp_path / "out"), layouts_folder(), Options(),
        lambda outcome, done, count: told.append((outcome.path.name, done, count)),
    )  # fmt: skip
    assert [(done, count) for _, done, count in told] == [(number, 5) for number in range(1, 6)]
    assert sorted(name for name, _, _ in told) == EVERYTHING
