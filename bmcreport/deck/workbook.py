"""The smallest workbook that Excel opens to edit a chart: one sheet, a category and a value per row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from bmcreport.deck.markup import DECLARATION, escaped, quoted
from bmcreport.deck.package import Part, Relationships, pack, package

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_BOOK = "/xl/workbook.xml"
_SHEET = "/xl/worksheets/sheet1.xml"
_STYLES = "/xl/styles.xml"
_FIRST_OWN_FORMAT = 164

# ECMA-376 part 1, 22.9.2.19: in a cell, _xHHHH_ stands for a character.
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


DATE_FORMAT = r"yyyy\-mm\-dd"
"""The format code of days."""

_FIRST_DAY = date(1899, 12, 30)
"""What spreadsheets count days from, so that those after February 1900 are right."""


def serial(day: date) -> int:
    """A day as spreadsheets and charts count it."""
    return (day - _FIRST_DAY).days


def workbook(
    categories: Sequence[str],
    values: Sequence[Decimal | None],
    series: str,
    number_format: str,
    days: Sequence[date] = (),
) -> bytes:
    """An .xlsx file: categories from A2 down, values from B2 down (missing ones empty), `series` in B1.

    Where there are `days`, they stand in A, and the categories, which say them as they were stated, in C.
    """
    book = Relationships()
    sheet = book.to_part("worksheet", _SHEET)
    book.to_part("styles", _STYLES)
    root = Relationships()
    root.to_part("officeDocument", _BOOK)
    parts = (
        Part(_BOOK, f"{_TYPE}sheet.main+xml", _book(sheet), book),
        Part(_SHEET, f"{_TYPE}worksheet+xml", _sheet(categories, values, series, days)),
        Part(_STYLES, f"{_TYPE}styles+xml", _styles(number_format)),
    )
    return package((pack(parts),), root)


def number(value: Decimal) -> str:
    """A value as spreadsheets and charts write it: never with an exponent."""
    return f"{value:f}"


def _book(sheet: str) -> str:
    return (
        f"{DECLARATION}<workbook {_MAIN} "
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<sheets><sheet name="Sheet1" sheetId="1" r:id="{sheet}"/></sheets></workbook>'
    )


def _sheet(categories: Sequence[str], values: Sequence[Decimal | None], series: str, days: Sequence[date]) -> str:
    told = zip_longest(categories, values, days)
    rows = "".join(_row(row, *each) for row, each in enumerate(told, 2))
    head = f'<row r="1">{_words("B", 1, series)}</row>'
    widths = '<cols><col min="1" max="3" width="24" customWidth="1"/></cols>'
    return f"{DECLARATION}<worksheet {_MAIN}>{widths}<sheetData>{head}{rows}</sheetData></worksheet>"


def _row(row: int, category: str, value: Decimal | None, day: date | None) -> str:
    if day is None:
        return f'<row r="{row}">{_words("A", row, category)}{_value(row, value)}</row>'
    dated = f'<c r="A{row}" s="2"><v>{serial(day)}</v></c>'
    return f'<row r="{row}">{dated}{_value(row, value)}{_words("C", row, category)}</row>'


def _words(column: str, row: int, text: str) -> str:
    """A cell of text; never a formula, whatever it begins with."""
    literal = escaped(_LIKE_AN_ESCAPE.sub("_x005F_", text))
    return f'<c r="{column}{row}" t="inlineStr"><is><t xml:space="preserve">{literal}</t></is></c>'


def _value(row: int, value: Decimal | None) -> str:
    return "" if value is None else f'<c r="B{row}" s="1"><v>{number(value)}</v></c>'


def _styles(number_format: str) -> str:
    return (
        f'{DECLARATION}<styleSheet {_MAIN}><numFmts count="2"><numFmt numFmtId="{_FIRST_OWN_FORMAT}" '
        f'formatCode="{quoted(number_format)}"/><numFmt numFmtId="{_FIRST_OWN_FORMAT + 1}" '
        f'formatCode="{quoted(DATE_FORMAT)}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        f'<xf numFmtId="{_FIRST_OWN_FORMAT}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        f'<xf numFmtId="{_FIRST_OWN_FORMAT + 1}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
