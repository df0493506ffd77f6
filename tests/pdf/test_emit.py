"""The file as a whole: the same bytes always, sound syntax, and what it says about itself."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from bmcreport.pdf.icc import srgb
from tests import clients
from tests.pdf.readers import opened, written
from tests.pdf.samples import document, page, sample

ROOT = Path(__file__).parents[2]

_DIGEST = """
from hashlib import sha256
from tests.pdf.readers import written
from tests.pdf.samples import sample
print(sha256(written(sample())).hexdigest())
"""

_SETTINGS = {
    "pageCompression": "0",
    "useA85": "0",
    "invariant": "0",
    "pdfMultiLine": "1",
    "pdfComments": "1",
    "documentLang": "fr",
    "verbose": "0",
}


def _digest_elsewhere(**environment: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-c", _DIGEST]
    done = subprocess.run(command, check=True, capture_output=True, encoding="ascii", env=environment, timeout=60)
    return done.stdout.strip()


def test_equal_documents_give_equal_bytes() -> None:
    assert written(sample()) == written(sample())


def test_other_content_gives_another_identifier() -> None:
    with opened(written(document(page()))) as one, opened(written(document(page(), title="Another"))) as other:
        assert one.trailer.ID[0] == one.trailer.ID[1]
        assert one.trailer.ID[0] != other.trailer.ID[0]


@pytest.mark.parametrize("seed", ["0", "12345"])
def test_hash_seed_and_clock_leave_no_trace(seed: str) -> None:
    expected = sha256(written(sample())).hexdigest()
    assert _digest_elsewhere(PYTHONHASHSEED=seed, TZ="Pacific/Chatham", SOURCE_DATE_EPOCH="1", LC_ALL="C") == expected


def test_settings_of_reportlab_in_the_environment_leave_no_trace() -> None:
    settings = {f"RL_{key}": value for key, value in _SETTINGS.items()}
    assert _digest_elsewhere(**settings) == sha256(written(sample())).hexdigest()


def test_settings_of_reportlab_in_the_home_folder_leave_no_trace(tmp_path: Path) -> None:
    lines = (f"{key} = {value!r}" if key == "documentLang" else f"{key} = {value}" for key, value in _SETTINGS.items())
    (tmp_path / ".reportlab_settings").write_text("\n".join(lines), encoding="ascii")
    assert _digest_elsewhere(HOME=str(tmp_path)) == sha256(written(sample())).hexdigest()


def test_a_file_has_no_fault_of_syntax() -> None:
    with opened(written(sample())) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == 2
        assert pdf.pdf_version == "1.7"


def test_qpdf_finds_nothing_to_complain_about(tmp_path: Path) -> None:
    (tmp_path / "sample.pdf").write_bytes(written(sample()))
    command = [clients.program("qpdf"), "--check", str(tmp_path / "sample.pdf")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def test_a_page_has_the_size_that_the_document_says() -> None:
    with opened(written(sample())) as pdf:
        assert [float(side) for side in pdf.pages[0].MediaBox] == pytest.approx([0, 0, 841.89, 595.276], abs=0.0005)


def test_title_author_subject_and_dates_are_those_of_the_document() -> None:
    with opened(written(sample())) as pdf:
        assert str(pdf.docinfo.Title) == "Sample – é & <b>"
        assert str(pdf.docinfo.Author) == "An author"
        assert str(pdf.docinfo.Subject) == "A subject"
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20250304050607+01'00'"


def test_the_metadata_says_the_same_and_names_both_standards() -> None:
    with opened(written(sample())) as pdf, pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        assert metadata["dc:title"] == "Sample – é & <b>"
        assert metadata["dc:creator"] == ["An author"]
        assert metadata["dc:description"] == "A subject"
        assert metadata["xmp:CreateDate"] == metadata["xmp:ModifyDate"] == "2025-03-04T05:06:07+01:00"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["pdfuaid:part"] == "1"


def test_metadata_stays_legible_without_a_pdf_reader() -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in written(sample())


@pytest.mark.parametrize("title", ["\x01 \x0b", "]]> </rdf:li> & <!--", "{title} %s", "\U0001f600", "(\\"])
def test_no_title_breaks_the_metadata(title: str) -> None:
    seen = title.replace("\x01", "").replace("\x0b", "")
    with opened(written(document(page(), title=title))) as pdf, pdf.open_metadata() as metadata:
        assert str(pdf.docinfo.Title) == seen
        assert metadata["dc:title"].strip() == seen.strip()


def test_readers_are_told_language_tags_and_title() -> None:
    with opened(written(sample())) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "en-GB"
        assert root.MarkInfo.Marked is True
        assert root.ViewerPreferences.DisplayDocTitle is True
        assert all(one.Tabs == pikepdf.Name.S for one in pdf.pages)


def test_colours_are_declared_as_srgb() -> None:
    with opened(written(sample())) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFA1"
        assert int(intent.DestOutputProfile.N) == 3
        assert intent.DestOutputProfile.read_bytes() == srgb()


def test_everything_but_the_metadata_is_compressed() -> None:
    with opened(written(sample())) as pdf:
        streams = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        filters = {str(stream.get("/Type", "")): str(stream.get("/Filter", "")) for stream in streams}
    assert filters.pop("/Metadata") == ""
    assert set(filters.values()) == {"/FlateDecode"}
