"""Where glyphs leave ink, asked of HarfBuzz anew for each face: the oracle for what our own measuring says."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import uharfbuzz as hb

from bmcreport.text.fitting import SetParagraph
from bmcreport.text.types import FaceName, Fragment
from bmcreport.units import Emu, Rect

_FILES = {
    FaceName.REGULAR: "Carlito-Regular.ttf",
    FaceName.BOLD: "Carlito-Bold.ttf",
    FaceName.ITALIC: "Carlito-Italic.ttf",
    FaceName.BOLD_ITALIC: "Carlito-BoldItalic.ttf",
}


@cache
def font(face: FaceName) -> hb.Font:
    data = files("bmcreport").joinpath("fonts", _FILES[face]).read_bytes()
    return hb.Font(hb.Face(hb.Blob(data)))


def shaped(face: FaceName, text: str) -> hb.Buffer:
    """The text shaped as we print it: kerned, without ligatures."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font(face), buffer, {"liga": False, "clig": False, "dlig": False})
    return buffer


def advance(face: FaceName, text: str) -> float:
    """The width of a text in em."""
    return float(sum(place.x_advance for place in shaped(face, text).glyph_positions) / font(face).face.upem)


def boxes(placed: SetParagraph) -> list[Rect]:
    """A box of ink for each glyph of a paragraph that leaves any."""
    return [
        box
        for number, line in enumerate(placed.lines)
        for fragment in line.fragments
        for box in _fragment_boxes(fragment, placed.text_x, placed.baseline(number), placed.setting.size)
    ]


def _fragment_boxes(fragment: Fragment, x: Emu, baseline: Emu, size: Emu) -> list[Rect]:
    style = fragment.run.style
    own = size * style.scale / 1000
    em = own / font(style.face).face.upem
    left, base = x + fragment.x, baseline - size * style.rise / 1000
    found = []
    buffer = shaped(style.face, fragment.text)
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        ink = font(style.face).get_glyph_extents(info.codepoint)
        if ink is not None and ink.width:
            start = left + (place.x_offset + ink.x_bearing) * em
            top = base - (place.y_offset + ink.y_bearing) * em
            found.append(Rect(round(start), round(top), round(ink.width * em), round(-ink.height * em)))
        left += place.x_advance * em + own * style.tracking / 1000
    return found
