"""veraPDF's verdicts on files: one compilation a session, one Java process a call."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from os import pathsep
from pathlib import Path

from tests import clients

PROFILES = ("ua1", "2a")
_QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")
"""For a process of seconds: no compiler that pays off in minutes."""
_SOURCE = Path(__file__).with_name("VeraCheck.java")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many checks a profile made on a file, and the rules that it found broken."""

    checks: int
    broken: tuple[str, ...]


class VeraPdf:
    """The validator, compiled into a folder."""

    def __init__(self, folder: Path) -> None:
        jar = clients.verapdf_jar()
        self._java = clients.java()
        self._classes = f"{jar}{pathsep}{folder}"
        subprocess.run([clients.javac(), "-cp", str(jar), "-d", str(folder), str(_SOURCE)], check=True, timeout=120)

    def verdicts(self, files: Iterable[Path], profiles: Sequence[str] = PROFILES) -> Mapping[tuple[str, str], Verdict]:
        """By profile and file name without ending."""
        command = [self._java, *_QUICK, "-cp", self._classes, "VeraCheck", ",".join(profiles), *map(str, files)]
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=240)
        return dict(_parsed(line) for line in done.stdout.splitlines())


def _parsed(line: str) -> tuple[tuple[str, str], Verdict]:
    profile, file, checks, *broken = line.split("\t")
    return (profile, Path(file).stem), Verdict(int(checks), tuple(broken))
