"""What leaves the press: papers, bleed, inks, booklets and posters, as other programs read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from bmcreport.assets import examples_folder, layouts_folder
from bmcreport.cli import main
from bmcreport.contrast import contrast
from bmcreport.papers import PAPERS
from bmcreport.pdf.ink import grey
from bmcreport.pdf.page import Artifact, Box, Page, Rule
from bmcreport.pdf.trim import trimmed
from bmcreport.place.index import place_index
from bmcreport.place.poster import STICKY_NOTE, place_poster, sticky_notes
from bmcreport.units import Rect, Size, mm, pt
from tests.building.folders import outputs
from tests.pdf.readers import elements
from tests.pdf.vera import PROFILES, VeraPdf, Verdict
from tests.shipped import SLUGS, stock

OPENAI = str(examples_folder() / "openai.yaml")
CANVAS = ("build", "-t", "canvas", OPENAI)

MADE: Mapping[str, tuple[str, ...]] = {
    "letter_upright": (*CANVAS, "--paper", "letter", "--orientation", "portrait"),
    "a0": (*CANVAS, "--paper", "a0"),
    "bleed": (*CANVAS, "--bleed", "3", "--crop-marks"),
    "grey": (*CANVAS, "--ink", "grey"),
    "outline": (*CANVAS, "--ink", "outline"),
    "booklet": ("build", "-t", "booklet", str(examples_folder())),
    "tiles": ("poster", "--questions", "--paper", "a2", "--tile", "a4"),
    "tiled_canvas": (*CANVAS, "--paper", "a2", "--tile", "letter"),
    "poster": ("poster", "--questions"),
    "blank": ("poster", "--paper", "a3", "--orientation", "portrait"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """A file of each kind, made by the command line."""
    folder, files = tmp_path_factory.mktemp("print"), {}
    for name, arguments in MADE.items():
        done = CliRunner().invoke(main, [*arguments, "-o", str(folder / name)])
        assert done.exit_code == 0, done.output
        (file,) = outputs(folder / name)
        files[name] = file.rename(folder / f"{name}.pdf")
    return files


@pytest.fixture(scope="module")
def verdicts(vera: VeraPdf, made: Mapping[str, Path]) -> Mapping[tuple[str, str], Verdict]:
    return vera.verdicts(made.values())


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", MADE)
def test_every_kind_of_print_conforms(name: str, profile: str, verdicts: Mapping[tuple[str, str], Verdict]) -> None:
    assert verdicts[profile, name].broken == ()
    assert verdicts[profile, name].checks > 20


@pytest.fixture
def opened(made: Mapping[str, Path]) -> Callable[[str], pikepdf.Pdf]:
    return lambda name: pikepdf.open(made[name])


def test_a_bleed_is_stated_and_marks_stand_outside_it(opened: Callable[[str], pikepdf.Pdf]) -> None:
    with opened("bleed") as pdf:
        page = pdf.pages[0]
        media, bleed, trim = ([float(edge) for edge in page[box]] for box in ("/MediaBox", "/BleedBox", "/TrimBox"))
    assert trim[:2] == [0, 0]
    assert bleed[0] == pytest.approx(-3 / 25.4 * 72, abs=0.01)
    assert media[0] == pytest.approx(-10 / 25.4 * 72, abs=0.01)
    assert bleed[2] - trim[2] == pytest.approx(-bleed[0], abs=0.01)


def test_a_tint_at_the_trim_runs_into_the_bleed() -> None:
    size = Size(pt(100), pt(50))
    at_the_edge, inside = Rect(0, pt(10), pt(20), pt(40)), Rect(pt(30), pt(10), pt(20), pt(20))
    page = Page(size, Artifact((Box(at_the_edge, fill="panel"), Box(inside, fill="panel"))), ())
    bled = trimmed(page, pt(9), crop_marks=False)
    edge, untouched = bled.decoration.operations
    assert edge == Box(Rect(-pt(9), pt(10), pt(29), pt(49)), fill="panel")
    assert untouched == Box(inside, fill="panel")
    assert bled.marks is None
    assert trimmed(page, 0, crop_marks=False) is page


@pytest.mark.parametrize("bleed", [0, mm(2), mm(12)])
def test_crop_marks_point_at_the_corners_from_outside_the_bleed(bleed: int) -> None:
    page = trimmed(Page(Size(pt(100), pt(50)), Artifact(()), ()), bleed, crop_marks=True)
    assert page.marks
    assert page.media
    inner = Rect(0, 0, pt(100), pt(50)).inset(*[-bleed] * 4)
    marks = [mark for mark in page.marks.operations if isinstance(mark, Rule)]
    for mark in marks:
        box = Rect(min(mark.x1, mark.x2), min(mark.y1, mark.y2), abs(mark.x1 - mark.x2), abs(mark.y1 - mark.y2))
        assert page.media.contains(box)
        assert box.right <= inner.x or box.x >= inner.right or box.bottom <= inner.y or box.y >= inner.bottom
    assert len(marks) == 8


colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@given(colours, colours)
def test_greys_keep_the_contrast_of_their_colours(one: str, other: str) -> None:
    assert contrast(grey(one), grey(other)) == pytest.approx(contrast(one, other), rel=0.08)


def test_text_stays_legible_in_grey() -> None:
    palette = stock().layout.palette
    for role in ("ink", "quiet", "infrastructure", "offer", "customers", "finance"):
        assert contrast(grey(palette[role]), "#ffffff") >= 4.5
    assert contrast(grey(palette["badge"]), grey(palette["badge_paper"])) >= 4.5


@pytest.mark.parametrize(("name", "fills"), [("outline", False), ("grey", True)])
def test_only_an_outline_is_without_fields_of_colour(
    name: str, fills: bool, opened: Callable[[str], pikepdf.Pdf]
) -> None:
    with opened(name) as pdf:
        painted = pikepdf.parse_content_stream(pdf.pages[0])
    operators = [str(one.operator) for one in painted]
    assert any(operator in {"f", "B"} for operator in operators) is fills
    shades = [tuple(map(float, one.operands)) for one in painted if str(one.operator) in {"rg", "RG"}]
    assert all(len(set(shade)) == 1 for shade in shades)


def test_a_booklet_has_all_companies_with_links_and_bookmarks(opened: Callable[[str], pikepdf.Pdf]) -> None:
    with opened("booklet") as pdf:
        assert len(pdf.pages) == len(SLUGS) + 1
        links = list(pdf.pages[0].Annots)
        assert [pdf.pages.index(pikepdf.Page(link.Dest[0])) for link in links] == list(range(1, len(SLUGS) + 1))
        with pdf.open_outline() as outline:
            contents, *companies = outline.root
            assert (contents.title, list(contents.children)) == ("Contents", [])
            assert len(companies) == len(SLUGS)
            assert all(len(company.children) == 10 for company in companies)
        tags = [str(element.S) for element in elements(pdf.Root.StructTreeRoot)]
    assert tags.count("/TOCI") == tags.count("/Part") == tags.count("/H1") - 1 == len(SLUGS)


def test_a_booklet_takes_the_name_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "shops"
    folder.mkdir()
    (folder / "one.yaml").write_text("company: {name: One}\nblocks: {channels: [Web]}\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["build", "-t", "booklet", str(folder), "-o", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert [file.name for file in outputs(tmp_path / "out")] == ["shops-booklet.pdf"]
    assert "1 booklet" in done.output


def test_without_a_type_no_booklet_is_made(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["build", OPENAI, "-o", str(tmp_path)])
    assert done.exit_code == 0
    assert sorted(file.name for file in outputs(tmp_path)) == ["openai-canvas.pdf", "openai-deck.pptx"]


def test_a_block_has_room_for_as_many_notes_as_lie_side_by_side() -> None:
    assert sticky_notes(Rect(0, 0, 3 * STICKY_NOTE, 2 * STICKY_NOTE)) == 6
    assert sticky_notes(Rect(0, 0, 3 * STICKY_NOTE - 1, 2 * STICKY_NOTE)) == 4
    assert sticky_notes(Rect(0, 0, STICKY_NOTE - 1, 9 * STICKY_NOTE)) == 0


def test_a_poster_says_how_many_notes_each_block_holds() -> None:
    blank, asking = (place_poster(stock().layout, PAPERS["a0"], questions=asked) for asked in (False, True))
    assert blank
    assert asking
    for key, count in blank.room.items():
        assert count > 0
        assert blank.notes[key][0].paragraph.text == f"Sticky notes of 76 mm: {count}"
        assert asking.room[key] <= count
        body = blank.canvas.block(key).body
        assert count == (body.width // STICKY_NOTE) * (body.height // STICKY_NOTE)


def test_a_poster_begins_where_its_language_begins(tmp_path: Path) -> None:
    plain, mirrored = (
        place_poster(stock().layout, PAPERS["a1"], questions=True, language=language) for language in ("en", "he")
    )
    assert plain
    assert mirrored
    width = plain.size.width
    for one, other in zip(mirrored.canvas.blocks, plain.canvas.blocks, strict=True):
        assert one.rect.x == width - other.rect.right
    for field, twin in zip(mirrored.fields, plain.fields, strict=True):
        assert field.line.x == width - twin.line.right
    assert mirrored.title[0].line_x(0) + mirrored.title[0].lines[0].width == width - plain.title[0].line_x(0)
    done = CliRunner().invoke(main, ["poster", "--lang", "he", "--paper", "a2", "-o", str(tmp_path)])
    assert done.exit_code == 0, done.output
    with pikepdf.open(next(tmp_path.glob("*.pdf"))) as pdf:
        assert str(pdf.Root.Lang) == "he"
        assert "\u05e7" in str(pdf.docinfo.Title)


def test_a_poster_in_no_language_is_wrong_usage() -> None:
    done = CliRunner().invoke(main, ["poster", "--lang", "not a tag"])
    assert done.exit_code == 2
    assert "is not a language tag" in done.output


def test_the_contents_of_a_booklet_begin_where_its_language_begins() -> None:
    companies = [("חברה", "תיאור"), ("Company", None)]
    plain, mirrored = (
        place_index("Contents", companies, stock().layout, PAPERS["a4"], language)[0] for language in ("en", "he")
    )
    width = plain.size.width
    for one, other in zip(mirrored.entries, plain.entries, strict=True):
        assert one.rect.x == width - other.rect.right
        assert one.number[0].line_x(0) == one.rect.x
        assert one.text[0].line_x(0) + one.text[0].lines[0].width == one.rect.right
    assert plain.entries[0].text[0].line_x(0) == plain.entries[0].rect.x


def test_a_poster_asks_the_questions_of_its_layout_or_none() -> None:
    layout = stock().layout
    blank, asking = (place_poster(layout, PAPERS["a1"], questions=asked) for asked in (False, True))
    assert blank
    assert asking
    assert not any(block.items for block in blank.canvas.blocks)
    for block in asking.canvas.blocks:
        assert tuple(item.paragraph.text for item in block.items) == layout.questions[block.key]
        assert all(block.body.contains(Rect(item.x, item.top, 0, item.height)) for item in block.items)


def test_questions_too_long_for_the_paper_are_told(tmp_path: Path) -> None:
    text = (layouts_folder() / "business-model-canvas.yaml").read_text(encoding="utf-8")
    layout = tmp_path / "long.yaml"
    layout.write_text(text.replace("For whom are we doing this?", "For whom? " * 199), encoding="utf-8")
    done = CliRunner().invoke(main, ["poster", str(layout), "--questions", "--paper", "a5", "-o", str(tmp_path)])
    assert done.exit_code == 1
    assert "do not fit a poster" in done.output
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("verb", ["build", "poster"])
def test_a_paper_that_there_is_not_is_wrong_usage(verb: str) -> None:
    done = CliRunner().invoke(main, [verb, "--paper", "tabliod"])
    assert done.exit_code == 2
    assert "did you mean `tabloid`?" in done.output


def test_print_is_the_same_twice(made: Mapping[str, Path], tmp_path: Path) -> None:
    for name in ("booklet", "poster", "bleed"):
        CliRunner().invoke(main, [*MADE[name], "-o", str(tmp_path / name)])
        (again,) = outputs(tmp_path / name)
        assert again.read_bytes() == made[name].read_bytes()
