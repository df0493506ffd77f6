"""What a template must not hold, and which of its parts a deck keeps: masters, layouts, themes and what they show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from bmcreport.read.templates.parts import OFFICE, Parts, Relationship, relationships_name
from bmcreport.template import TemplatePart

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml."
_PLAIN = (f"{_MAIN}presentation.main+xml", f"{_MAIN}template.main+xml", f"{_MAIN}slideshow.main+xml")
_MACROS = re.compile(r"macroEnabled|vbaProject|activeX|ms-office\.vba|oleObject", re.IGNORECASE)
_ACTIVE_NAMES = re.compile(r"vbaProject|vbaData|activeX|oleObject", re.IGNORECASE)
_WEB = re.compile(r"(https?|mailto):", re.IGNORECASE)
_OF_SLIDES = ("slide", "notesSlide")


class Objection(Struct, frozen=True):
    """Why a template is not used: a code, what is wrong and what to do."""

    code: str
    problem: str
    hint: str


def main_part(parts: Parts) -> str | Objection:
    """The presentation's own part, unless this is another kind of document or one that could run code."""
    main = next(iter(parts.related("/", "officeDocument")), "")
    kind = parts.content_type(main)
    if active := _active(parts, kind):
        hint = "save it as a PowerPoint template without macros (.potx), and take controls and embedded objects out"
        return Objection("BMC532", f"this template holds {active}, which could run code", hint)
    if kind not in _PLAIN:
        found = kind.rpartition(".main")[0].rpartition(".")[0].rpartition(".")[2].removesuffix("ml")
        told = f"this is a {found} document, no presentation" if "openxmlformats" in kind else "this is no presentation"
        return Objection("BMC531", told, "give a PowerPoint presentation or template (.pptx, .potx)")
    return main


def _active(parts: Parts, kind: str) -> str:
    """What could run code, in words; nothing if there is none."""
    if "macroEnabled" in kind:
        return "macros"
    for name in sorted(parts.names):
        if _ACTIVE_NAMES.search(name) or _MACROS.search(parts.content_type(name)):
            return f"an active part ({name})"
    return ""


def kept_parts(parts: Parts, roots: Iterable[str]) -> tuple[TemplatePart, ...] | Objection:
    """These parts and all that they refer to, with their relationships, or why they cannot be taken over."""
    waiting, kept = list(roots), dict[str, TemplatePart]()
    while waiting:
        name = waiting.pop(0)
        if name in kept:
            continue
        kept[name] = TemplatePart(name, parts.content_type(name), parts.content(name))
        if name.endswith(".xml"):
            parts.xml(name)
        for relationship in parts.relationships(name):
            if objection := _objection(name, relationship):
                return objection
            waiting += [] if relationship.external else [relationship.target]
    return tuple(_with_relationships(parts, kept))


def _with_relationships(parts: Parts, kept: dict[str, TemplatePart]) -> Iterator[TemplatePart]:
    for part in kept.values():
        yield part
        rels = relationships_name(part.name)
        if rels in parts.names:
            yield TemplatePart(rels, "", parts.content(rels))


def _objection(name: str, relationship: Relationship) -> Objection | None:
    if relationship.external and not (relationship.kind == OFFICE + "hyperlink" and _WEB.match(relationship.target)):
        hint = "embed what it shows, or take the link out; only links to web and mail addresses may lead out of it"
        return Objection("BMC533", f"its part {name} refers to something outside: {relationship.target}", hint)
    if relationship.kind in {OFFICE + kind for kind in _OF_SLIDES}:
        hint = "take the link out of the master view; slides of the template are not taken over"
        return Objection("BMC533", f"its part {name} refers to a slide: {relationship.target}", hint)
    return None
