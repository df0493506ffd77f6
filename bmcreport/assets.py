"""Where the layouts and example canvases that come with the package are."""

from __future__ import annotations

from pathlib import Path

from bmcreport.diagnostics import BrokenInstallation

PACKAGE = Path(__file__).parent


def layouts_folder() -> Path:
    """The folder of layout files; raises BrokenInstallation where there is none."""
    return _folder("layouts")


def examples_folder() -> Path:
    """The folder of example canvases; raises BrokenInstallation where there is none."""
    return _folder("canvases")


def _folder(name: str) -> Path:
    # A wheel carries the folder inside the package; in a checkout it stands beside it.
    for folder in (PACKAGE / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    missing = f"the folder `{name}` that comes with bmcreport is missing; install bmcreport again"
    raise BrokenInstallation(missing)
