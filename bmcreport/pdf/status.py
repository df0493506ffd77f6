"""How far a claim has been tested as a small shape, told apart by form alone: ring, target, tick and cross."""

from __future__ import annotations

from collections.abc import Callable

from bmcreport.pdf.page import Box, Disc, Operation, Rule
from bmcreport.units import Emu, Rect

_STROKE = 0.13
"""Width of the lines, in sides of the shape."""


def status_shape(name: str, square: Rect, colour: str) -> tuple[Operation, ...]:
    """The shape of a status (`bmcreport.model.canvas.Status`) in a square."""
    return _SHAPES[name](square, colour, round(square.width * _STROKE))


def _ring(square: Rect, colour: str, width: Emu) -> tuple[Operation, ...]:
    line = square.inset(*[width // 2] * 4)
    return (Box(line, line=colour, line_width=width, radius=line.width // 2),)


def _target(square: Rect, colour: str, width: Emu) -> tuple[Operation, ...]:
    middle = square.x + square.width // 2, square.y + square.height // 2
    return (*_ring(square, colour, width), Disc(*middle, round(square.width * 0.22), colour))


def _tick(square: Rect, colour: str, width: Emu) -> tuple[Operation, ...]:
    x, y, side = square.x, square.y, square.width
    foot = x + round(side * 0.38), y + round(side * 0.88)
    # The strokes overlap at the foot by half their width, so that no notch shows.
    half = width // 2
    return (
        Rule(x + round(side * 0.05), y + round(side * 0.55), foot[0] + half // 2, foot[1] + half // 2, colour, width),
        Rule(foot[0] - half // 2, foot[1] + half // 2, x + round(side * 0.95), y + round(side * 0.12), colour, width),
    )


def _cross(square: Rect, colour: str, width: Emu) -> tuple[Operation, ...]:
    inner = square.inset(*[width] * 4)
    return (
        Rule(inner.x, inner.y, inner.right, inner.bottom, colour, width),
        Rule(inner.x, inner.bottom, inner.right, inner.y, colour, width),
    )


_SHAPES: dict[str, Callable[[Rect, str, Emu], tuple[Operation, ...]]] = {
    "assumption": _ring,
    "testing": _target,
    "validated": _tick,
    "invalidated": _cross,
}
