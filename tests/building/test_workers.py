from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from bmcreport import build
from bmcreport.building import workers
from bmcreport.building.manifest import NAME, read_manifest
from tests.building import deaths
from tests.building.folders import OVERFULL, contents, street, written
from tests.building.test_build import EVERYTHING, codes, where

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes die like this on POSIX")

OTHERS = ["cafe-canvas.pdf", "cafe-deck.pptx", "street-comparison.pptx"]


def test_any_number_of_processes_makes_the_same_bytes(tmp_path: Path) -> None:
    folder = street(tmp_path / "in", full=OVERFULL)
    alone = build([folder], tmp_path / "1")
    for jobs in (2, 3):
        result = build([folder], tmp_path / str(jobs), jobs=jobs)
        assert contents(tmp_path / str(jobs)) == contents(tmp_path / "1")
        # Places of findings, too, and the order in which files are told.
        assert [where(each) for each in result.diagnostics] == [where(each) for each in alone.diagnostics]
        assert result.diagnostics == alone.diagnostics
        assert [one.path.name for one in result.outcomes] == [one.path.name for one in alone.outcomes]
        assert timeless(tmp_path / str(jobs)) == timeless(tmp_path / "1")


def timeless(folder: Path) -> object:
    """The manifest but for the seconds."""
    return [{**each, "seconds": 0} for each in json.loads((folder / NAME).read_bytes())["targets"]]


@pytest.mark.parametrize(
    ("death", "why"),
    [
        (deaths.killed, "died twice"),
        (deaths.crashing, "died twice"),
        (deaths.greedy, "more than 1024 MiB"),
        (deaths.hanging, "longer than 1 seconds"),
    ],
)
def test_a_death_costs_one_document_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, death: object, why: str
) -> None:
    monkeypatch.setattr(workers, "perform", death)
    if death is deaths.hanging:
        monkeypatch.setattr(workers, "SECONDS", 1)
    result = build([street(tmp_path / "in")], tmp_path / "out", jobs=2)
    assert codes(result) == ["BMC613", "BMC613"]
    assert all(why in each.message for each in result.diagnostics)
    assert {where(each) for each in result.diagnostics} == {"shop.yaml:1:1"}
    assert written(tmp_path / "out") == OTHERS
    monkeypatch.undo()
    again = build([tmp_path / "in"], tmp_path / "out", jobs=2)
    assert [one.path.name for one in again.written if not one.fresh] == ["shop-canvas.pdf", "shop-deck.pptx"]
    assert written(tmp_path / "out") == EVERYTHING


def test_whoever_dies_once_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "perform", deaths.killed_once)
    assert build([street(tmp_path / "in")], tmp_path / "out", jobs=2).diagnostics == ()
    assert (tmp_path / "in" / "shop.been-here").exists()
    assert written(tmp_path / "out") == EVERYTHING


def test_a_bug_is_not_taken_for_a_death(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "perform", deaths.wrong)
    with pytest.raises(ZeroDivisionError):
        build([street(tmp_path / "in")], tmp_path / "out", jobs=2)
    assert set(read_manifest(tmp_path / "out").entries) == set(written(tmp_path / "out"))


def test_there_is_no_build_by_nobody(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        build([tmp_path], tmp_path / "out", jobs=0)


def executor(kind: str) -> Executor:
    return ThreadPoolExecutor(3) if kind == "threads" else ProcessPoolExecutor(2, get_context("forkserver"))


@pytest.mark.parametrize("kind", ["threads", "processes"])
def test_any_executor_renders(tmp_path: Path, kind: str) -> None:
    folder = street(tmp_path / "in")
    build([folder], tmp_path / "alone")
    with executor(kind) as given:
        assert build([folder], tmp_path / "out", executor=given).ok
    assert contents(tmp_path / "out") == contents(tmp_path / "alone")


def test_an_executor_that_breaks_costs_one_document_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "perform", deaths.killed)
    with executor("processes") as given:
        result = build([street(tmp_path / "in")], tmp_path / "out", executor=given)
    assert codes(result) == ["BMC613", "BMC613"]
    assert written(tmp_path / "out") == OTHERS


STOPPED = """
import sys
from bmcreport.building import workers
from bmcreport.cli import main
from tests.building import deaths

if __name__ == "__main__":
    workers.perform = deaths.slow
    main(["build", sys.argv[1], "-o", sys.argv[2], "-j", "2"])
"""


def test_a_build_that_is_stopped_leaves_what_it_has_finished(tmp_path: Path) -> None:
    script, out = tmp_path / "script.py", tmp_path / "out"
    script.write_text(STOPPED)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    start = [sys.executable, str(script), str(street(tmp_path / "in")), str(out)]
    running = subprocess.Popen(start, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 60
    while "cafe-deck.pptx" not in written(out) and time.monotonic() < end:
        time.sleep(0.05)
    started = time.monotonic()
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    # Two seconds on a machine that has nothing else to do, as it has here.
    assert time.monotonic() - started < 8
    assert running.returncode == 130
    assert "Traceback" not in said
    assert "stopped" in said
    assert written(out) == OTHERS[:2]
    assert sorted(read_manifest(out).entries) == OTHERS[:2]
