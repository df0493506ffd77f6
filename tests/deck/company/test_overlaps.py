"""What a company's deck says it shares with those that it names, found as comparisons find it, item by item."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from pptx import Presentation

from bmcreport import build
from bmcreport.comparing import compare
from bmcreport.deck.compose import compose_deck
from bmcreport.deck.slides import Deck, Slide, TableShape
from bmcreport.model.canvas import Canvas
from bmcreport.model.scalars import BLOCK_KEYS
from tests.comparing.fields import Field, field, fields
from tests.deck.company.decks import outline_of, slide_text
from tests.shipped import stock

RELATIONS: dict[str, Any] = {"kind": "relations"}


def slides_of(drawn: Field, **written: object) -> list[Slide]:
    """The slides on which the first company of a field compares itself with all others."""
    _, canvases = drawn
    first, *others = canvases.values()
    relations = [{"to": one.slug, "kind": "contrast", "block": "channels", "why": "They differ"} for one in others]
    own = Canvas.model_validate({**first.model_dump(), "relations": relations}).named(first.slug)
    outline, shelf = outline_of({**RELATIONS, **written}), stock()
    deck = compose_deck(own, shelf.layout, shelf.slides, outline, {}, related=others)
    assert isinstance(deck, Deck)
    return list(deck.slides)


def cells(slide: Slide) -> list[list[str]]:
    (table,) = (shape for shape in slide.shapes if isinstance(shape, TableShape))
    return [["\n".join(one.paragraph.text for one in cell.body.paragraphs) for cell in row] for row in table.cells]


def notes(slide: Slide) -> list[str]:
    return [paragraph.text for paragraph in slide.notes]


SHOPS: dict[str, dict[str, Any]] = {
    "ours": {"blocks": {"channels": [{"text": "Web shop", "theme": "web"}, "Market stall", "Van"]}},
    "east": {"blocks": {"channels": [{"text": "Online", "theme": "web"}, "Market stalls"]}},
    "west": {"blocks": {"channels": [{"text": "Internet", "theme": "web"}, "Agents"]}},
    "north": {"blocks": {"channels": [{"text": "Site", "theme": "web"}]}},
}


def test_relations_come_first_and_then_what_is_shared_and_what_is_not() -> None:
    relations, computed = slides_of(field(SHOPS))
    assert "They differ" in slide_text(relations)
    assert "Ours beside 3 other companies: 2 of 3 items shared, 1 only here" in slide_text(computed)
    assert cells(computed) == [
        ["Block", "Shared with others", "Only Ours"],
        ["Channels", "Web shop (3/3)\u00a0· Market stall (East)", "Van"],
    ]


def test_each_claim_leads_to_the_items_behind_it() -> None:
    told = notes(slides_of(field(SHOPS))[1])
    assert "• Web shop = East: Online; West: Internet; North: Site [web]" in told
    assert "• Market stall = East: Market stalls [96%]" in told
    assert "• Only Ours: Van" in told


def test_an_outline_may_do_without_it_and_so_does_a_deck_without_the_canvases() -> None:
    alone = (field(SHOPS)[0], {"ours": field(SHOPS)[1]["ours"]})
    assert len(slides_of(field(SHOPS), computed=False)) == 1
    assert len(slides_of(alone)) == 0


@given(fields(most=4))
@settings(max_examples=40)
def test_every_item_of_the_company_is_told_once_as_comparing_has_it(drawn: Field) -> None:
    document, canvases = drawn
    comparison = compare(document, canvases)
    told = [line for slide in slides_of(drawn)[1:] for line in notes(slide) if line.startswith("• ")]
    first = comparison.companies[0].canvas
    alone = [one.item.text for key in BLOCK_KEYS for one in comparison.block(key).only[0]]
    prefix = f"• Only {first.company.name}: "
    assert sorted(line.removeprefix(prefix) for line in told if line.startswith(prefix)) == sorted(alone)
    shared = sorted(line.removeprefix("• ").partition(" = ")[0] for line in told if not line.startswith(prefix))
    every = sorted(item.text for _, _, item in first.items())
    assert sorted([*shared, *alone]) == every


def test_a_build_finds_the_canvases_beside_and_does_without_faulty_ones(tmp_path: Path) -> None:
    why = "block: channels, why: They sell"
    related = f"[{{to: east, kind: parallel, {why}}}, {{to: bad, kind: contrast, {why}}}]"
    channels = "blocks: {channels: [{text: Web shop, theme: web}, Van]}"
    (tmp_path / "ours.yaml").write_text(f"company: {{name: Ours}}\n{channels}\nrelations: {related}\n", "utf-8")
    (tmp_path / "east.yaml").write_text(
        "company: {name: East}\nblocks: {channels: [{text: Online, theme: web}]}\n", "utf-8"
    )
    (tmp_path / "bad.yaml").write_text("company: {name: Bad}\n", "utf-8")
    assert build([tmp_path / "ours.yaml"], tmp_path / "out", types=["deck"]).ok
    deck = Presentation(str(tmp_path / "out" / "ours-deck.pptx"))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert "Ours beside one other company: 1 of 2 items shared, 1 only here" in titles
