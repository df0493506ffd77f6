"""Picture files become bitmaps: checked before they are decoded, decoded by Pillow, written anew without metadata."""

from __future__ import annotations

import os
import stat
import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path

from msgspec import Struct
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from bmcreport.branding import Bitmap

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 25_000_000
MOST_KEPT = 1600
"""Pixels of the longer side that a logo keeps: 600 to the inch at 68 mm."""

_FORMATS = ("PNG", "JPEG")
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)
"""What Pillow's readers raise on files that are not as they should be."""


class Refused(Struct, frozen=True):
    """Why a file is no picture for us: a code, what is wrong, and what to do."""

    code: str
    problem: str
    hint: str


def read_picture(path: Path, root: Path) -> Bitmap | Refused:
    """The picture at `path`, which has to lie inside the folder `root` when all links are followed."""
    try:
        real = path.resolve()
        if not real.is_relative_to(root.resolve()):
            return _outside(root)
        content = _content(real)
    except FileNotFoundError:
        return Refused("BMC522", "leads nowhere", f"there is no such file; it is looked for at {path}")
    # Loops of links are runtime errors until Python 3.13, a null character in a name a value error.
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Refused("BMC522", f"cannot be read: {reason}", "check its name and permissions")
    return decoded(content) if isinstance(content, bytes) else content


def decoded(content: bytes) -> Bitmap | Refused:
    """A PNG or JPEG file as an opaque bitmap: turned upright, on white where transparent, at most `MOST_KEPT` wide."""
    if len(content) > MOST_BYTES:
        return _too_large(f"has more than {MOST_BYTES // 1024**2} MiB")
    try:
        with _quiet(), Image.open(BytesIO(content), formats=_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                return _too_large(f"has {image.width:,} x {image.height:,} pixels, more than 25 million")
            return _bitmap(image)
    except UnidentifiedImageError:
        return Refused(
            "BMC523", "is neither PNG nor JPEG", "save it as PNG or JPEG; its name alone does not make it one"
        )
    except Image.DecompressionBombError:
        return _too_large("has more than 25 million pixels")
    except _BROKEN:
        return Refused("BMC523", "is damaged", "open it in another program and save it again")


class _quiet(warnings.catch_warnings):  # noqa: N801 - read as a word
    """Pillow's warnings (many pixels, odd metadata) are for its callers; the limits here are ours."""

    def __enter__(self) -> None:
        super().__enter__()
        warnings.simplefilter("ignore")


def _content(path: Path) -> bytes | Refused:
    """The bytes of a regular file; opening a pipe must not wait for a writer."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    if not stat.S_ISREG(path.stat().st_mode):
        return _no_file()
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return _no_file()
        return file.read(MOST_BYTES + 1)


def _bitmap(image: Image.Image) -> Bitmap:
    image.load()
    upright = ImageOps.exif_transpose(image)
    opaque = _on_white(_in_srgb(upright))
    opaque.thumbnail((MOST_KEPT, MOST_KEPT), Image.Resampling.LANCZOS)
    # A picture made from pixels alone has nothing else to write.
    bare = Image.frombytes("RGB", opaque.size, opaque.tobytes())
    file = BytesIO()
    bare.save(file, "PNG", compress_level=9)
    return Bitmap(bare.width, bare.height, file.getvalue())


def _in_srgb(image: Image.Image) -> Image.Image:
    """The colours that a profile in the file means; those of the file where it has none, or none that can be used."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    see_through = image.convert("RGBA") if image.has_transparency_data else None
    seen = image.convert("RGB") if see_through or image.mode == "P" else image
    try:
        source, target = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        meant = ImageCms.profileToProfile(seen, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, *_BROKEN):
        return image
    if meant and see_through:
        meant.putalpha(see_through.getchannel("A"))
    return meant or image


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return _eight_bits(image).convert("RGB")
    see_through = image.convert("RGBA")
    white = Image.new("RGBA", see_through.size, "white")
    return Image.alpha_composite(white, see_through).convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Pillow cuts 16-bit greys off at 255 instead of scaling them."""
    return image.point(lambda value: value / 257).convert("L") if image.mode.startswith("I") else image


def _outside(root: Path) -> Refused:
    hint = f"put the picture into {root} or a folder in it; with a bmcreport.yaml, its folder is where pictures may be"
    return Refused("BMC521", "leads out of the project", hint)


def _no_file() -> Refused:
    return Refused("BMC522", "is not a file", "give the path of a PNG or JPEG file")


def _too_large(problem: str) -> Refused:
    return Refused("BMC524", problem, "make it smaller; a logo of 1,600 pixels is as sharp as any printer")
