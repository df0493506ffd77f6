"""The faces that texts are measured with, for LibreOffice: otherwise it draws what Carlito lacks with what it finds."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import uharfbuzz as hb

_FOLDER = Path(__file__).parents[2] / "bmcreport" / "fonts"
_SCRIPTS = ("Arabic", "Hebrew")
_WEIGHTS = (400, 700)

_CONFIGURATION = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{ours}</dir>
  <dir>{instances}</dir>
  <cachedir>{instances}</cachedir>
  <selectfont>
    <rejectfont><pattern><patelt name="family"><string>DejaVu Sans</string></patelt></pattern></rejectfont>
  </selectfont>
  <match target="pattern">
    <test name="family"><string>DejaVu Sans</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Carlito</string></edit>
  </match>
</fontconfig>
"""
"""DejaVu Sans is what LibreOffice itself takes for text from right to left, if it is there."""


def measured_fonts(folder: Path) -> Mapping[str, str]:
    """The environment in which programs find the faces; what they need is written to the folder."""
    folder.mkdir(exist_ok=True)
    for script in _SCRIPTS:
        for weight in _WEIGHTS:
            (folder / f"{script}-{weight}.ttf").write_bytes(_instance(script, weight))
    configuration = folder / "fonts.conf"
    configuration.write_text(_CONFIGURATION.format(ours=_FOLDER, instances=folder), "utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(configuration)}


def _instance(script: str, weight: int) -> bytes:
    """A weight of a variable face as a font file with all of its glyphs: old LibreOffice knows no others."""
    whole = hb.Face(hb.Blob((files("manimgx_fonts") / f"NotoSans{script}[wght].ttf").read_bytes()))
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.pin_axis_location(whole, "wght", weight)
    return bytes(hb.subset(whole, wanted).blob.data)
