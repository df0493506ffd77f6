"""What stands on the files of each document: the house's branding, or with a logo of the company's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bmcreport.branding import PLAIN, Branding
from bmcreport.building.branding import card_branding, house_branding
from bmcreport.building.cards import Card, excerpted
from bmcreport.building.digests import digest
from bmcreport.building.losses import changed
from bmcreport.building.spool import text_of
from bmcreport.diagnostics import Checked, Diagnostic

if TYPE_CHECKING:
    from bmcreport.read.projects import Project


@dataclass(slots=True)
class Brands:
    """The branding of documents by card; pictures are read again when they are needed, for they take room."""

    project: Project | None
    house: Checked[Branding] = field(init=False)
    _digests: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.house = house_branding(self.project)

    def checked(self, cards: Iterable[Card]) -> tuple[Diagnostic, ...]:
        """What is wrong with the pictures of the house and of these companies."""
        found = [*self.house.diagnostics]
        for card in cards:
            if brand := self.own(card):
                self._digests[card.name] = digest(brand.value)
                found += brand.diagnostics
        return tuple(found)

    def own(self, card: Card) -> Checked[Branding] | None:
        """The branding of a company with a logo of its own, without that where something is wrong with it."""
        if card.logo is None:
            return None
        brand = card_branding(card, text_of(card.name), self.house.value or PLAIN, self.project)
        return Checked(brand.value, excerpted(brand.diagnostics))

    def own_again(self, card: Card) -> Checked[Branding] | None:
        """The same as when it was checked; none with a value where the picture has changed since."""
        brand = self.own(card)
        if brand and digest(brand.value) != self._digests.get(card.name):
            return Checked(None, (changed(card),))
        return brand

    def digest(self, card: Card) -> str:
        """A digest of what stands on the files of a document."""
        if card.name in self._digests:
            return self._digests[card.name]
        if "" not in self._digests:
            self._digests[""] = digest(self.house.value or PLAIN)
        return self._digests[""]
