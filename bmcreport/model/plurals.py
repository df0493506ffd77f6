"""Words that depend on a count: forms by plural category, chosen by the rules of a language.

Categories and rules are those of the Unicode CLDR (UTS #35, part 3, "Language Plural Rules"), whose file
`plurals.xml` holds them for every language; only whole numbers are counted here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from string import Formatter
from typing import Annotated, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError, core_schema

from bmcreport.model.scalars import LINE, Ready, Text

Category = Literal["zero", "one", "two", "few", "many"]
"""A plural category that a rule may name; what no rule names is `other`."""

_NUMBERS = r"\d+(?:\.\.\d+)?(?:,\d+(?:\.\.\d+)?)*"
_RELATION = rf"[nivwftce](?: % \d+)? !?= {_NUMBERS}"

RULE_PATTERN = rf"^{_RELATION}(?: (?:and|or) {_RELATION})*$"
COUNT_PATTERN = "^(zero|one|two|few|many|other|0|[1-9][0-9]{0,2})$"

Rule = Annotated[Text, Field(pattern=RULE_PATTERN)]
"""When a count is of a category, as CLDR writes it: `n % 10 = 2..4 and n % 100 != 12..14`."""

_PARTS = re.compile(rf"([nivwftce])(?: % (\d+))? (!?=) ({_NUMBERS})")


def _short_or_long(written: object) -> object:
    return {"other": written} if isinstance(written, str) else written


Counted = Annotated[
    Mapping[str, str],
    Ready(
        core_schema.no_info_before_validator_function(
            _short_or_long, core_schema.dict_schema(core_schema.str_schema(pattern=COUNT_PATTERN), LINE.core)
        ),
        {"anyOf": [{"type": "string"}, {"additionalProperties": {"type": "string"}, "type": "object"}]},
    ),
]
"""A text by the count in it: under a plural category, or under the count itself, which goes first."""


def form(forms: Mapping[str, str], count: int, rules: Mapping[Category, str]) -> str:
    """The text for a count: that of the number itself, else of its category, else of `other`."""
    return forms.get(str(count)) or forms.get(category(count, rules)) or forms["other"]


def category(count: int, rules: Mapping[Category, str]) -> str:
    """The plural category of a whole number that is not negative."""
    return next((name for name, rule in rules.items() if _holds(rule, count)), "other")


def _holds(rule: str, count: int) -> bool:
    return any(all(_relates(each, count) for each in every.split(" and ")) for every in rule.split(" or "))


def _relates(relation: str, count: int) -> bool:
    match = _PARTS.fullmatch(relation)
    assert match, "rules are checked when they are read"
    operand, modulus, sign, numbers = match.groups()
    # The other operands are about decimals and powers of ten, of which counts have none.
    value = count if operand in "ni" else 0
    return _among(value % int(modulus) if modulus else value, numbers) == (sign == "=")


def _among(value: int, numbers: str) -> bool:
    ends = (each.split("..") for each in numbers.split(","))
    return any(int(first) <= value <= int(last) for first, *_, last in ([*each, each[-1]] for each in ends))


def holding(text: str, *places: str, optional: Collection[str] = ()) -> str:
    """The text, if it names each of `places` in braces once, and nothing else but each of `optional` once at most."""
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        parsed = [("", "", None, None)]
    found = [name for _, name, form, conversion in parsed if name is not None and not form and not conversion]
    needless = [name for name in optional if found.count(name) == 1]
    if sorted(found) != sorted([*places, *needless]):
        wanted = " and ".join(f"`{{{place}}}`" for place in (*places, *optional))
        hint = f"write it with {wanted} in it, once each" if wanted else "leave the braces out"
        raise PydanticCustomError("places", "does not name what is put into it", {"hint": hint})
    return text


def holding_in_all(forms: Mapping[str, str], *places: str) -> Mapping[str, str]:
    """The forms, if each names its `places`, `{count}` only where it says the number, and there is one for the rest."""
    if "other" not in forms:
        raise PydanticCustomError("places", "has no form `other`", {"hint": "add `other:`, which stands for the rest"})
    for text in forms.values():
        holding(text, *places, optional=("count",))
    return forms
