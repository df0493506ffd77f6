"""The date that outputs bear: that of SOURCE_DATE_EPOCH where it is set, as reproducible-builds.org specifies it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from bmcreport.diagnostics import START, Checked, Diagnostic, Source

VARIABLE = "SOURCE_DATE_EPOCH"

_FIRST, _LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (1980, 9999))
"""Archives know no year before 1980, and PDF none of five digits."""


def stated_date(environment: Mapping[str, str]) -> Checked[str]:
    """The date in ISO 8601, in UTC; none where none is stated or where it is no date that files can bear."""
    stated = environment.get(VARIABLE, "")
    if not stated:
        return Checked(None)
    if re.fullmatch("[0-9]{1,12}", stated) and _FIRST <= int(stated) < _LAST:
        return Checked(datetime.fromtimestamp(int(stated), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    hint = f"state seconds since 1970 from {_FIRST} (the year 1980) on, or unset it"
    return Checked(None, (Diagnostic("BMC615", f"`{stated[:40]}` is no date", Source(VARIABLE, ""), START, hint),))
