"""The history of a canvas drawn: its versions on slides, and those on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bmcreport.building.files import write_whole
from bmcreport.building.options import Options
from bmcreport.building.stock import Stock
from bmcreport.building.versions import Version
from bmcreport.comparing.evolving import stages
from bmcreport.deck.emit import emit as emit_deck
from bmcreport.deck.evolution import compose_evolution
from bmcreport.diagnostics import Checked, Diagnostic
from bmcreport.handout.compose import compose_handout
from bmcreport.handout.sheet import Handout
from bmcreport.pdf.emit import emit
from bmcreport.text.fallback import Chosen, typeface, using

_SUFFIXES = {"deck": ".pptx", "handout": ".pdf"}


def draw_history(
    versions: Sequence[Version], stock: Stock, types: Iterable[str], options: Options
) -> Checked[tuple[Path, ...]]:
    """Files with the versions of a canvas, at least one, in the kinds that are asked for."""
    last = versions[-1].canvas.value
    layout = stock.layout_in(last.lang)
    written: list[Path] = []
    found: list[Diagnostic] = []
    with using(Chosen(options.fonts, last.lang)):
        deck = compose_evolution(stages([one.canvas.value for one in versions]), layout, stock.slides)
        for kind in dict.fromkeys(types):
            if kind == "deck":
                content = emit_deck(deck)
            else:
                handout = Handout(options.size, options.per_page, options.ruled)
                content = emit(compose_handout(deck, handout, layout.words, layout.numbers), typeface())
            path = options.output / f"{last.slug}-history{_SUFFIXES[kind]}"
            failure = write_whole(path, content)
            found += [failure] if failure else []
            written += [] if failure else [path]
    return Checked(tuple(written), tuple(found))
