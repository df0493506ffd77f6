from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec.structs import fields, replace

from bmcreport import build
from bmcreport.assets import layouts_folder
from bmcreport.building.catalogue import Reader, open_catalogue
from bmcreport.building.crew import Alone
from bmcreport.building.digests import digest
from bmcreport.building.keys import Keys
from bmcreport.building.manifest import NAME
from bmcreport.building.options import Options
from bmcreport.building.orders import orders
from bmcreport.building.outcome import BuildResult
from bmcreport.building.reading import Circumstances
from bmcreport.building.render import render
from bmcreport.building.run import run
from bmcreport.building.spool import Spool
from bmcreport.building.stock import read_stock
from bmcreport.building.targets import CanvasTarget
from bmcreport.building.work import Work
from bmcreport.cli import main
from bmcreport.diagnostics import Checked, Diagnostic, Severity, Source
from bmcreport.model.canvas import Canvas
from bmcreport.read.collect import document_files
from tests.building.folders import CAFE, SHOP, STREET, contents, manifest_of, street, written
from tests.building.test_build import EVERYTHING, codes


def made(result: BuildResult) -> list[str]:
    """The names of what was rendered."""
    return [outcome.path.name for outcome in result.written if not outcome.fresh]


def worked(folder: Path, out: Path, **work: Any) -> BuildResult:
    return run([folder], {"output": out}, layouts_folder(), work=Work(**work))[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return street(tmp_path / "in")


@pytest.fixture
def out(folder: Path, tmp_path: Path) -> Path:
    assert build([folder], tmp_path / "out").ok
    return tmp_path / "out"


def test_what_has_not_changed_is_not_made_again(folder: Path, out: Path) -> None:
    before = {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in out.iterdir()}
    result = build([folder], out)
    assert made(result) == []
    assert [outcome.path.name for outcome in result.written] == EVERYTHING
    assert all(outcome.made and outcome.made.count for outcome in result.written)
    assert {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in out.iterdir()} == before


def test_how_a_page_fits_is_known_without_rendering_it_again(folder: Path, out: Path, tmp_path: Path) -> None:
    fresh, new = build([folder], out), build([folder], tmp_path / "new")
    assert [one.made and one.made.pages for one in fresh.written] == [
        one.made and one.made.pages for one in new.written
    ]
    assert fresh.written[0].made
    assert fresh.written[0].made.pages


def test_a_change_makes_exactly_what_shows_it(folder: Path, out: Path) -> None:
    (folder / "shop.yaml").write_text(SHOP.replace("A counter", "A stall"))
    # The café's deck says what it shares with its neighbour.
    shown = ["cafe-deck.pptx", "shop-canvas.pdf", "shop-deck.pptx", "street-comparison.pptx"]
    assert made(build([folder], out)) == shown
    (folder / "street.yaml").write_text(STREET.replace("One", "Our"))
    assert made(build([folder], out)) == ["street-comparison.pptx"]
    (folder / "shop.yaml").write_text(SHOP.replace("A counter", "A stall").replace("name: Shop", "name: Store"))
    assert "cafe-deck.pptx" in made(build([folder], out))


@pytest.mark.parametrize(
    ("changed", "made_again"),
    [
        (SHOP.replace("tagline: A shop", "tagline: The shop"), ["shop-canvas.pdf", "shop-deck.pptx"]),
        (SHOP.replace("tagline: A shop", "colour: blue"), []),
        (SHOP + "metrics: [{key: doors, label: Doors, value: several}]\n", []),
        (SHOP + "relations: [\n", ["cafe-deck.pptx"]),
        (SHOP.replace("channels", "chanels"), ["cafe-deck.pptx"]),
        (SHOP.replace("[Neighbours]", "[Neighbours, \U00013000]"), ["cafe-deck.pptx"]),
    ],
    ids=["elsewhere", "a colour", "a figure", "no YAML", "a block", "no glyph"],
)
def test_a_canvas_that_is_compared_costs_others_nothing_unless_what_they_compare_is_lost(
    folder: Path, out: Path, tmp_path: Path, changed: str, made_again: list[str]
) -> None:
    (folder / "shop.yaml").write_text(changed)
    (folder / "street.yaml").unlink()
    assert made(build([folder], out)) == made_again
    build([folder], tmp_path / "anew")
    assert contents(tmp_path / "anew")["cafe-deck.pptx"] == contents(out)["cafe-deck.pptx"]


def test_what_was_only_compared_is_read_in_whole_once_it_is_made_itself(
    folder: Path, out: Path, tmp_path: Path
) -> None:
    one_by_one = tmp_path / "one by one"
    relation = "relations: [{to: nobody, kind: contrast, block: channels, why: It is alone.}]\n"
    (folder / "shop.yaml").write_text(SHOP + relation)
    build([folder], out)
    assert codes(build([folder / "cafe.yaml"], one_by_one)) == []
    assert made(build([folder / "cafe.yaml"], one_by_one)) == []
    shop = build([folder / "shop.yaml"], one_by_one)
    assert (made(shop), codes(shop)) == (["shop-canvas.pdf", "shop-deck.pptx"], ["BMC503"])
    assert made(build([folder], one_by_one)) == ["street-comparison.pptx"]
    assert contents(one_by_one) == contents(out)


def test_pages_show_nothing_of_earlier_versions(folder: Path, out: Path, tmp_path: Path) -> None:
    once = street(tmp_path / "once", shop=SHOP.replace("A counter", "A door"))
    assert made(build([folder], out, since=once)) == ["cafe-deck.pptx", "shop-deck.pptx"]


def test_dates_of_files_count_for_nothing(folder: Path, out: Path) -> None:
    for path in (*folder.iterdir(), *out.iterdir()):
        os.utime(path, (0, 0))
    assert made(build([folder], out)) == []


def test_a_comment_counts_only_where_it_travels_along(folder: Path, tmp_path: Path) -> None:
    inside, bare = tmp_path / "inside", tmp_path / "bare"
    build([folder], inside, types=["canvas"])
    build([folder], bare, types=["canvas"], source="none")
    (folder / "shop.yaml").write_text("# a comment\n" + SHOP)
    assert made(build([folder], inside, types=["canvas"])) == ["shop-canvas.pdf"]
    assert made(build([folder], bare, types=["canvas"], source="none")) == []


@pytest.mark.parametrize("options", [{"paper": "a3"}, {"ink": "grey"}, {"stamp": "draft"}, {"lang": "de"}])
def test_other_options_make_all_anew(folder: Path, out: Path, options: Any) -> None:
    assert made(build([folder], out, **options)) == EVERYTHING


def test_other_layouts_make_all_anew(folder: Path, out: Path, tmp_path: Path) -> None:
    layouts = tmp_path / "layouts"
    shutil.copytree(layouts_folder(), layouts)
    assert made(build([folder], out, layouts=layouts)) == []
    file = layouts / "business-model-canvas.yaml"
    file.write_text(file.read_text("utf-8").replace("name: Channels", "name: Ways"), "utf-8")
    assert made(build([folder], out, layouts=layouts)) == EVERYTHING


def test_patterns_concern_comparisons_alone(folder: Path, out: Path, tmp_path: Path) -> None:
    """Others make only comparisons anew; faulty ones are told where something is compared, and by `validate`."""
    layouts = tmp_path / "layouts"
    shutil.copytree(layouts_folder(), layouts)
    file = layouts / "patterns.yaml"
    file.write_text(file.read_text("utf-8").replace("name: Subscription", "name: Again"), "utf-8")
    assert made(build([folder], out, layouts=layouts)) == ["street-comparison.pptx"]
    file.write_text("patterns: {freemium: {}}\n", "utf-8")
    assert build([folder / "shop.yaml"], tmp_path / "alone", layouts=layouts).ok
    told = build([folder], out, layouts=layouts).diagnostics
    assert {Path(one.source.name).name for one in told} == {"patterns.yaml"}
    validated = CliRunner().invoke(main, ["validate", str(layouts)])
    assert validated.exit_code == 1
    assert told[0].code in validated.output


def test_the_outline_of_comparisons_concerns_them_alone(folder: Path, out: Path, tmp_path: Path) -> None:
    layouts = tmp_path / "layouts"
    shutil.copytree(layouts_folder(), layouts)
    file = layouts / "decks" / "comparison.yaml"
    file.write_text("name: Short\nslides: [{kind: overview}]\n", "utf-8")
    assert made(build([folder], out, layouts=layouts)) == ["street-comparison.pptx"]
    file.write_text("name: None\n", "utf-8")
    assert made(build([folder / "shop.yaml"], tmp_path / "alone", layouts=layouts)) == [
        "shop-canvas.pdf",
        "shop-deck.pptx",
    ]
    assert {Path(one.source.name).name for one in build([folder], out, layouts=layouts).diagnostics} == {file.name}


def test_a_neighbour_in_another_language_changes_nothing_of_the_others(folder: Path, out: Path) -> None:
    (folder / "laden.yaml").write_text("lang: de\n" + SHOP)
    assert made(build([folder], out)) == ["laden-canvas.pdf", "laden-deck.pptx"]


def test_another_place_to_start_from_changes_nothing(folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (out / NAME).read_bytes()
    monkeypatch.chdir(folder)
    assert made(build(["."], "../out")) == []
    assert (out / NAME).read_bytes() == before


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"[1, 2", b'{"version": 99, "targets": []}', b"\xff\xfe", b"[" * 100_000]
)
def test_without_a_manifest_that_can_be_read_all_is_made(folder: Path, out: Path, damage: bytes) -> None:
    whole = (out / NAME).read_bytes()
    (out / NAME).write_bytes(damage)
    assert made(build([folder], out)) == EVERYTHING
    assert {**json.loads(whole), "targets": 0} == {**json.loads((out / NAME).read_bytes()), "targets": 0}


def test_the_manifest_names_every_file(out: Path) -> None:
    data = json.loads((out / NAME).read_bytes())
    assert [file["name"] for each in data["targets"] for file in each["files"]] == EVERYTHING
    for each in data["targets"]:
        (file,) = each["files"]
        assert file["size"] == (out / file["name"]).stat().st_size
        assert each["source"] == f"../in/{file['name'].split('-')[0]}.yaml"
        assert each["seconds"] > 0
        assert each.get("pages", each.get("slides")) > 0
    assert b"".join(manifest_of(out).lines()) == (out / NAME).read_bytes()


def test_a_fresh_target_says_its_warnings_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def warned(target: CanvasTarget, *rest: Any) -> Checked[Any]:
        rendered = render(target, *rest)
        span = target.canvas.span("company", "name")
        return Checked(rendered.value, (Diagnostic("BMC503", "mind", target.source, span, "so", Severity.WARNING),))

    monkeypatch.setattr("bmcreport.building.rendering.render", warned)
    first = build([folder], tmp_path / "out", types=["canvas"], source="none")
    again = build([folder], tmp_path / "out", types=["canvas"], source="none")
    assert made(again) == []
    assert codes(first) == ["BMC503"] * 2
    assert again.diagnostics == first.diagnostics
    assert build([folder], tmp_path / "out", types=["canvas"], source="none", strict=True).ok is False
    (folder / "shop.yaml").write_text("# a comment moves the place of the warning\n" + SHOP)
    moved = build([folder], tmp_path / "out", types=["canvas"], source="none")
    assert made(moved) == ["shop-canvas.pdf"]
    assert {each.span.line for each in moved.diagnostics} == {1, 2}


def test_a_check_makes_nothing_and_names_what_is_wrong(folder: Path, out: Path) -> None:
    assert worked(folder, out, check=True).diagnostics == ()
    (out / "cafe-deck.pptx").unlink()
    with (out / "cafe-canvas.pdf").open("ab") as file:
        file.write(b"%")
    (folder / "street.yaml").write_text(STREET.replace("One", "Our"))
    before = contents(out)
    result = worked(folder, out, check=True)
    said = {Path(each.source.name).name: each.message for each in result.diagnostics}
    assert set(codes(result)) == {"BMC609"}
    assert set(said) == {"cafe-deck.pptx", "cafe-canvas.pdf", "street-comparison.pptx"}
    assert "missing" in said["cafe-deck.pptx"]
    assert "edited" in said["cafe-canvas.pdf"]
    assert "older" in said["street-comparison.pptx"]
    assert contents(out) == before
    build([folder], out)
    assert worked(folder, out, check=True).ok


def test_a_check_of_a_folder_that_is_not_there_makes_none(folder: Path, tmp_path: Path) -> None:
    result = worked(folder, tmp_path / "none", check=True)
    assert codes(result) == ["BMC609"] * len(EVERYTHING)
    assert not (tmp_path / "none").exists()


def test_pruning_removes_what_nothing_makes_any_more_and_is_ours(folder: Path, out: Path) -> None:
    (out / "shop-notes.txt").write_text("mine")
    (folder / "street.yaml").unlink()
    (folder / "cafe.yaml").rename(folder / "bar.yaml")
    with (out / "cafe-deck.pptx").open("ab") as file:
        file.write(b"edited")
    assert "cafe-canvas.pdf" in written(out)
    assert {Path(each.source.name).name for each in worked(folder, out, check=True).diagnostics} >= {"cafe-canvas.pdf"}
    result = worked(folder, out, prune=True)
    assert [path.name for path in result.removed] == ["cafe-canvas.pdf", "street-comparison.pptx"]
    assert codes(result) == ["BMC609"]
    assert "cafe-deck.pptx" in result.diagnostics[0].source.name
    left = ["bar-canvas.pdf", "bar-deck.pptx", "cafe-deck.pptx", "shop-canvas.pdf", "shop-deck.pptx", "shop-notes.txt"]
    assert written(out) == left


def test_pruning_leaves_other_builds_and_faulty_documents_alone(folder: Path, out: Path) -> None:
    assert worked(folder / "shop.yaml", out, prune=True).removed == ()
    (folder / "cafe.yaml").write_text(CAFE.replace("channels", "chanels"))
    (folder / "street.yaml").unlink()
    assert worked(folder, out, prune=True).removed == ()
    assert written(out) == EVERYTHING


def test_a_manifest_that_names_other_places_removes_nothing(folder: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    data = json.loads((out / NAME).read_bytes())
    data["targets"][0]["files"][0]["name"] = "../mine.txt"
    (out / NAME).write_text(json.dumps(data))
    assert worked(folder, out, prune=True).removed == ()
    assert (tmp_path / "mine.txt").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "names", [("Shop", "shop"), ("caf\u00e9", "cafe\u0301"), ("STRASSE", "straße"), ("con", None), ("lpt1.x", None)]
)
def test_names_that_do_not_work_everywhere_are_errors_before_anything_is_made(
    tmp_path: Path, names: tuple[str, str | None]
) -> None:
    (tmp_path / "in").mkdir()
    for name in filter(None, names):
        (tmp_path / "in" / f"{name}.yaml").write_text(SHOP)
    if len(list((tmp_path / "in").iterdir())) < len(list(filter(None, names))):
        pytest.skip("this system takes them for one")
    result = build([tmp_path / "in"], tmp_path / "out", types=["canvas"])
    expected = [] if names[0] == "con" else ["BMC608"]
    assert codes(result) == expected
    assert len(written(tmp_path / "out")) == (1 if names[1] or names[0] == "con" else 0)


def test_every_option_that_can_change_a_byte_is_in_the_key(folder: Path) -> None:
    stock = read_stock(layouts_folder()).value
    assert stock
    with closing(Spool()) as spool:
        reader = Reader(Alone(), Circumstances(None, ()), spool)
        target = next(orders(open_catalogue(document_files([folder]), reader), Options()))
    usual = Keys(stock, Options()).key(target)
    beside = {each.name for each in fields(Options) if Keys(stock, other_in(each.name)).key(target) == usual}
    assert beside == {"output", "layouts", "types", "strict", "since"}


def other_in(name: str) -> Options:
    """Options with another value in one place."""
    change: dict[str, Any] = {name: another(getattr(Options(), name))}
    return replace(Options(), **change)


def another(usual: Any) -> Any:
    kinds: dict[type, Callable[[Any], Any]] = {
        bool: lambda value: not value,
        int: lambda value: value + 1,
        str: lambda value: f"{value}x",
        frozenset: lambda value: frozenset(list(value)[1:]),
        tuple: lambda value: (*value, Path("x")),
    }
    if isinstance(usual, Enum):
        return next(each for each in type(usual) if each is not usual)
    return kinds[type(usual)](usual) if type(usual) in kinds else "x"


def test_values_that_differ_have_other_digests() -> None:
    values: list[Any] = [
        None, True, 1, 1.5, "1", b"1", "", (), ("a", "b"), ("ab",), ("a", ("b",)), {"a": "b"}, frozenset(("a", "b")),
        Options(), Options(dpi=151), Severity.ERROR,
    ]  # fmt: skip
    assert len({digest(value) for value in values}) == len(values)
    assert digest(frozenset("abc")) == digest(frozenset("cba"))
    assert digest(Source("a", "b")) == digest(Source("c", "d"))


def test_what_has_no_digest_is_a_bug_that_shows() -> None:
    with pytest.raises(TypeError):
        digest(object())


def test_each_field_of_a_canvas_is_in_its_digest() -> None:
    canvas = Canvas.model_validate({"company": {"name": "Shop"}, "blocks": {}})
    assert digest(canvas) != digest(canvas.named("other"))
    assert digest(canvas) != digest(canvas.model_copy(update={"lang": "de"}))
