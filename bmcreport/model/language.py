"""A language: what pages and decks say of their own, printed names of blocks, and how numbers are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import Field, PrivateAttr, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from bmcreport.model.canvas import BlockKey, Record
from bmcreport.model.comparison_words import ComparisonWords
from bmcreport.model.labels import LabelsIn
from bmcreport.model.patterns import Pattern, PatternIn
from bmcreport.model.plurals import Category, Rule, form, holding
from bmcreport.model.scalars import Flag, Key, Text
from bmcreport.model.words import Words

R = TypeVar("R", bound=Record)

ENGLISH = "en"

LOCALE_PATTERN = "^[0-9A-F]{3,5}$"


class Numbers(Record):
    """How a language writes numbers and amounts; the defaults are English."""

    decimal: str = Field(".", description="What stands before decimals.")
    grouping: str = Field(",", description='What stands between thousands; write a no-break space as `"\\_"`.')
    group_from: int = Field(4, ge=4, le=9, description="The number of digits from which thousands are grouped.")
    locale: str = Field(
        "409",
        pattern=LOCALE_PATTERN,
        description="The language's number in Windows (MS-LCID, hexadecimal): office programs write numbers by it.",
    )
    percent: Text = Field("{number}%", description="A share of a hundred.")
    money: Text = Field("{sign}{number}", description="An amount with the sign of its currency.")
    per: Text = Field("{amount}/{unit}", description="An amount for each of something.")
    about: Text = Field("~{number}", description="A rough figure.")
    at_least: Text = Field("{number}+", description="A figure that is exceeded.")
    up_to: Text = Field("up to {number}", description="A figure that is not exceeded.")
    million: Text = Field("{number}M", description="A number of millions.")
    billion: Text = Field("{number}B", description="A number of thousand millions.")
    trillion: Text = Field("{number}T", description="A number of million millions.")

    @field_validator("decimal", "grouping")
    @classmethod
    def _one_sign(cls, text: str) -> str:
        if len(text) != 1 or text.isalnum():
            raise PydanticCustomError("places", "is not one sign", {"hint": "write a comma, a point or a space"})
        return text

    @field_validator("percent", "about", "at_least", "up_to", "million", "billion", "trillion")
    @classmethod
    def _around_a_number(cls, text: str) -> str:
        return holding(text, "number")

    @field_validator("money")
    @classmethod
    def _around_an_amount(cls, text: str) -> str:
        return holding(text, "sign", "number")

    @field_validator("per")
    @classmethod
    def _around_a_rate(cls, text: str) -> str:
        return holding(text, "amount", "unit")


class Punctuation(Record):
    """The marks that a language sets around and between texts; the defaults are English."""

    quoted: Text = Field("“{text}”", description="Somebody's words. Quotation marks are those of the Unicode CLDR.")
    labelled: Text = Field("{label}: {text}", description="A text after what it is about.")
    introduced: Text = Field("{label}:", description="What the next lines are about.")
    listed: Text = Field("{first}, {second}", description="Two of several names, before the last of which is a word.")
    sentence: Text = Field("{text}.", description="A sentence with its end.")

    @field_validator("*")
    @classmethod
    def _around_what_is_named(cls, text: str, info: ValidationInfo) -> str:
        places = {"labelled": ("label", "text"), "introduced": ("label",), "listed": ("first", "second")}
        return holding(text, *places.get(info.field_name or "", ("text",)))


class LanguageDocument(Record):
    """A language document. What the document of a region leaves out, its language says, and then English."""

    language: Text = Field(description="The name of the language in the language itself.")
    canvas: Text | None = Field(None, description="The name of the canvas, where it is not kept in English.")
    labels: LabelsIn = Field(default_factory=LabelsIn, description="Printed names of what is not a block.")
    blocks: Mapping[BlockKey, Text] = Field(default_factory=dict, description="Printed names of the blocks.")
    questions: Mapping[BlockKey, tuple[Text, ...]] = Field(
        default_factory=dict, description="What a poster asks in each block."
    )
    numbers: Numbers = Field(default_factory=Numbers, description="How numbers and amounts are written.")
    punctuation: Punctuation = Field(default_factory=Punctuation, description="Marks around and between texts.")
    plurals: Mapping[Category, Rule] = Field(
        {"one": "i = 1 and v = 0"},
        description="When a count is of a plural category, by the rules of the Unicode CLDR.",
    )
    keeps_capitals: Flag = Field(False, description="Whether labels keep their capital within sentences, as nouns do.")
    words: Words = Field(default_factory=Words, description="What decks say of their own.")
    comparison: ComparisonWords = Field(default_factory=ComparisonWords, description="What comparison decks say.")
    patterns: Mapping[Key, PatternIn] = Field(
        default_factory=dict, description="Patterns of business models by their key, as printed."
    )

    _own: frozenset[str] | None = PrivateAttr(None)

    def completed(self, english: LanguageDocument) -> LanguageDocument:
        """This language, with English where it says nothing."""
        whole = self.over(english)
        whole._own = frozenset(self._parts())
        return whole

    def lent(self) -> LanguageDocument:
        """English for a language that there is no document of."""
        copy = self.model_copy()
        copy._own = frozenset()
        return copy

    def naming(self, canvas: str) -> LanguageDocument:
        """The language with a name for the canvas."""
        copy = self.model_copy(update={"canvas": canvas})
        copy._own = None if self._own is None else self._own | {"canvas"}
        return copy

    def tag_of(self, part: str) -> str | None:
        """The language of a part, such as `labels.date`, that is in English for want of words; else none."""
        return None if self._own is None or part in self._own else ENGLISH

    def _parts(self) -> Iterator[str]:
        """What it says itself, of what is printed on pages."""
        if self.canvas:
            yield "canvas"
        for key in ("labels", "words"):
            yield from (f"{key}.{name}" for name in getattr(self, key).model_fields_set)
        for key in ("blocks", "questions"):
            yield from (f"{key}.{name}" for name in getattr(self, key))

    def over(self, other: LanguageDocument) -> LanguageDocument:
        """This language, with what the other one says where it says nothing."""
        own = self.model_fields_set
        return self.model_copy(
            update={
                "canvas": self.canvas or other.canvas,
                "labels": _over(self.labels, other.labels),
                "blocks": {**other.blocks, **self.blocks},
                "questions": {**other.questions, **self.questions},
                "numbers": _over(self.numbers, other.numbers),
                "punctuation": _over(self.punctuation, other.punctuation),
                "plurals": self.plurals if "plurals" in own else other.plurals,
                "keeps_capitals": self.keeps_capitals if "keeps_capitals" in own else other.keeps_capitals,
                "words": _over(self.words, other.words),
                "comparison": _over(self.comparison, other.comparison),
                "patterns": {**other.patterns, **self.patterns},
            }
        )

    def called(self, patterns: Mapping[str, Pattern]) -> Mapping[str, Pattern]:
        """Patterns under their names in this language, as far as it has them."""
        own = self.patterns
        return {
            key: pattern.called(own[key].name, own[key].meaning, own[key].parts) if key in own else pattern
            for key, pattern in patterns.items()
        }

    def form(self, forms: Mapping[str, str], count: int) -> str:
        """The form of a text for a count."""
        return form(forms, count, self.plurals)


def _over(own: R, other: R) -> R:
    """A record with what the other one states where it states nothing itself."""
    stated = {name: getattr(own, name) for name in own.model_fields_set}
    return other.model_copy(update=stated)
