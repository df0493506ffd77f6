"""The overview: who is compared, what is shared, how alike companies are, and what follows; on one page if it fits."""

from __future__ import annotations

import pytest

from bmcreport.comparing import compare
from bmcreport.comparing.similarity import similarity
from bmcreport.deck.comparison.subject import heat_role
from bmcreport.pdf.page import Artifact, Box, Document, Element
from bmcreport.units import pt
from tests.comparing.fields import large_field
from tests.handout.comparison.sheets import found, handout_of, rows, said, shipped_field, shipped_handout, tables, words
from tests.shipped import stock

OVERVIEW = (
    {"kind": "overview", "title": "Field"},
    {"kind": "overlap", "title": "Shared"},
    {"kind": "likeness", "title": "Alike"},
    {"kind": "takeaways", "title": "Follows"},
)


def headings(document: Document, tag: str = "H2") -> list[str]:
    return [said(each) for page in document.pages for each in found(page.content, tag)]


def named(document: Document, title: str) -> list[Element]:
    """The sections under a heading."""
    sections = (each for page in document.pages for each in found(page.content, "Sect"))
    return [each for each in sections if each.bookmark is None and said(each).startswith(title)]


def test_seven_companies_have_everything_on_one_page() -> None:
    first = shipped_handout().pages[0]
    assert [said(each) for each in found(first.content, "H1")] == ["SevenAIcompanies,sevenbusinessmodels"]
    assert len(list(found(first.content, "H2"))) == 4
    assert len(list(found(first.content, "Table"))) == 3
    document, _ = shipped_field()
    bullets = [said(each) for each in found(first.content, "LBody")]
    assert bullets == [text.replace(" ", "") for text in document.takeaways]
    assert "".join((document.summary or "").split()) in "".join(map(said, first.content))


def test_counts_are_those_of_the_comparison() -> None:
    document, canvases = shipped_field()
    comparison = compare(document, canvases)
    _, counts, _ = tables(shipped_handout())[:3]
    blocks = [comparison.block(key) for key in stock().layout.in_fill_order()]
    expected = [[len(block.by_all), len(block.by_some), block.of_one] for block in blocks]
    assert [[int(said(cell)) for cell in row[1:]] for row in rows(counts)[1:]] == expected


def test_numbers_of_the_heatmap_are_printed_on_their_shades() -> None:
    document, canvases = shipped_field()
    comparison = compare(document, canvases)
    total = similarity(comparison.blocks, len(canvases))
    heat = tables(shipped_handout())[2]
    numbers = [[int(said(cell)) for cell in row[1:]] for row in rows(heat)[1:]]
    assert numbers == [
        [round(100 * (total.likeness(one, other) or 0)) for other in range(len(canvases))]
        for one in range(len(canvases))
    ]
    shades = {
        box.fill
        for part in heat.children
        if isinstance(part, Artifact)
        for box in part.operations
        if isinstance(box, Box)
    }
    assert heat_role(0) in shades
    assert len(shades) > 4


@pytest.mark.parametrize(("companies", "paper"), [(2, "a4"), (12, "a4"), (40, "a4"), (40, "a5"), (7, "210x297mm")])
def test_no_part_is_lost_however_many_companies_there_are(companies: int, paper: str) -> None:
    told = large_field(companies)
    takeaways = tuple(f"Takeaway {number} follows. " * 9 for number in range(6))
    document = told[0].model_copy(update={"takeaways": takeaways}), told[1]
    handout = handout_of(document, paper, *OVERVIEW)
    assert set(headings(handout)) == {"Field", "Shared", "Alike", "Follows"}
    assert len(headings(handout, "H1")) == 1
    numbers = [
        cell
        for table in tables(handout)
        if said(rows(table)[0][0]) == ""
        for row in rows(table)[1:]
        for cell in row[1:]
    ]
    assert len(numbers) == companies * companies
    names = {said(row[0]) for table in tables(handout) for row in rows(table)[1:]}
    assert {one.company.name.replace(" ", "") for one in told[1].values()} <= {name.split("since")[0] for name in names}
    text = "".join(said(each) for page in handout.pages for each in page.content)
    assert all(text.count("".join(each.split())) == 1 for each in takeaways)
    assert min(drawn.size for table in tables(handout) for drawn in words(table)) >= pt(6)
    for page in handout.pages:
        drawn = [each for part in page.content for each in words(part)]
        assert max(each.baseline for each in drawn) < page.size.height - pt(20)


def test_parts_that_the_outline_leaves_out_are_left_out() -> None:
    handout = handout_of(large_field(3), "a4", OVERVIEW[0], {"kind": "block_tables", "blocks": ["channels"]})
    assert headings(handout) == ["Field", "Channels"]
