"""The steps of action.yml, run as its script runs them; what they are told is never a part of a command."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.building.folders import CAFE, OVERFULL, SHOP
from tests.console.services import obeyed

ROOT = Path(__file__).parent.parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


@dataclass(frozen=True)
class Runner:
    """A folder to work in with what GitHub's runner provides; `bmcreport` and `gh` are programs on its path."""

    folder: Path

    @property
    def summary(self) -> str:
        path = self.folder / "summary.md"
        return path.read_text("utf-8") if path.exists() else ""

    def step(self, name: str, **told: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(self.folder / "temp"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "GITHUB_REPOSITORY": "bakers/canvases",
            **told,
        }
        work = self.folder / "work"
        command = [str(ROOT / ".ci/action"), name]
        return subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    programs = {
        "bmcreport": f'exec "{sys.executable}" -m bmcreport "$@"',
        "gh": f'printf "%s\\n" "$@" >"{tmp_path / "gh"}"',
    }
    for name, line in programs.items():
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{line}\n")
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
    canvases = tmp_path / "work" / "canvases"
    canvases.mkdir(parents=True)
    (canvases / "shop.yaml").write_text(SHOP)
    return Runner(tmp_path)


def test_sound_canvases_are_checked_built_and_commented_on(runner: Runner) -> None:
    assert runner.step("check", MODE="build").returncode == 0
    built = runner.step("build", TYPES="notes\n\nsvg\n", OUTPUT="out put")
    assert built.returncode == 0, built.stderr
    assert {path.name for path in (runner.folder / "work" / "out put").iterdir() if path.suffix != ".json"} == {
        "shop-canvas.svg",
        "shop-notes.md",
    }
    assert runner.summary.count("### bmcreport: ") == 1
    assert runner.step("build", TYPES="notes\nsvg", OUTPUT="out put", MODE="check").returncode == 0
    assert runner.step("build", TYPES="canvas", OUTPUT="out put", MODE="check").returncode == 1
    assert runner.step("comment", PULL="7").returncode == 0
    told = (runner.folder / "gh").read_text().splitlines()
    assert told[:3] == ["pr", "comment", "7"]
    assert "### bmcreport: " in Path(told[told.index("--body-file") + 1]).read_text("utf-8")


def test_faults_are_annotated_once_and_the_others_are_built(runner: Runner) -> None:
    canvases = runner.folder / "work" / "canvases"
    (canvases / "bad.yaml").write_text("company: {name: Bad}\nblocks: {chanels: []}\n")
    (canvases / "full.yaml").write_text(OVERFULL)
    checked = runner.step("check", MODE="build")
    built = runner.step("build", TYPES="canvas")
    assert (checked.returncode, built.returncode) == (1, 1)
    first, second = (
        [(one.name, one.properties["file"]) for one in obeyed(done.stdout + done.stderr)] for done in (checked, built)
    )
    assert first == [("error", "canvases/bad.yaml")]
    assert set(second) == {("error", "canvases/full.yaml")}
    assert (runner.folder / "work" / "output" / "shop-canvas.pdf").exists()


def test_lint_and_strictness_are_asked_for(runner: Runner) -> None:
    (runner.folder / "work" / "canvases" / "cafe.yaml").write_text(CAFE.replace("to: shop", "to: shopp"))
    assert runner.step("check", STRICT="true").returncode == 1
    linted = runner.step("check", LINT="true")
    assert linted.returncode == 0
    assert "BMC804" in linted.stdout


def test_what_steps_are_told_is_never_a_command_or_an_option(runner: Runner) -> None:
    evil = str(runner.folder / "evil")
    attacks = [f"$(touch {evil})", f"`touch {evil}`", f"; touch {evil}", f'"; touch {evil}; "', "--help", f"-o{evil}"]
    told = runner.step("build", PATHS="\n".join(attacks), TYPES="notes", OUTPUT=attacks[0])
    assert told.returncode == 2
    assert told.stdout.count("::error ") == len(attacks)
    assert runner.step("build", TYPES=attacks[-1]).returncode == 2
    assert not (runner.folder / "evil").exists()


def test_another_step_is_wrong_usage(runner: Runner) -> None:
    assert runner.step("deploy").returncode == 2


def test_every_step_of_the_action_is_one_of_the_script_or_another_action() -> None:
    script = (ROOT / ".ci/action").read_text("utf-8")
    names = [
        found[1]
        for step in STEPS
        if (found := re.fullmatch(r'"\$GITHUB_ACTION_PATH/\.ci/action" (\w+)', step.get("run", "")))
    ]
    assert names == ["install", "check", "build", "comment"]
    assert all(f"\n{name}() {{" in script for name in names)
    assert len(names) + sum("uses" in step for step in STEPS) == len(STEPS)


def test_no_input_is_put_into_a_command() -> None:
    assert not [step["run"] for step in STEPS if "${{" in step.get("run", "")]


def test_inputs_are_used_and_documented() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    assert all(text.count(f"inputs.{name}") >= 1 for name in ACTION["inputs"])
    assert all(given["description"] for given in ACTION["inputs"].values())


def test_what_steps_are_told_is_what_the_script_documents() -> None:
    script = (ROOT / ".ci/action").read_text("utf-8")
    told = {name for step in STEPS for name in step.get("env", {})} - {"GH_TOKEN"}
    assert told == set(re.findall(r"^#   ([A-Z]+)  ", script, re.MULTILINE))


def test_actions_of_others_are_pinned_to_what_they_were() -> None:
    files = (ROOT / "action.yml", *(ROOT / ".github/workflows").glob("*.yml"))
    used = re.findall(r"uses: (\S+)", "\n".join(path.read_text("utf-8") for path in files))
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used)
