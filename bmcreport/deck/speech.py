"""What decks say in a language: counts in its forms, numbers in its words, names in lists, labels within sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from bmcreport import figures
from bmcreport.model.canvas import Metric
from bmcreport.model.language import LanguageDocument


class Speech(Struct, frozen=True):
    """Sentences of a language around names and numbers."""

    language: LanguageDocument

    def number(self, number: int) -> str:
        """A small number of companies in words, others in digits."""
        words = self.language.comparison.number_words
        return words[number] if number < len(words) else self.digits(number)

    def digits(self, number: int) -> str:
        """A number in digits, its thousands apart."""
        return figures.plain(Decimal(number), self.language.numbers)

    def counted(self, forms: Mapping[str, str], count: int, **places: str) -> str:
        """The form of a text for a count, with the count in words."""
        return self.language.form(forms, count).format(count=self.number(count), **places)

    def tallied(self, forms: Mapping[str, str], count: int, **places: str) -> str:
        """The form of a text for a count, with the count in digits."""
        return self.language.form(forms, count).format(count=self.digits(count), **places)

    def share(self, part: float) -> str:
        """A part of 1 in whole per cent."""
        return self.language.numbers.percent.format(number=f"{part * 100:.0f}")

    def listed(self, names: Sequence[str]) -> str:
        """`A`, `A and B`, `A, B and C`."""
        *first, last = names
        return self.language.words.pair.format(first=self.strung(first), second=last) if first else last

    def strung(self, names: Sequence[str]) -> str:
        """`A, B, C`."""
        told = names[0] if names else ""
        for name in names[1:]:
            told = self.language.punctuation.listed.format(first=told, second=name)
        return told

    def labelled(self, label: str, text: str) -> str:
        """`Key Partners: Nvidia`."""
        return self.language.punctuation.labelled.format(label=label, text=text)

    def introduced(self, label: str) -> str:
        """`Sources:`."""
        return self.language.punctuation.introduced.format(label=label)

    def sentence(self, text: str) -> str:
        """The text with the end of a sentence."""
        return self.language.punctuation.sentence.format(text=text)

    def quoted(self, text: str) -> str:
        """The text as somebody's words."""
        return self.language.punctuation.quoted.format(text=text)

    def within(self, label: str) -> str:
        """A label as it stands within a sentence: `Annualised revenue` loses its capital, `GPUs` keeps its own."""
        own = self.language.keeps_capitals or label[1:2].isupper() or label[1:2].isdigit()
        return label if own else label[:1].lower() + label[1:]

    def measure(self, metric: Metric) -> str:
        """The measure as people name it: `US dollars per month`, `people`."""
        currencies = self.language.comparison.currencies
        return self._per(metric, currencies.get(metric.currency, metric.currency) if metric.currency else None)

    def measure_code(self, metric: Metric) -> str:
        """The measure, a currency by its code: `USD per month`, `people`, `percent`."""
        return self._per(metric, metric.currency)

    def _per(self, metric: Metric, currency: str | None) -> str:
        words = self.language.words
        name = currency or (words.percent if metric.unit == "percent" else metric.unit) or words.number
        return words.measure_per.format(measure=name, unit=metric.per) if metric.per else name


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
