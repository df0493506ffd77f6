"""The icons of the package as outlines, drawn alike as PDF paths and as PowerPoint's custom geometry.

Phosphor Icons 2.1.1, style `bold` (MIT, see LICENSE.txt here), baked by `.ci/bake-icons`. Fill rule: non-zero.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

BOX = 256
"""Side of the square in which outlines are drawn, in icon units; y grows downwards."""

Command = tuple[str, tuple[float, ...]]
"""A path command with absolute coordinates: M and L with a point, C with three, Z with none."""


@cache
def _all() -> dict[str, tuple[Command, ...]]:
    baked = json.loads(files(__name__).joinpath("icons.json").read_text("ascii"))
    return {name: tuple((step[0], tuple(step[1:])) for step in path) for name, path in baked.items()}


def names() -> tuple[str, ...]:
    """The icons that there are."""
    return tuple(_all())


def outline(name: str) -> tuple[Command, ...]:
    """The outline of an icon; `name` is one of `names()`."""
    return _all()[name]
