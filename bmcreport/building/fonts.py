"""Font files that are to stand in where Carlito has no glyph: checked before anything is measured with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bmcreport.diagnostics import Diagnostic, Source
from bmcreport.text.fallback import open_font


def unusable_fonts(fonts: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """Which of these files cannot stand in."""
    return tuple(found for path in fonts if (found := _unusable(path)))


def _unusable(path: Path) -> Diagnostic | None:
    try:
        open_font(path)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        hint = "name a font file with TrueType outlines (.ttf)"
        return Diagnostic("BMC505", f"the font {path} cannot be used: {reason}", Source(str(path), ""), hint=hint)
    return None
