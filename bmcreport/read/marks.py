"""A YAML parser's marks as spans that lie in the text.

A mark has a line and a column from 0; at the end of a text it may lie on a line that is not there. PyYAML's two parsers
have a class of marks each.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from bmcreport.diagnostics import Span


class Text(Struct, frozen=True):
    """The lines of a text, by which marks are corrected."""

    lines: tuple[str, ...]

    def span(self, event: Any) -> Span:
        """From start to end, without line ends and blank lines after a block of text, which belong to nobody."""
        first, last = event.start_mark, event.end_mark
        line = first.line
        if line == last.line < len(self.lines) and last.column <= len(self.lines[line]):
            # On one line, as nearly all are: thousands in a document.
            return Span(line + 1, first.column + 1, line + 1, last.column + 1)
        start, end = self._inside(first), self._inside(last)
        if end[1] == 1 and end[0] > start[0]:
            end = self._last_written(start[0], end[0])
        return Span(*start, *max(start, end))

    def first(self, event: Any, length: int) -> Span:
        """The first `length` characters of what starts there."""
        line, column = self._inside(event.start_mark)
        return Span(line, column, line, column + length)

    def point(self, mark: Any) -> Span:
        """The character there."""
        return Span.point(*self._inside(mark))

    def _inside(self, mark: Any) -> tuple[int, int]:
        if mark.line >= len(self.lines):
            return len(self.lines), len(self.lines[-1]) + 1
        return mark.line + 1, min(mark.column, len(self.lines[mark.line])) + 1

    def _last_written(self, start: int, end: int) -> tuple[int, int]:
        """The end of the last line from `start` to before `end` that is not blank."""
        last = next((number for number in range(end - 1, start, -1) if self.lines[number - 1].strip()), start)
        return last, len(self.lines[last - 1]) + 1
