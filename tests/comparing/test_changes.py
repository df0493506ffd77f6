from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bmcreport.comparing.applying import applied
from bmcreport.comparing.changes import Change, ChangeKind, PlacedItem, changes
from bmcreport.model.canvas import Canvas
from bmcreport.model.scalars import BLOCK_KEYS
from tests.strategies import canvas_of, canvases


def kinds(before: Canvas, after: Canvas) -> list[tuple[ChangeKind, str, tuple[str, ...]]]:
    return [(change.kind, _text(change), change.fields) for change in changes(before, after).items]


def _text(change: Change[PlacedItem]) -> str:
    placed = change.after or change.before
    assert placed
    return placed.item.text


@settings(max_examples=25)
@given(canvas=canvases())
def test_nothing_changes_between_a_canvas_and_itself(canvas: Canvas) -> None:
    assert not changes(canvas, canvas)


@settings(max_examples=25)
@given(before=canvases(), after=canvases())
def test_changes_applied_to_the_earlier_version_give_the_later(before: Canvas, after: Canvas) -> None:
    assert applied(changes(before, after), before) == after


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[Canvas, Canvas]:
    """Versions that say nearly the same, in any order and any blocks."""
    items = draw(st.lists(st.sampled_from(["Shop", "Shops", "Market stall", "market Stall!", "Van"]), max_size=8))
    figures = draw(st.lists(st.integers(1, 3), max_size=5))

    def version() -> Canvas:
        blocks: dict[str, list[str]] = {}
        for text in draw(st.permutations(items)):
            blocks.setdefault(draw(st.sampled_from(BLOCK_KEYS[:2])), []).append(text)
        metrics = [{"key": "k", "label": str(one), "value": str(one)} for one in draw(st.permutations(figures))]
        return Canvas.model_validate({"company": {"name": "Acme"}, "blocks": blocks, "metrics": metrics})

    return version(), version()


@settings(max_examples=25)
@given(pair=shuffled())
def test_what_only_stands_elsewhere_is_put_there(pair: tuple[Canvas, Canvas]) -> None:
    before, after = pair
    assert applied(changes(before, after), before) == after


@settings(max_examples=25)
@given(before=canvases(), after=canvases())
def test_what_was_added_one_way_was_removed_the_other(before: Canvas, after: Canvas) -> None:
    forth, back = changes(before, after), changes(after, before)
    added = [one for one in forth.items if one.kind is ChangeKind.ADDED]
    removed = [one for one in back.items if one.kind is ChangeKind.REMOVED]
    assert len(added) == len(removed)
    assert bool(forth) == bool(back)


@settings(max_examples=25)
@given(before=canvases(), after=canvases())
def test_every_item_is_kept_or_told_of(before: Canvas, after: Canvas) -> None:
    told = changes(before, after).items
    gone = sum(one.after is None for one in told)
    new = sum(one.before is None for one in told)
    assert sum(1 for _ in before.items()) - gone == sum(1 for _ in after.items()) - new


def test_an_id_survives_rewording_and_moving() -> None:
    before = canvas_of(channels=[{"text": "Shop", "id": "shop"}])
    after = canvas_of(key_resources=[{"text": "The shop", "id": "shop"}])
    assert kinds(before, after) == [(ChangeKind.MOVED, "The shop", ("text",))]


def test_without_an_id_the_text_tells_what_is_the_same() -> None:
    before = canvas_of(channels=["Shop", {"text": "Van"}], key_partners=["Mill"])
    after = canvas_of(
        channels=[{"text": "Shop", "detail": "at the station"}], key_resources=["Van"], key_partners=["Farm"]
    )
    assert kinds(before, after) == [
        (ChangeKind.ADDED, "Farm", ()),
        (ChangeKind.REMOVED, "Mill", ()),
        (ChangeKind.MOVED, "Van", ()),
        (ChangeKind.CHANGED, "Shop", ("detail",)),
    ]


def test_a_text_in_two_blocks_stays_in_its_own() -> None:
    before = canvas_of(channels=["Shop"], key_resources=["Shop"])
    after = canvas_of(channels=["Shop", "Shop"], key_resources=[])
    assert kinds(before, after) == [(ChangeKind.MOVED, "Shop", ())]


def test_texts_figures_and_relations_are_compared() -> None:
    before = Canvas.model_validate(
        {
            "company": {"name": "Acme", "tagline": "Bread"},
            "version": "1",
            "blocks": {"channels": {"headline": "One"}},
            "metrics": [{"key": "staff", "label": "Staff", "value": "3", "unit": "people", "as_of": "2025"}],
            "relations": [{"to": "other", "kind": "contrast", "block": "channels", "why": "They deliver"}],
        }
    )
    after = Canvas.model_validate(
        {
            "company": {"name": "Acme"},
            "version": "2",
            "blocks": {"channels": {"headline": "Two"}},
            "metrics": [
                {"key": "staff", "label": "Staff", "value": "4", "unit": "people", "as_of": "2025"},
                {"key": "staff", "label": "Staff", "value": "5", "unit": "people", "as_of": "2026"},
            ],
            "relations": [{"to": "other", "kind": "contrast", "block": "channels", "why": "They stopped"}],
        }
    )
    found = changes(before, after)
    assert [(one.path, one.kind) for one in found.texts] == [
        (("company", "tagline"), ChangeKind.REMOVED),
        (("version",), ChangeKind.CHANGED),
        (("channels", "headline"), ChangeKind.CHANGED),
    ]
    assert [(one.kind, one.fields) for one in found.metrics] == [
        (ChangeKind.CHANGED, ("value",)),
        (ChangeKind.ADDED, ()),
    ]
    assert [(one.kind, one.fields) for one in found.relations] == [(ChangeKind.CHANGED, ("why",))]


def test_a_reworded_item_has_changed() -> None:
    old: list[str | dict[str, object]] = [
        "Retail shops in towns",
        "600 agents",
        {"text": "Fairs", "detail": "twice a year"},
    ]
    new: list[str | dict[str, object]] = [
        "Retail stores in towns",
        "900 agents",
        {"text": "Shows", "detail": "twice a year"},
    ]
    old.append({"text": "Chatter", "detail": "the app for consumers"})
    new.append({"text": "Vibe", "detail": "the app for consumers, once Chatter"})
    found = kinds(canvas_of(channels=old), canvas_of(channels=new))
    assert [kind for kind, _, _ in found] == [ChangeKind.CHANGED] * 4


@pytest.mark.parametrize(("old", "new"), [("Retail shops", "Direct sales"), ("Web", "Bank"), ("Ads", "Fees")])
def test_what_reads_otherwise_is_another_item(old: str, new: str) -> None:
    found = kinds(canvas_of(channels=[old]), canvas_of(channels=[new]))
    assert [kind for kind, _, _ in found] == [ChangeKind.ADDED, ChangeKind.REMOVED]


def test_the_likest_wording_is_the_same_item() -> None:
    before = canvas_of(channels=["Market stalls in towns", "Market stalls in villages"])
    after = canvas_of(channels=["Market stalls in the villages", "Market stall in towns"])
    told = {
        one.before.item.text: one.after.item.text for one in changes(before, after).items if one.before and one.after
    }
    assert told == {
        "Market stalls in towns": "Market stall in towns",
        "Market stalls in villages": "Market stalls in the villages",
    }


def test_in_another_block_only_nearly_the_same_words_are_the_same_item() -> None:
    before = canvas_of(channels=["Retail shops in towns", "Market stalls!"])
    after = canvas_of(key_resources=["Retail stores in towns", "Market stalls"])
    told = sorted((kind.value, text) for kind, text, _ in kinds(before, after))
    assert told == [
        ("added", "Retail stores in towns"),
        ("moved", "Market stalls"),
        ("removed", "Retail shops in towns"),
    ]


def test_as_few_items_as_possible_explain_a_new_order() -> None:
    before = canvas_of(channels=["One", "Two", "Three", "Four"])
    after = canvas_of(channels=["Four", "One", "Two", "Three"])
    assert kinds(before, after) == [(ChangeKind.MOVED, "Four", ())]


def test_a_figure_of_a_later_date_in_place_of_one_has_changed() -> None:
    def staffed(as_of: str) -> Canvas:
        figure = {"key": "staff", "label": "Staff", "value": "3", "unit": "people", "as_of": as_of}
        return Canvas.model_validate({"company": {"name": "Acme"}, "blocks": {}, "metrics": [figure]})

    assert [one.fields for one in changes(staffed("2025"), staffed("2026")).metrics] == [("as_of",)]


def test_fields_of_several_names_and_sources_are_compared() -> None:
    def written(founders: list[str], title: str) -> Canvas:
        data = {"company": {"name": "Acme", "founders": founders}, "blocks": {}, "sources": {"s": {"title": title}}}
        return Canvas.model_validate(data)

    found = changes(written(["Ada"], "Book"), written(["Ada", "Bob"], "Books"))
    assert [(one.before, one.after) for one in found.texts] == [("Ada", "Ada, Bob")]
    assert [one.fields for one in found.sources] == [("title",)]


def test_tags_of_a_block_are_compared_and_put_there() -> None:
    plain, tagged = (Canvas.model_validate({"company": {"name": "Acme"}, "blocks": {"channels": block}})
                     for block in ({"items": ["Shop"]}, {"items": ["Shop"], "tags": ["investor"]}))  # fmt: skip
    found = changes(plain, tagged)
    assert [(one.path, one.after) for one in found.texts] == [(("channels", "tags"), "investor")]
    assert applied(found, plain) == tagged
