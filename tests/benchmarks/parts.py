"""What is measured, part by part, and what it is held to."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

from bmcreport.deck.emit import emit as emit_deck
from bmcreport.model.canvas import Canvas
from bmcreport.pdf.emit import emit as emit_page
from bmcreport.read.canvases import read_canvas
from bmcreport.read.files import read_source
from bmcreport.text.fonts import carlito
from bmcreport.units import Size, mm
from tests.benchmarks import content, ours, plain, scripted, typeset
from tests.benchmarks.timing import ROUND, Contender, Measured, cold, exponent, warm

WALL_SIZE = Size(mm(1189), mm(841))
"""A0 landscape: room for items in any number."""

ITEMS = (10, 20, 50, 100, 200)
CHARACTERS = (30, 60, 120, 240, 480, 960)
MOST_ROUNDS = 32
CANVASES = (25, 50, 100, 200)
SCRIPT = str(Path(plain.__file__))


@dataclass(frozen=True, slots=True)
class Row:
    """A figure: a time, its ratio to a peer's and the most that this should be; or the exponent of a growth."""

    what: str
    milliseconds: float | None = None
    ratio: float | None = None
    to: str = ""
    aim: float | None = None
    size: int | None = None

    @property
    def missed(self) -> bool:
        """Whether an aim was not reached."""
        return self.ratio is not None and self.aim is not None and self.ratio > self.aim


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder for what is written, and how often to measure."""

    folder: Path
    rounds: int
    processes: int

    def place(self, name: str) -> Path:
        """A folder in the folder."""
        place = self.folder / name
        place.mkdir(exist_ok=True)
        return place

    def written(self, contents: Mapping[str, Any]) -> str:
        """A file of contents for the plain script."""
        return self.noted("+".join(contents)[:80], contents)

    def noted(self, name: str, contents: object) -> str:
        """A file of contents."""
        file = self.folder / f"{name}.json"
        file.write_text(json.dumps(contents), encoding="utf-8")
        return str(file)


def build(workshop: Workshop) -> Iterator[Row]:
    """All shipped pages, decks and comparisons, from files to files."""
    contents, mine, theirs = ours.contents(), workshop.place("ours"), workshop.place("plain")
    plain.use_fonts(ours.FONTS)

    def plainly(_: int) -> None:
        for name, (kind, data) in contents.items():
            write, suffix = plain.WRITERS[kind]
            (theirs / f"{name}.{suffix}").write_bytes(write(data))

    contenders: dict[str, Contender] = {"plain script": plainly, "bmcreport": lambda _: ours.build(mine)}
    commands = {
        "plain script": [SCRIPT, workshop.written(contents), str(theirs), str(ours.FONTS)],
        "bmcreport": ["-m", "bmcreport", "build", str(ours.CANVASES), "-o", f"{mine}-{ROUND}"],
    }
    yield from _rows("all that is shipped, warm", warm(contenders, max(3, workshop.rounds // 3)), aims={})
    yield from _rows("all that is shipped, cold", cold(commands, workshop.processes, workshop.folder), aims={})


def documents(workshop: Workshop) -> Iterator[Row]:
    """One canvas: its page and its deck by themselves, then as whole processes."""
    plain.use_fonts(ours.FONTS)
    canvases = _unseen(workshop, 0)
    pages = [ours.page_content(canvas) for canvas in canvases]
    decks = [content.deck_data(ours.composed_deck(canvas)) for canvas in canvases]
    fresh = _unseen(workshop, 1000)
    makers: dict[str, Contender] = {"plain script": lambda number: plain.page(pages[number])}
    typesetter = typeset.typesetter(workshop.folder, ours.FONTS)
    if typesetter:
        runs = [typeset.for_typst(page) for page in pages]
        makers["typst"] = lambda number: typesetter(runs[number])
    makers["bmcreport"] = lambda number: ours.page(fresh[number])
    yield from _rows("page, warm", warm(makers, workshop.rounds), aims={"typst": 0.5})
    yield from _decks(workshop, fresh, decks)
    yield from _cold_documents(workshop, pages[0], decks[0])


def _decks(workshop: Workshop, fresh: Sequence[Canvas], decks: Sequence[content.Data]) -> Iterator[Row]:
    """Decks of twelve slides or so with canvas, tables, charts and notes, beside python-pptx and PptxGenJS."""
    makers: dict[str, Contender] = {"plain script": lambda number: plain.deck(decks[number])}
    with scripted.writer(workshop.noted("decks", decks)) as write:
        if write:
            makers["PptxGenJS"] = write
        makers["bmcreport"] = lambda number: ours.deck(fresh[number])
        measured = warm(makers, workshop.rounds)
    yield from _rows("deck, warm", measured, aims={"plain script": 0.2, "PptxGenJS": 0.5})
    if not write:
        yield Row(f"deck, warm: PptxGenJS is missing, `{scripted.INSTALL}`")


def _cold_documents(workshop: Workshop, page: content.Data, deck: content.Data) -> Iterator[Row]:
    file = workshop.written({"page": ("page", page), "deck": ("deck", deck)})
    document = str(ours.CANVASES / f"{_specimen().slug}.yaml")
    for what, kinds, types, aim in (
        ("page, cold", ["page"], ["-t", "canvas"], {}),
        ("deck, cold", ["deck"], ["-t", "deck"], {}),
        ("page and deck, cold", [], ["-t", "canvas", "-t", "deck"], {"plain script": 1.0}),
    ):
        commands = {
            "plain script": [SCRIPT, file, str(workshop.folder), str(ours.FONTS), *kinds],
            "bmcreport": ["-m", "bmcreport", "build", document, "-o", f"{workshop.place(what)}/{ROUND}", *types],
        }
        yield from _rows(what, cold(commands, workshop.processes, workshop.folder), aims=aim)


def stages(workshop: Workshop) -> Iterator[Row]:
    """Where the time of one canvas goes, as parts of the whole."""
    path = ours.CANVASES / f"{_specimen().slug}.yaml"
    fresh = _unseen(workshop, 2000)
    placements = [ours.placed(canvas) for canvas in fresh]
    pages = [ours.composed_page(canvas, placed) for canvas, placed in zip(fresh, placements, strict=True)]
    decks = [ours.composed_deck(canvas) for canvas in fresh]
    comparison = ours.everything().comparisons[0]
    compared = ours.composed_comparison(comparison)
    unseen, unseen_too = _unseen(workshop, 3000), _unseen(workshop, 4000)
    yield from _parts({
        "read a document": lambda _: _read(path),
        "page: place": lambda number: ours.placed(unseen[number]),
        "page: compose": lambda number: ours.composed_page(fresh[number], placements[number]),
        "page: emit": lambda number: emit_page(pages[number], carlito()),
        "deck: place and compose": lambda number: ours.composed_deck(unseen_too[number]),
        "deck: emit": lambda number: emit_deck(decks[number]),
    }, workshop)  # fmt: skip
    yield from _parts({
        "comparison: compare and compose": lambda _: ours.composed_comparison(comparison),
        "comparison: emit": lambda _: emit_deck(compared),
    }, workshop)  # fmt: skip


def items(workshop: Workshop) -> Iterator[Row]:
    """How the time grows with the items of a canvas: the exponent over the whole range, on a page without end."""
    yield from _growth("{what} of {count} items", ITEMS, _on_made_up, workshop)


def characters(workshop: Workshop) -> Iterator[Row]:
    """How the time grows with the length of texts: the exponent over the whole range, on a page without end."""
    yield from _growth("{what}, items of {count} characters", CHARACTERS, _on_long_texts, workshop)


def _growth(
    name: str,
    counts: Sequence[int],
    contender: Callable[[Callable[[Canvas], bytes], int], Contender],
    workshop: Workshop,
) -> Iterator[Row]:
    for what, work in (("page", _roomy_page), ("deck", _roomy_deck)):
        contenders = {name.format(what=what, count=count): contender(work, count) for count in counts}
        measured = warm(contenders, max(3, workshop.rounds // 3))
        yield from (Row(each, seconds * 1000, size=measured.sizes[each]) for each, seconds in measured.seconds.items())
        points = list(zip(counts, measured.seconds.values(), strict=True))
        yield Row(f"{what}: exponent", ratio=exponent(points), to="1 is linear", aim=1.3)
        steepest = max(exponent(pair) for pair in pairwise(points))
        yield Row(f"{what}: exponent of the steepest step", ratio=steepest, to="1 is linear", aim=1.3)


def _on_long_texts(work: Callable[[Canvas], bytes], length: int) -> Contender:
    made = [ours.wordy(length, number) for number in range(MOST_ROUNDS)]
    return lambda number: work(made[number % MOST_ROUNDS])


def _on_made_up(work: Callable[[Canvas], bytes], items: int) -> Contender:
    # Made before the clock starts, as many as there may be rounds.
    made = [ours.made_up(items, number) for number in range(MOST_ROUNDS)]
    return lambda number: work(made[number % MOST_ROUNDS])


def _roomy_page(canvas: Canvas) -> bytes:
    return emit_page(ours.composed_page(canvas, ours.placed(canvas, ours.roomy(), WALL_SIZE)), carlito())


def _roomy_deck(canvas: Canvas) -> bytes:
    return emit_deck(ours.composed_deck(canvas, ours.roomy()))


def canvases(workshop: Workshop) -> Iterator[Row]:
    """How time and memory grow with the number of canvases, page and deck of each, no two alike."""
    points, base = [], 0
    ours.deck(_specimen())
    for count in CANVASES:
        batch = _unseen(Workshop(workshop.folder, count - 1, 0), 10_000 * count)
        start = perf_counter()
        for canvas in batch:
            ours.page(canvas)
            ours.deck(canvas)
        points.append((count, perf_counter() - start))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        base = base or peak
        yield Row(f"{count} canvases", points[-1][1] * 1000, peak / base, "memory at the first peak", size=peak)
    yield Row("exponent", ratio=exponent(points), to="1 is linear", aim=1.1)


def _unseen(workshop: Workshop, first: int) -> list[Canvas]:
    """A canvas a round, the shipped ones in turn, in words that no other round has."""
    shipped = cycle(ours.everything().canvases)
    return [ours.reworded(next(shipped), first + number) for number in range(workshop.rounds + 1)]


def _specimen() -> Canvas:
    """The canvas that whole processes build."""
    return next(each for each in ours.everything().canvases if each.slug == "mistral-ai")


def _read(path: Path) -> None:
    text = read_source(path)
    assert text.value is not None
    assert read_canvas(text.value, path.stem).ok


def _rows(what: str, measured: Measured, aims: Mapping[str, float]) -> Iterator[Row]:
    """The peers, then ourselves against each of them."""
    mine = measured.seconds["bmcreport"]
    for peer, seconds in measured.seconds.items():
        if peer != "bmcreport":
            yield Row(f"{what}: {peer}", seconds * 1000, size=measured.sizes.get(peer))
    own = measured.sizes.get("bmcreport")
    for peer, seconds in measured.seconds.items():
        if peer != "bmcreport":
            yield Row(f"{what}: bmcreport", mine * 1000, mine / seconds, peer, aims.get(peer), own)


def _parts(contenders: dict[str, Contender], workshop: Workshop) -> Iterator[Row]:
    measured = warm(contenders, workshop.rounds)
    whole = sum(measured.seconds.values())
    for name, seconds in measured.seconds.items():
        yield Row(name, seconds * 1000, seconds / whole, "the whole")
