"""Orders opened: the documents of a file as values again, as its audience sees them, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from msgspec import Struct

from bmcreport.alternatives import OutputType
from bmcreport.branding import PLAIN, Branding
from bmcreport.building.audience import addressed
from bmcreport.building.cards import Card
from bmcreport.building.options import Options
from bmcreport.building.orders import Order
from bmcreport.building.reading import opened_canvas, opened_comparison, opened_neighbour, with_root
from bmcreport.building.stock import Stock
from bmcreport.building.targets import BookletTarget, CanvasTarget, ComparisonTarget, Target
from bmcreport.model.canvas import Canvas
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.model.tags import Audience, for_audience
from bmcreport.read.located import Located

D = TypeVar("D", Canvas, ComparisonDocument)


class Ground(Struct, frozen=True):
    """What all targets of a build are rendered with; `house` stands on all that has nothing of its own."""

    stock: Stock
    options: Options
    house: Branding = PLAIN


@dataclass(frozen=True, slots=True)
class Job:
    """The orders of one document, rendered together: what was measured for the page holds for the deck.

    `records` are those of all documents that they are made from, by name; `branding` is the company's own.
    """

    orders: tuple[Order, ...]
    records: dict[str, bytes] = field(repr=False)
    branding: Branding | None = None


class Opener(Struct, frozen=True):
    """Opens the orders of a job; with `places`, every part of their documents knows where it was written."""

    job: Job
    ground: Ground
    places: bool = False

    def target(self, order: Order) -> Target:
        """What is drawn."""
        if order.type is OutputType.BOOKLET:
            return BookletTarget(tuple(map(self._seen, order.cards)), branding=self.ground.house)
        if order.is_of_a_comparison:
            return self._comparison(order)
        return CanvasTarget(
            order.type,
            self._seen(order.card),
            order.names,
            self.job.branding or self.ground.house,
            order.outline,
            self._earlier(order.earlier) if order.earlier else None,
            related=tuple(for_audience(self._neighbour(card), self._audience) for card in order.related),
        )

    @property
    def _audience(self) -> Audience:
        return Audience.of(self.ground.options.audience)

    def _comparison(self, order: Order) -> ComparisonTarget:
        document = self._placed(opened_comparison(self.job.records[order.card.name], self.ground.options.lang))
        compared = [self._canvas(card) for card in order.cards[1:]]
        seen = {one.value.slug: for_audience(one.value, self._audience) for one in compared}
        sources = tuple(one.source for one in compared)
        return ComparisonTarget(document, seen, order.type, self.ground.house, sources)

    def _seen(self, card: Card) -> Located[Canvas]:
        return addressed(self._placed(self._canvas(card)), self._audience)

    def _earlier(self, card: Card) -> Canvas:
        return for_audience(opened_canvas(self.job.records[card.name], None).value, self._audience)

    def _neighbour(self, card: Card) -> Canvas:
        return opened_neighbour(self.job.records[card.name])

    def _canvas(self, card: Card) -> Located[Canvas]:
        return opened_canvas(self.job.records[card.name], self.ground.options.lang)

    def _placed(self, document: Located[D]) -> Located[D]:
        return with_root(document) if self.places else document
