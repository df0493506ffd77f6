"""The shape of the package: which way imports point, how large modules are, and what is said at their top."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "bmcreport"
MODULES = sorted(PACKAGE.rglob("*.py"))
LEAST_MODULES = 150
MOST_LINES = 300
HEAVY = ("PIL", "lxml", "pydantic", "pptx", "reportlab", "rich", "uharfbuzz", "yaml")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONTRACTS = (ROOT / ".importlinter").read_text("utf-8").count("[importlinter:contract:")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """import-linter on the package in a folder, which has to stand first on the path."""
    linter = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command; "
    command = [sys.executable, "-c", linter + "lint_imports_command(['--no-cache'])"]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=120)


@cache
def verdict() -> str:
    return lint_imports(ROOT).stdout


def copied(folder: Path) -> Path:
    """A copy of the package's modules and contracts, to be spoilt."""
    shutil.copytree(PACKAGE, folder / "bmcreport", ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def imported(files: Iterable[Path]) -> set[str]:
    """The top-level packages that some files import anywhere."""
    return {name.partition(".")[0] for file in files for name in _imports(ast.parse(file.read_bytes()))}


def _imports(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            yield node.module or ""


def foreign(packages: Iterable[str]) -> set[str]:
    """The distributions that these packages come from, but for the standard library and this project."""
    known = packages_distributions()
    strange = set(packages) - sys.stdlib_module_names - {"bmcreport", "tests"}
    return {normal(known.get(package, [package])[0]) for package in strange}


def normal(name: str) -> str:
    """The name of a distribution as PEP 503 writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: Iterable[str]) -> set[str]:
    return {normal(re.split(r"[<>=!~ ;\[]", requirement)[0]) for requirement in requirements}


def test_the_package_is_as_large_as_these_tests_believe() -> None:
    assert len(MODULES) >= LEAST_MODULES


def test_every_contract_on_imports_is_kept() -> None:
    assert f"Contracts: {CONTRACTS} kept, 0 broken." in verdict(), verdict()


def test_the_contracts_saw_every_module() -> None:
    seen = re.search(r"Analyzed (\d+) files", verdict())
    assert seen
    assert int(seen[1]) >= len(MODULES)


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("units", "from bmcreport import text", "Imports point down the pipeline"),
        ("pdf/compose", "from bmcreport.deck import slides", "Imports point down the pipeline"),
        ("place/grid", "from bmcreport.read import nodes", "Imports point down the pipeline"),
        ("a_new_module", "", "Imports point down the pipeline"),
        ("text/breaking", "import yaml", "yaml is at home"),
        ("deck/compose", "import lxml", "Readers of other people"),
        ("deck/company/cover", "from bmcreport.deck import markup", "A page knows nothing of how it is written"),
    ],
)
def test_an_import_that_points_back_breaks_a_contract(tmp_path: Path, module: str, line: str, broken: str) -> None:
    spoilt = copied(tmp_path) / "bmcreport" / f"{module}.py"
    with spoilt.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done
    assert re.search(rf"{broken}.* BROKEN", done.stdout), done.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_small_and_opens_with_a_sentence(module: Path) -> None:
    text = module.read_text("utf-8")
    opening = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    assert re.fullmatch(r"[A-Z`].*[a-z`)].*\.", opening), opening
    assert text.count("\n") <= MOST_LINES


def test_what_the_package_imports_is_what_it_depends_on() -> None:
    # pydantic brings its core, whose error type pydantic's own interface names.
    optional = PROJECT["optional-dependencies"]
    extras = [*optional["png"], *optional["cluster"], "fsspec"]
    assert foreign(imported(MODULES)) - {"pydantic-core"} == declared((*PROJECT["dependencies"], *extras))


def test_what_the_tests_import_is_declared() -> None:
    files = [file for file in (ROOT / "tests").rglob("*.py") if "benchmarks" not in file.parts]
    assert len(files) > 1
    extras = PROJECT["optional-dependencies"]
    wanted = (*PROJECT["dependencies"], *extras["test"], *extras["fuzz"])
    assert foreign(imported(files)) <= declared(wanted) | {"pydantic-core"}


def test_help_loads_no_heavy_library() -> None:
    code = f"import sys, bmcreport.cli as c; c.main(['build', '--help'], standalone_mode=False); {_LOADED}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "loaded: []"


def test_the_api_loads_nothing_before_it_is_used() -> None:
    code = f"import sys, bmcreport, bmcreport.api; {_LOADED}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "loaded: []"


_LOADED = f"print('loaded:', sorted(set({HEAVY!r}) & set(sys.modules)))"
