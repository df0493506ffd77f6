"""Canvases and texts at random, as model values and as YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from hypothesis import strategies as st

from bmcreport.model.canvas import (
    Block,
    Blocks,
    Canvas,
    Citation,
    Company,
    Item,
    Metric,
    Relation,
    RelationKind,
    Status,
)
from bmcreport.model.scalars import BLOCK_KEYS
from bmcreport.text.types import FaceName, Paragraph, Run, Style

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéüßøąčžñΩλжЯ"
_SIGNS = "0123456789-/–—’'.,:;&%€$()+\u00a0"

words = st.text(_LETTERS, min_size=1, max_size=14)
"""A word of letters, which no line break divides where there is room for it."""

rough_words = st.text(_LETTERS + _SIGNS, min_size=1, max_size=24)
"""A word with all that may divide it."""


def sentences(least: int = 1, most: int = 12, word: st.SearchStrategy[str] = rough_words) -> st.SearchStrategy[str]:
    """Words with one space between them, as a model holds text."""
    return st.lists(word, min_size=least, max_size=most).map(" ".join).map(_one_line)


def _one_line(text: str) -> str:
    return " ".join(text.split()) or "x"


styles = st.builds(
    Style,
    face=st.sampled_from(FaceName),
    colour=st.sampled_from(["ink", "quiet", "brand"]),
    scale=st.integers(400, 1200),
    rise=st.integers(-200, 400),
    tracking=st.integers(0, 150),
    fill=st.sampled_from([None, "badge_paper"]),
)


@st.composite
def paragraphs(draw: st.DrawFn, most: int = 30) -> Paragraph:
    """Runs of all styles that start and end at any character of a text."""
    text = draw(sentences(most=most))
    cuts = sorted(draw(st.sets(st.integers(1, len(text)), max_size=4)) | {len(text)})
    parts = [text[start:end] for start, end in zip([0, *cuts], cuts, strict=False) if start < end]
    return Paragraph(tuple(_run(draw, part) for part in parts), bullet=draw(st.booleans()))


def _run(draw: st.DrawFn, text: str) -> Run:
    # What is kept together has no spaces: whoever keeps a run writes it with spaces that do not break.
    keep = " " not in text and draw(st.booleans())
    return Run(text, draw(styles), draw(st.sampled_from([None, "https://example.org"])), keep)


keys = st.from_regex(re.compile("[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?"), fullmatch=True)
dates = st.from_regex(re.compile("20[0-4][0-9](-(0[1-9]|1[0-2])(-[0-2][1-8])?|-Q[1-4])?"), fullmatch=True)


def items(sources: list[str], segments: list[str]) -> st.SearchStrategy[Item]:
    """An item that cites and serves some of these."""
    return st.builds(
        Item,
        text=sentences(most=6),
        detail=st.none() | sentences(most=10),
        badge=st.none() | sentences(most=2, word=words),
        status=st.none() | st.sampled_from(Status),
        theme=st.none() | keys,
        sources=_some(sources),
        segments=_some(segments),
    )


def _some(names: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), unique=True, max_size=3).map(tuple) if names else st.just(())


def _blocks(draw: st.DrawFn, sources: list[str], segments: list[str], most: int) -> Blocks:
    filled = {
        key: Block(items=draw(st.lists(items(sources, segments), max_size=most).map(tuple))) for key in BLOCK_KEYS
    }
    named = tuple(Item(text=f"Segment {segment}", id=segment) for segment in segments)
    served = filled["customer_segments"].items
    filled["customer_segments"] = Block(headline=draw(st.none() | sentences()), items=(*named, *served))
    return Blocks(**filled)


citations = st.builds(Citation, title=sentences(), url=st.sampled_from([None, "https://example.org/a?b=c&d"]))

companies = st.builds(
    Company,
    name=sentences(most=4),
    tagline=st.none() | sentences(),
    founded=st.none() | dates,
    headquarters=st.none() | sentences(most=3),
    colour=st.sampled_from([None, "#fa520f"]),
)


def metrics(sources: list[str]) -> st.SearchStrategy[Metric]:
    """A figure, if wanted of money, by one of these sources."""
    return st.builds(
        Metric,
        key=keys,
        label=sentences(most=4),
        value=st.decimals(-(10**12), 10**12, places=2).map(lambda value: format(value, "f")),
        unit=st.sampled_from(["people", "percent"]),
        currency=st.sampled_from([None, "EUR", "USD", "CHF"]),
        qualifier=st.sampled_from([None, "more than", "about", "outside estimate"]),
        as_of=st.none() | dates,
        source=st.sampled_from([None, *sources]),
    )


relations = st.builds(
    Relation, to=keys, kind=st.sampled_from(RelationKind), block=st.sampled_from(BLOCK_KEYS), why=sentences(most=30)
)


@st.composite
def canvases(draw: st.DrawFn, most_items: int = 3) -> Canvas:
    """A canvas whose references lead somewhere, some of its blocks empty."""
    sources = draw(st.dictionaries(keys, citations, max_size=4))
    segments = draw(st.lists(keys, unique=True, max_size=2))
    return Canvas(
        company=draw(companies),
        designed_for=draw(st.none() | sentences()),
        designed_by=draw(st.none() | sentences()),
        date=draw(st.none() | dates),
        version=draw(st.none() | sentences(most=2)),
        positioning=draw(st.none() | sentences()),
        blocks=_blocks(draw, list(sources), segments, most_items),
        relations=tuple(draw(st.lists(relations, max_size=3))),
        metrics=tuple(draw(st.lists(metrics(list(sources)), max_size=3))),
        sources=sources,
    )


def plain(canvas: Canvas) -> Mapping[str, Any]:
    """A canvas as plain data, without what it leaves out."""
    data: Mapping[str, Any] = canvas.model_dump(mode="json", exclude_defaults=True)
    return {"blocks": {}, **data}


def canvas_yaml(canvas: Canvas) -> str:
    """A canvas as a person's editor might have saved it."""
    return yaml.safe_dump(plain(canvas), allow_unicode=True, sort_keys=False, width=90)


def canvas_of(name: str = "Acme", **blocks: Sequence[str | Mapping[str, object]]) -> Canvas:
    """A canvas with these items in its blocks, and nothing else."""
    return Canvas.model_validate({"company": {"name": name}, "blocks": blocks})
