"""Orders: the files of a build, each with the cards of what it is made from, decided before anything is opened."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256

from msgspec import Struct, field

from bmcreport.alternatives import OutputType
from bmcreport.building.cards import Card
from bmcreport.building.catalogue import Catalogue
from bmcreport.building.options import OF_OUTLINES, USUAL_OUTLINE, Options
from bmcreport.building.outlines import outline_name
from bmcreport.building.targets import OF_A_COMPARISON
from bmcreport.diagnostics import Source
from bmcreport.read.canvases import DocumentKind

_OF_A_CANVAS = (
    OutputType.CANVAS, OutputType.PNG, OutputType.SVG, OutputType.DECK, OutputType.HANDOUT, OutputType.NOTES,
)  # fmt: skip


class Order(Struct, frozen=True):
    """A file to be made of documents, of which the first names it.

    `outline` names that of a deck, `names` says what related canvases are called, `earlier` is the canvas as it was,
    where that is known, `related` are those canvases where the deck compares with them.
    """

    type: OutputType
    cards: tuple[Card, ...]
    outline: str = USUAL_OUTLINE
    names: Mapping[str, str] = field(default_factory=dict)
    earlier: Card | None = None
    related: tuple[Card, ...] = ()

    @property
    def card(self) -> Card:
        """Of the document that the file is named after."""
        return self.cards[0]

    @property
    def source(self) -> Source:
        """The name of that document."""
        return self.card.source

    @property
    def is_of_a_comparison(self) -> bool:
        return self.card.kind is DocumentKind.COMPARISON

    @property
    def file_name(self) -> str:
        """The usual outline gives the deck its plain name, any other one gives it its own."""
        slug = self.card.slug
        if self.type is OutputType.BOOKLET:
            return self._of_the_folder + self.type.suffix
        if self.is_of_a_comparison:
            return slug + OF_A_COMPARISON[self.type]
        if self.type not in OF_OUTLINES or self.outline == USUAL_OUTLINE:
            return slug + self.type.suffix
        of_the_deck = ".pptx" if self.type is OutputType.DECK else self.type.suffix
        return f"{slug}-{self.outline}{of_the_deck}"

    @property
    def texts(self) -> str:
        """A digest of its documents as they are written, comments and all."""
        return sha256(" ".join(card.texts for card in self.cards).encode()).hexdigest()

    @property
    def _of_the_folder(self) -> str:
        """The name of the folder of all canvases, if they share one, or `canvases`."""
        folders = {folder.resolve().name for folder in {card.folder for card in self.cards}}
        return folders.pop() or "canvases" if len(folders) == 1 else "canvases"


def orders(
    catalogue: Catalogue,
    options: Options,
    earlier: Mapping[str, Card] | None = None,
    comparing: Collection[str] = (),
) -> Iterator[Order]:
    """The files to make: per company its page and deck, then the comparisons and the booklet.

    `earlier` is what a canvas once was, by the name of its file; `comparing` are the outlines that compare companies.
    """
    for card in catalogue.canvases:
        yield from _of_a_canvas(card, catalogue, options, (earlier or {}).get(card.name), comparing)
    wanted = [type_ for type_ in OF_A_COMPARISON if type_ in options.types]
    for comparison in catalogue.comparisons if wanted else ():
        compared = catalogue.compared(comparison)
        if compared is not None:
            yield from (Order(type_, (comparison, *compared)) for type_ in wanted)
    if OutputType.BOOKLET in options.types and catalogue.canvases:
        yield Order(OutputType.BOOKLET, catalogue.canvases)


def _of_a_canvas(
    card: Card, catalogue: Catalogue, options: Options, once: Card | None, comparing: Collection[str]
) -> Iterator[Order]:
    """The files of a company; pages show nothing of others, nor of what it was."""
    names = catalogue.names_of_relations(card)
    for type_ in (type_ for type_ in _OF_A_CANVAS if type_ in options.types):
        if type_ not in OF_OUTLINES:
            yield Order(type_, (card,))
            continue
        for outline in map(outline_name, options.outlines):
            related = catalogue.related(card) if outline in comparing else ()
            yield Order(type_, (card,), outline, names, once, related)
