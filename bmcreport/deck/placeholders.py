"""Placeholders as PresentationML: on a layout or master with place and looks, on a slide with neither."""

from __future__ import annotations

from msgspec import Struct

from bmcreport.deck import drawing
from bmcreport.deck.drawing import ANCHORED, Colours, Identities
from bmcreport.deck.levels import first_level
from bmcreport.deck.markup import escaped, quoted
from bmcreport.deck.paragraphs import Inherited, hundredths, inherited_from
from bmcreport.deck.slides import Body, Placeholder, PlaceholderKind
from bmcreport.units import Emu, Rect

_TITLES = (PlaceholderKind.TITLE, PlaceholderKind.CENTRED_TITLE)
_FIELDS = (PlaceholderKind.DATE, PlaceholderKind.FOOTER, PlaceholderKind.SLIDE_NUMBER)
_ANY_NUMBER = "\u2039#\u203a"
"""What a number field shows where there is no number."""

_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


class Slot(Struct, frozen=True):
    """A placeholder of a layout as slides refer to it.

    On a slide it stands at `place`, or where its layout has it; what stands at the foot has a `size` or its layout's.
    """

    placeholder: Placeholder
    reference: str
    inherited: Inherited
    place: Rect | None = None
    size: Emu | None = None


def slot(placeholder: Placeholder, index: int) -> Slot:
    """The placeholder under an index of its layout; a title has none, as there is one of it."""
    numbered = "" if placeholder.kind in _TITLES else f' idx="{index}"'
    return Slot(placeholder, f'type="{placeholder.kind.value}"{numbered}', inherited_from(placeholder))


def on_layout(given: Slot, identities: Identities, colours: Colours, language: str) -> str:
    """With its place, looks and prompt; text shrinks when edits make it too long."""
    holder = given.placeholder
    reference = f'{given.reference} hasCustomPrompt="1"' if holder.prompt else given.reference
    properties = f'{drawing.place(holder.rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return _shape(
        identities.describe(holder.name),
        reference,
        f"<p:spPr>{properties}</p:spPr>",
        f'<a:bodyPr vert="horz" wrap="square"{drawing.insets(holder.inset)}'
        f'{drawing.column_direction(leftwards=holder.leftwards)} anchor="{ANCHORED[holder.anchor]}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{first_level(holder, colours)}</a:lstStyle>"
        f"<a:p>{_prompt(holder, language)}</a:p>",
    )


def filled(given: Slot, body: Body, paragraphs: str, identities: Identities) -> str:
    """On a slide, where its layout has it and named as there, with what the body says otherwise."""
    inset = drawing.insets(body.inset) if body.inset is not None else ""
    anchor = f' anchor="{ANCHORED[body.anchor]}"' if body.anchor is not None else ""
    properties = f"<a:bodyPr{inset}{drawing.columns(body)}{anchor}><a:normAutofit/></a:bodyPr>"
    name = body.name or given.placeholder.name
    return _on_slide(given, f"{properties}<a:lstStyle/>{paragraphs}", identities.describe(name))


def field(given: Slot, content: str, identities: Identities) -> str:
    """A date, footer or number on a slide, in the looks of the layout."""
    name = identities.describe(given.placeholder.name)
    return _on_slide(given, f"<a:bodyPr/><a:lstStyle/><a:p>{content}</a:p>", name)


def words(text: str, language: str, size: Emu | None = None) -> str:
    """A run of text in the looks of its placeholder, if wanted in a size of its own; nothing without text."""
    sized = f' sz="{hundredths(size)}"' if size else ""
    return text and f'<a:r><a:rPr lang="{quoted(language)}"{sized}/><a:t>{escaped(text)}</a:t></a:r>'


def number_field(language: str, number: str) -> str:
    """The field that shows the number of its slide."""
    return f'<a:fld id="{_NUMBER_FIELD}" type="slidenum"><a:rPr lang="{quoted(language)}"/><a:t>{number}</a:t></a:fld>'


def _on_slide(given: Slot, text: str, identity: str) -> str:
    return _shape(identity, given.reference, _place(given), text)


def _place(given: Slot) -> str:
    return f"<p:spPr>{drawing.place(given.place)}</p:spPr>" if given.place else "<p:spPr/>"


def _shape(identity: str, reference: str, properties: str, text: str) -> str:
    return (
        f'<p:sp><p:nvSpPr>{identity}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {reference}/></p:nvPr></p:nvSpPr>{properties}<p:txBody>{text}</p:txBody></p:sp>"
    )


def _prompt(holder: Placeholder, language: str) -> str:
    """A text without a prompt shows its name.

    A date or footer without one is a space: PowerPoint could take a word for its content, and LibreOffice forgets the
    looks of one without text.
    """
    if holder.kind is PlaceholderKind.SLIDE_NUMBER:
        return number_field(language, _ANY_NUMBER)
    return words(holder.prompt or (" " if holder.kind in _FIELDS else holder.name), language)
