"""Display text that takes the height it needs: paragraphs set from a top downwards at one setting."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bmcreport.text.capitals import in_capitals, spaced
from bmcreport.text.fitting import Frame, SetParagraph, Setting, set_frame
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Emu, Rect

_ANY_HEIGHT: Emu = 10**12


def stack(
    paragraphs: Sequence[Paragraph], x: Emu, top: Emu, width: Emu, setting: Setting, columns: int = 1, gap: Emu = 0
) -> tuple[SetParagraph, ...]:
    """Paragraphs from `top` down, as high as they come, in columns if wanted."""
    return set_frame(Frame(tuple(paragraphs), Rect(x, top, width, _ANY_HEIGHT), columns, gap), setting)


def ending_at(placed: Sequence[SetParagraph], edge: Emu) -> tuple[SetParagraph, ...]:
    """Paragraphs whose lines end at `edge`."""
    return tuple(replace(paragraph, edge=edge) for paragraph in placed)


def bottom_of(placed: Sequence[SetParagraph], top: Emu) -> Emu:
    """Where these paragraphs end; `top` if there are none."""
    return max((paragraph.top + paragraph.height for paragraph in placed), default=top)


def plain(name: str, text: str | None, style: Style) -> tuple[Paragraph, ...]:
    """A paragraph of one run, or nothing where there is no text."""
    return (Paragraph((Run(text, style),), name=name),) if text else ()


def capitals(name: str, text: str, colour: str) -> tuple[Paragraph, ...]:
    """A short label in spaced capitals."""
    return plain(name, in_capitals(text), Style(FaceName.BOLD, colour, tracking=spaced(text, 110)))
