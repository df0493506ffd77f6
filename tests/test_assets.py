"""The files that come with the package are found, or missed with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from bmcreport import assets
from bmcreport.diagnostics import BrokenInstallation


def test_a_checkout_has_layouts_and_examples_beside_the_package() -> None:
    assert (assets.layouts_folder() / "business-model-canvas.yaml").is_file()
    assert list(assets.examples_folder().glob("*.yaml"))


def test_a_wheel_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "PACKAGE", tmp_path / "bmcreport")
    (tmp_path / "bmcreport" / "layouts").mkdir(parents=True)
    (tmp_path / "layouts").mkdir()
    assert assets.layouts_folder() == tmp_path / "bmcreport" / "layouts"


def test_an_installation_without_them_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "PACKAGE", tmp_path / "bmcreport")
    with pytest.raises(BrokenInstallation, match=r"`canvases` .* install bmcreport again"):
        assets.examples_folder()
