"""Figures as printed: `€11.7B`, `$20/month`, `900M+ people`, `33%`."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from bmcreport.model.canvas import Metric

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
_STEPS = ((Decimal(10) ** 12, "T"), (Decimal(10) ** 9, "B"), (Decimal(10) ** 6, "M"))
_AT_LEAST = frozenset({"more than", "over", "at least"})
_ABOUT = frozenset({"about", "approximately", "nearly", "around"})


def short(metric: Metric) -> str:
    """The figure alone, as on a cover: `€6B+`, `~5,000`. Other qualifiers are left to `qualifier_note`."""
    number = money(metric.value, metric.currency) if metric.currency else _count(metric)
    before = "~" if metric.qualifier in _ABOUT else ""
    after = "+" if metric.qualifier in _AT_LEAST else ""
    return f"{before}{number}{after}" + (f"/{metric.per}" if metric.per else "")


def full(metric: Metric) -> str:
    """The figure with what is counted: `900M+ people`."""
    unit = f" {metric.unit}" if metric.unit and metric.unit != "percent" else ""
    return short(metric) + unit


def qualifier_note(metric: Metric) -> str:
    """A qualifier that no sign stands for, such as `outside estimate`; empty where there is none."""
    return "" if metric.qualifier is None or metric.qualifier in _AT_LEAST | _ABOUT else metric.qualifier


def measure(metric: Metric) -> tuple[str | None, str | None, str | None]:
    """What two figures must share to stand in one chart: currency, unit and what they are per."""
    return metric.currency, metric.unit, metric.per


def measure_name(metric: Metric) -> str:
    """The measure in words, for a chart's series: `USD per month`, `people`, `percent`."""
    name = metric.currency or metric.unit or "number"
    return f"{name} per {metric.per}" if metric.per else name


def money(value: Decimal, currency: str) -> str:
    """An amount with its currency's sign, or its code where it has none here."""
    symbol = _SYMBOLS.get(currency, f"{currency}\u00a0")
    sign = "-" if value < 0 else ""
    return f"{sign}{symbol}{magnitude(abs(value))}"


def magnitude(value: Decimal) -> str:
    """A number in at most four digits and a letter: `11.7B`, `600M`, `5,000`, `0.559`."""
    for step, letter in _STEPS:
        if abs(value) >= step:
            return _plain(value / step) + letter
    return _plain(value)


def _count(metric: Metric) -> str:
    return f"{_plain(metric.value)}%" if metric.unit == "percent" else magnitude(metric.value)


def _plain(value: Decimal) -> str:
    rounded = value.quantize(Decimal("0.001"), ROUND_HALF_UP).normalize()
    return f"{rounded:,f}"
