"""Thousands of canvases in one run: `python -m tests.benchmarks.batch --canvases 10000`.

Made-up neighbours of the shipped canvases, each in words of its own, are built as a whole process, page and deck; the
same again with nothing changed; with one canvas changed; with one in a hundred spoilt; and by the plain script on equal
content, as many documents of that as are named. What is printed: seconds, the resident memory of the process that
reads, plans and writes over its files, what was made, and the ratios to what is aimed at.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import psutil
import yaml
from rich.console import Console

from bmcreport.assets import examples_folder
from bmcreport.read.canvases import DocumentKind, document_kind
from bmcreport.read.files import read_source
from bmcreport.read.nodes import parse, plain_data
from tests.benchmarks import content, ours, plain

_NUMBER = "NUMBER"

MOST_MEMORY = 150 << 20
MOST_GROWTH = 10 << 20
MOST_AGAIN = 15.0
MOST_OF_PLAIN = 0.25


@dataclass(frozen=True, slots=True)
class Ran:
    """A whole process: its seconds, exit code, last line, files by verb, and its memory by file (bytes)."""

    seconds: float
    status: int
    said: str
    verbs: dict[str, int]
    memory: tuple[int, ...]

    @property
    def peak(self) -> int:
        return max(self.memory, default=0)

    @property
    def growth(self) -> int:
        """The memory of the last tenth of the files over that of the first one, both at their most."""
        tenth = max(1, len(self.memory) // 10)
        return max(self.memory[-tenth:], default=0) - max(self.memory[:tenth], default=0)


def generate(folder: Path, count: int) -> None:
    """That many canvases, no two alike, which relate to each other as the shipped ones do."""
    folder.mkdir(parents=True, exist_ok=True)
    patterns = [(slug, _dumped(_reworded(data))) for slug, data in _shipped()]
    for number, (slug, pattern) in enumerate(islice(cycle(patterns), count)):
        batch = f"{number // len(patterns):05}"
        (folder / f"{slug}-{batch}.yaml").write_text(pattern.replace(_NUMBER, batch), "utf-8")


def _dumped(data: dict[str, Any]) -> str:
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000))


def _shipped() -> list[tuple[str, dict[str, Any]]]:
    parsed = {path.stem: parse(_source(path)).value for path in sorted(examples_folder().glob("*.yaml"))}
    found = {slug: root for slug, root in parsed.items() if root and document_kind(root) is DocumentKind.CANVAS}
    data = {slug: plain_data(root) for slug, root in found.items()}
    return [(slug, each) for slug, each in data.items() if isinstance(each, dict)]


def _source(path: Path) -> Any:
    return read_source(path).value


def _reworded(data: dict[str, Any]) -> dict[str, Any]:
    """The canvas with a place for a number in every item, so that no paragraph was met before."""
    new: dict[str, Any] = json.loads(json.dumps(data))
    for block in new["blocks"].values():
        items = block["items"] if isinstance(block, dict) else block
        items[:] = [
            {**item, "text": f"{item['text']} {_NUMBER}"} if isinstance(item, dict) else f"{item} {_NUMBER}"
            for item in items
        ]
    for relation in new.get("relations") or []:
        relation["to"] = f"{relation['to']}-{_NUMBER}"
    return new


def built(source: Path, out: Path, *more: str) -> Ran:
    """Build as a whole process, and look at its memory whenever it tells a file."""
    command = [sys.executable, "-m", "bmcreport", "build", str(source), "-o", str(out), *more]
    started = time.perf_counter()
    memory, verbs, last = [], dict[str, int](), ""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        watched = psutil.Process(process.pid)
        for number, line in enumerate(process.stdout):
            last = line.strip()
            verb = line.split()[0] if line.strip() else ""
            verbs[verb] = verbs.get(verb, 0) + 1
            if number % 20 == 0:
                memory.append(_resident(watched))
    return Ran(time.perf_counter() - started, process.returncode, last, verbs, tuple(memory))


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def by_the_plain_script(documents: int) -> float:
    """Seconds that the plain script takes for a page and a deck, one after the other."""
    plain.use_fonts(ours.FONTS)
    canvases = [ours.reworded(each, 7) for each in islice(cycle(ours.everything().canvases), documents)]
    pages = [ours.page_content(each) for each in canvases]
    decks = [content.deck_data(ours.composed_deck(each)) for each in canvases]
    plain.page(pages[0])
    plain.deck(decks[0])
    started = time.perf_counter()
    for page, deck in zip(pages, decks, strict=True):
        plain.page(page)
        plain.deck(deck)
    return (time.perf_counter() - started) / documents


def _changed(source: Path) -> None:
    path = sorted(source.glob("*.yaml"))[3]
    data = yaml.safe_load(path.read_text("utf-8"))
    data["company"]["tagline"] = "Another tagline"
    path.write_text(_dumped(data), "utf-8")


def _spoilt(source: Path) -> int:
    paths = sorted(source.glob("*.yaml"))[::100]
    for path in paths:
        path.write_text(path.read_text("utf-8").replace("blocks:", "bloks:", 1), "utf-8")
    return len(paths)


def _mib(size: int) -> str:
    return f"{size / 2**20:.0f} MiB"


def measured(folder: Path, count: int, jobs: str, of_plain: int) -> Iterator[str]:
    """Lines to print, as they come."""
    source, out = folder / "in", folder / "out"
    generate(source, count)
    first = built(source, out, "-j", jobs)
    yield f"{count:,} canvases, page and deck, -j {jobs}: {first.seconds:.1f} s, exit {first.status}, {first.said}"
    yield (
        f"  memory: at most {_mib(first.peak)} (aim {_mib(MOST_MEMORY)}), the last tenth {_mib(first.growth)} over "
        f"the first (aim {_mib(MOST_GROWTH)})"
    )
    steps = first.memory[:: max(1, len(first.memory) // 10)]
    yield f"  memory over the run: {', '.join(map(_mib, steps))}"
    again = built(source, out, "-j", jobs)
    yield f"again, nothing changed: {again.seconds:.1f} s (aim {MOST_AGAIN:g}), {again.verbs}, {_mib(again.peak)}"
    _changed(source)
    one = built(source, out, "-j", jobs)
    yield f"one canvas changed: {one.seconds:.1f} s, {one.verbs}"
    spoilt = _spoilt(source)
    bad = built(source, out, "-j", jobs)
    yield f"{spoilt} canvases spoilt: {bad.seconds:.1f} s, exit {bad.status}, {bad.verbs}, {bad.said}"
    if of_plain:
        each = by_the_plain_script(of_plain)
        ratio = first.seconds / (each * count)
        yield (
            f"plain script: {each * 1000:.1f} ms a canvas; bmcreport {first.seconds / count * 1000:.1f} ms, "
            f"{ratio:.2f} of it (aim {MOST_OF_PLAIN:g})"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.batch", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--canvases", type=int, default=10_000)
    parser.add_argument("--jobs", default="2", help="processes that render")
    parser.add_argument("--plain", type=int, default=28, help="documents that the plain script makes; 0 for none")
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder if not given")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        for line in measured(wanted.folder or Path(temporary), wanted.canvases, wanted.jobs, wanted.plain):
            Console().print(line, highlight=False, markup=False, soft_wrap=True)


if __name__ == "__main__":
    main()
