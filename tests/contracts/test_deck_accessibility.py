"""What PowerPoint's accessibility checker asks of whole decks, and that nothing tells where they were made."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from bmcreport import build, render_deck
from bmcreport.assets import examples_folder
from tests.scripts import canvas_in
from tests.shipped import SLUGS


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The shipped decks and the comparison, built in a folder that has a person's name, for a person."""
    folder = tmp_path_factory.mktemp("zaphod-beeblebrox")
    with pytest.MonkeyPatch.context() as patched:
        for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME"):
            patched.setenv(name, "zaphod-beeblebrox")
        build([examples_folder()], folder, types=["deck", "comparison"])
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.pptx"))}


def members(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            inner = archive.read(name)
            yield name, inner
            if name.endswith(".xlsx"):
                yield from members(inner)


def surfaces(content: bytes, kind: str) -> Iterator[etree._Element]:
    pattern = re.compile(rf"ppt/{kind}/\w+\.xml")
    return (etree.fromstring(inner) for name, inner in members(content) if pattern.fullmatch(name))


def test_there_are_decks_to_look_at(decks: Mapping[str, bytes]) -> None:
    assert len(decks) == len(SLUGS) + 1


def test_every_slide_has_a_title_that_no_other_slide_of_the_deck_has(decks: Mapping[str, bytes]) -> None:
    for content in decks.values():
        presentation: Any = Presentation(io.BytesIO(content))
        titles = [slide.shapes.title.text_frame.text.strip() for slide in presentation.slides]
        assert all(titles)
        assert len(set(titles)) == len(titles)


def test_the_title_comes_first_and_the_fields_at_the_foot_last(decks: Mapping[str, bytes]) -> None:
    for content in decks.values():
        presentation: Any = Presentation(io.BytesIO(content))
        for slide in presentation.slides:
            holders = [shape.placeholder_format.type for shape in slide.placeholders]
            kinds = [str(shape.placeholder_format.type).split(" ")[0] for shape in slide.shapes if shape.is_placeholder]
            assert kinds[0] in {"TITLE", "CENTER_TITLE"}, holders
            feet = [index for index, kind in enumerate(kinds) if kind in {"DATE", "FOOTER", "SLIDE_NUMBER"}]
            assert feet == list(range(len(kinds) - len(feet), len(kinds)))


def test_what_is_no_text_has_words_or_is_marked_as_decoration(decks: Mapping[str, bytes]) -> None:
    for content in decks.values():
        for slide in surfaces(content, "slides"):
            for tag in ("sp", "pic", "graphicFrame"):
                for shape in slide.iter(f"{{*}}{tag}"):
                    if shape.find("{*}txBody") is None:
                        told = shape.find(".//{*}cNvPr")
                        assert told is not None
                        assert told.get("descr") or told.find(".//{*}decorative") is not None


@pytest.mark.parametrize("kind", ["slides", "slideLayouts", "slideMasters", "notesSlides", "notesMasters"])
def test_every_run_says_its_language(decks: Mapping[str, bytes], kind: str) -> None:
    for content in decks.values():
        for surface in surfaces(content, kind):
            runs = [*surface.iter("{*}r"), *surface.iter("{*}fld")]
            looks = [run.find("{*}rPr") for run in runs]
            assert all(look is not None and look.get("lang") for look in looks)


def test_charts_say_their_language(decks: Mapping[str, bytes]) -> None:
    charts = list(surfaces(decks["ai-companies-comparison.pptx"], "charts"))
    assert charts
    assert {chart.find("{*}lang").get("val") for chart in charts} == {"en-GB"}  # type: ignore[union-attr]


def test_tables_mark_their_header_row(decks: Mapping[str, bytes]) -> None:
    tables = [
        table for content in decks.values() for one in surfaces(content, "slides") for table in one.iter("{*}tbl")
    ]
    assert len(tables) > 20
    assert all(table.find("{*}tblPr").get("firstRow") == "1" for table in tables)  # type: ignore[union-attr]


def test_slides_inherit_the_places_of_their_placeholders(decks: Mapping[str, bytes]) -> None:
    """So that moving one in the master view moves it on every slide."""
    for content in decks.values():
        presentation: Any = Presentation(io.BytesIO(content))
        for slide in presentation.slides:
            there = {shape.placeholder_format.idx for shape in slide.slide_layout.placeholders}
            for shape in slide.placeholders:
                assert shape._element.spPr.xfrm is None
                assert shape.placeholder_format.idx in there


def test_text_that_may_be_edited_shrinks_to_fit(decks: Mapping[str, bytes]) -> None:
    for content in decks.values():
        for kind in ("slides", "slideLayouts"):
            for surface in surfaces(content, kind):
                for shape in surface.iter("{*}sp"):
                    holder, text = shape.find(".//{*}ph"), shape.find("{*}txBody/{*}bodyPr")
                    if text is not None and (holder is None or holder.get("type") not in {"dt", "ftr", "sldNum"}):
                        assert text.find("{*}normAutofit") is not None


def test_nothing_names_the_person_or_the_place_that_made_it(decks: Mapping[str, bytes]) -> None:
    for content in decks.values():
        for name, inner in members(content):
            assert b"zaphod" not in inner.lower(), name


def test_nothing_of_a_default_template_is_inside(decks: Mapping[str, bytes]) -> None:
    for content in decks.values():
        names = [name for name, _ in members(content)]
        assert not [name for name in names if re.search(r"thumbnail|printerSettings|comment|handout|custom\.xml", name)]


def test_the_author_is_who_designed_the_canvas() -> None:
    canvas = canvas_in("en")
    presentation: Any = Presentation(io.BytesIO(render_deck(canvas)))
    told = presentation.core_properties
    assert {told.author, told.last_modified_by} == {canvas.designed_by}
    assert str(told.created) == str(told.modified) == "2000-01-01 00:00:00"
