"""Files are read or refused, and never raise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bmcreport.diagnostics import Checked, Source
from bmcreport.read.files import MAX_BYTES, decode, read_source


def codes(checked: Checked[Source]) -> list[str]:
    return [found.code for found in checked.diagnostics]


def test_a_file_is_read_under_the_name_that_the_user_gave(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes("a: ä\r\n".encode())
    read = read_source(tmp_path / "x.yaml")
    assert read.value == Source(str(tmp_path / "x.yaml"), "a: ä\r\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_are_understood_and_left_out(encoding: str) -> None:
    assert decode("x", "a: ä漢".encode(encoding)).value == Source("x", "a: ä漢")


def test_a_byte_that_is_not_utf8_is_pointed_at() -> None:
    (found,) = decode("x", "a: b\nü: c".encode() + b"\xe9 d").diagnostics
    assert (found.code, found.span.line, found.span.column) == ("BMC114", 2, 5)
    assert found.source.line(2) == "ü: c\ufffd d"


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    assert codes(read_source(tmp_path / "x.yaml")) == ["BMC601"]


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert codes(read_source(tmp_path)) == ["BMC602"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    assert codes(read_source(tmp_path / "x.yaml")) == ["BMC602"]


def test_a_file_that_the_system_keeps_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.yaml").write_text("a: b")
    monkeypatch.setattr(Path, "open", refuse)
    (found,) = read_source(tmp_path / "x.yaml").diagnostics
    assert (found.code, found.message) == ("BMC602", "this file cannot be read: Permission denied")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_an_impossible_name_is_a_finding(name: str) -> None:
    assert codes(read_source(Path(name)))[0] in ("BMC601", "BMC602")


def test_a_file_of_more_than_a_mebibyte_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    assert codes(read_source(tmp_path / "x.yaml")) == ["BMC116"]
    (tmp_path / "x.yaml").write_bytes(b"#" * MAX_BYTES)
    assert codes(read_source(tmp_path / "x.yaml")) == []
