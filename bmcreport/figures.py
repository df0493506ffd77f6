"""Figures as printed: `€11.7B`, `$20/month`, `900M+ people`, `33%`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

from bmcreport.model.canvas import Metric

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
_STEPS = (
    (Decimal(10) ** 12, "T", Decimal(10) ** 9),
    (Decimal(10) ** 9, "B", Decimal(10) ** 6),
    (Decimal(10) ** 6, "M", Decimal(1)),
)
"""What to divide by, the letter that stands for it, and what smaller numbers are divided by."""
_AT_LEAST = frozenset({"more than", "over", "just over", "at least"})
_ABOUT = frozenset({"about", "approximately", "nearly", "around"})
_AT_MOST = frozenset({"up to", "at most"})
_ANY_SIZE = Context(prec=99)
"""Numbers may have as many digits as their model allows; rounding never runs out of them."""


def short(metric: Metric) -> str:
    """The figure alone, as on a cover: `€6B+`, `~5,000`. Other qualifiers are left to `qualifier_note`."""
    number = money(metric.value, metric.currency) if metric.currency else _count(metric)
    before = "~" if metric.qualifier in _ABOUT else "up to " if metric.qualifier in _AT_MOST else ""
    after = "+" if metric.qualifier in _AT_LEAST else ""
    return f"{before}{number}{after}" + (f"/{metric.per}" if metric.per else "")


def full(metric: Metric) -> str:
    """The figure with what is counted: `900M+ people`."""
    unit = f" {metric.unit}" if metric.unit and metric.unit != "percent" else ""
    return short(metric) + unit


def qualifier_note(metric: Metric) -> str:
    """A qualifier that no sign stands for, such as `outside estimate`; empty where there is none."""
    signs = _AT_LEAST | _AT_MOST | _ABOUT
    return "" if metric.qualifier is None or metric.qualifier in signs else metric.qualifier


def measure(metric: Metric) -> tuple[str | None, str | None, str | None]:
    """What two figures must share to stand in one chart: currency, unit and what they are per."""
    return metric.currency, metric.unit, metric.per


def latest(metrics: Iterable[Metric]) -> Metric:
    """The figure of the latest date; of several, the first. Raises ValueError where there is none."""
    return max(metrics, key=lambda metric: day(metric.as_of))


def latest_of_each(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    """Each key once, at its latest date, in the order in which they first occur."""
    found: dict[str, list[Metric]] = {}
    for metric in metrics:
        found.setdefault(metric.key, []).append(metric)
    return tuple(latest(same) for same in found.values())


def day(as_of: str | None) -> tuple[int, int, int]:
    """A date to sort by: no date before any date, a quarter with its last month, `2026` before all of its months."""
    year, month, day = (*(as_of or "0").split("-"), "0", "0")[:3]
    return int(year), 3 * int(month[1:]) if month.startswith("Q") else int(month), int(day)


def measure_name(metric: Metric) -> str:
    """The measure in words, for a chart's series: `USD per month`, `people`, `percent`."""
    name = metric.currency or metric.unit or "number"
    return f"{name} per {metric.per}" if metric.per else name


def money(value: Decimal, currency: str) -> str:
    """An amount with its currency's sign."""
    minus = "-" if value < 0 else ""
    return f"{minus}{currency_sign(currency)}{magnitude(abs(value))}"


def currency_sign(currency: str) -> str:
    """What stands before an amount: the sign, or the code and a space where it has none here."""
    return _SYMBOLS.get(currency, f"{currency}\u00a0")


def step(largest: Decimal) -> tuple[Decimal, str]:
    """What to divide by for readable numbers up to this size, and the letter that stands for it."""
    for size, letter, below in _STEPS:
        # 999.9999 million would round to 1,000 million.
        if abs(_rounded(largest / below)) * below >= size:
            return size, letter
    return Decimal(1), ""


def magnitude(value: Decimal) -> str:
    """A number with a letter from a million on, rounded: `11.7B`, `600M`, `5,000`, `0.559`, `0.000015`."""
    size, letter = step(value)
    return _plain(value / size) + letter


def _count(metric: Metric) -> str:
    return f"{_plain(metric.value)}%" if metric.unit == "percent" else magnitude(metric.value)


def _plain(value: Decimal) -> str:
    return f"{_rounded(value).normalize():,f}"


def _rounded(value: Decimal) -> Decimal:
    """To three decimals, or to three digits where the first of them comes later, for a price per token is not 0."""
    if not value:
        return Decimal(0)
    decimals = max(3, 2 - value.adjusted())
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _ANY_SIZE)
