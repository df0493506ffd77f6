"""What a PDF or deck was made of comes back byte for byte, and hostile files are told apart from ours."""

from __future__ import annotations

import codecs
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pptx import Presentation

from bmcreport import build
from bmcreport.assets import examples_folder
from bmcreport.cli import main
from bmcreport.deck.emit import emit as emit_deck
from bmcreport.diagnostics import has_errors
from bmcreport.enclosed import ENCODINGS, Enclosed
from bmcreport.pdf.emit import emit as emit_pdf
from bmcreport.read.characters import UNPRINTABLE
from bmcreport.read.packages import check_package
from bmcreport.returning.documents import read_returned
from bmcreport.returning.in_decks import documents_of as in_deck
from bmcreport.returning.in_pdfs import documents_of as in_pdf
from bmcreport.text.fonts import carlito
from tests.building.folders import SHOP, outputs, street
from tests.deck.specimens import deck_of
from tests.pdf.samples import document, page
from tests.shipped import SLUGS


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def made(folder: Path, text: bytes = SHOP.encode(), *arguments: str) -> Path:
    """A folder with the outputs of one canvas."""
    folder.mkdir(exist_ok=True)
    (folder / "shop.yaml").write_bytes(text)
    result = run("build", folder / "shop.yaml", "-o", folder / "out", *arguments)
    assert result.exit_code == 0, result.output
    return folder / "out"


def codes(path: Path) -> list[str]:
    return [found.code for found in read_returned(path).diagnostics]


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("kind", ["canvas.pdf", "deck.pptx"])
def test_each_shipped_canvas_comes_back_byte_for_byte(slug: str, kind: str, built: Path) -> None:
    result = run("extract", built / f"{slug}-{kind}")
    assert result.exit_code == 0
    assert result.stdout_bytes == (examples_folder() / f"{slug}.yaml").read_bytes()


@pytest.mark.parametrize("options", [[], ["--source", "attached"]])
@pytest.mark.parametrize(
    "text",
    [
        codecs.BOM_UTF8 + SHOP.encode(),
        codecs.BOM_UTF16_LE + SHOP.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SHOP.encode("utf-16-be"),
        SHOP.replace("\n", "\r\n").encode(),
        SHOP.encode() + b"\n\n   \n# Markup & <tags> ]]> \xe2\x80\xa8# \xf0\x9f\xa7\x81\n",
        b"\n \n" + SHOP.rstrip().encode(),
    ],
)
def test_marks_line_ends_and_blanks_come_back(text: bytes, options: list[str], tmp_path: Path) -> None:
    out = made(tmp_path, text, *options)
    for name in ("shop-canvas.pdf", "shop-deck.pptx"):
        assert run("extract", out / name).stdout_bytes == text


TEXTS = st.text(max_size=200).map(lambda text: UNPRINTABLE.sub("", text))


@given(TEXTS, st.sampled_from(sorted(ENCODINGS)), TEXTS)
def test_any_text_that_a_document_may_hold_travels(text: str, encoding: str, name: str) -> None:
    enclosed = (Enclosed(name, text, encoding),)
    package = check_package("deck.pptx", emit_deck(replace(deck_of(), enclosed=enclosed))).value
    assert package is not None
    assert [one.content for one in in_deck(package)] == [enclosed[0].content]
    for attached in (None, "Its document"):
        written = emit_pdf(replace(document(page()), enclosed=enclosed, attached_as=attached), carlito())
        assert [one.content for one in in_pdf(written)] == [enclosed[0].content]


def test_a_comparison_and_a_booklet_give_all_their_documents_into_a_folder(tmp_path: Path) -> None:
    folder = street(tmp_path / "documents")
    build([folder], tmp_path / "out", types=["comparison", "booklet"])
    for name, expected in (
        ("street-comparison.pptx", {"street", "shop", "cafe"}),
        ("documents-booklet.pdf", {"shop", "cafe"}),
    ):
        made_of = tmp_path / f"of-{name}"
        assert run("extract", tmp_path / "out" / name).exit_code == 2
        assert run("extract", tmp_path / "out" / name, "-o", made_of).exit_code == 0
        assert {path.stem for path in outputs(made_of)} == expected
        assert all(path.read_bytes() == (folder / path.name).read_bytes() for path in outputs(made_of))


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    deck = made(tmp_path) / "shop-deck.pptx"
    (tmp_path / "kept.yaml").write_text("mine")
    refused = run("extract", deck, "-o", tmp_path / "kept.yaml")
    assert refused.exit_code == 2
    assert "BMC705" in refused.stderr
    assert (tmp_path / "kept.yaml").read_text() == "mine"
    assert run("extract", deck, "-o", tmp_path / "kept.yaml", "--force").exit_code == 0
    assert (tmp_path / "kept.yaml").read_text() == SHOP


def test_what_is_built_without_source_carries_nothing(tmp_path: Path) -> None:
    out = made(tmp_path, SHOP.encode(), "--no-source")
    for path in outputs(out):
        assert codes(path) == ["BMC703"]
        assert b"Neighbours" not in path.read_bytes()
    with zipfile.ZipFile(out / "shop-deck.pptx") as archive:
        assert [name for name in archive.namelist() if "custom" in name] == []


def test_a_project_can_leave_the_source_out(tmp_path: Path) -> None:
    (tmp_path / "bmcreport.yaml").write_text("source: none\n")
    assert codes(made(tmp_path) / "shop-deck.pptx") == ["BMC703"]


def test_pictures_carry_nothing(tmp_path: Path) -> None:
    text = SHOP.encode() + b"# a note for ourselves"
    for path in outputs(made(tmp_path, text, "-t", "svg", "-t", "png")):
        assert b"ourselves" not in path.read_bytes()


def test_a_deck_that_python_pptx_saves_keeps_its_document(tmp_path: Path) -> None:
    deck = made(tmp_path) / "shop-deck.pptx"
    Presentation(str(deck)).save(str(tmp_path / "again.pptx"))
    assert run("extract", tmp_path / "again.pptx").stdout == SHOP


@pytest.mark.parametrize("options", [{}, {"linearize": True}, {"object_stream_mode": pikepdf.ObjectStreamMode.disable}])
@pytest.mark.parametrize("source", ["inside", "attached"])
def test_a_pdf_that_pikepdf_saves_keeps_its_document(source: str, options: dict[str, Any], tmp_path: Path) -> None:
    out = made(tmp_path, SHOP.encode(), "--source", source)
    with pikepdf.open(out / "shop-canvas.pdf") as pdf:
        assert list(pdf.attachments) == (["shop.yaml"] if source == "attached" else [])
        pdf.save(tmp_path / "again.pdf", **options)
    assert run("extract", tmp_path / "again.pdf").stdout == SHOP


def test_names_that_lead_elsewhere_are_replaced(tmp_path: Path) -> None:
    names = (
        "../evil.yaml",
        "/etc/cron.yaml",
        "a.yaml",
        "A.yaml",
        ".hidden.yaml",
        "run.sh",
        "c:x.yaml",
        "x\x1b[2J.yaml",
    )
    enclosed = tuple(Enclosed(name, SHOP) for name in names)
    (tmp_path / "deck.pptx").write_bytes(emit_deck(replace(deck_of(), enclosed=enclosed)))
    returned = read_returned(tmp_path / "deck.pptx").value
    assert returned is not None
    shown = [one.name for one in returned.documents]
    assert shown == [*(f"document-{n}.yaml" if n != 3 else "a.yaml" for n in range(1, 8)), "x\ufffd[2J.yaml"]


def test_a_document_that_was_changed_inside_is_not_given_as_ours(tmp_path: Path) -> None:
    deck = made(tmp_path) / "shop-deck.pptx"
    for swap in ((b"Neighbours", b"Neighbors!"), (b'version="1"', b'version="2"'), (b'"utf-8"', b'"utf-7"')):
        (tmp_path / "changed.pptx").write_bytes(_edited(deck, "customXml/item1.xml", *swap))
        assert codes(tmp_path / "changed.pptx") == ["BMC704"]


def test_entities_are_refused(tmp_path: Path) -> None:
    deck = made(tmp_path) / "shop-deck.pptx"
    bomb = b'<!DOCTYPE enclosed [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/hostname">]>\n<enclosed '
    (tmp_path / "changed.pptx").write_bytes(_edited(deck, "customXml/item1.xml", b"<enclosed ", bomb))
    assert codes(tmp_path / "changed.pptx") == ["BMC704"]


@pytest.mark.parametrize("size", [0, 10, 700, 5_000, 30_000])
def test_half_a_file_is_told(size: int, tmp_path: Path) -> None:
    for path in outputs(made(tmp_path)):
        half = tmp_path / f"half{path.suffix}"
        half.write_bytes(path.read_bytes()[:size])
        found = read_returned(half)
        assert has_errors(found.diagnostics) or found.value is not None
        assert not {one.code for one in found.diagnostics} - {"BMC701", "BMC703", "BMC704"}


@settings(max_examples=60)
@given(st.binary(max_size=300), st.integers(0, 50_000))
def test_a_damaged_file_never_ends_in_a_bug(folder: Path, junk: bytes, at: int) -> None:
    for name, content in _SAMPLES.items():
        place = at % len(content)
        (folder / name).write_bytes(content[:place] + junk + content[place + len(junk) :])
        read_returned(folder / name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for one file after the other."""
    return tmp_path_factory.mktemp("damaged")


_ENCLOSED = (Enclosed("shop.yaml", SHOP),)
_SAMPLES = {
    "deck.pptx": emit_deck(replace(deck_of(), enclosed=_ENCLOSED)),
    "page.pdf": emit_pdf(replace(document(page()), enclosed=_ENCLOSED), carlito()),
}


def _edited(path: Path, member: str, old: bytes, new: bytes) -> bytes:
    """The package with some bytes of a member replaced."""
    file = BytesIO()
    with zipfile.ZipFile(path) as given_, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in given_.namelist():
            content = given_.read(name)
            assert name != member or old in content
            changed.writestr(name, content.replace(old, new) if name == member else content)
    return file.getvalue()
