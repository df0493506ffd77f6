"""Native tables: no style of PowerPoint's, only the rules, tints and margins that the table says."""

from __future__ import annotations

from collections.abc import Iterable

from bmcreport.deck.drawing import ANCHORED, NO_INSET, Colours, Identities, fill, frame, line
from bmcreport.deck.package import Relationships
from bmcreport.deck.paragraphs import Typography
from bmcreport.deck.slides import Anchor, TableCell, TableShape
from bmcreport.units import Emu

_KIND = "http://schemas.openxmlformats.org/drawingml/2006/table"

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's built-in style `No Style, No Grid`."""

_Rule = tuple[str | None, Emu]
"""Colour and width of a rule between rows."""


def table(
    shape: TableShape, identities: Identities, colours: Colours, typography: Typography, links: Relationships
) -> str:
    """A table in its frame. Neighbouring cells agree on the rule between them, or programs choose one of the two."""
    under = _rules(shape)
    above: list[_Rule] = [(None, 0), *under]
    rows = "".join(
        _row(height, (_cell(cell, _borders(top, bottom, colours), colours, typography, links) for cell in cells))
        for height, cells, top, bottom in zip(shape.rows, shape.cells, above, under, strict=False)
    )
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in shape.columns)
    content = f"<a:tbl>{_properties(shape)}<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>"
    return frame(shape, _KIND, content, identities)


def _rules(shape: TableShape) -> list[_Rule]:
    """The rule under each row."""
    head, body = (shape.head_rule, shape.head_rule_width), (shape.rules, shape.rule_width)
    return [head if shape.header_row and not row else body for row in range(len(shape.rows))]


def _properties(shape: TableShape) -> str:
    flags = ' rtl="1"' if shape.leftwards else ""
    flags += (' firstRow="1"' if shape.header_row else "") + (' firstCol="1"' if shape.header_column else "")
    return f"<a:tblPr{flags}><a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr>"


def _borders(top: _Rule, bottom: _Rule, colours: Colours) -> str:
    """Nothing at the sides."""
    sides = line(None, 0, colours, "a:lnL") + line(None, 0, colours, "a:lnR")
    return f"{sides}{line(*top, colours, 'a:lnT')}{line(*bottom, colours, 'a:lnB')}"


def _row(height: Emu, cells: Iterable[str]) -> str:
    return f'<a:tr h="{height}">{"".join(cells)}</a:tr>'


def _cell(cell: TableCell, borders: str, colours: Colours, typography: Typography, links: Relationships) -> str:
    body = cell.body
    margins = ' marL="{}" marT="{}" marR="{}" marB="{}"'.format(*(body.inset or NO_INSET))
    anchor = ANCHORED[body.anchor or Anchor.TOP]
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{typography.paragraphs(body, links)}</a:txBody>"
        f'<a:tcPr{margins} anchor="{anchor}">{borders}{fill(cell.fill, colours)}</a:tcPr></a:tc>'
    )
