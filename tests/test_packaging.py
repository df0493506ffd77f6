"""What goes into the wheel and the source distribution, and that bmcreport works where it is installed from one."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from bmcreport import __version__
from tests.building.folders import outputs

ROOT = Path(__file__).parent.parent
INFO = f"bmcreport-{__version__}.dist-info"
LICENCES = ("LICENSE", "bmcreport/fonts/OFL.txt", "bmcreport/fonts/Arimo-OFL.txt", "bmcreport/icons/LICENSE.txt")


def run(*command: str, cwd: Path, **environment: str) -> str:
    """What a program says, as this Python's child with no more of an environment than it needs."""
    done = subprocess.run(
        [sys.executable, *command], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False,
        timeout=180,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def shipped(folder: str, inside: str) -> set[str]:
    """The files of a folder of the checkout, by their names in the wheel."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" for path in files}


def built(source: Path, folder: Path) -> Path:
    """The wheel of a source tree; nothing is fetched."""
    run("-m", "pip", "wheel", "-q", "--no-deps", "--no-index", "--no-build-isolation", "-w", str(folder), str(source),
        cwd=folder, HOME=str(folder))  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def members(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of installed packages with the wheel in it."""
    folder = tmp_path_factory.mktemp("site")
    run("-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(folder), str(wheel),
        cwd=folder, HOME=str(folder))  # fmt: skip
    return folder


def test_the_wheel_holds_the_package_with_layouts_and_canvases_inside_and_nothing_else(members: set[str]) -> None:
    package = shipped("bmcreport", "bmcreport")
    layouts, canvases = shipped("layouts", "bmcreport/layouts"), shipped("canvases", "bmcreport/canvases")
    assert package
    assert layouts
    assert canvases
    assert {name for name in members if not name.startswith(INFO)} == package | layouts | canvases


def test_the_wheel_is_typed_and_carries_fonts_and_icons(members: set[str]) -> None:
    styles = ("Regular", "Bold", "Italic", "BoldItalic")
    faces = {f"bmcreport/fonts/{family}-{style}.ttf" for family in ("Carlito", "Arimo") for style in styles}
    assert {"bmcreport/py.typed", "bmcreport/icons/icons.json", *faces} <= members


def test_the_wheel_carries_every_licence_of_what_is_in_it(members: set[str]) -> None:
    assert {f"{INFO}/licenses/{name}" for name in LICENCES} <= members


def test_the_source_distribution_makes_the_same_wheel(tmp_path: Path, wheel: Path) -> None:
    run("-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path), cwd=ROOT)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        inside = {name.split("/")[1] for name in tar.getnames()}
    assert {"tests", "README.md", "LICENSE"} <= inside
    assert "output" not in inside
    assert built(archive, tmp_path).read_bytes() == wheel.read_bytes()


def test_an_installed_wheel_copies_its_examples_and_builds_them(tmp_path: Path, site: Path) -> None:
    where = run("-c", "import bmcreport; print(bmcreport.__file__)", cwd=tmp_path, PYTHONPATH=str(site))
    assert Path(where.strip()).is_relative_to(site)
    run("-m", "bmcreport", "examples", cwd=tmp_path, PYTHONPATH=str(site))
    examples = sorted(path.stem for path in (tmp_path / "canvases").glob("*.yaml"))
    assert examples == sorted(path.stem for path in (ROOT / "canvases").glob("*.yaml"))
    run("-m", "bmcreport", "build", cwd=tmp_path, PYTHONPATH=str(site))
    assert {path.stem.rpartition("-")[0] for path in outputs(tmp_path / "output")} == set(examples)
