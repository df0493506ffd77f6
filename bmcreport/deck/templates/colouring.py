"""Palette roles in the colours of a template's theme, each as far from its ground as text has to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from bmcreport.contrast import LEAST_FOR_TEXT, brightened, contrast, luminance, mixed, nearest_legible
from bmcreport.template import Template, TemplateLayout

_LEAST = LEAST_FOR_TEXT + 0.1
"""Programs round the colours that they make of a theme's."""

_ACCENTS = {"offer": "accent1", "infrastructure": "accent2", "customers": "accent3", "finance": "accent4"}
_DARKER = tuple((percent, 0) for percent in range(100, 5, -5))
_LIGHTER = tuple((100 - percent, percent) for percent in range(0, 95, 5))
_SOFTER_THAN_DARK = ((65, 35), (75, 25), (85, 15), (95, 5), (100, 0))
_SOFTER_THAN_LIGHT = ((75, 0), (85, 0), (95, 0), (100, 0))
_RAISED = (70, 30)
_STEPS = 20
_LEAST_TO_SEE = 2.0
"""The contrast of a colour that only marks with what lies behind it."""

Change = tuple[int, int]
"""Per cent of the luminance that is kept, and that is added."""


class Paint(Struct, frozen=True):
    """A colour as the theme has it (`name` as slides call it, none for one of its own) and as `#rrggbb`."""

    value: str
    name: str | None = None
    change: Change = (100, 0)

    @property
    def drawingml(self) -> str:
        """As DrawingML writes it."""
        if self.name is None:
            return f'<a:srgbClr val="{self.value.removeprefix("#").upper()}"/>'
        kept, added = self.change
        changes = "" if self.change == (100, 0) else f'<a:lumMod val="{kept * 1000}"/>'
        changes += f'<a:lumOff val="{added * 1000}"/>' if added else ""
        return f'<a:schemeClr val="{self.name}">{changes}</a:schemeClr>' if changes else self._plain

    @property
    def _plain(self) -> str:
        return f'<a:schemeClr val="{self.name}"/>'


class Colouring(Struct, frozen=True):
    """The colours of one template: `ground` lies behind contents, none where it is no one colour."""

    template: Template
    content: TemplateLayout
    cover: TemplateLayout

    def paints(self, palette: Mapping[str, str]) -> dict[str, Paint]:
        """A paint for every role of a palette."""
        ink, paper = self._ink(), self._paper()
        dark = luminance(ink.value) < luminance(paper.value)
        panel = self._changed(paper, (95, 0) if dark else (85, 15))
        tint = self._changed(self._theme("accent1"), (10, 90)) if dark else panel
        grounds = [paper.value, panel.value]
        quiet = self._legible(ink, _SOFTER_THAN_DARK if dark else _SOFTER_THAN_LIGHT, grounds)
        tint = tint if min(contrast(each.value, tint.value) for each in (ink, quiet)) >= _LEAST else panel
        steps = _DARKER if dark else _LIGHTER
        families = {
            role: self._legible(self._theme(name), steps, [*grounds, *([tint.value] if role == "offer" else [])])
            for role, name in _ACCENTS.items()
        }
        # On a dark ground an accent that is made dark enough for letters would only be garish.
        soft = self._changed(self._theme("accent4"), (20, 80)) if dark else self._changed(paper, _RAISED)
        found = {
            "ink": ink,
            "quiet": quiet,
            "paper": paper,
            "panel": panel,
            "hairline": self._changed(ink, (25, 75) if dark else (40, 0)),
            "offer_tint": tint,
            "brand": self._theme("accent1"),
            "dark": ink if dark else paper,
            "badge_paper": soft,
            "badge": self._legible(self._theme("accent4"), steps, [soft.value]),
            **families,
            **self._on_cover(ink, quiet),
        }
        kept = {role: self._kept(role, value, ink) for role, value in palette.items() if role not in found}
        return {**kept, **found}

    def plate(self) -> bool:
        """Whether what is drawn on a cover needs a field of its own behind it, because the cover is a picture."""
        return self.cover.ground is None

    def _on_cover(self, ink: Paint, quiet: Paint) -> dict[str, Paint]:
        """Text on the cover: as its title and subtitle, where that stands out from the ground."""
        if self.plate():
            return {"on_dark": ink, "quiet_on_dark": quiet, "offer_on_dark": quiet}
        texts = [each.colour for each in self.cover.holders if each.kind in {"ctrTitle", "title", "subTitle", "body"}]
        ground = self.cover.ground or ink.value
        told = [each for each in texts if contrast(each, ground) >= LEAST_FOR_TEXT]
        strong = self.found(told[0] if told else nearest_legible(ink.value, [ground]) or ink.value)
        soft = self.found(told[-1] if told else strong.value)
        return {"on_dark": strong, "quiet_on_dark": soft, "offer_on_dark": soft}

    def _ink(self) -> Paint:
        """The colour of the template's own text, where it stands out from the ground."""
        body = self.template.body
        ground = self.content.ground
        ink = self.found(body.colour if body else self.template.colours["tx1"])
        if ground and contrast(ink.value, ground) < _LEAST:
            return self.found(nearest_legible(ink.value, [ground]) or ink.value)
        return ink

    def _paper(self) -> Paint:
        ground, ink = self.content.ground, self._ink()
        if ground:
            return self.found(ground)
        names = sorted(("bg1", "tx1"), key=lambda name: -contrast(self.template.colours[name], ink.value))
        return self._theme(names[0])

    def _theme(self, name: str) -> Paint:
        return Paint(self.template.colours[name], name)

    def found(self, value: str) -> Paint:
        """The theme's own colour of this value, if it has one."""
        name = next((name for name, own in self.template.colours.items() if own == value), None)
        return Paint(value, name)

    def _changed(self, paint: Paint, change: Change) -> Paint:
        kept, added = change
        name = paint.name if paint.change == (100, 0) else None
        return Paint(brightened(paint.value, kept / 100, added / 100), name, change if name else (100, 0))

    def _legible(self, paint: Paint, changes: Sequence[Change], grounds: Iterable[str]) -> Paint:
        """The first change of a colour that stands out from all grounds, or the nearest colour that does."""
        others = tuple(grounds)
        for change in changes:
            changed = self._changed(paint, change)
            if all(contrast(changed.value, other) >= _LEAST for other in others):
                return changed
        return self.found(nearest_legible(paint.value, others) or paint.value)

    def _kept(self, role: str, value: str, ink: Paint) -> Paint:
        """A colour of our own: fields behind letters stay legible, identities of companies stay what they are."""
        if role.startswith("segment") and contrast(value, ink.value) < LEAST_FOR_TEXT:
            return Paint(nearest_legible(value, [ink.value]) or value)
        return Paint(value)


def seen(value: str, ink: str, paper: str) -> str:
    """A colour that marks something, so far towards that of the text that it stands out from the ground."""
    shades = (mixed(value, ink, step / _STEPS) for step in range(_STEPS + 1))
    return next((shade for shade in shades if contrast(shade, paper) >= _LEAST_TO_SEE), value)
