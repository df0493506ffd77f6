from __future__ import annotations

from hypothesis import given

from bmcreport.comparing.changes import Change, ChangeKind, PlacedItem, changes
from bmcreport.model.canvas import Canvas
from tests.strategies import canvas_of, canvases


def kinds(before: Canvas, after: Canvas) -> list[tuple[ChangeKind, str, tuple[str, ...]]]:
    return [(change.kind, _text(change), change.fields) for change in changes(before, after).items]


def _text(change: Change[PlacedItem]) -> str:
    placed = change.after or change.before
    assert placed
    return placed.item.text


@given(canvas=canvases())
def test_nothing_changes_between_a_canvas_and_itself(canvas: Canvas) -> None:
    assert not changes(canvas, canvas)


@given(before=canvases(), after=canvases())
def test_what_was_added_one_way_was_removed_the_other(before: Canvas, after: Canvas) -> None:
    forth, back = changes(before, after), changes(after, before)
    added = [one for one in forth.items if one.kind is ChangeKind.ADDED]
    removed = [one for one in back.items if one.kind is ChangeKind.REMOVED]
    assert len(added) == len(removed)
    assert bool(forth) == bool(back)


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
