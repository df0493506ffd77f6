"""Addresses of stores that are no folders, such as `s3://bucket/prefix`."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from msgspec import Struct

_ADDRESS = re.compile("[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_USER = re.compile("(?<=://)[^/@]*@")


class Address(Struct, frozen=True):
    """The address of a store, or of a file in it; shown without the user and the password that it may hold."""

    url: str

    @property
    def name(self) -> str:
        return self.url.rpartition("/")[2]

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix

    def __truediv__(self, name: str) -> Address:
        return Address(f"{self.url.rstrip('/')}/{name}")

    def __str__(self) -> str:
        return _USER.sub("", self.url)


Place = Path | Address


def place(text: str) -> Place:
    """What somebody means who names a place to write to: an address where it has a scheme, else a folder."""
    return Address(text) if _ADDRESS.match(text) else Path(text)
