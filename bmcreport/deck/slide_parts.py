"""One slide as parts of the package: the slide, its notes, its charts and their workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bmcreport.deck import drawing, placeholders
from bmcreport.deck.charts import chart_frame, chart_name, chart_parts
from bmcreport.deck.drawing import NAMESPACES, Identities
from bmcreport.deck.layout_parts import WrittenLayout, picture_name
from bmcreport.deck.markup import DECLARATION, quoted
from bmcreport.deck.notes import notes_part
from bmcreport.deck.package import PRESENTATIONML, Part, Relationships, slide_name
from bmcreport.deck.paragraphs import Typography
from bmcreport.deck.slides import (
    ChartShape,
    IconShape,
    Panel,
    PictureShape,
    PlaceholderKind,
    Shape,
    Slide,
    TableShape,
    TextBox,
)
from bmcreport.deck.tables import table
from bmcreport.deck.template import Template


@dataclass(slots=True)
class _Page:
    """A slide being written: its number, its shapes' identities, its relationships, and the parts it brings along."""

    number: int
    identities: Identities = field(default_factory=Identities)
    relationships: Relationships = field(default_factory=Relationships)
    parts: list[Part] = field(default_factory=list)


class SlideWriter:
    """Writes the slides of one deck, in order, on their template; counts its charts."""

    def __init__(self, base: Template, language: str, *, leftwards: bool = False) -> None:
        """No slide is written yet; notes are written `leftwards` where readers begin at the right."""
        self._base = base
        self._language = language
        self._leftwards = leftwards
        self._typography = Typography(base.colours, language, base.plain)
        self._charts = 0
        self._pictures = set(base.pictures)

    def parts(self, number: int, slide: Slide) -> list[Part]:
        """The parts of the slide with this number, counted from 1."""
        layout, page = self._base.layouts[slide.layout], _Page(number)
        page.relationships.to_part("slideLayout", layout.part)
        tree = drawing.shape_tree("".join(self._everything(slide, layout, page)))
        self._add_notes(slide, page)
        xml = (
            f'{DECLARATION}<p:sld {NAMESPACES}><p:cSld name="{quoted(slide.name)}">{tree}</p:cSld>'
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        )
        return [Part(slide_name(number), f"{PRESENTATIONML}slide+xml", xml, page.relationships), *page.parts]

    def _everything(self, slide: Slide, layout: WrittenLayout, page: _Page) -> Iterator[str]:
        """In reading order: the texts, then the shapes, then what stands at the foot."""
        for name, body in slide.fills.items():
            slot = layout.slots[name]
            text = self._typography.paragraphs(body, page.relationships, slot.inherited)
            yield placeholders.filled(slot, body, text, page.identities)
        for shape in slide.shapes:
            yield self._shape(shape, page)
        for kind, content in self._foot(slide, layout, page.number):
            if content and kind in layout.fields:
                yield placeholders.field(layout.fields[kind], content, page.identities)

    def _foot(self, slide: Slide, layout: WrittenLayout, number: int) -> Iterator[tuple[PlaceholderKind, str]]:
        """The contents of date, footer and number; nothing where the slide has none."""
        for kind, text in ((PlaceholderKind.DATE, slide.date), (PlaceholderKind.FOOTER, slide.footer)):
            size = layout.fields[kind].size if kind in layout.fields else None
            yield kind, placeholders.words(text, self._language, size)
        if slide.numbered:
            yield PlaceholderKind.SLIDE_NUMBER, placeholders.number_field(self._language, str(number))

    def _shape(self, shape: Shape, page: _Page) -> str:
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
            case PictureShape():
                return self._picture(shape, page)

    def _chart(self, shape: ChartShape, page: _Page) -> str:
        self._charts += 1
        page.parts.extend(chart_parts(self._charts, shape, self._base.colours, self._language))
        relationship = page.relationships.to_part("chart", chart_name(self._charts))
        return chart_frame(shape, relationship, page.identities)

    def _picture(self, shape: PictureShape, page: _Page) -> str:
        """A picture; the part of one that recurs in the deck is written once."""
        name = picture_name(shape.bitmap)
        if name not in self._pictures:
            page.parts.append(Part(name, "image/png", shape.bitmap.png))
        self._pictures.add(name)
        return drawing.picture(shape, page.relationships.to_part("image", name), page.identities)

    def _add_notes(self, slide: Slide, page: _Page) -> None:
        if slide.notes:
            name = f"/ppt/notesSlides/notesSlide{page.number}.xml"
            page.relationships.to_part("notesSlide", name)
            number, told = slide_name(page.number), slide.notes
            page.parts.append(notes_part(name, number, told, self._typography, leftwards=self._leftwards))
