"""Text from a canvas as XML character data and attribute values."""

from __future__ import annotations

import re

# XML 1.0 (fifth edition), production 2: the characters that may stand in a document.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escaped(text: str) -> str:
    """`text` as character data; what XML cannot hold becomes U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """`text` as the value of an attribute in double quotes; white space is kept as it is."""
    value = escaped(text).replace('"', "&quot;")
    return value.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")
