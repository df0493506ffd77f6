"""The API as the README shows it."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from pptx import Presentation

import bmcreport
from bmcreport import InvalidInput
from bmcreport.assets import examples_folder
from bmcreport.comparing.applying import applied
from bmcreport.diagnostics import Source
from bmcreport.model.canvas import Canvas
from bmcreport.read.canvases import read_canvas
from tests.building.folders import OVERFULL, street
from tests.place.test_page import relaid
from tests.repositories import commit, git, repository
from tests.strategies import canvas_of, canvas_yaml, canvases

HEAVY = ("pydantic", "reportlab", "pptx", "lxml", "uharfbuzz", "yaml", "rich", "click")


def test_a_canvas_becomes_a_page_and_a_deck() -> None:
    canvas = bmcreport.load_canvas(examples_folder() / "mistral-ai.yaml")
    assert (canvas.slug, canvas.company.name) == ("mistral-ai", "Mistral AI")
    with pikepdf.open(io.BytesIO(bmcreport.render_pdf(canvas, paper="letter"))) as pdf:
        assert len(pdf.pages) == 1
    assert len(Presentation(io.BytesIO(bmcreport.render_deck(canvas))).slides) >= 11


def test_what_the_api_renders_is_what_the_build_writes(tmp_path: Path, shipped: Mapping[str, Canvas]) -> None:
    """Without the documents in it: a canvas of the API has no text."""
    path = examples_folder() / "perplexity.yaml"
    assert bmcreport.build([path], tmp_path, types=["canvas", "deck"], source="none").ok
    canvas = shipped["perplexity"]
    assert bmcreport.render_pdf(canvas) == (tmp_path / "perplexity-canvas.pdf").read_bytes()
    assert bmcreport.render_deck(canvas, related=shipped.values()) == (tmp_path / "perplexity-deck.pptx").read_bytes()


def test_paper_and_print_are_as_on_the_command_line(shipped: Mapping[str, Canvas]) -> None:
    canvas = shipped["mistral-ai"]
    upright = bmcreport.render_pdf(
        canvas, paper="a3", orientation="portrait", ink="outline", bleed=3, crop_marks=True, marks=["status"]
    )
    with pikepdf.open(io.BytesIO(upright)) as pdf:
        left, bottom, right, top = map(float, pdf.pages[0].TrimBox)
        assert right - left < top - bottom
        assert pdf.pages[0].BleedBox != pdf.pages[0].TrimBox
    with pikepdf.open(io.BytesIO(bmcreport.render_pdf(canvas, paper="a2", tile="a4"))) as pdf:
        assert len(pdf.pages) > 4


def test_a_canvas_becomes_pictures_a_page_each(shipped: Mapping[str, Canvas]) -> None:
    (png,) = bmcreport.render_png(shipped["mistral-ai"], dpi=40)
    assert png.startswith(b"\x89PNG")
    (svg,) = bmcreport.render_svg(shipped["mistral-ai"], paper="letter")
    assert svg.startswith("<svg")


def test_posters_and_booklets_come_from_values_too(shipped: Mapping[str, Canvas]) -> None:
    with pikepdf.open(io.BytesIO(bmcreport.render_poster(questions=True))) as pdf:
        assert float(pdf.pages[0].MediaBox[2]) == pytest.approx(1189 / 25.4 * 72, abs=1)
    with pikepdf.open(io.BytesIO(bmcreport.render_poster(lang="de"))) as pdf:
        assert str(pdf.Root.Lang) == "de"
    with pikepdf.open(io.BytesIO(bmcreport.render_booklet(list(shipped.values())))) as pdf:
        assert len(pdf.pages) == len(shipped) + 1
    with pytest.raises(ValueError, match="questions do not fit"):
        bmcreport.render_poster(questions=True, paper="100x100mm")
    with pytest.raises(ValueError, match="at least one"):
        bmcreport.render_booklet([])


def test_how_a_canvas_fits_is_told_per_page_and_block(shipped: Mapping[str, Canvas]) -> None:
    (page,) = bmcreport.fit(shipped["mistral-ai"])
    assert page.size >= 6
    assert len(page.blocks) == 9
    assert all(block.fill <= 100 and block.slack >= 0 for block in page.blocks)


def test_versions_of_a_canvas_come_from_git_and_are_told_and_drawn(tmp_path: Path) -> None:
    file = repository(tmp_path) / "acme.yaml"
    for number, channels in enumerate((["Shop", "Van"], ["Shop", "Web"], ["Shops", "Web", "Fairs"]), 1):
        if number == 3:
            git(tmp_path, "mv", "acme.yaml", "shop.yaml")
            file = tmp_path / "shop.yaml"
        file.write_text(canvas_yaml(canvas_of(channels=channels)), encoding="utf-8")
        commit(tmp_path, f"Version {number}")
    before, now = bmcreport.load_canvas(file, rev="HEAD~2"), bmcreport.load_canvas(file)
    assert [item.text for item in before.blocks.channels.items] == ["Shop", "Van"]
    assert not bmcreport.diff(now, now)
    changes = bmcreport.diff(before, now)
    assert applied(changes, before) == now
    versions = bmcreport.history(file)
    assert [one.commit and one.commit.subject for one in versions] == ["Version 1", "Version 2", "Version 3"]
    assert bmcreport.history(file, last=1)[0].canvas.value == now
    with pikepdf.open(io.BytesIO(bmcreport.render_changes(before, now, paper="a3"))) as pdf:
        assert round(float(pdf.pages[0].MediaBox[2])) == 1191
    drawn = Presentation(io.BytesIO(bmcreport.render_history([one.canvas.value for one in versions], slides="4:3")))
    assert len(drawn.slides) == 1
    document, comparison = bmcreport.side_by_side([one.canvas.value for one in versions])
    assert [company.slug for company in comparison.companies] == ["shop", "shop-2", "shop-3"]
    assert len(Presentation(io.BytesIO(bmcreport.render_comparison(comparison, document))).slides) > 5
    with pytest.raises(InvalidInput, match="BMC902"):
        bmcreport.load_canvas(file, rev="nowhere")
    with pytest.raises(ValueError, match="at least one version"):
        bmcreport.render_history([])


def test_words_that_there_are_not_are_refused(shipped: Mapping[str, Canvas]) -> None:
    for wrong in ({"paper": "a9"}, {"ink": "gold"}, {"bleed": -1.0}, {"tile": "a4", "bleed": 3.0}, {"marks": ["x"]}):
        with pytest.raises(ValueError, match=r"a9|gold|negative|marks of its own|'x'"):
            bmcreport.render_pdf(shipped["mistral-ai"], **wrong)


def test_a_comparison_becomes_a_deck(shipped: Mapping[str, Canvas]) -> None:
    document = bmcreport.load_comparison(examples_folder() / "ai-companies.yaml")
    comparison = bmcreport.compare(document, shipped.values())
    deck = Presentation(io.BytesIO(bmcreport.render_comparison(comparison, document)))
    assert len(deck.slides) > 10
    with pikepdf.open(io.BytesIO(bmcreport.render_comparison_handout(comparison, document, ink="grey"))) as pdf:
        assert len(pdf.pages) > len(comparison.blocks)
    with pikepdf.open(io.BytesIO(bmcreport.render_comparison_poster(comparison, document, paper="a2"))) as pdf:
        assert [round(float(each)) for each in pdf.pages[0].MediaBox] == [0, 0, 1684, 1191]
    with pytest.raises(InvalidInput, match="7 companies do not fit a poster on a3"):
        bmcreport.render_comparison_poster(comparison, document, paper="a3")


def test_a_comparison_needs_its_canvases(shipped: Mapping[str, Canvas]) -> None:
    document = bmcreport.load_comparison(examples_folder() / "ai-companies.yaml")
    with pytest.raises(InvalidInput) as raised:
        bmcreport.compare(document, [shipped["openai"]])
    assert [each.code for each in raised.value.diagnostics] == ["BMC504"] * 6


def test_a_layout_of_ones_own_may_be_given(shipped: Mapping[str, Canvas]) -> None:
    own = relaid({"name: Key Partners,": "name: Friends,"})
    assert bmcreport.render_pdf(shipped["openai"], layout=own) != bmcreport.render_pdf(shipped["openai"])
    assert bmcreport.render_pdf(shipped["openai"], layout=bmcreport.load_layout()) == bmcreport.render_pdf(
        shipped["openai"]
    )


def test_invalid_input_carries_what_was_found(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("company: {name: Bad}\nblocks:\n  chanels: []\nlnag: en\n")
    with pytest.raises(InvalidInput) as raised:
        bmcreport.load_canvas(path)
    assert [(each.code, each.span.line) for each in raised.value.diagnostics] == [("BMC204", 3), ("BMC204", 4)]
    assert all(each.hint and each.source.name == str(path) for each in raised.value.diagnostics)
    assert f"{path}:3:3: BMC204 unknown key `chanels`" in str(raised.value)
    assert isinstance(raised.value, bmcreport.BmcreportError)


def test_a_file_that_is_not_there_is_invalid_input(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="BMC601"):
        bmcreport.load_canvas(tmp_path / "nowhere.yaml")


def test_what_does_not_fit_is_invalid_input(tmp_path: Path) -> None:
    path = tmp_path / "full.yaml"
    path.write_text(OVERFULL)
    with pytest.raises(InvalidInput, match="BMC501 channels does not fit the page"):
        bmcreport.render_pdf(bmcreport.load_canvas(path))
    assert bmcreport.render_deck(bmcreport.load_canvas(path))


def test_what_has_no_glyph_is_invalid_input() -> None:
    with pytest.raises(InvalidInput, match="BMC502"):
        bmcreport.render_pdf(canvas_of(channels=["\N{CUNEIFORM SIGN A}"]))


def test_a_build_says_what_it_wrote(tmp_path: Path) -> None:
    result = bmcreport.build([street(tmp_path / "in")], tmp_path / "out", types=("canvas",))
    assert result.ok
    assert [outcome.path for outcome in result.written] == [
        tmp_path / "out" / "cafe-canvas.pdf",
        tmp_path / "out" / "shop-canvas.pdf",
    ]


def test_unknown_choices_are_refused() -> None:
    with pytest.raises(ValueError, match="poster"):
        bmcreport.build([], types=("poster",))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = bmcreport.nonsense


@settings(max_examples=40)
@given(canvases())
def test_a_canvas_written_as_yaml_is_read_as_it_was(canvas: Canvas) -> None:
    read = read_canvas(Source("canvas.yaml", canvas_yaml(canvas)), canvas.slug)
    assert read.value is not None, read.diagnostics
    assert read.value.value == canvas


@settings(max_examples=15)
@given(canvases())
def test_any_canvas_becomes_files_or_what_does_not_fit_is_said(canvas: Canvas) -> None:
    page, deck = rendered(bmcreport.render_pdf, canvas), rendered(bmcreport.render_deck, canvas)
    if page:
        with pikepdf.open(io.BytesIO(page)) as pdf:
            assert len(pdf.pages) == 1
    if deck:
        assert len(Presentation(io.BytesIO(deck)).slides) >= 2


def rendered(render: Callable[[Canvas], bytes], canvas: Canvas) -> bytes:
    """The file, or nothing where it is refused for its length."""
    try:
        return render(canvas)
    except InvalidInput as refused:
        if any(each.code != "BMC501" for each in refused.diagnostics):
            raise
        return b""


@pytest.mark.parametrize(
    "words", ["import bmcreport", "import bmcreport; bmcreport.InvalidInput, bmcreport.__version__"]
)
def test_importing_the_package_imports_nothing_heavy(words: str) -> None:
    check = f"{words}\nimport sys\nprint([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"


def test_all_that_is_promised_is_there() -> None:
    assert all(getattr(bmcreport, name) is not None for name in bmcreport.__all__)


def test_a_font_that_cannot_be_used_is_invalid_input(tmp_path: Path) -> None:
    text = tmp_path / "text.ttf"
    text.write_text("no font", encoding="utf-8")
    for path in (text, tmp_path / "missing.ttf"):
        with pytest.raises(InvalidInput, match="BMC505"):
            bmcreport.render_pdf(canvas_of(channels=["Shop"]), fonts=[path])
