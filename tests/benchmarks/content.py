"""The content of our pages and decks as plain data, ready-made for peers: they choose no size, break and place nothing.

What a peer is spared (reading, checking, fitting, splitting tables, ordering sources) stays in our own time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain
from typing import Any

from msgspec.structs import replace

from bmcreport import icons
from bmcreport.deck.slides import Body, ChartShape, Deck, Panel, Slide, SlideParagraph, TableShape, TextBox
from bmcreport.pdf.page import Box, Document, Element, IconPath, Rule
from bmcreport.place.placement import PagePlacement, PlacedSource
from bmcreport.text.fitting import SetParagraph
from bmcreport.text.types import FaceName, Paragraph, Run
from bmcreport.units import Emu, Rect, in_points

Data = dict[str, Any]

_BOLD = (FaceName.BOLD, FaceName.BOLD_ITALIC)
_SLACK = 1.06
"""Frames that we know only by their lines: the plain way sets without kerning, a little wider."""


def page_data(placement: PagePlacement, document: Document) -> Data:
    """A page: frames of paragraphs in the markup of reportlab, the lines and fields between them, the icons."""
    palette, page = document.palette, document.pages[0]
    decoration = [*page.decoration.operations, *chain.from_iterable(map(_decoration, page.content))]
    header, footer = placement.header, placement.footer
    loose = [header.eyebrow, header.title, header.tagline, list(map(_source, footer.sources)), footer.attribution]
    loose += [part for each in header.fields for part in (each.label, each.value)]
    return {
        "title": document.title,
        "author": document.author,
        "size": [in_points(placement.size.width), in_points(placement.size.height)],
        "boxes": [_box(each, palette) for each in decoration if isinstance(each, Box)],
        "rules": [_rule(each, palette) for each in decoration if isinstance(each, Rule)],
        "icons": [_icon(each, palette) for each in decoration if isinstance(each, IconPath)],
        "frames": [
            *chain.from_iterable(_frames(placed, palette, None) for placed in loose),
            *chain.from_iterable(_frames(block.heading, palette, None) for block in placement.canvas.blocks),
            *chain.from_iterable(_frames(block.items, palette, block.body) for block in placement.canvas.blocks),
        ],
    }


def deck_data(deck: Deck) -> Data:
    """A deck: per slide its title, text boxes, fields of colour, tables, charts and notes."""
    return {
        "title": deck.title,
        "author": deck.author,
        "font": deck.font,
        "size": [deck.size.width, deck.size.height],
        "slides": [_slide(deck, slide) for slide in deck.slides],
    }


def _decoration(element: Element) -> Iterator[Any]:
    for child in element.children:
        if isinstance(child, Element):
            yield from _decoration(child)
        else:
            yield from getattr(child, "operations", ())


def _source(source: PlacedSource) -> SetParagraph:
    """A source as one paragraph, as wide as with its number beside it."""
    number, text = source.number.paragraph, source.text
    runs, beside = (*number.runs, Run(" "), *text.paragraph.runs), text.text_x - text.x
    lines = tuple(replace(line, width=line.width + beside) for line in text.lines)
    return replace(text, paragraph=Paragraph(runs), lines=lines)


def _frames(placed: Iterable[SetParagraph], palette: Any, body: Rect | None) -> Iterator[Data]:
    columns: dict[Emu, list[SetParagraph]] = defaultdict(list)
    for paragraph in placed:
        columns[paragraph.x].append(paragraph)
    for x, paragraphs in columns.items():
        top, last = paragraphs[0].top, paragraphs[-1]
        widest = max(line.width for each in paragraphs for line in each.lines) * _SLACK
        width = (body.width // len(columns)) - 40_000 * (len(columns) - 1) if body else widest
        height = body.bottom - top if body else last.top + last.height - top
        box = [in_points(x), in_points(top), in_points(round(width)), in_points(height) * (1 if body else _SLACK)]
        yield {"box": box, "paragraphs": [_set(each, palette) for each in paragraphs]}


def _set(placed: SetParagraph, palette: Any) -> Data:
    setting = placed.setting
    return {
        "markup": "".join(_markup(run, palette, in_points(setting.size)) for run in placed.paragraph.runs),
        "size": in_points(setting.size),
        "leading": in_points(setting.leading),
        "after": in_points(setting.space),
        "indent": in_points(setting.indent) if placed.paragraph.bullet else 0,
    }


def _markup(run: Run, palette: Any, size: float) -> str:
    style, text = run.style, escape(run.text)
    if style.face in _BOLD:
        text = f"<b>{text}</b>"
    if style.rise > 200:
        text = f"<super>{text}</super>"
    field = f' backColor="{palette[style.fill]}"' if style.fill else ""
    text = f'<font color="{palette[style.colour]}" size="{size * style.scale / 1000:g}"{field}>{text}</font>'
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text


def _corners(rect: Rect) -> list[float]:
    return [in_points(each) for each in (rect.x, rect.y, rect.width, rect.height)]


def _box(box: Box, palette: Any) -> list[Any]:
    return [*_corners(box.rect), box.fill and palette[box.fill], box.line and palette[box.line],
            in_points(box.line_width)]  # fmt: skip


def _rule(rule: Rule, palette: Any) -> list[Any]:
    return [*(in_points(each) for each in (rule.x1, rule.y1, rule.x2, rule.y2, rule.width)), palette[rule.colour]]


def _icon(icon: IconPath, palette: Any) -> list[Any]:
    rect = icon.rect
    place = [in_points(rect.x), in_points(rect.y), in_points(rect.width) / icons.BOX]
    return [*place, palette[icon.colour], icons.outline(icon.icon)]


def _slide(deck: Deck, slide: Slide) -> Data:
    layout = next(each for each in deck.layouts if each.name == slide.layout)
    spots = {each.name: each for each in layout.placeholders}
    texts = [
        {"title": spots[name].kind.value in ("title", "ctrTitle"), "box": _emu(spots[name].rect),
         "fill": None, **_body(deck, body, bold=spots[name].bold)}
        for name, body in slide.fills.items()
    ]  # fmt: skip
    data: Data = {"texts": texts, "panels": [], "tables": [], "charts": []}
    for shape in slide.shapes:
        match shape:
            case Panel():
                data["panels"].append([_emu(shape.rect), shape.fill and deck.palette[shape.fill]])
            case TextBox():
                fill = shape.fill and deck.palette[shape.fill]
                texts.append({"title": False, "box": _emu(shape.rect), "fill": fill, **_body(deck, shape.body)})
            case TableShape():
                data["tables"].append(_table(deck, shape))
            case ChartShape():
                data["charts"].append(_chart(deck, shape))
            case _:
                # Icons as editable outlines with curves are beyond python-pptx: the plain script does without.
                pass
    data["notes"] = "\n".join(paragraph.text for paragraph in slide.notes)
    return data


def _emu(rect: Rect) -> list[int]:
    return [rect.x, rect.y, rect.width, rect.height]


def _body(deck: Deck, body: Body, *, bold: bool = False) -> Data:
    return {"paragraphs": [_paragraph(deck, each, bold=bold) for each in body.paragraphs]}


def _paragraph(deck: Deck, each: SlideParagraph, *, bold: bool) -> Data:
    runs = [_run(deck, run, each, bold=bold) for run in each.paragraph.runs]
    return {"runs": runs, "leading": each.leading, "before": each.space_before}


def _run(deck: Deck, run: Run, each: SlideParagraph, *, bold: bool) -> list[Any]:
    style = run.style
    strong = bold or style.face in _BOLD
    return [run.text, strong, deck.palette[style.colour], each.size * style.scale // 1000, run.link]


def _table(deck: Deck, table: TableShape) -> Data:
    return {
        "box": _emu(table.rect),
        "columns": table.columns,
        "rows": table.rows,
        "cells": [
            [{"fill": cell.fill and deck.palette[cell.fill], **_body(deck, cell.body)} for cell in row]
            for row in table.cells
        ],
    }


def _chart(deck: Deck, chart: ChartShape) -> Data:
    return {
        "box": _emu(chart.rect),
        "categories": chart.categories,
        "values": [None if value is None else float(value) for value in chart.values],
        "series": chart.series,
        "format": chart.number_format,
        "colour": deck.palette[chart.colour],
        "size": chart.size,
    }
