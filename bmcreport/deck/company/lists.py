"""Texts that go on from slide to slide in one body, at one size."""

from __future__ import annotations

from collections.abc import Sequence

from bmcreport.deck.bodies import body_at, common_setting, frame, portions
from bmcreport.deck.cutting import whole_pieces
from bmcreport.deck.slides import Body
from bmcreport.model.layout import TypeScale
from bmcreport.text.fitting import Setting, sizes
from bmcreport.text.types import Paragraph
from bmcreport.units import Rect


def bodies_of(paragraphs: Sequence[Paragraph], rect: Rect, scale: TypeScale) -> tuple[Body, ...]:
    """As few bodies as hold the paragraphs at the floor of the scale, all at the largest size that they then allow."""
    if setting := common_setting([frame(paragraphs, rect)], scale):
        return (body_at(paragraphs, setting),)
    pages = portions(whole_pieces(paragraphs, rect, scale), rect, scale)
    setting = common_setting([frame(page, rect) for page in pages], scale) or Setting.of(scale, sizes(scale)[0])
    return tuple(body_at(page, setting) for page in pages)
