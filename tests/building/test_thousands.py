"""Many canvases in one run: little memory, and as much on the way as at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import batch

COUNT = 400

pytestmark = pytest.mark.soak


def test_memory_is_flat_and_what_has_not_changed_costs_little(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    batch.generate(source, COUNT)
    first = batch.built(source, out, "-j", "2")
    assert (first.status, first.verbs["written"]) == (0, 2 * COUNT)
    assert first.peak <= batch.MOST_MEMORY
    assert first.growth <= batch.MOST_GROWTH
    again = batch.built(source, out, "-j", "2")
    assert again.verbs["fresh"] == 2 * COUNT
    # Ten thousand in 15 seconds, and what a process takes to start.
    assert again.seconds <= 4 + batch.MOST_AGAIN * COUNT / 10_000
