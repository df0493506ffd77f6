"""The same bytes wherever, whenever and however a build runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from bmcreport import build
from tests.building.folders import contents, street

ROOT = Path(__file__).parents[2]

REPORTLAB = "invariant = 0\npageCompression = 0\nuseA85 = 1\nrtlSupport = 1\n"

SETTINGS: dict[str, dict[str, str]] = {
    "hash seed, time zone, encoding": {
        "PYTHONHASHSEED": "1",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
    },
    "reportlab": {"PYTHONHASHSEED": "4242", "RL_pageCompression": "0", "RL_useA85": "1", "RL_invariant": "0"},
}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("usual")
    assert build([street(folder / "in")], folder / "out", types=["canvas", "deck", "comparison", "booklet"]).ok
    return folder


def started(where: Path, inputs: list[str], *arguments: str, **environment: str) -> dict[str, bytes]:
    """What another process builds from the folder `where`."""
    types = [word for kind in ("canvas", "deck", "comparison", "booklet") for word in ("-t", kind)]
    command = [sys.executable, "-m", "bmcreport", "build", *inputs, *types, "-o", "made", *arguments]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    subprocess.run(command, cwd=where, env=surroundings, check=True, capture_output=True, timeout=120)
    return contents(where / "made")


@pytest.mark.parametrize("name", SETTINGS)
def test_surroundings_change_no_byte(usual: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(usual / "in", tmp_path / "in")
    assert started(tmp_path, ["in"], **SETTINGS[name]) == contents(usual / "out")


def test_a_stated_date_is_that_of_the_files(usual: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    for name in ("one", "two"):
        assert build([usual / "in" / "shop.yaml"], tmp_path / name).ok
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    with pikepdf.open(tmp_path / "one" / "shop-canvas.pdf") as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20010909014640+00'00'"
        assert "2001-09-09T01:46:40" in pdf.open_metadata()["xmp:CreateDate"]
    properties = Presentation(str(tmp_path / "one" / "shop-deck.pptx")).core_properties
    assert str(properties.created).startswith("2001-09-09 01:46:40")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    again = build([usual / "in" / "shop.yaml"], tmp_path / "one")
    assert not any(outcome.fresh for outcome in again.written)


@pytest.mark.parametrize("stated", ["yesterday", "-1", "1e9", "315532799", "9" * 30, " 1000000000", "\u0661" * 10])
def test_what_is_no_date_stops_the_build(
    usual: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stated: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    (found,) = build([usual / "in"], tmp_path / "out").diagnostics
    assert found.code == "BMC615"
    assert not (tmp_path / "out").exists()


def test_configuration_of_reportlab_changes_no_byte(usual: Path, tmp_path: Path) -> None:
    """Files that reportlab looks for in the home folder, in the working directory and on the path of modules."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copytree(usual / "in", tmp_path / "in")
    for place in (
        home / ".reportlab_settings",
        tmp_path / "reportlab_settings.py",
        tmp_path / "local_reportlab_settings.py",
    ):
        place.write_text(REPORTLAB)
    assert started(tmp_path, ["in"], HOME=str(home)) == contents(usual / "out")


@pytest.mark.skipif(os.name != "posix", reason="the mask is POSIX's")
def test_the_mask_of_files_changes_no_byte(usual: Path, tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        build([usual / "in"], tmp_path / "out", types=["canvas", "deck", "comparison", "booklet"])
    finally:
        os.umask(before)
    assert contents(tmp_path / "out") == contents(usual / "out")


def test_the_order_of_documents_changes_no_byte_but_of_booklets(usual: Path, tmp_path: Path) -> None:
    paths = [usual / "in" / f"{name}.yaml" for name in ("street", "shop", "cafe")]
    build(paths, tmp_path / "out")
    made = contents(tmp_path / "out")
    assert made == {name: content for name, content in contents(usual / "out").items() if name in made}


def test_what_was_made_before_in_this_process_changes_no_byte(usual: Path, tmp_path: Path) -> None:
    build([usual / "in"], tmp_path / "before", lang="ja", paper="a3", deck_font="arial")
    for name in ("one", "two"):
        build([usual / "in"], tmp_path / name, types=["canvas", "deck", "comparison", "booklet"])
        assert contents(tmp_path / name) == contents(usual / "out")


def test_other_processes_from_another_place_change_no_byte(usual: Path, tmp_path: Path) -> None:
    (tmp_path / "far" / "away").mkdir(parents=True)
    shutil.copytree(usual / "in", tmp_path / "in")
    assert started(tmp_path / "far" / "away", ["../../in"], "-j", "2", PYTHONHASHSEED="7") == contents(usual / "out")
