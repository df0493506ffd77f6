from __future__ import annotations

import pytest

from bmcreport.text.breaking import break_paragraph
from bmcreport.text.glue import glued_spaces
from bmcreport.text.types import Paragraph, Run
from bmcreport.units import pt


@pytest.mark.parametrize(
    "marked",
    [
        # An underscore is a space at which no line may break.
        "5_GW of power",
        "€600M+ in revenue",
        "11_% of all",
        "No._1 in Europe",
        "Mistral_7B and Llama_3.1 models",
        "$20 a_month",
        "11,7_Mrd._€ im Jahr",
        "yli 600_milj._€ vuodessa",
        "10_000_000 users",
        "under CC_BY-SA_3.0 by us",
        "900_million people",
        "USD_5 each",
        "Vrai_? «_Oui_» dit-il",
        "in 2026 we",
        "5 gifts and 12 monkeys",
        "the year 2024 was",
    ],
)
def test_no_line_breaks_inside_amounts_and_numbered_names(marked: str) -> None:
    text = marked.replace("_", " ")
    assert glued_spaces(text) == {index for index, char in enumerate(marked) if char == "_"}


@pytest.mark.parametrize("text", ["Power of 5 GW", "The price is $20 a month", "Models such as Mistral 7B"])
def test_a_glued_space_ends_no_line_as_long_as_both_sides_fit_on_one(text: str) -> None:
    for width in range(45, 160):
        lines = break_paragraph(Paragraph((Run(text),)), pt(width), pt(10))
        ends = [sum(len(fragment.text) for fragment in line.fragments) for line in lines]
        offsets = {sum(ends[: count + 1]) - 1 for count in range(len(ends) - 1)}
        assert not offsets & glued_spaces(text)


def test_what_is_glued_breaks_at_its_spaces_where_it_is_wider_than_a_line() -> None:
    lines = break_paragraph(Paragraph((Run("Deutschland 3"),)), pt(52), pt(10))
    assert ["".join(fragment.text for fragment in line.fragments) for line in lines] == ["Deutschland ", "3"]
