"""Items that somebody checked, but long ago."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from bmcreport.diagnostics import Diagnostic, Severity
from bmcreport.model.canvas import Canvas
from bmcreport.read.located import Located


def age_findings(located: Located[Canvas], today: date, days: int) -> Iterator[Diagnostic]:
    """Items whose `checked` date is more than `days` before `today`."""
    for key, index, item in located.value.items():
        if item.checked and (age := (today - _last_day(item.checked)).days) > days:
            yield located.finding(
                "BMC808",
                f"this was checked {age:,} days ago",
                f"check it and write `checked: {today.isoformat()}`; every {days:,} days is what the project asks",
                located.span("blocks", key, "items", index, "checked"),
                Severity.WARNING,
            )


def _last_day(as_of: str) -> date:
    """The last day of a year, quarter or month, or the day itself: the check may have been as late as that."""
    year, _, rest = as_of.partition("-")
    if rest.count("-"):
        return date.fromisoformat(as_of)
    month = int(rest[1]) * 3 if rest.startswith("Q") else int(rest or 12)
    return date(int(year), month, monthrange(int(year), month)[1])
