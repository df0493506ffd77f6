"""What pandoc reads in every deck: another reader that knows nothing of our writer.

It reads no notes, not even those that it wrote itself (3.9); python-pptx reads them in `test_decks`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from pptx import Presentation

from tests.contracts import corpus
from tests.contracts.pdf_page import squeezed

Node = dict[str, Any]


@pytest.fixture(scope="session", params=corpus.DECKS)
def deck(request: pytest.FixtureRequest, decks: Path) -> Path:
    """Each of the decks."""
    return decks / f"{request.param}.pptx"


@pytest.fixture(scope="session")
def read(deck: Path) -> list[Node]:
    """The deck's blocks as pandoc reads them."""
    blocks = json.loads(pypandoc.convert_file(str(deck), "json", format="pptx"))["blocks"]
    assert isinstance(blocks, list)
    return blocks


def words(node: Any) -> str:
    """The words in a part of a document, without spaces."""
    if isinstance(node, dict):
        return squeezed(node["c"]) if node.get("t") == "Str" else words(node.get("c"))
    return "".join(map(words, node)) if isinstance(node, list) else ""


def of_kind(blocks: list[Node], kind: str) -> list[Node]:
    return [block for block in blocks if block["t"] == kind]


def shapes(deck: Path) -> Iterator[Any]:
    for slide in Presentation(str(deck)).slides:
        yield from slide.shapes


def cells(table: Node) -> list[str]:
    """The words of the cells of a table, row by row."""
    _, _, _, head, bodies, _ = table["c"]
    rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3]))]
    return [words(cell[4]) for row in rows for cell in row[1]]


def test_every_title_is_a_heading_in_order(deck: Path, read: list[Node]) -> None:
    titles = [squeezed(slide.shapes.title.text_frame.text) for slide in Presentation(str(deck)).slides]
    assert [words(block["c"][2]) for block in of_kind(read, "Header")] == titles


def test_every_table_has_its_cells(deck: Path, read: list[Node]) -> None:
    tables = [shape.table for shape in shapes(deck) if shape.has_table]
    ours = [[squeezed(cell.text) for row in table.rows for cell in row.cells] for table in tables]
    assert [cells(table) for table in of_kind(read, "Table")] == ours


def test_every_paragraph_with_a_bullet_is_an_item_of_a_list(deck: Path, read: list[Node]) -> None:
    bulleted = [
        squeezed("".join(run.text for run in paragraph.runs))
        for shape in shapes(deck)
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph._p.find("{*}pPr/{*}buChar") is not None
    ]
    items = [words(item) for block in of_kind(read, "BulletList") for item in block["c"]]
    assert sorted(items) == sorted(bulleted)


def test_no_word_is_lost(deck: Path, read: list[Node]) -> None:
    told = words(read)
    for shape in shapes(deck):
        for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
            assert squeezed("".join(run.text for run in paragraph.runs)) in told
