"""Font families that slides may be set in, each with the files that its text is measured with.

Files with the same metrics stand in for fonts that may not be passed on: Carlito for Calibri, Arimo for Arial.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from bmcreport.alternatives import KnownFont
from bmcreport.text.fonts import Face, Typeface
from bmcreport.text.types import FaceName

_STAND_INS: Mapping[str, tuple[str, str]] = {
    KnownFont.CALIBRI: ("Calibri", "Carlito"),
    KnownFont.ARIAL: ("Arial", "Arimo"),
}
_SAME_WIDTHS = {"carlito": "calibri", "arimo": "arial", "helvetica": "arial", "liberation sans": "arial"}
"""Fonts whose letters are as wide as another's, by design."""

_SUFFIXES = {
    FaceName.REGULAR: "Regular",
    FaceName.BOLD: "Bold",
    FaceName.ITALIC: "Italic",
    FaceName.BOLD_ITALIC: "BoldItalic",
}


class Family(Struct, frozen=True):
    """A family by the name that programs know it by, and a font file for each face."""

    name: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path

    @property
    def files(self) -> tuple[Path, ...]:
        """The font files, each once."""
        return tuple(dict.fromkeys((self.regular, self.bold, self.italic, self.bold_italic)))


@cache
def known_family(name: str) -> Family | None:
    """The family of this name that we have files for, whatever the case of its letters; else none."""
    found = _STAND_INS.get(name.casefold())
    if found is None:
        return None
    called, stem = found
    folder = Path(str(files("bmcreport").joinpath("fonts")))
    regular, bold, italic, both = (folder / f"{stem}-{suffix}.ttf" for suffix in _SUFFIXES.values())
    return Family(called, regular, bold, italic, both)


def family_as_wide(name: str) -> Family | None:
    """The family that text in this font can be measured with to the letter; else none."""
    return known_family(_SAME_WIDTHS.get(name.casefold(), name))


def named_family(name: str) -> Family:
    """The family of this name. Raises ValueError where we cannot measure it."""
    found = known_family(name)
    if found is None:
        raise ValueError(f"there is no font {name} for decks; there are {' and '.join(known_names())}")
    return found


def known_names() -> tuple[str, ...]:
    """What the families are called that we have files for."""
    return tuple(name for name, _ in _STAND_INS.values())


@cache
def family_faces(family: Family) -> Typeface:
    """The faces of a family, read on first use.

    Raises OSError for a file that cannot be read.
    """
    paths = (family.regular, family.bold, family.italic, family.bold_italic)
    return {face: Face(path.stem, path.read_bytes()) for face, path in zip(_SUFFIXES, paths, strict=True)}
