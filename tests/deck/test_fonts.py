"""The font of a deck: what its theme names, and what its text is measured with."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from bmcreport import build, render_deck
from bmcreport.text.fallback import Chosen, face, using
from bmcreport.text.families import Family, family_faces, known_family, known_names, named_family
from bmcreport.text.fonts import carlito
from bmcreport.text.types import FaceName
from tests.strategies import canvas_of

_FONTS = Path(__file__).parents[2] / "bmcreport" / "fonts"
_ITEMS = ["Regulated enterprises in Europe and beyond"] * 9
_FULL = canvas_of("Acme", value_propositions=_ITEMS, channels=_ITEMS)
_CARD = "company: {name: Acme}\nblocks:\n  channels: [Shops]\n"
ARIAL = named_family("arial")


def theme_of(content: bytes) -> str:
    presentation: Any = Presentation(BytesIO(content))
    parts = {str(part.partname): part for part in presentation.part.package.iter_parts()}
    written: bytes = parts["/ppt/theme/theme1.xml"].blob
    return written.decode()


def size_on_the_canvas(content: bytes) -> float:
    presentation: Any = Presentation(BytesIO(content))
    (block,) = [shape for shape in presentation.slides[1].shapes if shape.name == "bmc/value_propositions"]
    size: float = block.text_frame.paragraphs[0].runs[0].font.size.pt
    return size


def test_the_theme_names_the_font_and_the_text_is_fitted_to_it() -> None:
    calibri, arial = render_deck(_FULL), render_deck(_FULL, deck_font="arial")
    assert theme_of(calibri).count('<a:latin typeface="Calibri"/>') == 2
    assert theme_of(arial).count('<a:latin typeface="Arial"/>') == 2
    # Arial is wider by far.
    assert size_on_the_canvas(arial) < size_on_the_canvas(calibri)


def test_a_deck_in_one_font_leaves_no_trace_in_the_next() -> None:
    before = render_deck(_FULL)
    render_deck(_FULL, deck_font="arial")
    assert render_deck(_FULL) == before


@pytest.mark.parametrize("name", FaceName)
def test_arimo_has_the_widths_of_arial_and_all_that_western_europe_writes(name: FaceName) -> None:
    """The widths of Helvetica and Arial in thousandths: a space is 278, an A 667 (722 in bold)."""
    arimo = family_faces(ARIAL)[name]
    assert round(arimo.width(" ") / 1000) == 278
    assert round(arimo.width("A") / 1000) == (722 if "bold" in name.value else 667)
    assert arimo.missing("ÄÖÜßéèêçñøåÆœ€–’“”•ΩЖ") == ()


def test_fonts_are_known_by_name_whatever_its_case() -> None:
    assert known_names() == ("Calibri", "Arial")
    assert known_family("ARIAL") == known_family("arial")
    assert known_family("Comic Sans MS") is None


def test_what_a_chosen_family_has_is_measured_with_it() -> None:
    with using(Chosen(family=ARIAL)):
        assert face(FaceName.REGULAR, "").name == "Arimo-Regular"
        with using(Chosen()):
            assert face(FaceName.REGULAR, "") is carlito()[FaceName.REGULAR]
        assert face(FaceName.REGULAR, "").name == "Arimo-Regular"


def test_a_font_that_nobody_knows_is_a_value_error_in_python() -> None:
    with pytest.raises(ValueError, match="Calibri and Arial"):
        render_deck(_FULL, deck_font="Comic Sans MS")


def project(folder: Path, settings: str) -> Path:
    (folder / "bmcreport.yaml").write_text(settings)
    (folder / "acme.yaml").write_text(_CARD)
    return folder / "acme.yaml"


def test_a_project_names_a_font_of_its_own_by_its_files(tmp_path: Path) -> None:
    (tmp_path / "Ours.ttf").write_bytes((_FONTS / "Arimo-Bold.ttf").read_bytes())
    path = project(tmp_path, "deck_font: {name: Our Sans, regular: Ours.ttf}\ntypes: [deck]\n")
    result = build([path], tmp_path / "out")
    assert result.diagnostics == ()
    assert theme_of((tmp_path / "out" / "acme-deck.pptx").read_bytes()).count('<a:latin typeface="Our Sans"/>') == 2


@pytest.mark.parametrize(
    ("font", "code", "hint"),
    [
        ("Comic Sans MS", "BMC206", "name its font files"),
        ("{name: Ours, regular: nowhere.ttf}", "BMC505", "name a font file"),
    ],
)
def test_a_font_that_cannot_be_measured_is_told(tmp_path: Path, font: str, code: str, hint: str) -> None:
    result = build([project(tmp_path, f"deck_font: {font}\n")], tmp_path / "out")
    assert [found.code for found in result.diagnostics] == [code]
    assert hint in (result.diagnostics[0].hint or "")
    assert not (tmp_path / "out").exists()


def test_a_family_lists_each_file_once() -> None:
    one = Path("one.ttf")
    assert Family("One", one, one, one, one).files == (one,)
