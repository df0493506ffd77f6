"""One slide as parts of the package: the slide, its notes, its charts and their workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as own

from bmcreport.deck import drawing
from bmcreport.deck.charts import chart_frame, chart_name, chart_parts
from bmcreport.deck.drawing import NAMESPACES, Identities
from bmcreport.deck.layout_parts import WrittenLayout
from bmcreport.deck.markup import DECLARATION, quoted
from bmcreport.deck.notes import notes_part
from bmcreport.deck.package import PRESENTATIONML, Part, Relationships
from bmcreport.deck.paragraphs import Typography
from bmcreport.deck.placeholders import field, filled, number_field, words
from bmcreport.deck.presentation import slide_name
from bmcreport.deck.slides import ChartShape, IconShape, Panel, PlaceholderKind, Shape, Slide, TableShape, TextBox
from bmcreport.deck.tables import table
from bmcreport.deck.template import Template


@dataclass(slots=True)
class _Open:
    """A slide that is being written: its shapes' identities, its relationships, and the parts that it brings along."""

    identities: Identities = own(default_factory=Identities)
    relationships: Relationships = own(default_factory=Relationships)
    parts: list[Part] = own(default_factory=list)


class SlideWriter:
    """Writes the slides of one deck, in order; counts its charts."""

    def __init__(self, base: Template, language: str) -> None:
        self._base = base
        self._language = language
        self._typography = Typography(base.colours, language)
        self._charts = 0

    def parts(self, number: int, slide: Slide) -> Iterator[Part]:
        """The parts of the slide with this number, counted from 1."""
        layout, page = self._base.layouts[slide.layout], _Open()
        page.relationships.to_part("slideLayout", layout.part)
        shapes = "".join(
            (*self._fills(slide, layout, page), *self._shapes(slide, page), *self._fields(number, slide, layout, page))
        )
        self._add_notes(number, slide, page)
        xml = (
            f'{DECLARATION}<p:sld {NAMESPACES}><p:cSld name="{quoted(slide.name)}">{drawing.shape_tree(shapes)}</p:cSld>'
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        )
        yield Part(slide_name(number), f"{PRESENTATIONML}slide+xml", xml, page.relationships)
        yield from page.parts

    def _fills(self, slide: Slide, layout: WrittenLayout, page: _Open) -> Iterator[str]:
        for name, body in slide.fills.items():
            slot = layout.slots[name]
            text = self._typography.paragraphs(body, page.relationships, slot.inherited)
            yield filled(slot, body, text, page.identities)

    def _fields(self, number: int, slide: Slide, layout: WrittenLayout, page: _Open) -> Iterator[str]:
        for kind, content in self._field_contents(number, slide).items():
            if slot := layout.fields.get(kind):
                yield field(slot, content, page.identities)

    def _field_contents(self, number: int, slide: Slide) -> Mapping[PlaceholderKind, str]:
        contents = {
            PlaceholderKind.DATE: slide.date and words(slide.date, self._language),
            PlaceholderKind.FOOTER: slide.footer and words(slide.footer, self._language),
            PlaceholderKind.SLIDE_NUMBER: number_field(self._language, str(number)) if slide.numbered else "",
        }
        return {kind: content for kind, content in contents.items() if content}

    def _shapes(self, slide: Slide, page: _Open) -> Iterator[str]:
        return (self._shape(shape, page) for shape in slide.shapes)

    def _shape(self, shape: Shape, page: _Open) -> str:
        colours = self._base.colours
        match shape:
            case Panel():
                return drawing.panel(shape, page.identities, colours)
            case IconShape():
                return drawing.icon(shape, page.identities, colours)
            case TextBox():
                text = self._typography.paragraphs(shape.body, page.relationships)
                return drawing.text_box(shape, page.identities, colours, text)
            case TableShape():
                return table(shape, page.identities, colours, self._typography, page.relationships)
            case ChartShape():
                return self._chart(shape, page)

    def _chart(self, shape: ChartShape, page: _Open) -> str:
        self._charts += 1
        page.parts.extend(chart_parts(self._charts, shape, self._base.colours))
        relationship = page.relationships.to_part("chart", chart_name(self._charts))
        return chart_frame(shape, relationship, page.identities)

    def _add_notes(self, number: int, slide: Slide, page: _Open) -> None:
        if slide.notes:
            name = f"/ppt/notesSlides/notesSlide{number}.xml"
            page.relationships.to_part("notesSlide", name)
            page.parts.append(notes_part(name, slide_name(number), slide.notes, self._typography))
