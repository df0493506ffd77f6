"""What is said of a target's files once they are written: the files, how they came about and how they fit."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from bmcreport.building.fit import PageFit
    from bmcreport.building.render import Rendered


class MadeFile(Struct, frozen=True):
    """A file as it was written; `size` in bytes, `sha256` in hexadecimal digits.

    `mark` is what a remote store says of it as long as it is the same.
    """

    name: str
    size: int
    sha256: str
    mark: str = ""

    def is_in(self, content: bytes) -> bool:
        """Whether this is the file's content."""
        return len(content) == self.size and sha256(content).hexdigest() == self.sha256

    def as_data(self) -> dict[str, Any]:
        """The file as JSON has it."""
        data = {"name": self.name, "size": self.size, "sha256": self.sha256}
        return {**data, "mark": self.mark} if self.mark else data


class Made(Struct, frozen=True):
    """The files of a target, the one that it is named after first, then pages that are files of their own.

    `count` is the number of pages or slides, `type_size` that of a page's items in points, `pages` says of a canvas how
    it fits each page, `seconds` how long it took to render.
    """

    files: tuple[MadeFile, ...]
    count: int
    type_size: float | None = None
    pages: tuple[PageFit, ...] = ()
    seconds: float = 0

    @property
    def size(self) -> int:
        """Of the first file, in bytes."""
        return self.files[0].size


def contents(rendered: Rendered, file_name: str) -> Iterator[tuple[str, bytes]]:
    """The files of a target by name: pages after the first have their number in the name."""
    stem, _, suffix = file_name.rpartition(".")
    yield file_name, rendered.content
    for page, content in enumerate(rendered.further, 2):
        yield f"{stem}-{page}.{suffix}", content


def made(rendered: Rendered, file_name: str, seconds: float) -> Made:
    """What is left to say of a target when its contents are in files."""
    files = tuple(
        MadeFile(name, len(content), sha256(content).hexdigest()) for name, content in contents(rendered, file_name)
    )
    return Made(files, rendered.count, rendered.type_size, rendered.pages, round(seconds, 3))
