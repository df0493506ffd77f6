"""Where the fuzzer starts from: good files and files that are bad in a way that is known."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.console.hostile import ATTACKS
from tests.templates.making import TEMPLATES

ROOT = Path(__file__).parent.parent.parent
FINDS = Path(__file__).parent / "finds"


def documents() -> Iterator[bytes]:
    """What is shipped, and every bad input."""
    for pattern in ("canvases/*.yaml", "layouts/**/*.yaml", "tests/bad/*.yaml"):
        yield from (path.read_bytes() for path in sorted(ROOT.glob(pattern)))


def texts() -> Iterator[bytes]:
    """What terminals, log viewers and job pages take for more than text."""
    yield from (attack.encode("utf-8", "surrogatepass") for attack in ATTACKS)
    yield b"\xff\xed\xa0\x80"


def addresses() -> Iterator[bytes]:
    """Addresses, and what pretends to be one."""
    yield from (b"https://example.org/a?b=c#d", b"http://[::1]:80/", b"mailto:a@b.example", b"javascript:alert(1)")
    yield from (b"HTTPS://user@b.example:443", b"https:\\\\b.example", b"https://\xc2\xa0", b"\tfile:///etc/passwd")


def names() -> Iterator[bytes]:
    """Names of files."""
    yield from (b"shop.yaml", b"..yaml", b"../up.yaml", b"CON.yaml", b"com1.a.yaml", b"a\\b.yaml", b"\xcc\x81.yaml")


def pictures() -> Iterator[bytes]:
    """The pictures among the bad inputs."""
    for suffix in ("png", "jpg"):
        yield from (path.read_bytes() for path in sorted((ROOT / "tests/bad_logos").glob(f"*.{suffix}")))


def whole_templates() -> Iterator[bytes]:
    """Good templates."""
    yield from (made() for made in TEMPLATES.values())


def template_parts() -> Iterator[bytes]:
    """Each part of XML of a good template, after the byte that says which it is."""
    with zipfile.ZipFile(io.BytesIO(TEMPLATES["missing-pieces"]())) as archive:
        parts = sorted(name for name in archive.namelist() if name.endswith((".xml", ".rels")))
        yield from (bytes([index]) + archive.read(name) for index, name in enumerate(parts))


SEEDS: Mapping[str, Callable[[], Iterator[bytes]]] = {
    "reader": documents,
    "gate": texts,
    "links": addresses,
    "slugs": names,
    "logos": pictures,
    "packages": whole_templates,
    "templates": template_parts,
}


def finds(target: str) -> tuple[Path, ...]:
    """What the fuzzer once found, each file named after what was wrong."""
    return tuple(sorted((FINDS / target).glob("*")))
