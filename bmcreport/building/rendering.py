"""Orders rendered by whoever does the work: what came of each, in order, whoever was first."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from itertools import groupby
from time import perf_counter

from msgspec import Struct

from bmcreport.branding import Branding
from bmcreport.building.cards import Card, excerpted
from bmcreport.building.crew import Crew, Lost
from bmcreport.building.losses import bug, changed, lost
from bmcreport.building.opening import Ground, Job, Opener
from bmcreport.building.orders import Order
from bmcreport.building.render import Rendered, render
from bmcreport.building.spool import Spool
from bmcreport.diagnostics import BmcreportError, Checked, Diagnostic


class Attempt(Struct, frozen=True):
    """A target's content, or why there is none, and the seconds that it took."""

    rendered: Checked[Rendered]
    seconds: float


class Workshop(Struct, frozen=True):
    """Where orders are rendered: the crew, what all is rendered with, and where the documents are found again.

    `branding` is what a company has of its own, if it has, by the card of its canvas.
    """

    crew: Crew
    ground: Ground
    spool: Spool
    branding: Callable[[Card], Checked[Branding] | None]

    def attempts(self, orders: Iterable[Order]) -> Generator[Attempt]:
        """What comes of each order."""
        ground = pickle.dumps(self.ground)
        refused: dict[str, Diagnostic] = {}
        jobs = (self._job(group, refused) for _, group in groupby(orders, key=lambda order: order.card.name))
        with closing(self.crew.work(perform, ground, jobs, _weight)) as results:
            for job, result in results:
                if isinstance(result, Lost):
                    yield from (_nothing(lost(order.file_name, order.source, result)) for order in job.orders)
                else:
                    found = refused.pop(job.orders[0].card.name, None)
                    yield from (_nothing(found) for _ in job.orders) if found else result

    def _job(self, group: Iterable[Order], refused: dict[str, Diagnostic]) -> Job:
        """The job of the orders of one document; an empty one where that has changed since it was read."""
        orders = tuple(group)
        records: dict[str, bytes] = {}
        for card in dict.fromkeys(card for order in orders for card in _cards(order)):
            record = self.spool.record(card)
            if record is None:
                refused[orders[0].card.name] = changed(card)
                return Job(orders, {})
            records[card.name] = record
        brand = self.branding(orders[0].card)
        if brand and brand.value is None:
            refused[orders[0].card.name] = brand.diagnostics[0]
            return Job(orders, {})
        return Job(orders, records, brand.value if brand else None)


def perform(ground: bytes, job: Job) -> tuple[Attempt, ...]:
    """What a worker does to render; `ground` is pickled."""
    return tuple(attempt(order, job, _opened(ground)) for order in job.orders) if job.records else ()


def attempt(order: Order, job: Job, ground: Ground) -> Attempt:
    """Render one order; where something is found, it is done again to say where that was written."""
    started = perf_counter()
    try:
        rendered = _rendered(Opener(job, ground), order)
        if rendered.diagnostics:
            rendered = _rendered(Opener(job, ground, places=True), order)
    except (BmcreportError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - a bug costs the file that brings it out
        rendered = Checked(None, (bug(order.file_name, order.source, error),))
    return Attempt(Checked(rendered.value, excerpted(rendered.diagnostics)), perf_counter() - started)


def _rendered(opener: Opener, order: Order) -> Checked[Rendered]:
    return render(opener.target(order), opener.ground.stock, opener.ground.options)


@lru_cache(maxsize=1)
def _opened(ground: bytes) -> Ground:
    opened: Ground = pickle.loads(ground)  # noqa: S301 - from the process that started this one
    return opened


def _cards(order: Order) -> Iterator[Card]:
    yield from order.cards
    yield from order.related
    if order.earlier:
        yield order.earlier


def _weight(job: Job) -> int:
    """The canvases of a job: more of them take longer."""
    return max(len(order.cards) for order in job.orders)


def _nothing(found: Diagnostic) -> Attempt:
    return Attempt(Checked(None, (found,)), 0)
