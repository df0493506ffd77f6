"""Items of several canvases lined up by theme, then by wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bmcreport.comparing import compare
from bmcreport.comparing.explaining import ExplainedItem, Reason, explained
from bmcreport.comparing.values import BlockComparison, ComparedItem, Comparison, SharedRow
from bmcreport.comparing.wording import SAME_WORDING
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.model.scalars import BLOCK_KEYS
from tests.comparing.fields import Field, compared, field, fields

_NUMBERS = count()


def channels(*items: str) -> dict[str, object]:
    """A canvas with items in one block, written `theme` or, for an item without one, `-`; no two say the same."""
    return {"blocks": {"channels": [{"text": f"Item {next(_NUMBERS)}", **_themed(item)} for item in items]}}


def _themed(item: str) -> dict[str, str]:
    return {} if item == "-" else {"theme": item}


def all_items(block: BlockComparison) -> list[ComparedItem]:
    shared = [one for row in block.shared for cell in row.cells for one in cell]
    return shared + [one for cell in block.only for one in cell]


def themes(block: BlockComparison) -> list[str | None]:
    return [row.theme for row in block.shared]


def test_items_of_one_theme_stand_in_one_row() -> None:
    block = compared({"a": channels("-", "api"), "b": channels("api", "apps"), "c": channels("apps")}).block("channels")
    assert themes(block) == ["api", "apps"]
    assert [[one.index for one in cell] for cell in block.shared[0].cells] == [[1], [0], []]


def test_a_theme_of_one_company_is_not_shared_even_if_two_of_its_items_have_it() -> None:
    block = compared({"a": channels("api", "api"), "b": channels("apps")}).block("channels")
    assert block.shared == ()
    assert [len(cell) for cell in block.only] == [2, 1]


def test_several_items_of_a_company_share_the_cell_of_their_theme() -> None:
    block = compared({"a": channels("api", "-", "api"), "b": channels("api")}).block("channels")
    assert [one.index for one in block.shared[0].cells[0]] == [0, 2]


def test_the_most_shared_theme_comes_first_and_then_the_order_of_the_focus() -> None:
    canvases = {"a": channels("x", "y", "z"), "b": channels("z", "y", "x"), "c": channels("y")}
    assert themes(compared(canvases, focus="b").block("channels")) == ["y", "z", "x"]
    assert themes(compared(canvases, focus="a").block("channels")) == ["y", "x", "z"]


def test_what_the_focus_lacks_comes_after_what_it_has_when_equally_shared() -> None:
    canvases = {"a": channels("-", "-", "own"), "b": channels("other", "own"), "c": channels("other")}
    assert themes(compared(canvases, focus="a").block("channels")) == ["own", "other"]


def test_themes_of_all_of_some_and_of_one_are_told_apart() -> None:
    canvases = {"a": channels("all", "some"), "b": channels("all", "some", "-"), "c": channels("all", "one")}
    block = compared(canvases).block("channels")
    assert [row.theme for row in block.by_all] == ["all"]
    assert [row.theme for row in block.by_some] == ["some"]
    assert block.of_one == 2


@pytest.mark.parametrize(("names", "printed"), [({}, "Cloud markets"), ({"cloud-markets": "Clouds"}, "Clouds")])
def test_a_theme_is_called_as_the_document_says_or_else_spelled_out(names: dict[str, str], printed: str) -> None:
    canvases = {"a": channels("cloud-markets"), "b": channels("cloud-markets")}
    assert compared(canvases, themes=names).block("channels").shared[0].name == printed


ANY = st.one_of(fields(), fields(versions=True))


@given(ANY)
def test_every_item_is_compared_exactly_once(drawn: Field) -> None:
    document, canvases = drawn
    comparison = compare(document, canvases)
    for key in BLOCK_KEYS:
        found = Counter((one.company, one.index) for one in all_items(comparison.block(key)))
        expected = {(company, index) for company, entry in enumerate(document.canvases)
                    for index, _ in enumerate(canvases[entry.canvas].blocks[key].items)}  # fmt: skip
        assert set(found) == expected
        assert set(found.values()) <= {1}


@given(ANY)
def test_a_shared_row_holds_items_of_its_theme_or_id_of_two_companies_or_more(drawn: Field) -> None:
    for block in compare(*drawn).blocks:
        for row in block.shared:
            assert row.count >= 2
            by_id = {one.key for one in row.same}
            themes = {one.item.theme for cell in row.cells for one in cell if one.key not in by_id}
            assert themes <= {row.theme, None}
            worded = {key for match in row.matches for key in (match.one.key, match.other.key)}
            assert {one.key for cell in row.cells for one in cell if not one.item.theme} <= worded | by_id


@given(fields(versions=True))
def test_one_id_of_one_company_stands_in_one_row_and_never_lines_up_two_companies(drawn: Field) -> None:
    comparison = compare(*drawn)
    names = [one.company.name for one in comparison.companies]
    for block in comparison.blocks:
        rows = Counter((names[one.company], one.item.id) for row in block.shared for one in _firsts(row, names))
        assert set(rows.values()) <= {1}
        alone = Counter((names[one.company], one.item.id) for cell in block.only for one in cell if one.item.id)
        assert set(alone.values()) <= {1}
        assert not set(rows) & set(alone)


def _firsts(row: SharedRow, names: Sequence[str]) -> Iterator[ComparedItem]:
    """Of the items that a row has by id, the first of each id; none of them is the only one of its company."""
    found: dict[tuple[str, str | None], list[ComparedItem]] = {}
    for one in row.same:
        found.setdefault((names[one.company], one.item.id), []).append(one)
    assert all(len({one.company for one in group}) > 1 for group in found.values())
    return (group[0] for group in found.values())


@given(ANY, st.data())
def test_another_order_of_companies_changes_columns_only(drawn: Field, data: st.DataObject) -> None:
    document, canvases = drawn
    entries = data.draw(st.permutations(document.canvases))
    turned = compare(document.model_copy(update={"canvases": tuple(entries)}), canvases)
    straight = compare(document, canvases)
    places = [document.canvases.index(entry) for entry in entries]
    for before, after in zip(straight.blocks, turned.blocks, strict=True):
        assert themes(before) == themes(after)
        for row, other in zip(before.shared, after.shared, strict=True):
            assert _texts([row.cells[place] for place in places]) == _texts(other.cells)
        assert _texts([before.only[place] for place in places]) == _texts(after.only)


def _texts(cells: Sequence[tuple[ComparedItem, ...]]) -> list[list[tuple[int, str]]]:
    return [[(one.index, one.item.text) for one in cell] for cell in cells]


def _by_id(comparison: Comparison, one: ExplainedItem) -> frozenset[tuple[int, int]]:
    return frozenset(each.key for row in comparison.block(one.block).shared for each in row.same)


def said(*texts: str | tuple[str, str]) -> dict[str, object]:
    """A canvas with items in one block, written `text` or `(text, theme)`."""
    items = [{"text": text} if isinstance(text, str) else {"text": text[0], "theme": text[1]} for text in texts]
    return {"blocks": {"channels": items}}


def plans(*items: tuple[str, str, str], name: str = "Shop") -> dict[str, object]:
    """A canvas of a company with items of one block, written `(id, text, theme)`."""
    channels = [{"id": key, "text": text, **({"theme": theme} if theme else {})} for key, text, theme in items]
    return {"company": {"name": name}, "blocks": {"channels": channels}}


def rows(canvases: dict[str, dict[str, object]]) -> list[tuple[str | None, str, list[list[int]]]]:
    """The shared rows of that block: theme, name and the indices in its cells."""
    shared = compared(canvases).block("channels").shared
    return [(row.theme, row.name, [[one.index for one in cell] for cell in row.cells]) for row in shared]


def test_items_without_a_theme_stand_in_one_row_when_they_are_worded_alike() -> None:
    canvases = {"a": said("Direct sales"), "b": said("Shops", "Sales, direct"), "c": said("Fairs")}
    assert rows(canvases) == [(None, "Direct sales", [[0], [1], []])]


def test_an_item_without_a_theme_joins_the_theme_whose_items_say_the_same() -> None:
    canvases = {"a": said(("Developer API", "api")), "b": said("Developer API"), "c": said(("Interface", "api"))}
    assert rows(canvases) == [("api", "Api", [[0], [0], [0]])]


def test_items_of_two_themes_are_never_lined_up_whatever_their_words() -> None:
    assert rows({"a": said(("Shop", "own-shop")), "b": said(("Shop", "partner-shop"))}) == []


def test_an_item_that_says_what_two_themes_say_joins_one_and_does_not_tie_them_together() -> None:
    canvases = {"a": said(("Shop", "one")), "b": said(("Shop", "two")), "c": said("Shop")}
    assert rows(canvases) == [("one", "One", [[0], [], [0]])]


def test_two_items_of_one_company_are_not_shared_by_saying_the_same() -> None:
    assert rows({"a": said("Shop", "Shop"), "b": said("Fair")}) == []


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("Cloud marketplaces", "Cloud marketplace", True),  # 97 per cent
        ("Enterprise licensing", "Enterprise licences", False),  # 82
        ("API fees", "API usage", False),
        ("Plan 1 for all of you", "Plan 2 for all of you", False),  # 95, but another number
        ("Pro plan", "Pro plans", True),
        ("Straße", "STRASSE", True),
        ("…", "!!", False),  # nothing that could be alike
    ],
)
def test_wordings_are_the_same_from_ninety_per_cent_on(one: str, other: str, shared: bool) -> None:
    assert bool(rows({"a": said(one), "b": said(other)})) is shared


def test_every_row_of_wording_names_the_match_and_its_score() -> None:
    (row,) = compared({"a": said("Cloud marketplaces"), "b": said("Cloud marketplace")}).block("channels").shared
    (match,) = row.matches
    assert {match.one.item.text, match.other.item.text} == {"Cloud marketplaces", "Cloud marketplace"}
    assert 90 <= match.score < 100


@given(ANY)
def test_every_item_is_explained_once_with_a_reason(drawn: Field) -> None:
    comparison = compare(*drawn)
    told = list(explained(comparison))
    items = [one.key for block in comparison.blocks for one in all_items(block)]
    assert sorted(one.item.key for one in told) == sorted(items)
    for one in told:
        assert (one.reason is Reason.ALONE) == (one.row is None)
        assert (one.reason is Reason.WORDING) == (one.like is not None)
        assert (one.reason is Reason.ID) == (one.item.key in _by_id(comparison, one))
        if one.reason is Reason.WORDING:
            assert one.item.item.theme is None
            assert one.score is not None
            assert one.score >= SAME_WORDING
            assert one.like is not None
            assert one.like.company != one.item.company


def test_versions_of_one_canvas_line_up_by_id_whatever_they_say() -> None:
    canvases = {"then": plans(("pro", "One seat", ""), ("gone", "Fairs", "")), "now": plans(("pro", "Whole teams", ""))}
    assert rows(canvases) == [(None, "One seat", [[0], [0]])]
    (row,) = compared(canvases, focus="now").block("channels").shared
    assert row.name == "Whole teams"


def test_ids_of_different_companies_mean_nothing_to_each_other() -> None:
    canvases = {"one": plans(("pro", "One seat", "")), "two": plans(("pro", "Whole teams", ""), name="Fair")}
    assert rows(canvases) == []


def test_entries_of_one_canvas_are_its_versions_even_if_the_company_was_renamed() -> None:
    entries = [{"canvas": "shop", "rev": "v1"}, "shop"]
    then, now = plans(("pro", "One seat", ""), name="Corner"), plans(("pro", "Whole teams", ""))
    document, canvases = field({"shop-v1": then, "shop": now})
    document = ComparisonDocument.model_validate({"title": "Then and now", "canvases": entries})
    assert [row.name for row in compare(document, canvases).block("channels").shared] == ["One seat"]


def test_an_item_that_changed_its_theme_keeps_its_row_under_the_theme_that_the_focus_has() -> None:
    then, now = plans(("pro", "Seats", "seats")), plans(("pro", "Teams", "teams"))
    canvases = {"then": then, "now": now, "rival": said(("Teams, too", "teams")), "other": said(("Seat", "seats"))}
    (row,) = compared(canvases, focus="now").block("channels").shared
    assert (row.theme, [len(cell) for cell in row.cells]) == ("teams", [1, 1, 1, 0])
    (row,) = compared(canvases, focus="then").block("channels").shared
    assert (row.theme, [len(cell) for cell in row.cells]) == ("seats", [1, 1, 0, 1])


def test_a_row_of_one_id_takes_in_what_others_say_in_like_words() -> None:
    canvases = {"then": plans(("pro", "Seats", "")), "now": plans(("pro", "Teams", "")), "rival": said("teams!")}
    (told,) = compared(canvases, focus="now").block("channels").shared
    assert [len(cell) for cell in told.cells] == [1, 1, 1]
    reasons = [one.reason for one in explained(compared(canvases))]
    assert reasons == [Reason.ID, Reason.ID, Reason.WORDING]
