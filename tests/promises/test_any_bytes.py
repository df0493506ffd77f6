"""No crash: whatever stands in a file, there is an exit code and a message, soon, and the files beside it are built."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bmcreport.cli import main
from bmcreport.console.telling import Format
from tests.building.folders import SHOP
from tests.console.services import obeyed

ROOT = Path(__file__).parent.parent.parent
LONGEST = 30.0
"""Seconds that anything may take."""

often = pytest.mark.parametrize(
    "examples", [25, pytest.param(1000, marks=[pytest.mark.soak, pytest.mark.timeout(7200)])]
)


def shown_in_the_manual() -> list[bytes]:
    """The documents of README.md, which between them have every field that is explained there."""
    blocks = re.findall(r"^```yaml\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [text.encode() for text in blocks if re.match(r"company:|title:|name: Fund|output:", text)]


SEEDS = (SHOP.encode(), b"", b"\xff\xfe", *shown_in_the_manual())
TEXTS = (
    *("&a ", "*a", "!!python/name:os.system ", "<<: ", "? ", "| ", "- - - ", "[" * 40, "{a: " * 40, "#", "---\n"),
    *("\u202e", "\ufeff", "\ud7ff", "\U0010ffff", "\u0085", "\u2028", "漢", "é", "1e999", "-0", "9" * 400, "x" * 3000),
    *("../../etc/passwd", "/dev/zero", "con", "http://[::1", "javascript:x", "NaN", "2026-02-30", "0x1F", "~", "no"),
)
SIGNS = b"\x00\x07\t\n\r\x1b\"',-:[{\x7f\x80\xc0\xed\xff"
TOKENS = st.sampled_from([*(bytes((sign,)) for sign in SIGNS), *(text.encode() for text in TEXTS)])

DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A document with some of its bytes replaced, doubled or gone."""
    content = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        gone = draw(st.integers(0, 12))
        content = content[:start] + draw(TOKENS | st.binary(max_size=4)) + content[start + gone :]
    return content


contents = st.binary(max_size=200) | spoilt() | DATA.map(lambda data: yaml.safe_dump(data).encode())

MESSAGE = re.compile(r"\berror BMC\d{3}|^::error |^Error: ", re.MULTILINE)


def outcome(arguments: list[str]) -> str:
    """Run a command line: its output, once it is known to have ended well, in time and with a reason for failing."""
    start = time.perf_counter()
    result = CliRunner().invoke(main, arguments)
    assert time.perf_counter() - start < LONGEST
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in {0, 1, 2, 3}, result.output
    assert "Traceback" not in result.output
    assert not set("\x1b\r") & set(result.output)
    assert not [one for one in obeyed(result.output) if "github" not in arguments]
    assert bool(result.exit_code) == bool(
        re.search(r"\berror BMC\d{3}|^::error |^Error: ", result.output, re.MULTILINE)
    )
    return result.output


def commands(file: Path, output: Path) -> Iterator[list[str]]:
    name = str(file)
    yield ["validate", name]
    yield ["lint", name]
    yield ["build", "-t", "canvas", "-t", "notes", "-o", str(output), str(file.parent)]
    yield ["compare", name, "--format", "github"]
    yield ["diff", name, str(file.parent / "shop.yaml")]
    yield ["build", "--outline", name, "--layouts", str(file.parent), "-o", str(output), str(file.parent / "shop.yaml")]


@often
def test_any_bytes_in_a_document_give_an_exit_code_and_a_message(examples: int) -> None:
    expected: dict[str, bytes] = {}

    @settings(max_examples=examples, suppress_health_check=[HealthCheck.too_slow])
    @given(contents, st.sampled_from(["odd.yaml", "odd.yaml", "bmcreport.yaml"]))
    def holds(content: bytes, name: str) -> None:
        with TemporaryDirectory() as place:
            folder, output = Path(place, "canvases"), Path(place, "output")
            folder.mkdir()
            (folder / "shop.yaml").write_text(SHOP)
            if not expected:
                outcome(["build", "-t", "canvas", "-t", "notes", "-o", str(output), str(folder)])
                expected.update((path.name, path.read_bytes()) for path in output.glob("shop*"))
            (folder / name).write_bytes(content)
            for command in commands(folder / name, output):
                outcome(command)
            if name != "bmcreport.yaml":
                assert {one: (output / one).read_bytes() for one in expected} == expected, "one bad one costs no other"

    holds()


@often
def test_any_bytes_in_a_file_that_comes_back_give_an_exit_code_and_a_message(examples: int) -> None:
    @settings(max_examples=examples)
    @given(
        contents, st.sampled_from(["x.pdf", "x.pptx", "x.potx", "x"]), st.sampled_from([b"", b"%PDF-1.7\n", b"PK\3\4"])
    )
    def holds(content: bytes, name: str, start: bytes) -> None:
        with TemporaryDirectory() as place:
            file, document = Path(place, name), Path(place, "shop.yaml")
            file.write_bytes(start + content)
            document.write_text(SHOP)
            for command in (["extract"], ["verify"], ["pull"], ["template", "check"]):
                more = [str(document)] if command[0] in {"verify", "pull"} else []
                outcome([*command, str(file), *more])

    holds()


@often
def test_whatever_is_said_of_any_bytes_is_the_same_in_every_format(examples: int) -> None:
    @settings(max_examples=examples)
    @given(contents)
    def holds(content: bytes) -> None:
        with TemporaryDirectory() as place:
            file = Path(place, "odd.yaml")
            file.write_bytes(content)
            runs = [CliRunner().invoke(main, ["validate", str(file), "--format", style.value]) for style in Format]
            assert len({run.exit_code for run in runs}) == 1

    holds()


def test_the_documents_to_spoil_are_there() -> None:
    assert len(SEEDS) >= 6
