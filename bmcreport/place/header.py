"""The top of the printed page: logo, the canvas's name, the company, its tagline, and header fields at the right."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.branding import Logo
from bmcreport.model.canvas import Canvas
from bmcreport.model.layout import Layout, PageSurface
from bmcreport.place.placement import HeaderField, PageHeader, PlacedLogo
from bmcreport.place.stacking import bottom_of, capitals, plain, stack
from bmcreport.text.fitting import SetParagraph, solid
from bmcreport.text.fonts import MICRO_EM
from bmcreport.text.measuring import natural_width
from bmcreport.text.types import FaceName, Paragraph, Style
from bmcreport.units import Emu, Rect, pt

_FIELD_GAP = 2.5
"""Between fields, in sizes of their values."""
_FIELDS_PART = 0.45
"""The part of the header's width that the fields may take before their values wrap."""
_SHRINK = 0.6
"""A name too long for one line shrinks to this part of its size before it takes two."""
_TITLE_STEP = pt(0.5)
_TAGLINE_GAP = 0.04
"""From the name to the tagline, in sizes of the name."""
_LOGO_GAP = 0.5
"""Between logo and words, in sizes of the name."""
_LOGO_PART = 0.16
"""The part of the header's width that a logo may take."""


class _Field(Struct, frozen=True):
    label: tuple[Paragraph, ...]
    value: tuple[Paragraph, ...]
    width: Emu


class Heading(Struct, frozen=True):
    """What a header says: over the title, the title itself, under it, and fields by the key of their label."""

    eyebrow: str
    title: str
    tagline: str | None = None
    fields: tuple[tuple[str, str | None], ...] = ()


def place_header(canvas: Canvas, layout: Layout, inside: Rect, logo: Logo | None = None) -> tuple[PageHeader, Emu]:
    """The header of a canvas from the top of `inside` downwards, and where it ends."""
    fields = (
        ("designed_for", canvas.designed_for),
        ("designed_by", canvas.designed_by),
        ("date", canvas.date),
        ("version", canvas.version),
    )
    heading = Heading(layout.name, canvas.company.name, canvas.company.tagline, fields)
    return place_heading(heading, layout, inside, logo)


def place_heading(heading: Heading, layout: Layout, inside: Rect, logo: Logo | None = None) -> tuple[PageHeader, Emu]:
    """A header from the top of `inside` downwards, and where it ends; a logo is as high as the words without it."""
    words, bottom = _words(heading, layout, inside)
    if logo is None:
        return words, bottom
    room = Rect(inside.x, inside.y, round(inside.width * _LOGO_PART), bottom - inside.y)
    rect = replace(logo.bitmap.within(room), x=inside.x)
    gap = pt(layout.page.title * _LOGO_GAP)
    beside, lower = _words(heading, layout, inside.inset(rect.width + gap, 0, 0, 0))
    placed = PlacedLogo(logo, rect, layout.words.alt_of_logo(logo.name))
    return replace(beside, logo=placed), max(bottom, lower)


def _words(heading: Heading, layout: Layout, inside: Rect) -> tuple[PageHeader, Emu]:
    surface = layout.page
    fields = _fields(heading, layout, inside.width)
    width = inside.width - sum(field.width + field_gap(surface) for field in fields)
    eyebrow = stack(
        capitals("eyebrow", heading.eyebrow, "offer"), inside.x, inside.y, width, solid(pt(surface.eyebrow))
    )
    title = _title(heading.title, inside.x, bottom_of(eyebrow, inside.y), width, pt(surface.title))
    tagline_top = bottom_of(title, inside.y) + pt(surface.title * _TAGLINE_GAP)
    tagline = stack(
        plain("tagline", heading.tagline, Style(colour="quiet")),
        inside.x, tagline_top, width, solid(pt(surface.tagline)),
    )  # fmt: skip
    bottom = max(bottom_of(tagline, tagline_top), inside.y + _height(fields, surface))
    return PageHeader(eyebrow, title, tagline, _placed(fields, inside.right, bottom, surface)), bottom


def field_gap(surface: PageSurface) -> Emu:
    """The space between header fields."""
    return pt(surface.field_value * _FIELD_GAP)


def _title(name: str, x: Emu, top: Emu, width: Emu, size: Emu) -> tuple[SetParagraph, ...]:
    """The name on one line if it can, smaller if it must, and on several lines rather than smaller still."""
    paragraphs = plain("title", name, Style(FaceName.BOLD))
    least = round(size * _SHRINK)
    while size > least and natural_width(paragraphs[0]) * size > width * MICRO_EM:
        size = max(least, size - _TITLE_STEP)
    return stack(paragraphs, x, top, width, solid(size))


def _fields(heading: Heading, layout: Layout, width: Emu) -> tuple[_Field, ...]:
    """The header fields that are filled, each as wide as its text, or less where together they are too wide."""
    fields = [_field(name, getattr(layout.labels, name), value, layout.page) for name, value in heading.fields if value]
    room = round(width * _FIELDS_PART) - field_gap(layout.page) * len(fields)
    widths = _capped([field.width for field in fields], room)
    return tuple(replace(field, width=width) for field, width in zip(fields, widths, strict=True))


def _capped(widths: Sequence[Emu], room: Emu) -> list[Emu]:
    """Widths that the room holds: short ones keep theirs, long ones are cut to what these leave."""
    cap = left = room
    for number, width in enumerate(sorted(widths)):
        cap = left // (len(widths) - number)
        if width > cap:
            break
        left -= width
    return [min(width, cap) for width in widths]


def _field(name: str, label: str, value: str, surface: PageSurface) -> _Field:
    labels = capitals(f"{name}/label", label, "quiet")
    values = plain(name, value, Style())
    widths = (
        natural_width(labels[0]) * pt(surface.field_label) // MICRO_EM,
        natural_width(values[0]) * pt(surface.field_value) // MICRO_EM,
    )
    # One EMU more than the text, so that rounding never wraps it.
    return _Field(labels, values, max(widths) + pt(0.1))


def _height(fields: Sequence[_Field], surface: PageSurface) -> Emu:
    return max((bottom_of(_set(field, 0, 0, surface).value, 0) for field in fields), default=0)


def _set(field: _Field, x: Emu, top: Emu, surface: PageSurface) -> HeaderField:
    label = stack(field.label, x, top, field.width, solid(pt(surface.field_label)))
    value = stack(field.value, x, bottom_of(label, top), field.width, solid(pt(surface.field_value)))
    return HeaderField(label, value)


def _placed(fields: Sequence[_Field], right: Emu, bottom: Emu, surface: PageSurface) -> tuple[HeaderField, ...]:
    """The fields side by side, the last one ending at `right`, the highest ending at `bottom`."""
    top, gap = bottom - _height(fields, surface), field_gap(surface)
    x = right - sum(field.width for field in fields) - gap * max(0, len(fields) - 1)
    placed = []
    for field in fields:
        placed.append(_set(field, x, top, surface))
        x += field.width + gap
    return tuple(placed)
