"""Business Model Canvases kept as YAML, turned into printable pages, native slides and comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bmcreport.diagnostics import BmcreportError, InvalidInput

if TYPE_CHECKING:
    from bmcreport.api import (
        build,
        compare,
        diff,
        extract,
        fit,
        history,
        load_canvas,
        load_comparison,
        load_layout,
        pull,
        render_booklet,
        render_changes,
        render_comparison,
        render_comparison_handout,
        render_comparison_poster,
        render_deck,
        render_handout,
        render_history,
        render_notes,
        render_pdf,
        render_png,
        render_poster,
        render_svg,
        side_by_side,
        verify,
    )

__version__ = "0.1.0"

__all__ = [
    "BmcreportError",
    "InvalidInput",
    "__version__",
    "build",
    "compare",
    "diff",
    "extract",
    "fit",
    "history",
    "load_canvas",
    "load_comparison",
    "load_layout",
    "pull",
    "render_booklet",
    "render_changes",
    "render_comparison",
    "render_comparison_handout",
    "render_comparison_poster",
    "render_deck",
    "render_handout",
    "render_history",
    "render_notes",
    "render_pdf",
    "render_png",
    "render_poster",
    "render_svg",
    "side_by_side",
    "verify",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562
    """The API on first use, so that `import bmcreport` costs nothing."""
    if name in __all__:
        from bmcreport import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
