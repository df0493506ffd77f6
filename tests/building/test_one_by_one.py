"""Documents are looked at one by one: what has been validated or linted does not stay in memory."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bmcreport.building import catalogue
from bmcreport.building import lint as linting
from bmcreport.building.lint import lint
from bmcreport.building.validate import validate
from bmcreport.model.canvas import Canvas
from tests.benchmarks import batch

COUNT = 5


def alive() -> int:
    """How many canvases are in memory now."""
    return sum(isinstance(one, Canvas) for one in gc.get_objects())


def watched(function: Callable[[bytes, Any], Any], seen: list[int]) -> Callable[[bytes, Any], Any]:
    def watching(shared: bytes, task: Any) -> Any:
        result = function(shared, task)
        seen.append(alive())
        return result

    return watching


def test_no_canvas_outlasts_its_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batch.generate(tmp_path / "in", COUNT)
    before, seen = alive(), list[int]()
    for module, name in ((catalogue, "read_one"), (linting, "_look"), (linting, "_told")):
        monkeypatch.setattr(module, name, watched(getattr(module, name), seen))
    assert validate([tmp_path / "in"]).count == COUNT
    assert lint([tmp_path / "in"], date(2026, 1, 1))
    assert len(seen) >= 3 * COUNT
    assert max(seen) <= before + 1
