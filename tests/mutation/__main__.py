"""Changes the code on purpose, one thing at a time, and counts what the tests notice: `python -m tests.mutation`.

    pip install -e '.[test,mutation]'
    python -m tests.mutation gate                 # or reader, or writer
    python -m tests.mutation reader --processes 2

It works on a copy of what git knows of, which it names; there, `mutmut results` lists what nobody noticed and
`mutmut show NAME` tells the change. Ends with 1 where fewer than 85 of a hundred changes were noticed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copy2

from tests.mutation.areas import AREAS, Area

TREE = Path(__file__).parents[2]
LEAST = 0.85


def main() -> None:
    """Try the tests of the area that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("area", choices=AREAS)
    parser.add_argument("--processes", type=int, default=1, help="how many changes are tried at once")
    asked = parser.parse_args()
    copy = _copied(AREAS[asked.area])
    sys.stdout.write(f"working in {copy}\n")
    sys.stdout.flush()
    environment = os.environ | {"PYTHONPATH": ""}
    for words in (["run", "--max-children", str(asked.processes)], ["export-cicd-stats"]):
        subprocess.run([sys.executable, "-m", "mutmut", *words], cwd=copy, env=environment, check=True)
    sys.exit(0 if _score(copy) >= LEAST else 1)


def _copied(area: Area) -> Path:
    """The tree as it stands, with the settings of mutmut, which takes them from no other place."""
    copy = Path(tempfile.mkdtemp(prefix="mutation-"))
    for name in subprocess.check_output(["git", "ls-files"], cwd=TREE, text=True).splitlines():  # noqa: S607
        if (TREE / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            copy2(TREE / name, copy / name)
    with (copy / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(area.settings())
    return copy


def _score(copy: Path) -> float:
    """Which part of the changes was noticed, of those that any test runs through; hanging is noticed, too."""
    counts = json.loads((copy / "mutants" / "mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    noticed = counts["killed"] + counts["timeout"] + counts["segfault"]
    score: float = noticed / counts["total"]
    sys.stdout.write(f"{noticed} of {counts['total']} changes were noticed: {score:.1%}\n")
    return score


if __name__ == "__main__":
    main()
