"""What it costs to compare many companies and to write the deck, and how that grows with what there is to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import sqrt
from random import Random
from time import process_time
from typing import Any

from bmcreport.comparing import compare
from bmcreport.deck.comparison.compose import compose_comparison
from bmcreport.deck.emit import emit
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.model.scalars import BLOCK_KEYS
from tests.benchmarks import ours
from tests.benchmarks.parts import Row, Workshop
from tests.benchmarks.timing import exponent

COMPANIES, ITEMS = (10, 20, 40), (10, 20, 30)
SECONDS = 20
"""How long the largest field may take on two cores; times are those of one processor, whatever else it does."""

_THEMED, _THEMES = 0.6, 40
_LETTERS = "aaabcdeeeefghiiijklmnnooprrssttuuvwy"


def fields(_: Workshop) -> Iterator[Row]:
    """Companies x blocks x items: milliseconds, those of a cell, and how they grow with each."""
    _seconds(2, 1)
    taken = {(companies, items): _seconds(companies, items) for companies, items in product(COMPANIES, ITEMS)}
    for (companies, items), seconds in taken.items():
        cells = companies * items * len(BLOCK_KEYS)
        yield Row(f"{companies} x 9 x {items}", seconds * 1000, seconds / SECONDS, f"{SECONDS} s", 1.0)
        yield Row("  a cell", seconds * 1000 / cells)
    points = [(companies * items, seconds) for (companies, items), seconds in taken.items()]
    yield Row("exponent over cells", ratio=exponent(points), to="1 is linear", aim=1.1)
    most = [(companies, taken[companies, ITEMS[-1]]) for companies in COMPANIES]
    yield Row("exponent over companies", ratio=exponent(most), to="1 is linear", aim=1.1)
    fullest = [(items, taken[COMPANIES[-1], items]) for items in ITEMS]
    yield Row("exponent over items", ratio=exponent(fullest), to="1 is linear", aim=1.1)


def _seconds(companies: int, items: int) -> float:
    """Processor time from canvases to the bytes of the deck."""
    document, canvases = made_up_field(companies, items)
    stock = ours.everything().stock
    start = process_time()
    comparison = compare(document, canvases, stock.patterns)
    emit(compose_comparison(comparison, document, stock.layout, stock.slides, stock.comparison))
    return process_time() - start


def made_up_field(companies: int, items: int) -> tuple[ComparisonDocument, Mapping[str, Canvas]]:
    """Companies with that many items a block, three fifths of them of shared themes, in words of their own."""
    random = Random(companies * 1000 + items)
    words = ["".join(random.choices(_LETTERS, k=random.randint(2, 11))) for _ in range(3000)]

    def said(count: int) -> str:
        return " ".join(random.choices(words, k=count)).capitalize()

    def item() -> Mapping[str, Any]:
        theme = {"theme": f"theme-{random.randrange(_THEMES)}"} if random.random() < _THEMED else {}
        return {"text": said(random.randint(2, 6)), "detail": said(8), "sources": [f"s{random.randrange(12)}"], **theme}

    def canvas(number: int) -> Canvas:
        figures = [_figure(number, place) for place in range(4)]
        sources = {f"s{place}": {"title": said(6), "url": f"https://e.org/{number}/{place}"} for place in range(12)}
        return Canvas.model_validate({
            "company": {"name": f"Company {number}"},
            "positioning": said(9),
            "blocks": {key: [item() for _ in range(items)] for key in BLOCK_KEYS},
            "metrics": figures,
            "sources": sources,
        }).named(f"company-{number}")  # fmt: skip

    made = {each.slug: each for each in map(canvas, range(companies))}
    lens = {"name": "Distribution", "blocks": ["channels", "customer_segments", "customer_relationships"]}
    asked = {"title": "A field", "canvases": [*made], "focus": "company-0", "lenses": [lens]}
    return ComparisonDocument.model_validate(asked), made


def _figure(number: int, place: int) -> Mapping[str, Any]:
    value = str(round(sqrt(number + 1) * (place + 1) * 10**8))
    stated = {"key": f"m{place}", "label": f"Measure {place}", "value": value, "currency": "USD", "as_of": "2025"}
    return {**stated, "source": "s1"}
