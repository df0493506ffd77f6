"""A workshop poster made from a layout file."""

from __future__ import annotations

from pathlib import Path

from bmcreport.building.coverage import unwritable_words
from bmcreport.building.files import write_whole
from bmcreport.building.options import Options
from bmcreport.building.stock import read_languages
from bmcreport.diagnostics import Checked, Diagnostic
from bmcreport.model.language import ENGLISH
from bmcreport.model.layout import Layout
from bmcreport.pdf.emit import emit
from bmcreport.pdf.finish import finished
from bmcreport.pdf.poster import compose_poster
from bmcreport.place.poster import place_poster
from bmcreport.read.files import read_source
from bmcreport.read.languages import language_of
from bmcreport.read.layouts import read_layout
from bmcreport.read.located import Located
from bmcreport.text.fallback import Chosen, typeface, using


def make_poster(
    layout: Path, output: Path, options: Options, *, questions: bool, language: str = ENGLISH
) -> Checked[Path]:
    """The poster of a layout, written into the folder `output`; its file, or why there is none.

    Its names and questions are printed in the language (BCP 47), as far as there are words for it.
    """
    source = read_source(layout)
    if source.value is None:
        return Checked(None, source.diagnostics)
    read = read_layout(source.value)
    if read.value is None or not read.ok:
        return Checked(None, read.diagnostics)
    languages = read_languages(layout.parent, (language,))
    if languages.value is None:
        return Checked(None, languages.diagnostics)
    spoken = read.value.value.in_language(language_of(language, languages.value))
    with using(Chosen(language=language)):
        if unwritable := unwritable_words(read.value, spoken, ("name",)):
            return Checked(None, unwritable)
    content = poster(spoken, options, questions=questions, language=language)
    if content is None:
        return Checked(None, (_too_small(read.value, options.paper),))
    path = output / f"{layout.stem}-poster.pdf"
    failure = write_whole(path, content)
    return Checked(None, (failure,)) if failure else Checked(path, read.diagnostics)


def poster(layout: Layout, options: Options, *, questions: bool, language: str = ENGLISH) -> bytes | None:
    """The poster of a layout as a PDF, as a language is read; none where its questions do not fit the paper."""
    with using(Chosen(options.fonts, language)):
        placement = place_poster(layout, options.size, questions=questions, language=language)
        if placement is None:
            return None
        return emit(finished(compose_poster(layout, placement, language), options.finish, layout.language), typeface())


def _too_small(layout: Located[Layout], paper: str) -> Diagnostic:
    return layout.finding(
        "BMC501",
        f"the questions do not fit a poster of this size ({paper})",
        "take a larger paper, or leave out --questions",
        layout.key_span("blocks"),
    )
