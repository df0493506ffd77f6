"""Emitted decks as python-pptx reads them: a reader that knows nothing of our writer."""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation

from bmcreport.deck.emit import emit
from bmcreport.deck.slides import Deck, Shape, Slide
from bmcreport.text.types import Run
from tests.deck.specimens import body, deck_of, paragraph, slide_of


def opened(deck: Deck) -> Any:
    """The deck, written and read again."""
    return Presentation(io.BytesIO(emit(deck)))


def only_slide(*shapes: Shape) -> Any:
    """The slide of a deck of one, with these shapes."""
    return opened(deck_of(slide_of(*shapes))).slides[0]


def shape_named(slide: Any, name: str) -> Any:
    """The shape of this name."""
    return next(shape for shape in slide.shapes if shape.name == name)


def first_run(run: Run, points: float = 14) -> Any:
    """The run, read from a body of that size."""
    slide = opened(deck_of(Slide("S", "Message", {"Items": body(paragraph(run, points=points))}))).slides[0]
    return shape_named(slide, "Items").text_frame.paragraphs[0].runs[0]


def properties(run: Any) -> Any:
    """The properties of a run, as XML."""
    return run._r.rPr
