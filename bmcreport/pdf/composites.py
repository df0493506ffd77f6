"""Glyphs made of other glyphs, added to a TrueType font (OpenType 1.9: glyf, loca, hmtx, hhea, maxp, head).

A letter with its marks, each in its place, becomes one glyph, which PDF readers take for one character.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

Placed = tuple[tuple[int, int, int], ...]
"""Glyphs, each by its number with its place across and up, in font units."""

_WORDS, _PLACES, _MORE = 1, 2, 32
_MOST = 0xFFFF
_MAGIC = 0xB1B0AFBA


def with_composites(font: bytes, composites: Sequence[tuple[Placed, int]]) -> tuple[bytes, list[int]]:
    """The font file with a glyph for each of these (what it is made of, and its width), and their numbers in order.

    A glyph that stands in no other place than its own is not made anew.
    """
    tables = _tables(font)
    outlines, metrics = list(_outlines(tables)), list(_metrics(tables))
    numbers = []
    for placed, width in composites:
        drawn = [each for each in placed if outlines[each[0]]]
        if len(placed) == 1 and placed[0][1:] == (0, 0) and metrics[placed[0][0]][0] == width:
            numbers.append(placed[0][0])
            continue
        numbers.append(len(outlines))
        box = _bounds([(_box(outlines[glyph]), x, y) for glyph, x, y in drawn])
        outlines.append(_composite(drawn, box) if drawn else b"")
        metrics.append((width, box[0]))
    most = max((len(placed) for placed, _ in composites), default=0)
    return _assembled(tables | _written(tables, outlines, metrics, most)), numbers


def _tables(font: bytes) -> dict[str, bytes]:
    records = struct.iter_unpack(">4sIII", font[12 : 12 + 16 * _number(font, 4)])
    return {tag.decode(): font[offset : offset + length] for tag, _, offset, length in records}


def _outlines(tables: Mapping[str, bytes]) -> Iterator[bytes]:
    """The data of each glyph."""
    loca, long = tables["loca"], _number(tables["head"], 50)
    size, factor = (4, 1) if long else (2, 2)
    places = struct.unpack(f">{len(loca) // size}{'I' if long else 'H'}", loca)
    return (tables["glyf"][start * factor : end * factor] for start, end in pairwise(places))


def _metrics(tables: Mapping[str, bytes]) -> Iterator[tuple[int, int]]:
    """Width and left side bearing of each glyph; those after the last full record have its width."""
    full, data, width = _number(tables["hhea"], 34), tables["hmtx"], 0
    for width, bearing in struct.iter_unpack(">Hh", data[: 4 * full]):
        yield width, bearing
    for (bearing,) in struct.iter_unpack(">h", data[4 * full :]):
        yield width, bearing


def _number(table: bytes | bytearray, offset: int) -> int:
    (number,) = struct.unpack_from(">H", table, offset)
    return int(number)


def _box(outline: bytes) -> tuple[int, int, int, int]:
    left, bottom, right, top = struct.unpack_from(">4h", outline, 2)
    return left, bottom, right, top


def _bounds(boxes: Sequence[tuple[tuple[int, int, int, int], int, int]]) -> tuple[int, int, int, int]:
    if not boxes:
        return 0, 0, 0, 0
    moved = [(left + x, bottom + y, right + x, top + y) for (left, bottom, right, top), x, y in boxes]
    lefts, bottoms, rights, tops = zip(*moved, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _composite(drawn: Sequence[tuple[int, int, int]], box: tuple[int, int, int, int]) -> bytes:
    last = len(drawn) - 1
    parts = (
        struct.pack(">HHhh", _WORDS | _PLACES | (_MORE if number < last else 0), glyph, x, y)
        for number, (glyph, x, y) in enumerate(drawn)
    )
    return struct.pack(">5h", -1, *box) + b"".join(parts)


def _written(
    tables: Mapping[str, bytes], outlines: Sequence[bytes], metrics: Sequence[tuple[int, int]], most: int
) -> dict[str, bytes]:
    """The tables that change with the number of glyphs; `most` is the most glyphs that one is made of."""
    padded = [outline + bytes(-len(outline) % 4) for outline in outlines]
    places = list(accumulate(map(len, padded), initial=0))
    head, hhea, maxp = map(bytearray, (tables["head"], tables["hhea"], tables["maxp"]))
    struct.pack_into(">H", head, 50, 1)
    struct.pack_into(">H", hhea, 10, max(width for width, _ in metrics))
    struct.pack_into(">H", hhea, 34, len(metrics))
    struct.pack_into(">H", maxp, 4, len(outlines))
    for simple, composite in ((6, 10), (8, 12)):
        largest = max(_number(maxp, simple), _number(maxp, composite))
        struct.pack_into(">H", maxp, composite, min(_MOST, largest * max(1, most)))
    struct.pack_into(">HH", maxp, 28, max(most, _number(maxp, 28)), _number(maxp, 30) + 1)
    return {
        "glyf": b"".join(padded),
        "loca": struct.pack(f">{len(places)}I", *places),
        "hmtx": b"".join(struct.pack(">Hh", *each) for each in metrics),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "maxp": bytes(maxp),
    }


def _assembled(tables: Mapping[str, bytes]) -> bytes:
    """Tables as a font file, its checksums set."""
    count = len(tables)
    power = 1 << count.bit_length() - 1
    start = struct.pack(">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    head = bytearray(tables["head"])
    struct.pack_into(">I", head, 8, 0)
    contents = {tag: data + bytes(-len(data) % 4) for tag, data in sorted({**tables, "head": bytes(head)}.items())}
    offsets = accumulate(map(len, contents.values()), initial=12 + 16 * count)
    records = b"".join(
        struct.pack(">4sIII", tag.encode(), _checksum(data), offset, len(tables[tag]))
        for (tag, data), offset in zip(contents.items(), offsets, strict=False)
    )
    whole = start + records + b"".join(contents.values())
    struct.pack_into(">I", head, 8, (_MAGIC - _checksum(whole)) % (1 << 32))
    contents["head"] = bytes(head) + bytes(-len(head) % 4)
    return start + records + b"".join(contents.values())


def _checksum(data: bytes) -> int:
    return int(sum(struct.unpack(f">{len(data) // 4}I", data))) % (1 << 32)
