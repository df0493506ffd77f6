"""What a house puts on all that it makes: a logo, already decoded and checked, and a line at the foot."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from msgspec import Struct

from bmcreport.units import Rect


@dataclass(frozen=True, slots=True)
class Bitmap:
    """An opaque picture: `png` holds 8-bit RGB, not interlaced and without metadata; width and height in pixels."""

    width: int
    height: int
    png: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """The same for the same pixels, and for no others."""
        return sha256(self.png).hexdigest()[:16]

    def within(self, rect: Rect) -> Rect:
        """The largest rectangle of the picture's proportions inside `rect`, in its middle, at least an EMU wide."""
        width = min(rect.width, max(1, rect.height * self.width // self.height))
        height = min(rect.height, max(1, width * self.height // self.width))
        return Rect(rect.x + (rect.width - width) // 2, rect.y + (rect.height - height) // 2, width, height)


class Logo(Struct, frozen=True):
    """A picture, and whose it is, if that is known."""

    bitmap: Bitmap
    name: str | None = None


class Branding(Struct, frozen=True):
    """The logo in the header and on the cover, the text at the foot, and what is stamped on slides; all may be missing.

    `stamp` is `draft` or `confidential`, which are said in the language of what they are stamped on, or words.
    """

    logo: Logo | None = None
    footer: str | None = None
    stamp: str | None = None


PLAIN = Branding()
"""Nothing of any house."""
