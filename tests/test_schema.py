"""The published JSON Schemas agree with what reading accepts and refuses, as far as a schema can see it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bmcreport.diagnostics import Severity
from bmcreport.read.canvases import document_kind
from bmcreport.read.collect import collect
from bmcreport.read.files import read_source
from bmcreport.read.nodes import parse
from bmcreport.schema import MODELS, schema

ROOT = Path(__file__).parent.parent
SHIPPED = [*sorted((ROOT / "canvases").glob("*.yaml")), ROOT / "layouts" / "business-model-canvas.yaml"]
VISIBLE = {f"BMC{number}" for number in (201, 202, 203, 204, 206, 207, 209, 211, 212, 213, 214, 215, 401, 411)}
"""Faults of single values and keys; references, calendars and sums are beyond a schema."""


class EditorsLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates are texts, and only `true` and `false` are no texts."""


EditorsLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool", ":merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorsLoader.add_implicit_resolver("tag:yaml.org,2002:bool", yaml.resolver.re.compile("^(true|false)$"), list("tf"))  # type: ignore[attr-defined]


def kind_of(path: Path) -> str:
    source = read_source(path).value
    assert source is not None
    root = parse(source).value
    assert root is not None
    return document_kind(root).value


def refusals(path: Path) -> list[str]:
    document: Any = yaml.load(path.read_text("utf-8"), EditorsLoader)  # noqa: S506 - a SafeLoader
    validator = jsonschema.Draft202012Validator(schema(kind_of(path)))
    return [error.message for error in validator.iter_errors(document)]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_ships_is_accepted(path: Path) -> None:
    assert refusals(path) == []


def test_something_ships() -> None:
    assert len(SHIPPED) >= 9


def bad_inputs_visible_to_a_schema() -> list[Path]:
    bad = []
    for path in sorted((ROOT / "tests" / "bad").glob("*.yaml")):
        found = collect([path]).diagnostics
        errors = {each.code for each in found if each.severity is Severity.ERROR}
        if errors & VISIBLE and not any(code < "BMC200" for code in errors) and kind_of(path) in MODELS:
            bad.append(path)
    return bad


BAD = bad_inputs_visible_to_a_schema()


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_what_reading_refuses_is_refused(path: Path) -> None:
    assert refusals(path)


def test_there_are_bad_inputs_that_a_schema_can_see() -> None:
    assert len(BAD) >= 14


@pytest.mark.parametrize(
    "text",
    [
        "company: {name: Corner Bakery}\nblocks: {}\nversion: 1.0\n",
        "company: {name: 1847, founded: 1847}\nblocks: {channels: [Shop, 24, true], key_partners: }\nmetrics:\nlang:\n",
        "company: {name: x}\nblocks: {}\nmetrics: [{key: a, label: b, value: 11.7 billion}]\n",
        "company: {name: x}\nblocks: {}\nmetrics: [{key: a, label: b, value: -1.5, as_of: 2026-05}]\n",
        "company: {name: x}\nblocks: {}\nmetrics: [{key: a, label: b, value: '1,200'}]\nsources: {s1: {title: 1}}\n",
    ],
)
def test_numbers_and_nothing_are_welcome_where_reading_takes_them(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text)
    assert collect([path]).value is not None
    assert [found.code for found in collect([path]).diagnostics if found.severity is Severity.ERROR] == []
    assert refusals(path) == []


@pytest.mark.parametrize("value", ["11,7 million", "11.7bn", "1.", "1e3x", "twelve", "", "1,20"])
def test_reading_and_schema_refuse_the_same_numbers(value: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"company: {{name: x}}\nblocks: {{}}\nmetrics: [{{key: a, label: b, unit: c, value: '{value}'}}]\n")
    assert [found.code for found in collect([path]).diagnostics] in (["BMC209"], ["BMC205"])
    assert refusals(path)
