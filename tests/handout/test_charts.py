"""Charts on handouts: bars as long as their values, labels as their number formats say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from bmcreport.deck.mirror import facing_its_readers
from bmcreport.deck.slides import ChartShape
from bmcreport.handout.charts import chart_figure
from bmcreport.handout.labels import label
from bmcreport.model.language import Numbers
from bmcreport.pdf.extent import extent
from bmcreport.pdf.page import Box, Disc, Rule, Text
from tests.deck.specimens import BAR, EVERYTHING
from tests.shipped import stock

ENGLISH = Numbers()
OVER_TIME = replace(
    BAR,
    categories=("2024", "2024-07", "2025", "2026"),
    values=(Decimal(1), Decimal(3), None, Decimal(2)),
    days=(date(2024, 1, 1), date(2024, 7, 1), date(2025, 1, 1), date(2026, 1, 1)),
)


def bars(chart: ChartShape) -> list[Box]:
    return [each for each in chart_figure(chart, ENGLISH).children if isinstance(each, Box)]


def words(chart: ChartShape) -> list[str]:
    return [each.text for each in chart_figure(chart, ENGLISH).children if isinstance(each, Text)]


def test_bars_are_as_long_as_their_values() -> None:
    small, large = bars(BAR)
    assert large.rect.width / small.rect.width == pytest.approx(57.9 / 0.6, rel=0.01)
    assert small.rect.x == large.rect.x
    assert (small.fill, large.fill) == ("brand", "quiet")


def test_what_is_missing_has_a_name_and_no_bar() -> None:
    assert words(BAR) == ["Mistral AI", "$0.6B", "OpenAI", "$57.9B", "Midjourney"]


@pytest.mark.parametrize("values", [(5, -3, 2), (0, 0, 0), (-1, -2, -3), (None, None, None), (1, 1, 1)])
def test_every_bar_and_word_stands_inside_the_chart(values: tuple[int | None, ...]) -> None:
    stated = tuple(None if value is None else Decimal(value) for value in values)
    for chart in (replace(BAR, values=stated), replace(BAR, values=stated, leftwards=True)):
        for each in chart_figure(chart, ENGLISH).children:
            assert isinstance(each, Box | Text)
            assert chart.rect.contains(extent(each), slack=BAR.size // 2), each


def test_charts_that_share_a_scale_end_it_at_the_same_value() -> None:
    alone, shared = bars(BAR)[1], bars(replace(BAR, most=Decimal(100)))[1]
    assert shared.rect.width < alone.rect.width


def test_bars_grow_from_the_right_where_reading_begins_there() -> None:
    chart = replace(BAR, leftwards=True)
    for there, here in zip(bars(chart), bars(BAR), strict=True):
        assert chart.rect.right - there.rect.right == here.rect.x - chart.rect.x
    assert facing_its_readers(replace(EVERYTHING, language="ar")).leftwards


@pytest.mark.parametrize(
    ("value", "code", "written"),
    [
        ("1234.5", "General", "1,234.5"),
        ("1234", "#,##0", "1,234"),
        ("0.6", '"$"0.00"B"', "$0.60B"),
        ("-3", '#,##0"M"', "-3M"),
        ("57.9", '"€"General" Mrd."', "€57.9 Mrd."),
        ("0.25", "0%", "25%"),
        ("33", 'General"%"', "33%"),
        ("7", "#,##0;[Red]-#,##0", "7"),
        ("122000", '"$"#,##0,"B"', "$122B"),
        ("13100000", '"$"#,##0.0,,"B"', "$13.1B"),
    ],
)
def test_labels_are_written_as_their_format_says(value: str, code: str, written: str) -> None:
    assert label(Decimal(value), code, ENGLISH) == written


def test_numbers_of_labels_are_those_of_the_language() -> None:
    assert label(Decimal("1234567.5"), 'General"M"', stock().layout_in("de").numbers) == "1.234.567,5M"


def test_a_line_over_time_has_its_points_as_far_apart_as_their_days_and_a_gap_where_one_is_missing() -> None:
    drawn = chart_figure(OVER_TIME, ENGLISH).children
    points = [each for each in drawn if isinstance(each, Disc)]
    assert len(points) == 3
    assert (points[1].x - points[0].x) / (points[2].x - points[0].x) == pytest.approx(182 / 731, abs=0.01)
    assert points[1].y < points[2].y < points[0].y
    assert sum(isinstance(each, Rule) and each.colour == "quiet" for each in drawn) == 1
    assert words(OVER_TIME) == ["$1.0B", "$3.0B", "$2.0B", "2024", "2024-07", "2025", "2026"]


@pytest.mark.parametrize("leftwards", [False, True])
def test_a_value_from_which_a_steep_line_rises_stands_before_its_point(*, leftwards: bool) -> None:
    drawn = chart_figure(replace(OVER_TIME, before=(0,), leftwards=leftwards), ENGLISH).children
    point = next(each for each in drawn if isinstance(each, Disc))
    box = extent(next(each for each in drawn if isinstance(each, Text)))
    assert box.y < point.y < box.bottom
    assert box.x > point.x if leftwards else box.right < point.x


@pytest.mark.parametrize("leftwards", [False, True])
def test_words_of_a_line_over_time_stand_inside_the_chart(*, leftwards: bool) -> None:
    chart = replace(OVER_TIME, leftwards=leftwards, number_format='"a long sign before "0.0')
    for each in chart_figure(chart, ENGLISH).children:
        if isinstance(each, Text):
            assert chart.rect.contains(extent(each), slack=BAR.size // 2), each
