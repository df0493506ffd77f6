"""The decks of the corpus and what LibreOffice makes of them, once for all processes that run the tests."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests import clients
from tests.contracts import corpus
from tests.sharing import made_once


@pytest.fixture(scope="session")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every deck."""
    return made_once(tmp_path_factory, "corpus", corpus.write_all)


@pytest.fixture(scope="session")
def printed(decks: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the decks as LibreOffice prints them, in one process; tests/templates has those on templates."""
    soffice = clients.soffice()

    def convert(folder: Path) -> None:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        names = corpus.DECKS if request.config.option.markexpr == "soak" else corpus.OFTEN
        files = [str(decks / f"{name}.pptx") for name in names if not name.startswith(corpus.ON_TEMPLATES)]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=280)

    return made_once(tmp_path_factory, "printed", convert)


@pytest.fixture(params=corpus.DECKS)
def deck(request: pytest.FixtureRequest, decks: Path) -> Path:
    """Each of the decks."""
    return decks / f"{request.param}.pptx"
