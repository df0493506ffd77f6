"""Decks on the templates that the tests make, built once for all who look at them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bmcreport import build
from bmcreport.assets import examples_folder
from bmcreport.building.outcome import BuildResult
from tests.sharing import made_once
from tests.templates.making import TEMPLATES, written

DECK, COMPARISON = "openai-deck.pptx", "ai-companies-comparison.pptx"


def built_on(template: Path, output: Path) -> tuple[BuildResult, BuildResult]:
    """The deck of one company, and the comparison of all, on a template."""
    folder = examples_folder()
    deck = build([folder / "openai.yaml"], output, types=["deck"], template=template)
    return deck, build([folder], output, types=["comparison"], template=template)


def built_once(factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Per template the folder with the template and two decks on it."""

    def make(whole: Path) -> None:
        for name in TEMPLATES:
            folder = whole / name
            folder.mkdir()
            assert all(result.ok for result in built_on(written(folder, name), folder))

    whole = made_once(factory, "decks-on-templates", make)
    return {name: whole / name for name in TEMPLATES}


@pytest.fixture(scope="session")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Per template the folder with the template and two decks on it."""
    return built_once(tmp_path_factory)


@pytest.fixture(params=TEMPLATES)
def folder(request: pytest.FixtureRequest, decks: Mapping[str, Path]) -> Path:
    """The folder of each template."""
    return decks[request.param]


@pytest.fixture
def template(folder: Path) -> Path:
    """The template in the folder."""
    return folder / f"{next(name for name in TEMPLATES if (folder / f'{name}.pptx').exists())}.pptx"


@pytest.fixture(params=[DECK, COMPARISON])
def deck(request: pytest.FixtureRequest, folder: Path) -> Path:
    """Each of the decks in the folder."""
    path: Path = folder / request.param
    return path
