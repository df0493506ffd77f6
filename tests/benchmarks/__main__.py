"""Times bmcreport beside its peers on equal content, in one run, as ratios: `python -m tests.benchmarks`.

    python -m tests.benchmarks                          # everything, some minutes
    python -m tests.benchmarks documents stages         # only these parts
    python -m tests.benchmarks --rounds 31 --cold 13    # steadier
    python -m tests.benchmarks --json figures.json      # the same figures for programs

Thousands of canvases in one run are measured by `python -m tests.benchmarks.batch`.

Parts: `build` (all that is shipped), `documents` (one page, one deck), `stages` (where the time goes), `items`,
`characters`, `canvases` and `fields` (how cost grows, the last with companies that are compared). Peers: the plain
script (reportlab's Paragraph and KeepInFrame, python-pptx's own API; see `plain`), typst where `pip install typst` was
done, and PptxGenJS on Node where `npm install --prefix .ci/clients pptxgenjs@4` was done, deflated as our decks are.
Peers get the content ready-made (`content`). Warm: the median of rounds in one process, each with texts of its own,
contenders taking turns. Cold: the median of whole processes.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.fields import fields
from tests.benchmarks.parts import Row, Workshop, build, canvases, characters, documents, items, stages

PARTS: dict[str, Callable[[Workshop], Iterable[Row]]] = {
    each.__name__: each for each in (build, documents, stages, items, characters, canvases, fields)
}


def table(part: str, rows: Iterable[Row]) -> Table:
    """The figures of a part; what missed its aim stands out."""
    shown = Table("what", "ms", "ratio", "to", "aim", "bytes", title=part, title_justify="left")
    for column in ("ms", "ratio", "bytes"):
        next(each for each in shown.columns if each.header == column).justify = "right"
    for row in rows:
        shown.add_row(
            row.what,
            "" if row.milliseconds is None else f"{row.milliseconds:,.1f}",
            "" if row.ratio is None else f"{row.ratio:.2f}",
            row.to,
            "" if row.aim is None else f"at most {row.aim:g}",
            "" if row.size is None else f"{row.size:,}",
            style="red" if row.missed else None,
        )
    return shown


def main() -> None:
    """Measure the parts that are asked for and show them as they come."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all of them, if none is named")
    parser.add_argument("--rounds", type=int, default=15, help="rounds in one process")
    parser.add_argument("--cold", type=int, default=7, help="whole processes")
    parser.add_argument("--json", type=Path, help="a file for the same figures")
    wanted = parser.parse_args()
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder), wanted.rounds, wanted.cold)
        for part in wanted.parts or PARTS:
            figures[part] = list(PARTS[part](workshop))
            Console().print(table(part, figures[part]))
    if wanted.json:
        told = {part: [asdict(row) for row in rows] for part, rows in figures.items()}
        wanted.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
