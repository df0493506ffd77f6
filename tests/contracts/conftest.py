"""The decks of the corpus and what LibreOffice makes of them, once for all processes that run the tests."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import clients
from tests.contracts import corpus
from tests.contracts.measured_fonts import measured_fonts
from tests.sharing import made_once
from tests.templates.conftest import COMPARISON, DECK, built_once

_PROCESSES = 2


@pytest.fixture(scope="session")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every deck."""
    on_templates = built_once(tmp_path_factory)

    def make(folder: Path) -> None:
        for template, built in on_templates.items():
            for kind, name in {"deck": DECK, "comparison": COMPARISON}.items():
                (folder / f"{corpus.ON_TEMPLATES}{template}-{kind}.pptx").write_bytes((built / name).read_bytes())
        corpus.write_all(folder)

    return made_once(tmp_path_factory, "corpus", make)


@pytest.fixture(scope="session")
def printed(decks: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the decks as LibreOffice prints them, in a process for each of two cores."""
    soffice = clients.soffice()

    def convert(folder: Path) -> None:
        fonts = measured_fonts(folder / "fonts")
        names = corpus.DECKS if request.config.option.markexpr == "soak" else corpus.OFTEN
        files = sorted((decks / f"{name}.pptx" for name in names), key=lambda path: (path.stat().st_size, path.name))

        def printed_by(process: int) -> None:
            profile = f"-env:UserInstallation={(folder / f'profile{process}').as_uri()}"
            command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
            own = map(str, files[process::_PROCESSES])
            subprocess.run([*command, *own], check=True, capture_output=True, timeout=800, env=fonts)

        with ThreadPoolExecutor(_PROCESSES) as pool:
            list(pool.map(printed_by, range(_PROCESSES)))

    return made_once(tmp_path_factory, "printed", convert)


@pytest.fixture(params=corpus.DECKS)
def deck(request: pytest.FixtureRequest, decks: Path) -> Path:
    """Each of the decks."""
    return decks / f"{request.param}.pptx"
