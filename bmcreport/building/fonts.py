"""Font files that are to stand in where Carlito has no glyph: checked before anything is measured with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bmcreport.diagnostics import Diagnostic, Source
from bmcreport.read.projects import Project
from bmcreport.text.fallback import open_font

_MOST_BYTES = 100 * 2**20
"""More than any font of one weight has."""


def unusable_fonts(fonts: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """Which of these files cannot stand in."""
    return tuple(found for path in fonts if (found := _unusable(path)))


def project_fonts(project: Project | None) -> tuple[Path, ...]:
    """The font files that a project names."""
    return tuple(project.folder / name for name in project.settings.value.fonts or ()) if project else ()


def fonts_outside(project: Project) -> tuple[Diagnostic, ...]:
    """Fonts of a project that stand outside its folder, links followed."""
    root = project.folder.resolve()
    return tuple(
        project.settings.finding(
            "BMC505",
            f"the font {name} stands outside the project's folder",
            "put it beside bmcreport.yaml or below",
            project.settings.span("fonts", place),
        )
        for place, (name, path) in enumerate(
            zip(project.settings.value.fonts or (), project_fonts(project), strict=True)
        )
        if not path.resolve().is_relative_to(root)
    )


def _unusable(path: Path) -> Diagnostic | None:
    try:
        _check(path)
        open_font(path)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        hint = "name a font file with TrueType outlines (.ttf)"
        return Diagnostic("BMC505", f"the font {path} cannot be used: {reason}", Source(str(path), ""), hint=hint)
    return None


def _check(path: Path) -> None:
    """Asked first: a device or a pipe has no end."""
    if path.exists() and not path.is_file():
        raise ValueError("it is no regular file")
    if path.stat().st_size > _MOST_BYTES:
        raise ValueError(f"it has more than {_MOST_BYTES // 2**20} MiB")
