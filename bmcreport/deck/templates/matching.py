"""A template matched to our slide layouts: what they become on it, and what of it serves them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from msgspec import Struct, structs

from bmcreport.deck.foundation import Bound, BoundLayout
from bmcreport.deck.templates.choosing import TITLES, Choice, bindings, choose
from bmcreport.deck.templates.colouring import Colouring, Paint
from bmcreport.deck.templates.geometry import mirrored
from bmcreport.deck.templates.placing import Place
from bmcreport.model.layout import BlockFrame, Layout, TypeScale
from bmcreport.model.slides import Box, LayoutMapping, SlideLayouts, SlideLayoutSpec
from bmcreport.template import Holder, Template, TemplateLayout
from bmcreport.units import Emu, Rect, in_points

_LEAST = 6
"""Points below which nothing is set."""

_LARGEST_BODY = 20

_HEIGHT = 540
"""Points of the height of our own slides, which their type sizes are made for."""


class MatchedLayout(Struct, frozen=True):
    """One of our slide layouts on a template."""

    key: str
    place: Place
    spec: SlideLayoutSpec
    bound: BoundLayout

    @property
    def choice(self) -> Choice:
        return self.place.choice


@dataclass(frozen=True)
class Matched:
    """Our slide layouts on a template, in the order of the layout file, with the colours of all palette roles."""

    template: Template
    slides: SlideLayouts
    layouts: tuple[MatchedLayout, ...]
    paints: Mapping[str, Paint] = field(repr=False)
    plate: bool

    def named(self, name: str) -> MatchedLayout:
        """The one that is called so in PowerPoint's menu by our layout file."""
        return next(each for each in self.layouts if each.spec.name == name)

    def layout(self, layout: Layout) -> Layout:
        """The layout of the canvas in the template's colours, its type made for the size of the slides."""
        scale = in_points(self.template.size.height) / _HEIGHT
        surface = layout.slide
        frame = {name: value * scale for name, value in surface.frame.model_dump().items()}
        slide = surface.model_copy(
            update={
                "scale": _scaled(surface.scale, scale, floor=_LEAST),
                "frame": BlockFrame.model_validate(frame),
                "hairline": surface.hairline * scale,
                "outline": surface.outline * scale,
            }
        )
        palette = {role: paint.value for role, paint in self.paints.items()}
        return layout.model_copy(update={"slide": slide, "palette": {**layout.palette, **palette}})


def match(
    template: Template,
    slides: SlideLayouts,
    palette: Mapping[str, str],
    mapping: Mapping[str, LayoutMapping],
    widths: Mapping[str, float],
    *,
    leftwards: bool = False,
) -> Matched:
    """Our slide layouts on a template; every name in `mapping` is one of the template's.

    Where a deck is read `leftwards` it is composed as in a mirror and turned as a whole, so the template is, too.
    """
    seen = _in_a_mirror(template) if leftwards else template
    layouts = tuple(
        _matched(key, spec, seen, mapping.get(key), widths, leftwards=leftwards) for key, spec in slides.layouts.items()
    )
    by_key = {each.key: each.choice.layout for each in layouts}
    content = by_key.get("table", template.layouts[0])
    colouring = Colouring(template, content, by_key.get("cover", content))
    paints = colouring.paints(palette) | dict(_title_paints(layouts, colouring))
    scale = in_points(template.size.height) / _HEIGHT
    texts = [
        holder for each in layouts for name, holder in each.place.bound.items() if name == "left"
    ] or [*filter(None, [template.body])]  # fmt: skip
    body = min((in_points(each.size) for each in texts), default=_LARGEST_BODY * scale)
    matched = slides.model_copy(
        update={
            "width": in_points(template.size.width),
            "height": in_points(template.size.height),
            "body": _scaled(slides.body, scale, ceiling=min(body, _LARGEST_BODY * scale)),
            "table": _scaled(slides.table, scale),
            "overview": _scaled(slides.overview, scale),
            "stamp": slides.stamp and _from_the_right(slides.stamp, slides.width, template),
            "layouts": {each.key: each.spec for each in layouts},
        }
    )
    return Matched(template, matched, layouts, paints, colouring.plate())


def _matched(
    key: str,
    spec: SlideLayoutSpec,
    template: Template,
    mapping: LayoutMapping | None,
    widths: Mapping[str, float],
    *,
    leftwards: bool,
) -> MatchedLayout:
    choice = choose(template, spec, mapping.layout if mapping else None)
    holders = bindings(spec, choice, template, mapping.placeholders if mapping else {})
    place = Place(spec, choice, holders, template, widths)
    on_template = spec.model_copy(
        update={
            "panels": (),
            "placeholders": {name: _coloured(key, name, place) for name in spec.placeholders},
            "canvas": place.canvas(),
            "logo": place.logo(),
            "rooms": place.rooms(),
        }
    )
    bound = {
        name: _bound(holder, place.overridden.get(name), seen_from=template.size.width if leftwards else None)
        for name, holder in place.bound.items()
    }
    return MatchedLayout(key, place, on_template, BoundLayout(choice.layout.part, bound))


def _coloured(key: str, name: str, place: Place) -> object:
    """Titles have the template's own colour, which is a role of its own; so has all text on covers."""
    spec = place.placeholder(name)
    if spec.kind in (*TITLES, "subTitle") or place.spec.background == "dark":
        return spec.model_copy(update={"colour": f"{key}_{name}"})
    return spec


def _title_paints(layouts: tuple[MatchedLayout, ...], colouring: Colouring) -> Iterator[tuple[str, Paint]]:
    for each in layouts:
        for name, spec in each.spec.placeholders.items():
            if spec.colour == f"{each.key}_{name}":
                holder = each.place.bound.get(name) or each.place.bound.get("title")
                yield spec.colour, colouring.found(holder.colour if holder else colouring.template.colours["tx1"])


def _bound(holder: Holder, text: Rect | None, seen_from: Emu | None) -> Bound:
    """`seen_from` is the width of a slide that everything was seen mirrored on.

    Text that is read the other way than the template's stands at the other side, unless it stands in the middle.
    """
    left, top, right, bottom = holder.inset
    place = text and Rect(text.x - left, text.y - top, text.width + left + right, text.height + top + bottom)
    if place and seen_from is not None:
        place = mirrored(place, seen_from)
    turned = holder.leftwards != (seen_from is not None) and holder.align != "ctr"
    return Bound(holder.kind, holder.index, place, None, holder.leftwards, holder.bulleted, holder.bold, turned)


def _in_a_mirror(template: Template) -> Template:
    width = template.size.width

    def turned(holder: Holder) -> Holder:
        left, top, right, bottom = holder.inset
        return structs.replace(holder, rect=mirrored(holder.rect, width), inset=(right, top, left, bottom))

    def seen(layout: TemplateLayout) -> TemplateLayout:
        obstacles = tuple(mirrored(rect, width) for rect in layout.obstacles)
        return structs.replace(layout, holders=tuple(map(turned, layout.holders)), obstacles=obstacles)

    body = template.body and turned(template.body)
    return replace(template, layouts=tuple(map(seen, template.layouts)), body=body)


def _from_the_right(box: Box, width: float, template: Template) -> Box:
    """A box of slides of ours as far from the right of the template's, and as large on them."""
    scale = in_points(template.size.height) / _HEIGHT
    left, *rest = box
    top, across, height = (length * scale for length in rest)
    return in_points(template.size.width) - (width - left) * scale, top, across, height


def _scaled(scale: TypeScale, factor: float, *, ceiling: float | None = None, floor: float | None = None) -> TypeScale:
    """Sizes for slides of another size, never below the least; half points stay half points."""

    def sized(points: float) -> float:
        return max(_LEAST, round(2 * points) / 2)

    top = sized(ceiling if ceiling is not None else scale.ceiling * factor)
    bottom = min(top, sized(floor if floor is not None else scale.floor * factor))
    comfortable = None if scale.comfortable is None else min(top, sized(scale.comfortable * factor))
    return scale.model_copy(update={"ceiling": top, "floor": bottom, "comfortable": comfortable})
