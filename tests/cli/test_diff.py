"""`bmcreport diff` on two files, two folders and a repository of git."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pptx import Presentation

from bmcreport.building import git as git_module
from bmcreport.cli import main
from tests.pdf.readers import opened, text_by_pdfium
from tests.repositories import commit, git, repository
from tests.templates import making

OLD = """company: {name: Corner Bakery}
version: 1
blocks:
  channels:
    - Shop
    - {text: Market stall, detail: on Saturdays}
    - {text: Van, id: van}
  key_partners: [Mill, Farm, Bank]
metrics:
  - {key: staff, label: Staff, value: 3, unit: people, as_of: 2025}
relations:
  - {to: rival, kind: contrast, block: channels, why: They deliver}
"""
NEW = """company: {name: Corner Bakery}
version: 2
blocks:
  channels:
    - Shop
    - {text: Market stalls, detail: on Saturdays}
    - Web \u200bshop
  key_resources: [{text: The old van, id: van}]
  key_partners: [Bank, Mill]
metrics:
  - {key: staff, label: Staff, value: 4, unit: people, as_of: 2025}
  - {key: sales, label: Sales, value: 1.2 million, currency: EUR, as_of: 2026}
relations:
  - {to: rival, kind: contrast, block: channels, why: They stopped}
sources:
  survey: {title: Survey}
"""
REPORT = """\
Header
  ~ version: 1 → 2
Channels
  ~ Market stalls
      text: Market stall → Market stalls
  + Web \\u200bshop
Key Resources
  > The old van (from Channels)
      text: Van → The old van
Key Partners
  > Mill (place 1 → 2)
  - Farm
Key figures
  ~ Staff, 2025: 3 people → 4 people
  + Sales, 2026: €1.2M
Relations
  ~ contrast to rival on channels
      why: They deliver → They stopped
Sources
  + survey: Survey
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    return written(tmp_path / "old.yaml", OLD), written(tmp_path / "new.yaml", NEW)


def test_each_change_is_told_under_its_block(pair: tuple[Path, Path]) -> None:
    result = run(*pair)
    assert result.exit_code == 0
    head, _, report = result.stdout.partition("\n")
    assert head == f"{pair[0]} → {pair[1]}: 3 added, 1 removed, 4 changed, 2 moved"
    assert report == REPORT


def test_json_has_both_sides_of_every_change(pair: tuple[Path, Path]) -> None:
    (canvas,) = json.loads(run(*pair, "--format", "json").stdout)["canvases"]
    assert canvas["counts"] == {"added": 3, "removed": 1, "changed": 4, "moved": 2}
    (van,) = (one for one in canvas["items"] if one["kind"] == "moved" and one["fields"])
    assert van["before"] == {"block": "channels", "index": 2, "text": "Van", "id": "van"}
    assert van["after"] == {"block": "key_resources", "index": 0, "text": "The old van", "id": "van"}
    assert [one["after"]["value"] for one in canvas["metrics"]] == ["4", "1200000.0"]


def test_differences_fail_only_where_that_is_asked_for(pair: tuple[Path, Path]) -> None:
    old, new = pair
    assert [run(old, new).exit_code, run(old, new, "--exit-code").exit_code] == [0, 1]
    assert run(old, old, "--exit-code").exit_code == 0
    assert run(old, old).stdout == f"{old} → {old}: no changes\n"


def test_folders_meet_by_file_and_by_company(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    written(old / "bakery.yaml", OLD), written(new / "corner.yaml", NEW)
    written(old / "gone.yaml", "company: {name: Gone}\nblocks: {}\n")
    written(new / "same.yaml", "company: {name: Same}\nblocks: {}\n")
    written(old / "same.yaml", "company: {name: Once the same}\nblocks: {}\n")
    written(new / "versus.yaml", "title: Field\ncanvases: [corner, same]\n")
    heads = [line for line in run(old, new).stdout.splitlines() if str(tmp_path) in line]
    assert heads == [
        f"{old / 'bakery.yaml'} → {new / 'corner.yaml'}: 3 added, 1 removed, 4 changed, 2 moved",
        f"{old / 'same.yaml'} → {new / 'same.yaml'}: 1 changed",
        f"{old / 'gone.yaml'}: removed as a whole",
    ]


def test_what_cannot_be_read_is_an_error_and_no_removal(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    written(old / "bakery.yaml", OLD), written(new / "bakery.yaml", "company: {}\n")
    result = run(old, new)
    assert result.exit_code == 1
    assert "BMC203" in result.stderr
    assert result.stdout == ""


def test_a_comparison_has_no_versions(tmp_path: Path) -> None:
    file = written(tmp_path / "field.yaml", "title: Field\ncanvases: [one, two]\n")
    result = run(file, file)
    assert result.exit_code == 2
    assert "BMC904" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("one",), ("one", "two", "three"), ("--rev", "HEAD", "one", "two")])
def test_two_versions_are_named(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """A repository in which the canvas was renamed, moved into a folder and edited, its last edit not committed."""
    folder = repository(tmp_path / "repository")
    written(folder / "bakery.yaml", OLD)
    written(folder / "canvases" / "other.yaml", "company: {name: Other}\nblocks: {}\n")
    commit(folder, "The bakery")
    git(folder, "mv", "bakery.yaml", "canvases/corner.yaml")
    commit(folder, "A folder for canvases")
    written(folder / "canvases" / "corner.yaml", NEW)
    return folder


@pytest.mark.parametrize("revision", ["HEAD", "HEAD~1"])
def test_a_file_is_compared_with_a_revision_whatever_it_was_called_then(committed: Path, revision: str) -> None:
    result = run("--rev", revision, committed / "canvases" / "corner.yaml")
    assert result.stdout.splitlines()[0].endswith("3 added, 1 removed, 4 changed, 2 moved")


def test_a_file_that_was_renamed_and_rewritten_since_is_known_by_its_history(committed: Path) -> None:
    file = committed / "canvases" / "corner.yaml"
    for number in range(3):
        written(file, file.read_text("utf-8") + "".join(f"# line {each} of {number}\n" for each in range(40)))
        commit(committed, f"Longer {number}")
    assert run("--rev", "HEAD~4", file).stdout.startswith("HEAD~4:bakery.yaml → ")


def test_a_folder_is_compared_with_a_revision(committed: Path) -> None:
    folder = committed / "canvases"
    heads = [line for line in run("--rev", "HEAD~1", folder).stdout.splitlines() if not line.startswith(" ")]
    told = f"HEAD~1:bakery.yaml → {folder / 'corner.yaml'}: 3 added, 1 removed, 4 changed, 2 moved"
    assert [line for line in heads if "→" in line or ":" in line] == [
        told,
        f"HEAD~1:canvases/other.yaml → {folder / 'other.yaml'}: no changes",
    ]


@pytest.mark.parametrize("revision", ["HEAD~9", "--output=/dev/null", "-p", "", "HEAD:canvases", "a\nb"])
def test_a_revision_that_there_is_not_is_an_error(committed: Path, revision: str) -> None:
    result = run(f"--rev={revision}", committed / "canvases")
    assert result.exit_code == 2
    assert "BMC902" in result.stderr


def test_a_file_that_was_not_there_is_an_error(committed: Path) -> None:
    result = run("--rev", "HEAD", written(committed / "new.yaml", OLD))
    assert result.exit_code == 2
    assert "BMC903" in result.stderr


def test_outside_of_git_there_are_no_revisions(pair: tuple[Path, Path]) -> None:
    assert "BMC902" in run("--rev", "HEAD", pair[0]).stderr


def test_without_git_two_files_still_do(pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = run("--rev", "HEAD", pair[0])
    assert result.exit_code == 3
    assert "BMC901" in result.stderr
    assert run(*pair).exit_code == 0


def test_git_that_hangs_is_given_up(pair: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = written(tmp_path / "bin" / "git", "#!/bin/sh\nexec sleep 20\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(slow.parent), prepend=os.pathsep)
    monkeypatch.setattr(git_module, "SECONDS", 0.2)
    assert "no answer within" in run("--rev", "HEAD", pair[0]).stderr


def test_nothing_that_a_repository_configures_is_run(committed: Path, tmp_path: Path) -> None:
    trap = f"touch {tmp_path / 'sprung'}"
    for key in ("core.fsmonitor", "diff.external", "core.pager", "filter.trap.clean", "diff.trap.textconv"):
        git(committed, "config", key, trap)
    (committed / ".gitattributes").write_text("*.yaml filter=trap diff=trap\n")
    assert run("--rev", "HEAD~1", committed / "canvases" / "corner.yaml").exit_code == 0
    assert not (tmp_path / "sprung").exists()


def test_changes_are_drawn_as_a_page_and_as_slides(pair: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = pair
    result = run(old, new, "-t", "canvas", "-t", "deck", "-o", tmp_path / "out", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["canvases"]
    assert result.stderr.count("written") == 2
    assert (tmp_path / "out" / "new-changes.pdf").read_bytes().startswith(b"%PDF")
    slides = Presentation(str(tmp_path / "out" / "new-changes.pptx")).slides
    assert len(slides) == 3
    struck = [run.text for shape in slides[0].placeholders for run in _runs(shape) if _is_struck(run)]
    assert struck == ["Farm"]
    assert slides[1].shapes.title.text_frame.text == "3 added, 1 removed, 4 changed, 2 moved"
    (table,) = (shape.table for shape in slides[1].shapes if shape.has_table)
    told = [tuple(cell.text_frame.text for cell in row.cells) for row in list(table.rows)[1:]]
    assert len(told) == 10
    assert ("Key Partners", "moved", "Mill (1 of 3)", "Mill (2 of 2)") in told
    assert ("Key Resources", "moved", "Van (Channels)", "The old van (Key Resources)") in told
    assert ("Sources", "added", "", "Survey") in told


def _runs(shape: Any) -> Any:
    return (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs)


def _is_struck(run: Any) -> bool:
    properties = run._r.rPr
    return properties is not None and properties.get("strike") == "sngStrike"


def test_changes_drawn_twice_are_the_same_bytes(pair: tuple[Path, Path], tmp_path: Path) -> None:
    for place in ("one", "two"):
        run(*pair, "-t", "canvas", "-t", "deck", "-o", tmp_path / place)
    for name in ("new-changes.pdf", "new-changes.pptx"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


PROJECT = """paper: a3
output: drawn
stamp: draft
template: nordic.pptx
brand: {footer: Corner Group}
"""


def test_changes_are_drawn_as_the_project_of_the_new_canvas_says(pair: tuple[Path, Path], tmp_path: Path) -> None:
    template = making.written(tmp_path, "nordic")
    written(tmp_path / "bmcreport.yaml", PROJECT)
    result = run(*pair, "-t", "canvas", "-t", "deck")
    assert result.exit_code == 0, result.stderr
    page = (tmp_path / "drawn" / "new-changes.pdf").read_bytes()
    with opened(page) as pdf:
        assert [round(float(side)) for side in pdf.pages[0].MediaBox[2:]] == [1191, 842]
    assert "2 moved · Corner Group" in text_by_pdfium(page)
    deck = Presentation(str(tmp_path / "drawn" / "new-changes.pptx"))
    assert [each.name for each in deck.slide_layouts] == [
        each.name for each in Presentation(str(template)).slide_layouts
    ]
    said = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert any("Corner Group" in text for text in said)
    assert said.count("DRAFT") == len(deck.slides)


def test_what_is_given_wins_over_the_project_and_its_errors_are_told(pair: tuple[Path, Path], tmp_path: Path) -> None:
    project = written(tmp_path / "bmcreport.yaml", "paper: a3\n")
    assert run(*pair, "-t", "canvas", "--paper", "letter", "-o", tmp_path).exit_code == 0
    with opened((tmp_path / "new-changes.pdf").read_bytes()) as pdf:
        assert [round(float(side)) for side in pdf.pages[0].MediaBox[2:]] == [792, 612]
    written(project, "paper: a33\n")
    result = run(*pair, "-t", "canvas", "-o", tmp_path / "none")
    assert (result.exit_code, (tmp_path / "none").exists()) == (1, False)
    assert "BMC206" in result.stderr


def test_what_no_font_has_is_not_drawn(pair: tuple[Path, Path], tmp_path: Path) -> None:
    written(pair[0], OLD.replace("Farm", "Farm \N{MATHEMATICAL FRAKTUR CAPITAL A}"))
    result = run(*pair, "-t", "canvas", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert f"{pair[0]}:8:24: error BMC502" in result.stderr
    assert not (tmp_path / "out").exists()
