"""What a code says of itself."""

from __future__ import annotations

from msgspec import Struct

CONTENT, USAGE, ENVIRONMENT, BUG = 1, 2, 3, 70
"""What a process exits with: a document is at fault, the command line is, the machine is, or we are.

The last is EX_SOFTWARE of sysexits.h.
"""


class Code(Struct, frozen=True):
    """A kind of finding, with an example of what brings it about."""

    title: str
    explanation: str
    example: str
    exit_status: int = CONTENT
