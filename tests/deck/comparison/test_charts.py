"""Charts of figures that companies share."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from bmcreport.building.stock import Stock
from bmcreport.deck.emit import emit
from bmcreport.deck.slides import ChartShape, Deck, Slide
from bmcreport.figures import ENGLISH
from bmcreport.handout.labels import labels_of
from tests.comparing.fields import field
from tests.deck.comparison.decks import composed, notes_of, text_of, title_of

USD = {"currency": "USD"}


def figures(*metrics: dict[str, str]) -> dict[str, Any]:
    written = [{"key": "revenue", "label": "Annualised revenue", **metric} for metric in metrics]
    return {"metrics": [{**metric, "source": "s"} for metric in written], "sources": {"s": {"title": "Filing"}}}


CANVASES = {
    "acme": figures({"value": "400 million", "as_of": "2026-02", "qualifier": "more than", **USD}),
    "borg": figures({"value": "47 billion", "as_of": "2026-05", "qualifier": "more than", **USD}),
    "core": figures({"value": "1.5 billion", "currency": "EUR", "as_of": "2025"}),
    "dune": {},
    "echo": figures({"value": "25 billion", "qualifier": "outside estimate of", **USD}),
}


def deck_of(stock: Stock, canvases: dict[str, Any], **document: Any) -> Deck:
    return composed(stock, field(canvases, **document), {"kind": "charts", "companies": "2"})


def chart_of(slide: Slide) -> ChartShape:
    (chart,) = slide.shapes
    assert isinstance(chart, ChartShape)
    return chart


@pytest.fixture
def slide(stock: Stock) -> Slide:
    (slide,) = deck_of(stock, CANVASES, focus="acme").slides
    return slide


def test_bars_fall_from_the_highest_and_who_has_none_comes_last(slide: Slide) -> None:
    chart = chart_of(slide)
    assert chart.categories == ("Borg", "Echo", "Acme", "Core (in\u00a0EUR)", "Dune (no\u00a0figure)")
    assert chart.values == (Decimal(47_000), Decimal(25_000), Decimal(400), None, None)
    assert chart.highlight == 2


def test_names_have_the_room_that_they_need_on_the_side_where_bars_begin(stock: Stock) -> None:
    for lang in ("en", "ar"):
        deck = deck_of(stock, CANVASES, lang=lang)
        rooms = chart_of(deck.slides[0]).rooms
        assert rooms
        names, values = rooms
        assert 0.1 < names < 0.3
        left = values if lang == "ar" else names
        assert f'<c:x val="{left:.4f}"/>' in chart_xml(emit(deck), 1)


def test_of_many_that_tie_the_title_names_some(stock: Stock) -> None:
    canvases = {slug: figures({"value": "20", **USD}) for slug in ("acme", "borg", "core", "dune", "echo")}
    (slide,) = deck_of(stock, canvases).slides
    assert title_of(slide) == "Annualised revenue: Acme, Borg and\u00a03\u00a0more lead with $20 each"


def test_two_companies_have_charts_however_many_are_asked_for(stock: Stock) -> None:
    pair = {slug: CANVASES[slug] for slug in ("acme", "borg")}
    assert len(composed(stock, field(pair), {"kind": "charts", "companies": "3"}).slides) == 1
    three = {**pair, "dune": {}}
    assert composed(stock, field(three), {"kind": "charts", "companies": "3"}).slides == ()


def test_numbers_are_scaled_and_their_format_says_so(slide: Slide) -> None:
    assert chart_of(slide).number_format == '[$-409]"$"#,##0"M"'
    assert chart_of(slide).own_formats == (*['[$-409]"$"#,##0,"B"'] * 2, None, None, None)
    assert chart_of(slide).series == "Annualised revenue, US dollars"


def test_every_label_is_in_the_magnitude_of_its_own_figure(stock: Stock) -> None:
    stated = ("1.25 trillion", "122 billion", "235 million", "0", "4.5 billion")
    canvases = {f"c{number}": figures({"value": value, **USD}) for number, value in enumerate(stated)}
    chart = chart_of(deck_of(stock, canvases).slides[0])
    assert labels_of(chart, ENGLISH) == ["$1.25T", "$122B", "$4.5B", "$235M", "$0"]


def test_companies_without_a_figure_have_no_rows_where_they_are_not_the_fewer(stock: Stock) -> None:
    three = {slug: figures({"value": "3", **USD}) for slug in ("acme", "borg", "core")}
    for silent, rows in ((2, 5), (3, 3), (4, 3)):
        (slide,) = deck_of(stock, {**three, **{f"silent-{number}": {} for number in range(silent)}}).slides
        assert len(chart_of(slide).values) == rows
        assert text_of(slide.fills["caption"]).count("Silent") == silent


@pytest.mark.parametrize(
    ("unit", "value", "code"),
    [
        ({"unit": "people"}, "1,200", "#,##0"),
        ({"unit": "percent"}, "33", '#,##0"%"'),
        ({"unit": "people"}, "900 million", '#,##0"M"'),
        ({"currency": "USD", "per": "month"}, "14.99", '"$"General'),
        ({"currency": "CHF"}, "3", '"CHF\u00a0"#,##0'),
    ],
)
def test_the_number_format_follows_the_measure(stock: Stock, unit: dict[str, str], value: str, code: str) -> None:
    figure = figures({"value": value, **unit})
    (slide,) = deck_of(stock, {"a": figure, "b": figure}).slides
    assert chart_of(slide).number_format == f"[$-409]{code}"


def test_the_title_names_the_leader_and_the_focus(slide: Slide) -> None:
    assert title_of(slide) == "Annualised revenue (in\u00a0USD): Borg leads with $47B+; Acme $400M+"


def test_the_title_claims_no_more_than_the_measure_it_compares(stock: Stock) -> None:
    (slide,) = deck_of(stock, CANVASES, focus="core").slides
    assert title_of(slide) == "Annualised revenue (in\u00a0USD): Borg leads with $47B+; Core €1.5B"


@pytest.mark.parametrize(
    ("metric", "title"),
    [
        ({"unit": "people"}, "Annualised revenue: A and B lead with 3 people each"),
        ({"currency": "USD", "per": "month"}, "Annualised revenue: highest at A and B, $3/month"),
    ],
)
def test_companies_that_tie_lead_together(stock: Stock, metric: dict[str, str], title: str) -> None:
    high, low = figures({"value": "3", **metric}), figures({"value": "2", **metric})
    (slide,) = deck_of(stock, {"a": high, "b": high, "c": low}, focus="a").slides
    assert title_of(slide) == title


def test_the_caption_has_dates_qualifiers_and_who_is_missing_and_why(slide: Slide) -> None:
    assert text_of(slide.fills["caption"]) == (
        "US dollars. Borg 2026-05 ($47B+); Echo undated (outside estimate of $25B); Acme 2026-02 ($400M+). "
        "Core reports in EUR: €1.5B (2025). No figure: Dune."
    )


def test_the_alternative_text_reads_the_bars(slide: Slide) -> None:
    assert chart_of(slide).alt == (
        "Bar chart of annualised revenue: Borg $47B+, Echo $25B, Acme $400M+, Core no figure, Dune no figure"
    )


def test_the_notes_cite_each_figure(slide: Slide) -> None:
    notes = notes_of(slide)
    assert "• Borg: Annualised revenue: $47B+, as of 2026-05 [1]" in notes
    assert "• Core: Annualised revenue: €1.5B, as of 2025 [1]" in notes
    assert "• Dune: no figure" in notes
    assert "[1] Filing" in notes


def test_a_figure_of_too_few_companies_has_no_chart(stock: Stock) -> None:
    slides = {"kind": "charts", "companies": "4"}
    assert composed(stock, field(CANVASES), slides).slides == ()


def test_many_bars_go_on_over_slides_with_one_axis(stock: Stock) -> None:
    canvases = {f"c{number}": figures({"value": str(number + 1), "unit": "people"}) for number in range(30)}
    deck = deck_of(stock, {**canvases, "none": {}})
    charts = [chart_of(slide) for slide in deck.slides]
    assert [len(chart.values) for chart in charts] == [15, 15]
    assert {chart.most for chart in charts} == {Decimal("34.5")}
    assert charts[0].values[0] == 30
    caption = text_of(deck.slides[0].fills["caption"])
    assert caption.endswith("No figure: None.")


def test_losses_are_drawn_as_they_are(stock: Stock) -> None:
    loss, gain = figures({"value": "-3 billion", **USD}), figures({"value": "-1 billion", **USD})
    (slide,) = deck_of(stock, {"a": loss, "b": gain}).slides
    assert chart_of(slide).values == (Decimal(-1), Decimal(-3))
    assert title_of(slide) == "Annualised revenue: B leads with -$1B"


def test_the_common_end_of_the_axis_is_written_down(stock: Stock) -> None:
    canvases = {f"c{number}": figures({"value": str(number + 1), "unit": "people"}) for number in range(30)}
    axes = [axis_end(emit(deck_of(stock, CANVASES)), 1), axis_end(emit(deck_of(stock, canvases)), 2)]
    assert axes == [None, "34.5"]


def axis_end(file: bytes, chart: int) -> str | None:
    """The maximum of a chart's value axis."""
    found = re.search('<c:max val="([^"]+)"', chart_xml(file, chart))
    return found[1] if found else None


def chart_xml(file: bytes, chart: int) -> str:
    with ZipFile(BytesIO(file)) as parts:
        return parts.read(f"ppt/charts/chart{chart}.xml").decode()


def test_a_converted_bar_says_what_was_stated_by_which_rate_and_whose(stock: Stock) -> None:
    worth = {"key": "worth", "label": "Worth", "as_of": "2025"}
    canvases = {
        slug: {"metrics": [{**worth, "value": value, "currency": currency}]}
        for slug, value, currency in (("acme", "3 billion", "USD"), ("borg", "2 billion", "EUR"), ("cola", "1", "USD"))
    }
    source = {"title": "Central Bank", "url": "https://example.org/rates"}
    rate = {"currency": "EUR", "into": "USD", "rate": "1.1", "as_of": "2025-09", "source": source}
    (slide,) = composed(stock, field(canvases, rates=[rate]), {"kind": "charts", "companies": 3}).slides
    (chart,) = slide.shapes
    assert isinstance(chart, ChartShape)
    assert chart.categories == ("Acme", "Borg (converted)", "Cola")
    assert "Borg 2025 (€2B at 1.1 USD per EUR, 2025-09)" in text_of(slide.fills["caption"])
    stated = "stated as €2B, converted at 1.1 USD per EUR as of 2025-09 (Central Bank, https://example.org/rates)"
    assert stated in notes_of(slide)
