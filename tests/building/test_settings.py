"""Settings of a project and of the command line, merged: the command line wins, key by key."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from msgspec.structs import fields

from bmcreport.alternatives import Ink, KnownFont, Orientation, OutputType, Overflow, SlideFormat, SourceIn, Tile
from bmcreport.building.choices import BuildOptions
from bmcreport.building.options import USUAL, Options
from bmcreport.building.settings import merged
from bmcreport.diagnostics import Source
from bmcreport.model.project import Brand, Settings
from bmcreport.read.projects import Project, read_settings

FOLDER = Path("house")
WHOLE = (
    "output: out\ntypes: [svg]\npaper: letter\nlayouts: /looks\nstrict: yes\nlang: de\nfonts: [a.ttf, b/c.otf]\n"
    "dpi: 300\nbrand: {footer: Example}\n"
)


def project(text: str = WHOLE) -> Project:
    read = read_settings(Source("bmcreport.yaml", text))
    assert read.value, read.diagnostics
    return Project(read.value, FOLDER)


def test_without_a_project_the_defaults_hold() -> None:
    assert merged({}, None) == merged({"paper": None, "dpi": None}, None) == Options()
    assert Options().types == USUAL == {OutputType.CANVAS, OutputType.DECK, OutputType.COMPARISON}


def test_a_project_says_everything_that_it_can() -> None:
    assert merged({}, project()) == Options(
        types=frozenset({OutputType.SVG}),
        paper="letter",
        strict=True,
        output=FOLDER / "out",
        layouts=Path("/looks"),
        lang="de",
        fonts=(FOLDER / "a.ttf", FOLDER / "b/c.otf"),
        dpi=300,
        brand=Brand(footer="Example"),
    )


@pytest.mark.parametrize(
    "given",
    [{"types": frozenset({OutputType.DECK})}, {"paper": "a4"}, {"strict": False}, {"output": Path("o")}, {"dpi": 72}],
)
def test_the_command_line_wins(given: dict[str, Any]) -> None:
    ((name, value),) = given.items()
    options = merged(given, project())
    assert getattr(options, name) == value
    rest = [field.name for field in fields(Options) if field.name != name]
    assert all(getattr(options, other) == getattr(merged({}, project()), other) for other in rest)


def test_a_key_left_out_or_empty_is_the_default() -> None:
    assert merged({}, project("dpi:\npaper: letter\n")) == Options(paper="letter")


def test_every_setting_is_an_option() -> None:
    of_other_verbs = {"lint", "template_layouts"}
    assert set(Settings.model_fields) - of_other_verbs <= {field.name for field in fields(Options)}


@pytest.mark.parametrize(
    ("option", "kind"),
    [
        ("orientation", Orientation),
        ("ink", Ink),
        ("tile", Tile),
        ("overflow", Overflow),
        ("slides", SlideFormat),
        ("deck_font", KnownFont),
        ("source", SourceIn),
    ],
)
def test_python_is_typed_with_the_words_of_the_command_line(option: str, kind: type[StrEnum]) -> None:
    assert get_args(get_type_hints(BuildOptions)[option]) == tuple(kind)
