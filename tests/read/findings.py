"""A text read as every kind of document, and what every finding about it has to be like."""

from __future__ import annotations

from bmcreport.codes import CODES
from bmcreport.console.human import human, short
from bmcreport.diagnostics import Diagnostic, Source
from bmcreport.read.canvases import read_canvas, read_comparison
from bmcreport.read.files import decode
from bmcreport.read.layouts import read_comparison_outline, read_deck_outline, read_layout, read_slide_layouts


def read_as_everything(source: Source) -> tuple[Diagnostic, ...]:
    found = (
        *read_canvas(source, "x").diagnostics,
        *read_comparison(source, "x").diagnostics,
        *read_layout(source).diagnostics,
        *read_slide_layouts(source).diagnostics,
        *read_deck_outline(source).diagnostics,
        *read_comparison_outline(source).diagnostics,
    )
    assert all(each.code in CODES and human(each) and short(each) for each in found)
    assert all(each.hint and each.message for each in found)
    return found


def assert_spans_in_file(source: Source, found: tuple[Diagnostic, ...]) -> None:
    lines = source.lines()
    for each in found:
        assert 1 <= each.span.line <= each.span.end_line <= len(lines)
        assert 1 <= each.span.column <= len(lines[each.span.line - 1]) + 1
        assert each.span.end_column <= len(lines[each.span.end_line - 1]) + 2
        assert (each.span.line, each.span.column) <= (each.span.end_line, each.span.end_column)


def assert_readable(content: bytes) -> None:
    """Any bytes are a document, or findings with a place in the file; never an exception."""
    text = decode("x.yaml", content)
    assert (text.value is None) == bool(text.diagnostics)
    for found in text.diagnostics:
        assert_spans_in_file(found.source, (found,))
    if text.value:
        assert_spans_in_file(text.value, read_as_everything(text.value))
