from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from bmcreport.building.files import write_whole
from tests.building.folders import written


def test_a_file_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "page.pdf"
    assert write_whole(path, b"content") is None
    assert path.read_bytes() == b"content"
    assert written(path.parent) == ["page.pdf"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"a much longer content than the new one")
    assert write_whole(path, b"new") is None
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["replace", "fsync", "chmod"])
def test_on_failure_the_old_file_stays_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    failure = write_whole(path, b"new")
    assert failure is not None
    assert (failure.code, failure.source.name) == ("BMC603", str(path))
    assert "No space left on device" in failure.message
    assert path.read_bytes() == b"old"
    assert written(tmp_path) == ["page.pdf"]


def test_an_interruption_leaves_nothing_behind_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "page.pdf", b"new")
    assert written(tmp_path) == []


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").mkdir()
    failure = write_whole(tmp_path / "page.pdf", b"new")
    assert failure is not None
    assert failure.code == "BMC603"
    assert written(tmp_path) == ["page.pdf"]


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file")
    failure = write_whole(tmp_path / "output" / "page.pdf", b"new")
    assert failure is not None
    assert failure.hint


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    write_whole(tmp_path / "page.pdf", b"new")
    (tmp_path / "other").write_bytes(b"")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("page.pdf", "other")}
    assert len(modes) == 1
