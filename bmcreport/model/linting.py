"""How strictly canvases are linted: the thresholds of a project."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bmcreport.model.canvas import Record
from bmcreport.model.scalars import Text


class LintSettings(Record):
    """The thresholds of `bmcreport lint`."""

    checked_days: Annotated[int, Field(ge=1, le=36_500)] = Field(
        365, description="After how many days an item with a `checked` date is to be checked again."
    )
    share_tolerance: Annotated[float, Field(ge=0, le=50)] = Field(
        1.0, description="By how many percentage points shares may miss 100 per cent, for rounding."
    )
    near_theme: Annotated[int, Field(ge=50, le=100)] = Field(
        85, description="Per cent of alikeness from which a theme that is used once seems to mean another one."
    )
    near_wording: Annotated[int, Field(ge=50, le=100)] = Field(
        80, description="Per cent of alikeness from which items of two companies seem to want a theme."
    )
    off: tuple[Text, ...] = Field((), description="Codes that are not told, such as `BMC804`.")
