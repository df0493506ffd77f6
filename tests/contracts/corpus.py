"""Every kind of deck that the project makes, as files: what is asked of one is asked of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from bmcreport import build, load_canvas, render_deck, render_history
from bmcreport.assets import examples_folder
from bmcreport.building.outcome import BuildResult
from bmcreport.deck.emit import emit
from bmcreport.model.canvas import Canvas
from bmcreport.model.scalars import BLOCK_KEYS
from tests.deck.specimens import EVERYTHING
from tests.scripts import canvas_in
from tests.shipped import OUTLINES, SLUGS
from tests.strategies import canvas_of
from tests.templates.making import TEMPLATES
from tests.templates.making import written as template_in

LONG = "An item whose words go on for many lines " * 5

UNEVEN = {
    "last-is-longest": ["Short", "Short", LONG],
    "first-is-longest": [LONG, "Short", "Short"],
    "one-item": ["Alone"],
    "many": [f"Item {number}" + " with more words" * (number % 4) for number in range(13)],
}
"""What may stand in a block of two columns."""

LEFTWARDS = ("ar-", "he-")
"""What the names of decks begin with that begin at the right."""

ON_TEMPLATES = "on-"
"""What the names of decks on templates begin with."""

ON_TEMPLATE = {"pitch": "anthropic", "board": "mistral-ai", "story": "midjourney"}
"""Whose deck of an outline stands on templates; that of all slides is OpenAI's."""

SENTENCES = "A sentence that goes on for a while and says little. " * 12
TOO_MUCH = canvas_of(
    "A company whose name goes on and on and on for longer than anybody would say it",
    key_partners=[f"Partner {number}" for number in range(26)],
    value_propositions=[{"text": SENTENCES[:150], "detail": SENTENCES[:300], "status": "assumption"}, "Short", "Third"],
    revenue_streams=[{"text": SENTENCES[:200], "status": "validated"}],
).model_copy(update={"positioning": SENTENCES[:160]})
"""A canvas that asks more of its slides than they can give."""


CROWD = canvas_of("Crowd", **{key: [f"{key}, item {number} of 30" for number in range(30)] for key in BLOCK_KEYS})
"""A canvas with more items than a slide holds."""


def uneven(name: str) -> Canvas:
    """A canvas whose long items elsewhere hold the common size down, so that two columns have room to spare."""
    filler = ["A segment with so many words that the size stays small " * 2] * 4
    items = UNEVEN[name]
    blocks = {"cost_structure": items, "revenue_streams": items[::-1], "customer_segments": filler}
    return canvas_of(name, **blocks).model_copy(update={"positioning": "Columns of unlike length"}).named(name)


def shipped(slug: str) -> Canvas:
    """One of the canvases that come with the package."""
    return load_canvas(examples_folder() / f"{slug}.yaml")


def _of_company(slug: str, outline: str, *, slides: str | None = None, font: str | None = None) -> bytes:
    return _rendered(shipped(slug), outline, slides=slides, font=font)


def _leftwards(language: str, outline: str) -> bytes:
    return _rendered(canvas_in(language), outline)


def _rendered(canvas: Canvas, outline: str, *, slides: str | None = None, font: str | None = None) -> bytes:
    """A deck with all its slides: what has changed, too."""
    earlier = canvas.model_copy(update={"positioning": "Elsewhere", "metrics": ()})
    return render_deck(canvas, outline=outline, slides=slides, deck_font=font, earlier=earlier)


def _uneven(name: str) -> bytes:
    return render_deck(uneven(name))


def _changes() -> bytes:
    return render_deck(shipped("perplexity"), outline="changes", earlier=shipped("mistral-ai"))


def _versions() -> bytes:
    return render_history([shipped(slug) for slug in ("mistral-ai", "openai", "gemini")])


def _everything() -> bytes:
    return emit(EVERYTHING)


def _of_openai(template: str) -> bytes:
    return _built(examples_folder() / "openai.yaml", template, types=["deck"])


def _of_outline(outline: str, template: str) -> bytes:
    """Another company's deck in each outline, with what was another one's as its earlier version."""
    document, since = (examples_folder() / f"{slug}.yaml" for slug in (ON_TEMPLATE[outline], "perplexity"))
    return _built(document, template, types=["deck"], outlines=[outline], since=since)


def _comparison(template: str) -> bytes:
    return _built(examples_folder(), template, types=["comparison"])


def _built(documents: Path, template: str, **options: Any) -> bytes:
    """What `build` writes of some of the shipped documents on a template."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        result = build([documents], folder / "built", template=template_in(folder, template), **options)
        return _only(folder / "built", result)


def _comparison_of_all() -> bytes:
    with TemporaryDirectory() as name:
        return _only(Path(name), build([examples_folder()], name, types=["comparison"]))


def _only(folder: Path, result: BuildResult) -> bytes:
    assert result.ok, result.diagnostics
    (deck,) = folder.glob("*.pptx")
    return deck.read_bytes()


DECKS: Mapping[str, Callable[[], bytes]] = {
    **{f"{slug}-{outline}": partial(_of_company, slug, outline) for slug in SLUGS for outline in OUTLINES},
    **{f"openai-4x3-{outline}": partial(_of_company, "openai", outline, slides="4:3") for outline in OUTLINES},
    **{
        f"mistral-ai-arial-{outline}": partial(_of_company, "mistral-ai", outline, font="arial") for outline in OUTLINES
    },
    **{f"ar-{outline}": partial(_leftwards, "ar", outline) for outline in OUTLINES},
    "he-full": partial(_leftwards, "he", "full"),
    **{f"{name}-full": partial(_uneven, name) for name in UNEVEN},
    **{f"too-much-{outline}": partial(_rendered, TOO_MUCH, outline) for outline in OUTLINES},
    **{f"empty-{outline}": partial(render_deck, canvas_of(), outline=outline) for outline in OUTLINES},
    **{f"{ON_TEMPLATES}{name}-deck": partial(_of_openai, name) for name in TEMPLATES},
    **{
        f"{ON_TEMPLATES}{name}-{outline}": partial(_of_outline, outline, name)
        for name in TEMPLATES
        for outline in ON_TEMPLATE
    },
    **{f"{ON_TEMPLATES}{name}-comparison": partial(_comparison, name) for name in TEMPLATES},
    **{f"crowd-{outline}": partial(render_deck, CROWD, outline=outline) for outline in OUTLINES[:2]},
    "changes": _changes,
    "versions": _versions,
    "comparison": _comparison_of_all,
    "everything": _everything,
}
"""How each deck is made, by its name."""

_ALIKE = [
    f"{slug}-{outline}"
    for slug in ("anthropic", "gemini", "hugging-face", "midjourney", "mistral-ai-arial", "perplexity")
    for outline in OUTLINES[1:]
]
OFTEN = tuple(name for name in DECKS if name not in _ALIKE)
"""The decks that every run of the tests puts to other programs; `-m soak` does so with all: more of the same slides."""


def either(names: Iterable[str]) -> list[Any]:
    """Names as parameters, those marked as soak that are not put to other programs often."""
    return [name if name in OFTEN else pytest.param(name, marks=pytest.mark.soak) for name in names]


def write_all(folder: Path) -> None:
    """Write every deck into a folder but for those that are there."""
    for name, make in DECKS.items():
        path = folder / f"{name}.pptx"
        if not path.exists():
            path.write_bytes(make())
