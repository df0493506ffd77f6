"""Native charts as python-pptx reads them back."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from tests.deck.reading import only_slide, shape_named
from tests.deck.specimens import (
    BAR,
)


def test_chart_values_are_read_back_and_a_missing_one_is_missing() -> None:
    chart = shape_named(only_slide(BAR), "Funding").chart
    plot = chart.plots[0]
    assert list(plot.categories) == list(BAR.categories)
    assert plot.series[0].values == (0.6, 57.9, None)
    assert plot.series[0].data_labels.number_format == BAR.number_format
    assert plot.series[0].data_labels.show_value
    assert not chart.has_legend
    assert not chart.has_title
    assert chart.category_axis.reverse_order
    assert not chart.category_axis.has_major_gridlines
    assert chart.value_axis.minimum_scale == 0


def test_a_label_may_have_a_format_of_its_own() -> None:
    own = replace(BAR, own_formats=(None, '"$"#,##0,"B"', None))
    labels = shape_named(only_slide(own), "Funding").chart._chartSpace.findall(".//{*}dLbls/{*}dLbl")
    assert [(one.find("{*}idx").get("val"), one.find("{*}numFmt").get("formatCode")) for one in labels] == [
        ("1", '"$"#,##0,"B"')
    ]


def test_bars_below_nought_are_not_cut_off() -> None:
    values = (Decimal(-2), Decimal(3), None)
    chart = shape_named(only_slide(replace(BAR, values=values)), "Funding").chart
    assert chart.value_axis.minimum_scale is None
    assert chart.plots[0].series[0].values == (-2.0, 3.0, None)


def test_the_highlighted_bar_has_the_accent() -> None:
    chart = shape_named(only_slide(replace(BAR, highlight=1)), "Funding").chart
    points = chart._chartSpace.findall(".//{*}dPt")
    assert [point.find("{*}idx").get("val") for point in points] == ["1"]
    assert points[0].find(".//{*}schemeClr").get("val") == "accent5"


def test_axis_ids_are_positive() -> None:
    chart = shape_named(only_slide(BAR), "Funding").chart
    ids = [int(each.get("val")) for each in chart._chartSpace.iter("{*}axId", "{*}crossAx")]
    assert len(ids) == 6
    assert all(each > 0 for each in ids)
