"""Marks in the PDF: conforming, read aloud by what they mean, extracted as letters and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from bmcreport import render_pdf
from bmcreport.model.canvas import Status
from tests.pdf.readers import elements, opened, text_by_pdfium, text_by_poppler
from tests.pdf.vera import PROFILES, VeraPdf, Verdict
from tests.strategies import canvas_of

SEGMENTS = [{"text": f"Segment number {key}", "id": f"s{key}"} for key in range(9)]
MARKED = canvas_of(
    customer_segments=SEGMENTS,
    value_propositions=[
        {"text": "Bread", "detail": "before seven", "segments": [f"s{key}" for key in range(9)], "badge": "new"},
        *({"text": "Rolls", "segments": ["s1"], "status": status.value} for status in Status),
    ],
)


@pytest.fixture(scope="module")
def verdicts(vera: VeraPdf, tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Verdict]:
    """VeraPDF's verdicts on pages with marks and without, and on one that lost what a shape means.

    The pages of the shipped canvases are judged as those of a booklet.
    """
    folder = tmp_path_factory.mktemp("marks")
    (folder / "marked.pdf").write_bytes(render_pdf(MARKED))
    (folder / "plain.pdf").write_bytes(render_pdf(MARKED, marks=()))
    with opened(render_pdf(MARKED)) as pdf:
        del next(each for each in elements(pdf.Root.StructTreeRoot) if str(each.S) == "/Figure").Alt
        pdf.save(folder / "meaningless.pdf")
    return vera.verdicts(sorted(folder.glob("*.pdf")))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", ["marked", "plain"])
def test_a_page_with_marks_conforms(name: str, profile: str, verdicts: Mapping[tuple[str, str], Verdict]) -> None:
    assert verdicts[profile, name].broken == ()


def test_a_shape_without_its_meaning_does_not_conform(verdicts: Mapping[tuple[str, str], Verdict]) -> None:
    assert verdicts["ua1", "meaningless"].broken


def test_letters_and_shapes_stand_in_the_body_of_their_item() -> None:
    with opened(render_pdf(MARKED)) as pdf:
        found = list(elements(pdf.Root.StructTreeRoot))
        spans = [each for each in found if str(each.S) == "/Span"]
        figures = [each for each in found if str(each.S) == "/Figure"]
        assert [str(each.Alt) for each in figures] == [f"({status.value.capitalize()})" for status in Status]
        assert {str(each.P.S) for each in (*spans, *figures)} == {"/LBody"}
        assert sum(str(each.Alt) == "for Segment number 1" for each in spans) == 1 + len(Status)
        assert all("/BBox" in each.A[0] for each in figures if isinstance(each.A, pikepdf.Array))


def test_extracted_text_has_the_letters_and_nothing_for_the_shapes() -> None:
    words = text_by_pdfium(render_pdf(MARKED)).split()
    start = words.index("Bread")
    assert words[start : start + 13] == ["Bread", "before", "seven", *"ABCDEFGHI", "NEW"]
    assert words[start + 13 : start + 21] == ["Rolls", "B"] * 4


def test_poppler_finds_the_same_words_and_letters_apart_from_them(tmp_path: Path) -> None:
    """It guesses lines across columns, so order says nothing here."""
    marked = Counter(text_by_poppler(render_pdf(MARKED), tmp_path).split())
    plain = Counter(text_by_poppler(render_pdf(MARKED, marks=()), tmp_path).split())
    letters = Counter({**dict.fromkeys("ABCDEFGHI", 2), "B": 6})
    assert marked - plain == letters + Counter(status.value.capitalize() for status in Status)
    assert plain - marked == Counter()
    assert {"Bread", "before", "seven", "NEW", "Rolls", "Segment"} <= plain.keys()
