"""The files that continuous integration reads are valid by its own rules, and the container is closed."""

from __future__ import annotations

import fnmatch
import re
import subprocess
import sys
from pathlib import Path

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from dockerfile_parse import DockerfileParser
from pre_commit.clientlib import load_manifest

from bmcreport.cli import VERBS
from tests.repositories import git, repository

ROOT = Path(__file__).parent.parent.parent
KINDS = {"FROM", "ARG", "WORKDIR", "COPY", "RUN", "ENV", "USER", "ENTRYPOINT", "CMD"}
DOCKERFILE = DockerfileParser(str(ROOT / "Dockerfile"), cache_content=True)


@pytest.mark.parametrize(
    ("schema", "path"),
    [("github-actions", "action.yml"), ("github-workflows", ".github/workflows/ci.yml")],
)
def test_actions_and_workflows_are_valid_by_their_schemas(schema: str, path: str) -> None:
    result = CliRunner().invoke(check_jsonschema, ["--builtin-schema", f"vendor.{schema}", str(ROOT / path)])
    assert result.exit_code == 0, result.output


def test_hooks_run_verbs_that_there_are() -> None:
    hooks = load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    assert [hook["id"] for hook in hooks] == ["bmcreport-validate", "bmcreport-lint"]
    for hook in hooks:
        program, verb = hook["entry"].split()
        assert (program, verb in VERBS) == ("bmcreport", True)
        assert not hook["pass_filenames"], "documents refer to others, which have to be seen, too"


def instructions() -> list[tuple[str, str]]:
    return [(one["instruction"], one["value"]) for one in DOCKERFILE.structure if one["instruction"] != "COMMENT"]


def last_stage() -> list[tuple[str, str]]:
    steps = instructions()
    start = max(index for index, (name, _) in enumerate(steps) if name == "FROM")
    return steps[start:]


def test_the_container_is_slim_pinned_and_not_root() -> None:
    bases = [value.split()[0] for name, value in instructions() if name == "FROM"]
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+", bases[0])
    (user,) = [value for name, value in last_stage() if name == "USER"]
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", user)
    after = [name for name, _ in last_stage()]
    assert "RUN" not in after[after.index("USER") :]
    assert ("ENTRYPOINT", '["bmcreport"]') in last_stage()


def test_the_container_that_runs_was_installed_without_a_network() -> None:
    runs = [value for name, value in last_stage() if name == "RUN"]
    assert runs
    assert all("--no-index" in command for command in runs)
    assert {name for name, _ in instructions()} <= KINDS


def copied() -> list[str]:
    return [source for name, value in instructions() if name == "COPY" for source in value.split()[:-1]]


def test_the_container_gets_what_the_package_is_made_of_and_no_more() -> None:
    ignored, *kept = [
        line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line and line[0] != "#"
    ]
    assert ignored == "*"
    assert {line[1:] for line in kept if line[0] == "!"} == set(copied())
    assert all((ROOT / source).exists() for source in copied())
    assert any(fnmatch.fnmatch("bmcreport/cli/__pycache__", line) for line in kept)


@pytest.mark.soak
def test_the_commands_of_the_container_install_a_program_that_builds(tmp_path: Path) -> None:
    """The RUN steps to the letter but for the places that they name, in an environment of their own."""
    environment, wheels = tmp_path / "venv", tmp_path / "wheels"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    for name, value in instructions():
        if name != "RUN":
            continue
        command = re.sub(r"^--mount=\S+\s+", "", value)
        for old, new in {
            "/wheels": str(wheels),
            "python": str(environment / "bin" / "python"),
            "${EXTRAS}": "png",
        }.items():
            command = re.sub(rf"(?<![\w/-]){re.escape(old)}(?![\w-])", new, command)
        subprocess.run(["/bin/sh", "-ec", command], cwd=ROOT, check=True, timeout=600)
    built: list[str | Path] = [
        environment / "bin" / "bmcreport",
        "build",
        ROOT / "canvases" / "openai.yaml",
        "-o",
        tmp_path / "out",
    ]
    subprocess.run(built, check=True, timeout=120, cwd=tmp_path)
    assert len(list((tmp_path / "out").glob("openai-*"))) == 2


@pytest.mark.soak
def test_the_hooks_run_by_pre_commit(tmp_path: Path) -> None:
    """A repository with a bad canvas fails, and passes once it is mended."""
    (tmp_path / "canvases").mkdir()
    canvas = tmp_path / "canvases" / "bad.yaml"
    canvas.write_text("company: {name: Bad}\nblocks: {chanels: []}\n")
    git(repository(tmp_path), "add", ".")
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "--all-files"]
    for text, status in ((None, 1), ("company: {name: Good}\nblocks: {}\n", 0)):
        if text:
            canvas.write_text(text)
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=900)
        assert done.returncode == status, done.stdout + done.stderr
        assert ("BMC204" in done.stdout) == bool(status)
