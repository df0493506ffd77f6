"""A document value written as a PDF file, always tagged: PDF/UA-1 and PDF/A-2a, or PDF/A-3a with attached files."""

from __future__ import annotations

from functools import cache
from itertools import chain

from bmcreport.pdf.content import Used, font_key
from bmcreport.pdf.enclosing import add_attached, add_private
from bmcreport.pdf.file import File, deflated
from bmcreport.pdf.fontfile import add_font
from bmcreport.pdf.icc import srgb
from bmcreport.pdf.images import add_bitmap
from bmcreport.pdf.metadata import information, modified, xmp
from bmcreport.pdf.outline import add_outline
from bmcreport.pdf.page import Document
from bmcreport.pdf.shapes import add_shape
from bmcreport.pdf.structure import StructureTree
from bmcreport.pdf.syntax import array, dictionary, reference, text_string
from bmcreport.pdf.tagging import Draft, add_page
from bmcreport.text.fallback import face
from bmcreport.text.fonts import Face, Typeface
from bmcreport.text.types import FaceName


def emit(document: Document, typeface: Typeface) -> bytes:
    """The bytes of the PDF; equal documents give equal bytes.

    Raises ValueError for a character that its face has no glyph for.
    """
    file = File()
    catalog = file.reserved()
    tree = StructureTree(file, len(document.pages))
    page_tree, resources = file.reserved(), file.reserved()
    numbers = tuple(file.reserved() for _ in document.pages)
    draft = Draft(file, document, typeface, tree, reference(page_tree), reference(resources), numbers)
    pages = [add_page(draft, index) for index in range(len(document.pages))]
    file.contents[page_tree] = dictionary(Type="/Pages", Count=str(len(pages)), Kids=array(pages))
    file.contents[resources] = _resources(file, draft.used, typeface)
    file.contents[catalog] = dictionary(
        Type="/Catalog",
        Pages=draft.page_tree,
        Lang=text_string(document.language),
        MarkInfo="<</Marked true>>",
        StructTreeRoot=tree.closed(),
        ViewerPreferences="<</DisplayDocTitle true>>",
        Metadata=file.stream(xmp(document), Type="/Metadata", Subtype="/XML"),
        OutputIntents=array((_output_intent(file),)),
        **add_outline(file, draft.bookmarks),
        **_enclosed(file, document),
    )
    return file.assembled(reference(catalog), file.added(information(document)))


def _enclosed(file: File, document: Document) -> dict[str, str]:
    if document.attached_as is None:
        return add_private(file, document.enclosed, modified(document))
    return add_attached(file, document.enclosed, modified(document), document.attached_as)


def _resources(file: File, used: Used, typeface: Typeface) -> str:
    fonts = {
        font_key(name): add_font(
            file,
            _face(name, typeface),
            frozenset(chain.from_iterable([text.codes for text in texts])),
            tuple(used.signs[name].items()),
        )
        for name, texts in sorted(used.texts.items())
    }
    shapes = {key: add_shape(file, key) for key in sorted(used.shapes)}
    pictures = {key: add_bitmap(file, bitmap) for key, bitmap in sorted(used.bitmaps.items())}
    return dictionary(Font=dictionary(**fonts), XObject=dictionary(**shapes, **pictures))


def _face(name: str, typeface: Typeface) -> Face:
    """One of Carlito's faces by its name, or the one that stands in by its key."""
    return typeface[FaceName(name)] if name in set(FaceName) else face(FaceName.REGULAR, name)


def _output_intent(file: File) -> str:
    """ISO 19005-2, 6.2.3: what the device colours mean."""
    return dictionary(
        Type="/OutputIntent",
        S="/GTS_PDFA1",
        OutputConditionIdentifier="(sRGB)",
        Info="(sRGB IEC61966-2.1)",
        DestOutputProfile=file.stream(_profile(), Filter="/FlateDecode", N="3"),
    )


@cache
def _profile() -> bytes:
    """What the device colours mean, deflated once for all pages."""
    return deflated(srgb())
