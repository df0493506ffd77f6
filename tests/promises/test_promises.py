"""README.md names tests for each of its promises, and these tests are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SECTION = README[README.index("\n## Promises\n") + 1 :].partition("\n## ")[0]
PROMISES = {
    found[1]: found[2] for found in re.finditer(r"^- \*\*(.+?)\.\*\*(.*?)(?=^- |\Z)", SECTION, re.DOTALL | re.MULTILINE)
}

KEPT = (
    "No text is lost",
    "No crash",
    "One bad canvas never costs another",
    "Same bytes",
    "All or nothing",
    "A closed box",
    "The exact place of every error",
    "The exit code tells the truth",
)


def test_all_promises_are_made() -> None:
    assert tuple(PROMISES) == KEPT


@pytest.mark.parametrize("promise", PROMISES)
def test_a_promise_names_tests_that_there_are(promise: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PROMISES[promise])
    assert named
    for path, name in named:
        functions = [node for node in ast.parse((ROOT / path).read_bytes()).body if isinstance(node, ast.FunctionDef)]
        assert name in {function.name for function in functions}, path
        assert not re.search(r"mark\.skip\(|xfail", " ".join(ast.unparse(one) for one in functions if one.name == name))
