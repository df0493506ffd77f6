from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bmcreport.building.files import remove_leftovers, unwritable, write_whole
from bmcreport.diagnostics import Diagnostic, Source
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


@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
def test_on_failure_the_old_file_stays_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    failure = write_whole(path, b"new")
    remedy = "check the folder of --output, its permissions and the free space"
    message = "this file cannot be written: No space left on device"
    assert failure == Diagnostic("BMC603", message, Source(str(path), ""), hint=remedy)
    assert path.read_bytes() == b"old"
    assert written(tmp_path) == ["page.pdf"]


def test_an_interruption_leaves_nothing_behind_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "page.pdf", b"new")
    assert written(tmp_path) == []


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are POSIX's")
@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "link to nowhere", "link to a folder"])
def test_what_is_no_file_stays_and_leads_nowhere(tmp_path: Path, kind: str) -> None:
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.mkdir()
    folder.mkdir()
    (elsewhere / "secret").write_bytes(b"secret")
    path = folder / "page.pdf"
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case _:
            path.symlink_to(elsewhere / {"link": "secret", "link to nowhere": "new"}.get(kind, ""))
    before = path.lstat()
    failure = write_whole(path, b"new")
    name = {"folder": "a folder", "pipe": "a pipe"}.get(kind, "a symbolic link")
    message = f"this file cannot be written: {name} stands in its place"
    remedy = "move it away, or write into another folder with --output"
    assert failure == Diagnostic("BMC606", message, Source(str(path), ""), hint=remedy)
    assert path.lstat() == before
    assert written(folder) == ["page.pdf"]
    assert written(elsewhere) == ["secret"]
    assert (elsewhere / "secret").read_bytes() == b"secret"


CALLS = ("open", "write", "fsync", "replace", "close", "mkdir", "lstat")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT)


@pytest.mark.parametrize("error", ERRORS)
def test_whichever_call_fails_the_file_is_whole_and_the_next_writer_succeeds(tmp_path: Path, error: int) -> None:
    """Faults of the disk at the n-th call of each kind, and at the n-th call at all."""
    path = tmp_path / "page.pdf"
    for kinds in (*((call,) for call in CALLS), CALLS):
        for number in range(1, 9):
            path.write_bytes(b"old")
            with failing(kinds, number, error):
                failure = write_whole(path, b"new")
            assert path.read_bytes() in ((b"old", b"new") if failure else (b"new",))
            assert written(tmp_path) == ["page.pdf"]
            assert write_whole(path, b"newer") is None
            assert path.read_bytes() == b"newer"


@contextmanager
def failing(kinds: Collection[str], number: int, error: int) -> Iterator[None]:
    """The n-th call of these functions of the system fails."""
    calls = count(1)
    with pytest.MonkeyPatch.context() as patch:
        for kind in kinds:
            patch.setattr(os, kind, partial(_call, getattr(os, kind), calls, number, error))
        yield


def _call(
    usual: Callable[..., object], calls: Iterator[int], number: int, error: int, *args: Any, **more: Any
) -> object:
    if next(calls) == number:
        raise OSError(error, os.strerror(error))
    return usual(*args, **more)


def test_a_failure_without_words_is_told_by_what_there_is() -> None:
    assert unwritable(Path("out"), OSError("odd")).message == "this file cannot be written: odd"


def test_leftovers_are_removed_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = (".bmcreport-1.part", ".bmcreport-2.part", "page.part", ".bmcreport-3")
    for name in names:
        (tmp_path / name).write_bytes(b"half")
    usual = Path.unlink

    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == ".bmcreport-1.part":
            raise PermissionError(errno.EPERM, "not permitted")
        usual(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    remove_leftovers(tmp_path)
    assert written(tmp_path) == sorted({*names} - {".bmcreport-2.part"})


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="folders cannot be opened here")
def test_the_new_name_is_flushed_with_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual, flushed = os.fsync, list[int]()

    def fsync(descriptor: int) -> None:
        flushed.append(stat.S_IFMT(os.fstat(descriptor).st_mode))
        usual(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    assert write_whole(tmp_path / "page.pdf", b"new") is None
    assert flushed == [stat.S_IFREG, stat.S_IFDIR]


def test_short_writes_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: usual(descriptor, data[:3]))
    assert write_whole(tmp_path / "page.pdf", b"0123456789") is None
    assert (tmp_path / "page.pdf").read_bytes() == b"0123456789"


def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".pdf")
    assert write_whole(path, b"new") is None
    assert path.read_bytes() == b"new"


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
