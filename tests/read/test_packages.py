"""Packages of other people are opened only when their measure is usual and their parts are in order."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from bmcreport.read import packages
from bmcreport.read.packages import check_package, read_bytes

TYPES = {"[Content_Types].xml": b"<Types/>"}


def archive(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    return file.getvalue()


def codes(content: bytes) -> list[str]:
    return [found.code for found in check_package("deck.pptx", content).diagnostics]


def test_a_usual_package_lists_its_parts() -> None:
    package = check_package("deck.pptx", archive(TYPES | {"ppt/presentation.xml": b"<p/>"})).value
    assert package is not None
    assert package.members == ("[Content_Types].xml", "ppt/presentation.xml")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 and no more",
        archive({"ppt/presentation.xml": b"<p/>"}),
        archive(TYPES | {"../outside.xml": b""}),
        archive(TYPES | {"/root.xml": b""}),
        archive(TYPES | {"a.xml": b"", "A.xml": b""}),
        archive(TYPES, zipfile.ZIP_BZIP2),
        archive(TYPES)[:-10],
    ],
)
def test_what_is_no_package_is_refused(content: bytes) -> None:
    assert codes(content) == ["BMC701"]


def test_a_member_that_grows_beyond_measure_is_refused() -> None:
    assert codes(archive(TYPES | {"bomb.xml": bytes(8 << 20)})) == ["BMC702"]


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_MEMBERS", 3)
    assert codes(archive(TYPES | {f"{number}.xml": b"" for number in range(3)})) == ["BMC702"]


def test_a_sum_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_CONTENT", 100)
    assert codes(archive(TYPES | {f"{number}.xml": bytes(60) for number in range(2)})) == ["BMC702"]


def test_a_file_beyond_measure_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(bytes(200))
    assert [found.code for found in packages.read_bytes(path, 100).diagnostics] == ["BMC702"]


def test_folders_and_missing_files_are_told(tmp_path: Path) -> None:
    assert [found.code for found in read_bytes(tmp_path).diagnostics] == ["BMC602"]
    assert [found.code for found in read_bytes(tmp_path / "none.pptx").diagnostics] == ["BMC601"]
