"""Decks as colleagues hand them back: opened, edited and saved by python-pptx."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from pptx import Presentation

from bmcreport.cli import main

BAKERY = """\
# A bakery, with notes to ourselves
company:
  name: 'Corner Bakery'   # since 1999
  tagline: Bread before seven
positioning: >-
  The only bakery of the quarter that bakes at night,
  and sells in the morning

blocks:
  channels:
    headline: "People come in"
    notes: Say nothing of the lease.
    items:
      - text: Counter      # the long one
        detail: with a bell
      - Market stall
      - {text: Web shop, detail: since May}
      # was: a van
      - text: >-
          Delivery by bicycle
          to cafés
        status: testing
  key_partners: [Miller, "Dairy: local", 'Farmers’ market']
  customer_segments:
    - {text: Early risers, id: early}
    - {text: Cafés, id: cafes, segments: []}
  value_propositions:
    - text: Fresh bread
      detail: at six
      segments: [early]
      badge: new
      sources: [survey]
sources:
  survey: {title: A survey, published: 2026-05}
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def built(folder: Path, text: str = BAKERY, *arguments: str) -> tuple[Path, Path]:
    """A deck, and the document that it was made of."""
    document = folder / "bakery.yaml"
    document.write_text(text, encoding="utf-8", newline="")
    assert run("build", document, "-t", "deck", "-o", folder, *arguments).exit_code == 0
    return folder / "bakery-deck.pptx", document


def paragraphs(deck: Any, text: str) -> Iterator[tuple[Any, Any]]:
    """Slides and paragraphs in which a text stands."""
    for slide in deck.slides:
        for shape in slide.shapes:
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                if text in "".join(run.text for run in paragraph.runs):
                    yield slide, paragraph


def edited(path: Path, edit: Callable[[Any], None]) -> Path:
    """The deck as it is saved after an edit."""
    deck = Presentation(str(path))
    edit(deck)
    result = path.with_name("edited.pptx")
    deck.save(str(result))
    return result


def reworded(old: str, new: str, *, most: int = 99) -> Callable[[Any], None]:
    """Replaces a text in its runs, on at most so many slides."""

    def edit(deck: Any) -> None:
        for _, paragraph in list(paragraphs(deck, old))[:most]:
            (found,) = [run for run in paragraph.runs if old in run.text]
            found.text = found.text.replace(old, new)

    return edit


def removed(text: str, *, most: int = 99) -> Callable[[Any], None]:
    """Deletes the paragraphs in which a text stands, on at most so many slides."""

    def edit(deck: Any) -> None:
        for _, paragraph in list(paragraphs(deck, text))[:most]:
            paragraph._p.getparent().remove(paragraph._p)

    return edit


def added(after: str, text: str, detail: str = "") -> Callable[[Any], None]:
    """Adds a paragraph after the first one with a text."""

    def edit(deck: Any) -> None:
        _, paragraph = next(paragraphs(deck, after))
        new = copy.deepcopy(paragraph._p)
        paragraph._p.addnext(new)
        frame = type(paragraph)(new, paragraph._parent)
        first, *others = frame.runs
        first.text, first.font.bold = text, True
        for run_ in others:
            new.remove(run_._r)
        if detail:
            rest = frame.add_run()
            rest.text = f" {detail}"

    return edit
