"""A deck composed for a template, settled on it: texts without a placeholder become boxes, grounds native shapes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from bmcreport.deck.bodies import holds
from bmcreport.deck.comparison.subject import is_swatch
from bmcreport.deck.foundation import BoundLayout, Foundation
from bmcreport.deck.slides import (
    Align,
    Backdrop,
    Body,
    Deck,
    Panel,
    Shape,
    Slide,
    SlideLayout,
    TextBox,
)
from bmcreport.deck.templates.colouring import seen
from bmcreport.deck.templates.geometry import bounds
from bmcreport.deck.templates.matching import Matched, MatchedLayout
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import Rect, pt

_PLATE_MARGIN = pt(12)
_LEAST_FOOT, _LEGIBLE_FOOT = pt(7), pt(9)
_ALIGNED = {"l": Align.LEFT, "ctr": Align.CENTRE, "r": Align.RIGHT}
_OF_A_TITLE = ("eyebrow", "tagline")


def settled(deck: Deck, matched: Matched) -> Deck:
    """The deck on the template that its slide layouts were matched to."""
    ours = {layout.name: layout for layout in deck.layouts}
    slides = tuple(
        _Settling(matched, matched.named(each.layout), ours[each.layout]).slide(each) for each in deck.slides
    )
    ((usual, _),) = Counter(each.footer for each in slides).most_common(1) or [("", 0)]
    slides = tuple(_with_legible_footer(each, usual, matched) for each in slides)
    bound = {each.spec.name: _with_feet(each, slides) for each in matched.layouts}
    colours = {role: paint.drawingml for role, paint in matched.paints.items()}
    ink, paper = matched.paints["ink"].value, matched.paints["paper"].value
    left = {role: value for role, value in deck.palette.items() if role not in colours}
    swatches = {role: seen(value, ink, paper) if is_swatch(role) else value for role, value in left.items()}
    own = {role: f'<a:srgbClr val="{value.removeprefix("#").upper()}"/>' for role, value in swatches.items()}
    foundation = Foundation(matched.template, bound, {**own, **colours})
    palette = {**deck.palette, **swatches, **{role: paint.value for role, paint in matched.paints.items()}}
    return replace(deck, slides=slides, palette=palette, foundation=foundation)


class _Settling:
    """Settles the slides of one layout."""

    def __init__(self, matched: Matched, layout: MatchedLayout, ours: SlideLayout) -> None:
        self._matched = matched
        self._layout = layout
        self._ours = ours
        self._placeholders = {each.name: each for each in ours.placeholders}

    def slide(self, slide: Slide) -> Slide:
        bound = self._layout.bound.holders
        fills = {name: body for name, body in slide.fills.items() if name in bound}
        boxes = [self._box(name, body) for name, body in slide.fills.items() if self._stands_free(name)]
        shapes = (*self._ground(), *boxes, *self._on_cover(slide.shapes))
        return replace(slide, fills=fills, shapes=shapes)

    def _stands_free(self, name: str) -> bool:
        return name not in self._layout.bound.holders and name not in self._layout.place.left_out

    def _box(self, name: str, body: Body) -> TextBox:
        holder = self._placeholders[name]
        title = self._layout.place.bound.get("title")
        if title and name in _OF_A_TITLE and not self._layout.bound.holders["title"].turned:
            body = _aligned(body, _ALIGNED.get(title.align, Align.LEFT))
        return TextBox(name, holder.rect, body if body.anchor else replace(body, anchor=holder.anchor))

    def _ground(self) -> Iterator[Backdrop]:
        """What our layout draws behind the canvas; on a picture the blocks have a ground of their own."""
        plain = self._layout.choice.layout.ground is not None
        for shape in self._ours.shapes:
            if isinstance(shape, Panel) and shape.fill is None and shape.name != "Frame" and not plain:
                yield replace(shape, fill="paper")
            else:
                yield shape

    def _on_cover(self, shapes: Sequence[Shape]) -> Sequence[Shape]:
        """In the middle under a title that stands there, and on a plate where the cover is a picture."""
        drawn = [each for each in shapes if isinstance(each, TextBox | Panel) and not each.name.startswith("Plate")]
        if self._layout.key != "cover" or not drawn:
            return shapes
        title = self._layout.place.bound.get("title")
        if title and title.align == "ctr":
            shapes = _centred(shapes, drawn, title.text_rect)
            drawn = [each for each in shapes if isinstance(each, TextBox | Panel)]
        if not self._matched.plate:
            return shapes
        around = bounds([each.rect for each in drawn])
        plate = Rect(around.x - _PLATE_MARGIN, around.y - _PLATE_MARGIN, 0, 0)
        plate = replace(plate, width=around.width + 2 * _PLATE_MARGIN, height=around.height + 2 * _PLATE_MARGIN)
        return (Panel("Plate", plate, "paper"), *shapes)


def _centred(shapes: Sequence[Shape], drawn: Sequence[TextBox | Panel], within: Rect) -> tuple[Shape, ...]:
    """Shapes moved together to the middle of a rectangle; a text as wide as that is centred in itself."""
    narrow = [each for each in drawn if each.rect.width * 10 < within.width * 9]
    around = bounds([each.rect for each in narrow]) if narrow else within
    shift = within.x + within.width // 2 - around.x - around.width // 2
    moved = {id(each): replace(each, rect=replace(each.rect, x=each.rect.x + shift)) for each in narrow}
    centred = {
        id(each): replace(each, body=_aligned(each.body, Align.CENTRE))
        for each in drawn
        if isinstance(each, TextBox) and id(each) not in moved
    }
    changed: Mapping[int, Shape] = {**moved, **centred}
    return tuple(changed.get(id(each), each) for each in shapes)


def _aligned(body: Body, align: Align) -> Body:
    return replace(body, paragraphs=tuple(replace(each, align=align) for each in body.paragraphs))


def _with_legible_footer(slide: Slide, usual: str, matched: Matched) -> Slide:
    """A slide that adds more than the template has room for to the usual footer goes without, as its title says it."""
    holder = matched.named(slide.layout).place.holders.get("footer")
    if holder is None or len(slide.footer) <= len(usual):
        return slide
    size = min(holder.size, _LEGIBLE_FOOT)
    told = [Paragraph((Run(slide.footer),))]
    return slide if holds(told, holder.text_rect, size) else replace(slide, footer=usual)


def _with_feet(layout: MatchedLayout, slides: Sequence[Slide]) -> BoundLayout:
    """What stands at the foot in one size on all slides: the template's, or the largest at which all of it fits."""
    texts = {
        "footer": [slide.footer for slide in slides if slide.layout == layout.spec.name],
        "date": [slide.date for slide in slides if slide.layout == layout.spec.name],
    }
    holders = dict(layout.bound.holders)
    for name, said in texts.items():
        if name in holders and any(said):
            holder = layout.place.holders[name]
            lines = [[Paragraph((Run(text),))] for text in dict.fromkeys(said) if text]
            smaller = range(holder.size, _LEAST_FOOT, -pt(0.5))
            size = next(
                (each for each in smaller if all(holds(line, holder.text_rect, each) for line in lines)), _LEAST_FOOT
            )
            holders[name] = replace(holders[name], size=size)
    return replace(layout.bound, holders=holders)
