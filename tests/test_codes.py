"""Every code is registered once, used, explained and seen."""

from __future__ import annotations

import re
from pathlib import Path

from bmcreport.codes import BUG, CODES, CONTENT, ENVIRONMENT, USAGE

ROOT = Path(__file__).parent.parent
CODE = re.compile(r'"(BMC\d{3})"')


def occurrences(*folders: str) -> dict[str, str]:
    """Codes in quotes, with a file that names them."""
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert files
    named = (
        (path, CODE.findall(path.read_text("utf-8"))) for path in files if path.parent != ROOT / "bmcreport" / "codes"
    )
    return {code: path.name for path, codes in named for code in codes}


def test_every_code_in_use_is_registered() -> None:
    used = occurrences("bmcreport")
    assert len(used) >= 60
    assert {code: place for code, place in used.items() if code not in CODES} == {}


def test_every_registered_code_is_in_use() -> None:
    assert set(CODES) - set(occurrences("bmcreport")) == set()


def test_every_code_beyond_the_bad_inputs_is_seen_by_a_test() -> None:
    beyond = {code for code in CODES if code >= "BMC500"} | {"BMC116"}
    assert beyond - set(occurrences("tests")) == set()


def test_codes_are_explained_in_order_and_plain_characters() -> None:
    assert list(CODES) == sorted(CODES)
    for code in CODES.values():
        assert code.title
        assert code.explanation.endswith(".")
        assert code.example
        assert (code.title + code.explanation + code.example).isascii()
        assert code.exit_status in (CONTENT, USAGE, ENVIRONMENT, BUG)
        assert max(map(len, code.explanation.splitlines())) <= 120


def test_titles_tell_codes_apart() -> None:
    assert len({code.title for code in CODES.values()}) == len(CODES)
