"""Paths become documents, all faults told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bmcreport.diagnostics import Checked
from bmcreport.read import collect as collecting
from bmcreport.read.collect import Documents, collect, document_files

CANVAS = "company: {name: Corner Bakery}\nblocks: {}\n"
COMPARISON = "title: Bakeries\ncanvases: [a, b]\n"
ROOT = Path(__file__).parent.parent.parent


def folder(path: Path, **files: str) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (path / name.replace("__", ".")).write_text(text)
    return path


def codes(checked: Checked[Documents]) -> list[str]:
    return [found.code for found in checked.diagnostics]


def read(*paths: Path) -> Documents:
    value = collect(paths).value
    assert value is not None
    return value


def test_a_folder_means_its_yaml_files_by_name_and_no_folders_in_it(tmp_path: Path) -> None:
    folder(tmp_path, b__yml=CANVAS, a__yaml=CANVAS, c__txt="x")
    folder(tmp_path / "inner", d__yaml=CANVAS)
    (tmp_path / "odd.yaml").mkdir()
    assert document_files([tmp_path]).value == (tmp_path / "a.yaml", tmp_path / "b.yml")


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    folder(tmp_path, a__yaml=CANVAS, b__yaml=CANVAS)
    files = document_files([tmp_path / "b.yaml", tmp_path, tmp_path / "." / "a.yaml"]).value
    assert files == (tmp_path / "b.yaml", tmp_path / "a.yaml")


def test_documents_are_sorted_by_kind(tmp_path: Path) -> None:
    documents = read(folder(tmp_path, a__yaml=CANVAS, b__yaml=CANVAS, c__yaml=COMPARISON))
    assert [each.value.slug for each in documents.canvases] == ["a", "b"]
    assert [each.value.slug for each in documents.comparisons] == ["c"]
    assert documents.names == ("a", "b", "c")


def test_a_faulty_document_keeps_no_other_from_being_read_and_is_still_known_by_name(tmp_path: Path) -> None:
    checked = collect([folder(tmp_path, a__yaml=CANVAS, b__yaml="company: [", c__yaml=CANVAS + "lnag: en\n")])
    assert checked.value is not None
    assert [each.value.slug for each in checked.value.canvases] == ["a"]
    assert checked.value.names == ("a", "b", "c")
    assert codes(checked) == ["BMC105", "BMC204"]


def test_a_document_that_could_be_read_but_has_an_error_is_left_out(tmp_path: Path) -> None:
    checked = collect([folder(tmp_path, a__yaml=CANVAS + "lang: en\nlang: de\n")])
    assert checked.value == Documents(names=("a",))
    assert codes(checked) == ["BMC106"]


def test_a_document_with_warnings_is_read(tmp_path: Path) -> None:
    checked = collect(
        [folder(tmp_path, a__yaml=CANVAS.replace("}\n", ", tagline: Bread}\n", 1) + "summary: Bread #1\n")]
    )
    assert checked.value is not None
    assert len(checked.value.canvases) == 1
    assert codes(checked) == ["BMC117"]


def test_a_path_to_nowhere_is_told_with_the_name_that_was_meant(tmp_path: Path) -> None:
    folder(tmp_path / "canvases", bakery__yaml=CANVAS)
    (found,) = collect([tmp_path / "canvasses"]).diagnostics
    assert (found.code, found.hint) == ("BMC601", "did you mean `canvases`?")
    (found,) = collect([tmp_path / "canvases" / "bakry.yaml"]).diagnostics
    assert found.hint == "did you mean `bakery.yaml`?"
    (found,) = collect([tmp_path / "no" / "where"]).diagnostics
    assert found.hint.startswith("name the files or folders that hold your canvases")


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    assert codes(collect([tmp_path])) == ["BMC604"]


def test_more_documents_than_one_run_takes_are_refused_before_any_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert collecting.MOST_DOCUMENTS == 10_000
    monkeypatch.setattr(collecting, "MOST_DOCUMENTS", 2)
    folder(tmp_path, a__yaml=CANVAS, b__yaml=CANVAS)
    assert codes(collect([tmp_path])) == []
    folder(tmp_path, c__yaml="nothing: [that, could, be, read")
    checked = collect([tmp_path, tmp_path / "gone.yaml"])
    assert codes(checked) == ["BMC610", "BMC601"]
    assert checked.diagnostics[0].message == "3 documents are more than the 2 of one run"


def test_an_impossible_path_is_told() -> None:
    assert codes(collect([Path("x" * 5000), Path("a\0b")]))[0] in ("BMC601", "BMC602")


def test_two_documents_of_one_name_are_told(tmp_path: Path) -> None:
    folder(tmp_path / "one", a__yaml=CANVAS)
    folder(tmp_path / "two", a__yaml=COMPARISON)
    checked = collect([tmp_path / "one", tmp_path / "two"])
    assert codes(checked) == ["BMC605"]
    assert checked.diagnostics[0].hint.startswith(str(tmp_path / "one" / "a.yaml"))


def test_a_file_may_have_any_ending_when_it_is_named(tmp_path: Path) -> None:
    assert len(read(folder(tmp_path, a__txt=CANVAS) / "a.txt").canvases) == 1


def test_everything_that_ships_is_in_order() -> None:
    checked = collect([ROOT / "canvases", ROOT / "layouts", ROOT / "layouts" / "decks"])
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert len(checked.value.canvases) >= 7
    assert len(checked.value.comparisons) >= 1
    assert len(checked.value.others) >= 4
