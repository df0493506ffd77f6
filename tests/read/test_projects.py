"""The project file: where it is looked for, that it is no canvas, and what is told about bad ones."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

from bmcreport.building.inspect import inspect
from bmcreport.building.settings import settings_findings
from bmcreport.codes import CODES
from bmcreport.model.project import Settings
from bmcreport.read.collect import collect
from bmcreport.read.files import read_source
from bmcreport.read.projects import find_project, read_settings
from bmcreport.schema import schema

ROOT = Path(__file__).parent.parent
BAD = sorted((ROOT / "bad_projects").glob("*.yaml"))
BAD_LOGOS = sorted((ROOT / "bad_logos").glob("*.yaml"))
CANVAS = "company: {name: Corner Bakery}\nblocks: {}\n"


def expected(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [line.removeprefix("# expect: ") for line in lines if line.startswith("# expect: ")]


def test_there_are_bad_projects_and_logos() -> None:
    assert len(BAD) >= 4
    assert len(BAD_LOGOS) >= 11


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_project_is_told_all_that_it_announces(path: Path) -> None:
    source = read_source(path).value
    assert source
    read = read_settings(source)
    found = (*read.diagnostics, *(settings_findings(read.value) if read.value else ()))
    told = [f"{each.span.line}:{each.span.column} {each.code} {each.message} -- {each.hint}" for each in found]
    assert told == expected(path) != []


@pytest.mark.parametrize("path", BAD_LOGOS, ids=lambda path: path.stem)
def test_a_bad_logo_is_told_where_it_is_named(path: Path) -> None:
    (found,) = inspect([path]).diagnostics
    assert [f"{found.span.line}:{found.span.column} {found.code} {found.message}"] == expected(path)
    assert found.hint
    assert found.code in CODES


def project(folder: Path, text: str = "dpi: 90\n", name: str = "bmcreport.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    (folder / "canvases").mkdir(exist_ok=True)
    (folder / "canvases" / "bakery.yaml").write_text(CANVAS)
    return folder


@pytest.mark.parametrize("name", ["bmcreport.yaml", "bmcreport.yml"])
@pytest.mark.parametrize("path", ["", "canvases", "canvases/bakery.yaml", "bmcreport.yaml"])
def test_a_project_is_found_beside_its_documents_or_above_them(tmp_path: Path, path: str, name: str) -> None:
    found = find_project([project(tmp_path, name=name) / path]).value
    assert found
    assert found.folder == tmp_path
    assert found.settings.value.dpi == 90


def test_a_project_is_found_from_inside_its_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project(tmp_path) / "canvases")
    found = find_project([Path("bakery.yaml")]).value
    assert found
    assert found.folder.resolve() == tmp_path.resolve()
    monkeypatch.chdir(tmp_path)
    assert find_project([Path("canvases")]).value


def test_the_nearest_project_wins_and_one_further_up_has_no_say(tmp_path: Path) -> None:
    project(tmp_path, "dpi: 50\n")
    (tmp_path / "canvases" / "bmcreport.yaml").write_text("dpi: 60\n")
    found = find_project([tmp_path / "canvases"]).value
    assert found
    assert found.settings.value.dpi == 60
    deep = tmp_path / "one" / "two" / "three"
    deep.mkdir(parents=True)
    assert find_project([deep]).value is None
    assert find_project([tmp_path / "nowhere" / "a.yaml", tmp_path / "a\0b"]).diagnostics == ()


def test_a_run_has_one_project(tmp_path: Path) -> None:
    one, two = project(tmp_path / "one"), project(tmp_path / "two")
    found = find_project([one / "canvases", two / "canvases", one])
    assert found.value is None
    assert [(each.code, each.source.name) for each in found.diagnostics] == [("BMC621", str(two / "bmcreport.yaml"))]


def test_a_project_file_is_never_taken_for_a_canvas(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "shop.yaml").write_text(CANVAS)
    read = collect([tmp_path])
    assert read.diagnostics == ()
    assert read.value
    assert [one.value.slug for one in read.value.canvases] == ["shop"]
    assert read.value.names == ("shop",)
    given = collect([tmp_path / "bmcreport.yaml"])
    assert given.diagnostics == ()
    assert given.value
    assert (given.value.canvases, given.value.names) == ((), ())


def test_a_folder_with_nothing_but_a_project_has_no_documents(tmp_path: Path) -> None:
    (tmp_path / "bmcreport.yaml").write_text("dpi: 90\n")
    assert [found.code for found in collect([tmp_path]).diagnostics] == ["BMC604"]


def test_every_setting_says_what_it_is_for() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_the_schema_takes_a_whole_project_and_refuses_what_reading_refuses() -> None:
    validator = jsonschema.Draft202012Validator(schema("project"))
    whole = (
        "output: out\ntypes: [canvas, svg]\npaper: letter\nlayouts: looks\nstrict: true\nlang: de\nfonts: [a.ttf]\n"
        "dpi: 300\nbrand: {name: x, logo: l.png, footer: y, colours: {ink: '#000000'}}\n"
    )
    assert list(validator.iter_errors(yaml.safe_load(whole))) == []
    for path in BAD:
        if path.stem != "unknown-paper":
            assert list(validator.iter_errors(yaml.safe_load(path.read_text()))), path
