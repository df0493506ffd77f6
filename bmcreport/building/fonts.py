"""Font files that are to stand in where Carlito has no glyph: checked before anything is measured with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bmcreport.diagnostics import Diagnostic, Source
from bmcreport.text.fallback import choose, chosen_for, open_font
from bmcreport.text.families import Family


def use_fonts(fonts: Sequence[Path], family: Family | None = None) -> tuple[Diagnostic, ...]:
    """Let these files stand in, in this order, or say which of them, or of the files of a family, cannot."""
    files = (*fonts, *(family.files if family else ()))
    unusable = tuple(found for path in files if (found := _unusable(path)))
    choose(chosen_for("", () if unusable else fonts))
    return unusable


def _unusable(path: Path) -> Diagnostic | None:
    try:
        open_font(path)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        hint = "name a font file with TrueType outlines (.ttf)"
        return Diagnostic("BMC505", f"the font {path} cannot be used: {reason}", Source(str(path), ""), hint=hint)
    return None
