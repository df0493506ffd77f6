"""Canvases that have more to say than slides have room for: nothing is lost, nothing is tiny, and it is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bmcreport import build
from bmcreport.deck.links import slide_of
from bmcreport.deck.slides import Deck, Slide
from bmcreport.diagnostics import Diagnostic
from bmcreport.model.canvas import Canvas, Relation, RelationKind
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.units import pt
from tests.deck.company.decks import bodies, body_text, deck_of, outline_of, overflows, slide_text, text_of
from tests.shipped import OUTLINES, outlines
from tests.strategies import canvas_of

LONG = "A sentence that goes on for a while and says little. " * 36
CROWD = canvas_of("Crowd", **{key: [f"{key} item {number}" for number in range(30)] for key in BLOCK_KEYS})


@pytest.fixture(params=OUTLINES, scope="module")
def deck(request: pytest.FixtureRequest) -> Deck:
    """The deck of nine blocks of thirty items in each outline."""
    return deck_of(CROWD, outline=outlines()[request.param])


def items() -> Iterator[str]:
    return (item.text for _, _, item in CROWD.items())


def canvases(deck: Deck) -> list[Slide]:
    return [slide for slide in deck.slides if slide.layout == "Canvas"]


def test_every_item_of_a_crowd_is_in_the_deck(deck: Deck) -> None:
    """On slides, but for a pitch, whose notes have the rest."""
    told = "\n".join(map(slide_text, deck.slides)).splitlines()
    if len(deck.slides) <= 8:
        told = "\n".join(text_of(slide.notes) for slide in deck.slides).replace("• ", "").splitlines()
    assert [text for text in items() if text not in told] == []


def test_the_canvas_of_a_crowd_says_how_many_more_there_are_and_where(deck: Deck) -> None:
    whole = canvases(deck)[-1]
    shown = {one.block: one for one in deck.shortened}
    assert set(shown) == set(BLOCK_KEYS)
    for key, found in shown.items():
        *first, more = whole.fills[key].paragraphs
        assert [one.paragraph.text for one in first] == [f"{key} item {number}" for number in range(found.shown)]
        assert f"+{30 - found.shown} " in more.paragraph.text
        (run,) = more.paragraph.runs
        if found.number is None:
            assert run.link is None
            continue
        assert run.link is not None
        assert slide_of(run.link) == found.number
        assert f"{key} item {found.shown}" in slide_text(deck.slides[found.number - 1]).splitlines()
    assert overflows(deck) == []


def test_a_pitch_of_a_crowd_has_eight_slides_at_most_and_no_item_is_tiny(deck: Deck) -> None:
    if not any(found.number for found in deck.shortened):
        assert len(deck.slides) <= 8
    sizes = {one.size for key in BLOCK_KEYS for one in canvases(deck)[-1].fills[key].paragraphs}
    assert min(sizes) >= pt(9)


def test_body_text_of_a_crowd_is_never_below_fourteen_points(deck: Deck) -> None:
    told = [
        one for slide in deck.slides if slide.layout != "Canvas" for body in bodies(slide) for one in body.paragraphs
    ]
    sizes = [one.size for one in told if "/" in one.paragraph.name]
    assert not sizes or min(sizes) >= pt(14)


def with_headlines(first: str, second: str) -> Canvas:
    canvas = canvas_of(channels=["One"], key_partners=["Two"])
    update = {"channels": first, "key_partners": second}
    blocks = {key: canvas.blocks[key].model_copy(update={"headline": text}) for key, text in update.items()}
    return canvas.model_copy(update={"blocks": canvas.blocks.model_copy(update=blocks)})


def test_a_second_headline_that_has_no_room_leads_a_slide_of_its_own() -> None:
    outline = outline_of({"kind": "blocks", "blocks": ["channels", "key_partners"]})
    one, several = (deck_of(with_headlines("First", text), outline=outline) for text in ("Second", LONG[:240]))
    assert [body_text(slide.fills["title"]) for slide in one.slides] == ["First"]
    assert [body_text(slide.fills["title"]) for slide in several.slides] == ["First", LONG[:240]]


@pytest.mark.parametrize(
    "kind", [{"kind": "points", "blocks": ["channels", "key_partners"]}, {"kind": "points", "blocks": ["channels"]}]
)
def test_a_point_that_is_longer_than_a_slide_goes_on_on_the_next(kind: dict[str, object]) -> None:
    deck = deck_of(canvas_of(channels=[LONG], key_partners=["Short"]), outline=outline_of(kind))
    told = [one for slide in deck.slides for body in bodies(slide) for one in body.paragraphs]
    assert min(one.size for one in told if "/" in one.paragraph.name) >= pt(14)
    assert LONG.split() == " ".join(
        one.paragraph.text for one in told if one.paragraph.name.startswith("channels/")
    ).split()  # fmt: skip


def test_contrasts_that_are_too_long_for_columns_stand_in_a_table() -> None:
    stated = {"kind": RelationKind.CONTRAST, "block": "channels", "why": LONG[:1500]}
    relations = tuple(Relation.model_validate(stated | {"to": name}) for name in ("one", "two", "three"))
    canvas = canvas_of(channels=["One"]).model_copy(update={"relations": relations})
    deck = deck_of(canvas, outline=outline_of({"kind": "contrasts"}))
    assert overflows(deck) == []
    assert all(len(slide.shapes) == 1 for slide in deck.slides)


def found(folder: Path, text: str, outline: str = "full") -> tuple[Diagnostic, ...]:
    (folder / "shop.yaml").write_text(text, "utf-8")
    result = build([folder / "shop.yaml"], folder, types=["deck"], outlines=[outline])
    assert result.ok
    return result.diagnostics


def test_a_build_says_where_the_canvas_slide_goes_on(tmp_path: Path) -> None:
    lines = "".join(f"    - Partner {number}\n" for number in range(80))
    (told,) = found(tmp_path, f"company: {{name: Shop}}\nblocks:\n  key_partners:\n{lines}")
    assert told.code == "BMC506"
    first = int(told.message.split(" shows the first ")[1].split(";")[0])
    assert told.span.line == 4 + first
    assert told.message.startswith("key_partners has 80 items")
    assert "goes on with them" in told.message
    (told,) = found(tmp_path, f"company: {{name: Shop}}\nblocks:\n  key_partners:\n{lines}", "pitch")
    assert "only the notes have the others" in told.message


def test_a_build_names_a_title_that_has_to_be_set_small(tmp_path: Path) -> None:
    assert found(tmp_path, f'company: {{name: Shop}}\npositioning: "{LONG[:80]}"\nblocks: {{channels: [One]}}\n') == ()
    text = f'company: {{name: Shop}}\nblocks:\n  channels: {{headline: "{LONG[:600]}", items: [One]}}\n'
    (told,) = found(tmp_path, text)
    assert (told.code, told.span.line) == ("BMC507", 3)
    assert "A sentence that goes on" in told.message


@pytest.mark.parametrize("count", [11, 25])
def test_blocks_that_have_no_room_side_by_side_follow_each_other_in_order(count: int) -> None:
    many = [f"Channel {number}" for number in range(count)]
    canvas = canvas_of(channels=many, key_partners=["Miller"])
    deck = deck_of(canvas, outline=outline_of({"kind": "blocks", "blocks": ["channels", "key_partners"]}))
    sides = [slide.fills[side] for slide in deck.slides for side in ("left", "right") if side in slide.fills]
    assert [one.paragraph.text for body in sides for one in body.paragraphs] == [*many, "Miller"]
    parts = ["Channels"] if count == 11 else ["Channels (1 of 2)", "Channels (2 of 2)"]
    assert [body_text(slide.fills["title"]) for slide in deck.slides] == [*parts, "Key Partners"]


def test_an_empty_block_takes_no_room_from_another() -> None:
    outline = outline_of({"kind": "blocks", "blocks": ["channels", "key_partners"]})
    (slide,) = deck_of(canvas_of(channels=["One", "Two"]), outline=outline).slides
    assert [body_text(slide.fills[name]) for name in ("title", "left", "right")] == ["Channels", "One", "Two"]
