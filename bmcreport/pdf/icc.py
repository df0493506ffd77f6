"""The colour space sRGB as an ICC profile of some 500 bytes, computed here from published numbers.

Format: ICC.1:2004-10 (profile version 4.2). Colorants and adaptation: IEC 61966-2-1's primaries and white point D65,
adapted to D50 by the linear Bradford transform, as in the ICC's own `sRGB v4` profiles. Curve: IEC 61966-2-1, as
parametric curve type 3. A profile is a list of facts: there is nothing in it that anyone could own.
"""

from __future__ import annotations

import struct
from functools import cache

_WHITE = (0.9642, 1.0, 0.8249)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
_ADAPTATION = (1.04791, 0.02293, -0.05019, 0.02960, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEADER_LENGTH = 128


@cache
def srgb() -> bytes:
    """The profile, ready to be embedded."""
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(_CURVE)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("No rights reserved"),
        b"wtpt": _colour(_WHITE),
        b"chad": b"sf32" + bytes(4) + _fixed(_ADAPTATION),
        b"rXYZ": _colour(_RED),
        b"gXYZ": _colour(_GREEN),
        b"bXYZ": _colour(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    start = _HEADER_LENGTH + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for tag, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", tag, places[data], len(data))
    return _header(start + len(body)) + table + body


def _header(length: int) -> bytes:
    """ICC.1:2004-10, 7.2: a display profile from RGB to XYZ, version 4.2, dated 2000-01-01, perceptual intent."""
    start = struct.pack(">I4sI4s4s4s", length, bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    return (start + date + b"acsp" + bytes(28) + _fixed(_WHITE)).ljust(_HEADER_LENGTH, b"\0")


def _fixed(values: tuple[float, ...]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _colour(xyz: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(xyz)


def _words(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">III2s2sII", 0, 1, 12, b"en", b"US", len(data), 28) + data
