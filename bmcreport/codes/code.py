"""What a code says of itself."""

from __future__ import annotations

from dataclasses import dataclass

CONTENT, USAGE, ENVIRONMENT = 1, 2, 3
"""What a process exits with: a document is at fault, the command line is, or the machine is."""


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding, with an example of what brings it about."""

    title: str
    explanation: str
    example: str
    exit_status: int = CONTENT
