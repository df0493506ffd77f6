"""The list of changes on slides: all that the comparison of two versions found, and nothing else."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from bmcreport.comparing.changes import changes
from bmcreport.deck.company.changed_lines import changed_lines
from bmcreport.deck.company.subject import Subject
from bmcreport.deck.master import Master
from bmcreport.model.canvas import Canvas
from tests.shipped import stock
from tests.strategies import canvases


@settings(max_examples=10)
@given(before=canvases(), after=canvases())
def test_each_change_is_a_line_of_its_kind_that_shows_what_differs(before: Canvas, after: Canvas) -> None:
    found = changes(before, after)
    told = list(changed_lines(Subject(after, Master(stock().slides, stock().layout), {}), before, found))
    assert Counter(line.kind for line in told) == found.counted()
    assert all(line.before != line.after for line in told)
