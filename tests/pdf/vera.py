"""veraPDF's verdicts on files: one compilation and one Java process a session."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from os import pathsep
from pathlib import Path

from tests import clients

PROFILES = ("ua1", "2a")
_QUICK = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dstdout.encoding=UTF-8")
"""For a process of seconds: no compiler that pays off in minutes."""
_SOURCE = Path(__file__).with_name("VeraCheck.java")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many checks a profile made on a file, and the rules that it found broken."""

    checks: int
    broken: tuple[str, ...]


class VeraPdf:
    """The validator, compiled into a folder and kept running: most of what a file costs it is its start."""

    def __init__(self, folder: Path) -> None:
        jar = clients.verapdf_jar()
        subprocess.run([clients.javac(), "-cp", str(jar), "-d", str(folder), str(_SOURCE)], check=True, timeout=120)
        command = [clients.java(), *_QUICK, "-cp", f"{jar}{pathsep}{folder}", "VeraCheck"]
        self._running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def verdicts(self, files: Iterable[Path], profiles: Sequence[str] = PROFILES) -> Mapping[tuple[str, str], Verdict]:
        """By profile and file name without ending."""
        return {(profile, file.stem): self._verdict(profile, file) for file in files for profile in profiles}

    def _verdict(self, profile: str, file: Path) -> Verdict:
        assert self._running.stdin
        assert self._running.stdout
        print(profile, file, sep="\t", file=self._running.stdin, flush=True)
        answer = self._running.stdout.readline()
        assert answer, "veraPDF has ended"
        checks, *broken = answer.rstrip("\n").split("\t")
        return Verdict(int(checks), tuple(broken))

    def end(self) -> None:
        """Let it end."""
        self._running.communicate(timeout=60)
