"""The recipes of README.md are valid where they go, and their commands run."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from lxml import etree

from bmcreport.cli import main
from tests.building.folders import street

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SECTION = README[README.index("## In continuous integration") :].partition("\n## ")[0]
GITHUB, GITLAB, PRE_COMMIT = re.findall(r"^```yaml\n(.*?)^```", SECTION, re.DOTALL | re.MULTILINE)


def strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from strings(part)


@pytest.mark.parametrize(
    ("schema", "recipe", "name"),
    [("github-workflows", GITHUB, "canvases.yml"), ("gitlab-ci", GITLAB, ".gitlab-ci.yml")],
)
def test_recipes_are_valid_where_they_go(schema: str, recipe: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(recipe)
    result = CliRunner().invoke(check_jsonschema, ["--builtin-schema", f"vendor.{schema}", str(tmp_path / name)])
    assert result.exit_code == 0, result.output


def test_the_recipe_for_github_uses_inputs_that_the_action_has() -> None:
    job = yaml.safe_load(GITHUB)["jobs"]["canvases"]
    (ours,) = [step for step in job["steps"] if "bmcreport@" in step["uses"]]
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    assert set(ours["with"]) <= set(inputs)
    assert {"mode", "lint", "strict", "output", "artifact", "comment"} <= set(inputs)


def test_the_recipe_for_github_gives_a_pull_request_nothing_to_take() -> None:
    recipe = yaml.safe_load(GITHUB)
    # YAML 1.1 takes the key `on` for a truth.
    assert set(recipe[True]) == {"pull_request", "push"}
    assert recipe["permissions"] == {"contents": "read"}
    assert "secrets" not in GITHUB
    assert "persist-credentials: false" in GITHUB


def test_the_recipe_for_hooks_names_hooks_that_there_are() -> None:
    (repository,) = yaml.safe_load(PRE_COMMIT)["repos"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in hooks}


def commands() -> list[str]:
    """The commands of bmcreport in recipes and between backquotes."""
    lines = [*strings(yaml.safe_load(GITLAB)), *re.findall(r"`([^`\n]+)`", SECTION)]
    return list(dict.fromkeys(line for line in lines if line.startswith("bmcreport ")))


def test_there_are_commands_to_try() -> None:
    assert len(commands()) >= 4


def test_commands_of_recipes_run_and_write_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    street(tmp_path / "canvases")
    for line in sorted(commands(), key=lambda one: "--check" in one):
        command, _, target = line.partition(" > ")
        result = CliRunner().invoke(main, shlex.split(command)[1:])
        assert result.exit_code == 0, (line, result.output)
        if target:
            (tmp_path / target).write_text(result.stdout)
    assert etree.parse(tmp_path / "canvases.xml").getroot().tag == "testsuites"
    assert json.loads((tmp_path / "canvases.sarif").read_text())["version"] == "2.1.0"
