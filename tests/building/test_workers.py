from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psutil
import pytest
from PIL import Image

from bmcreport import build
from bmcreport.assets import layouts_folder
from bmcreport.building import rendering, workers
from bmcreport.building.journal import NAME as JOURNAL
from bmcreport.building.manifest import NAME
from bmcreport.building.run import run
from bmcreport.building.spool import Spool
from bmcreport.cli.status import exit_status
from tests.building import deaths
from tests.building.folders import OVERFULL, SHOP, contents, manifest_of, street, written
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
    monkeypatch.setattr(rendering, "perform", death)
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
    monkeypatch.setattr(rendering, "perform", deaths.killed_once)
    assert build([street(tmp_path / "in")], tmp_path / "out", jobs=2).diagnostics == ()
    assert (tmp_path / "in" / "shop.been-here").exists()
    assert written(tmp_path / "out") == EVERYTHING


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bug_costs_one_document_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(rendering, "perform", deaths.wrong)
    result = build([street(tmp_path / "in")], tmp_path / "out", jobs=jobs)
    assert codes(result) == ["BMC614", "BMC614"]
    assert all("ZeroDivisionError" in each.message and "report" in each.hint for each in result.diagnostics)
    assert exit_status(result.diagnostics) == 70
    assert written(tmp_path / "out") == OTHERS
    assert set(manifest_of(tmp_path / "out").entries) == set(OTHERS)


def test_a_bug_in_one_file_of_a_document_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bmcreport.deck.compose.compose_deck", deaths.wrong)
    result = build([street(tmp_path / "in")], tmp_path / "out")
    assert codes(result) == ["BMC614", "BMC614"]
    assert "building/render.py:" in result.diagnostics[0].message
    assert written(tmp_path / "out") == [EVERYTHING[0], EVERYTHING[2], EVERYTHING[4]]


def test_processes_that_cannot_start_are_told_and_not_started_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_confined", deaths.unable)
    result = build([street(tmp_path / "in")], tmp_path / "out", jobs=2)
    assert codes(result) == ["BMC617"]
    assert exit_status(result.diagnostics) == 3
    assert result.written == ()
    monkeypatch.undo()
    assert build([tmp_path / "in"], tmp_path / "out", jobs=2).ok


def test_a_document_that_changes_under_way_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there was no room to keep what was read."""
    monkeypatch.setattr(Spool, "keep", lambda *_: None)
    folder = street(tmp_path / "in")

    def change(*_: object) -> None:
        (folder / "shop.yaml").write_text(SHOP.replace("A counter", "A stall"))

    result = run([folder], {"output": tmp_path / "out"}, layouts_folder(), change)[0]
    assert codes(result) == ["BMC618"]
    assert written(tmp_path / "out") == OTHERS[:2]


def test_a_picture_that_changes_under_way_is_told(tmp_path: Path) -> None:
    logo = "company: {name: Shop, logo: logo.png, "
    folder = street(tmp_path / "in", shop=SHOP.replace("company: {name: Shop, ", logo))
    Image.new("RGB", (8, 8), "red").save(folder / "logo.png")

    def change(*_: object) -> None:
        Image.new("RGB", (8, 8), "blue").save(folder / "logo.png")

    result = run([folder], {"output": tmp_path / "out"}, layouts_folder(), change)[0]
    assert codes(result) == ["BMC618"]
    assert written(tmp_path / "out") == OTHERS
    assert build([folder], tmp_path / "out").ok


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
    monkeypatch.setattr(rendering, "perform", deaths.killed)
    with executor("processes") as given:
        result = build([street(tmp_path / "in")], tmp_path / "out", executor=given)
    assert codes(result) == ["BMC613", "BMC613"]
    assert written(tmp_path / "out") == OTHERS


STOPPED = """
import sys
from bmcreport.assets import layouts_folder
from bmcreport.building import rendering, workers
from bmcreport.cli import main
from tests.building import deaths

if __name__ == "__main__":
    rendering.perform = deaths.slow
    main(["build", sys.argv[1], "-o", sys.argv[2], "-j", "2"])
"""


@pytest.fixture
def stoppable() -> Iterator[None]:
    """Programs that are started hear Ctrl-C even where the tests do not, such as in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("stoppable")
def test_a_build_that_is_stopped_leaves_what_it_has_finished(tmp_path: Path) -> None:
    script, out = tmp_path / "script.py", tmp_path / "out"
    script.write_text(STOPPED)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    start = [sys.executable, str(script), str(street(tmp_path / "in")), str(out)]
    running = subprocess.Popen(start, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 60
    while not noted(out, "cafe-deck.pptx") and time.monotonic() < end:
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
    assert sorted(manifest_of(out).entries) == OTHERS[:2]


def noted(out: Path, name: str) -> bool:
    """Whether a build that goes on knows of a file that it has written."""
    journal = out / JOURNAL
    return journal.exists() and name.encode() in journal.read_bytes()


@pytest.mark.usefixtures("stoppable")
def test_processes_that_start_are_deaf_to_being_stopped(tmp_path: Path) -> None:
    """Ctrl-C goes to all processes of a terminal, to those that have hardly begun to start as well."""
    start = [sys.executable, "-m", "bmcreport", "build", str(street(tmp_path / "in")), "-o", str(tmp_path), "-j", "2"]
    running = subprocess.Popen(
        start, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    process, end = psutil.Process(running.pid), time.monotonic() + 60
    while not any("forkserver" in " ".join(one.cmdline()) for one in process.children()) and time.monotonic() < end:
        time.sleep(0.005)
    time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert (running.returncode, said) == (130, "bmcreport: stopped; what was finished stays\n")
