"""What the tests of comparison decks share."""

from __future__ import annotations

import pytest

from bmcreport.building.stock import Stock
from tests import shipped


@pytest.fixture(scope="session")
def stock() -> Stock:
    """The package's own layouts and outlines."""
    return shipped.stock()
