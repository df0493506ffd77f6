"""Files written whole or not at all: a temporary file beside the target, flushed to the disk, then put in its place."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from bmcreport.diagnostics import Diagnostic, Source


def write_whole(path: Path, content: bytes) -> Diagnostic | None:
    """Put `content` at `path`; on failure whatever was there is untouched, and the reason is returned."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as error:
        return _unwritable(path, error)
    return None


def _replace(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files for their owner only; an output is as readable as any other new file.
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> Diagnostic:
    reason = error.strerror or str(error)
    return Diagnostic(
        "BMC603",
        f"this file cannot be written: {reason}",
        Source(str(path), ""),
        hint="check the folder of --output, its permissions and the free space",
    )
