"""The links that a deck may lead to: the web and mail, written as PowerPoint accepts them."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# The characters that RFC 3986 allows unescaped, reserved ones and the percent sign included.
_ALLOWED = ":/?#[]@!$&'()*+,;=%-._~"


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
