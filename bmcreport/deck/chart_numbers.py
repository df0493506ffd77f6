"""Figures as charts hold them: divided by their magnitude, and labelled as the language writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from bmcreport import figures
from bmcreport.model.canvas import Metric
from bmcreport.model.language import Numbers

_THOUSANDTH = Decimal("0.001")
_THOUSAND = Decimal(1_000)


def common_step(values: Iterable[Decimal]) -> tuple[Decimal, str]:
    """What all values are divided by, so that the smallest has digits before its point, and the letter that says so."""
    return figures.step(min((abs(value) for value in values if value), default=Decimal(0)))


def scaled(value: Decimal, size: Decimal) -> Decimal:
    """A value divided by the magnitude of its chart, to a thousandth."""
    return (value / size).quantize(_THOUSANDTH, ROUND_HALF_UP).normalize()


def number_format(sample: Metric, values: Collection[Decimal], letter: str, numbers: Numbers) -> str:
    """An Excel format code for divided values: sign, number and magnitude, what stands around the number as texts.

    It begins with the language's number, by which LibreOffice chooses the signs for decimals and thousands; PowerPoint
    takes those of the system.
    """
    code = "#,##0" if all(value == value.to_integral_value() for value in values) else "General"
    return _around(code, sample, letter, numbers)


def own_formats(
    sample: Metric, values: Sequence[Decimal | None], step: tuple[Decimal, str], numbers: Numbers
) -> tuple[str | None, ...]:
    """Per divided value a format code in its own magnitude where that is not the chart's: `$4T` beside `$190B`."""
    return tuple(None if value is None else _own_format(sample, value, step, numbers) for value in values)


def _own_format(sample: Metric, value: Decimal, step: tuple[Decimal, str], numbers: Numbers) -> str | None:
    size, letter = figures.step(abs(value * step[0]))
    if letter == step[1]:
        return None
    shown = scaled(value * step[0], size)
    decimals = max(0, -int(shown.as_tuple().exponent))
    thousands, left = 0, size / step[0]
    while left >= _THOUSAND:
        thousands, left = thousands + 1, left / _THOUSAND
    code = "#,##0" + ("." + "0" * decimals if decimals else "") + "," * thousands
    return _around(code, sample, letter, numbers)


def _around(code: str, sample: Metric, letter: str, numbers: Numbers) -> str:
    """The code of a number with the locale, sign and magnitude around it."""
    written = numbers.percent if sample.unit == "percent" else figures.named(letter, numbers)
    if sample.currency:
        written = numbers.money.format(sign=figures.sign(sample.currency, numbers), number=written)
    before, _, after = written.partition("{number}")
    return "".join((f"[$-{numbers.locale}]", f'"{before}"' if before else "", code, f'"{after}"' if after else ""))
