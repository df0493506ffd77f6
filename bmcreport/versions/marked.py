"""The items of two versions as paragraphs of one canvas, each with what became of it in words, not in colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from bmcreport.comparing.changes import Change, ChangeKind, Changes, PlacedItem
from bmcreport.model.canvas import Canvas, Item
from bmcreport.model.layout import Layout
from bmcreport.model.words import Words
from bmcreport.place.citations import Citations
from bmcreport.place.items import badge_run, item_paragraph
from bmcreport.place.marks import Marks, status_names
from bmcreport.text.types import FaceName, Paragraph, Run, Style

_OLD = Style(FaceName.ITALIC, "quiet", scale=860)
_IN_THE_HEADER = ("designed_for", "designed_by", "date", "version")
_NOTHING = "–"


class Marked(Struct, frozen=True):
    """A canvas, what has changed in it, and the layout whose words say so."""

    canvas: Canvas
    changes: Changes
    layout: Layout

    def items(
        self, citations: Citations | None, marks: Marks, *, details: bool, hyphens: str = ""
    ) -> Mapping[str, tuple[Paragraph, ...]]:
        """The items of each block as of now, and after them those that were removed from it, struck out."""
        told = {(one.after.block, one.after.index): one for one in self.changes.items if one.after}
        gone = [one.before for one in self.changes.items if one.before and one.after is None]

        def block(key: str) -> Iterator[Paragraph]:
            items = self.canvas.blocks[key].items
            for index, item in enumerate(items):
                plain = item_paragraph(f"{key}/{index}", item, citations, marks, details=details, hyphens=hyphens)
                yield self._told(plain, told[key, index], details=details) if (key, index) in told else plain
            for index, placed in enumerate((one for one in gone if one.block == key), len(items)):
                name = f"{key}/{index}"
                plain = item_paragraph(name, placed.item, None, marks, details=details, hyphens=hyphens)
                yield self._labelled(_struck(plain), ChangeKind.REMOVED)

        return {key: tuple(block(key)) for key in self.layout.in_fill_order()}

    def header(self) -> Canvas:
        """The canvas with what its header said before in brackets."""
        before = {change.path: self._turned(change.before, change.after) for change in self.changes.texts}
        company = {name: before[path] for name in ("name", "tagline") if (path := ("company", name)) in before}
        fields = {name: before[name,] for name in _IN_THE_HEADER if (name,) in before}
        return self.canvas.model_copy(update={**fields, "company": self.canvas.company.model_copy(update=company)})

    def counted(self) -> str:
        """How much has changed, in words."""
        return changes_counted(self.changes, self.layout.words)

    def _turned(self, before: str | None, after: str | None) -> str:
        return f"{after or _NOTHING} ({self.layout.words.before}: {before or _NOTHING})"

    def _told(self, plain: Paragraph, change: Change[PlacedItem], *, details: bool) -> Paragraph:
        labelled = self._labelled(plain, change.kind)
        old = ", ".join(self._old(change, details=details))
        before = (Run(f" ({self.layout.words.before}: {old})", _OLD),) if old else ()
        return _with_runs(labelled, (*labelled.runs, *before))

    def _labelled(self, plain: Paragraph, kind: ChangeKind) -> Paragraph:
        label = badge_run(getattr(self.layout.words, kind.value))
        # Badges are light.
        dark = replace(label, style=replace(label.style, colour="paper", fill="ink"))
        return _with_runs(plain, (dark, Run(" "), *plain.runs))

    def _old(self, change: Change[PlacedItem], *, details: bool) -> Iterator[str]:
        """Where a moved item stood, and what a changed one said, as far as pages print it."""
        before, after = change.before, change.after
        if before is None or after is None:
            return
        if before.block != after.block:
            yield self.layout.blocks[before.block].name
        elif change.kind is ChangeKind.MOVED:
            yield self.layout.labels.page_of.format(page=before.index + 1, pages=len(self._block_before(before.block)))
        shown = change.fields if details else tuple(name for name in change.fields if name != "detail")
        yield from self._wording(before.item, shown)

    def _block_before(self, key: str) -> range:
        """As many items as the block had."""
        now = len(self.canvas.blocks[key].items)
        come = sum(1 for one in self.changes.items if _in(one.after, key) and not _in(one.before, key))
        gone = sum(1 for one in self.changes.items if _in(one.before, key) and not _in(one.after, key))
        return range(now - come + gone)

    def _wording(self, item: Item, fields: tuple[str, ...]) -> Iterator[str]:
        wording = [item.text if "text" in fields else None, item.detail if "detail" in fields else None]
        if any(wording):
            yield " ".join(filter(None, wording))
        if "badge" in fields and item.badge:
            yield item.badge
        if "status" in fields and item.status:
            yield status_names(self.layout)[item.status].lower()


def changes_counted(changes: Changes, words: Words) -> str:
    """How many changes there are of each kind, in words: the same number wherever they are told."""
    counts = changes.counted()
    told = {kind.value: counts[kind] for kind in ChangeKind}
    return words.changes_counted.format(**told) if counts else words.no_changes


def _in(placed: PlacedItem | None, key: str) -> bool:
    return placed is not None and placed.block == key


def _struck(plain: Paragraph) -> Paragraph:
    """The paragraph with a line through its words, and without links."""
    return _with_runs(plain, tuple(_struck_run(run) for run in plain.runs))


def _struck_run(run: Run) -> Run:
    if run.style.shape or run.style.fill:
        return run
    return replace(run, style=replace(run.style, struck=True, colour="quiet"), link=None)


def _with_runs(plain: Paragraph, runs: tuple[Run, ...]) -> Paragraph:
    return Paragraph(runs, plain.bullet, plain.name, plain.hyphens)
