"""The shipped comparison in German: its sentences are German, and its longer words stand whole in their cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bmcreport.api import load_comparison
from bmcreport.assets import examples_folder
from bmcreport.building.stock import Stock
from bmcreport.comparing import compare
from bmcreport.deck.comparison.compose import compose_comparison
from bmcreport.deck.rows import measured_width
from bmcreport.deck.slides import ChartShape, Deck
from bmcreport.model.canvas import Canvas
from bmcreport.text.breaking import widest_word
from bmcreport.text.fonts import MICRO_EM
from tests.comparing.fields import field
from tests.deck.comparison.decks import notes_of, tables, text_of, title_of


@pytest.fixture(scope="module")
def german(stock: Stock, shipped: Mapping[str, Canvas]) -> Deck:
    shipped_document = load_comparison(examples_folder() / "ai-companies.yaml")
    document = shipped_document.model_copy(update={"lang": "de", "headlines": {}})
    comparison = compare(document, shipped, stock.patterns_in("de"))
    return compose_comparison(comparison, document, stock.layout_in("de"), stock.slides, stock.comparison)


def test_titles_and_notes_are_german(german: Deck) -> None:
    titles = [title_of(slide) for slide in german.slides]
    for title in (
        "Sieben Unternehmen im Überblick",
        "Kanäle: Own site and apps bei allen sieben",
        "Annualised revenue: Anthropic führt mit über 47\u00a0Mrd.\u00a0$; Mistral AI über 400\u00a0Mio.\u00a0$",
        "Was daraus folgt",
    ):
        assert title in titles
    assert any(title.startswith("Am ähnlichsten sind sich OpenAI und Anthropic mit 5") for title in titles)
    assert any("Abonnement und Abrechnung nach Verbrauch: alle sieben Unternehmen" in title for title in titles)
    assert "Own site and apps, bei allen sieben:" in notes_of(
        german.slides[titles.index("Kanäle: Own site and apps bei allen sieben")]
    )
    assert text_of(german.slides[0].fills["eyebrow"]).endswith("VERGLEICH")


def test_charts_name_the_locale_and_write_its_signs(german: Deck) -> None:
    formats = {
        shape.number_format for slide in german.slides for shape in slide.shapes if isinstance(shape, ChartShape)
    }
    assert '[$-407]General"\u00a0Mrd.\u00a0$"' in formats
    assert all(each.startswith("[$-407]") for each in formats)


def test_no_word_is_cut_where_the_least_size_has_room_for_it(german: Deck) -> None:
    for table in tables(german):
        for row in table.cells:
            for cell, width in zip(row, table.columns, strict=True):
                for paragraph in cell.body.paragraphs:
                    needed = widest_word(paragraph.paragraph) * paragraph.size // MICRO_EM
                    assert needed <= measured_width(width), paragraph.paragraph.text


def test_a_row_without_a_theme_is_named_in_quotation_marks(stock: Stock) -> None:
    items: dict[str, Any] = {"blocks": {"channels": {"items": ["Eigene Läden in der Stadt"]}}}
    document, canvases = field({"a": items, "b": items}, lang="de")
    layout, outline = stock.layout_in("de"), stock.comparison
    deck = compose_comparison(compare(document, canvases), document, layout, stock.slides, outline)
    assert "Kanäle: „Eigene Läden in der Stadt“ bei beiden" in [title_of(slide) for slide in deck.slides]
