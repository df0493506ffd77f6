from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from bmcreport.deck.compose import compose_deck
from bmcreport.deck.slides import Body, ChartShape, Deck, PlaceholderKind, SlideParagraph, TableShape, TextBox
from bmcreport.model.canvas import Canvas, Relation, RelationKind
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.place.grid import block_rects
from bmcreport.units import Rect, pt
from tests.deck.company.decks import (
    bodies,
    body_text,
    deck_of,
    framed,
    named,
    outline_of,
    overflows,
    placeholders,
    slide_text,
    text_of,
)
from tests.place.test_page import relaid
from tests.shipped import SLUGS, stock
from tests.strategies import canvas_of, canvases

some = settings(max_examples=15)

LONG = "A sentence that goes on for a while and says little. " * 36
assert 1900 < len(LONG) <= 2000

KINDS = {
    "cover": {"kind": "cover"},
    "canvas": {"kind": "canvas"},
    "channels": {"kind": "blocks", "blocks": ["channels"]},
    "sources": {"kind": "sources", "title": "Sources"},
    "figures": {"kind": "figures", "title": "Key figures"},
    "relations": {"kind": "relations", "title": "How it compares"},
}


@pytest.fixture(params=SLUGS)
def canvas(request: pytest.FixtureRequest, shipped: Mapping[str, Canvas]) -> Canvas:
    """Each of the shipped canvases."""
    return shipped[request.param]


def test_the_outline_says_which_slides_there_are_in_which_order(canvas: Canvas) -> None:
    forth, back = (deck_of(canvas, outline=outline_of(*kinds)) for kinds in (KINDS.values(), [*KINDS.values()][::-1]))
    layouts = ["Cover", "Canvas", "Statement", "Sources", "Table", "Table"]
    assert [slide.layout for slide in forth.slides] == layouts
    assert [slide.layout for slide in back.slides] == layouts[::-1]
    assert back.slides == forth.slides[::-1]


def test_the_shipped_outline_is_the_order_of_the_analysis(shipped: Mapping[str, Canvas]) -> None:
    assert [slide.name for slide in deck_of(shipped["mistral-ai"]).slides] == [
        "Cover",
        "Canvas",
        "Agenda",
        "Value Propositions",
        "Customer Segments and Revenue Streams",
        "Key Partners and Key Resources",
        "Key Activities and Cost Structure",
        "Channels and Customer Relationships",
        "How it compares",
        "Key figures",
        "Over time: Valuation, Annualised revenue, Total funding",
        "Sources",
    ]


def test_every_slide_has_a_title_and_an_own_name(canvas: Canvas) -> None:
    deck = deck_of(canvas)
    for slide in deck.slides:
        kinds = {placeholders(deck, slide)[name].kind: body for name, body in slide.fills.items()}
        title = kinds.get(PlaceholderKind.TITLE) or kinds.get(PlaceholderKind.CENTRED_TITLE)
        assert title is not None
        assert body_text(title).strip()
    names = [slide.name for slide in deck.slides]
    assert len(set(names)) == len(names)


def test_all_slides_but_the_cover_have_a_number(canvas: Canvas) -> None:
    first, *others = deck_of(canvas).slides
    assert not first.numbered
    assert all(slide.numbered for slide in others)


def test_every_item_stands_once_on_the_canvas_slide_in_the_placeholder_of_its_block(canvas: Canvas) -> None:
    slide = named(deck_of(canvas), "Canvas")
    for key in BLOCK_KEYS:
        items = canvas.blocks[key].items
        names = [one.paragraph.name for one in slide.fills[key].paragraphs]
        assert names == [f"{key}/{index}" for index in range(len(items))]
        for paragraph, item in zip(slide.fills[key].paragraphs, items, strict=True):
            assert item.text in paragraph.paragraph.text


def test_every_item_stands_once_on_the_slide_of_its_block_with_its_detail(canvas: Canvas) -> None:
    """The shipped outline shows every block once."""
    slides = [slide for slide in deck_of(canvas).slides if slide.layout == "Statement"]
    told = [one.paragraph for slide in slides for body in bodies(slide) for one in body.paragraphs]
    found = {paragraph.name: paragraph.text for paragraph in told if "/" in paragraph.name}
    assert sum("/" in paragraph.name for paragraph in told) == len(found) == sum(1 for _ in canvas.items())
    for key, index, item in canvas.items():
        assert " ".join(filter(None, (item.text, item.detail))) in found[f"{key}/{index}"]


def test_the_notes_hold_details_and_sources(canvas: Canvas) -> None:
    deck = deck_of(canvas)
    for slide in (slide for slide in deck.slides if slide.layout in {"Canvas", "Statement"}):
        notes = text_of(slide.notes)
        shown = {one.paragraph.name for body in slide.fills.values() for one in body.paragraphs}
        for key, index, item in canvas.items():
            if f"{key}/{index}" in shown:
                assert item.detail is None or item.detail in notes
                assert all(canvas.sources[source].title in notes for source in item.sources)
    assert all(source.title in text_of(named(deck, "Sources").notes) for source in canvas.sources.values())


def test_the_notes_of_a_block_are_said_with_it(canvas: Canvas) -> None:
    deck = deck_of(canvas)
    notes = "\n".join(text_of(slide.notes) for slide in deck.slides if slide.layout == "Statement")
    written = [block.notes for _, block in canvas.blocks.by_key() if block.notes]
    assert len(written) == 9
    assert all(notes.count(note) == 1 for note in written)


def test_nothing_of_the_shipped_decks_overflows(canvas: Canvas, names: Mapping[str, str]) -> None:
    deck = deck_of(canvas, names=names)
    assert sum(1 for slide in deck.slides for _ in framed(deck, slide)) > 100
    assert overflows(deck) == []


@some
@given(canvas=canvases(most_items=5))
def test_nothing_of_any_deck_overflows(canvas: Canvas) -> None:
    deck = compose_deck(canvas, stock().layout, stock().slides, stock().outlines["full"], {})
    if isinstance(deck, Deck):
        assert overflows(deck) == []
        assert shapes_outside(deck) == []


def shapes_outside(deck: Deck) -> list[str]:
    whole = Rect(0, 0, deck.size.width, deck.size.height)
    return [shape.name for slide in deck.slides for shape in slide.shapes if not whole.contains(shape.rect)]


@some
@given(canvas=canvases(most_items=5))
def test_no_item_is_lost_between_the_slides_of_a_block(canvas: Canvas) -> None:
    deck = compose_deck(canvas, stock().layout, stock().slides, stock().outlines["full"], {})
    if isinstance(deck, Deck):
        statements = [slide for slide in deck.slides if slide.layout == "Statement"]
        told = [one.paragraph.name for slide in statements for body in bodies(slide) for one in body.paragraphs]
        expected = [f"{key}/{index}" for key, index, _ in canvas.items()]
        assert sorted(name for name in told if "/" in name) == sorted(expected)


def test_thirty_items_take_several_slides_at_a_legible_size() -> None:
    items = [
        {"text": f"Item {number}", "detail": "of a length that takes two lines on most slides " * 2}
        for number in range(30)
    ]
    deck = deck_of(canvas_of(key_partners=items), outline=outline_of({"kind": "blocks", "blocks": ["key_partners"]}))
    assert len(deck.slides) > 1
    titles = [body_text(slide.fills["title"]) for slide in deck.slides]
    assert titles == [f"Key Partners ({number} of {len(deck.slides)})" for number in range(1, len(deck.slides) + 1)]
    shown = [one for slide in deck.slides for side in ("left", "right") for one in side_of(slide.fills, side)]
    assert sorted(int(one.paragraph.name.removeprefix("key_partners/")) for one in shown) == list(range(30))
    assert min(one.size for one in shown) >= pt(14)
    assert overflows(deck) == []


def side_of(fills: Mapping[str, Body], side: str) -> tuple[SlideParagraph, ...]:
    return fills[side].paragraphs if side in fills else ()


def test_portions_of_a_block_are_even() -> None:
    items = [{"text": "Item", "detail": "of a length that takes two lines on most slides " * 3} for _ in range(20)]
    canvas = canvas_of(channels=items)
    deck = deck_of(canvas, outline=outline_of({"kind": "blocks", "blocks": ["channels"]}))
    counts = [len(side_of(slide.fills, side)) for slide in deck.slides for side in ("left", "right")]
    assert sum(counts) == 20
    assert max(counts) - min(counts) <= 1


def test_a_very_long_detail_goes_on_on_the_next_slide_and_is_whole() -> None:
    canvas = canvas_of(channels=["Short", {"text": "Long", "detail": LONG}, "Short again"])
    deck = deck_of(canvas)
    assert overflows(deck) == []
    slides = [slide for slide in deck.slides if slide.layout == "Statement"]
    told = [one for slide in slides for body in bodies(slide) for one in body.paragraphs]
    pieces = [one.paragraph.text for one in told if one.paragraph.name.startswith("channels/1")]
    assert len(pieces) > 1
    assert "".join(pieces).split() == f"Long {LONG}".split()
    assert min(one.size for one in told if "/" in one.paragraph.name) >= pt(14)


def test_one_very_long_item_does_not_spread_the_others_over_slides_of_their_own() -> None:
    canvas = canvas_of(channels=[*[f"Short {number}" for number in range(10)], {"text": "Long", "detail": LONG}])
    deck = deck_of(canvas, outline=outline_of({"kind": "blocks", "blocks": ["channels"]}))
    assert len(deck.slides) <= 3


def test_long_words_of_relations_and_headlines_stay_in_their_frames() -> None:
    relation = Relation(to="other", kind=RelationKind.CONTRAST, block="channels", why=LONG[:1000])
    canvas = canvas_of("An exceedingly long name of a company " * 5, channels=["One"])
    block = canvas.blocks.channels.model_copy(update={"headline": LONG[:400]})
    blocks = canvas.blocks.model_copy(update={"channels": block})
    long = canvas.model_copy(update={"relations": (relation,), "blocks": blocks, "positioning": LONG[:400]})
    assert overflows(deck_of(long)) == []


def test_where_boundaries_move_their_placeholders_move_with_them() -> None:
    """A block that needs more room than its share gets it from its neighbours, and its text stands in it."""
    full = canvas_of(channels=[f"A channel of some length, number {number}, for all" for number in range(13)])
    deck = deck_of(full)
    slide = named(deck, "Canvas")
    nominal = block_rects(stock().layout.grid, Rect(pt(24), pt(74), pt(912), pt(422)))["channels"]
    assert placeholders(deck, slide)["channels"].rect.height > nominal.height
    assert overflows(deck) == []
    edge = next(panel.rect for layout in deck.layouts for panel in layout.shapes if panel.name == "Channels edge")
    assert edge.contains(placeholders(deck, slide)["channels"].rect)


def test_moving_a_block_in_the_layout_moves_its_placeholder(shipped: Mapping[str, Canvas]) -> None:
    one, other = "block: key_partners", "block: customer_segments"
    swapped = deck_of(shipped["mistral-ai"], layout=relaid({one: other, other: one}))
    usual = deck_of(shipped["mistral-ai"])
    before, after = (placeholders(deck, named(deck, "Canvas")) for deck in (usual, swapped))
    assert before["key_partners"].rect.x < before["value_propositions"].rect.x < before["customer_segments"].rect.x
    assert after["key_partners"].rect.x > after["value_propositions"].rect.x > after["customer_segments"].rect.x


def test_the_canvas_slide_is_the_poster(shipped: Mapping[str, Canvas]) -> None:
    deck = deck_of(shipped["mistral-ai"])
    holders = placeholders(deck, named(deck, "Canvas"))
    top = [holders[key].rect.x for key in ("key_partners", "key_activities", "value_propositions", "channels")]
    assert top == sorted(top)
    assert holders["key_activities"].rect.y < holders["key_resources"].rect.y
    assert holders["customer_relationships"].rect.y < holders["channels"].rect.y
    assert holders["cost_structure"].rect.y == holders["revenue_streams"].rect.y > holders["channels"].rect.bottom


def test_relations_are_told_by_the_name_of_the_other_company(shipped: Mapping[str, Canvas]) -> None:
    canvas = shipped["mistral-ai"]
    told = slide_text(named(deck_of(canvas, names={"openai": "OpenAI"}), "How it compares"))
    assert told.count("OpenAI") >= 4
    assert "hugging-face" in told
    assert all(relation.why in told for relation in canvas.relations)


def test_relations_are_grouped_by_company(shipped: Mapping[str, Canvas]) -> None:
    deck = deck_of(shipped["mistral-ai"])
    (table,) = [shape for shape in named(deck, "How it compares").shapes if isinstance(shape, TableShape)]
    companies = [body_text(row[0].body) for row in table.cells[1:]]
    assert companies == sorted(companies, key=companies.index)
    assert len(companies) == 13


def test_figures_are_told_from_newest_to_oldest_whatever_their_dates_look_like() -> None:
    figures = [{"key": "revenue", "label": "Revenue", "value": str(number), "unit": "EUR", "as_of": as_of}
               for number, as_of in enumerate(["2025-12", "2026-Q1", "2026-05"])]  # fmt: skip
    canvas = Canvas.model_validate({"company": {"name": "Acme"}, "metrics": figures, "blocks": {}})
    deck = deck_of(canvas)
    (table,) = [shape for shape in named(deck, "Key figures").shapes if isinstance(shape, TableShape)]
    assert [body_text(row[2].body) for row in table.cells[1:]] == ["2026-05", "2026-Q1", "2025-12"]
    (box,) = [shape for shape in deck.slides[0].shapes if isinstance(shape, TextBox)]
    assert body_text(box.body) == "2\nRevenue, 2026-05"


def test_what_a_canvas_does_not_have_has_no_slide() -> None:
    deck = deck_of(canvas_of(channels=["One"]))
    assert [slide.layout for slide in deck.slides] == ["Cover", "Canvas", "Statement"]
    assert "Value Propositions" in text_of(deck.slides[0].notes)
    assert not any(isinstance(shape, ChartShape) for slide in deck.slides for shape in slide.shapes)


def test_tables_stand_between_title_and_footer(canvas: Canvas) -> None:
    deck = deck_of(canvas)
    tables = [(slide, shape) for slide in deck.slides for shape in slide.shapes if isinstance(shape, TableShape)]
    assert len(tables) >= 2
    for slide, table in tables:
        holders = placeholders(deck, slide)
        assert holders["title"].rect.bottom <= table.rect.y
        assert table.rect.bottom <= holders["footer"].rect.y
        assert sum(table.columns) == table.rect.width
        assert sum(table.rows) == table.rect.height


def test_many_figures_are_told_on_several_slides_each_with_the_header() -> None:
    figures = [
        {"key": f"k{number}", "label": f"Figure {number}", "value": "1", "unit": "people"} for number in range(60)
    ]
    canvas = Canvas.model_validate({"company": {"name": "Acme"}, "metrics": figures, "blocks": {}})
    deck = deck_of(canvas, outline=outline_of({"kind": "figures", "title": "Key figures"}))
    tables = [shape for slide in deck.slides for shape in slide.shapes if isinstance(shape, TableShape)]
    assert len(tables) > 1
    assert {body_text(table.cells[0][0].body) for table in tables} == {"Figure"}
    assert [body_text(row[0].body) for table in tables for row in table.cells[1:]] == [f"Figure {n}" for n in range(60)]
    assert overflows(deck) == []


def test_sources_are_numbered_on_slides_as_on_the_page(canvas: Canvas) -> None:
    """In the order in which a reader meets them: items as a canvas is filled, then figures, then the rest."""
    cited = [
        key for block in stock().layout.in_fill_order() for item in canvas.blocks[block].items for key in item.sources
    ]
    cited += [metric.source for metric in canvas.metrics if metric.source]
    order = list(dict.fromkeys([*cited, *canvas.sources]))
    deck = deck_of(canvas)
    told = [
        one
        for slide in deck.slides
        if slide.layout == "Sources"
        for side in ("left", "right")
        for one in slide.fills[side].paragraphs
    ]
    assert [one.paragraph.name for one in told] == [f"sources/{key}" for key in order]
    assert [one.paragraph.text.split()[0] for one in told] == [str(number) for number in range(1, len(order) + 1)]


def test_the_brand_colour_is_the_companys(shipped: Mapping[str, Canvas]) -> None:
    assert deck_of(shipped["mistral-ai"]).palette["brand"] == "#fa520f"
    assert deck_of(canvas_of()).palette["brand"] == stock().layout.palette["brand"]


def test_composing_decides_the_same_each_time(canvas: Canvas) -> None:
    assert deck_of(canvas) == replace(deck_of(canvas))
