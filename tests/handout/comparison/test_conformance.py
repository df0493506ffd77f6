"""Comparisons on paper as PDF/UA-1 and PDF/A-2a, as veraPDF judges every kind of page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf

from bmcreport.alternatives import Ink
from bmcreport.papers import PAPERS
from bmcreport.pdf.finish import Finish, finished
from bmcreport.pdf.page import Document
from tests.comparing.fields import field, large_field
from tests.handout.comparison.sheets import handout_of, shipped_handout
from tests.handout.comparison.test_blocks import CHANNELS, marked_field
from tests.handout.comparison.test_overview import OVERVIEW
from tests.handout.comparison.test_poster import poster_of
from tests.pdf.readers import elements, opened, text_by_poppler, written
from tests.pdf.vera import PROFILES, VeraPdf
from tests.shipped import stock

ALL: tuple[dict[str, Any], ...] = (
    *OVERVIEW,
    CHANNELS,
    *({"kind": kind} for kind in ("lenses", "charts", "patterns", "sources")),
)


def _documents() -> dict[str, Document]:
    shared = {"blocks": {"channels": {"items": [{"text": "שוק", "theme": "market"}, "חנות"]}}}
    small, spoken = handout_of(large_field(3), "a4", *ALL), stock().layout.language
    return {
        "small": small,
        "many": handout_of(large_field(11, items=1), "letter", *OVERVIEW, CHANNELS),
        "cut": handout_of(marked_field(3, 2, 130), "a5", CHANNELS),
        "outline": finished(small, Finish(ink=Ink.OUTLINE), spoken),
        "tiled": finished(handout_of(marked_field(5, 6), "a3", CHANNELS), Finish(tile=PAPERS["a4"]), spoken),
        "poster": poster_of(large_field(4, items=3), "a2"),
        "leftwards-poster": poster_of(field({"a": shared, "b": shared}, focus="b", lang="he"), "a3"),
        "leftwards": handout_of(field({"a": shared, "b": shared}, focus="b", lang="he", takeaways=["כן"]), "a4", *ALL),
    }


def test_every_kind_of_page_conforms(vera: VeraPdf, tmp_path: Path) -> None:
    files = []
    for name, document in _documents().items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(written(document))
    files.append(tmp_path / "mutated.pdf")
    with opened(files[0].read_bytes()) as pdf:
        for element in elements(pdf.Root.StructTreeRoot):
            if str(element.S) == "/TH":
                del element.A
        pdf.save(files[-1])
    verdicts = vera.verdicts(files)
    assert len(verdicts) == len(files) * len(PROFILES)
    assert verdicts["ua1", "mutated"].broken
    for (profile, name), verdict in verdicts.items():
        assert not verdict.broken or name == "mutated", (profile, name, verdict.broken)
        assert verdict.checks > 100


def test_readers_find_bookmarks_links_and_the_sources(tmp_path: Path) -> None:
    data = written(shipped_handout())
    with opened(data) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        titles = [item.title for item in top.children]
        assert top.title == "Seven AI companies, seven business models"
        assert titles[:5] == [
            "The field at a glance", "What follows", "Shared by all and found only here", "How alike they are",
            "Customer Segments",
        ]  # fmt: skip
        assert titles[-2:] == ["Sources (1 of 2)", "Sources (2 of 2)"]
        assert sum(map(_links, pdf.pages)) > 100
    text = " ".join(text_by_poppler(data, tmp_path).split())
    assert "European data sovereignty" in text
    assert "18 of 18" in text


def _links(page: Any) -> int:
    return sum(str(each.Subtype) == "/Link" for each in page.obj.get("/Annots", pikepdf.Array()))
