"""Whole builds of a project: its folder, its languages, its brand, its logos on page, picture and deck."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from openxml_audit import validate_pptx
from PIL import Image
from pptx import Presentation

from bmcreport import build
from bmcreport.building.render import Rendered
from bmcreport.cli import main
from bmcreport.codes import CODES
from bmcreport.diagnostics import Checked
from tests.building.folders import contents
from tests.pdf.vera import VeraPdf
from tests.pictures import drawn, file_of, written

CANVAS = """\
company:
  name: Corner & Bakery
  tagline: Bread for the neighbourhood, baked at night
{logo}
designed_for: Bank meeting
blocks:
  channels: [Shop, Stall]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a canvas that has a logo and one that has none."""
    written(tmp_path, "house.png")
    (tmp_path / "canvases").mkdir()
    (tmp_path / "canvases" / "own.jpg").write_bytes(file_of(drawn(40, 40), "JPEG"))
    (tmp_path / "canvases" / "bakery.yaml").write_text(CANVAS.format(logo="  logo: own.jpg"))
    (tmp_path / "canvases" / "mill.yaml").write_text(CANVAS.format(logo="") + "lang: en\n")
    brand = "brand: {name: Example Ltd, logo: house.png, footer: 'Made by Example Ltd', colours: {ink: '#102030'}}\n"
    (tmp_path / "bmcreport.yaml").write_text(
        f"output: out\nlang: fr\ndpi: 50\ntypes: [canvas, png, svg, deck]\n{brand}"
    )
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def files(folder: Path) -> Mapping[str, bytes]:
    return contents(folder)


def test_a_project_decides_what_is_made_and_where(folder: Path) -> None:
    status, out, err = run("build", str(folder / "canvases"))
    assert (status, err) == (0, "")
    kinds = ("canvas.pdf", "canvas.png", "canvas.svg", "deck.pptx")
    assert set(files(folder / "out")) == {f"{slug}-{kind}" for slug in ("bakery", "mill") for kind in kinds}
    assert "2 canvas pages, 2 decks, 2 PNG pictures, 2 SVG pictures" in out
    assert "mill-canvas.svg (1 page, " in out


def test_the_command_line_wins_over_the_project(folder: Path) -> None:
    where = str(folder / "elsewhere")
    status, out, _ = run("build", str(folder / "canvases" / "mill.yaml"), "-o", where, "-t", "png", "--dpi", "36")
    assert status == 0
    assert out.endswith(f"1 file written to {where}: 1 PNG picture\n")
    (content,) = files(folder / "elsewhere").values()
    assert Image.open(BytesIO(content)).size == (421, 298)


def test_without_a_project_pictures_are_made_on_demand_only(folder: Path) -> None:
    (folder / "bmcreport.yaml").unlink()
    result = build([folder / "canvases"], folder / "out")
    assert result.ok
    assert {outcome.target.type.value for outcome in result.outcomes} == {"canvas", "deck"}
    made = build([folder / "canvases"], folder / "out", types=["png"], dpi=60).outcomes
    assert [outcome.path.name for outcome in made] == ["bakery-canvas.png", "mill-canvas.png"]


def test_building_twice_gives_the_same_bytes(folder: Path) -> None:
    first, second = folder / "first", folder / "second"
    for output in (first, second):
        assert build([folder / "canvases"], output).ok
    assert files(first) == files(second)
    assert len(files(first)) == 8


def test_documents_that_name_no_language_are_in_that_of_the_project(folder: Path) -> None:
    assert build([folder / "canvases"], types=["canvas"]).ok
    for slug, language in (("bakery", "fr"), ("mill", "en")):
        with pikepdf.open(folder / "out" / f"{slug}-canvas.pdf") as pdf:
            assert str(pdf.Root.Lang) == language


def test_a_faulty_project_builds_nothing(folder: Path) -> None:
    (folder / "bmcreport.yaml").write_text("output: out\npaper: a44\n")
    status, out, err = run("build", str(folder / "canvases"))
    assert status == 1
    assert "bmcreport.yaml:2:8: error BMC206" in err
    assert "0 files written" in out
    assert not (folder / "out").exists()
    assert run("validate", str(folder / "canvases"))[0] == 1


@pytest.mark.parametrize(
    ("brand", "code", "place"),
    [
        ("{colours: {inc: '#000000'}}", "BMC404", "1:19"),
        ("{logo: no-house.png}", "BMC522", "1:15"),
        ("{logo: /etc/hostname}", "BMC521", "1:15"),
        ("{footer: 'sign: \U00012000'}", "BMC502", "1:17"),
    ],
)
def test_a_faulty_brand_is_told_at_its_place_and_nothing_is_made(
    folder: Path, brand: str, code: str, place: str
) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "mill.yaml").write_text(CANVAS.format(logo=""))
    (folder / "inner" / "bmcreport.yaml").write_text(f"brand: {brand}\n")
    result = build([folder / "inner"], folder / "out")
    assert [(found.code, f"{found.span.line}:{found.span.column}") for found in result.diagnostics] == [(code, place)]
    assert result.outcomes == ()


def test_two_projects_in_one_run_are_wrong_usage(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "bmcreport.yaml").write_text("dpi: 90\n")
    (folder / "other" / "mill.yaml").write_text(CANVAS.format(logo=""))
    status, _, err = run("build", str(folder / "canvases"), str(folder / "other"))
    assert status == 2
    assert "BMC621" in err


def test_a_faulty_logo_costs_its_own_canvas_only(folder: Path) -> None:
    (folder / "canvases" / "own.jpg").write_bytes(b"no picture")
    result = build([folder / "canvases"], types=["canvas", "deck"])
    assert [(found.code, found.span.line, found.span.column) for found in result.diagnostics] == [("BMC523", 4, 9)]
    assert {outcome.path.name for outcome in result.outcomes} == {"mill-canvas.pdf", "mill-deck.pptx"}


def test_a_logo_whose_path_no_font_can_print_is_no_fault(folder: Path) -> None:
    (folder / "canvases" / "own.jpg").rename(folder / "canvases" / "ロゴ.jpg")
    (folder / "canvases" / "bakery.yaml").write_text(CANVAS.format(logo="  logo: ロゴ.jpg"))
    assert build([folder / "canvases"], types=["canvas"]).ok


def test_pages_and_decks_show_the_logo_with_its_words(folder: Path, vera: VeraPdf) -> None:
    assert build([folder / "canvases"]).ok
    out = folder / "out"
    for slug, size, alt in (
        ("bakery", (40, 40), "Logo\u00a0: Corner & Bakery"),
        ("mill", (90, 30), "Logo of Example Ltd"),
    ):
        with pikepdf.open(out / f"{slug}-canvas.pdf") as pdf:
            (image,) = [one for one in pdf.pages[0].Resources.XObject.values() if one.Subtype == "/Image"]
            assert (int(image.Width), int(image.Height)) == size
            assert "/SMask" not in image
            figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
            assert [str(one.Alt) for one in figures] == [alt]
        cover = Presentation(str(out / f"{slug}-deck.pptx")).slides[0]
        assert [shape.name for shape in cover.shapes if shape.name == "Logo"] == []
        (picture,) = [shape for shape in cover.slide_layout.shapes if shape.name == "Logo"]
        assert picture.image.size == size
        assert picture.image.content_type == "image/png"
        assert picture._element.nvPicPr.cNvPr.get("descr") == alt
        assert f'aria-label="{alt.replace("&", "&amp;")}"' in (out / f"{slug}-canvas.svg").read_text("utf-8")
    for deck in out.glob("*.pptx"):
        assert [str(error) for error in validate_pptx(str(deck)).errors] == []
    verdicts = vera.verdicts(sorted(out.glob("*.pdf")))
    assert len(verdicts) == 4
    assert {name: verdict.broken for name, verdict in verdicts.items() if verdict.broken} == {}


def test_the_house_stands_at_the_foot_of_pages_and_slides(folder: Path) -> None:
    assert build([folder / "canvases"]).ok
    deck = Presentation(str(folder / "out" / "mill-deck.pptx"))
    foot = [shape.text for shape in deck.slides[1].placeholders if "Made by Example Ltd" in shape.text]
    assert foot == ["Corner & Bakery · Business Model Canvas · Made by Example Ltd"]
    assert ">Made by Example Ltd" in (folder / "out" / "mill-canvas.svg").read_text("utf-8")
    assert 'fill="#102030"' in (folder / "out" / "mill-canvas.svg").read_text("utf-8")


def test_png_without_its_extra_is_the_machines_fault(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    status, out, err = run("build", str(folder / "canvases"), "-t", "png", "-t", "svg")
    assert status == 3
    assert "BMC611" in CODES
    assert "-t png: error BMC611" in err
    assert "pip install 'bmcreport[png]'" in err
    assert "2 SVG pictures" in out


def test_a_picture_that_no_machine_can_hold_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bmcreport.building.pixels.MOST_PIXELS", 100_000)
    result = build([folder / "canvases" / "mill.yaml"], types=["png"], dpi=600)
    (found,) = result.diagnostics
    assert found.code == "BMC612"
    assert found.hint == "take at most --dpi 32, or a smaller paper"


def test_each_page_after_the_first_is_a_picture_with_its_number(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two_pages = Checked(Rendered(b"one", 2, None, (b"two",)))
    monkeypatch.setattr("bmcreport.building.rendering.render", lambda target, stock, options: two_pages)
    assert build([folder / "canvases" / "mill.yaml"], types=["png"]).ok
    assert files(folder / "out") == {"mill-canvas.png": b"one", "mill-canvas-2.png": b"two"}
