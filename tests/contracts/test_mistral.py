"""The canvas of Mistral AI carries every fact of the analysis that it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from pptx import Presentation

from bmcreport.model.canvas import Canvas
from tests.contracts.pdf_page import pages, squeezed

FACTS: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "value_propositions": (
        7,
        (
            "Mistral 7B",
            "Mixtral",
            "Mistral Large",
            "La Plateforme",
            "Le Chat",
            "Mixture of Experts",
            "sovereignty",
            "GDPR",
            "French",
            "below OpenAI and Anthropic",
        ),
    ),
    "customer_segments": (
        6,
        (
            "Enterprises",
            "sovereign AI",
            "Developers",
            "Start-ups",
            "European governments",
            "Researchers",
            "GDPR-compliant",
        ),
    ),
    "revenue_streams": (
        5,
        (
            "La Plateforme API",
            "usage fees",
            "Enterprise licensing",
            "fine-tuning",
            "Le Chat premium",
            "Azure, AWS",
            "Consulting",
        ),
    ),
    "key_partners": (
        6,
        (
            "Microsoft Azure",
            "AWS and Google Cloud",
            "European governments",
            "NVIDIA",
            "Andreessen Horowitz",
            "General Catalyst",
            "Lightspeed",
            "€600M+",
            "System integrators",
        ),
    ),
    "key_resources": (
        5,
        ("DeepMind", "Meta", "Training infrastructure", "Mixture of Experts", "community", "Regulatory expertise"),
    ),
    "key_activities": (
        6,
        ("LLM training", "Open-weight releases", "La Plateforme", "Le Chat", "Enterprise sales", "EU AI Act"),
    ),
    "cost_structure": (
        5,
        ("GPU compute", "Engineering talent", "Cloud infrastructure", "Sales and marketing", "Regulatory compliance"),
    ),
    "channels": (
        6,
        ("La Plateforme", "Le Chat", "Cloud marketplaces", "GitHub and Hugging Face", "Direct sales", "documentation"),
    ),
    "customer_relationships": (
        5,
        ("Community engagement", "Developer-first API", "Enterprise partnership", "sovereignty", "Published research"),
    ),
}
"""Per block the number of its items and words that must be among them."""

DECK_WORDS = (
    "Arthur Mensch",
    "Timothée Lacroix",
    "Guillaume Lample",
    "Mixtral 8x7B",
    "Paris",
    "2023",
    "€11.7B",
    "€6B+",
)


@pytest.fixture
def mistral(shipped: Mapping[str, Canvas]) -> Canvas:
    return shipped["mistral-ai"]


@pytest.mark.parametrize("block", FACTS)
def test_a_block_has_all_items_of_the_analysis(mistral: Canvas, block: str) -> None:
    count, words = FACTS[block]
    items = mistral.blocks[block].items
    told = " ".join(f"{item.text} {item.detail or ''}" for item in items)
    assert len(items) == count
    assert [word for word in words if word not in told] == []


def test_the_largest_cost_is_marked(mistral: Canvas) -> None:
    badges = {item.text: item.badge for item in mistral.blocks.cost_structure.items}
    assert badges["GPU compute"] == "largest cost"


def test_the_page_tells_all_of_it(built: Path) -> None:
    (page,) = pages(built / "mistral-ai-canvas.pdf")
    assert [word for _, words in FACTS.values() for word in words if squeezed(word) not in page.text()] == []


def test_the_deck_tells_all_of_it_and_who_founded_the_company(built: Path) -> None:
    deck = Presentation(str(built / "mistral-ai-deck.pptx"))
    told = " ".join(
        text
        for slide in deck.slides
        for text in (slide.notes_slide.notes_text_frame.text, *(run.text for run in slide.element.iter() if run.text))
    )
    assert [word for _, words in FACTS.values() for word in words if word not in told] == []
    assert [word for word in DECK_WORDS if word not in told] == []


def test_every_relation_of_the_analysis_is_drawn(mistral: Canvas) -> None:
    others = {relation.to for relation in mistral.relations}
    assert others == {"openai", "anthropic", "gemini", "midjourney", "perplexity", "hugging-face"}
    assert len(mistral.relations) == 13
