"""Handouts as PDF/UA-1 and PDF/A-2a, as veraPDF judges them, and what their tags say."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from bmcreport.alternatives import Ink
from bmcreport.deck.mirror import facing_its_readers
from bmcreport.pdf.ink import inked
from bmcreport.pdf.page import Document, Element
from tests.deck.specimens import EVERYTHING, TABLE, deck_of, slide_of
from tests.handout.decks import COMPARISON, found, handout_of, noted, sections, shipped, tags, varied
from tests.pdf.readers import elements, opened, written
from tests.pdf.vera import PROFILES, VeraPdf

_LONG = tuple(f"Note {number} is as long as a note about a slide ever was, and longer. " * 3 for number in range(40))


def _documents() -> dict[str, Document]:
    arabic = replace(facing_its_readers(replace(EVERYTHING, language="he")), title="Mistral AI")
    return {
        "company": handout_of(varied(shipped("mistral-ai")), 3),
        "comparison": handout_of(varied(shipped(COMPARISON)), 6),
        "everything": handout_of(EVERYTHING, 2),
        "ruled": handout_of(EVERYTHING, 4, ruled=True),
        "continued": handout_of(noted(EVERYTHING, *_LONG, "See https://example.org/a."), 6, paper="letter"),
        "leftwards": handout_of(arabic, 1),
        "outline": inked(handout_of(EVERYTHING, 1), Ink.OUTLINE),
    }


def test_handouts_conform(vera: VeraPdf, tmp_path: Path) -> None:
    files = []
    for name, document in _documents().items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(written(document))
    verdicts = vera.verdicts(files)
    assert len(verdicts) == len(files) * len(PROFILES)
    for key, verdict in verdicts.items():
        assert not verdict.broken, (key, verdict.broken)
        assert verdict.checks > 100


def test_each_slide_is_a_section_that_its_title_heads_and_a_bookmark_finds() -> None:
    deck = shipped("mistral-ai")
    with opened(written(handout_of(deck))) as pdf:
        headings = [each for each in elements(pdf.Root.StructTreeRoot) if str(each.S) in ("/H1", "/H2")]
        assert [str(each.S) for each in headings] == ["/H1", *["/H2"] * len(deck.slides)]
        outline = pdf.open_outline()
        with outline:
            titles = [item.title for item in outline.root]
    assert titles[0] == "1. Mistral AI"
    assert titles[-1] == "12. Where the claims come from"
    assert len(titles) == len(deck.slides)


def test_a_slide_without_a_title_is_headed_by_its_number() -> None:
    deck = deck_of(replace(slide_of(TABLE), fills={}, name="Prices"))
    (section,) = sections(handout_of(deck))
    assert section.bookmark == "1. Prices"
    assert [tag for tag in tags([section]) if tag in ("H2", "H3")] == ["H2"]


def test_cells_know_what_heads_them() -> None:
    (section,) = sections(handout_of(deck_of(slide_of(TABLE))))
    (table,) = found([section], "Table")
    assert table.attributes == {"Summary": TABLE.alt}
    heads = [[each.attributes.get("Scope") for each in _cells(row)] for row in found([table], "TR")]
    assert heads == [["Column", "Column"], ["Row", None], ["Row", None]]


def test_a_summary_is_a_text_in_the_file() -> None:
    with opened(written(handout_of(deck_of(slide_of(TABLE))))) as pdf:
        (table,) = [each for each in elements(pdf.Root.StructTreeRoot) if str(each.S) == "/Table"]
        (owned,) = [each for each in table.A if "/Summary" in each]
        assert isinstance(owned.Summary, pikepdf.String)
        assert str(owned.Summary) == TABLE.alt


def test_what_says_nothing_is_passed_over() -> None:
    blocks = sections(handout_of(EVERYTHING))[1]
    (figure,) = found([blocks], "Figure")
    assert figure.alt == "A heart"


def test_links_lead_where_those_of_the_slide_lead() -> None:
    blocks = sections(handout_of(EVERYTHING))[1]
    assert [link.uri for link in found([blocks], "Link")] == [
        "https://example.org/a?b=1&c=2",
        "mailto:ada@example.org",
    ]
    assert all(link.areas for link in found([blocks], "Link"))


def _cells(row: Element) -> list[Element]:
    return [each for each in row.children if isinstance(each, Element)]


@pytest.mark.parametrize("per_page", [1, 2, 3, 4, 6])
def test_pages_are_upright_and_hold_so_many_slides(per_page: int) -> None:
    document = handout_of(EVERYTHING, per_page, ruled=True, paper="letter")
    assert len(document.pages) == -(-len(EVERYTHING.slides) // per_page)
    assert all(page.size.height > page.size.width for page in document.pages)
