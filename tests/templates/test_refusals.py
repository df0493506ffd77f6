"""Templates that are not used, each with a reason and a remedy, and never a traceback."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bmcreport import build
from bmcreport.assets import examples_folder
from bmcreport.read.packages import check_package
from bmcreport.read.templates import parts
from bmcreport.read.templates.reading import read_template, template_in
from tests.templates.making import Maker

TEMPLATE = Maker().content()
MASTER = "ppt/slideMasters/slideMaster1.xml"
MASTER_RELATIONSHIPS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
TYPES = "[Content_Types].xml"
RELATIONSHIP = b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'

Members = dict[str, bytes]


def spoilt(change: Callable[[Members], object]) -> bytes:
    """The template with a change to its members."""
    with zipfile.ZipFile(BytesIO(TEMPLATE)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    return packed(members)


def packed(members: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def swap(name: str, old: bytes, new: bytes) -> Callable[[Members], object]:
    def change(members: Members) -> None:
        assert old in members[name]
        members[name] = members[name].replace(old, new)

    return change


def put(name: str, content: bytes) -> Callable[[Members], object]:
    return lambda members: members.update({name: content})


def related(kind: bytes, target: bytes, mode: bytes = b' TargetMode="External"') -> Callable[[Members], object]:
    """One more relationship of the master."""
    entry = RELATIONSHIP + kind + b'" Target="' + target + b'"' + mode + b"/></Relationships>"
    return swap(MASTER_RELATIONSHIPS, b"</Relationships>", entry)


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>'
MAIN = b"presentationml.presentation.main+xml"

REFUSED: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("BMC701", lambda: b""),
    "not a zip": ("BMC701", lambda: b"%PDF-1.7 and so on" * 40),
    "cut short": ("BMC701", lambda: TEMPLATE[: len(TEMPLATE) // 2]),
    "password": ("BMC701", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)),
    "name that leads out": ("BMC701", lambda: spoilt(put("../../evil.xml", b"<a/>"))),
    "zip bomb": ("BMC702", lambda: spoilt(put("ppt/media/image99.png", bytes(50 << 20)))),
    "letter": (
        "BMC531",
        lambda: spoilt(swap(TYPES, MAIN, b"wordprocessingml.document.main+xml")),
    ),
    "no master": ("BMC531", lambda: spoilt(swap("ppt/presentation.xml", b"sldMasterId ", b"sldMasterIdx "))),
    "macros": (
        "BMC532",
        lambda: spoilt(swap(TYPES, b"vnd.openxmlformats-officedocument." + MAIN,
                            b"vnd.ms-powerpoint.presentation.macroEnabled.main+xml")),
    ),
    "macros inside": ("BMC532", lambda: spoilt(put("ppt/vbaProject.bin", b"Attribute VB_Name"))),
    "control": ("BMC532", lambda: spoilt(put("ppt/activeX/activeX1.xml", b"<a/>"))),
    "embedded object": ("BMC532", lambda: spoilt(put("ppt/embeddings/oleObject1.bin", b"\xd0\xcf"))),
    "linked picture": ("BMC533", lambda: spoilt(related(b"image", b"file:///etc/passwd"))),
    "linked from a server": ("BMC533", lambda: spoilt(related(b"image", b"https://tracker.example/pixel.png"))),
    "link to a share": ("BMC533", lambda: spoilt(related(b"hyperlink", b"\\\\server\\share\\brand.pptx"))),
    "link to a slide": ("BMC533", lambda: spoilt(related(b"slide", b"../slides/slide1.xml", b""))),
    "entities": ("BMC534", lambda: spoilt(put(MASTER, LAUGHS))),
    "no XML": ("BMC534", lambda: spoilt(put(MASTER, b"<p:sldMaster"))),
    "missing part": ("BMC534", lambda: spoilt(lambda members: members.pop(MASTER))),
    "odd number": ("BMC534", lambda: spoilt(swap("ppt/presentation.xml", b'cx="', b'cx="wide'))),
    "deep": ("BMC534", lambda: spoilt(put(MASTER, b"<a>" * 5000 + b"</a>" * 5000))),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_a_bad_template_is_refused_by_name_with_a_remedy(kind: str, tmp_path: Path) -> None:
    code, made = REFUSED[kind]
    path = tmp_path / "brand.pptx"
    path.write_bytes(made())
    read = read_template(path)
    assert read.value is None
    assert [(found.code, found.source.name) for found in read.diagnostics] == [(code, str(path))]
    assert all(found.hint for found in read.diagnostics)


def test_xml_without_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_XML", 2000)
    package = check_package("brand.pptx", TEMPLATE).value
    assert package
    (told,) = template_in(package).diagnostics
    assert told.code == "BMC534"
    assert "MiB of XML" in told.message


def test_links_to_web_and_mail_addresses_may_stay() -> None:
    content = spoilt(related(b"hyperlink", b"https://brand.example"))
    package = check_package("brand.pptx", content).value
    assert package
    assert template_in(package).ok


def test_what_example_slides_refer_to_does_not_matter() -> None:
    name = "ppt/slides/_rels/slide1.xml.rels"
    entry = RELATIONSHIP + b'image" Target="file:///c:/x.png" TargetMode="External"/></Relationships>'
    package = check_package("brand.pptx", spoilt(swap(name, b"</Relationships>", entry))).value
    assert package
    assert template_in(package).ok


def test_a_template_file_of_powerpoint_is_one(tmp_path: Path) -> None:
    path = tmp_path / "brand.potx"
    path.write_bytes(spoilt(swap(TYPES, MAIN, b"presentationml.template.main+xml")))
    assert read_template(path).ok


@given(st.lists(st.tuples(st.integers(0, len(TEMPLATE) - 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_damage_is_told_and_never_raised(changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(TEMPLATE)
    for place, value in changes:
        damaged[place] = value
    package = check_package("brand.pptx", bytes(damaged))
    read = template_in(package.value) if package.value else package
    assert read.value is not None or read.diagnostics


@given(st.sampled_from([MASTER, "ppt/presentation.xml", "ppt/theme/theme1.xml"]), st.data())
def test_damaged_xml_is_told_and_never_raised(name: str, data: st.DataObject) -> None:
    def change(members: Members) -> None:
        content = members[name]
        start = data.draw(st.integers(0, len(content) - 1))
        members[name] = (
            content[:start] + data.draw(st.binary(max_size=3)) + content[start + data.draw(st.integers(0, 9)) :]
        )

    package = check_package("brand.pptx", spoilt(change))
    assert package.value
    read = template_in(package.value)
    assert read.value is not None or read.diagnostics


def test_a_build_with_a_bad_template_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "brand.pptx"
    path.write_bytes(b"no")
    result = build([examples_folder() / "openai.yaml"], tmp_path / "out", types=["deck"], template=path)
    assert [found.code for found in result.diagnostics] == ["BMC701"]
    assert result.outcomes == ()
    assert [each.code for each in build([examples_folder()], types=["deck"], template="none.potx").diagnostics] == [
        "BMC601"
    ]
