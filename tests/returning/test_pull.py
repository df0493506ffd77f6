"""What colleagues change in a deck comes back as edits of its document, and nothing else of that changes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx.util import Pt

from bmcreport import load_canvas
from bmcreport.assets import examples_folder
from bmcreport.read.characters import UNPRINTABLE
from bmcreport.returning.aligning import one_line
from bmcreport.returning.canvases import with_text
from tests import clients
from tests.returning.editing import BAKERY, added, edited, paragraphs, removed, reworded, run
from tests.returning.editing import built as built_in
from tests.shipped import SLUGS

Edit = Callable[[Any], None]


def pulled(folder: Path, edit: Edit, now: str | None = None) -> tuple[str, str, int]:
    """The document after a pull, what was told, and the exit code; `now` is what it has become in the meantime."""
    deck, document = built_in(folder)
    if now is not None:
        document.write_text(now, encoding="utf-8", newline="")
    result = run("pull", edited(deck, edit), document, "--write")
    return document.read_text("utf-8"), result.stderr, result.exit_code


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_was_changed_in_a_deck_as_built(slug: str, built: Path) -> None:
    document = examples_folder() / f"{slug}.yaml"
    result = run("pull", built / f"{slug}-deck.pptx", document)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing was changed" in result.stderr
    assert run("verify", built / f"{slug}-deck.pptx", document).exit_code == 0
    assert run("verify", built / f"{slug}-canvas.pdf", document).exit_code == 0


@pytest.mark.parametrize(
    ("old", "new", "written", "instead"),
    [
        ("Counter", "Long counter", "text: Counter      #", "text: Long counter      #"),
        ("with a bell", "with: a bell", "detail: with a bell", 'detail: "with: a bell"'),
        ("with a bell", 'with a "bell" # loud', "detail: with a bell", "detail: 'with a \"bell\" # loud'"),
        ("Market stall", "Stall", "- Market stall", "- Stall"),
        ("Market stall", "Stall, [and] more", "- Market stall", "- Stall, [and] more"),
        ("since May", "since May, {really}", "since May", '"since May, {really}"'),
        ("Miller", "Mill, old", "Miller", '"Mill, old"'),
        ("Dairy: local", 'Dairy "B"', '"Dairy: local"', '"Dairy \\"B\\""'),
        ("Farmers’ market", "Farmer's market", "'Farmers’ market'", "'Farmer''s market'"),
        ("People come in", "They walk in", '"People come in"', '"They walk in"'),
        ("Corner Bakery", "Night Bakery", "'Corner Bakery'", "'Night Bakery'"),
        ("Bread before seven", "- bread", "tagline: Bread before seven", 'tagline: "- bread"'),
        ("by bicycle to cafés", "by van", "Delivery by bicycle\n          to cafés", "Delivery by van"),
        ("at night, and sells", "at night and sells", "night,\n  and", "night\n  and"),
    ],
)
def test_a_reworded_text_is_reworded_where_it_is_written(
    old: str, new: str, written: str, instead: str, tmp_path: Path
) -> None:
    text, told, code = pulled(tmp_path, reworded(old, new))
    assert code == 0, told
    assert "BMC707" in told
    assert BAKERY.count(written) == 1
    assert text == BAKERY.replace(written, instead)


def test_one_slide_is_enough(tmp_path: Path) -> None:
    text, _, code = pulled(tmp_path, reworded("Market stall", "Stall", most=1))
    assert (text, code) == (BAKERY.replace("Market stall", "Stall"), 0)


def test_two_slides_that_disagree_are_told_and_left(tmp_path: Path) -> None:
    def edit(deck: Any) -> None:
        reworded("Market stall", "Stall", most=1)(deck)
        reworded("Market stall", "Stand", most=1)(deck)

    text, told, code = pulled(tmp_path, edit)
    assert (text, code) == (BAKERY, 1)
    assert "BMC708" in told
    assert "`Stall` on slide 2 and `Stand` on slide 7" in told


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        ("Market stall", "      - Market stall\n"),
        ("Counter", "      - text: Counter      # the long one\n        detail: with a bell\n"),
        ("Web shop", "      - {text: Web shop, detail: since May}\n"),
        (
            "Delivery by",
            "      - text: >-\n          Delivery by bicycle\n          to cafés\n        status: testing\n",
        ),
        ("Miller", "Miller, "),
        ("Farmers’ market", ", 'Farmers’ market'"),
        ("Dairy", '"Dairy: local", '),
    ],
)
def test_an_item_that_is_gone_everywhere_goes(item: str, lines: str, tmp_path: Path) -> None:
    text, told, code = pulled(tmp_path, removed(item))
    assert code == 0, told
    assert text == BAKERY.replace(lines, "")


def test_an_item_that_is_gone_from_one_slide_stays(tmp_path: Path) -> None:
    text, told, code = pulled(tmp_path, removed("Market stall", most=1))
    assert (text, code) == (BAKERY, 1)
    assert "still stands on slide 7" in told


def test_a_segment_that_others_name_is_not_taken_from_them(tmp_path: Path) -> None:
    text, told, code = pulled(tmp_path, removed("Early risers"))
    assert (text, code) == (BAKERY, 1)
    assert "cannot be written there without harm" in told


@pytest.mark.parametrize(
    ("after", "text", "detail", "line", "instead"),
    [
        ("Market stall", "Kiosk", "", "- Market stall\n", "- Market stall\n      - Kiosk\n"),
        ("Market stall", "Kiosk", "by: day", "stall\n", 'stall\n      - text: Kiosk\n        detail: "by: day"\n'),
        ("Web shop", "Kiosk", "", "since May}\n", "since May}\n      - Kiosk\n"),
        ("Miller", "Butcher", "", "Miller", "Miller, Butcher"),
        ("Dairy", "A, b", "", 'local"', 'local", "A, b"'),
        ("Farmers’", "Butcher", "old", "market'", "market', {text: Butcher, detail: old}"),
    ],
)
def test_a_new_paragraph_is_a_new_item(
    after: str, text: str, detail: str, line: str, instead: str, tmp_path: Path
) -> None:
    result, told, code = pulled(tmp_path, added(after, text, detail))
    assert code == 0, told
    assert result == BAKERY.replace(line, instead, 1)


def test_an_item_that_has_moved_is_told_and_left(tmp_path: Path) -> None:
    def edit(deck: Any) -> None:
        for _, paragraph in paragraphs(deck, "Market stall"):
            paragraph._p.getparent().append(paragraph._p)

    text, told, code = pulled(tmp_path, edit)
    assert (text, code) == (BAKERY, 1)
    assert "moved" in told or "twice" in told


def test_several_changes_come_in_together(tmp_path: Path) -> None:
    def edit(deck: Any) -> None:
        removed("Counter")(deck)
        added("Market stall", "Kiosk")(deck)
        reworded("Web shop", "Online shop")(deck)
        removed("Miller")(deck)

    text, told, code = pulled(tmp_path, edit)
    assert code == 0, told
    wanted = BAKERY.replace("      - text: Counter      # the long one\n        detail: with a bell\n", "")
    wanted = wanted.replace("Market stall\n", "Market stall\n      - Kiosk\n").replace("Web shop", "Online shop")
    assert text == wanted.replace("Miller, ", "")


def test_a_document_that_has_moved_on_takes_what_it_left_alone(tmp_path: Path) -> None:
    now = BAKERY.replace("      - Market stall\n", "").replace("Miller", "Millers")
    text, told, code = pulled(tmp_path, reworded("since May", "since June"), now)
    assert code == 0, told
    assert text == now.replace("since May", "since June")


def test_what_changed_on_both_sides_is_a_conflict(tmp_path: Path) -> None:
    now = BAKERY.replace("since May", "since April")
    text, told, code = pulled(tmp_path, reworded("since May", "since June"), now)
    assert (text, code) == (now, 1)
    assert "BMC709" in told


def test_what_the_document_says_by_now_is_no_news(tmp_path: Path) -> None:
    now = BAKERY.replace("since May", "since June")
    text, told, code = pulled(tmp_path, reworded("since May", "since June"), now)
    assert (text, code) == (now, 0)
    assert "nothing" in told


def test_marks_that_were_changed_are_left_to_people(tmp_path: Path) -> None:
    text, told, code = pulled(tmp_path, reworded("NEW", "OLD"))
    assert (text, code) == (BAKERY, 1)
    assert "BMC708" in told


def test_slides_that_were_moved_or_deleted_say_nothing(tmp_path: Path) -> None:
    def edit(deck: Any) -> None:
        reworded("Market stall", "Stall")(deck)
        listed = deck.slides._sldIdLst
        listed.remove(listed[0])
        listed.append(listed[1])

    text, told, code = pulled(tmp_path, edit)
    assert code == 0, told
    assert text == BAKERY.replace("Market stall", "Stall")


def test_without_a_document_the_one_inside_is_shown(tmp_path: Path) -> None:
    deck, document = built_in(tmp_path)
    result = run("pull", edited(deck, reworded("Market stall", "Stall")))
    assert result.exit_code == 0
    assert "-      - Market stall\n+      - Stall\n" in result.stdout
    assert run("pull", deck, "--write").exit_code == 2
    assert document.read_text("utf-8") == BAKERY


def test_without_write_nothing_is_written(tmp_path: Path) -> None:
    deck, document = built_in(tmp_path)
    assert run("pull", edited(deck, reworded("Market stall", "Stall")), document).exit_code == 0
    assert document.read_text("utf-8") == BAKERY


def test_verify_lists_what_differs_on_either_side(tmp_path: Path) -> None:
    deck, document = built_in(tmp_path)
    assert run("verify", deck, document).exit_code == 0
    changed = run("verify", edited(deck, reworded("Market stall", "Stall")), document)
    assert changed.exit_code == 1
    assert "channels, item 2 (Market stall), text: on slide 2 this reads `Stall`" in changed.stderr
    document.write_text(BAKERY.replace("Counter ", "Long counter ").replace("Miller, ", ""), encoding="utf-8")
    other = run("verify", deck, document)
    assert other.exit_code == 1
    assert "BMC706" in other.stderr
    assert "channels, item 1 (Long counter), text: the file was made when this was `Counter`" in other.stderr
    assert "key_partners: the file has an item that is not here, `Miller`" in other.stderr
    document.write_text(BAKERY + "# a comment", encoding="utf-8")
    assert "another state" in run("verify", deck, document).stderr


def test_decks_without_a_record_are_told(tmp_path: Path) -> None:
    deck, document = built_in(tmp_path, BAKERY, "--no-source")
    for verb in ("pull", "verify"):
        result = run(verb, deck, document)
        assert result.exit_code == 1
        assert "BMC703" in result.stderr


def test_line_ends_and_marks_of_a_document_stay(tmp_path: Path) -> None:
    text = "\ufeff" + BAKERY.replace("\n", "\r\n")
    deck, document = built_in(tmp_path, text)
    assert run("pull", edited(deck, added("Market stall", "Kiosk")), document, "--write").exit_code == 0
    expected = text.replace("- Market stall\r\n", "- Market stall\r\n      - Kiosk\r\n")
    assert document.read_bytes() == expected.encode()


def test_libreoffice_keeps_what_it_takes(tmp_path: Path) -> None:
    deck, document = built_in(tmp_path)
    changed = edited(edited(deck, reworded("Market stall", "Stall")), stuck_on(2, "Ask Anna!"))
    (tmp_path / "lo").mkdir()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["--convert-to", "pptx:Impress MS PowerPoint 2007 XML", "--outdir", str(tmp_path / "lo"), str(changed)]
    subprocess.run([clients.soffice(), profile, "--headless", *convert], capture_output=True, check=True, timeout=120)
    again = tmp_path / "lo" / "edited.pptx"
    assert run("extract", again).stdout == BAKERY
    result = run("pull", again, document, "--write")
    assert placeless(result.stderr) == ["slide 2: `Ask Anna!`"]
    assert "1 change written, 1 change left to you" in result.stderr
    assert document.read_text("utf-8") == BAKERY.replace("Market stall", "Stall")


def stuck_on(number: int, *words: str) -> Edit:
    """Draws a box with a paragraph for each of the words."""

    def edit(deck: Any) -> None:
        box = deck.slides[number - 1].shapes.add_textbox(Pt(600), Pt(20), Pt(200), Pt(30))
        box.text_frame.text = "\n".join(words)

    return edit


def placeless(told: str) -> list[str]:
    """The slides and texts that have no place in the document."""
    return [
        f"{slide}: {text}"
        for slide, text in re.findall(r"(slide \d+) has a new text that has no place in the document: (`.*`)", told)
    ]


def test_a_box_that_somebody_drew_is_told_with_its_slide_and_words(tmp_path: Path) -> None:
    written, told, code = pulled(tmp_path, stuck_on(3, "Ask Anna!", "Until Friday"))
    assert (written, code, "BMC710" in told) == (BAKERY, 1, True)
    assert placeless(told) == ["slide 3: `Ask Anna! / Until Friday`"]
    deck, document = tmp_path / "edited.pptx", tmp_path / "bakery.yaml"
    assert "Ask Anna!" in run("verify", deck, document).stderr


def test_a_slide_that_somebody_added_is_told(tmp_path: Path) -> None:
    def edit(deck: Any) -> None:
        new = deck.slides.add_slide(deck.slide_layouts[1])
        new.shapes.title.text_frame.text = "One more thing"

    written, told, code = pulled(tmp_path, edit)
    assert (written, code, len(placeless(told))) == (BAKERY, 1, 1)
    assert placeless(told)[0].endswith(": `One more thing`")


def test_words_of_ours_that_somebody_changed_are_told(tmp_path: Path) -> None:
    _, told, code = pulled(tmp_path, reworded("Agenda", "Today", most=1))
    assert (code, placeless(told)) == (1, ["slide 3: `Today`"])


def test_words_that_the_deck_has_elsewhere_are_no_news(tmp_path: Path) -> None:
    assert pulled(tmp_path, stuck_on(3, "Agenda", "Market stall"))[2] == 0


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=40)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), words=WORDS.map(lambda text: one_line(UNPRINTABLE.sub("", text))).filter(bool))
def test_any_words_come_back_and_nothing_else_changes(data: st.DataObject, words: str, bakery: Path) -> None:
    document = bakery / "bakery.yaml"
    document.write_text(BAKERY, encoding="utf-8")
    canvas = load_canvas(document)
    texts = [
        (("blocks", key, "items", index, name), text)
        for key, index, item in canvas.items()
        for name, text in (("text", item.text), ("detail", item.detail))
        if text
    ]
    path, old = data.draw(st.sampled_from(texts))
    result = run("pull", edited(bakery / "bakery-deck.pptx", reworded(old, words)), document, "--write")
    assert result.exit_code == 0, result.stderr
    assert load_canvas(document) == with_text(canvas, path, words)
    kept = [line for line in BAKERY.splitlines() if old not in line and line.strip() not in old]
    assert [line for line in kept if line not in document.read_text("utf-8").splitlines()] == []


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bakery's deck."""
    folder = tmp_path_factory.mktemp("bakery")
    built_in(folder)
    return folder
