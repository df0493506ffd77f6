"""The four outlines that come along, and every kind of slide that an outline may ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from bmcreport.deck.bodies import narrowed, spared
from bmcreport.deck.company.history import drawn_on
from bmcreport.deck.master import rect_of
from bmcreport.deck.slides import Body, ChartShape, Deck, Slide, TableShape, TextBox
from bmcreport.model.canvas import Canvas
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import pt
from tests.deck.company.decks import (
    bodies,
    body_text,
    deck_of,
    framed,
    height,
    outline_of,
    overflows,
    slide_text,
    text_of,
)
from tests.shipped import SLUGS, outlines, stock
from tests.strategies import canvas_of

LONG = "A sentence that goes on for a while and says little. " * 12
NASTY = canvas_of(
    "A company whose name goes on and on and on for longer than anybody would say it",
    key_partners=[f"Partner {number}" for number in range(26)],
    value_propositions=[{"text": LONG[:150], "detail": LONG[:300], "status": "assumption"}, "Short", "Third"],
    revenue_streams=[{"text": LONG[:200], "status": "validated"}],
).model_copy(update={"positioning": LONG[:160]})


@pytest.fixture(params=[*SLUGS, "nasty", "empty"])
def canvas(request: pytest.FixtureRequest, shipped: Mapping[str, Canvas]) -> Canvas:
    """Each of the shipped canvases, one that asks too much and one with nothing in it."""
    own = {"nasty": NASTY, "empty": canvas_of()}
    return own.get(request.param) or shipped[request.param]


@pytest.fixture(params=["full", "pitch", "board", "story"])
def deck(request: pytest.FixtureRequest, canvas: Canvas) -> Deck:
    """The deck of that canvas in each outline."""
    return deck_of(canvas, outline=outlines()[request.param])


def names(slide: Slide) -> list[str]:
    return [one.paragraph.name for body in bodies(slide) for one in body.paragraphs]


def test_every_slide_has_a_title_notes_and_an_own_name(deck: Deck) -> None:
    assert all(body_text(slide.fills["title"]).strip() for slide in deck.slides)
    assert all(text_of(slide.notes).strip() for slide in deck.slides)
    assert len({slide.name for slide in deck.slides}) == len(deck.slides)
    if deck.subject != NASTY.positioning:
        assert len({body_text(slide.fills["title"]) for slide in deck.slides}) == len(deck.slides)


def test_nothing_overflows(deck: Deck) -> None:
    assert overflows(deck) == []


def test_body_text_is_never_below_fourteen_points(deck: Deck) -> None:
    for slide in (slide for slide in deck.slides if slide.layout in {"Statement", "Text"}):
        shown = [
            one for name in ("left", "right", "body") if name in slide.fills for one in slide.fills[name].paragraphs
        ]
        assert all(one.size >= pt(14) for one in shown)


def test_large_type_leaves_a_twentieth_of_its_frame(canvas: Canvas) -> None:
    deck = deck_of(canvas, outline=outlines()["pitch"])
    places = ("left", "right", "body")
    full = [
        f"{slide.name}: {name}"
        for slide in deck.slides
        for name, body, rect in framed(deck, slide)
        if (name in places or name.endswith(": reason")) and height(body, rect) > spared(rect).height
    ]
    assert full == []


def test_a_pitch_has_at_most_eight_slides_with_few_words(canvas: Canvas) -> None:
    deck = deck_of(canvas, outline=outlines()["pitch"])
    assert 2 < len(deck.slides) <= 8
    if canvas.company.name != NASTY.company.name:
        words = [len(slide_text(slide).split()) for slide in deck.slides if slide.layout != "Canvas"]
        assert max(words) <= 80


def test_a_story_fills_the_canvas_block_by_block_with_everything_in_its_place(canvas: Canvas) -> None:
    deck = deck_of(canvas, outline=outlines()["story"])
    slides = [slide for slide in deck.slides if slide.layout == "Canvas"]
    assert len(slides) == len(BLOCK_KEYS) + 1
    whole = slides[-1]
    for number, slide in enumerate(slides[:-1], 1):
        filled = [key for key in BLOCK_KEYS if key in slide.fills]
        assert len(filled) == number
        assert all(slide.fills[key] == whole.fills[key] for key in filled)
        assert all(slide.fills[f"{key}_heading"] == whole.fills[f"{key}_heading"] for key in BLOCK_KEYS)


def test_a_board_shows_every_tracked_claim_once_by_status(canvas: Canvas) -> None:
    deck = deck_of(canvas, outline=outlines()["board"])
    tables = [shape for slide in deck.slides for shape in slide.shapes if isinstance(shape, TableShape)]
    told = [body_text(row[1].body) for table in tables if len(table.columns) == 3 for row in table.cells[1:]]
    told += [body_text(box.body) for slide in deck.slides for box in boxes(slide) if box.name.endswith(" claim")]
    tracked = [item for _, _, item in canvas.items() if item.status]
    assert sorted(told) == sorted(" ".join(filter(None, (item.text, item.detail))) for item in tracked)


def boxes(slide: Slide) -> Iterator[TextBox]:
    return (shape for shape in slide.shapes if isinstance(shape, TextBox))


@pytest.mark.parametrize(
    ("claims", "title"),
    [
        (1, "How far the claims are tested"),
        (3, "1 of 3 tracked claims is validated"),
        (4, "1 of 4 tracked claims is validated"),
    ],
)
def test_few_claims_stand_in_large_type_and_a_single_one_is_not_counted(claims: int, title: str) -> None:
    statuses = ("validated", "testing", "testing", "assumption")[:claims]
    items = [{"text": f"Claim {status}", "detail": "told at length", "status": status} for status in statuses]
    canvas = Canvas.model_validate({"company": {"name": "Acme"}, "blocks": {"channels": items}})
    (slide,) = deck_of(canvas, outline=outline_of({"kind": "statuses"})).slides
    assert body_text(slide.fills["title"]) == title
    assert body_text(slide.fills["eyebrow"]).upper() != title.upper()
    told = [box for box in boxes(slide) if box.name.endswith(" claim")]
    assert len(told) == (claims if claims < 4 else 0)
    assert all(min(one.size for one in box.body.paragraphs) >= pt(20) for box in told)
    assert sorted(one.paragraph.name for box in told for one in box.body.paragraphs) == [
        f"channels/{n}" for n in range(len(told))
    ]


def test_points_of_a_single_block_stand_in_two_columns(shipped: Mapping[str, Canvas]) -> None:
    outline = outline_of({"kind": "points", "blocks": ["revenue_streams"], "items": 5})
    (slide,) = deck_of(shipped["openai"], outline=outline).slides
    names = [[one.paragraph.name for one in slide.fills[side].paragraphs] for side in ("left", "right")]
    leads = [[name for name in column if not name.endswith("detail")] for column in names]
    assert leads == [[f"revenue_streams/{n}" for n in range(3)], [f"revenue_streams/{n}" for n in (3, 4)]]
    alone = outline_of({"kind": "points", "blocks": ["revenue_streams"], "items": 1})
    assert "body" in deck_of(shipped["openai"], outline=alone).slides[0].fills


def test_sections_cover_the_deck_from_its_first_slide(deck: Deck) -> None:
    firsts = [section.first for section in deck.sections]
    assert firsts == sorted(set(firsts))
    assert not firsts or (firsts[0] == 0 and firsts[-1] < len(deck.slides))


def test_the_agenda_leads_to_the_first_slide_of_each_section_after_it(shipped: Mapping[str, Canvas]) -> None:
    deck = deck_of(shipped["mistral-ai"], outline=outlines()["full"])
    place, agenda = next((n, slide) for n, slide in enumerate(deck.slides) if slide.name == "Agenda")
    links = [run.link for one in agenda.fills["body"].paragraphs for run in one.paragraph.runs if run.link]
    assert links == [f"slide:{section.first + 1}" for section in deck.sections if section.first > place]
    assert len(links) > 1


def test_an_agenda_of_few_sections_fills_the_height_of_its_slide_and_one_of_many_is_set_closer() -> None:
    rect = rect_of(stock().slides.layouts["text"].placeholders["body"].rect)
    canvas = canvas_of(channels=["One"])
    for count, least in ((4, 0.65), (8, 0.65)):
        parts = [
            {"kind": "text", "paragraphs": ["Told"], "title": "Told", "section": f"Part {n}"} for n in range(count)
        ]
        agenda = deck_of(canvas, outline=outline_of({"kind": "agenda"}, *parts)).slides[0]
        entries = agenda.fills["body"].paragraphs
        assert len(entries) in {count, 2 * count}
        assert least * rect.height <= sum(one.leading + one.space_before for one in entries) <= rect.height
        assert {one.size for one in entries} == {pt(26)} or count > 6


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (("A free start", "Where they pay"), ["A free start", "Where they pay"]),
        (("Part 0", "Where they pay"), ["Where they pay"]),
        (("Word " * 30, "Where they pay"), []),
        (["Told"] * 12, []),
    ],
)
def test_an_agenda_tells_how_sections_begin_where_each_title_has_a_line(titles: Sequence[str], told: list[str]) -> None:
    parts = [{"kind": "text", "title": title, "section": f"Part {n}"} for n, title in enumerate(titles)]
    agenda = deck_of(canvas_of(channels=["One"]), outline=outline_of({"kind": "agenda"}, *parts)).slides[0]
    entries = [one.paragraph for one in agenda.fills["body"].paragraphs]
    assert [entry.text.strip("\u2007\u2003") for entry in entries if entry.name.endswith("/title")] == told
    assert len(entries) == len(titles) + len(told)


def test_a_single_section_needs_no_agenda() -> None:
    deck = deck_of(canvas_of(channels=["One"]), outline=outlines()["full"])
    assert not [slide for slide in deck.slides if slide.name == "Agenda"]


def test_two_blocks_are_titled_by_the_first_headline_that_there_is() -> None:
    outline = outline_of({"kind": "blocks", "blocks": ["channels", "key_partners"]})
    written = canvas_of(channels=["Shop"], key_partners=["Miller"]).model_dump()
    titles = []
    for headlines in ({}, {"key_partners": "Few partners"}, {"channels": "One shop", "key_partners": "Few partners"}):
        for key in ("channels", "key_partners"):
            written["blocks"][key]["headline"] = headlines.get(key)
        (slide,) = deck_of(Canvas.model_validate(written), outline=outline).slides
        titles.append([body_text(slide.fills[name]) for name in ("title", "subtitle") if name in slide.fills])
    assert titles == [["Channels and Key Partners"], ["Few partners"], ["One shop", "Few partners"]]


def test_a_section_whose_first_slide_is_left_out_begins_with_the_next() -> None:
    outline = outline_of(
        {"kind": "cover"},
        {"kind": "figures", "section": "Figures"},
        {"kind": "canvas"},
        {"kind": "section", "title": "End"},
    )
    sections = deck_of(canvas_of(), outline=outline).sections
    assert [(section.name, section.first) for section in sections] == [("Analysis", 0), ("Figures", 1), ("End", 2)]


def test_text_of_ones_own_has_fields_links_and_notes() -> None:
    outline = outline_of(
        {
            "kind": "text",
            "title": "What {company} needs, in {{braces}}",
            "paragraphs": ["See https://example.org/a, or mailto:me@example.org. Not file:///etc/passwd."],
            "bullets": ["{company}", "{key_figures}"],
            "notes": "Say {company}.",
        }
    )
    canvas = canvas_of("{date} Acme")
    (slide,) = deck_of(canvas, outline=outline).slides
    assert body_text(slide.fills["title"]) == "What {date} Acme needs, in {braces}"
    runs = [run for one in slide.fills["body"].paragraphs for run in one.paragraph.runs]
    assert [run.link for run in runs if run.link] == ["https://example.org/a", "mailto:me@example.org"]
    assert body_text(slide.fills["body"]).splitlines()[1:] == ["{date} Acme", "Key figures"]
    assert text_of(slide.notes).startswith("Say {date} Acme.")


def test_a_long_text_goes_on_on_numbered_slides() -> None:
    outline = outline_of({"kind": "text", "title": "Long", "bullets": [f"{number} {LONG}" for number in range(8)]})
    deck = deck_of(canvas_of(), outline=outline)
    count = len(deck.slides)
    assert count > 1
    assert [slide.name for slide in deck.slides] == [f"Long ({number} of {count})" for number in range(1, count + 1)]
    shown = [one for slide in deck.slides for one in slide.fills["body"].paragraphs]
    told = " ".join(one.paragraph.text for one in shown)
    assert told.split() == " ".join(f"{number} {LONG}" for number in range(8)).split()
    assert min(one.size for one in shown) >= pt(14)
    assert overflows(deck) == []


def measured(*figures: tuple[str, str | None], **more: str) -> Canvas:
    metrics = [
        {"key": "staff", "label": "Staff", "value": value, "unit": "people", **({"as_of": day} if day else {}), **more}
        for value, day in figures
    ]
    return Canvas.model_validate({"company": {"name": "Acme"}, "blocks": {}, "metrics": metrics})


def test_several_dates_of_a_figure_become_a_line_with_days_as_far_apart_as_they_are() -> None:
    canvas = measured(("12", "2025-03-01"), ("10", "2024"), ("40", "2026-Q1"), ("9", None))
    (slide,) = deck_of(canvas, outline=outline_of({"kind": "history"})).slides
    (chart,) = slide.shapes
    assert isinstance(chart, ChartShape)
    assert chart.days == (date(2024, 7, 1), date(2025, 3, 1), date(2026, 2, 15))
    assert chart.values == (Decimal(10), Decimal(12), Decimal(40))
    assert chart.categories == ("2024", "2025-03-01", "2026-Q1")
    assert "not drawn: 9 people" in slide_text(slide)
    assert "middle of their period" in slide_text(slide)


def test_figures_of_other_units_share_no_line() -> None:
    canvas = measured(("12", "2025"), ("10", "2024"))
    other = measured(("1", "2023"), currency="EUR").metrics
    mixed = canvas.model_copy(update={"metrics": (*canvas.metrics, *other)})
    (slide,) = deck_of(mixed, outline=outline_of({"kind": "history"})).slides
    assert [len(shape.days) for shape in slide.shapes if isinstance(shape, ChartShape)] == [2]


def test_lines_of_two_or_three_dates_share_a_slide_with_their_names_and_no_label_on_a_line(
    shipped: Mapping[str, Canvas],
) -> None:
    canvas = shipped["mistral-ai"]
    counts = []
    for more in ({}, {"charts": 2}, {"charts": 1}):
        slides = deck_of(canvas, outline=outline_of({"kind": "history", **more})).slides
        charts = [[shape for shape in slide.shapes if isinstance(shape, ChartShape)] for slide in slides]
        counts.append([*map(len, charts)])
        if len(charts[0]) > 1:
            assert [one.before for each in charts for one in each if len(each) > 1] == [(0,)] * len(charts[0])
            named = [body_text(shape.body) for shape in slides[0].shapes if isinstance(shape, TextBox)]
            assert named == [one.series for one in charts[0]]
    assert counts == [[3], [2, 1], [1, 1, 1]]


@pytest.mark.parametrize(
    ("as_of", "day"),
    [("2024", (2024, 7, 1)), ("2024-Q4", (2024, 11, 15)), ("2024-02", (2024, 2, 15)), ("2024-02-29", (2024, 2, 29))],
)
def test_a_date_is_drawn_in_the_middle_of_its_period(as_of: str, day: tuple[int, int, int]) -> None:
    assert drawn_on(as_of) == date(*day)


def test_contrasts_are_the_first_to_each_company(shipped: Mapping[str, Canvas]) -> None:
    deck = deck_of(shipped["mistral-ai"], outline=outline_of({"kind": "contrasts"}), names={"openai": "OpenAI"})
    (slide,) = deck.slides
    told = [body_text(shape.body) for shape in slide.shapes if isinstance(shape, TextBox)]
    assert told[:2] == ["Unlike OpenAI", "Mistral publishes model weights; OpenAI keeps its models closed."]
    assert len(told) == 6


def test_no_reason_of_one_or_two_contrasts_ends_on_a_line_of_one_word(shipped: Mapping[str, Canvas]) -> None:
    for slug in {*SLUGS} - {"anthropic", "mistral-ai"}:
        deck = deck_of(shipped[slug], outline=outline_of({"kind": "contrasts"}))
        reasons = [
            (shape.body.paragraphs[0], shape.rect)
            for shape in deck.slides[0].shapes
            if isinstance(shape, TextBox) and shape.name.endswith(": reason")
        ]
        assert 0 < len(reasons) < 3
        for one, rect in reasons:
            but_one = Body((replace(one, paragraph=Paragraph((Run(one.paragraph.text.rpartition(" ")[0]),))),))
            assert height(but_one, narrowed(rect)) == height(Body((one,)), narrowed(rect)), one.paragraph.text


def test_large_figures_say_in_one_sentence_how_sure_they_are_and_for_when_they_hold() -> None:
    written = [
        {"key": "sales", "label": "Sales", "value": 12, "qualifier": "estimate", "as_of": "2025"},
        {"key": "users", "label": "Monthly users", "value": 14, "unit": "users", "as_of": "2024"},
        {"key": "shops", "label": "Places", "value": 16, "unit": "shops"},
    ]
    canvas = Canvas.model_validate({"company": {"name": "Acme"}, "metrics": written, "blocks": {}})
    (slide,) = deck_of(canvas, outline=outline_of({"kind": "numbers"})).slides
    told = [body_text(shape.body) for shape in slide.shapes if isinstance(shape, TextBox)]
    assert told[1::2] == ["Sales\nestimate, as of 2025", "Monthly users\nAs of 2024", "Places (shops)"]


def test_changes_stand_before_and_now() -> None:
    before, after = (
        canvas_of(channels=["Shop", "Van"]),
        canvas_of(channels=["Shop", {"text": "Web"}], key_resources=["Van"]),
    )
    outline = outline_of({"kind": "changes"})
    (slide,) = deck_of(after, outline=outline, earlier=before).slides
    (table,) = (shape for shape in slide.shapes if isinstance(shape, TableShape))
    assert [[body_text(cell.body) for cell in row] for row in table.cells[1:]] == [
        ["Key Resources", "moved", "Van (Channels)", "Van (Key Resources)"],
        ["Channels", "added", "", "Web"],
    ]
    (same,) = deck_of(after, outline=outline, earlier=after).slides
    assert body_text(same.fills["title"]) == "Nothing has changed"


def test_a_canvas_slide_marks_what_has_changed_where_that_is_asked_for() -> None:
    before = canvas_of(channels=["Shop", {"text": "Fairs", "detail": "in May"}, "Van"])
    after = canvas_of(channels=["Shops", {"text": "Fairs", "detail": "in June"}], key_resources=["Web"])
    (marked,) = deck_of(after, outline=outline_of({"kind": "canvas", "changes": True}), earlier=before).slides
    told = [" ".join(one.paragraph.text.split()) for one in marked.fills["channels"].paragraphs]
    assert told == ["CHANGED Shops (Before: Shop)", "CHANGED Fairs", "REMOVED Van"]
    gone = marked.fills["channels"].paragraphs[2].paragraph.runs
    assert [run.text for run in gone if run.style.struck] == ["Van"]
    for outline, earlier in ((outline_of({"kind": "canvas"}), before), (outlines()["full"], None)):
        plain = deck_of(after, outline=outline, earlier=earlier).slides
        assert not any("CHANGED" in slide_text(slide) for slide in plain)


def test_figures_stand_before_and_now_with_their_change() -> None:
    def version(*figures: Mapping[str, str]) -> Canvas:
        metrics = [{"label": one["key"].title(), "as_of": "2026", **one} for one in figures]
        return Canvas.model_validate({"company": {"name": "Acme"}, "blocks": {}, "metrics": metrics})

    before = version(
        {"key": "staff", "value": "4", "unit": "people"}, {"key": "price", "value": "4", "currency": "EUR"},
        {"key": "gone", "value": "1"}, {"key": "same", "value": "2"}, {"key": "debt", "value": "-2"},
    )  # fmt: skip
    after = version(
        {"key": "staff", "value": "3", "unit": "people"}, {"key": "price", "value": "5", "currency": "USD"},
        {"key": "new", "value": "1"}, {"key": "same", "value": "2"}, {"key": "debt", "value": "-3"},
    )  # fmt: skip
    (slide,) = deck_of(after, outline=outline_of({"kind": "changed_figures"}), earlier=before).slides
    (table,) = (shape for shape in slide.shapes if isinstance(shape, TableShape))
    assert [[body_text(cell.body) for cell in row] for row in table.cells[1:]] == [
        ["Staff", "4 people (2026)", "3 people (2026)", "−25%"],
        ["Price", "€4 (2026)", "$5 (2026)", "changed"],
        ["New", "–", "1 (2026)", "added"],
        ["Same", "2 (2026)", "2 (2026)", ""],
        ["Debt", "-2 (2026)", "-3 (2026)", "changed"],
        ["Gone", "1 (2026)", "–", "removed"],
    ]
    alone = outline_of({"kind": "text", "title": "One"}, {"kind": "changed_figures"})
    assert len(deck_of(after, outline=alone).slides) == 1


def test_eyebrows_stand_where_the_one_of_the_cover_does_and_lists_clear_of_the_callout() -> None:
    slides = stock().slides
    tops = {
        key: each.placeholders["eyebrow"].rect[1]
        for key, each in slides.layouts.items()
        if "eyebrow" in each.placeholders
    }
    assert len({top for key, top in tops.items() if key != "canvas"}) == 1
    statement = slides.layouts["statement"]
    _, top, _, height_ = statement.placeholders["left"].rect
    assert statement.rooms["callout"][1] - (top + height_) >= 12


def figures_of(*metrics: Mapping[str, object]) -> Canvas:
    """A canvas with these figures, each with its key as its label."""
    stated = [{"label": str(one["key"]).title(), **one} for one in metrics]
    return Canvas.model_validate({"company": {"name": "Acme"}, "blocks": {}, "metrics": stated})


def bars_of(canvas: Canvas) -> list[ChartShape]:
    deck = deck_of(canvas, outline=outline_of({"kind": "cover"}, {"kind": "bars"}))
    return [shape for slide in deck.slides for shape in slide.shapes if isinstance(shape, ChartShape)]


def test_figures_of_one_measure_stand_in_a_chart_with_bars_and_never_units_or_currencies_together() -> None:
    dollars = [
        {"key": key, "value": f"{number} million", "currency": "USD"}
        for key, number in zip("abcd", (1, 8, 5, 3), strict=True)
    ]
    euros = [{"key": key, "value": "1 million", "currency": "EUR"} for key in ("e", "f")]
    people = [{"key": key, "value": "7", "unit": "people"} for key in ("g", "h", "i")]
    monthly = [{"key": key, "value": "7 million", "currency": "USD", "per": "month"} for key in ("j", "k")]
    charts = bars_of(figures_of(*dollars, *euros, *people, *monthly))
    assert [chart.categories for chart in charts] == [("B", "C", "D", "A"), ("G", "H", "I")]
    assert [str(value) for value in charts[0].values] == ["8", "5", "3", "1"]
    assert charts[0].number_format.endswith('"$"#,##0"M"')
    assert not any(chart.days for chart in charts)


def test_a_figure_with_several_dates_has_no_bar_and_a_tiny_one_is_told() -> None:
    usual = [{"key": key, "value": "9 million", "currency": "USD", "as_of": "2026"} for key in ("a", "b", "c")]
    line = [{"key": "d", "value": "9 million", "currency": "USD", "as_of": year} for year in ("2025", "2026")]
    tiny = {"key": "e", "value": "9", "currency": "USD", "qualifier": "up to"}
    canvas = figures_of(*usual, *line, tiny)
    (chart,) = bars_of(canvas)
    assert chart.categories == ("A, 2026", "B, 2026", "C, 2026")
    deck = deck_of(canvas, outline=outline_of({"kind": "bars"}))
    assert body_text(deck.slides[0].fills["caption"]) == "Too small for a bar: E up to $9."
    assert bars_of(figures_of(*usual[:2], *line)) == []
