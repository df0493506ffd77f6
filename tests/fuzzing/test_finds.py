"""Where the fuzzer starts from keeps every promise, and so does all that it ever found."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from tests.fuzzing.seeds import FINDS, SEEDS, finds
from tests.fuzzing.targets import TARGETS

FOUND = [(target, path) for target in SEEDS for path in finds(target)]


def test_every_target_has_seeds_and_every_find_a_target() -> None:
    assert set(SEEDS) == set(TARGETS)
    assert {path.parent.name for path in FINDS.glob("*/*")} <= set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_the_first_seeds_keep_the_promises(target: str) -> None:
    seeds = list(islice(SEEDS[target](), 8))
    assert len(seeds) > 2
    for seed in seeds:
        TARGETS[target](seed)


@pytest.mark.parametrize(("target", "path"), FOUND, ids=[f"{target}-{path.name}" for target, path in FOUND])
def test_what_was_found_once_is_mended(target: str, path: Path) -> None:
    TARGETS[target](path.read_bytes())
