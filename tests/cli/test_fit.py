"""How pages fit, as a table and as JSON, and what `--overflow` does."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from bmcreport import InvalidInput, build, load_canvas, render_pdf
from bmcreport.alternatives import Orientation
from bmcreport.cli import main
from bmcreport.console import show_table
from bmcreport.papers import PAPERS, paper_size
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement
from tests.building.folders import OVERFULL, SHOP
from tests.contracts.expected import BLOCKS
from tests.shipped import stock

LONG = f"company: {{name: Long}}\nblocks:\n  channels: [{{text: {'word ' * 399}, detail: {'word ' * 399}}}]\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("shop", SHOP), ("full", OVERFULL), ("long", LONG)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_table_shows_every_block_in_aligned_columns(folder: Path) -> None:
    result = run("fit", folder / "shop.yaml")
    assert result.exit_code == 0
    title, head, *rows = result.stdout.splitlines()
    assert title == f"{folder / 'shop.yaml'}: 18 pt, step usual"
    assert head.split() == ["block", "items", "size", "fill", "slack", "columns"]
    assert [row[: len("Customer Relationships")].rstrip() for row in rows[:9]] == list(BLOCKS.values())
    assert {len(row) for row in (head, *rows[:9])} == {len(head)}


def test_a_canvas_that_does_not_fit_is_an_error_with_advice(folder: Path) -> None:
    result = run("fit", folder / "full.yaml")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "BMC501" in result.stderr
    assert "words fewer here" in result.stderr
    assert "--overflow page" in result.stderr


def test_with_further_pages_each_page_has_its_table(folder: Path) -> None:
    result = run("fit", "--overflow", "page", folder / "full.yaml")
    assert result.exit_code == 0
    titles = [line for line in result.stdout.splitlines() if "step continued" in line]
    assert len(titles) > 1
    assert titles[0].startswith(f"{folder / 'full.yaml'}, page 1 of {len(titles)}: ")


def test_an_item_too_long_for_any_page_is_an_error_all_the_same(folder: Path) -> None:
    result = run("fit", "--overflow", "page", folder / "long.yaml")
    assert result.exit_code == 1
    assert "too long for an empty block" in result.stderr


def test_the_paper_that_is_named_holds_the_canvas(tmp_path: Path) -> None:
    items = "".join(f"    - A channel with a few words, number {number}\n" for number in range(40))
    (tmp_path / "many.yaml").write_text(f"company: {{name: Many}}\nblocks:\n  channels:\n{items}", encoding="utf-8")
    for orientation in Orientation:
        told = run("fit", tmp_path / "many.yaml", "--paper", "a5", "--orientation", orientation).stderr
        holds = told.partition("take --paper ")[2].partition(",")[0]
        page = place_page(load_canvas(tmp_path / "many.yaml"), stock().layout, paper_size(holds, orientation))
        assert isinstance(page, PagePlacement)


def test_turning_the_paper_is_advised_where_it_helps(tmp_path: Path) -> None:
    items = "".join(f"    - Promise number {number}, that {'goes on and ' * 5}on\n" for number in range(30))
    (tmp_path / "many.yaml").write_text(
        f"company: {{name: Many}}\nblocks:\n  value_propositions:\n{items}", encoding="utf-8"
    )
    assert "--orientation portrait, which holds it" in run("fit", tmp_path / "many.yaml").stderr
    assert run("fit", tmp_path / "many.yaml", "--orientation", "portrait").exit_code == 0


def test_advice_on_paper_is_given_once_however_many_blocks_are_too_full(tmp_path: Path) -> None:
    blocks = "".join(f"  {key}: [{', '.join(['Item'] * 90)}]\n" for key in ("channels", "key_resources"))
    (tmp_path / "many.yaml").write_text(f"company: {{name: Many}}\nblocks:\n{blocks}", encoding="utf-8")
    told = run("fit", tmp_path / "many.yaml").stderr
    assert (told.count("BMC501"), told.count("words fewer here"), told.count("--overflow page")) == (2, 2, 1)


def test_where_no_paper_helps_none_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for larger in [name for name in PAPERS if name not in {"a4", "letter"}]:
        monkeypatch.delitem(PAPERS, larger)
    assert "no larger paper of ours" in run("fit", "--paper", "a4", folder / "long.yaml").stderr


def test_the_report_is_json_on_standard_output_and_progress_is_not(folder: Path) -> None:
    output = folder / "out"
    result = run("build", folder / "shop.yaml", folder / "full.yaml", "-o", output, "-t", "canvas", "--report", "json")
    report = json.loads(result.stdout)
    shop, full = sorted(report["files"], key=lambda file: file["document"], reverse=True)
    assert (shop["written"], full["written"]) == (True, False)
    assert shop["bytes"] == (output / "shop-canvas.pdf").stat().st_size
    (page,) = shop["pages"]
    assert (page["page"], page["step"], page["size"]) == (1, "usual", 18.0)
    assert [block["block"] for block in page["blocks"]] == list(BLOCKS)
    assert all(0 <= block["fill"] <= 100 and block["slack"] >= 0 for block in page["blocks"])
    assert [found["code"] for found in report["diagnostics"]] == ["BMC501"]
    assert "written  " in result.stderr


def test_pages_go_on_with_bookmarks_for_what_they_continue(folder: Path) -> None:
    result = build([folder / "full.yaml"], folder / "out", types=["canvas"], overflow="page")
    (outcome,) = result.written
    assert outcome.made is not None
    count = outcome.made.count
    assert count > 1
    assert [page.page for page in outcome.made.pages] == list(range(1, count + 1))
    with pikepdf.open(outcome.path) as pdf, pdf.open_outline() as outline:
        assert len(pdf.pages) == count
        assert [entry.title for entry in outline.root] == [*BLOCKS.values(), *["Channels, continued"] * (count - 1)]


def test_the_api_takes_further_pages_where_wanted(folder: Path) -> None:
    canvas = load_canvas(folder / "full.yaml")
    with pytest.raises(InvalidInput):
        render_pdf(canvas)
    with pikepdf.open(io.BytesIO(render_pdf(canvas, overflow="page"))) as pdf:
        assert len(pdf.pages) > 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_ruled_table_and_takes_no_markup_from_it() -> None:
    stream = Terminal()
    show_table("[red]T[/red]", ("block", "items"), [("[b]K", "1")], stream)
    assert "[red]T[/red]" in stream.getvalue()
    assert "[b]K" in stream.getvalue()
    assert "─" in stream.getvalue() or "━" in stream.getvalue()
