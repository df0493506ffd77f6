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
from bmcreport.console.gate import Piece, say, visible
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
    assert stream.read().strip()


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
