"""Font files that a project names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bmcreport.building.fonts import unusable_fonts
from bmcreport.cli import main
from bmcreport.text import fallback

FONT = Path(__file__).parents[1] / "fonts" / "NotoSansJP-phrases.ttf"
CANVAS = """company: {name: 戦略, tagline: 戦略}
blocks: {channels: [戦略]}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With a canvas that only the font of the project can print, for the extras are not there."""
    monkeypatch.setattr(fallback, "_packaged", lambda *_: [])
    fallback._font_files.cache_clear()
    fallback._standing_in.cache_clear()
    folder = tmp_path / "project"
    (folder / "canvases").mkdir(parents=True)
    (folder / "canvases" / "one.yaml").write_text(CANVAS, encoding="utf-8")
    shutil.copy(FONT, folder / "own.ttf")
    shutil.copy(FONT, tmp_path / "outside.ttf")
    return folder


@pytest.fixture(autouse=True)
def _fonts_are_found_again() -> object:
    yield
    fallback._font_files.cache_clear()
    fallback._standing_in.cache_clear()


def asked(verb: str, folder: Path, fonts: str) -> Result:
    (folder / "bmcreport.yaml").write_text(f"fonts: [{fonts}]\n", encoding="utf-8")
    further = ["-t", "canvas", "-o", str(folder / "out")] if verb == "build" else []
    return CliRunner().invoke(main, [verb, str(folder / "canvases"), *further])


@pytest.mark.parametrize("verb", ["build", "validate"])
def test_a_font_of_the_project_prints_its_canvases(project: Path, verb: str) -> None:
    done = asked(verb, project, "own.ttf")
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("verb", ["build", "validate"])
@pytest.mark.parametrize(
    ("fonts", "told"),
    [
        ("", "no font has a glyph for U+6226"),
        ("../outside.ttf", "stands outside the project's folder"),
        ("link.ttf", "stands outside the project's folder"),
        ("none.ttf", "No such file"),
        ("canvases", "it is no regular file"),
        ("canvases/one.yaml", "is not a font with TrueType outlines"),
    ],
)
def test_what_is_no_font_of_the_project_is_told(project: Path, verb: str, fonts: str, told: str) -> None:
    (project / "link.ttf").symlink_to(project.parent / "outside.ttf")
    done = asked(verb, project, fonts)
    assert done.exit_code != 0
    assert told in " ".join(done.output.split())


def test_a_pipe_is_no_font(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ttf")
    (found,) = unusable_fonts([tmp_path / "pipe.ttf"])
    assert "no regular file" in found.message
