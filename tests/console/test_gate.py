"""Nothing that a document says commands a terminal or the service that reads a log, in any format."""

from __future__ import annotations

import ast
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bmcreport.console.data import as_json
from bmcreport.console.gate import Command, Piece, cells, command, say, terminal, visible
from bmcreport.console.report import Report
from bmcreport.console.summary import summary_text
from bmcreport.console.table import show_table
from bmcreport.console.telling import Format, annotate, document, show
from bmcreport.diagnostics import Diagnostic
from tests.console.hostile import ATTACKS, findings, texts
from tests.console.services import UNSEEN, obeyed

PACKAGE = Path(__file__).parent.parent.parent / "bmcreport"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def written(report: Report, style: Format) -> str:
    """All that a command writes about its findings in a format."""
    stream = io.StringIO()
    if style is Format.GITHUB:
        annotate(report, stream)
    elif style.is_document:
        say(document(report, style, {"told": [found.message for found in report.findings]}), stream=stream)
    else:
        show(report.findings, stream, style)
    return stream.getvalue()


@pytest.mark.parametrize("style", Format)
@given(found=st.lists(findings, max_size=3), name=texts)
def test_no_text_and_no_name_of_a_file_commands_anything(style: Format, found: list[Diagnostic], name: str) -> None:
    log = written(Report(tuple(found), (name,)), style)
    assert not UNSEEN.search(log)
    if style in {Format.JSON, Format.SARIF}:
        json.loads(log)
    commands = obeyed(log)
    ours = found if style is Format.GITHUB else []
    assert [command.name for command in commands] == [one.severity.word for one in ours]
    allowed = {"file", "line", "endLine", "col", "endColumn", "title"}
    assert all(set(command.properties) <= allowed for command in commands)


@given(found=st.lists(findings, max_size=3), line=texts)
def test_a_summary_commands_nothing_either(found: list[Diagnostic], line: str) -> None:
    log = summary_text(Report(tuple(found)), line)
    assert not UNSEEN.search(log)
    assert not obeyed(log)


@given(st.lists(st.builds(Piece, texts, st.sampled_from(["", "bold"])), max_size=4))
def test_pieces_that_are_harmless_alone_are_so_together(pieces: list[Piece]) -> None:
    stream = io.StringIO()
    say(*pieces, stream=stream)
    assert not UNSEEN.search(stream.getvalue())
    assert not obeyed(stream.getvalue())


@pytest.mark.parametrize("command", ["::error::x", "##[group]x", "##vso[x]y", "a\n ::debug::x"])
def test_what_a_command_is_put_together_of_is_no_command(command: str) -> None:
    for cut in range(len(command)):
        stream = io.StringIO()
        say(command[:cut], Piece(command[cut:]), stream=stream)
        assert not obeyed(stream.getvalue())


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_visible_is_harmless_by_itself(attack: str) -> None:
    assert not obeyed(visible(attack))
    assert not UNSEEN.search(visible(attack))


SHOWN = {
    "A café's 3 % – 漢字": "A café's 3 % – 漢字",
    "": "",
    "a\tb": "a    b",
    "क्\u200dष \u200cb": "क्\u200dष \u200cb",
    "a\nb": "a\\x0ab",
    "\x1b[2J": "\\x1b[2J",
    "\xad\u2028\uffff": "\\xad\\u2028\\uffff",
    "a\ue000\U000e0041": "a\\ue000\\U000e0041",
    "::error::x": "\\x3a:error::x",
    " ::error::x": " \\x3a:error::x",
    "a ::b": "a ::b",
    ":one": ":one",
    "##[group]": "#\\x23[group]",
    "a ###vso[x]": "a ##\\x23vso[x]",
    "##TeamCity[x]##[y]": "#\\x23TeamCity[x]#\\x23[y]",
    "## heading": "## heading",
}


@pytest.mark.parametrize(("text", "shown"), SHOWN.items())
def test_only_what_would_command_is_shown_in_escapes(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert "".join(cells(text)) == shown
    assert len(cells(text)) == len(text)


def test_lines_go_to_standard_output_or_where_they_are_sent(capsys: pytest.CaptureFixture[str]) -> None:
    say("one ", Piece("two", "bold"), " three")
    assert capsys.readouterr() == ("one two three\n", "")
    say("a\nb", err=True, end="")
    assert capsys.readouterr() == ("", "a\nb")
    stream = io.StringIO()
    say("a", Piece(":"), ":b", stream=stream)
    say(" ##", "[x]", ":", stream=stream, end="")
    assert capsys.readouterr() == ("", "")
    assert stream.getvalue() == "a::b\n #\\x23[x]:"


def test_a_sign_is_escaped_in_the_piece_where_it_stands_and_nothing_else() -> None:
    stream = io.StringIO()
    say("a#", Piece("#b", "bold"), "\n:", Piece(":c#", "bold"), "#", "vso[", stream=stream)
    assert stream.getvalue() == "a##b\n\\x3a:c#\\x23vso[\n"


def test_terminals_see_styles_and_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream, long = Terminal(), "word " * 60 + "end"
    say("see ", Piece("[red]this[/] :smile: 12", "bold"), " ", long, stream=stream)
    say("no style", stream=stream)
    say(Piece("x", "bold"), stream=stream, end="")
    bold = "\x1b[1m[red]this[/] :smile: 12\x1b[0m"
    assert stream.getvalue() == f"see {bold} {long}\nno style\n\x1b[1mx\x1b[0m"


def test_a_terminal_takes_no_text_for_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    terminal(stream).print("[bold]a[/] :smile: 'b' 12")
    assert stream.getvalue() == "[bold]a[/] :smile: 'b' 12\n"


def test_a_line_without_style_is_no_business_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bmcreport.console.gate.terminal", None)
    stream = Terminal()
    say("plain", stream=stream)
    assert stream.getvalue() == "plain\n"


def test_a_command_is_written_in_the_escapes_of_its_runner() -> None:
    stream = io.StringIO()
    command(Command("error", "50 %: a\nb::c", {"file": "a%b,c:d.yaml", "line": "1"}), stream)
    assert stream.getvalue() == "::error file=a%25b%2Cc%3Ad.yaml,line=1::50 %25: a%0Ab::c\n"


def test_the_service_that_tests_read_with_obeys_the_attacks() -> None:
    assert sum(bool(obeyed(attack)) for attack in ATTACKS) > 10


def test_tables_are_harmless() -> None:
    plain, ruled = io.StringIO(), Terminal()
    for stream in (plain, ruled):
        show_table("".join(ATTACKS), ATTACKS[:3], [ATTACKS[3:6], ATTACKS[8:11]], stream)
    assert not UNSEEN.search(plain.getvalue())
    assert not obeyed(plain.getvalue())
    assert not UNSEEN.search(re.sub(r"\x1b\[[0-9;]*m", "", ruled.getvalue()))


@given(texts)
def test_visible_text_is_one_line_and_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert "\n" not in visible(text)


@given(st.dictionaries(texts, texts, max_size=3))
def test_json_means_the_same_for_all_that_the_gate_does(data: dict[str, str]) -> None:
    assert json.loads(as_json(data)) == data


def test_json_holds_no_sign_that_the_gate_would_change() -> None:
    text = as_json({"attacks": ATTACKS})
    assert all(map(str.isprintable, text.split("\n")))
    assert not obeyed(text)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
@pytest.mark.parametrize("terminal", [True, False])
def test_what_a_stream_has_no_signs_for_is_escaped(encoding: str, terminal: bool) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding)
    stream.isatty = lambda: terminal  # type: ignore[method-assign]
    say(Piece("漢 → é", "bold"), "!", stream=stream)
    stream.seek(0)
    signs = "漢 → é" if encoding == "utf-8" else "\\u6f22 \\u2192 " + ("\\xe9" if encoding == "ascii" else "é")
    assert f"{signs}!" in re.sub(r"\x1b\[[0-9;]*m", "", stream.read())


def calls(module: ast.Module) -> Iterator[str]:
    """The names of what is called, as they are written."""
    return (ast.unparse(node.func) for node in ast.walk(module) if isinstance(node, ast.Call))


WRITING = re.compile(r"^print$|^(click\.)?s?echo$|^Console$|\bstd(out|err)\b.*\.write|stream\.write|\.writelines$")


def test_the_gate_is_the_only_writer() -> None:
    """Standard output and error are written in one module; all others give it their text."""
    writing = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if any(WRITING.search(name) for name in calls(ast.parse(path.read_bytes())))
    }
    assert writing == {"console/gate.py"}


def test_bytes_pass_through_only_where_a_document_or_patch_was_asked_for() -> None:
    passing = {path.name for path in PACKAGE.rglob("*.py") if "pass_through(" in path.read_text("utf-8")}
    assert passing == {"gate.py", "extract.py", "pull.py"}
