"""Texts with fields, such as `{company}`: known names in braces, put in by name; nothing in them is ever evaluated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Annotated

from pydantic_core import PydanticCustomError

from bmcreport.model.scalars import BLOCK_KEYS, LINE

OF_THE_CANVAS = ("company", "tagline", "positioning", "date", "version", "designed_for", "designed_by")
"""What a canvas may say of itself."""

OF_THE_LANGUAGE = (
    "agenda",
    "building_blocks",
    "changes_since",
    "claims_from",
    "how_it_compares",
    "how_it_earns",
    "key_figures",
    "offer_and_customers",
    "over_time",
    "overview",
    "sources",
    "still_assumed",
    "tested_claims",
    "why_it_wins",
)
"""What a language has a word for."""

FIELDS = (*OF_THE_CANVAS, "canvas", *BLOCK_KEYS, *OF_THE_LANGUAGE)
"""All fields; `canvas` is the name of the kind of canvas, a block's key its printed name."""

OF_PROMPTS = (
    "block",
    "canvas",
    "company",
    "prompt_caption",
    "prompt_items",
    "prompt_more",
    "prompt_tagline",
    "prompt_text",
    "prompt_title",
    "prompt_topic",
    "sources",
)
"""What empty placeholders may ask for in the words of a language."""

_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def _hint(name: str | None, known: Sequence[str]) -> str:
    if not name:
        return "write a brace that is meant as one twice"
    guess = get_close_matches(name, known, n=1)
    usual = "fields are such as `{company}`, keys of blocks, and words such as `{key_figures}`"
    return f"did you mean `{{{guess[0]}}}`?" if guess else f"{usual}; write a brace that is meant as one twice"


def _known(text: str, known: Sequence[str]) -> str:
    for match in _BRACES.finditer(text):
        if match[0] not in ("{{", "}}") and match[1] not in known:
            named = f"`{{{match[1][:40]}}}`" if match[1] else "a brace"
            raise PydanticCustomError(
                "field", "has {named}, which is no field", {"named": named, "hint": _hint(match[1], known)}
            )
    return text


Template = Annotated[str, LINE.then(partial(_known, known=FIELDS))]
"""One paragraph of text with fields."""

Prompt = Annotated[str, LINE.then(partial(_known, known=OF_PROMPTS))]
"""What a placeholder asks for, with words of the language as fields."""


def filled(template: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled in, once: what is put in is not looked at again. Raises KeyError for others."""
    return _BRACES.sub(lambda match: values[match[1]] if match[1] else match[0][0], template).strip()
