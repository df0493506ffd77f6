"""What tests share: the shipped layouts and canvases, read once, and one build of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from bmcreport import load_canvas
from bmcreport.alternatives import OutputType
from bmcreport.assets import examples_folder, layouts_folder
from bmcreport.building.build import build_all
from bmcreport.building.options import Options
from bmcreport.building.outcome import BuildResult
from bmcreport.building.stores import Folder
from bmcreport.model.canvas import Canvas
from tests.every_deck import (  # noqa: F401 (hooks of pytest)
    pytest_configure,
    pytest_configure_node,
    pytest_sessionfinish,
    pytest_terminal_summary,
)
from tests.pdf.vera import VeraPdf
from tests.shipped import SLUGS

# Two cores that others use too: how long an example takes says nothing, and fifty are for every day.
settings.register_profile("unhurried", deadline=None, max_examples=50)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def shipped() -> Mapping[str, Canvas]:
    """The canvases that come with the package, by slug."""
    return {slug: load_canvas(examples_folder() / f"{slug}.yaml") for slug in SLUGS}


@pytest.fixture(scope="session")
def names(shipped: Mapping[str, Canvas]) -> Mapping[str, str]:
    """What the companies of the shipped canvases are called, by slug."""
    return {slug: canvas.company.name for slug, canvas in shipped.items()}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the pages and decks of the shipped canvases, built once for all who look at them."""
    folder = tmp_path_factory.mktemp("built")
    result = build_shipped(folder)
    assert result.diagnostics == ()
    return folder


@pytest.fixture(scope="session")
def vera(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VeraPdf]:
    """The veraPDF engine; skips where it or Java is missing."""
    running = VeraPdf(tmp_path_factory.mktemp("vera"))
    yield running
    running.end()


def build_shipped(folder: Path) -> BuildResult:
    types = frozenset({OutputType.CANVAS, OutputType.DECK})
    return build_all([examples_folder()], Folder(folder), layouts_folder(), Options(types))
