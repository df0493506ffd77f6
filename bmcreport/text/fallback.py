"""Faces for what Carlito has no glyph for: from font files that were chosen, then from the packages of our extras.

Nothing is taken from the system. The packages are looked for when a text first needs them. The choice of fonts holds
for what a thread or task does inside `using`, and what is measured is remembered apart for each choice: documents that
are built at the same time know nothing of each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import uharfbuzz as hb
from msgspec import Struct, field

from bmcreport.text.clusters import clusters, is_ignorable
from bmcreport.text.families import Family, family_faces
from bmcreport.text.fonts import Face, Typeface, WidenedFace, carlito, languages_of, own_language
from bmcreport.text.types import FaceName

_BOLD = (FaceName.BOLD, FaceName.BOLD_ITALIC)
_REGULAR_WEIGHT, _BOLD_WEIGHT = 400, 700
_HAN_BY_LANGUAGE = {"ja": "JP", "ko": "KR", "zh-hant": "TC", "zh-tw": "TC", "zh-hk": "TC", "zh": "SC"}
_CHOICES_KEPT = 8
_INTL, _CJK = "manimgx_fonts", "justmytype_intl_cjk"


class Chosen(Struct, frozen=True):
    """Which fonts stand in: font files in order; and the language (BCP 47), by whose forms all faces are shaped.

    Text that is set in a font of others is measured with its files in `instead`, by face, or else with Carlito made
    wider: `widened` is per mille for regular and for bold faces. Text in a `family` is measured with its files.
    """

    files: tuple[Path, ...] = ()
    language: str = ""
    instead: tuple[tuple[FaceName, Path], ...] = ()
    widened: tuple[int, int] = (1000, 1000)
    family: Family | None = None

    @property
    def han(self) -> str:
        """Whose Chinese characters come first, as packages of fonts name it."""
        tag = f"{self.language.lower()}-"
        return next((han for prefix, han in _HAN_BY_LANGUAGE.items() if tag.startswith(f"{prefix}-")), "SC")


class FontFile(Struct, frozen=True):
    """A font file with what it covers; `digest` tells apart files of one name."""

    path: Path
    name: str
    characters: frozenset[int]
    variable: bool
    digest: str
    languages: frozenset[str]

    def weight(self, name: FaceName) -> int:
        """The weight that stands in for one of Carlito's faces."""
        return _BOLD_WEIGHT if self.variable and name in _BOLD else _REGULAR_WEIGHT


class _InUse(Struct, frozen=True):
    """A choice of fonts, what plain text is measured with, and all that was measured, by the function that did it."""

    chosen: Chosen
    plain: Typeface
    known: dict[Callable[..., Any], Callable[..., Any]] = field(default_factory=dict)


@lru_cache(maxsize=_CHOICES_KEPT)
def _in_use_for(chosen: Chosen) -> _InUse:
    return _InUse(chosen, _measuring(chosen))


_in_use: ContextVar[_InUse] = ContextVar("fonts")


@cache
def _unchosen() -> _InUse:
    return _in_use_for(Chosen())


def _current() -> _InUse:
    return _in_use.get(None) or _unchosen()


def choose(chosen: Chosen) -> None:
    """Let these fonts stand in from here to the end of the block that is `using` others."""
    _in_use.set(_in_use_for(chosen))


@contextmanager
def using(chosen: Chosen) -> Iterator[None]:
    """Let these fonts stand in inside the block."""
    before = _in_use.set(_in_use_for(chosen))
    try:
        yield
    finally:
        _in_use.reset(before)


def typeface() -> Typeface:
    """Carlito, as the language of the chosen fonts shapes it."""
    return carlito(_current().chosen.language)


Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def remembered(most: int) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """Remember what a function says of its arguments, up to so many answers for each choice of fonts."""

    def remembering(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        # Asked thousands of times a page, so what it looks up it looks up here.
        current = _in_use.get

        @wraps(function)
        def asked(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
            known = (current(None) or _unchosen()).known
            answers = known.get(function) or known.setdefault(function, lru_cache(maxsize=most)(function))
            answer: Result = answers(*arguments, **named)
            return answer

        return asked

    return remembering


def font_key(cluster: str, name: FaceName) -> str | None:
    """The key of the face for a grapheme cluster: empty for the family, None if no face covers it."""
    if cluster in _PLAIN or _covers(_first()[name].characters, cluster):
        return ""
    chosen = _current().chosen
    found = _standing_in(chosen, cluster)
    return _registered(found, name, chosen.language) if found else None


def face(name: FaceName, key: str) -> Face:
    """The face of a key that `font_key` gave."""
    return _faces[key] if key else _current().plain[name]


def _measuring(chosen: Chosen) -> Typeface:
    """The faces that plain text is measured with."""
    if chosen.family:
        return family_faces(chosen.family)
    ours = carlito(chosen.language)
    if not chosen.instead and chosen.widened == (1000, 1000):
        return ours
    own = dict(chosen.instead)
    factors = {name: chosen.widened[name in _BOLD] for name in FaceName}
    return {
        name: Face(own[name].stem, own[name].read_bytes()) if name in own else WidenedFace(ours[name], factors[name])
        for name in FaceName
    }


def itemised(text: str, name: FaceName) -> list[tuple[str, str]]:
    """A text cut where its face changes, each part with the key of its face."""
    if text.isascii() or _first()[name].characters.issuperset(map(ord, text)):
        return [(text, "")]
    parts: list[tuple[str, str]] = []
    for cluster in clusters(text):
        key = font_key(cluster, name) or ""
        if parts and parts[-1][1] == key:
            parts[-1] = (parts[-1][0] + cluster, key)
        else:
            parts.append((cluster, key))
    return parts


def missing(text: str) -> tuple[str, ...]:
    """The characters that no face covers, each once, in order."""
    if not _first()[FaceName.REGULAR].missing(text):
        return ()
    lost = [cluster for cluster in clusters(text) if font_key(cluster, FaceName.REGULAR) is None]
    return tuple(dict.fromkeys(char for cluster in lost for char in _uncovered(cluster)))


def extra_for(char: str) -> str | None:
    """The extra of this package that would cover a character, as far as its name tells, unless it is installed."""
    name = unicodedata.name(char, "")
    extra, package = ("cjk", _CJK) if name.startswith(_CJK_NAMES) else ("intl", _INTL)
    known = extra == "cjk" or name.startswith(_INTL_NAMES) or unicodedata.category(char) == "So"
    return extra if known and find_spec(package) is None else None


_CJK_NAMES = ("CJK ", "HIRAGANA ", "KATAKANA ", "HANGUL ", "BOPOMOFO ", "FULLWIDTH ", "HALFWIDTH ", "IDEOGRAPHIC ")
_INTL_NAMES = (
    "ARABIC ", "ARMENIAN ", "BENGALI ", "CYRILLIC ", "DEVANAGARI ", "ETHIOPIC ", "GEORGIAN ", "GREEK ", "GUJARATI ",
    "GURMUKHI ", "HEBREW ", "KANNADA ", "KHMER ", "LAO ", "LATIN ", "MALAYALAM ", "MYANMAR ", "ORIYA ", "SINHALA ",
    "TAMIL ", "TELUGU ", "THAI ",
)  # fmt: skip
_PLAIN = frozenset(map(chr, range(0x20, 0x7F)))
_faces: dict[str, Face] = {}


def _first() -> Typeface:
    """The faces that come before all that stand in."""
    return _current().plain


def _uncovered(cluster: str) -> list[str]:
    """The characters of a cluster that no face has by itself; all of them if only together they find none."""
    alone = [char for char in cluster if font_key(char, FaceName.REGULAR) is None]
    return alone or list(cluster)


def _covers(characters: frozenset[int], cluster: str) -> bool:
    if len(cluster) > 1:
        composed = unicodedata.normalize("NFC", cluster)
        return all(ord(char) in characters or is_ignorable(char) for char in composed)
    return ord(cluster) in characters


@lru_cache(maxsize=20_000)
def _standing_in(chosen: Chosen, cluster: str) -> FontFile | None:
    candidates = [file for file in _font_files(chosen) if _covers(file.characters, cluster)]
    if "\ufe0f" in cluster:
        # The variation selector 16 asks for the picture.
        candidates.sort(key=lambda file: 0xFE0F not in file.characters)
    return candidates[0] if candidates else None


def _registered(file: FontFile, name: FaceName, language: str) -> str:
    weight, spoken = file.weight(name), own_language(file.languages, language)
    key = "-".join(filter(None, (file.name, str(weight), file.digest, spoken)))
    if key not in _faces:
        axes = {"wght": weight} if file.variable else None
        _faces[key] = Face(f"{file.name}-{weight}", file.path.read_bytes(), axes, joined=True, language=spoken)
    return key


@cache
def _font_files(chosen: Chosen) -> tuple[FontFile, ...]:
    """All that stand in, in order: given ones, Noto Sans, its scripts, Chinese by language, symbols, emoji."""
    return tuple(map(open_font, (*chosen.files, *_packaged(_INTL, "*.ttf"), *_han(chosen))))


def _han(chosen: Chosen) -> list[Path]:
    found = _packaged(_CJK, "fonts/ofl/*/*.ttf")
    return sorted(found, key=lambda path: (chosen.han not in path.stem.partition("[")[0][-2:], path.stem))


def _packaged(package: str, pattern: str) -> list[Path]:
    if find_spec(package) is None:
        return []
    found = [path for path in Path(str(files(package))).glob(pattern) if "Italic" not in path.name]
    return sorted(found, key=_place)


def _place(path: Path) -> tuple[int, str]:
    stem = path.stem.partition("[")[0]
    return ({"NotoSans": 0, "NotoSansSymbols": 2, "NotoEmoji": 3}.get(stem, 1), stem)


@cache
def open_font(path: Path) -> FontFile:
    """A font file, read; raises ValueError for one that cannot be embedded."""
    data = path.read_bytes()
    font = hb.Face(hb.Blob(data))
    if "glyf" not in font.table_tags:
        raise ValueError(f"{path.name} is not a font with TrueType outlines")
    name = re.sub("[^A-Za-z0-9]", "", path.stem.partition("[")[0])
    variable = any(axis.tag == "wght" for axis in font.axis_infos)
    digest = sha256(data).hexdigest()[:8]
    return FontFile(path, name, frozenset(font.unicodes), variable, digest, languages_of(font))
