"""What is said may have no place to go: the exit code stays true, and nobody sees a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.building.folders import SHOP

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is Linux's")

BAD = "company: {name: Bad}\nblocks: {chanels: []}\n"


def ended(folder: Path, redirection: str, *arguments: str) -> tuple[int, str]:
    """The exit code, and what is said on what is left of the streams."""
    line = f'"{sys.executable}" -m bmcreport "$@" {redirection}'
    done = subprocess.run(["/bin/sh", "-c", line, "sh", *arguments], cwd=folder, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("arguments", [["build", "-t", "notes", "shop.yaml"], ["--help"]])
def test_without_room_for_what_has_to_be_said_it_is_the_machines_fault(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(SHOP)
    status, said = ended(tmp_path, ">/dev/full", *arguments)
    assert status == 3
    assert said == "bmcreport: what has to be said cannot be written: No space left on device\n"


def test_streams_that_are_closed_change_no_exit_code(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD)
    status, said = ended(tmp_path, ">&-", "validate", "bad.yaml", "--format", "short")
    assert (status, said.count("error BMC204")) == (1, 1)
    assert ended(tmp_path, ">&- 2>&-", "validate", "bad.yaml") == (1, "")


def test_a_full_disk_for_findings_is_told_by_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD)
    assert ended(tmp_path, "2>/dev/full", "validate", "bad.yaml") == (3, "")
