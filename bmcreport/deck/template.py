"""What slides stand on: the master, the named layouts, the themes and the notes master; the same for the same looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from bmcreport.branding import Bitmap
from bmcreport.deck import notes, theme
from bmcreport.deck.drawing import Colours
from bmcreport.deck.layout_parts import WrittenLayout, picture_name, written_layout
from bmcreport.deck.master_part import THEME, master_part
from bmcreport.deck.package import Packed, Part, pack
from bmcreport.deck.paragraphs import PLAIN, Inherited
from bmcreport.deck.properties import setting_parts
from bmcreport.deck.slides import Backdrop, Deck, PictureShape, SlideLayout
from bmcreport.units import Size


class Template(Struct, frozen=True):
    """Everything of a deck but its slides; `plain` is what text looks like that is in no placeholder.

    `pictures` are the parts that slides need not write again.
    """

    packed: tuple[Packed, ...]
    layouts: Mapping[str, WrittenLayout]
    colours: Colours
    plain: Inherited = PLAIN
    pictures: frozenset[str] = frozenset()


_Pairs = tuple[tuple[str, str], ...]
"""A mapping as sorted pairs, which can be remembered."""


def template(deck: Deck) -> Template:
    """The template of a deck; what is alike in several decks is built once.

    Most colours are written as places in the theme, so decks that differ in those share all but the theme.
    """
    colours = theme.colours(deck.palette)
    looks, layouts = _pairs(colours), enumerate(deck.layouts, 1)
    written = {layout.name: written_layout(layout, number, looks, deck.language) for number, layout in layouts}
    ground = _ground(deck.layouts, deck.behind, deck.size, looks, deck.language, leftwards=deck.leftwards)
    pictures = {picture_name(each): each for each in _bitmaps(deck)}
    media = tuple(_media(name, each) for name, each in pictures.items())
    themes = _themes(_pairs(deck.palette), deck.font, deck.theme_name)
    packed = (ground, themes, *(each.packed for each in written.values()), *media)
    return Template(packed, written, colours, pictures=frozenset(pictures))


def _bitmaps(deck: Deck) -> Iterator[Bitmap]:
    """The pictures behind slides."""
    backdrops = (deck.behind, *(layout.shapes for layout in deck.layouts))
    return (shape.bitmap for shapes in backdrops for shape in shapes if isinstance(shape, PictureShape))


@lru_cache(maxsize=16)
def _media(name: str, bitmap: Bitmap) -> Packed:
    return pack([Part(name, "image/png", bitmap.png)])


def _pairs(mapping: Mapping[str, str]) -> _Pairs:
    return tuple(sorted(mapping.items()))


@lru_cache(maxsize=64)
def _themes(palette: _Pairs, font: str, name: str) -> Packed:
    """The theme of the slides and that of the notes, which must be a part of its own."""
    xml = theme.theme_xml(dict(palette), font, name)
    return pack(Part(each, theme.CONTENT_TYPE, xml) for each in (THEME, notes.THEME))


@lru_cache(maxsize=64)
def _ground(
    layouts: tuple[SlideLayout, ...],
    behind: tuple[Backdrop, ...],
    size: Size,
    colours: _Pairs,
    language: str,
    *,
    leftwards: bool,
) -> Packed:
    """The parts that are one of a kind, but for the themes."""
    master = master_part(layouts, behind, size, dict(colours), language, leftwards=leftwards)
    return pack((master, notes.master_part(language, leftwards=leftwards), *setting_parts()))
