"""One slide layout of ours on one of the template's: what its placeholders and rooms become there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from bmcreport.deck.master import rect_of
from bmcreport.deck.templates.choosing import FEET, TITLES, Choice, contents_of, title_of
from bmcreport.deck.templates.geometry import area, bounds, clear, overlap, stretched
from bmcreport.model.slides import Box, PlaceholderSpec, SlideLayoutSpec
from bmcreport.template import Holder, Template
from bmcreport.units import Emu, Rect, in_points, pt

_HEIGHT = 540
"""Points of the height of our own slides, which their type sizes are made for."""

_LARGEST_TITLE = 32
"""Points on our own slide: titles here are sentences, not words."""

_CAPITALS = 1.44
"""How much wider text is in capitals: what 95 of 100 titles stay below in Times New Roman; 1.28 in Arial."""

_EYEBROW = "eyebrow"
_ACROSS = ("left", "right")


class Place(Struct, frozen=True, dict=True):
    """A layout of ours, the choice for it, its bound placeholders by our names, and what is known of the template.

    `widths` is how much wider fonts are than what is measured, by name.
    """

    spec: SlideLayoutSpec
    choice: Choice
    holders: Mapping[str, Holder]
    template: Template
    widths: Mapping[str, float] = field(default_factory=dict)

    @property
    def scale(self) -> float:
        """How much larger type is on this template's slides than on ours."""
        return in_points(self.template.size.height) / _HEIGHT

    def length(self, points: float) -> Emu:
        """A length of our slides on this one."""
        return pt(points * self.scale)

    @cached_property
    def bound(self) -> Mapping[str, Holder]:
        """The bound placeholders; every slide has a title, even where its layout has none."""
        titles = {name for name, each in self.spec.placeholders.items() if each.kind in TITLES}
        return {**dict.fromkeys(titles, self._title), **self.holders}

    @cached_property
    def overridden(self) -> Mapping[str, Rect]:
        """The text rectangles of bound placeholders that do not stand where their layout has them."""
        found: dict[str, Rect] = {}
        for name, holder in self.bound.items():
            if name not in self.holders or (holder.kind in TITLES and self._lifted):
                found[name] = self._title.text_rect
        if self.spec.canvas and "title" in self.bound:
            room = self._title.text_rect
            found["title"] = Rect(room.x, room.y, room.width, min(room.height, self.length(38)))
        if (title := self.bound.get("title")) and rect_of(self.spec.placeholders["title"].rect).bottom <= 0:
            room = title.text_rect
            found["title"] = Rect(room.x, -room.height - self.length(16), room.width, room.height)
        if set(_ACROSS) <= set(self.holders) and self._contents:
            found |= {name: self._mapped(rect_of(self.spec.placeholders[name].rect)) for name in _ACROSS}
        if (tagline := self.holders.get("tagline")) and self._under_the_title.height < self.length(70):
            room = tagline.text_rect
            bottom = self._foot - self.length(84)
            if bottom - room.y >= self.length(24):
                found["tagline"] = Rect(room.x, room.y, room.width, min(room.height, bottom - room.y))
        stated = {name: each.text_rect for name, each in self.holders.items()}
        return {name: rect for name, rect in found.items() if rect != stated.get(name)}

    @cached_property
    def left_out(self) -> frozenset[str]:
        """Placeholders that slides here go without: those at the foot that the template has not, a second heading."""
        feet = {name for name, each in self.spec.placeholders.items() if each.kind in FEET and name not in self.holders}
        subtitle = self.holders.get("subtitle")
        over_the_title = subtitle is not None and subtitle.rect.y < self._title.rect.y
        crowded = self.spec.canvas or "left_heading" in self.spec.placeholders or over_the_title
        return frozenset(feet | ({_EYEBROW} if crowded and self._eyebrow_above is None else set()))

    def placeholder(self, name: str) -> PlaceholderSpec:
        """A placeholder of ours with the place and the size that it has here."""
        spec = self.spec.placeholders[name]
        holder = self.bound.get(name)
        if holder is None:
            return spec.model_copy(update={"rect": self._box(self._free(name)), "size": spec.size * self.scale})
        rect = self.overridden.get(name, holder.text_rect)
        wider = self.widths.get(holder.font, 1.0) * (_CAPITALS if holder.capitals else 1.0)
        measured = Rect(rect.x, rect.y, round(rect.width / wider) if name not in _ACROSS else rect.width, rect.height)
        size = in_points(holder.size)
        if spec.kind == "title" and self.choice.kind not in {"title", "secHead"}:
            size = min(size, _LARGEST_TITLE * self.scale)
        heading = spec.kind in TITLES or spec.kind == "subTitle"
        told = {"bold": holder.bold, "capitals": False} if heading else {}
        return spec.model_copy(update={"rect": self._box(measured), "size": size, "align": "left", **told})

    def rooms(self) -> dict[str, Box]:
        """The rooms of ours, and always one for a table or chart."""
        found = {name: self._room(name) for name in self.spec.rooms}
        return {name: self._box(rect) for name, rect in (found | {"content": self._content}).items()}

    def canvas(self) -> Box | None:
        """Where the canvas stands: as large as title, foot and the template's drawings let it."""
        if self.spec.canvas is None:
            return None
        title, side = self.overridden.get("title", self._title.text_rect), self.length(24)
        top = title.bottom + self.length(6)
        whole = Rect(side, top, self.template.size.width - 2 * side, self._foot - self.length(4) - top)
        return self._box(clear(whole, self._obstacles, self.length(6)))

    def logo(self) -> Box | None:
        """The room of a logo, where nothing else stands."""
        if self.spec.logo is None:
            return None
        left, top, width, height = self.spec.logo
        rect = Rect(0, self.length(top), self.length(width), self.length(height))
        rect = Rect(self._title.text_rect.right - rect.width, rect.y, rect.width, rect.height)
        others = (*self._obstacles, *(each.rect for each in self.choice.layout.holders))
        free = rect.x > 0 and not any(overlap(rect, other) for other in others)
        return self._box(rect) if free and left else None

    def _box(self, rect: Rect) -> Box:
        x, y, width, height = map(in_points, (rect.x, rect.y, rect.width, rect.height))
        return x, y, width, height

    @cached_property
    def _title(self) -> Holder:
        """The title; where a layout has none, that of another, or a line at the top."""
        titles = (title_of(each) for each in (self.choice.layout, *self.template.layouts))
        found = next(filter(None, titles), None)
        width, height = self.template.size.width, self.template.size.height
        usual = Rect(width // 20, height // 20, width * 9 // 10, height // 8)
        if found and self._lifted:
            return replace(found, rect=usual)
        ink = self.template.colours["tx1"]
        font = self.template.heading_font
        return found or Holder("", "title", 0, usual, (0, 0, 0, 0), self.length(28), ink, font)

    @property
    def _lifted(self) -> bool:
        """Whether the title stands higher than on its layout: one of a title slide that has to do for contents."""
        title = title_of(self.choice.layout)
        makeshift = self.choice.kind is None and self.spec.background != "dark"
        return makeshift and title is not None and title.rect.y * 5 > self.template.size.height

    @cached_property
    def _obstacles(self) -> tuple[Rect, ...]:
        feet = (each.rect for each in self.choice.layout.holders if each.kind in FEET)
        return (*self.choice.layout.obstacles, *feet)

    @cached_property
    def _foot(self) -> Emu:
        """Where slides end for all that is no footer."""
        height = self.template.size.height
        tops = (each.rect.y for each in self.choice.layout.holders if each.kind in FEET)
        return min((top for top in tops if 2 * top > height), default=height * 19 // 20)

    @cached_property
    def _contents(self) -> list[Holder]:
        return contents_of(self.choice.layout, self.template)

    @cached_property
    def _area(self) -> Rect:
        """The template's own place for contents, without an eyebrow that has to stand in it."""
        body = [each.text_rect for each in self._contents] or [self.template.body.text_rect if self.template.body else
                                                               self._under_the_title]  # fmt: skip
        room = bounds(body)
        title = self._title.rect
        top = max(room.y, title.bottom) if title.y < room.y + room.height // 2 and not self._contents else room.y
        room = Rect(room.x, top, room.width, min(room.bottom, self._foot - self.length(4)) - top)
        if 3 * room.height < self.template.size.height:
            room = self._under_the_title
        return clear(room, self._obstacles, self.length(6))

    @cached_property
    def _below_eyebrow(self) -> Rect:
        area_ = self._area
        if _EYEBROW not in self.spec.placeholders or self._eyebrow_above or _EYEBROW in self.left_out:
            return area_
        # Large type stands farther from the line above it.
        return area_.inset(0, self.length(34 if "body" in self.spec.placeholders else 22), 0, 0)

    @cached_property
    def _content(self) -> Rect:
        """The room for a table or chart, down to the foot where nothing is in the way."""
        room = self._below_eyebrow
        down = Rect(room.x, room.y, room.width, max(room.height, self._foot - self.length(8) - room.y))
        room = max(clear(down, self._obstacles, self.length(6)), room, key=area)
        below = self.length(44) if "caption" in self.spec.placeholders else 0
        return room.inset(0, self.length(4), 0, below)

    @cached_property
    def _under_the_title(self) -> Rect:
        """What is left below title and tagline."""
        title = self._title
        others = (each.rect.bottom for each in (title, self.holders.get("tagline")) if each)
        top = max(others) + self.length(10)
        rect = title.text_rect
        room = Rect(rect.x, top, rect.width, max(0, self._foot - self.length(8) - top))
        return clear(room, self._obstacles, self.length(8))

    @cached_property
    def _eyebrow_above(self) -> Rect | None:
        """The line above the title, where there is room for one."""
        title = self._title
        text = title.text_rect
        rect = Rect(text.x, title.rect.y - self.length(16), text.width, self.length(16))
        others = (*self._obstacles, *(each.rect for each in self.choice.layout.holders if each is not title))
        free = rect.y >= self.length(12) and not any(overlap(rect, other) for other in others)
        return rect if free else None

    def _free(self, name: str) -> Rect:
        """The place of a placeholder that the template's layout has not."""
        rect = rect_of(self.spec.placeholders[name].rect)
        if name == _EYEBROW:
            room = self._area
            return self._eyebrow_above or Rect(room.x, room.y, room.width, self.length(16))
        if name == "caption":
            room = self._content
            return Rect(room.x, room.bottom + self.length(8), room.width, self.length(34))
        if self.spec.placeholders[name].kind == "subTitle":
            room = self._under_the_title
            return Rect(room.x, room.y, room.width, min(room.height // 2, self.length(60)))
        return self._mapped(rect)

    def _mapped(self, rect: Rect) -> Rect:
        """A rectangle of our contents in the template's place for them."""
        own, room = self._own, self._below_eyebrow
        across = self._across(own, room)
        left, right = (stretched(edge, *across) for edge in (rect.x, rect.right))
        down = (own.y, own.bottom), (room.y, room.bottom)
        top, bottom = (stretched(edge, *down) for edge in (rect.y, rect.bottom))
        return Rect(left, top, right - left, bottom - top)

    def _across(self, own: Rect, room: Rect) -> tuple[list[Emu], list[Emu]]:
        """The edges of our columns, and those of the template's."""
        if set(_ACROSS) <= set(self.holders):
            ours = [rect_of(self.spec.placeholders[name].rect) for name in _ACROSS]
            theirs = [self.holders[name].text_rect for name in _ACROSS]
            return _edges(ours), _edges(theirs)
        return [own.x, own.right], [room.x, room.right]

    @cached_property
    def _own(self) -> Rect:
        """All of our contents on our own slide."""
        named = self.spec.placeholders.items()
        free = [each.rect for name, each in named if each.kind not in (*TITLES, *FEET) and name != _EYEBROW]
        boxes = [*free, *self.spec.rooms.values()] or [each.rect for _, each in named]
        return bounds([rect_of(box) for box in boxes])

    def _room(self, name: str) -> Rect:
        if name not in {"figures", "companies"}:
            return self._mapped(rect_of(self.spec.rooms[name]))
        tagline = self.overridden.get("tagline")
        room = self._under_the_title
        if tagline:
            top = tagline.bottom + self.length(10)
            room = clear(Rect(room.x, top, room.width, self._foot - self.length(8) - top), self._obstacles, 1)
        wanted = self.length(60 if name == "figures" else 130)
        if name == "figures" and room.height < self.length(53):
            return Rect(room.x, room.y, 0, 0)
        height = min(room.height, wanted)
        return Rect(room.x, room.bottom - height, room.width, height)


def _edges(rects: Iterable[Rect]) -> list[Emu]:
    return [edge for rect in rects for edge in (rect.x, rect.right)]
