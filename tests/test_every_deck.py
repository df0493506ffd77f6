"""What is asked of every deck is answered: each fault is found, and no deck that differs is passed over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bmcreport.deck.emit import emit
from bmcreport.deck.freeze import freeze, member
from tests import clients, every_deck
from tests.contracts.package import Package
from tests.deck.specimens import EVERYTHING

FAULTS = {
    "schema": ("ppt/slides/slide2.xml", rb"<a:normAutofit/>", b"<a:normalAutofit/>"),
    "a number twice": ("ppt/slides/slide2.xml", rb'<p:cNvPr id="3"', b'<p:cNvPr id="2"'),
    "a link elsewhere": ("ppt/slides/_rels/slide2.xml.rels", rb"mailto:", b"file:///"),
    "a home": ("docProps/core.xml", rb"(?<=<dc:creator>)", b"/home/somebody "),
}


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    """The members of a deck with one of everything."""
    return dict(Package(emit(EVERYTHING)).members)


def write(path: Path, parts: dict[str, bytes]) -> None:
    path.write_bytes(freeze([member(*each) for each in parts.items()]))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_one_of_several_decks_is_found(fault: str, parts: dict[str, bytes], tmp_path: Path) -> None:
    clients.program("ooxml-validator")
    name, what, instead = FAULTS[fault]
    spoilt = re.sub(what, instead, parts[name])
    assert spoilt != parts[name]
    write(tmp_path / "good.pptx", parts)
    write(tmp_path / "spoilt.pptx", parts | {name: spoilt})
    (tmp_path / "spoilt.test").write_text("tests/test_shop.py::test_it")
    told = every_deck.findings(tmp_path)
    assert told
    assert all(each.startswith("tests/test_shop.py::test_it: ") for each in told)


def test_decks_are_kept_with_the_test_that_wrote_them(request: pytest.FixtureRequest) -> None:
    kept = request.config.stash[every_deck.FOLDER]
    content = emit(EVERYTHING)
    assert content in {path.read_bytes() for path in kept.glob("*.pptx")}
