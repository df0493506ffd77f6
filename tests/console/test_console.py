"""What a terminal shows of a diagnostic."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bmcreport.console.gate import visible
from bmcreport.console.human import WINDOW, human, short, width
from bmcreport.console.telling import MOST_SHOWN, Format, show
from bmcreport.diagnostics import START, Diagnostic, Severity, Source, Span


def finding(
    text: str, span: Span = START, *, message: str = "odd", hint: str = "mend it", name: str = "x.yaml"
) -> Diagnostic:
    return Diagnostic("BMC204", message, Source(name, text), span, hint)


def caret_columns(shown: str) -> tuple[str, str]:
    """The text above the carets, and the text before that."""
    _, line, carets, *_ = shown.splitlines()
    assert line.index("|") == carets.index("|")
    start, count = carets.index("^"), carets.count("^")
    columns = [character for character in line for _ in range(width(character))]
    return "".join(columns[start : start + count]), "".join(columns[:start])


def test_a_finding_is_shown_with_its_line_a_caret_and_a_hint() -> None:
    text = "company:\n  name: x\nblocks:\n  chanels:\n"
    assert human(
        finding(text, Span(4, 3, 4, 10), message="unknown key `chanels`", hint="did you mean `channels`?")
    ) == (
        "x.yaml:4:3: error BMC204: unknown key `chanels`\n"
        "    4 |   chanels:\n"
        "      |   ^^^^^^^\n"
        "  hint: did you mean `channels`?"
    )


def test_the_short_form_is_one_line() -> None:
    warning = Diagnostic("BMC117", "cut\noff", Source("a\nb.yaml", "x"), Span(1, 2, 1, 3), "no", Severity.WARNING)
    assert short(warning) == r"a\x0ab.yaml:1:2: warning BMC117: cut\x0aoff"


def test_a_file_that_was_not_read_is_named_without_a_line() -> None:
    assert human(finding("", name="nowhere.yaml")) == "nowhere.yaml: error BMC204: odd\n  hint: mend it"


def test_no_hint_takes_no_line() -> None:
    assert "hint" not in human(finding("x", hint=""))


@pytest.mark.parametrize("before", ["", "abc ", "\t", "漢字", "e\u0301", "\x1b[31m", "\u202e", "ab\tc漢\x07", "##[x]"])
@pytest.mark.parametrize("marked", ["x", "chanels", "漢字", "a\tb", "e\u0301"])
def test_carets_stand_under_what_they_mean(before: str, marked: str) -> None:
    span = Span(1, len(before) + 1, 1, len(before) + len(marked) + 1)
    above, ahead = caret_columns(human(finding(f"{before}{marked} rest", span)))
    assert above == "".join(character * width(character) for character in visible(marked))
    assert ahead.endswith("".join(character * width(character) for character in visible(before)))


def test_a_span_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert caret_columns(human(finding("key: |\n  a\n", Span(1, 6, 2, 4))))[0] == "|"


@pytest.mark.parametrize("column", [1, 5, 99, 101, 250, 499, 500])
@pytest.mark.parametrize("letter", ["x", "漢"])
def test_a_long_line_is_shown_around_the_span(column: int, letter: str) -> None:
    line = letter * (column - 1) + "Q" + letter * (500 - column)
    shown = human(finding(line, Span(1, column, 1, column + 1)))
    assert caret_columns(shown)[0] == "Q"
    assert width(shown.splitlines()[1]) <= len("    1 | ") + WINDOW + 2


def test_a_long_span_is_marked_as_far_as_it_is_shown() -> None:
    shown = human(finding("x" * 500, Span(1, 1, 1, 501)))
    assert shown.splitlines()[2].count("^") == WINDOW
    assert shown.splitlines()[1].endswith("x…")


def test_text_from_files_cannot_command_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\x9b31m\u202egnp\u2066\x7f\r\n\ud800\ufeff"
    for shown in (
        human(finding(evil, message=evil, hint=evil, name=evil)),
        short(finding(evil, message=evil, name=evil)),
    ):
        assert not set(evil) & set("\x1b\x07\x9b\u202e\u2066\x7f\r\ud800\ufeff") & set(shown)
        assert "\\x1b" in shown


@given(st.text(st.characters()))
def test_what_is_visible_is_printable(text: str) -> None:
    shown = visible(text)
    assert all(character.isprintable() or character in "\u200c\u200d" or character.isspace() for character in shown)
    assert "\n" not in shown
    assert len(shown.encode()) >= len(text)


@given(st.text(), st.integers(1, 50), st.integers(1, 50), st.integers(0, 3), st.integers(0, 60))
def test_any_span_can_be_shown(text: str, line: int, column: int, lines: int, columns: int) -> None:
    human(finding(text, Span(line, column, line + lines, column + columns)))


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert [width(text) for text in ("a", "漢", "\uff46", "e\u0301", "")] == [1, 2, 2, 1, 0]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_only_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    terminal, file = Terminal(), io.StringIO()
    show([finding("a [b]", Span(1, 3, 1, 6), message="[red]odd[/red] :smile:")], terminal)
    show([finding("a [b]")], file)
    assert "\x1b[" in terminal.getvalue()
    plain = re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue())
    assert plain == human(finding("a [b]", Span(1, 3, 1, 6), message="[red]odd[/red] :smile:")) + "\n\n"
    assert file.getvalue() == human(finding("a [b]")) + "\n\n"


def test_the_short_form_has_a_line_a_finding() -> None:
    file = io.StringIO()
    show([finding("a"), finding("b")], file, Format.SHORT)
    assert file.getvalue() == "x.yaml:1:1: error BMC204: odd\n" * 2


def test_of_very_many_findings_in_a_document_the_first_are_shown() -> None:
    file = io.StringIO()
    show([finding("a")] * (MOST_SHOWN + 7) + [finding("b", name="y.yaml")], file, Format.SHORT)
    lines = file.getvalue().splitlines()
    assert len(lines) == MOST_SHOWN + 2
    assert lines[-1] == "x.yaml: and 7 more"
    assert lines[-2].startswith("y.yaml")
