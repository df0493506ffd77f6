"""Each finding of lint: what brings it about, where it points, and what makes it go away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from bmcreport.assets import examples_folder
from bmcreport.building.lint import CODES, lint
from bmcreport.cli import main
from bmcreport.codes import CODES as KNOWN
from bmcreport.diagnostics import Severity
from bmcreport.linting.ages import _last_day

TODAY = date(2026, 11, 23)

SOUND = """\
company: {name: Shop}
blocks:
  value_propositions:
    - {text: Warm bread, segments: [locals], sources: [report], theme: bread, checked: 2026-06}
  customer_segments:
    - {text: Locals, id: locals, sources: [report]}
  revenue_streams:
    - {text: Counter sales, segments: [locals], sources: [report]}
metrics:
  - {key: a, label: Rolls, value: 60, unit: percent, share_of: Sales, as_of: 2026, source: report}
  - {key: b, label: Loaves, value: 40.5, unit: percent, share_of: Sales, as_of: 2026, source: report}
sources:
  report: {title: Report}
"""


def found(tmp_path: Path, text: str = SOUND, other: str | None = None, project: str | None = None) -> list[str]:
    """Findings as `file:line code`, of one canvas or two."""
    (tmp_path / "shop.yaml").write_text(text, encoding="utf-8")
    if other:
        (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    if project:
        (tmp_path / "bmcreport.yaml").write_text(project, encoding="utf-8")
    told = lint([tmp_path], TODAY)
    assert {one.severity for one in told} <= {Severity.WARNING}
    assert all(one.hint for one in told)
    return [f"{Path(one.source.name).stem}:{one.span.line} {one.code}" for one in told]


def test_a_canvas_that_leaves_nothing_open_has_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("written", "instead", "expected"),
    [
        ("Warm bread, segments: [locals]", "Warm bread", ["shop:4 BMC803", "shop:6 BMC801"]),
        ("Counter sales, segments: [locals]", "Counter sales", ["shop:8 BMC802"]),
        ("Locals, id: locals, sources: [report]", "Locals, id: locals", ["shop:6 BMC804"]),
        (", as_of: 2026, source: report}\nsources", ", as_of: 2026}\nsources", ["shop:11 BMC804"]),
        ("report: {title: Report}", "report: {title: Report}\n  more: {title: More}", ["shop:14 BMC805"]),
        ("60, unit: percent, share_of: Sales, as_of: 2026", "60, unit: percent", ["shop:10 BMC806", "shop:11 BMC807"]),
        ("40.5", "38", ["shop:10 BMC807"]),
        ("checked: 2026-06", "checked: 2025-10-31", ["shop:4 BMC808"]),
        ("checked: 2026-06", "checked: 2025", []),  # it may have been the last day of that year
    ],
)  # fmt: skip
def test_what_is_left_open_is_told_at_its_place(
    tmp_path: Path, written: str, instead: str, expected: list[str]
) -> None:
    assert written in SOUND
    assert found(tmp_path, SOUND.replace(written, instead)) == expected


def test_a_canvas_without_any_source_is_told_once(tmp_path: Path) -> None:
    text = "company: {name: Shop}\nblocks:\n  channels: [Counter, Market stall]\n"
    assert found(tmp_path, text) == ["shop:2 BMC804"]


def bread(theme: str, text: str = "Warm bread") -> str:
    """Another company with a value proposition of its own."""
    return SOUND.replace("Shop", "Other").replace("theme: bread", theme).replace("Warm bread", text)


def test_a_theme_used_once_that_is_spelled_like_another_is_told_once(tmp_path: Path) -> None:
    segments = [f"{name}:{line} BMC810" for name in ("other", "shop") for line in (6, 8)]
    assert found(tmp_path, other=bread("theme: breads", "Loaves")) == sorted(["shop:4 BMC809", *segments])
    assert found(tmp_path, other=bread("theme: cakes", "Loaves")) == segments


def test_items_that_look_alike_without_a_theme_are_told(tmp_path: Path) -> None:
    segments = [f"{name}:{line} BMC810" for name in ("other", "shop") for line in (6, 8)]
    without = found(tmp_path, other=bread("status: testing", "Warm breads"))
    assert without == sorted(["other:4 BMC810", *segments])
    assert found(tmp_path, other=bread("status: testing", "Newspapers")) == segments


def test_thresholds_and_codes_to_leave_out_are_the_projects(tmp_path: Path) -> None:
    text = SOUND.replace("40.5", "38").replace("checked: 2026-06", "checked: 2026-10-31")
    assert found(tmp_path, text, project="lint: {share_tolerance: 2, checked_days: 10}\n") == ["shop:4 BMC808"]
    assert found(tmp_path, text, project="lint: {off: [BMC807]}\n") == []
    assert found(tmp_path, SOUND, project="lint:\n  off:\n    - BMC307\n") == ["bmcreport:3 BMC811"]


def test_warnings_fail_where_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(SOUND.replace("checked: 2026-06", "checked: 2020"), encoding="utf-8")
    runs = [["lint", str(tmp_path), "--today", "2026-11-23", *more] for more in ([], ["--strict"])]
    results = [CliRunner().invoke(main, run) for run in runs]
    assert [result.exit_code for result in results] == [0, 1]
    assert "1 finding" in results[0].stdout
    assert "BMC808: this was checked 2,153 days ago" in results[0].stderr


def test_what_checking_tells_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text("company: {nam: Shop}\n", encoding="utf-8")
    assert {"BMC204"} <= {one.code for one in lint([tmp_path], TODAY)}


def test_the_shipped_canvases_have_sources_dates_and_themes() -> None:
    told = {one.code for one in lint([examples_folder()], TODAY)}
    # Segments that nothing serves, and revenue or promises without a segment, are as the sources tell it.
    assert told <= {"BMC801", "BMC802", "BMC803"}


def test_every_code_of_lint_is_known() -> None:
    seen = ("BMC801", "BMC802", "BMC803", "BMC804", "BMC805", "BMC806", "BMC807", "BMC808", "BMC809", "BMC810")
    assert seen == CODES
    assert [code for code in KNOWN if "BMC801" <= code < "BMC900"] == [*seen, "BMC811"]


@given(st.dates(date(1000, 1, 1)))
def test_the_last_day_of_a_period_is_in_it_and_the_next_is_not(day: date) -> None:
    quarter = f"{day:%Y}-Q{(day.month + 2) // 3}"
    for written in (f"{day:%Y-%m-%d}", f"{day:%Y-%m}", quarter, f"{day:%Y}"):
        last = _last_day(written)
        assert day <= last
        assert last.year == day.year
        assert (last.month + 2) // 3 == (day.month + 2) // 3 or "-" not in written
