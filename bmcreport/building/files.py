"""Files written whole or not at all: a temporary file beside the target, flushed to the disk, then put in its place."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from bmcreport.diagnostics import Diagnostic, Source

_PREFIX, _SUFFIX = ".bmcreport-", ".part"

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)

_KINDS = (
    (stat.S_ISLNK, "a symbolic link"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> Diagnostic | None:
    """Put `content`, whole or in parts, at `path`, or return the reason why not: then what was there is untouched.

    Anything but a file that stands at `path` stays where it is, and what a link leads to is not written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind := _in_the_way(path):
            return _occupied(path, kind)
        _replace(path, (content,) if isinstance(content, bytes) else content)
    except OSError as error:
        return unwritable(path, error)
    return None


def append(path: Path, content: bytes) -> Diagnostic | None:
    """Put `content` after what is in the file at `path`, or begin one; the reason is returned where that fails.

    The file is one that somebody else owns, such as the summary of a job. Anything but a file is left alone, and never
    waited for.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NONBLOCK", 0), 0o666)
    except OSError as error:
        return unwritable(path, error)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return _occupied(path, _in_the_way(path) or "something else")
    try:
        _fill(descriptor, (content,))
    except OSError as error:
        return unwritable(path, error)
    return None


def remove_leftovers(folder: Path) -> None:
    """Remove the temporary files of writers that were killed; to be called by the only writer of the folder."""
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            path.unlink()


def unwritable(path: Path, error: OSError) -> Diagnostic:
    """That the system does not let a file or folder be written."""
    reason = error.strerror or str(error)
    return Diagnostic(
        "BMC603",
        f"this file cannot be written: {reason}",
        Source(str(path), ""),
        hint="check the folder of --output, its permissions and the free space",
    )


def _in_the_way(path: Path) -> str | None:
    """What stands at a path, if that is no regular file."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return None
    return next((name for is_one, name in _KINDS if is_one(mode)), None)


def _occupied(path: Path, kind: str) -> Diagnostic:
    return Diagnostic(
        "BMC606",
        f"this file cannot be written: {kind} stands in its place",
        Source(str(path), ""),
        hint="move it away, or write into another folder with --output",
    )


def _replace(path: Path, content: Iterable[bytes]) -> None:
    part = path.with_name(f"{_PREFIX}{token_hex(8)}{_SUFFIX}")
    try:
        # The system subtracts the umask, so an output is as readable as any other new file.
        _fill(os.open(part, _NEW, 0o666), content)
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _fill(descriptor: int, content: Iterable[bytes]) -> None:
    try:
        for part in content:
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_folder(folder: Path) -> None:
    """Let the new name outlast a loss of power, where folders can be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
