"""What the tests of handouts share."""

from __future__ import annotations

import pytest

from tests.pdf.vera import VeraPdf


@pytest.fixture(scope="session")
def vera(tmp_path_factory: pytest.TempPathFactory) -> VeraPdf:
    """The veraPDF engine; skips where it or Java is missing."""
    return VeraPdf(tmp_path_factory.mktemp("vera"))
