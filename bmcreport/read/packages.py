"""Zip packages of other people (.pptx, .potx), looked over before anything in them is opened.

What a zip archive says of its members is not trusted beyond use: sums and ratios keep a small file from becoming a
large one, and names that leave the package, stand twice or are encrypted are refused.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from bmcreport.diagnostics import Checked, Diagnostic, Source
from bmcreport.read.files import missing_hint

MAX_FILE = 100 << 20
"""Bytes of a package that is read."""

MAX_MEMBERS = 5_000

MAX_CONTENT = 400 << 20
"""Bytes of all members of a package, inflated."""

MAX_RATIO = 200
"""How many times larger a member may be inflated, from `_SMALL` on; text of decks stays under 60."""

_SMALL = 1 << 20
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Package:
    """A package that may be opened: its file's name for messages, its bytes and the names of its members."""

    name: str
    content: bytes = field(repr=False)
    members: tuple[str, ...] = field(repr=False)


def read_bytes(path: Path, most: int = MAX_FILE) -> Checked[bytes]:
    """The bytes of a file that is no text, at most `most` of them."""
    try:
        # A device or a pipe could keep us waiting for ever.
        if path.exists() and not path.is_file():
            return _refused(str(path), "BMC602", "this is not a file", "give the path of a file")
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError:
        return _refused(str(path), "BMC601", "there is no such file", missing_hint(path))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _refused(str(path), "BMC602", f"this file cannot be read: {reason}", "check its name and permissions")
    if len(content) > most:
        return _refused(str(path), "BMC702", f"the file is larger than {most >> 20} MiB", "is it the right file?")
    return Checked(content)


def check_package(name: str, content: bytes) -> Checked[Package]:
    """The package in `content`, called `name`, or why it had better not be opened."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        return _refused(name, "BMC701", "this file is no package of Office programs, or damaged", _SAVE_AGAIN)
    if too_large := _too_large(members):
        return _refused(name, "BMC702", too_large, "nothing of it was opened; is it from somebody you know?")
    if odd := _odd(members):
        return _refused(name, "BMC701", odd, _SAVE_AGAIN)
    return Checked(Package(name, content, tuple(member.filename for member in members)))


_SAVE_AGAIN = "open it in PowerPoint and save it again as .pptx, without a password"


def _too_large(members: list[zipfile.ZipInfo]) -> str:
    """What there is too much of; nothing in a package of usual measure."""
    if len(members) > MAX_MEMBERS:
        return f"the package has {len(members):,} parts, more than {MAX_MEMBERS:,}"
    if sum(member.file_size for member in members) > MAX_CONTENT:
        return f"the package holds more than {MAX_CONTENT >> 20} MiB"
    if any(member.file_size > max(_SMALL, MAX_RATIO * member.compress_size) for member in members):
        return f"a part of the package grows more than {MAX_RATIO} times when it is read"
    return ""


def _odd(members: list[zipfile.ZipInfo]) -> str:
    """What no program that means well writes; nothing in a usual package."""
    names = [member.filename for member in members]
    if "[Content_Types].xml" not in names:
        return "this file is no package of Office programs: it has no list of content types"
    if len({name.lower() for name in names}) < len(names):
        return "a part stands in the package twice"
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
        return "a part has a name that leads out of the package"
    if any(member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS for member in members):
        return "a part is encrypted or compressed in an unusual way"
    return ""


def _refused(name: str, code: str, message: str, hint: str) -> Checked[Any]:
    return Checked(None, (Diagnostic(code, message, Source(name, ""), hint=hint),))
