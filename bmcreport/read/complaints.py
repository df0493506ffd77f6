"""What a model refused, in plain words at the place where it was written, with a remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from bmcreport.diagnostics import Diagnostic, Source
from bmcreport.model import language, plurals, scalars
from bmcreport.model.canvas import Block, Item, Record
from bmcreport.model.comparison import Entry
from bmcreport.read.located import find
from bmcreport.read.nodes import Mapping, Node, Scalar, Sequence
from bmcreport.read.refusals import Refusal, as_clause, misread_text, quoted, shortened, with_colon
from bmcreport.read.suggest import did_you_mean, listed
from bmcreport.read.vocabulary import description_of, spot

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_KEY_STEP = "[key]"
"""Pydantic's last step to a key of a mapping."""


Telling: TypeAlias = Callable[[Refusal], Diagnostic | None]


def complaint(detail: ErrorDetails, model: type[Record], source: Source, root: Node) -> Diagnostic | None:
    """The diagnostic for an error of the model; none where another one tells the same."""
    # Somebody may have written the key `[key]` itself.
    is_key = detail["loc"][-1:] == (_KEY_STEP,) and detail["type"] in _KEY_TELLINGS
    loc = detail["loc"][:-1] if is_key else detail["loc"]
    here, around = spot(model, loc), spot(model, loc[:-1])
    refusal = Refusal(
        kind=detail["type"],
        words=detail["msg"],
        context=dict(detail.get("ctx", {})),
        last=loc[-1] if loc else "",
        spot=here,
        around=around,
        place=find(root, here.steps),
        owner=find(root, around.steps),
        source=source,
    )
    tell = _KEY_TELLINGS[refusal.kind] if is_key else _telling(refusal)
    return tell(refusal)


def _telling(refusal: Refusal) -> Telling:
    if _is_nothing(refusal.place.node) and refusal.kind != "extra_forbidden":
        return _nothing
    return _TELLINGS.get(refusal.kind, _wrong_shape)


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


# Keys


def _missing(refusal: Refusal) -> Diagnostic | None:
    if isinstance(refusal.last, int):
        return _too_few_for_shape(refusal, refusal.last)
    if misread_text(refusal.owner.node, refusal.record):
        return None
    about = description_of(refusal.record, refusal.last)
    hint = f"add `{refusal.last}:`" + (f" ({as_clause(about)})" if about else "")
    return refusal.told("BMC203", f"{refusal.name} lacks the key `{refusal.last}`", hint)


def _missing_kind(refusal: Refusal) -> Diagnostic:
    return refusal.told("BMC203", f"{refusal.name} lacks the key `kind`", "add `kind:`")


def _unknown_key(refusal: Refusal) -> Diagnostic:
    span = refusal.place.key_span
    if text := misread_text(refusal.owner.node, refusal.record):
        return refusal.told("BMC215", _MISREAD, f"put the whole text in quotes: {quoted(text)}", span)
    known = refusal.record.model_fields if refusal.record else _choices(refusal)
    hint = did_you_mean(str(refusal.last), known, f"the keys here are {listed(known)}")
    return refusal.told("BMC204", f"unknown key `{shortened(refusal.last)}`", hint, span)


def _malformed_key(refusal: Refusal) -> Diagnostic:
    code, problem, hint = _PATTERNS[refusal.context["pattern"]]
    return refusal.told(code, f"the key `{shortened(refusal.last)}` {problem}", hint, refusal.place.key_span)


_MISREAD = "this text with a colon reads as a key and its value"


# Values


def _nothing(refusal: Refusal) -> Diagnostic:
    about = description_of(refusal.record, str(refusal.last))
    hint = f"write here: {as_clause(about)}" if about else "write something, or take the line out"
    return refusal.told("BMC205", f"{refusal.name} is empty", hint)


def _wrong_shape(refusal: Refusal) -> Diagnostic:
    node = refusal.place.node
    expected = _expected(refusal)
    if expected is _A_TEXT and (text := with_colon(node)[1]):
        return refusal.told("BMC215", _MISREAD, f"put the whole text in quotes: {quoted(text)}")
    code = "BMC202" if refusal.place.trail else "BMC201"
    return refusal.told(code, f"{refusal.name} must be {expected}, not {_found(node)}", _remedy(refusal, expected))


_A_TEXT = "a text"
_A_LIST = "a list"
_KEYS = "keys with values"
_EXPECTED = {
    "string_type": _A_TEXT,
    "enum": _A_TEXT,
    "literal_error": _A_TEXT,
    "tuple_type": _A_LIST,
    "float_type": "a number",
    "int_type": "a number",
}
_SHORT_FORMS: dict[type[Record], str] = {
    Block: "a list of items",
    Item: "a text, or keys such as `text:` and `detail:`",
    Entry: "the name of a canvas",
}


def _expected(refusal: Refusal) -> str:
    short = _SHORT_FORMS.get(refusal.spot.record) if refusal.spot.record else None
    return short or _EXPECTED.get(refusal.kind, _KEYS)


def _found(node: Node) -> str:
    return {Scalar: _A_TEXT, Sequence: _A_LIST, Mapping: _KEYS}[type(node)]


def _remedy(refusal: Refusal, expected: str) -> str:
    if expected in (_A_LIST, _SHORT_FORMS[Block]):
        return "put each entry on a line of its own, with `- ` before it"
    if expected is _KEYS and refusal.spot.record:
        return f"its keys are {listed(refusal.spot.record.model_fields)}"
    return f"write {expected} here"


def _malformed(refusal: Refusal) -> Diagnostic:
    code, problem, hint = _PATTERNS[refusal.context["pattern"]]
    return refusal.told(code, f"{refusal.name} {problem}", hint)


_PATTERNS = {
    scalars.KEY_PATTERN: ("BMC207", "is not a name to refer by", "use a-z and digits, joined by `-` or `_`"),
    scalars.DATE_PATTERN: ("BMC208", "is not a date", "write `2026`, `2026-Q1`, `2026-05` or `2026-05-19`"),
    scalars.COLOUR_PATTERN: ("BMC211", "is not a colour", 'write six hexadecimal digits in quotes, such as "#1d2433"'),
    scalars.CURRENCY_PATTERN: ("BMC212", "is not a currency code", "write three capitals, such as `EUR` or `USD`"),
    plurals.RULE_PATTERN: ("BMC416", "is not a plural rule", "write it as the CLDR does: `n % 10 = 2..4`"),
    plurals.COUNT_PATTERN: ("BMC416", "is no count", "write a number, `zero`, `one`, `two`, `few`, `many` or `other`"),
    language.LOCALE_PATTERN: ("BMC416", "is no number of a locale", "write it in hexadecimal: `407` is German"),
    scalars.LANGUAGE_PATTERN: ("BMC213", "is not a language tag", "write such as `en`, `de` or `pt-BR`"),
}


def _refused_by_us(refusal: Refusal) -> Diagnostic:
    return refusal.told(_OWN[refusal.kind], f"{refusal.name} {refusal.words}", refusal.context["hint"])


_OWN = {
    "day": "BMC208",
    "number": "BMC209",
    "link": "BMC210",
    "cell": "BMC407",
    "limits": "BMC408",
    "scale": "BMC410",
    "field": "BMC415",
    "flag": "BMC411",
    "places": "BMC414",
}
"""The kinds of refusal that our own models raise, each with a hint."""


def _not_a_choice(refusal: Refusal) -> Diagnostic:
    node = refusal.place.node
    if not isinstance(node, Scalar):
        return _wrong_shape(refusal)
    choices = _choices(refusal)
    hint = did_you_mean(node.text, choices)
    one_of = f"it is one of {listed(choices)}"
    return refusal.told("BMC206", f"{refusal.name} cannot be `{shortened(node.text)}`", f"{hint} {one_of}".strip())


def _unknown_kind(refusal: Refusal) -> Diagnostic:
    kind = refusal.place.step("kind")
    hint = f"it is one of {listed(_choices(refusal))}"
    guess = did_you_mean(refusal.context["tag"], _choices(refusal))
    message = f"`kind` cannot be `{shortened(refusal.context['tag'])}`"
    return refusal.told("BMC206", message, f"{guess} {hint}".strip(), kind.span)


def _choices(refusal: Refusal) -> list[str]:
    return re.findall("'([^']*)'", refusal.context.get("expected_tags") or refusal.context.get("expected", ""))


def _too_few(refusal: Refusal) -> Diagnostic | None:
    node, least = refusal.place.node, refusal.context["min_length"]
    if isinstance(node, Sequence) and len(node.items) >= least:
        # Entries that were refused are missed by the model, but not by the user.
        return None
    return refusal.told("BMC214", f"{refusal.name} has too few entries", f"it needs at least {least}")


def _too_few_for_shape(refusal: Refusal, index: int) -> Diagnostic | None:
    """Told of the first entry that is missing."""
    node = refusal.owner.node
    if isinstance(node, Sequence) and len(node.items) != index:
        return None
    hint = f"it needs {refusal.around.entries}"
    return refusal.told("BMC214", f"{refusal.name} has too few entries", hint)


def _too_many(refusal: Refusal) -> Diagnostic:
    hint = f"it may have {refusal.context['max_length']}"
    return refusal.told("BMC214", f"{refusal.name} has too many entries", hint)


def _too_long(refusal: Refusal) -> Diagnostic:
    hint = f"a text may have {refusal.context['max_length']:,} characters; say it in fewer words, or split it"
    return refusal.told("BMC218", f"{refusal.name} is too long", hint)


def _not_a_number(refusal: Refusal) -> Diagnostic:
    whole = "a whole number" if refusal.kind.startswith("int") else "a number"
    return refusal.told("BMC209", f"{refusal.name} is not {whole}", "write digits, such as `12`")


def _out_of_range(refusal: Refusal) -> Diagnostic:
    bounds = ((_BOUNDS[key], value) for key, value in refusal.context.items() if key in _BOUNDS)
    hint = next((f"it must be {words} {value:g}" for words, value in bounds), "write a number")
    return refusal.told("BMC401", f"{refusal.name} is out of range", hint)


_BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


def _each(kinds: Iterable[str], telling: Telling) -> dict[str, Telling]:
    return dict.fromkeys(kinds, telling)


_TELLINGS: dict[str, Telling] = {
    "missing": _missing,
    "union_tag_not_found": _missing_kind,
    "union_tag_invalid": _unknown_kind,
    "extra_forbidden": _unknown_key,
    "string_pattern_mismatch": _malformed,
    "string_too_short": _nothing,
    "string_too_long": _too_long,
    "too_short": _too_few,
    "too_long": _too_many,
    **_each(("enum", "literal_error"), _not_a_choice),
    **_each(("float_parsing", "int_parsing", "int_parsing_size", "int_from_float"), _not_a_number),
    **_each(("greater_than", "greater_than_equal", "less_than", "less_than_equal", "finite_number"), _out_of_range),
    **_each(_OWN, _refused_by_us),
}
_KEY_TELLINGS: dict[str, Telling] = {"string_pattern_mismatch": _malformed_key, "literal_error": _unknown_key}
