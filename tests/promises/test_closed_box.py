"""A closed box: what a build, a check or lint asks of the system, noted by an audit hook in all of its processes.

Every command line runs twice in one process: what the first time imports and generates, libraries' own code, is there
the second time, when nothing may be compiled or executed any more. `git` is started by `diff` and `history` alone,
which are not tried here; with `-j`, the processes of the pool talk over sockets of the file system, and by pickles that
no file holds.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.building.folders import street

ROOT = Path(__file__).parent.parent.parent
BOX = Path(__file__).parent / "box"
MARK = "pwned"
"""In every attack: the name of a file that none of them may make, and what no code that is compiled holds."""

SOUND = r"""
company:
  name: "__import__('os').system('touch pwned')"
  tagline: '{{ 7 * 7 }} ${jndi:ldap://127.0.0.1:9/pwned} %(pwned)s {0.__class__.pwned}'
  website: http://127.0.0.1:9/pwned
blocks:
  channels:
    - $(touch pwned)
    - '`touch pwned`; touch pwned | touch pwned'
    - '=cmd|''/c touch pwned''!A0'
    - '<para><img src="http://127.0.0.1:9/pwned.png"/><b>pwned'
    - '<!DOCTYPE x [<!ENTITY pwned SYSTEM "file:///etc/passwd">]>&pwned;'
    - 'file:///etc/pwned and https://127.0.0.1:9/pwned'
    - "cos\\nsystem\\n(S'touch pwned'\\ntR."
    - '{"pwned": eval("open(''pwned'', ''w'')")}'
sources:
  pwned: {title: pwned, url: "http://127.0.0.1:9/pwned"}
"""
BAD = {
    "tag": 'company: {name: !!python/object/apply:os.system ["touch pwned"]}\nblocks: {}\n',
    "logo": "company: {name: x, logo: /etc/passwd}\nblocks: {}\n",
    "fetched": "company: {name: x, logo: 'http://127.0.0.1:9/pwned.png'}\nblocks: {}\n",
    "colour": "company: {name: x, colour: \"__import__('os').system('touch pwned')\"}\nblocks: {}\n",
    "aliases": "company: &a {name: x}\nblocks: *a\n",
}
TYPES = ("canvas", "deck", "comparison", "booklet", "handout", "notes", "png", "svg")

NETWORK = re.compile(r"socket\.|urllib\.|http\.|ftplib\.|smtplib\.|webbrowser\.")
PROGRAMS = re.compile(r"subprocess\.|os\.(system|exec|posix_spawn|spawn|startfile|fork|forkpty)|pty\.|webbrowser\.")
CHANGES = re.compile(r"os\.(mkdir|rmdir|remove|rename|link|symlink|chmod|chown|truncate|utime)|shutil\.|tempfile\.")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass(frozen=True)
class Note:
    """Something that a process asked of the system."""

    process: int
    phase: str
    event: str
    arguments: tuple[object, ...]

    @property
    def paths(self) -> Iterator[str]:
        yield from (one for one in self.arguments if isinstance(one, str))


@dataclass(frozen=True)
class Box:
    """All notes of a run in a folder; `main` is the process that was started, `calm` its phases with all imported."""

    folder: Path
    notes: tuple[Note, ...]
    calm: frozenset[str]
    statuses: tuple[int, ...]

    @property
    def main(self) -> int:
        return self.notes[0].process

    def calmly(self) -> Iterator[Note]:
        """What the process that was started asked for once everything was imported, without a pool."""
        return (note for note in self.notes if note.process == self.main and note.phase in self.calm)

    def pooled(self) -> Iterator[Note]:
        """What a build with processes asked for, in all of them."""
        return (note for note in self.notes if note.process != self.main or "-j 2" in note.phase)

    def resolved(self, path: object) -> Path:
        return Path(self.folder, str(path)).resolve()


def opened_in_a_box(folder: Path, commands: list[list[str]]) -> Box:
    notes = folder / "notes"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, (BOX, ROOT))),
        "PYTHONDONTWRITEBYTECODE": "1",
        "BOX_NOTES": str(notes),
    }
    command = [sys.executable, str(BOX / "run.py"), json.dumps(commands)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True, timeout=240)
    lines = (json.loads(line) for line in notes.read_text("utf-8").splitlines())
    noted = tuple(Note(process, phase, event, tuple(told)) for process, phase, event, told in lines)
    half = len(commands) // 2
    calm = frozenset(f"{number} {' '.join(one)}" for number, one in enumerate(commands) if half <= number < 2 * half)
    return Box(folder, noted, calm, tuple(json.loads(done.stderr.splitlines()[-1])))


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Box:
    folder = tmp_path_factory.mktemp("box")
    street(folder / "canvases", attack=SOUND, **BAD)
    types = [part for name in TYPES for part in ("-t", name)]
    once = [["build", *types, "-j", "1"], ["validate"], ["lint"]]
    again = [["build", *types, "-j", "1", "-o", "output/again"], ["validate"], ["lint"]]
    return opened_in_a_box(folder, [*once, *again, ["build", "-t", "canvas", "-j", "2", "-o", "output/pooled"]])


def test_hostile_documents_fail_and_the_others_are_built(box: Box) -> None:
    assert box.statuses == (1, 1, 1, 1, 1, 1, 1)
    made = {path.name for path in (box.folder / "output" / "again").iterdir()}
    assert {"attack-canvas.pdf", "attack-deck.pptx", "attack-canvas.svg", "attack-canvas.png"} <= made
    assert (box.folder / "output" / "pooled" / "attack-canvas.pdf").exists()
    assert not [path for path in box.folder.rglob("*") if path.name == MARK]


def test_there_is_no_network(box: Box) -> None:
    alone = [note for note in box.notes if NETWORK.match(note.event) and note not in {*box.pooled()}]
    assert alone == []
    local = [note for note in box.pooled() if NETWORK.match(note.event)]
    assert all("family=1," in str(note.arguments[0]) or note.event == "socket.__new__" for note in local)
    assert all(note.arguments[1] == 1 for note in local if note.event == "socket.__new__"), "sockets of files only"


def test_no_program_is_started(box: Box) -> None:
    pool = {note.process for note in box.notes} - {box.main}
    started = [note for note in box.notes if PROGRAMS.match(note.event)]
    assert {note.event for note in started} <= {"os.fork"}
    assert {note.process for note in started} <= pool, "only the server of the pool divides itself"


def test_nothing_is_compiled_or_executed_that_a_document_says(box: Box) -> None:
    code = [note for note in box.notes if note.event in {"compile", "exec", "code.__new__"}]
    assert code
    assert not [note for note in code if any(MARK in str(one) for one in note.arguments)]
    assert not [note for note in box.calmly() if note in code]


def test_no_pickle_is_read_from_the_disk(box: Box) -> None:
    """What bmcreport tells its own processes is pickled in memory; a build without others has its settings so."""
    alone = {note for note in box.notes if note.event.startswith("pickle.")} - {*box.pooled()}
    assert {str(note.arguments[0]).partition(".")[0] for note in alone} <= {"bmcreport", "pathlib"}
    found = {".".join(map(str, note.arguments)) for note in box.notes if note.event.startswith("pickle.")}
    assert not [
        name for name in found if re.match(r"(os|posix|nt|subprocess|sys|importlib|builtins\.(eval|exec))\b", name)
    ]
    opened = {box.resolved(note.arguments[0]) for note in box.notes if note.event == "open"}
    own = [path for path in opened if path.is_relative_to(box.folder.resolve()) and path.is_file()]
    assert own
    assert not [path for path in own if re.match(rb"\x80[\x02-\x05]", path.read_bytes())]


def writes(notes: Iterator[Note]) -> Iterator[tuple[Note, str]]:
    """What was changed on the disk."""
    for note in notes:
        if note.event == "open":
            path, _, flags = note.arguments
            # A number is a pipe or file that is open already.
            if isinstance(path, str) and isinstance(flags, int) and flags & WRITING:
                yield note, path
        elif CHANGES.match(note.event):
            yield from ((note, path) for path in note.paths)


def test_nothing_is_written_but_the_output(box: Box) -> None:
    output = box.folder.resolve() / "output"
    written = [*writes(box.calmly())]
    assert written
    assert not [path for _, path in written if not box.resolved(path).is_relative_to(output)]
    places = (output, Path(tempfile.gettempdir()).resolve(), Path("/dev/null"))
    own = box.folder.resolve()
    for _, path in writes(box.pooled()):
        there = box.resolved(path)
        assert any(there.is_relative_to(place) for place in places)
        assert there.is_relative_to(output) or not there.is_relative_to(own)


def test_nothing_is_read_but_the_documents_and_the_installation(box: Box) -> None:
    installed = {Path(place).resolve() for place in (ROOT, sys.prefix, sys.base_prefix)}
    read = [box.resolved(note.arguments[0]) for note in box.calmly() if note.event == "open"]
    strange = [path for path in read if not any(path.is_relative_to(one) for one in (*installed, box.folder.resolve()))]
    assert read
    assert strange == []


def test_no_markup_of_reportlab_is_ever_loaded(box: Box) -> None:
    imported = {str(note.arguments[0]) for note in box.notes if note.event == "import"}
    assert "bmcreport.pdf.emit" in imported
    assert not {name for name in imported if name.startswith(("reportlab.platypus", "xml.sax", "html.parser"))}


def test_the_box_would_note_it(tmp_path: Path) -> None:
    """Each kind of act that the tests above look for is seen."""
    code = (
        "import os, pickle, socket, subprocess; eval('1'); os.system('true'); subprocess.run(['true']); "
        "pickle.loads(pickle.dumps(len)); open('x', 'w').close(); os.rename('x', 'y'); "
        "socket.socket().connect_ex(('127.0.0.1', 9))"
    )
    environment = {**os.environ, "PYTHONPATH": str(BOX), "BOX_NOTES": str(tmp_path / "notes")}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True)
    noted = {json.loads(line)[2] for line in (tmp_path / "notes").read_text("utf-8").splitlines()}
    assert any(NETWORK.match(event) for event in noted)
    assert any(PROGRAMS.match(event) for event in noted)
    assert any(CHANGES.match(event) for event in noted)
    assert {"compile", "exec", "open", "pickle.find_class", "os.system"} <= noted
