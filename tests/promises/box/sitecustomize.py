"""Notes what this process asks of the system, and every process that it starts; imported by Python itself.

BOX_NOTES names the file of notes: a JSON list a line, of the process, its phase, the event and its arguments.
"""

from __future__ import annotations

import json
import os
import sys
from types import CodeType

_NOTED = (
    "compile",
    "code.__new__",
    "ctypes.dlopen",
    "exec",
    "ftplib.",
    "http.",
    "import",
    "mmap.",
    "open",
    "os.",
    "pathlib.",
    "pickle.",
    "pty.",
    "shutil.",
    "smtplib.",
    "socket.",
    "subprocess.",
    "tempfile.",
    "urllib.",
    "webbrowser.",
)
_SILENT = ("os.listdir", "os.scandir", "os.walk", "os.fwalk")

_phase = ["start"]
_noting: list[int] = []


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "bmcreport.phase":
        _phase[0] = str(arguments[0])
    if _noting or not event.startswith(_NOTED) or event in _SILENT:
        return
    _noting.append(1)
    try:
        line = json.dumps([os.getpid(), _phase[0], event, [_told(one) for one in arguments]])
        os.write(_notes, f"{line}\n".encode())
    finally:
        _noting.pop()


def _told(argument: object) -> object:
    if argument is None or isinstance(argument, int):
        return argument
    if isinstance(argument, CodeType):
        return f"{argument.co_filename} {argument.co_consts!r}"
    if isinstance(argument, bytes | memoryview | bytearray):
        return bytes(argument).decode("utf-8", "backslashreplace")
    return str(argument)


if "BOX_NOTES" in os.environ:
    _notes = os.open(os.environ["BOX_NOTES"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    sys.addaudithook(_note)
