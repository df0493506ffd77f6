"""Keys: a digest of all that a file is made from, so that what has not changed is not made again."""

from __future__ import annotations

import platform
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from glob import glob
from importlib.metadata import PackageNotFoundError, distribution, requires
from io import FileIO
from pathlib import Path, PurePath
from re import match

from msgspec import structs

import bmcreport
from bmcreport.alternatives import SourceIn
from bmcreport.building.cards import Card
from bmcreport.building.digests import digest
from bmcreport.building.options import Options
from bmcreport.building.orders import Order
from bmcreport.building.stock import Stock

_ELSEWHERE = frozenset({"output", "layouts", "types", "strict", "since"})
"""Options that change no byte of a target: where it goes, whether it is made, how findings count; or that are in its
order or in the stock, as what a canvas was and what the layouts say."""


@dataclass(slots=True)
class Keys:
    """The keys of the orders of one build; `branding` is a digest of what stands on what is made of a document."""

    stock: Stock
    options: Options
    branding: Callable[[Card], str] = lambda card: ""
    _common: str = field(init=False)
    _compared: str = field(init=False)
    _layouts: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        chosen = {each: getattr(self.options, each) for each in Options.__struct_fields__ if each not in _ELSEWHERE}
        # Which languages were read depends on the documents beside a target; its own is in its layout. So it is with
        # patterns and the outline of comparisons, which concern those alone.
        alone = structs.replace(self.stock, languages={}, patterns={}, of_comparisons=None)
        self._common = digest((tool(), chosen, alone))
        self._compared = digest((self.stock.patterns, self.stock.of_comparisons))

    def key(self, order: Order) -> str:
        """The key of an order: as long as it is the same, so are the bytes."""
        tags = (order.card,) if order.is_of_a_comparison else order.cards
        layouts = tuple(map(self._layout, dict.fromkeys(card.lang for card in tags)))
        beside = (order.earlier.value if order.earlier else "", tuple(card.compared for card in order.related))
        said = tuple(card.value for card in order.cards), *beside
        enclosed = tuple((Path(card.name).name, card.texts) for card in order.cards) if self._encloses else ()
        own = self.branding(order.card), self._compared if order.is_of_a_comparison else ""
        return digest((self._common, layouts, order.type, order.outline, order.names, said, own, enclosed))

    @property
    def _encloses(self) -> bool:
        """Whether documents travel in what is made of them, with all that is written in them."""
        return self.options.source is not SourceIn.NONE and not self.options.audience

    def _layout(self, tag: str) -> str:
        if tag not in self._layouts:
            self._layouts[tag] = digest(self.stock.layout_in(tag))
        return self._layouts[tag]


@cache
def tool() -> str:
    """A digest of this package as it is installed, of the libraries that it asks for, and of what compresses."""
    root = Path(bmcreport.__file__).parent
    names = sorted(glob("**/*.py", root_dir=root, recursive=True))  # noqa: PTH207 - hundreds of paths
    sources = [(PurePath(name).as_posix(), _content(f"{root}/{name}")) for name in names]
    return digest((sources, tuple(_libraries()), platform.python_version(), zlib.ZLIB_RUNTIME_VERSION))


def _content(path: str) -> bytes:
    # A build reads hundreds of files here before it begins: no buffer, no object for the path.
    with FileIO(path) as file:
        return file.readall()


def _libraries() -> Iterator[tuple[str, str]]:
    """The libraries that this package names, extras among them, with what is told of those that are installed."""
    try:
        named = requires("bmcreport") or []
    except PackageNotFoundError:
        return
    for requirement in named:
        # Those that only tests and linters need change no output.
        name, extra = match(r"[\w.-]+", requirement), match(r".*extra == ['\"](\w+)['\"]", requirement)
        if name and not (extra and extra[1] in {"test", "lint"}):
            try:
                known = distribution(name[0])
                # The version with all else that stands there: to take it out of there costs more than to hash it.
                yield name[0], known.read_text("METADATA") or known.version
            except PackageNotFoundError:
                yield name[0], ""
