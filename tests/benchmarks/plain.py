"""The plain way: the same content with reportlab's Paragraph and KeepInFrame and with python-pptx's own API.

A script by itself, so that a whole process of it can be timed: `plain.py CONTENT.json FOLDER FONTS [page|deck]`.
It knows nothing of bmcreport; the content comes ready-made (see `content`). Unlike what one writes first, it opens its
fonts once a process.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

Data = dict[str, Any]


def use_fonts(folder: Path) -> None:
    """Open Carlito."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name in ("Regular", "Bold", "Italic", "BoldItalic"):
        pdfmetrics.registerFont(TTFont(f"Carlito-{name}", str(folder / f"Carlito-{name}.ttf")))
    faces = (f"Carlito-{name}" for name in ("Regular", "Bold", "Italic", "BoldItalic"))
    pdfmetrics.registerFontFamily("Carlito-Regular", *faces)


def page(data: Data) -> bytes:
    """A canvas as PDF."""
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    width, height = data["size"]
    canvas = Canvas(file, pagesize=(width, height))
    canvas.setTitle(data["title"])
    canvas.setAuthor(data["author"])
    for x, y, wide, high, fill, line, stroke in data["boxes"]:
        _paint(canvas, fill, line, stroke)
        canvas.rect(x, height - y - high, wide, high, fill=bool(fill), stroke=bool(line))
    for x1, y1, x2, y2, stroke, colour in data["rules"]:
        _paint(canvas, None, colour, stroke)
        canvas.line(x1, height - y1, x2, height - y2)
    for icon in data["icons"]:
        _icon(canvas, icon, height)
    for frame in data["frames"]:
        _frame(canvas, frame, height)
    canvas.save()
    return file.getvalue()


def _paint(canvas: Any, fill: str | None, line: str | None, stroke: float) -> None:
    if fill:
        canvas.setFillColor(fill)
    if line:
        canvas.setStrokeColor(line)
        canvas.setLineWidth(stroke)


def _icon(canvas: Any, icon: list[Any], height: float) -> None:
    x, y, scale, colour, outline = icon
    canvas.setFillColor(colour)
    path = canvas.beginPath()
    steps = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for step, points in outline:
        pairs = zip(points[::2], points[1::2], strict=True)
        steps[step](*(place for px, py in pairs for place in (x + px * scale, height - y - py * scale)))
    canvas.drawPath(path, fill=1, stroke=0)


def _frame(canvas: Any, frame: Data, height: float) -> None:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, KeepInFrame, Paragraph

    x, y, wide, high = frame["box"]
    flowables: list[Flowable] = [
        Paragraph(
            each["markup"],
            ParagraphStyle(
                "item",
                fontName="Carlito-Regular",
                fontSize=each["size"],
                leading=each["leading"],
                spaceAfter=each["after"],
                leftIndent=each["indent"],
            ),
            bulletText="•" if each["indent"] else None,
        )
        for each in frame["paragraphs"]
    ]
    kept = KeepInFrame(wide, high, flowables, mode="shrink")
    _, taken = kept.wrapOn(canvas, wide, high)
    kept.drawOn(canvas, x, height - y - taken)


def deck(data: Data) -> bytes:
    """A deck as PPTX."""
    from pptx import Presentation

    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = data["size"]
    presentation.core_properties.title = data["title"]
    presentation.core_properties.author = data["author"]
    for each in data["slides"]:
        _slide(presentation, each, data["font"])
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()


def _slide(presentation: Any, data: Data, font: str) -> None:
    from pptx.enum.shapes import MSO_SHAPE

    titled = any(text["title"] for text in data["texts"])
    slide = presentation.slides.add_slide(presentation.slide_layouts[5 if titled else 6])
    for box, fill in data["panels"]:
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box)
        shape.line.fill.background()
        _fill(shape, fill)
    for text in data["texts"]:
        _text(slide, text, font)
    for table in data["tables"]:
        _table(slide, table, font)
    for chart in data["charts"]:
        _chart(slide, chart)
    if data["notes"]:
        slide.notes_slide.notes_text_frame.text = data["notes"]


def _colour(written: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(written[1:].upper())


def _fill(shape: Any, colour: str | None) -> None:
    if colour:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _colour(colour)


def _text(slide: Any, text: Data, font: str) -> None:
    if text["title"]:
        shape = slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = text["box"]
    else:
        shape = slide.shapes.add_textbox(*text["box"])
    _fill(shape, text["fill"])
    _write(shape.text_frame, text["paragraphs"], font)


def _write(frame: Any, paragraphs: Iterable[Data], font: str) -> None:
    from pptx.util import Emu

    frame.word_wrap = True
    frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = Emu(0)
    for index, data in enumerate(paragraphs):
        paragraph = frame.add_paragraph() if index else frame.paragraphs[0]
        paragraph.line_spacing = Emu(data["leading"])
        paragraph.space_before = Emu(data["before"])
        for words, bold, colour, size, link in data["runs"]:
            run = paragraph.add_run()
            run.text = words
            run.font.name, run.font.bold, run.font.size = font, bold, Emu(size)
            run.font.color.rgb = _colour(colour)
            if link:
                run.hyperlink.address = link


def _table(slide: Any, data: Data, font: str) -> None:
    table = slide.shapes.add_table(len(data["rows"]), len(data["columns"]), *data["box"]).table
    for column, width in zip(table.columns, data["columns"], strict=True):
        column.width = width
    for row, height, cells in zip(table.rows, data["rows"], data["cells"], strict=True):
        row.height = height
        for cell, written in zip(row.cells, cells, strict=True):
            _fill(cell, written["fill"])
            _write(cell.text_frame, written["paragraphs"], font)


def _chart(slide: Any, data: Data) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Emu

    content = CategoryChartData(number_format=data["format"])
    content.categories = data["categories"]
    content.add_series(data["series"], data["values"])
    chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *data["box"], content).chart
    chart.has_legend = False
    chart.font.size = Emu(data["size"])
    plot = chart.plots[0]
    plot.has_data_labels = True
    plot.series[0].format.fill.solid()
    plot.series[0].format.fill.fore_color.rgb = _colour(data["colour"])


WRITERS = {"page": (page, "pdf"), "deck": (deck, "pptx")}


def main(content: str, folder: str, fonts: str, *kinds: str) -> None:
    """Write every page and deck of a file of contents into a folder."""
    if not kinds or "page" in kinds:
        use_fonts(Path(fonts))
    for name, (kind, data) in json.loads(Path(content).read_text("utf-8")).items():
        if not kinds or kind in kinds:
            write, suffix = WRITERS[kind]
            (Path(folder) / f"{name}.{suffix}").write_bytes(write(data))


if __name__ == "__main__":
    main(*sys.argv[1:])
