"""Values of charts as their labels show them: the number formats of spreadsheets, read and applied."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from bmcreport import figures
from bmcreport.deck.slides import ChartShape
from bmcreport.model.language import Numbers

_PARTS = re.compile(r'"([^"]*)"|\\(.)|(General|[#0?,.]+)|\[[^\]]*\]|(.)', re.DOTALL)
"""A format code (ECMA-376 part 1, 18.8.31): quoted text, an escaped sign, a number, a locale, any other sign."""
_LITERALLY = " $€£¥+-():/%"


def labels_of(shape: ChartShape, numbers: Numbers) -> list[str | None]:
    """The label of each value of a chart, none where it is missing."""
    own = shape.own_formats or (None,) * len(shape.values)
    return [
        None if value is None else label(value, code or shape.number_format, numbers)
        for value, code in zip(shape.values, own, strict=True)
    ]


def label(value: Decimal, code: str, numbers: Numbers) -> str:
    """The value in the first section of a format code, its number as the language writes numbers."""
    written, sign = "", "-" if value < 0 else ""
    for quoted, escaped, number, other in _PARTS.findall(code):
        if other == ";":
            break
        literal = other if other in _LITERALLY else ""
        written += _number(abs(value), number, code, numbers) if number else quoted or escaped or literal
    return sign + written


def _number(value: Decimal, picture: str, code: str, numbers: Numbers) -> str:
    shown = value * 100 if "%" in re.sub('"[^"]*"', "", code) else value
    # Each comma behind the number divides by a thousand.
    divided = len(picture) - len(picture.rstrip(","))
    shown, picture = shown.scaleb(-3 * divided), picture.rstrip(",")
    if picture == "General":
        return figures.plain(shown, numbers)
    decimals = len(picture.partition(".")[2])
    rounded = figures.plain(shown.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), numbers)
    if not picture.partition(".")[2].count("0"):
        return rounded
    whole, _, stated = rounded.partition(numbers.decimal)
    return whole + numbers.decimal + stated.ljust(picture.partition(".")[2].count("0"), "0")
