"""Figures as printed: `€11.7B`, `$20/month`, `900M+ people`, `33%`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

from bmcreport.model.canvas import Metric
from bmcreport.model.language import Numbers

ENGLISH = Numbers()

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


def short(metric: Metric, numbers: Numbers = ENGLISH) -> str:
    """The figure alone, as on a cover: `€6B+`, `~5,000`. Other qualifiers are left to `qualifier_note`."""
    number = money(metric.value, metric.currency, numbers) if metric.currency else _count(metric, numbers)
    told = _qualified(metric.qualifier, numbers).format(number=number)
    return numbers.per.format(amount=told, unit=metric.per) if metric.per else told


def full(metric: Metric, numbers: Numbers = ENGLISH) -> str:
    """The figure with what is counted: `900M+ people`."""
    unit = f" {metric.unit}" if metric.unit and metric.unit != "percent" else ""
    return short(metric, numbers) + unit


def _qualified(qualifier: str | None, numbers: Numbers) -> str:
    signs = ((_ABOUT, numbers.about), (_AT_LEAST, numbers.at_least), (_AT_MOST, numbers.up_to))
    return next((sign for words, sign in signs if qualifier in words), "{number}")


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


def money(value: Decimal, currency: str, numbers: Numbers = ENGLISH) -> str:
    """An amount with its currency's sign."""
    minus = "-" if value < 0 else ""
    return minus + numbers.money.format(sign=sign(currency, numbers), number=magnitude(abs(value), numbers))


def sign(currency: str, numbers: Numbers = ENGLISH) -> str:
    """A currency's sign, or its code where it has none here, with a space where it would touch the amount."""
    touches = "{sign}{number}" in numbers.money
    return _SYMBOLS.get(currency, f"{currency}\u00a0" if touches else currency)


def step(largest: Decimal) -> tuple[Decimal, str]:
    """What to divide by for readable numbers up to this size, and the letter that stands for it."""
    for size, letter, below in _STEPS:
        # 999.9999 million would round to 1,000 million.
        if abs(_rounded(largest / below)) * below >= size:
            return size, letter
    return Decimal(1), ""


def magnitude(value: Decimal, numbers: Numbers = ENGLISH) -> str:
    """A number with its magnitude from a million on, rounded: `11.7B`, `600M`, `5,000`, `0.559`, `0.000015`."""
    size, letter = step(value)
    return named(letter, numbers).format(number=plain(value / size, numbers))


def named(letter: str, numbers: Numbers = ENGLISH) -> str:
    """How a language writes numbers of the magnitude that a letter of `step` stands for, around `{number}`."""
    return {"M": numbers.million, "B": numbers.billion, "T": numbers.trillion}.get(letter, "{number}")


def _count(metric: Metric, numbers: Numbers) -> str:
    if metric.unit == "percent":
        return numbers.percent.format(number=plain(metric.value, numbers))
    return magnitude(metric.value, numbers)


def plain(value: Decimal, numbers: Numbers = ENGLISH) -> str:
    """A number as a language writes it, rounded to what can be read."""
    written = f"{_rounded(value).normalize():,f}"
    whole, _, decimals = written.partition(".")
    digits = sum(map(str.isdigit, whole))
    whole = whole.replace(",", numbers.grouping if digits >= numbers.group_from else "")
    return whole + (numbers.decimal + decimals if decimals else "")


def exact(value: Decimal, numbers: Numbers = ENGLISH) -> str:
    """A number as a language writes it, with all of its decimals."""
    whole, _, decimals = f"{value:f}".partition(".")
    return plain(Decimal(whole), numbers) + (numbers.decimal + decimals if decimals else "")


def _rounded(value: Decimal) -> Decimal:
    """To three decimals, or to three digits where the first of them comes later, for a price per token is not 0."""
    if not value:
        return Decimal(0)
    decimals = max(3, 2 - value.adjusted())
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _ANY_SIZE)
