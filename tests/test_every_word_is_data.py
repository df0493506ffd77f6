"""Whatever is printed around the texts of documents comes out of language files.

A language without Latin letters is made of the English one, and canvases are written without any: a Latin word on a
slide or page can then only come out of the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import fields

from bmcreport.branding import Bitmap, Branding, Logo
from bmcreport.comparing import compare
from bmcreport.comparing.evolving import stages
from bmcreport.deck.comparison.compose import compose_comparison
from bmcreport.deck.compose import compose_deck
from bmcreport.deck.evolution import compose_evolution
from bmcreport.deck.master import Master
from bmcreport.deck.slides import Deck
from bmcreport.handout.comparison.compose import compose_comparison_handout, ground_of
from bmcreport.model.canvas import Item
from bmcreport.model.language import LanguageDocument
from bmcreport.model.layout import Layout
from bmcreport.model.outline import DeckOutline
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.papers import PAPERS
from bmcreport.pdf.compose import compose_canvas
from bmcreport.pdf.poster import compose_poster
from bmcreport.pdf.tile import tiled
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.place.poster import place_poster
from tests.comparing.fields import Field, field
from tests.shipped import outlines, stock

PRINTED = {"text", "alt", "series", "categories", "title", "subject", "footer", "date", "bookmark"}
LATIN = re.compile(r"[A-Za-z]{2,}")
GIVEN = {"EUR", "USD", "https"}
KEYS = set(Item.model_fields)
"""What has changed of an item and is printed nowhere is called as in the document, whatever its language."""


def said(value: object, name: str = "") -> Iterator[str]:
    """Every text in a composed value that somebody reads or hears."""
    if isinstance(value, str):
        yield from [value] if name in PRINTED else []
        return
    named = [each.name for each in fields(value)] if isinstance(value, Struct) else getattr(value, "_fields", ())
    if named:
        inside = [(getattr(value, each), each) for each in named]
    elif isinstance(value, Mapping):
        inside = [(one, name) for one in value.values()]
    else:
        inside = [(one, name) for one in value] if isinstance(value, tuple | list) else []
    for one, called in inside:
        yield from said(one, called)


def latin(value: object) -> set[str]:
    return {word for text in said(value) for word in LATIN.findall(text)} - GIVEN


def _without_latin(value: Any) -> Any:
    if isinstance(value, str):
        return re.sub(r"\{\w+\}|[A-Za-z]", lambda match: match[0] if match[0][0] == "{" else "λ", value)
    if isinstance(value, Mapping):
        return {key: _without_latin(one) for key, one in value.items()}
    return [_without_latin(one) for one in value] if isinstance(value, list | tuple) else value


@pytest.fixture(scope="module")
def layout() -> Layout:
    """The layout in a language without Latin letters."""
    english = stock().languages["en"].model_dump(exclude_none=True)
    kept = {key: english.pop(key) for key in ("plurals", "keeps_capitals")}
    labels = {**stock().layout.labels.model_dump(), **english["labels"]}
    named = {key: "λ" * (5 + number) for number, key in enumerate(BLOCK_KEYS)}
    told = _without_latin({**english, "labels": labels}) | {"canvas": "λλλλ", "blocks": named, **kept}
    told["numbers"]["locale"] = "409"
    told["questions"] = {key: ["λλ λλ?"] for key in BLOCK_KEYS}
    spoken = stock().layout.in_language(LanguageDocument.model_validate(told))
    return spoken.model_copy(update={"attribution": "λ"})


def _canvas(slug: str, number: int) -> Mapping[str, Any]:
    item = {
        "text": "ψψ", "detail": "ωω", "theme": "t", "sources": ["s"], "segments": ["a"], "status": "testing",
        "badge": "δ",
    }  # fmt: skip
    blocks: dict[str, Any] = {key: {"items": [item, {"text": f"χχ{number}"}]} for key in BLOCK_KEYS}
    blocks["customer_segments"]["items"] = [{"text": "μμ", "id": "a", "theme": f"t{number % 2}"}, {"text": "ββ"}]
    figure = {"label": "ΦΦ", "as_of": "2025", "source": "s"}
    return {
        "company": {
            "name": f"Ψ{slug}", "tagline": "ττ", "founded": "2020", "headquarters": "Ω", "founders": ["Δ", "Θ"],
        },
        "metrics": [
            {**figure, "key": "a", "value": str(5 + number), "unit": "percent"},
            {**figure, "key": "a", "value": "4", "unit": "percent", "as_of": "2024-05"},
            {**figure, "key": "b", "value": "4", "currency": ("EUR", "USD", "USD", "USD")[number], "per": "μ"},
            {"label": "ΨΨ", "key": "c", "value": str(number), "qualifier": "about"},
            *([{"label": "ΩΩ", "key": "d", "value": "7", "currency": "USD"}] if number < 3 else []),
        ],
        "sources": {"s": {"title": "ΣΣ", "published": "2024", "url": "https://1.2"}},
        "relations": [
            {"to": "1", "kind": "parallel", "block": "channels", "why": "φφ"},
            {"to": "2", "kind": "contrast", "block": "channels", "why": "φφ"},
        ],
        "date": "2025-01-01",
        "blocks": blocks,
    }  # fmt: skip


@pytest.fixture(scope="module")
def asked() -> Field:
    canvases = {slug: _canvas(slug, number) for number, slug in enumerate("0123")}
    rate = {
        "currency": "EUR", "into": "USD", "rate": "1.12345", "as_of": "2025", "source": {"title": "Σ", "url": "https://1.2"},
    }  # fmt: skip
    lens = {"name": "Λ", "blocks": ["channels", "key_partners"]}
    return field(canvases, title="Λ", focus="1", lenses=[lens], rates=[rate], themes={"t": "Θ", "t0": "Θ0", "t1": "Θ1"})


@pytest.mark.parametrize("companies", [2, 4])
def test_comparison_decks_say_nothing_of_their_own(layout: Layout, asked: Field, companies: int) -> None:
    document, canvases = asked
    document = document.model_copy(update={"canvases": document.canvases[:companies]})
    slides = tuple(
        slide.model_copy(update={"blank": True} if slide.kind == "takeaways" else {})
        for slide in stock().comparison.slides
    )
    outline = stock().comparison.model_copy(update={"slides": slides})
    patterns = layout.language.called(stock().patterns)
    compared = compare(document, {slug: canvases[slug] for slug in list(canvases)[:companies]}, patterns)
    deck = compose_comparison(compared, document, layout, stock().slides, outline)
    assert len(deck.slides) > 15
    assert latin(deck) == set()


@pytest.mark.parametrize("outline", [*outlines().values()], ids=[*outlines()])
def test_company_decks_say_nothing_of_their_own(layout: Layout, asked: Field, outline: DeckOutline) -> None:
    assert latin(_deck(layout, asked, outline)) <= KEYS


def test_histories_say_nothing_of_their_own(layout: Layout, asked: Field) -> None:
    _, canvases = asked
    assert latin(compose_evolution(stages(list(canvases.values())), layout, stock().slides)) == set()


def test_posters_and_their_sheets_say_nothing_of_their_own(layout: Layout) -> None:
    placement = place_poster(layout, PAPERS["a2"], questions=True)
    assert placement
    whole = compose_poster(layout, placement)
    assert latin(tiled(whole, PAPERS["a4"], layout.language)) == {"mm"}


def test_pages_and_logos_say_nothing_of_their_own(layout: Layout, asked: Field) -> None:
    _, canvases = asked
    branding = Branding(Logo(Bitmap(1, 1, b"")))
    placed = place_page(canvases["0"], layout, PAPERS["a3"], branding)
    assert isinstance(placed, PagePlacement)
    assert latin(compose_canvas(canvases["0"], layout, placed)) == set()
    assert latin(Master(stock().slides, layout).slide_layouts(branding.logo)) == set()


def test_handouts_of_comparisons_say_nothing_of_their_own(layout: Layout, asked: Field) -> None:
    document, canvases = asked
    compared = compare(document, canvases, layout.language.called(stock().patterns))
    ground = ground_of(compared, document, layout, stock().slides, stock().comparison, PAPERS["a4"])
    assert latin(compose_comparison_handout(ground)) == set()


def _deck(layout: Layout, asked: Field, outline: DeckOutline) -> Deck:
    _, canvases = asked
    names = {slug: canvas.company.name for slug, canvas in canvases.items()}
    deck = compose_deck(canvases["0"], layout, stock().slides, outline, names, earlier=canvases["1"])
    assert isinstance(deck, Deck)
    return deck
