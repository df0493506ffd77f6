"""The same decks by PptxGenJS on Node, where both are installed: a process that is kept, as warm as ours."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("pptxgen.cjs")
INSTALL = "npm install --prefix .ci/clients pptxgenjs@4"


def modules() -> Path | None:
    """The folder with PptxGenJS: in .ci/clients, or where NODE_PATH says."""
    folders = [ROOT / ".ci/clients/node_modules", *map(Path, os.environ.get("NODE_PATH", "").split(os.pathsep))]
    return next((each for each in folders if (each / "pptxgenjs").is_dir()), None)


@contextmanager
def writer(contents: str) -> Iterator[Callable[[int], int] | None]:
    """A function that makes the deck of a number and gives its size; none without Node or PptxGenJS."""
    node, folder = shutil.which("node"), modules()
    if node is None or folder is None:
        yield None
        return
    environment = {**os.environ, "NODE_PATH": str(folder)}
    with subprocess.Popen(
        [node, str(SCRIPT), contents], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        given, answers = process.stdin, process.stdout
        assert given is not None
        assert answers is not None

        def write(number: int) -> int:
            given.write(f"{number}\n")
            given.flush()
            return int(answers.readline())

        try:
            yield write
        finally:
            given.close()
