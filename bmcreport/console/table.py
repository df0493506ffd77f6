"""Tables on a terminal, ruled, and elsewhere, in columns."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import TextIO

from bmcreport.console.gate import say, terminal, visible
from bmcreport.console.human import width


def show_table(
    title: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    stream: TextIO,
    numbers: Container[int] | None = None,
) -> None:
    """Write a table, ruled where that is a terminal.

    The columns of `numbers` stand at the right: all but the first, unless they are named.
    """
    right = range(1, len(head)) if numbers is None else numbers
    cells = [[*map(visible, row)] for row in (head, *rows)]
    if stream.isatty():
        _show_ruled(visible(title), cells, right, stream)
    else:
        say("\n".join((visible(title), *_aligned(cells, right))), stream=stream, end="\n\n")


def _show_ruled(title: str, cells: Sequence[Sequence[str]], right: Container[int], stream: TextIO) -> None:
    from rich.table import Table
    from rich.text import Text

    head, *rows = cells
    table = Table(title=Text(title, "bold"), title_justify="left")
    for number, name in enumerate(head):
        table.add_column(name, justify="right" if number in right else "left")
    for row in rows:
        table.add_row(*map(Text, row))
    terminal(stream).print(table)


def _aligned(rows: Sequence[Sequence[str]], right: Container[int]) -> Iterator[str]:
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        air = [" " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)]
        cells = (
            room + cell if at in right else cell + room for at, (cell, room) in enumerate(zip(row, air, strict=True))
        )
        yield "  ".join(cells).rstrip()
