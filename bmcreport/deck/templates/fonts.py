"""Fonts of a template against those that text is measured with: their files, or by how much wider they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bmcreport.template import Template
from bmcreport.text.fallback import Chosen
from bmcreport.text.types import FaceName

_LIKE_CARLITO = ("Calibri", "Carlito")
_WIDTHS = {
    "Aptos": 1.08, "Aptos Display": 1.04, "Arial": 1.13, "Arial Narrow": 0.92, "Arimo": 1.13, "Avenir Next": 1.12,
    "Bookman Old Style": 1.24, "Calibri Light": 1.0, "Cambria": 1.06, "Candara": 1.04, "Century Gothic": 1.2,
    "Corbel": 1.04, "Franklin Gothic Book": 1.04, "Futura": 1.1, "Garamond": 0.94, "Georgia": 1.16, "Gill Sans MT": 1.0,
    "Helvetica": 1.13, "Helvetica Neue": 1.12, "Inter": 1.17, "Lato": 1.08, "Liberation Sans": 1.13, "Montserrat": 1.29,
    "Noto Sans": 1.17, "Open Sans": 1.16, "Palatino Linotype": 1.1, "Poppins": 1.25, "Roboto": 1.1, "Rockwell": 1.1,
    "Segoe UI": 1.11, "Source Sans Pro": 1.03, "Tahoma": 1.09, "Times New Roman": 1.04, "Trebuchet MS": 1.09,
    "Tw Cen MT": 0.97, "Verdana": 1.29,
}  # fmt: skip
"""Widths of English text in regular type, relative to Carlito.

Those of Arial and Times New Roman are what 95 of 100 texts stay under in free fonts of their metrics; the others are
from average widths of letters.
"""

_BOLD = 1.045
"""How much wider Carlito has to be for bold text of another font, on top of that."""

_UNKNOWN = 1.2
"""What an unknown font may need: few text fonts are wider."""

_FACES = {
    "": FaceName.REGULAR, "regular": FaceName.REGULAR, "bold": FaceName.BOLD, "italic": FaceName.ITALIC,
    "bolditalic": FaceName.BOLD_ITALIC,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fonts:
    """The font files of a project, which text is measured with where a template names them."""

    files: tuple[Path, ...] = ()

    def chosen(self, template: Template, chosen: Chosen) -> Chosen:
        """A choice of fonts for text in the font of a template's body."""
        own = self._files_of(template.body_font)
        regular = width_of(template.body_font)
        bold = regular if regular == 1 else regular * _BOLD
        return replace(chosen, instead=tuple(own.items()), widened=(round(1000 * regular), round(1000 * bold)))

    def widths(self, template: Template) -> Mapping[str, float]:
        """By name, how much wider the fonts of a template are than that of its body."""
        names = {each.font for layout in template.layouts for each in layout.holders}
        return {name: width_of(name) / width_of(template.body_font) for name in names}

    def strangers(self, template: Template) -> Iterator[tuple[str, str]]:
        """The theme's fonts that text is not measured with, and what it is measured as."""
        for font in dict.fromkeys((template.heading_font, template.body_font)):
            if font not in _LIKE_CARLITO and FaceName.REGULAR not in self._files_of(font):
                yield font, f"Calibri, {round(100 * width_of(font) - 100)} % wider"

    def _files_of(self, font: str) -> dict[FaceName, Path]:
        """Its files by face, as far as their names tell: `OurSans-BoldItalic.ttf`."""
        found: dict[FaceName, Path] = {}
        for path in self.files:
            family, _, face = path.stem.partition("-")
            if _plain(family) == _plain(font) and _plain(face) in _FACES:
                found[_FACES[_plain(face)]] = path
        return found


def width_of(font: str) -> float:
    """How much wider a font sets text than Carlito does."""
    return 1.0 if font in _LIKE_CARLITO else _WIDTHS.get(font, _UNKNOWN)


def _plain(name: str) -> str:
    return re.sub("[^a-z0-9]", "", name.lower())
