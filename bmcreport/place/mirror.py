"""A page for readers who begin at the right: everything on it mirrored, and lines that end where theirs begin."""

from __future__ import annotations

from msgspec.structs import replace

from bmcreport.place.placement import (
    CanvasPlacement,
    HeaderField,
    PageFooter,
    PageHeader,
    PagePlacement,
    PlacedBlock,
    PlacedIcon,
    PlacedSource,
)  # fmt: skip
from bmcreport.text.fitting import SetParagraph
from bmcreport.units import Emu, Rect

_LANGUAGES = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"))
_SCRIPTS = frozenset(("arab", "hebr", "syrc", "thaa", "nkoo"))


def reads_leftwards(language: str) -> bool:
    """Whether text of a language (BCP 47) is read from right to left."""
    primary, *others = language.lower().split("-")
    scripts = [tag for tag in others if len(tag) == 4]
    return scripts[0] in _SCRIPTS if scripts else primary in _LANGUAGES


def mirrored_page(page: PagePlacement) -> PagePlacement:
    """The page, its left for its right."""
    return Mirror(page.size.width).page(page)


def mirrored_rect(rect: Rect, width: Emu) -> Rect:
    """A rectangle on a surface of this width, its left for its right."""
    return replace(rect, x=width - rect.right)


class Mirror:
    """A mirror across the middle of a surface."""

    def __init__(self, width: Emu) -> None:
        self._width = width

    def page(self, page: PagePlacement) -> PagePlacement:
        return replace(
            page, header=self.header(page.header), canvas=self.canvas(page.canvas), footer=self._footer(page.footer)
        )

    def header(self, header: PageHeader) -> PageHeader:
        eyebrow, title, tagline = map(self.texts, (header.eyebrow, header.title, header.tagline))
        fields = tuple(HeaderField(self.texts(field.label), self.texts(field.value)) for field in header.fields)
        logo = replace(header.logo, rect=self.rect(header.logo.rect)) if header.logo else None
        return PageHeader(eyebrow, title, tagline, fields, logo)

    def _footer(self, footer: PageFooter) -> PageFooter:
        return PageFooter(
            tuple(PlacedSource(self._text(each.number), self._text(each.text)) for each in footer.sources),
            self.texts(footer.legend),
            self.texts(footer.attribution),
            self.texts(footer.house),
            self.texts(footer.number),
        )

    def canvas(self, canvas: CanvasPlacement) -> CanvasPlacement:
        return replace(canvas, rect=self.rect(canvas.rect), blocks=tuple(map(self._block, canvas.blocks)))

    def _block(self, block: PlacedBlock) -> PlacedBlock:
        return replace(
            block,
            rect=self.rect(block.rect),
            heading=self.texts(block.heading),
            icon=PlacedIcon(block.icon.name, self.rect(block.icon.rect)),
            body=self.rect(block.body),
            items=self.texts(block.items),
        )

    def rect(self, rect: Rect) -> Rect:
        return mirrored_rect(rect, self._width)

    def texts(self, placed: tuple[SetParagraph, ...]) -> tuple[SetParagraph, ...]:
        return tuple(map(self._text, placed))

    def _text(self, placed: SetParagraph) -> SetParagraph:
        """Lines that began at the left end at the right, and the other way round."""
        return replace(
            placed,
            x=self._width - placed.x,
            text_x=self._width - (placed.text_x if placed.edge is None else placed.edge),
            edge=self._width - placed.text_x if placed.edge is None else None,
            leftwards=True,
        )
