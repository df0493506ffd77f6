"""Documents as git remembers them: the only place that starts a process, always `git` and never a shell.

Arguments are fixed but for commits, which are hexadecimal by then, and paths, which stand after `--` or a colon.
Nothing that a repository's configuration names is run: no filter, driver, hook, pager or signature check.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

SECONDS = 20
"""How long git may take for one answer."""

_SAFELY = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never", "--no-pager")
_QUIETLY = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_WHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF", "GIT_TRACE")
"""What would lead git elsewhere than to the folder that it is asked about."""


_PLAIN_FILE = "100"
"""How the modes of files begin that are no links."""


class NoGit(Exception):
    """There is no program `git`."""


class GitRefused(Exception):
    """git had no answer; says why in its own words."""


class GitTooSlow(GitRefused):
    """git had no answer in time."""


class Commit(Struct, frozen=True):
    """A commit that touched a file: its full name, its day (ISO 8601), its subject, and the file's path in it."""

    name: str
    day: str
    subject: str
    path: str

    @property
    def short(self) -> str:
        return self.name[:8]


class Repository(Struct, frozen=True):
    """The repository around a folder."""

    folder: Path

    def commit(self, revision: str) -> str:
        """The full name of the commit that a revision such as `HEAD~3` means."""
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        # Releases of git before 2.41 print the marker, too.
        return self._text(*asked).split()[-1]

    def path_of(self, path: Path) -> str:
        """Where a file or folder is, from the top of the repository."""
        top = Path(self._text("rev-parse", "--show-toplevel").rstrip("\n"))
        return path.resolve().relative_to(top.resolve()).as_posix()

    def renamed(self, commit: str) -> dict[str, str]:
        """The paths that files had in a commit which are called otherwise now, by the path that they have."""
        told = self._text("diff-index", "--cached", "-r", "-M", "--diff-filter=R", "--name-status", "-z", commit, "--")
        parts = told.split("\0")
        return dict(zip(parts[2::3], parts[1::3], strict=False))

    def content(self, commit: str, path: str) -> bytes:
        """The content of a file in a commit."""
        return self._run("cat-file", "blob", f"{commit}:{path}")

    def files(self, commit: str, folder: str) -> tuple[str, ...]:
        """The paths of the files in a folder of a commit, without those in folders in it."""
        tree = f"{commit}:{folder}" if folder != "." else commit
        listed = (entry.partition("\t") for entry in self._text("ls-tree", "-z", "--full-tree", tree).split("\0"))
        names = (name for kind, _, name in listed if kind.startswith(_PLAIN_FILE))
        return tuple(name if folder == "." else f"{folder}/{name}" for name in names)

    def commits_of(self, path: Path, most: int) -> tuple[Commit, ...]:
        """The last commits that touched a file, the earliest first, renames followed."""
        told = self._text(
            "log", "--follow", "-M", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color",
            "--no-decorate", f"--max-count={most}", "--diff-filter=AMR", "--name-status", "-z",
            "--format=%x01%H%x02%cs%x02%s%x02", "--", str(path.resolve()),
        )  # fmt: skip
        return tuple(reversed([*_commits(told)]))

    def _text(self, *arguments: str) -> str:
        return self._run(*arguments).decode("utf-8", errors="replace")

    def _run(self, *arguments: str) -> bytes:
        surroundings = {key: value for key, value in os.environ.items() if key not in _WHERE} | _QUIETLY
        command = ("git", "-C", str(self.folder.resolve()), *_SAFELY, *arguments)
        try:
            done = subprocess.run(  # noqa: S603 (an argument list, see above)
                command, capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS, env=surroundings, check=False
            )
        except FileNotFoundError as error:
            raise NoGit from error
        except subprocess.TimeoutExpired as error:
            raise GitTooSlow(f"no answer within {SECONDS} seconds") from error
        except (OSError, ValueError) as error:
            raise GitRefused(str(error)) from error
        if done.returncode:
            raise GitRefused(_last_line(done.stderr))
        return done.stdout


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", errors="replace").strip().splitlines()
    return lines[-1].removeprefix("fatal: ") if lines else "it does not say why"


def _commits(told: str) -> Iterator[Commit]:
    for entry in told.split("\x01")[1:]:
        name, day, subject, files = entry.split("\x02", 3)
        *_, path = (part for part in files.split("\0") if part.strip())
        yield Commit(name, day, subject, path)
