"""The smallest workbook that Excel opens to edit a chart: one sheet, a category and a value per row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

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


def workbook(categories: Sequence[str], values: Sequence[Decimal | None], series: str, number_format: str) -> bytes:
    """An .xlsx file: categories from A2 down, values from B2 down (missing ones empty), `series` in B1."""
    book = Relationships()
    sheet = book.to_part("worksheet", _SHEET)
    book.to_part("styles", _STYLES)
    root = Relationships()
    root.to_part("officeDocument", _BOOK)
    parts = (
        Part(_BOOK, f"{_TYPE}sheet.main+xml", _book(sheet), book),
        Part(_SHEET, f"{_TYPE}worksheet+xml", _sheet(categories, values, series)),
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


def _sheet(categories: Sequence[str], values: Sequence[Decimal | None], series: str) -> str:
    rows = "".join(
        f'<row r="{row}">{_words("A", row, category)}{_value(row, value)}</row>'
        for row, (category, value) in enumerate(zip(categories, values, strict=True), 2)
    )
    head = f'<row r="1">{_words("B", 1, series)}</row>'
    widths = '<cols><col min="1" max="2" width="24" customWidth="1"/></cols>'
    return f"{DECLARATION}<worksheet {_MAIN}>{widths}<sheetData>{head}{rows}</sheetData></worksheet>"


def _words(column: str, row: int, text: str) -> str:
    """A cell of text; never a formula, whatever it begins with."""
    literal = escaped(_LIKE_AN_ESCAPE.sub("_x005F_", text))
    return f'<c r="{column}{row}" t="inlineStr"><is><t xml:space="preserve">{literal}</t></is></c>'


def _value(row: int, value: Decimal | None) -> str:
    return "" if value is None else f'<c r="B{row}" s="1"><v>{number(value)}</v></c>'


def _styles(number_format: str) -> str:
    return (
        f'{DECLARATION}<styleSheet {_MAIN}><numFmts count="1"><numFmt numFmtId="{_FIRST_OWN_FORMAT}" '
        f'formatCode="{quoted(number_format)}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        f'<xf numFmtId="{_FIRST_OWN_FORMAT}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
