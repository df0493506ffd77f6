"""Fonts of a template and what their text is measured with: their files, others as wide, or Carlito made wider."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.template import Template
from bmcreport.text.fallback import Chosen
from bmcreport.text.families import Family, family_as_wide, known_family
from bmcreport.text.fonts import Face, carlito
from bmcreport.text.types import FaceName

_WIDTHS = {
    "Aptos": 1.08, "Aptos Display": 1.04, "Arial Narrow": 0.92, "Avenir Next": 1.12,
    "Bookman Old Style": 1.24, "Calibri Light": 1.0, "Cambria": 1.06, "Candara": 1.04, "Century Gothic": 1.2,
    "Corbel": 1.04, "Franklin Gothic Book": 1.04, "Futura": 1.1, "Garamond": 0.94, "Georgia": 1.16, "Gill Sans MT": 1.0,
    "Helvetica Neue": 1.12, "Inter": 1.17, "Lato": 1.08, "Montserrat": 1.29,
    "Noto Sans": 1.17, "Open Sans": 1.16, "Palatino Linotype": 1.1, "Poppins": 1.25, "Roboto": 1.1, "Rockwell": 1.1,
    "Segoe UI": 1.11, "Source Sans Pro": 1.03, "Tahoma": 1.09, "Times New Roman": 1.04, "Trebuchet MS": 1.09,
    "Tw Cen MT": 0.97, "Verdana": 1.29,
}  # fmt: skip
"""Widths of English text in regular type, relative to Carlito.

That of Times New Roman is what 95 of 100 texts stay under in a free font of its metrics; the others are from average
widths of letters.
"""

_BOLD = 1.045
"""How much wider Carlito has to be for bold text of another font, on top of that."""

_UNKNOWN = 1.2
"""What an unknown font may need: few text fonts are wider."""

_SAMPLE = "Customers pay a monthly price for software that plans 24 deliveries in the morning"
_SPREAD = 1.035
"""How far texts are from the sample, of two fonts: 95 of 100 stay below it in Arial against Calibri."""

_FACES = {
    "": FaceName.REGULAR, "regular": FaceName.REGULAR, "bold": FaceName.BOLD, "italic": FaceName.ITALIC,
    "bolditalic": FaceName.BOLD_ITALIC,
}  # fmt: skip


class Fonts(Struct, frozen=True):
    """The font files and the family of a project, which text is measured with where a template names them."""

    files: tuple[Path, ...] = ()
    family: Family | None = None

    def chosen(self, template: Template, chosen: Chosen) -> Chosen:
        """A choice of fonts for text in the font of a template's body."""
        own, family = self._files_of(template.body_font), self._family(template.body_font)
        if family and not own:
            # Calibri is measured with Carlito as pages are: what was measured for one holds for the other.
            return chosen if family == known_family("calibri") else replace(chosen, family=family)
        regular = _WIDTHS.get(template.body_font, _UNKNOWN)
        bold = regular * _BOLD
        return replace(chosen, instead=tuple(own.items()), widened=(round(1000 * regular), round(1000 * bold)))

    def widths(self, template: Template) -> Mapping[str, float]:
        """By name, how much wider the fonts of a template are than that of its body."""
        names = {each.font for layout in template.layouts for each in layout.holders}
        return {name: self._against(name, template.body_font) for name in names}

    def strangers(self, template: Template) -> Iterator[tuple[str, str]]:
        """The theme's fonts that text is not measured with, and what it is measured as."""
        for font in dict.fromkeys((template.heading_font, template.body_font)):
            if self._regular(font) is None:
                yield font, f"Calibri, {round(100 * _WIDTHS.get(font, _UNKNOWN) - 100)} % wider"

    def _against(self, font: str, body: str) -> float:
        """Guesses stand on Carlito alike, so they are compared as they are; faces differ from text to text."""
        measured = (self._regular(font), self._regular(body))
        if font == body or (measured[0] and measured[0] == measured[1]):
            return 1.0
        ratio = self._width(font) / self._width(body)
        return ratio * _SPREAD if any(measured) else ratio

    def _width(self, font: str) -> float:
        """Against Carlito, of the sample, or as it is known."""
        path = self._regular(font)
        return _sample_width(path) / _carlito_width() if path else _WIDTHS.get(font, _UNKNOWN)

    def _regular(self, font: str) -> Path | None:
        """The file that its regular type is measured with."""
        family = self._family(font)
        return self._files_of(font).get(FaceName.REGULAR, family.regular if family else None)

    def _family(self, font: str) -> Family | None:
        if self.family and _plain(self.family.name) == _plain(font):
            return self.family
        return family_as_wide(font)

    def _files_of(self, font: str) -> dict[FaceName, Path]:
        """Its files by face, as far as their names tell: `OurSans-BoldItalic.ttf`."""
        found: dict[FaceName, Path] = {}
        for path in self.files:
            family, _, face = path.stem.partition("-")
            if _plain(family) == _plain(font) and _plain(face) in _FACES:
                found[_FACES[_plain(face)]] = path
        return found


@lru_cache(maxsize=16)
def _sample_width(path: Path) -> int:
    face = Face(path.stem, path.read_bytes())
    return face.width(_SAMPLE)


def _carlito_width() -> int:
    return carlito()[FaceName.REGULAR].width(_SAMPLE)


def _plain(name: str) -> str:
    return re.sub("[^a-z0-9]", "", name.lower())
