"""Figures as charts hold them: divided by their magnitude, and labelled as the language writes them."""

from __future__ import annotations

from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal

from bmcreport import figures
from bmcreport.model.canvas import Metric
from bmcreport.model.language import Numbers

_THOUSANDTH = Decimal("0.001")


def scaled(value: Decimal, size: Decimal) -> Decimal:
    """A value divided by the magnitude of its chart, to a thousandth."""
    return (value / size).quantize(_THOUSANDTH, ROUND_HALF_UP).normalize()


def number_format(sample: Metric, values: Collection[Decimal], letter: str, numbers: Numbers) -> str:
    """An Excel format code for divided values: sign, number and magnitude, what stands around the number as texts.

    It begins with the language's number, by which LibreOffice chooses the signs for decimals and thousands; PowerPoint
    takes those of the system.
    """
    code = "#,##0" if all(value == value.to_integral_value() for value in values) else "General"
    written = numbers.percent if sample.unit == "percent" else figures.named(letter, numbers)
    if sample.currency:
        written = numbers.money.format(sign=figures.sign(sample.currency, numbers), number=written)
    before, _, after = written.partition("{number}")
    return "".join((f"[$-{numbers.locale}]", f'"{before}"' if before else "", code, f'"{after}"' if after else ""))
