"""Files are read or refused, and never raise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bmcreport.diagnostics import START, Checked, Diagnostic, Source, Span
from bmcreport.read.files import MAX_BYTES, decode, read_content, read_source


def codes(checked: Checked[Source]) -> list[str]:
    return [found.code for found in checked.diagnostics]


def refusal(name: Path, code: str, message: str, hint: str) -> Checked[Source]:
    """What is told of a file as a whole."""
    return Checked(None, (Diagnostic(code, message, Source(str(name), ""), START, hint),))


def test_a_file_is_read_under_the_name_that_the_user_gave(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes("a: ä\r\n".encode())
    read = read_source(tmp_path / "x.yaml")
    assert read.value == Source(str(tmp_path / "x.yaml"), "a: ä\r\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_are_understood_and_left_out(encoding: str) -> None:
    read = decode("x", "a: ä漢".encode(encoding)).value
    assert read == Source("x", "a: ä漢")
    assert read.encoding in {encoding, "utf-16-le", "utf-16-be"}
    assert read.encoding.startswith(encoding)


def test_a_byte_that_is_not_utf8_is_pointed_at() -> None:
    shown = Source("x", "a: b\nü: c\ufffd d")
    hint = "save the file as UTF-8; it may be in an older encoding such as Windows-1252"
    found = Diagnostic("BMC114", "this byte is not UTF-8 text", shown, Span.point(2, 5), hint)
    assert decode("x", "a: b\nü: c".encode() + b"\xe9 d") == Checked(None, (found,))


@pytest.mark.parametrize("order", ["le", "be"])
def test_half_of_a_character_in_utf16_is_pointed_at(order: str) -> None:
    content = "\ufeffa: b\nü: ".encode(f"utf-16-{order}") + "\ud83d".encode(f"utf-16-{order}", "surrogatepass")
    (found,) = decode("x", content + "\nd".encode(f"utf-16-{order}")).diagnostics
    assert (found.code, found.span) == ("BMC114", Span.point(2, 4))
    assert found.source.lines()[:2] == ("a: b", "ü: \ufffd")


def test_a_missing_file_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.yaml"
    hint = f"check the path; it is looked for in {tmp_path}"
    assert read_source(path) == refusal(path, "BMC601", "there is no such file", hint)
    monkeypatch.chdir(tmp_path)
    alone = Path("x.yaml")
    assert read_source(alone) == refusal(alone, "BMC601", "there is no such file", "check the spelling")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert read_source(tmp_path) == refusal(tmp_path, "BMC602", "this is not a file", "give the path of a YAML file")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    assert codes(read_source(tmp_path / "x.yaml")) == ["BMC602"]


def test_a_file_that_the_system_keeps_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.yaml").write_text("a: b")
    monkeypatch.setattr(Path, "open", refuse)
    message = "this file cannot be read: Permission denied"
    expected = refusal(tmp_path / "x.yaml", "BMC602", message, "check its name and permissions")
    assert read_source(tmp_path / "x.yaml") == expected


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_an_impossible_name_is_a_finding(name: str) -> None:
    assert codes(read_source(Path(name)))[0] in ("BMC601", "BMC602")


def test_a_file_of_more_than_a_mebibyte_is_refused(tmp_path: Path) -> None:
    path, hint = tmp_path / "x.yaml", "a document is much smaller; is it the right file?"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert read_source(path) == refusal(path, "BMC116", "the file is larger than 1 MiB", hint)
    path.write_bytes(b"#" * MAX_BYTES)
    assert codes(read_source(path)) == []


def test_no_more_of_a_file_is_read_than_tells_that_it_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"#" * (MAX_BYTES + 4096))
    assert len(read_content(tmp_path / "x.yaml").value or b"") == MAX_BYTES + 1
