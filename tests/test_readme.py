"""The commands of README.md are the ones that continuous integration and people run."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def commands() -> list[str]:
    """The lines of the first block of shell commands in README.md."""
    block = re.search(r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert block
    return block[1].splitlines()


def test_there_is_one_command_to_build_and_one_to_test() -> None:
    build, test = commands()
    assert build.endswith("bmcreport build")
    assert test.endswith("pytest")


def test_continuous_integration_runs_the_test_command_to_the_letter() -> None:
    lines = map(str.strip, (ROOT / ".ci/run").read_text("utf-8").splitlines())
    assert commands()[1] in lines
