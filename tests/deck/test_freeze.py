"""An archive of ours is an archive to others, and the same one every time."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from bmcreport.deck.freeze import freeze, member


def archive(*files: tuple[str, bytes]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(freeze([member(name, content) for name, content in files])))


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_members_come_back_in_order_and_whole(contents: list[bytes]) -> None:
    files = [(f"folder/{number}.bin", content) for number, content in enumerate(contents)]
    opened = archive(*files)
    assert opened.testzip() is None
    assert [(name, opened.read(name)) for name in opened.namelist()] == files


def test_a_large_member_comes_back() -> None:
    content = bytes(range(256)) * 4000
    assert archive(("large", content)).read("large") == content


def test_members_are_of_the_first_day_and_of_no_system() -> None:
    info = archive(("a", b"x")).getinfo("a")
    assert info.date_time == (1980, 1, 1, 0, 0, 0)
    assert (info.create_system, info.external_attr, info.flag_bits, info.extra) == (0, 0, 0, b"")


def test_repetitive_content_is_pressed() -> None:
    assert len(freeze([member("a", b"slide" * 10_000)])) < 1000
