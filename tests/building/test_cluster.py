"""The workers of a Dask cluster render as this process does; one of them may die."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from bmcreport import build
from bmcreport.building import cluster, rendering
from bmcreport.cli import main
from bmcreport.cli.status import exit_status
from tests.building import deaths
from tests.building.folders import OVERFULL, contents, street
from tests.building.test_build import codes, where

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, worker_dashboard_address=None, silence_logs=False
    ) as two:
        yield two.scheduler_address


def test_a_cluster_of_which_a_worker_dies_makes_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    folder = street(tmp_path / "in", full=OVERFULL)
    alone = build([folder], tmp_path / "alone")
    monkeypatch.setattr(rendering, "perform", deaths.killed_once)
    result = build([folder], tmp_path / "out", cluster=address)
    assert (folder / "shop.been-here").exists()
    assert contents(tmp_path / "out") == contents(tmp_path / "alone")
    assert [where(each) for each in result.diagnostics] == [where(each) for each in alone.diagnostics]


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_ANSWERING", 1)
    result = build([street(tmp_path / "in")], tmp_path / "out", cluster="tcp://127.0.0.1:1")
    assert codes(result) == ["BMC617"]
    assert "127.0.0.1:1" in result.diagnostics[0].message
    assert exit_status(result.diagnostics) == 3
    assert not (tmp_path / "out").exists()
    told = CliRunner().invoke(main, ["build", str(tmp_path / "in"), "--cluster", "tcp://127.0.0.1:1"])
    assert told.exit_code == 3
    assert "BMC617" in told.stderr
