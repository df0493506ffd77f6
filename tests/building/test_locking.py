from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bmcreport import build
from bmcreport.building.journal import NAME as JOURNAL
from bmcreport.building.locking import LOCK, held
from bmcreport.building.manifest import NAME
from bmcreport.diagnostics import Diagnostic, Source
from tests.building.folders import SHOP, street, written
from tests.building.test_build import EVERYTHING, codes


def test_a_folder_is_held_by_one_and_left_as_it_was(tmp_path: Path) -> None:
    with held(tmp_path / "out") as refusal:
        assert refusal is None
        assert written(tmp_path / "out") == [LOCK]
        with held(tmp_path / "out", wait=0.05) as other:
            message = "another build has been writing into this folder for 0.05 seconds"
            remedy = "wait for it, or write into another folder with --output"
            assert other == Diagnostic("BMC607", message, Source(str(tmp_path / "out"), ""), hint=remedy)
    assert written(tmp_path / "out") == []


def test_a_build_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bmcreport.building.stores.held", lambda folder: held(folder, wait=0.05))
    with held(tmp_path / "out"):
        result = build([street(tmp_path / "in")], tmp_path / "out")
    assert codes(result) == ["BMC607"]
    assert result.written == ()
    assert build([tmp_path / "in"], tmp_path / "out").ok


def test_builds_at_once_take_turns(tmp_path: Path) -> None:
    street(tmp_path / "in")
    start = [sys.executable, "-m", "bmcreport", "build", str(tmp_path / "in"), "-o", str(tmp_path / "out")]
    builds = [subprocess.Popen(start, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [each.wait() for each in builds] == [0, 0]
    assert written(tmp_path / "out") == EVERYTHING


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    out, secret = tmp_path / "out", tmp_path / "secret"
    out.mkdir()
    secret.write_bytes(b"secret")
    (out / LOCK).symlink_to(secret)
    result = build([street(tmp_path / "in")], out)
    assert codes(result) == ["BMC603"]
    assert secret.read_bytes() == b"secret"


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are POSIX's")
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
@pytest.mark.parametrize("name", [JOURNAL, NAME])
def test_what_stands_in_the_place_of_our_own_files_is_left_alone(tmp_path: Path, name: str, kind: str) -> None:
    out, secret = tmp_path / "out", tmp_path / "secret"
    out.mkdir()
    secret.write_bytes(b"secret")
    planted = out / name
    match kind:
        case "link":
            planted.symlink_to(secret)
        case "pipe":
            os.mkfifo(planted)
        case _:
            planted.mkdir()
    before = planted.lstat()
    result = build([street(tmp_path / "in")], out)
    assert codes(result) == ["BMC603" if name == JOURNAL else "BMC606"]
    assert planted.lstat() == before
    assert secret.read_bytes() == b"secret"


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are POSIX's")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([street(tmp_path / "in")], out)
    (out / "shop-deck.pptx").unlink()
    os.mkfifo(out / "shop-deck.pptx")
    manifest = (out / NAME).read_bytes()
    (out / NAME).write_bytes(re.sub(rb'("name":"shop-deck.pptx",.*?"size":)\d+', rb"\g<1>0", manifest))
    assert codes(build([tmp_path / "in"], out)) == ["BMC606"]


KILLED = """
import os, signal, sys
from bmcreport import build
usual, calls = getattr(os, sys.argv[1]), iter(range(1000))
def dying(*args, **more):
    if next(calls) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return usual(*args, **more)
setattr(os, sys.argv[1], dying)
build([sys.argv[3]], sys.argv[4])
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.parametrize(("call", "number", "done"), [("write", 1, 0), ("fsync", 3, 1), ("replace", 2, 2)])
def test_a_killed_build_leaves_whole_files_and_the_next_one_finishes(
    tmp_path: Path, call: str, number: int, done: int
) -> None:
    folder, out = street(tmp_path / "in"), tmp_path / "out"
    assert build([folder], out).ok
    old = {name: (out / name).read_bytes() for name in EVERYTHING}
    street(folder, shop=SHOP.replace("A counter", "A stall"))
    new_out = tmp_path / "new"
    assert build([folder], new_out).ok
    start = [sys.executable, "-c", KILLED, call, str(number), str(folder), str(out)]
    assert subprocess.run(start, check=False).returncode == -signal.SIGKILL
    for name in EVERYTHING:
        assert (out / name).read_bytes() in (old[name], (new_out / name).read_bytes())
    assert written(out) != EVERYTHING
    started = time.monotonic()
    again = build([folder], out)
    assert time.monotonic() - started < 30
    assert again.ok
    made = [outcome.path.name for outcome in again.written if not outcome.fresh]
    # What was whole is known to be so: nothing but the rest is made.
    assert made == ["cafe-deck.pptx", "shop-canvas.pdf", "shop-deck.pptx", "street-comparison.pptx"][done:]
    assert written(out) == EVERYTHING
    assert all((out / name).read_bytes() == (new_out / name).read_bytes() for name in EVERYTHING)
