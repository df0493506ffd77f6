"""Every deck as a package: what PowerPoint and two builds say, and what it does not tell anybody.

Validators see all decks of all tests when these are done (tests/every_deck).
"""

from __future__ import annotations

import getpass
import os
import re
import socket
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from bmcreport.deck.freeze import freeze, member
from tests.contracts import corpus
from tests.contracts.office import faults
from tests.contracts.package import Package

ROOT = Path(__file__).parents[2]
TAKEN_OVER = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/theme/", "ppt/media/")
"""What a deck on a template has from it."""

BROKEN = {
    "content_types": ("[Content_Types].xml", rb'<Override PartName="/docProps/core.xml"[^>]*>', b""),
    "relationships": ("ppt/slides/_rels/slide2.xml.rels", rb"mailto:", b"file:///"),
    "references": ("ppt/slides/slide2.xml", rb'r:id="rId\d"', b'r:id="rId99"'),
    "identities": ("ppt/slides/slide2.xml", rb'<p:cNvPr id="4"', b'<p:cNvPr id="3"'),
    "lists_of_the_presentation": ("ppt/presentation.xml", rb'<p:sldId id="256"', b'<p:sldId id="255"'),
    "texts": ("ppt/slides/slide3.xml", rb"<a:t>metered</a:t>", b"<a:t/>"),
    "languages": ("ppt/slides/slide1.xml", rb' lang="en-GB"', b""),
    "tables": ("ppt/slides/slide3.xml", rb"<a:gridCol [^>]*/>(?=<a:gridCol)", b""),
    "charts": ("ppt/charts/chart1.xml", rb'<c:axId val="', b'<c:axId val="-'),
    "notes": ("ppt/notesSlides/_rels/notesSlide2.xml.rels", rb"slides/slide2.xml", b"slides/slide1.xml"),
    "placeholders": ("ppt/slides/slide2.xml", rb'type="title"', b'type="body"'),
    "titles": ("ppt/slides/slide3.xml", rb"Everyone sells access", b"Funding"),
    "alternatives": ("ppt/slides/slide4.xml", rb' descr="[^"]*"', b""),
    "forms": ("ppt/theme/theme1.xml", rb'srgbClr val="', b'srgbClr val="#'),
    "plain_xml": ("docProps/app.xml", rb' standalone="yes"', b""),
}
"""For each rule a part of the deck that holds one of everything, and what would break the rule in it."""


def opened(deck: Path) -> Package:
    return Package(deck.read_bytes(), TAKEN_OVER if deck.name.startswith(corpus.ON_TEMPLATES) else ())


def everything_in(content: bytes) -> Iterator[bytes]:
    """The names and texts of all members, those of packages inside, too."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        yield archive.comment
        for name in archive.namelist():
            yield name.encode()
            if name.endswith(".xlsx"):
                yield from everything_in(archive.read(name))
            elif not name.endswith(".png"):
                yield archive.read(name)


def test_nothing_would_be_repaired(deck: Path) -> None:
    assert faults(opened(deck)) == []


@pytest.mark.parametrize("rule", BROKEN)
def test_a_rule_sees_what_breaks_it(rule: str, decks: Path) -> None:
    members = dict(opened(decks / "everything.pptx").members)
    name, what, instead = BROKEN[rule]
    spoilt = re.sub(what, instead, members[name])
    assert spoilt != members[name]
    again = [member(each, inside) for each, inside in (members | {name: spoilt}).items()]
    told = faults(Package(freeze(again)))
    assert {fault.partition(":")[0] for fault in told} == {rule}


def test_a_rule_sees_members_out_of_order(decks: Path) -> None:
    members = [member(*each) for each in opened(decks / "everything.pptx").members.items()]
    assert faults(Package(freeze(members[::-1]))) == [f"archive: {members[-1].name.decode()} comes first"]


def test_nothing_names_a_person_or_machine_that_the_documents_do_not(deck: Path) -> None:
    here = [getpass.getuser(), socket.gethostname(), str(Path.home()), str(ROOT), sys.prefix, os.environ.get("TMPDIR")]
    # A name as short as `vm` or `root` may be a part of any word.
    words = [rf"\b{re.escape(each)}\b" if each.isalnum() else re.escape(each) for each in here if each and each != "/"]
    tools = [
        "python-pptx",
        "Steve Canny",
        "XlsxWriter",
        "openpyxl",
        "lxml",
        tempfile.gettempdir(),
        "/home/",
        r"[A-Z]:\\\\",
        "file:",
    ]
    told = re.compile("|".join([*words, *tools]).encode())
    content = deck.read_bytes()
    assert [found.group() for part in everything_in(content) for found in told.finditer(part)] == []
    moments = {found for part in everything_in(content) for found in re.findall(rb"20\d\d-\d\d-\d\dT[\d:]+Z", part)}
    assert len(moments) == 1
    assert all(moment.endswith(b"T00:00:00Z") for moment in moments)


@pytest.mark.parametrize("name", corpus.DECKS)
def test_two_builds_are_the_same_bytes(name: str, decks: Path) -> None:
    assert corpus.DECKS[name]() == (decks / f"{name}.pptx").read_bytes()
