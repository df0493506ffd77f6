"""The structure tree, links and outline, as assistive technology meets them."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from bmcreport.model.canvas import Canvas
from bmcreport.papers import PAPERS
from bmcreport.pdf.compose import compose_canvas
from bmcreport.pdf.page import Artifact, Box, Element
from bmcreport.place.page import place_page
from bmcreport.place.placement import PagePlacement
from bmcreport.units import in_points, mm
from tests import clients
from tests.pdf.readers import elements, only, opened, operators, written
from tests.pdf.samples import A4, KERNED, document, page, rect, sample, text
from tests.shipped import stock


def _tags(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S)[1:] for element in elements(pdf.Root.StructTreeRoot)]


def test_elements_stand_in_the_tree_in_reading_order() -> None:
    item = ["LI", "Lbl", "LBody"]
    row = ["TR", "TH", "TD", "TD"]
    first = ["H1", "Sect", "H2", "L", *item, *item, "P", "Link", "P"]
    second = ["H2", "Figure", "Table", "TR", "TH", "TH", "TH", *row, *row, "TR", "TD"]
    with opened(written(sample())) as pdf:
        assert _tags(pdf) == ["Document", *first, *second]


def test_poppler_reads_the_words_in_reading_order(tmp_path: Path) -> None:
    file = tmp_path / "sample.pdf"
    file.write_bytes(written(sample()))
    command = [clients.program("pdfinfo"), "-struct-text", str(file)]
    printed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=60).stdout
    places = [printed.index(words) for words in (KERNED, "Key partners", "Item 0 goes on over two lines", "amended")]
    assert places == sorted(places)


def test_a_child_knows_its_parent() -> None:
    with opened(written(sample())) as pdf:
        for element in elements(pdf.Root.StructTreeRoot):
            for kid in element.get("/K", []):
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    assert kid.P.objgen == element.objgen


def test_all_marked_content_is_in_the_tree_once_under_its_own_tag() -> None:
    data = written(sample())
    with opened(data) as pdf:
        for number, one in enumerate(pdf.pages):
            marked = [
                operands for name, operands in operators(data, number) if name == "BDC" and "/MCID" in operands[1]
            ]
            parents = dict(_parents(pdf))[int(one.StructParents)]
            assert [int(entries.MCID) for _, entries in marked] == list(range(len(parents)))
            for (tag, entries), parent in zip(marked, parents, strict=True):
                assert tag == parent.S
                assert parent.Pg.objgen == one.obj.objgen
                assert int(entries.MCID) in [kid for kid in parent.K if isinstance(kid, int)]


def test_everything_drawn_is_either_tagged_or_an_artifact_and_never_both() -> None:
    for number in (0, 1):
        depth = 0
        for name, operands in operators(written(sample()), number):
            if name in {"BDC", "BMC"} and str(operands[0]) != "/Span":
                assert depth == 0
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            assert depth == 1 or name not in {"TJ", "f", "S", "B", "Do"}
        assert depth == 0


def test_an_artifact_inside_an_element_splits_its_content() -> None:
    middle = Artifact((Box(rect(1, 1, 5, 5), "red"),))
    data = written(document(page(Element("P", (text(10, 10, "a"), middle, text(20, 10, "b"))))))
    names = [f"{name} {operands[0]}" for name, operands in operators(data) if name in {"BDC", "BMC"}]
    assert names == ["BMC /Artifact", "BDC /P", "BMC /Artifact", "BDC /P"]
    with opened(data) as pdf:
        assert [int(kid) for kid in list(elements(pdf.Root.StructTreeRoot))[1].K] == [0, 1]


def test_a_figure_has_its_description_and_its_box() -> None:
    with opened(written(sample())) as pdf:
        figure = only(pdf, "Figure")
        assert str(figure.Alt) == "A red square"
        assert pikepdf.Name.Layout == figure.A[0].O
        left, bottom, right, top = (float(side) for side in figure.A[0].BBox)
    expected = (mm(120), A4.height - mm(70), mm(150), A4.height - mm(40))
    assert (left, bottom, right, top) == pytest.approx(tuple(map(in_points, expected)), abs=0.0015)


def test_a_figure_may_carry_table_attributes_too() -> None:
    both = Element("TD", bbox=rect(1, 1, 2, 2), attributes={"ColSpan": "2"})
    with opened(written(document(page(Element("Table", (Element("TR", (both,)),)))))) as pdf:
        assert [str(owned.O) for owned in only(pdf, "TD").A] == ["/Layout", "/Table"]


def test_a_source_has_its_number_as_a_label_and_hangs_from_it() -> None:
    sources = {f"s{number}": {"title": f"Source {number} {'and more ' * 9}"} for number in range(12)}
    items = {"channels": [{"text": "Cited", "sources": list(sources)}]}
    canvas = Canvas.model_validate({"company": {"name": "Mill"}, "blocks": items, "sources": sources})
    placed = place_page(canvas, stock().layout, PAPERS["a5"])
    assert isinstance(placed, PagePlacement)
    listed = placed.footer.sources
    assert all(len(source.text.lines) > 1 and source.text.edge is None for source in listed)
    assert len({source.text.text_x - (source.number.edge or 0) for source in listed}) == 1
    with opened(written(compose_canvas(canvas, stock().layout, placed))) as pdf:
        found = list(elements(pdf.Root.StructTreeRoot))[-1 - 12 * 3 - 1 :]
        assert [str(element.S) for element in found] == ["/L", *["/LI", "/Lbl", "/LBody"] * 12, "/P"]
        assert dict(found[0].A[0]) == {"/O": pikepdf.Name.List, "/ListNumbering": pikepdf.Name.Decimal}


@pytest.mark.parametrize(("language", "english"), [("en-GB", 0), ("de", 2), ("ar", 1), ("ro", 14)])
def test_what_is_said_in_english_for_want_of_words_is_tagged_so(language: str, english: int) -> None:
    channels = {"channels": ["Shop", {"text": "Van", "status": "testing"}]}
    data = {"company": {"name": "Mill"}, "lang": language, "date": "2026", "blocks": channels}
    canvas, layout = Canvas.model_validate(data), stock().layout_in(language)
    placed = place_page(canvas, layout, PAPERS["a4"])
    assert isinstance(placed, PagePlacement)
    with opened(written(compose_canvas(canvas, layout, placed))) as pdf:
        tagged = [str(element.Lang) for element in elements(pdf.Root.StructTreeRoot) if "/Lang" in element]
    assert tagged == ["en"] * english


def test_cells_say_what_they_head_and_span() -> None:
    with opened(written(sample())) as pdf:
        heads = [element for element in elements(pdf.Root.StructTreeRoot) if str(element.S) == "/TH"]
        assert [str(head.A[0].Scope) for head in heads] == ["/Column"] * 3 + ["/Row"] * 2
        spans = [
            element.A[0].ColSpan
            for element in elements(pdf.Root.StructTreeRoot)
            if "/A" in element and "/ColSpan" in element.A[0]
        ]
        assert spans == [3]


def test_a_link_leads_where_it_says_from_each_of_its_areas() -> None:
    with opened(written(sample())) as pdf:
        annotations = list(pdf.pages[0].Annots)
        for annotation, y in zip(annotations, (96, 101), strict=True):
            assert str(annotation.A.URI) == "https://example.com/%C3%A9?a=(1)&b=%20"
            assert str(annotation.Contents) == "The source"
            assert (int(annotation.F), [int(side) for side in annotation.Border]) == (4, [0, 0, 0])
            expected = (mm(30), A4.height - mm(y + 5), mm(48), A4.height - mm(y))
            sides = tuple(float(side) for side in annotation.Rect)
            assert sides == pytest.approx(tuple(map(in_points, expected)), abs=0.0015)
        assert "/Annots" not in pdf.pages[1]


def test_a_link_element_and_its_annotations_know_each_other() -> None:
    with opened(written(sample())) as pdf:
        link, parents = only(pdf, "Link"), dict(_parents(pdf))
        assert str(link.Alt) == "The source"
        objects = [kid.Obj.objgen for kid in link.K if isinstance(kid, pikepdf.Dictionary)]
        assert objects == [annotation.objgen for annotation in pdf.pages[0].Annots]
        for annotation in pdf.pages[0].Annots:
            assert parents[int(annotation.StructParent)].objgen == link.objgen


@pytest.mark.parametrize("uri", ["https://e.org/(", "https://e.org/\\)", "javascript:<< >>", "https://e.org/\n\u202e"])
def test_no_address_breaks_the_file(uri: str) -> None:
    link = Element("Link", (text(10, 10, "x"),), alt="x", uri=uri, areas=(rect(10, 5, 5, 5),))
    with opened(written(document(page(Element("P", (link,)))))) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.pages[0].Annots[0].A.URI).isascii()


def test_bookmarks_nest_as_headings_do_and_lead_to_them() -> None:
    with opened(written(sample())) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Sample (1)"
        assert [child.title for child in top.children] == ["Key partners — é", "Second page"]
        destinations: list[Any] = [top.destination, *(child.destination for child in top.children)]
        pages = [pdf.pages.index(pikepdf.Page(where[0])) for where in destinations]
        assert pages == [0, 0, 1]
        assert [str(where[1]) for where in destinations] == ["/XYZ"] * 3
        expected = [
            (A4.height - mm(15)) / 12_700 + 20,
            (A4.height - mm(32)) / 12_700 + 9,
            (A4.height - mm(20)) / 12_700 + 9,
        ]
        assert [float(where[3]) for where in destinations] == pytest.approx(expected, abs=0.002)


def test_a_deep_first_bookmark_and_a_return_to_the_top_are_no_trouble() -> None:
    headings = [
        Element(tag, (text(10, 10, "x"),), bookmark=f"{tag} {number}")
        for number, tag in enumerate(("H3", "H2", "H1", "Sect", "H2"))
    ]
    with opened(written(document(page(*headings)))) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["H3 0", "H2 1", "H1 2", "Sect 3"]
        assert [item.title for item in outline.root[3].children] == ["H2 4"]
        assert int(pdf.Root.Outlines.Count) == 5


def test_without_bookmarks_there_is_no_outline() -> None:
    with opened(written(document(page()))) as pdf:
        assert "/Outlines" not in pdf.Root


@pytest.mark.parametrize("alt", ["(", "\\", "a\nb", "é — €", "\u202eabc", ") /K 5", "\U0001f600"])
def test_descriptions_survive_as_they_are(alt: str) -> None:
    figure = Element("Figure", (Box(rect(1, 1, 5, 5), "red"),), alt=alt, bbox=rect(1, 1, 5, 5))
    with opened(written(document(page(figure)))) as pdf:
        assert str(only(pdf, "Figure").Alt) == alt


def _parents(pdf: pikepdf.Pdf) -> list[tuple[int, Any]]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return [(int(key), value) for key, value in zip(numbers[::2], numbers[1::2], strict=True)]
