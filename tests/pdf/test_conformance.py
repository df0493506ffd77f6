"""PDF/UA-1 and PDF/A-2a as veraPDF judges them, and that its judgement can fail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from bmcreport.alternatives import OutputType
from bmcreport.building.changed import changed_document
from bmcreport.building.options import Options
from bmcreport.building.targets import CanvasTarget
from bmcreport.diagnostics import Source
from bmcreport.enclosed import Enclosed
from bmcreport.model.canvas import Canvas
from bmcreport.papers import PAPERS
from bmcreport.pdf.compose import compose_canvas
from bmcreport.pdf.page import Document, Element, Picture
from bmcreport.place.page import place_continued
from bmcreport.read.canvases import read_canvas
from tests.pdf.readers import elements, opened, written
from tests.pdf.samples import document, one_line, page, rect, sample, text
from tests.pdf.vera import PROFILES, VeraPdf, Verdict
from tests.pictures import bitmap
from tests.shipped import stock
from tests.strategies import canvas_of, canvas_yaml


def _continued() -> Document:
    """A canvas page with pages that continue it, sources and all."""
    items = [{"text": f"A channel with a few words, number {number}", "sources": ["one"]} for number in range(60)]
    data = {"company": {"name": "Full"}, "blocks": {"channels": items}, "sources": {"one": {"title": "One"}}}
    canvas, layout = Canvas.model_validate(data), stock().layout
    placements = place_continued(canvas, layout, PAPERS["a4"])
    assert len(placements) > 1
    return compose_canvas(canvas, layout, *placements)


def _changed() -> Document:
    """A canvas with changes of every kind marked on it."""
    before = canvas_of(channels=["Shop", "Van", "Fairs"], key_partners=["Mill"])
    after = canvas_yaml(canvas_of(channels=["Shop", "Vans", "Web"], key_resources=["Fairs"]))
    located = read_canvas(Source("acme.yaml", after), "acme").value
    assert located
    document = changed_document(CanvasTarget(OutputType.CANVAS, located, {}, earlier=before), stock(), Options()).value
    assert document
    return document


ENCLOSED = (Enclosed("shop.yaml", "company: {name: Shop}"), Enclosed("café.yaml", "", "utf-16-le"))
CONFORMING = {
    "continued": _continued(),
    "changed": _changed(),
    "sample": sample(),
    "carrying": replace(sample(), enclosed=ENCLOSED),
    "bare": document(page()),
    "picture": document(
        page(Element("Figure", (Picture(rect(10, 10, 60, 20), bitmap()),), alt="Logo", bbox=rect(10, 10, 60, 20)))
    ),
    "accents_apart": one_line(text(10, 10, "e\u0301 a\u200fb")),
    "deep": document(page(Element("Sect", (Element("Sect", (Element("P", (text(10, 10, "deep"),)),)),)))),
}

Mutation = Callable[[pikepdf.Pdf], None]


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _no_display_of_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _no_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def _heading_skipped(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "/H2").S = pikepdf.Name.H4


def _no_description_of_figure(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "/Figure").Alt


def _paragraph_in_a_list(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "/LI").S = pikepdf.Name.P


def _font_not_embedded(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile2


def _text_without_unicode(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Resources.Font.F1.ToUnicode


def _link_without_description(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0].Contents


def _link_outside_the_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0].StructParent


def _no_order_of_tabs(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Tabs


def _untagged_text(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"BT /F1 9 Tf <0003>Tj ET " + pdf.pages[0].Contents.read_bytes())


def _widths_off(pdf: pikepdf.Pdf) -> None:
    widths = pdf.pages[0].Resources.Font.F1.DescendantFonts[0].W
    widths[1] = pikepdf.Array([999] * len(widths[1]))


def _header_without_scope(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf.Root.StructTreeRoot):
        if str(element.S) == "/TH":
            del element.A


def _no_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


MUTATIONS: Mapping[str, tuple[Mutation, str]] = {
    mutation.__name__.strip("_"): (mutation, profile)
    for profile, mutations in {
        "ua1": (
            _no_language,
            _no_display_of_title,
            _no_metadata,
            _heading_skipped,
            _no_description_of_figure,
            _paragraph_in_a_list,
            _font_not_embedded,
            _text_without_unicode,
            _link_without_description,
            _link_outside_the_tree,
            _no_order_of_tabs,
            _untagged_text,
            _widths_off,
            _header_without_scope,
        ),
        "2a": (_no_output_intent,),
    }.items()
    for mutation in mutations
}


@pytest.fixture(scope="module")
def verdicts(vera: VeraPdf, tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Verdict]:
    """VeraPDF's verdicts on all documents of this module, in one run."""
    folder = tmp_path_factory.mktemp("conformance")
    for name, one in CONFORMING.items():
        (folder / f"{name}.pdf").write_bytes(written(one))
    for name, (mutation, _) in MUTATIONS.items():
        with opened(written(sample())) as pdf:
            mutation(pdf)
            pdf.save(folder / f"{name}.pdf")
    return vera.verdicts(sorted(folder.glob("*.pdf")))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", CONFORMING)
def test_a_document_conforms(name: str, profile: str, verdicts: Mapping[tuple[str, str], Verdict]) -> None:
    verdict = verdicts[profile, name]
    assert verdict.broken == ()
    assert verdict.checks > 20


def test_a_document_with_attached_files_conforms_to_the_part_that_allows_them(vera: VeraPdf, tmp_path: Path) -> None:
    path = tmp_path / "attaching.pdf"
    path.write_bytes(written(replace(sample(), enclosed=ENCLOSED, attached_as="Das Dokument")))
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.AF[0].Desc) == "Das Dokument"
    verdicts = vera.verdicts([path], ("ua1", "3a", "2a"))
    assert verdicts["ua1", "attaching"].broken == verdicts["3a", "attaching"].broken == ()
    assert verdicts["2a", "attaching"].broken


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_document_that_lost_a_part_fails(name: str, verdicts: Mapping[tuple[str, str], Verdict]) -> None:
    _, profile = MUTATIONS[name]
    assert verdicts[profile, name].broken


def _first(pdf: pikepdf.Pdf, tag: str) -> Any:
    return next(element for element in elements(pdf.Root.StructTreeRoot) if str(element.S) == tag)
