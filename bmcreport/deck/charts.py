"""Native charts with their workbook: one measure, as bars from nought or as a line over time, each value at its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bmcreport.deck.drawing import Colours, Identities, fill, frame, line
from bmcreport.deck.markup import DECLARATION, escaped, quoted
from bmcreport.deck.package import Part, Relationships
from bmcreport.deck.paragraphs import hundredths
from bmcreport.deck.slides import ChartShape
from bmcreport.deck.workbook import DATE_FORMAT, number, serial, workbook

_KIND = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMESPACES = (
    f'xmlns:c="{_KIND}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CATEGORIES, _VALUES = 111_111_111, 222_222_222
"""The ids of the axes: positive, as the schema wants and not every writer does."""

_LINE, _AXIS, _MARKER = 28_575, 9_525, 9
"""Widths of lines in EMU, and the size of a point in points."""

_MOST_TICKS, _MARGIN_DAYS = 8, 7
_TICK = 6
"""The least from one tick to the next, in type sizes: room for a year and month between them."""

_GAP = 45
"""Space between bars, in per cent of a bar."""


def chart_frame(shape: ChartShape, relationship: str, identities: Identities) -> str:
    """The frame on the slide; `relationship` leads to the chart part."""
    content = f'<c:chart xmlns:c="{_KIND}" r:id="{relationship}"/>'
    return frame(shape, _KIND, content, identities)


def chart_parts(count: int, shape: ChartShape, colours: Colours, language: str) -> tuple[Part, Part]:
    """The chart, which is the `count`-th of the deck, and the workbook that it is edited in."""
    book = f"/ppt/embeddings/Microsoft_Excel_Sheet{count}.xlsx"
    relationships = Relationships()
    data = relationships.to_part("package", book)
    chart = Part(chart_name(count), _TYPE, _chart_space(shape, data, colours, language), relationships)
    content = workbook(shape.categories, shape.values, shape.series, shape.number_format, shape.days)
    return chart, Part(book, "", content)


def chart_name(count: int) -> str:
    """The name of the part of a chart, counted from 1 through the deck."""
    return f"/ppt/charts/chart{count}.xml"


def _chart_space(shape: ChartShape, data: str, colours: Colours, language: str) -> str:
    return (
        f'{DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{quoted(language)}"/>'
        '<c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_layout(shape)}{_plot(shape, colours)}</c:plotArea>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{line(None, 0, colours)}</c:spPr>{_type(shape, colours)}"
        f'<c:externalData r:id="{data}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _layout(shape: ChartShape) -> str:
    """Where the bars stand: between the names of the categories and the values of the longest bars."""
    if shape.rooms is None:
        return "<c:layout/>"
    before, after = reversed(shape.rooms) if shape.leftwards else shape.rooms
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{before:.4f}"/><c:y val="0"/><c:w val="{1 - before - after:.4f}"/><c:h val="1"/>'
        "</c:manualLayout></c:layout>"
    )


def _plot(shape: ChartShape, colours: Colours) -> str:
    if shape.days:
        return f"{_line_over_time(shape, colours)}{_date_axis(shape, colours)}{_value_axis(shape, 'l', 'midCat')}"
    return f"{_bars(shape, colours)}{_category_axis(shape, colours)}{_value_axis(shape, 't', 'between')}"


def _bars(shape: ChartShape, colours: Colours) -> str:
    last = len(shape.categories) + 1
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f>{_words([shape.series])}</c:strRef></c:tx>"
        f'<c:spPr>{fill(shape.colour, colours)}</c:spPr><c:invertIfNegative val="0"/>'
        f"{_accent(shape, colours)}{_labels(shape, colours, 'outEnd')}"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>{_words(shape.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${last}</c:f>{_numbers(shape)}</c:numRef></c:val></c:ser>"
        f'<c:gapWidth val="{_GAP}"/><c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/></c:barChart>'
    )


def _accent(shape: ChartShape, colours: Colours) -> str:
    if shape.highlight is None:
        return ""
    return (
        f'<c:dPt><c:idx val="{shape.highlight}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill(shape.accent, colours)}</c:spPr></c:dPt>"
    )


def _labels(shape: ChartShape, colours: Colours, position: str) -> str:
    usual, before = shape.number_format, "r" if shape.leftwards else "l"
    codes = shape.own_formats or (None,) * len(shape.values)
    own = "".join(
        f'<c:dLbl><c:idx val="{index}"/>'
        f"{_label(shape, code or usual, colours, before if index in shape.before else position)}</c:dLbl>"
        for index, code in enumerate(codes)
        if code or index in shape.before
    )
    return f"<c:dLbls>{own}{_label(shape, usual, colours, position)}</c:dLbls>"


def _label(shape: ChartShape, code: str, colours: Colours, position: str) -> str:
    return (
        f'<c:numFmt formatCode="{quoted(code)}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/>{line(None, 0, colours)}</c:spPr>{_type(shape, colours)}"
        f'<c:dLblPos val="{position}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _words(words: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{escaped(word)}</c:v></c:pt>' for index, word in enumerate(words))
    return f'<c:strCache><c:ptCount val="{len(words)}"/>{points}</c:strCache>'


def _numbers(shape: ChartShape) -> str:
    """A missing value has no point: a gap, not nought."""
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{number(value)}</c:v></c:pt>'
        for index, value in enumerate(shape.values)
        if value is not None
    )
    code = f"<c:formatCode>{escaped(shape.number_format)}</c:formatCode>"
    return f'<c:numCache>{code}<c:ptCount val="{len(shape.values)}"/>{points}</c:numCache>'


def _line_over_time(shape: ChartShape, colours: Colours) -> str:
    """Points at their days, joined in order."""
    last = len(shape.days) + 1
    days = "".join(f'<c:pt idx="{index}"><c:v>{serial(day)}</c:v></c:pt>' for index, day in enumerate(shape.days))
    colour = fill(shape.colour, colours)
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f>{_words([shape.series])}</c:strRef></c:tx>"
        f'<c:spPr><a:ln w="{_LINE}" cap="rnd">{colour}<a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="circle"/><c:size val="{_MARKER}"/>'
        f"<c:spPr>{colour}{line(None, 0, colours)}</c:spPr></c:marker>{_labels(shape, colours, 't')}"
        f"<c:cat><c:numRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:numCache><c:formatCode>{DATE_FORMAT}</c:formatCode>"
        f'<c:ptCount val="{len(shape.days)}"/>{days}</c:numCache></c:numRef></c:cat>'
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${last}</c:f>{_numbers(shape)}</c:numRef></c:val>"
        f'<c:smooth val="0"/></c:ser><c:marker val="1"/><c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
        "</c:lineChart>"
    )


def _date_axis(shape: ChartShape, colours: Colours) -> str:
    """Days apart as they are, with a tick every so many months or years, from a tick before to one after."""
    first, last = shape.days[0], shape.days[-1]
    months = _months_between_ticks(first, last, min(_MOST_TICKS, shape.rect.width // (_TICK * shape.size)))
    # A point on the edge would be cut in half.
    start, end = _tick(first - timedelta(_MARGIN_DAYS), months, 0), _tick(last + timedelta(_MARGIN_DAYS), months, 1)
    unit, count = ("years", months // 12) if months >= 12 else ("months", months)
    code = "yyyy" if unit == "years" else r"yyyy\-mm"
    direction = "maxMin" if shape.leftwards else "minMax"
    return (
        f'<c:dateAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{direction}"/>'
        f'<c:max val="{serial(end)}"/><c:min val="{serial(start)}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="{code}" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line('hairline', _AXIS, colours)}</c:spPr>"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblOffset val="100"/>'
        f'<c:baseTimeUnit val="days"/><c:majorUnit val="{count}"/><c:majorTimeUnit val="{unit}"/></c:dateAx>'
    )


def _months_between_ticks(first: date, last: date, most: int) -> int:
    """As few months as leave at most so many ticks, in steps that years divide into or are multiples of."""
    span = 12 * (last.year - first.year) + last.month - first.month + 2
    steps = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
    return next((step for step in steps if span / step <= most), steps[-1])


def _tick(day: date, months: int, ahead: int) -> date:
    """The tick at or before a day, or so many ticks ahead of that, within the calendar."""
    number = (12 * day.year + day.month - 1) // months + ahead
    year, month = divmod(number * months, 12)
    return date(min(max(year, date.min.year), date.max.year), month + 1, 1)


def _category_axis(shape: ChartShape, colours: Colours) -> str:
    """From top to bottom in the order given; programs count from the origin upwards."""
    side = "r" if shape.leftwards else "l"
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line(None, 0, colours)}</c:spPr>{_type(shape, colours, upright=True)}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(shape: ChartShape, side: str, crossing: str) -> str:
    """Not shown: the labels say the values."""
    direction = "maxMin" if shape.leftwards and not shape.days else "minMax"
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="{direction}"/>{_ends(shape)}</c:scaling>'
        f'<c:delete val="1"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/><c:crossBetween val="{crossing}"/></c:valAx>'
    )


def _ends(shape: ChartShape) -> str:
    """Bars begin at nought, which programs forget when all values are alike; below it they may choose."""
    below = any(value is not None and value < 0 for value in shape.values)
    end = "" if shape.most is None else f'<c:max val="{number(shape.most)}"/>'
    return end if below else f'{end}<c:min val="0"/>'


def _type(shape: ChartShape, colours: Colours, *, upright: bool = False) -> str:
    # Words that are told to stand upright are all shown by LibreOffice, others as far as it likes.
    turn = ' rot="0" vert="horz"' if upright else ""
    return (
        f'<c:txPr><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{hundredths(shape.size)}" b="0">'
        f'{fill("ink", colours)}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>'
    )
