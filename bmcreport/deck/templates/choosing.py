"""Which layout of a template carries one of ours: by the user's word, by name, by type, by the placeholders it has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from bmcreport.model.slides import SlideLayoutSpec
from bmcreport.template import Holder, Template, TemplateLayout

TITLES = ("title", "ctrTitle")
FEET = {"dt": "date", "ftr": "footer", "sldNum": "number"}
_TEXTS = ("body", "obj", "subTitle", "tbl", "chart")
_CONTENTS = ("body", "obj", "tbl", "chart")
_LARGE = 4
"""A placeholder for contents has at least this part of the slide's height."""

_NAMES = {
    "title": ("title slide", "titelfolie", "diapositive de titre", "diapositiva de titulo", "cover"),
    "obj": ("title and content", "titel und inhalt", "titre et contenu", "titulo y objetos"),
    "secHead": ("section header", "abschnittsuberschrift", "titre de section", "encabezado de seccion", "section"),
    "twoObj": ("two content", "zwei inhalte", "deux contenus", "dos objetos"),
    "titleOnly": ("title only", "nur titel", "titre seul", "solo el titulo"),
    "blank": ("blank", "leer", "vide", "en blanco"),
}
"""What PowerPoint calls its layouts, without accents, in English and where templates often come from."""

_ACCENTS = str.maketrans("äöüáéíóúàèùâêîôûç", "aouaeiouaeuaeiouc")


class Choice(Struct, frozen=True):
    """The layout that carries ours, how it was found, and the type that it stands for; none if it is a makeshift."""

    layout: TemplateLayout
    found_by: str
    kind: str | None


def likenesses(spec: SlideLayoutSpec) -> tuple[str, ...]:
    """The types of layouts that may carry ours, best first; without a word in the layout file by what it holds."""
    if spec.like:
        return spec.like
    kinds = {each.kind for each in spec.placeholders.values()}
    if "ctrTitle" in kinds:
        return ("title", "secHead", "titleOnly")
    return ("twoObj", "titleOnly", "obj") if {"left", "right"} <= set(spec.placeholders) else ("titleOnly", "obj")


def choose(template: Template, spec: SlideLayoutSpec, mapped: str | None) -> Choice:
    """The layout for one of ours; a template has one at least, and any will do if need be."""
    if mapped is not None:
        layout = next(each for each in template.layouts if each.name == mapped)
        return Choice(layout, "mapping", kind_of(layout, template))
    for wanted in likenesses(spec)[:1]:
        if found := _named(template, wanted):
            return Choice(found, "name", wanted)
    for rank, wanted in enumerate(likenesses(spec)):
        typed = [each for each in template.layouts if kind_of(each, template) == wanted]
        if typed:
            first = next((each for each in typed if _is_called(each, wanted)), typed[0])
            by = "name" if _is_called(first, wanted) else "type" if first.kind == wanted else "placeholders"
            return Choice(first, by, wanted if not rank or wanted == "twoObj" else None)
    titled = [each for each in template.layouts if title_of(each)]
    return Choice((titled or list(template.layouts))[0], "makeshift", None)


def _named(template: Template, wanted: str) -> TemplateLayout | None:
    """The layout of this name that also holds what the name says."""
    return next(
        (each for each in template.layouts if _is_called(each, wanted) and kind_of(each, template) == wanted), None
    )


def _is_called(layout: TemplateLayout, kind: str) -> bool:
    return plain_name(layout.name) in _NAMES.get(kind, ())


def plain_name(name: str) -> str:
    """A name without capitals, accents and the number that PowerPoint gives to copies: `1_Title Slide`."""
    return re.sub(r"^\d+_", "", name).lower().translate(_ACCENTS).strip()


def kind_of(layout: TemplateLayout, template: Template) -> str:
    """The type of a layout: as it says, where its placeholders bear that out, else as they tell."""
    told = _by_placeholders(layout, template)
    if layout.kind in {"title", "secHead"} and title_of(layout) and told in {"title", "secHead", "titleOnly"}:
        return layout.kind
    return told


def _by_placeholders(layout: TemplateLayout, template: Template) -> str:
    title, contents = title_of(layout), contents_of(layout, template)
    if title is None:
        return "blank" if not contents else "other"
    if any(each.kind in {"ctrTitle", "subTitle"} for each in layout.holders):
        return "title" if len(contents) < 2 else "other"
    if len(contents) == 2 and _side_by_side(contents):
        return "twoObj"
    texts = [each for each in layout.holders if each.kind in _TEXTS]
    if not contents:
        return "titleOnly" if not texts else "secHead" if len(texts) == 1 and _is_called(layout, "secHead") else "other"
    return "obj" if len(contents) == 1 and len(texts) == 1 else "other"


def _side_by_side(pair: Sequence[Holder]) -> bool:
    one, other = sorted(pair, key=lambda each: each.rect.x)
    return one.rect.right <= other.rect.x + one.rect.width // 10 and abs(one.rect.y - other.rect.y) < one.rect.height


def contents_of(layout: TemplateLayout, template: Template) -> list[Holder]:
    """The placeholders for contents, in reading order from the left."""
    large = template.size.height // _LARGE
    found = [each for each in layout.holders if each.kind in _CONTENTS and each.rect.height >= large]
    return sorted(found, key=lambda each: (each.rect.x, each.rect.y))


def title_of(layout: TemplateLayout) -> Holder | None:
    """The placeholder of the title."""
    return next((each for each in layout.holders if each.kind in TITLES), None)


def bindings(spec: SlideLayoutSpec, choice: Choice, template: Template, mapped: Mapping[str, str]) -> dict[str, Holder]:
    """The template's placeholders for ours, by our names; `mapped` names some by their names."""
    layout = choice.layout
    found: dict[str, Holder] = {}
    for name, placeholder in spec.placeholders.items():
        holder = _bound(name, placeholder.kind, layout)
        # Above columns there is no room for the subtitle of a title slide.
        if holder and not (name == "subtitle" and "left" in spec.placeholders):
            found[name] = holder
    if choice.kind == "twoObj" and {"left", "right"} <= set(spec.placeholders):
        left, right = contents_of(layout, template)
        found |= {"left": left, "right": right}
    by_name = {each.name: each for each in layout.holders}
    return found | {ours: by_name[theirs] for ours, theirs in mapped.items()}


def _bound(name: str, kind: str, layout: TemplateLayout) -> Holder | None:
    if kind in TITLES:
        return title_of(layout)
    if kind in FEET:
        return next((each for each in layout.holders if each.kind == kind), None)
    if kind == "subTitle" or name == "subtitle":
        texts = [each for each in layout.holders if each.kind in {"subTitle", "body"}]
        usable = kind == "subTitle" or layout.kind == "secHead"
        return (
            texts[0] if usable and len(texts) == 1 else next((each for each in texts if each.kind == "subTitle"), None)
        )
    return None
