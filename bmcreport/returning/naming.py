"""What people call the place that a path leads to."""

from __future__ import annotations

from bmcreport.enclosed import Path
from bmcreport.model.canvas import Canvas

_SHORT = 40


def called(canvas: Canvas, path: Path) -> str:
    """Such as `channels, item 2 (Web shop), detail`."""
    if path[:1] == ("blocks",) and len(path) >= 4 and isinstance(path[3], int):
        block, index = str(path[1]), path[3]
        items = canvas.blocks[block].items
        name = f" ({_shortened(items[index].text)})" if index < len(items) else ""
        return ", ".join((block, f"item {index + 1}{name}", *map(str, path[4:])))
    if path[:1] == ("blocks",):
        return ", ".join(map(str, path[1:]))
    return ", ".join(f"number {step + 1}" if isinstance(step, int) else step for step in path)


def _shortened(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()}…"
