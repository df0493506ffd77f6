"""Where a deck may lead to: its own slides, the web and mail, written as PowerPoint accepts them."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# The characters that RFC 3986 allows unescaped, reserved ones and the percent sign included.
_ALLOWED = ":/?#[]@!$&'()*+,;=%-._~"


_SLIDE = "slide:"


def to_slide(number: int) -> str:
    """A link to the slide with this number, counted from 1; canvases cannot hold such links."""
    return f"{_SLIDE}{number}"


def slide_of(link: str) -> int | None:
    """The number of the slide that a link leads to, if it leads to one."""
    return int(link.removeprefix(_SLIDE)) if link.startswith(_SLIDE) else None


def target(link: str) -> str | None:
    """`link` as a URI, or nothing when it is not http, https or mailto, or leads nowhere.

    Why: PowerPoint calls a whole file damaged for one malformed link, and other schemes run programs.
    """
    try:
        parts = urlsplit(link.strip())
        place = parts.hostname if parts.scheme in ("http", "https") else parts.path
    except ValueError:
        return None
    known = parts.scheme in ("http", "https", "mailto")
    return quote(parts.geturl(), safe=_ALLOWED) if known and place else None
