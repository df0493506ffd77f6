"""What services of continuous integration find in a log, read as they read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Signs that move, colour or reorder what a terminal shows, but for line feeds."""


@dataclass(frozen=True)
class Obeyed:
    """A command that a service found in a log."""

    name: str
    properties: Mapping[str, str]
    message: str


def obeyed(log: str) -> list[Obeyed]:
    """The commands in all lines, as the runner of GitHub Actions divides and reads them (ActionCommand.cs)."""
    return [found for line in re.split(r"\r\n|\r|\n", log) for found in _obeyed(line)]


def _obeyed(line: str) -> Iterator[Obeyed]:
    trimmed = line.lstrip()
    if trimmed.startswith("::") and (end := trimmed.find("::", 2)) > 0:
        name, _, rest = trimmed[2:end].partition(" ")
        pairs = (pair.split("=", 1) for pair in rest.split(",") if "=" in pair)
        yield Obeyed(name, {key.strip(): unquote(value) for key, value in pairs}, unquote(trimmed[end + 2 :]))
    elif found := re.search(r"##(\[|vso\[|teamcity\[)", line, re.IGNORECASE):
        yield Obeyed(found[0], {}, line)
