"""Text from a canvas as XML character data and attribute values."""

from __future__ import annotations

import re

# XML 1.0 (fifth edition), production 2: the characters that may stand in a document.
# Told by those that may not, of which a pattern is made in no time.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escaped(text: str) -> str:
    """`text` as character data; what XML cannot hold becomes U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """`text` as the value of an attribute in double quotes; white space is kept as it is."""
    value = escaped(text).replace('"', "&quot;")
    return value.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")
