"""Every deck that any test writes is put to the validators of other people when the tests are done.

Whether XML is valid hangs on its elements: their parents, attributes and children. So of hundreds of decks those are
validated, the largest first, that have an element of a kind that none before had; `-m soak` validates them all. What
hangs on values (names and numbers that occur twice, where links lead, who made it) is asked of each.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, wraps
from inspect import unwrap
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import validate_pptx

from bmcreport.deck import emit as emitter
from bmcreport.deck.slides import Deck

_VALIDATOR = "ooxml-validator"
FOLDER, _FOUND = pytest.StashKey[Path](), pytest.StashKey[list[str]]()
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]{0,15}")
_FREE = {"name", "descr", "title", "lang", "typeface", "val", "id", "uri"}
"""Attributes whose values are anybody's."""
_MANY = 24
_SHAPE = re.compile(rb'<p:cNvPr id="(\d+)" name="([^"]*)"')
_OUTSIDE = re.compile(rb'Target="([^"]*)" TargetMode="External"')
_OURS = re.compile(r"ppt/(slides|notesSlides)/\w+\.xml")
_MACHINE = re.compile(rb"file:|/home/|[A-Z]:\\\\")


def keep(folder: Path) -> None:
    """From now on each deck of this process is kept in a folder, under its content, with the test that wrote it."""
    # Another run of the tests in the same process keeps what it writes in a folder of its own.
    written: Callable[[Deck], bytes] = unwrap(emitter.emit)

    @wraps(written)
    def kept(deck: Deck) -> bytes:
        content = written(deck)
        path = folder / f"{hashlib.sha256(content).hexdigest()[:24]}.pptx"
        if not path.exists():
            path.with_suffix(".test").write_text(os.environ.get("PYTEST_CURRENT_TEST", "?"), "utf-8")
            path.write_bytes(content)
        return content

    emitter.emit = kept


def findings(folder: Path, *, all_of_them: bool = False) -> list[str]:
    """What is wrong with the decks in a folder, each with the test that wrote it first."""
    decks = sorted(folder.glob("*.pptx"), key=lambda path: (-path.stat().st_size, path.name))
    seen: set[Hashable] = set()
    said: list[str] = []
    with ProcessPoolExecutor(os.cpu_count(), get_context("forkserver")) as pool:
        validated = []
        for path, (kinds, faults) in zip(decks, pool.map(_looked_at, decks), strict=True):
            said += (f"{_writer(path)}: {fault}" for fault in faults)
            # Each deck is with the validators while the next ones are looked at.
            if all_of_them or kinds - seen:
                validated.append(pool.submit(_validated, path))
            seen |= kinds
        return [found for told in validated for found in told.result()] + said


def _writer(path: Path) -> str:
    told = path.with_suffix(".test")
    return told.read_text("utf-8") if told.exists() else path.name


def _validated(path: Path) -> list[str]:
    """What the Open XML SDK and openxml-audit say."""
    command = [_VALIDATOR, str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120).stdout
    told = [json.dumps(error) for error in json.loads(said)["errors"]]
    told += [str(error) for error in validate_pptx(str(path)).errors]
    return [f"{_writer(path)}: {each}" for each in told]


_read: set[Hashable] = set()
"""The parts that this process has read."""


def _looked_at(path: Path) -> tuple[set[Hashable], list[str]]:
    """The kinds of elements in a deck that this process has not told of before, and what is wrong with values in it."""
    told: set[Hashable] = set()
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
        for member in archive.infolist():
            name = re.sub(r"\d+", "", member.filename)
            if name.endswith((".xml", ".rels")) and not name.startswith("customXml/item"):
                key = (name, member.CRC, member.file_size)
                if key not in _read:
                    _read.add(key)
                    told |= {
                        _kind(name, element) for element in etree.fromstring(archive.read(member)).iter(etree.Element)
                    }
        return told, list(_faults(archive))


def _kind(part: str, element: etree._Element) -> Hashable:
    parent = element.getparent()
    tags = [child.tag for child in element]
    children = [tag for index, tag in enumerate(tags) if not index or tags[index - 1] != tag]
    attributes = (
        (name, value if name not in _FREE and _WORD.fullmatch(value) and not name.startswith("{") else "")
        for name, value in sorted((str(key), str(said)) for key, said in element.attrib.items())
    )
    told = tuple(children) if len(children) <= _MANY else frozenset(children)
    return part.rpartition("/")[2], parent is not None and parent.tag, element.tag, tuple(attributes), told


def _faults(archive: zipfile.ZipFile) -> Iterator[str]:
    """Shapes that share a name or number, links that lead elsewhere than to the web and mail, and who made it."""
    here = _here()
    for name in archive.namelist():
        content = archive.read(name)
        if _OURS.fullmatch(name):
            for what in zip(*_SHAPE.findall(content), strict=True):
                yield from (f"{name}: two shapes are {each!r}" for each, count in Counter(what).items() if count > 1)
        if name.endswith(".rels"):
            outside = _OUTSIDE.findall(content)
            yield from (f"{name}: leads to {each!r}" for each in outside
                        if not each.startswith((b"https://", b"http://", b"mailto:")))  # fmt: skip
        if name.startswith("docProps/") and (found := here.search(content)):
            yield f"{name}: tells {found.group()!r}"


@cache
def _here() -> re.Pattern[bytes]:
    """Names of this machine and of who is at work on it."""
    told = [getpass.getuser(), socket.gethostname(), str(Path.home()), tempfile.gettempdir()]
    words = [rf"\b{re.escape(each)}\b" if each.isalnum() else re.escape(each) for each in told if len(each) > 1]
    return re.compile("|".join([*words, _MACHINE.pattern.decode()]).encode())


def pytest_configure(config: pytest.Config) -> None:
    """Keep what is written: in the folder that the first process made for all."""
    workers = getattr(config, "workerinput", None)
    folder = Path(workers["every_deck"] if workers else tempfile.mkdtemp(prefix="every-deck-"))
    config.stash[FOLDER] = folder
    keep(folder)


def pytest_configure_node(node: object) -> None:
    """Tell a process of pytest-xdist where to keep decks."""
    node.workerinput["every_deck"] = str(node.config.stash[FOLDER])  # type: ignore[attr-defined]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """When all processes are done, fail unless every deck is sound."""
    if hasattr(session.config, "workerinput"):
        return
    folder = session.config.stash[FOLDER]
    try:
        told = [] if exitstatus == pytest.ExitCode.INTERRUPTED else _told(folder, session.config)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    session.config.stash[_FOUND] = told
    if told:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _told(folder: Path, config: pytest.Config) -> list[str]:
    if shutil.which(_VALIDATOR):
        return findings(folder, all_of_them=config.option.markexpr == "soak")
    required = os.environ.get("BMCREPORT_REQUIRE_CLIENTS") == "1" and any(folder.glob("*.pptx"))
    return [f"a required client is missing: {_VALIDATOR} is not on the path"] if required else []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was found."""
    for found in config.stash.get(_FOUND, []):
        terminalreporter.write_line(f"FAILED DECK {found}", red=True)
