"""What slides stand on: the master, the named layouts, the themes and the notes master; the same for the same looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bmcreport.deck import notes, theme
from bmcreport.deck.drawing import Colours
from bmcreport.deck.layout_parts import WrittenLayout, written_layout
from bmcreport.deck.master_part import THEME, master_part
from bmcreport.deck.package import Packed, Part, pack
from bmcreport.deck.properties import setting_parts
from bmcreport.deck.slides import Deck, SlideLayout
from bmcreport.units import Size


@dataclass(frozen=True, slots=True)
class Template:
    """Everything of a deck but its slides."""

    packed: tuple[Packed, ...]
    layouts: Mapping[str, WrittenLayout]
    colours: Colours


@dataclass(frozen=True, slots=True)
class _Looks:
    """What of a deck decides over its ground; the palette as sorted pairs."""

    layouts: tuple[SlideLayout, ...]
    palette: tuple[tuple[str, str], ...]
    size: Size
    font: str
    theme_name: str
    language: str


def template(deck: Deck) -> Template:
    """The template of a deck; built once for decks that look alike."""
    palette = tuple(sorted(deck.palette.items()))
    layouts = enumerate(deck.layouts, 1)
    written = {layout.name: written_layout(layout, number, palette, deck.language) for number, layout in layouts}
    ground = _ground(_Looks(deck.layouts, palette, deck.size, deck.font, deck.theme_name, deck.language))
    return Template((ground, *(each.packed for each in written.values())), written, theme.colours(deck.palette))


@lru_cache(maxsize=16)
def _ground(looks: _Looks) -> Packed:
    """The parts that are one of a kind."""
    palette = dict(looks.palette)
    themed = theme.theme_xml(palette, looks.font, looks.theme_name)
    master = master_part(looks.layouts, looks.size, theme.colours(palette), looks.language)
    themes = Part(THEME, theme.CONTENT_TYPE, themed)
    return pack((master, themes, *notes.master_parts(themed), *setting_parts()))
