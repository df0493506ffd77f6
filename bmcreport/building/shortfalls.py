"""What a deck could not show as it should: told as warnings at the place of the texts, for nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bmcreport.branding import Branding
from bmcreport.deck.slides import Body, Deck, PictureShape, Shortened
from bmcreport.diagnostics import Diagnostic, Severity, Source
from bmcreport.enclosed import Path, SlideTrace
from bmcreport.model.canvas import Canvas
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.read.located import Located
from bmcreport.units import in_points

_LEAST_PART = 0.6
"""Of the size that its slide layout states for a text: titles of two lines are larger."""
_POURED = frozenset({*BLOCK_KEYS, "left", "right", "body"})
"""What goes on on a further slide before its type gets too small, however large that of a template is."""
_TOLD = 60
"""Characters of a text that a message names."""


def shortfalls(canvas: Located[Canvas], deck: Deck, traces: Sequence[SlideTrace]) -> Iterator[Diagnostic]:
    """A warning for each block that its canvas slide has no room for, and for each text that had to be set small.

    `traces` say where in the document texts are.
    """
    yield from (_shortened(canvas, one) for one in deck.shortened)
    yield from _small(canvas, deck, traces)


def without_logo(deck: Deck, branding: Branding, source: Source) -> Iterator[Diagnostic]:
    """A warning where no slide layout has room for the logo."""
    drawn = (shape for layout in deck.layouts for shape in layout.shapes)
    if branding.logo and not any(isinstance(shape, PictureShape) for shape in drawn):
        yield Diagnostic(
            "BMC538",
            "the template's layout for covers has no free room for the logo, so the deck goes without",
            source,
            hint="put the logo into the template's master, or leave it room at the top right of the title slide",
            severity=Severity.WARNING,
        )


def _shortened(canvas: Located[Canvas], found: Shortened) -> Diagnostic:
    count = len(canvas.value.blocks[found.block].items)
    where = f"slide {found.number} goes on with them" if found.number else "only the notes have the others"
    return canvas.finding(
        "BMC506",
        f"{found.block} has {count} items, and the canvas slide shows the first {found.shown}; {where}",
        "shorten the items, or join some, where the canvas should show them all",
        canvas.span("blocks", found.block, "items", found.shown),
        Severity.WARNING,
    )


def _small(canvas: Located[Canvas], deck: Deck, traces: Sequence[SlideTrace]) -> Iterator[Diagnostic]:
    """Each text once, whatever the number of slides that it stands on."""
    usual = {(layout.name, one.name): one.size for layout in deck.layouts for one in layout.placeholders}
    told: set[str] = set()
    for number, slide in enumerate(deck.slides, 1):
        for key, body in slide.fills.items():
            text, size = _text(body), max((one.size for one in body.paragraphs), default=0)
            least = usual.get((slide.layout, key), 0) * _LEAST_PART
            if text and size < least and text not in told and key not in _POURED:
                told.add(text)
                path = _path(traces, number, body)
                yield canvas.finding(
                    "BMC507",
                    f"the {key} of slide {number} is set in {in_points(size):g} pt, for it is long: `{_cut(text)}`",
                    "two lines of a title hold some 150 characters; shorten it, or say the rest in an item",
                    canvas.span(*(path or ("company", "name"))),
                    Severity.WARNING,
                )


def _text(body: Body) -> str:
    return " ".join(one.paragraph.text for one in body.paragraphs)


def _cut(text: str) -> str:
    return text if len(text) <= _TOLD else f"{text[:_TOLD].rstrip()}…"


def _path(traces: Sequence[SlideTrace], number: int, body: Body) -> Path:
    """What the text of a shape is in the document, where that is known."""
    first = body.paragraphs[0].paragraph.text
    shapes = (shape for trace in traces if trace.number == number for shape in trace.shapes)
    told = (one for shape in shapes for one in shape.paragraphs if "".join(piece.text for piece in one) == first)
    return next((piece.path for one in told for piece in one if piece.path), ())
