"""The template that decks are built on: read once, its mapping checked, matched to the slide layouts per language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from bmcreport.building.fonts import project_fonts, unusable_fonts
from bmcreport.building.inspect import open_project
from bmcreport.diagnostics import Checked, Diagnostic, Severity, Source
from bmcreport.model.layout import Layout
from bmcreport.model.slides import LayoutMapping, SlideLayouts
from bmcreport.read.located import Located
from bmcreport.read.projects import Project
from bmcreport.read.suggest import listed
from bmcreport.text.fallback import Chosen, choose

if TYPE_CHECKING:
    from bmcreport.deck.slides import Deck
    from bmcreport.deck.templates.fonts import Fonts
    from bmcreport.deck.templates.matching import Matched
    from bmcreport.model.project import Settings
    from bmcreport.template import Template


class House(Struct, frozen=True):
    """A template with what the project file says about its layouts."""

    template: Template
    mapping: Mapping[str, LayoutMapping]
    fonts: Fonts

    def matched(self, slides: SlideLayouts, layout: Layout, language: str) -> Matched:
        """Our slide layouts on the template for a deck in this language (BCP 47)."""
        from bmcreport.deck.templates.matching import match
        from bmcreport.place.mirror import reads_leftwards

        leftwards = reads_leftwards(language)
        return match(
            self.template,
            slides,
            layout.palette,
            self.mapping,
            self.fonts.widths(self.template),
            leftwards=leftwards,
        )


class DeckGround(Struct, frozen=True):
    """What a deck is composed with: our own slide layouts, or those matched to a template."""

    slides: SlideLayouts
    layout: Layout
    matched: Matched | None = None

    def settled(self, deck: Deck) -> Deck:
        """The deck on its template, if it has one."""
        if self.matched is None:
            return deck
        from bmcreport.deck.stamp import stamped_by_slide
        from bmcreport.deck.templates.settling import settled

        return stamped_by_slide(settled(deck, self.matched))


def deck_ground(house: House | None, slides: SlideLayouts, layout: Layout, language: str) -> DeckGround:
    """What a deck in this language is composed with; text is measured in its fonts until the document is drawn."""
    if house is None:
        return DeckGround(slides, layout)
    choose(house.fonts.chosen(house.template, Chosen(house.fonts.files, language)))
    matched = house.matched(slides, layout, language)
    return DeckGround(matched.slides, matched.layout(layout), matched)


def read_house(
    path: Path, slides: SlideLayouts, layout: Layout, project: Project | None, fonts: Fonts
) -> tuple[House | None, Checked[Matched]]:
    """The template at `path` with what the project maps, and it as matched, with everything that was found."""
    from bmcreport.read.templates.reading import read_template

    read = read_template(path)
    if read.value is None:
        return None, Checked(None, read.diagnostics)
    settings = project.settings if project else None
    unknown = tuple(_unknown_names(settings, read.value, slides)) if settings else ()
    if unknown:
        return None, Checked(None, unknown)
    mapping = settings.value.template_layouts if settings else None
    house = House(read.value, mapping or {}, fonts)
    matched = house.matched(slides, layout, "en")
    return house, Checked(matched, tuple(shortcomings(matched, fonts)))


def check_template(path: Path, slides: SlideLayouts, layout: Layout) -> Checked[Matched]:
    """Our slide layouts on the template at `path`, under the mapping of the project that it is part of."""
    from bmcreport.deck.templates.fonts import Fonts

    project = open_project((path,))
    files = project_fonts(project.value)
    unusable = unusable_fonts(files)
    checked = read_house(path, slides, layout, project.value, Fonts(() if unusable else files))[1]
    return Checked(checked.value, (*project.diagnostics, *unusable, *checked.diagnostics))


def shortcomings(matched: Matched, fonts: Fonts) -> Iterator[Diagnostic]:
    """A warning for each makeshift, and for each font that is measured by another one."""
    source = Source(matched.template.name, "")
    for each in matched.layouts:
        if each.choice.kind is None:
            wanted = listed(each.spec.like)
            yield Diagnostic(
                "BMC536",
                f"the template has no layout for `{each.key}` slides, so they stand on `{each.choice.layout.name}`",
                source,
                hint=f"add one of type {wanted}, or name one in bmcreport.yaml: template_layouts: {{{each.key}: ...}}",
                severity=Severity.WARNING,
            )
    for font, measured in fonts.strangers(matched.template):
        yield Diagnostic(
            "BMC537",
            f"the font `{font}` is not at hand, so text is fitted as if it were {measured}",
            source,
            hint="name its font files under `fonts:` in bmcreport.yaml, or look whether all text fits",
            severity=Severity.WARNING,
        )


def _unknown_names(settings: Located[Settings], template: Template, slides: SlideLayouts) -> Iterator[Diagnostic]:
    names = [each.name for each in template.layouts]
    for key, mapping in (settings.value.template_layouts or {}).items():
        path = ("template_layouts", key)
        if key not in slides.layouts:
            hint = _meant(key, slides.layouts, "the slide layouts are")
            yield settings.finding("BMC535", f"there is no slide layout `{key}`", hint, settings.key_span(*path))
            continue
        layout = next((each for each in template.layouts if each.name == mapping.layout), None)
        if layout is None:
            hint = _meant(mapping.layout, names, "its layouts are")
            message = f"the template has no layout `{mapping.layout}`"
            yield settings.finding("BMC535", message, hint, settings.span(*path, "layout"))
            continue
        for ours, theirs in mapping.placeholders.items():
            place = (*path, "placeholders", ours)
            if ours not in slides.layouts[key].placeholders:
                hint = _meant(ours, slides.layouts[key].placeholders, f"the placeholders of `{key}` are")
                yield settings.finding("BMC535", f"there is no placeholder `{ours}`", hint, settings.key_span(*place))
            elif theirs not in {each.name for each in layout.holders}:
                hint = _meant(theirs, [each.name for each in layout.holders], "its placeholders are")
                message = f"the layout `{layout.name}` has no placeholder `{theirs}`"
                yield settings.finding("BMC535", message, hint, settings.span(*place))


def _meant(word: str, words: Iterable[str], otherwise: str) -> str:
    """A question for the name that was probably meant, whatever its capitals, or all names."""
    by_lower = {each.lower(): each for each in words}
    close = get_close_matches(word.lower()[:60], list(by_lower), n=1)
    return f"did you mean `{by_lower[close[0]]}`?" if close else f"{otherwise} {listed(by_lower.values())}"
