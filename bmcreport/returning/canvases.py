"""Canvases with one thing changed: what a changed document has to say when it is read again."""

from __future__ import annotations

from typing import Any

from bmcreport.enclosed import Path
from bmcreport.model.canvas import Canvas, Item


def text_at(canvas: Canvas, path: Path) -> str | None:
    """The text at `path`; none where it is left out, or leads nowhere."""
    value: Any = canvas
    for step in path:
        value = _inside(value, step)
    return value if isinstance(value, str) else None


def item_at(canvas: Canvas, path: Path) -> Item | None:
    """The item at `path`, if there is one."""
    value: Any = canvas
    for step in path:
        value = _inside(value, step)
    return value if isinstance(value, Item) else None


def with_text(canvas: Canvas, path: Path, text: str | None) -> Canvas:
    """The canvas with another text at `path`."""
    changed: Canvas = _with(canvas, path, text)
    return changed


def with_items(canvas: Canvas, block: str, items: tuple[Item, ...]) -> Canvas:
    """The canvas with other items in a block."""
    changed: Canvas = _with(canvas, ("blocks", block, "items"), items)
    return changed


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return value[step] if isinstance(value, tuple) and step < len(value) else None
    return getattr(value, step, None) if step in getattr(type(value), "model_fields", {}) else None


def _with(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    step, *rest = path
    inner = _with(_inside(value, step), tuple(rest), new)
    if isinstance(step, int):
        return (*value[:step], inner, *value[step + 1 :])
    return value.model_copy(update={step: inner})
