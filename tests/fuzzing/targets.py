"""What is fuzzed: each takes any bytes and fails only where a promise is broken."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from PIL import JpegImagePlugin, PngImagePlugin  # noqa: F401 - else they are loaded later, unseen by the fuzzer
from pydantic import TypeAdapter, ValidationError

from bmcreport.alternatives import OutputType
from bmcreport.branding import Bitmap
from bmcreport.building.cards import Card
from bmcreport.building.orders import Order
from bmcreport.building.plan import unusable_names
from bmcreport.codes import CODES
from bmcreport.console.gate import visible
from bmcreport.console.telling import Format, show
from bmcreport.diagnostics import Diagnostic, Source, Span
from bmcreport.model.scalars import Link
from bmcreport.read.canvases import DocumentKind
from bmcreport.read.packages import check_package
from bmcreport.read.pictures import MOST_KEPT, decoded
from bmcreport.read.templates.reading import template_in
from tests.console.services import UNSEEN, obeyed
from tests.read.findings import assert_readable
from tests.templates.making import TEMPLATES

Target = Callable[[bytes], None]


def gate(content: bytes) -> None:
    """Terminals and logs: no text of a file moves the cursor, starts a line of its own or is taken for a command."""
    text = content.decode("utf-8", "surrogateescape")
    assert len(visible(text).splitlines()) <= 1
    source = Source(text, text)
    last = len(source.lines())
    found = Diagnostic("BMC115", text, source, Span(last, 1, last, len(source.line(last)) + 1), text)
    for style in (Format.HUMAN, Format.SHORT):
        stream = io.StringIO()
        show([found], stream, style)
        assert not UNSEEN.search(stream.getvalue())
        assert not obeyed(stream.getvalue())


_LINKS: TypeAdapter[str] = TypeAdapter(Link)


def links(content: bytes) -> None:
    """Links: what is accepted is an address of the web or of mail, whoever reads it."""
    try:
        link = _LINKS.validate_python(content.decode("utf-8", "replace"))
    except ValidationError as error:
        assert len(error.errors()) == 1  # noqa: PT017 - it is no test, and told like any other finding
        return
    parts = urlsplit(link)
    assert parts.scheme in ("https", "http", "mailto")
    assert parts.hostname if parts.scheme != "mailto" else "@" in parts.path
    assert not re.search("[\\s\\x00-\\x20\\x7f-\\x9f\\\\]", link)


def slugs(content: bytes) -> None:
    """Names of documents: no output leaves its folder, or is a device of Windows."""
    name = Path(content.decode("utf-8", "replace").replace("\0", "") or "x").stem
    order = Order(OutputType.CANVAS, (Card(str(Path("canvases") / f"{name}.yaml"), DocumentKind.CANVAS),))
    if not list(unusable_names([order])):
        folder = Path("/output")
        assert (folder / order.file_name).resolve().parent == folder


def logos(content: bytes) -> None:
    """Pictures: a bitmap within its limits, or a reason."""
    read = decoded(content)
    if isinstance(read, Bitmap):
        assert 1 <= max(read.width, read.height) <= MOST_KEPT
        assert read.png.startswith(b"\x89PNG")
    else:
        assert read.code in CODES
        assert read.problem
        assert read.hint


def packages(content: bytes) -> None:
    """Templates: any bytes in place of the package."""
    package = check_package("x.pptx", content)
    if package.value is None:
        assert package.diagnostics
        return
    template = template_in(package.value)
    assert (template.value is None) == bool(template.diagnostics)


def templates(content: bytes) -> None:
    """Templates: any bytes in place of one part of a good one; the first byte says which."""
    if not content:
        return
    parts = _template()
    names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    changed = {**parts, names[content[0] % len(names)]: content[1:]}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in changed.items():
            archive.writestr(name, part)
    packages(file.getvalue())


@cache
def _template() -> Mapping[str, bytes]:
    """The parts of a good template by name."""
    with zipfile.ZipFile(io.BytesIO(TEMPLATES["missing-pieces"]())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


TARGETS: Mapping[str, Target] = {
    "reader": assert_readable,
    **{each.__name__: each for each in (gate, links, slugs, logos, packages, templates)},
}
