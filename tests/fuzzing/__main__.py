"""Fuzzes what reads the files of strangers, for as long as it is told to: `python -m tests.fuzzing`.

    pip install atheris
    python -m tests.fuzzing reader                  # ten minutes
    python -m tests.fuzzing logos --seconds 3600
    python -m tests.fuzzing links --corpus FOLDER   # goes on from what was reached before

Targets: `reader`, `gate`, `links`, `slugs`, `logos`, `packages`, `templates` (see `targets`). The first find ends the
run; the input lies in the folder that is named then. Once mended, it belongs into `finds/TARGET` under a name that says
what was wrong, where the everyday suite tries it from then on.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

# What was imported before is not seen.
with atheris.instrument_imports(include=["bmcreport", "yaml", "PIL"]):
    from tests.fuzzing.seeds import SEEDS, finds
    from tests.fuzzing.targets import TARGETS

SECONDS_A_TRY = 30
MEGABYTES = 2048
MOST_BYTES = 8192
"""Of one input: short ones are tried more often, and a template's parts are hardly longer."""


def main() -> None:
    """Fuzz the target that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", choices=SEEDS)
    parser.add_argument("--seconds", type=int, default=600, help="how long")
    parser.add_argument("--corpus", type=Path, help="a folder that keeps what was reached")
    asked = parser.parse_args()
    corpus = asked.corpus or Path(tempfile.mkdtemp(prefix=f"fuzzing-{asked.target}-"))
    sown(asked.target, corpus)
    sys.stderr.write(f"{asked.target}: {asked.seconds} s, corpus and finds in {corpus}\n")
    atheris.Setup([sys.argv[0], *arguments(corpus, asked.seconds)], TARGETS[asked.target])
    atheris.Fuzz()


def sown(target: str, corpus: Path) -> None:
    """Seeds and former finds in the corpus."""
    corpus.mkdir(parents=True, exist_ok=True)
    for index, seed in enumerate((*SEEDS[target](), *(path.read_bytes() for path in finds(target)))):
        (corpus / f"seed-{index}").write_bytes(seed)


def arguments(corpus: Path, seconds: int) -> list[str]:
    """What libFuzzer is told."""
    (corpus / "finds").mkdir(exist_ok=True)
    return [
        f"-max_total_time={seconds}",
        f"-timeout={SECONDS_A_TRY}",
        f"-max_len={MOST_BYTES}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-artifact_prefix={corpus / 'finds'}/",
        str(corpus),
    ]


if __name__ == "__main__":
    main()
