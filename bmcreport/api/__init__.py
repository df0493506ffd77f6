"""The Python API: what the command line does, on values and paths.

    canvas = load_canvas("canvases/mistral-ai.yaml")
    Path("page.pdf").write_bytes(render_pdf(canvas, paper="letter"))
    Path("deck.pptx").write_bytes(render_deck(canvas))

Heavy parts are imported when they are needed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Unpack

from bmcreport.api import comparisons, versions
from bmcreport.api.given import StrPath, printable, source_at, stock_for, value_of
from bmcreport.diagnostics import Checked, InvalidInput, Source
from bmcreport.returning import access

if TYPE_CHECKING:
    from bmcreport.alternatives import OutputType
    from bmcreport.building.choices import PageOptions, PrintOptions, WorkOptions
    from bmcreport.building.fit import PageFit
    from bmcreport.building.options import Options
    from bmcreport.building.outcome import BuildResult
    from bmcreport.building.render import Rendered
    from bmcreport.comparing.values import Comparison
    from bmcreport.model.canvas import Canvas
    from bmcreport.model.comparison import ComparisonDocument
    from bmcreport.model.layout import Layout

diff, history, side_by_side = versions.diff, versions.history, versions.side_by_side
render_changes, render_history = versions.render_changes, versions.render_history
render_comparison = comparisons.render_comparison
render_comparison_handout = comparisons.render_comparison_handout
render_comparison_poster = comparisons.render_comparison_poster
extract, pull, verify = access.extract, access.pull, access.verify


def load_canvas(path: StrPath, *, rev: str | None = None) -> Canvas:
    """The canvas in a YAML file; its slug is the file's name. With `rev` as it was in that revision of git.

    Raises InvalidInput if it has errors, or if git has no such version.
    """
    from bmcreport.read.canvases import read_canvas

    if rev is not None:
        from bmcreport.building.versions import canvas_at

        return value_of(canvas_at(rev, Path(path))).value
    return value_of(read_canvas(source_at(path), Path(path).stem)).value


def load_comparison(path: StrPath) -> ComparisonDocument:
    """The comparison in a YAML file. Raises InvalidInput if it has errors."""
    from bmcreport.read.canvases import read_comparison

    return value_of(read_comparison(source_at(path), Path(path).stem)).value


def load_layout(path: StrPath | None = None) -> Layout:
    """The layout in a YAML file, or the package's own. Raises InvalidInput if it has errors."""
    from bmcreport.assets import layouts_folder
    from bmcreport.building.stock import LAYOUT
    from bmcreport.read.layouts import read_layout

    return value_of(read_layout(source_at(path or layouts_folder() / LAYOUT))).value


def render_pdf(canvas: Canvas, *, layout: Layout | None = None, **options: Unpack[PageOptions]) -> bytes:
    """The canvas as a PDF, on A4 in landscape unless told otherwise. Only `build` draws logos: it knows their folder.

    Raises InvalidInput if something does not fit the page at the least type size or has no glyph, and ValueError for a
    paper that there is not.
    """
    from bmcreport.alternatives import OutputType
    from bmcreport.building.choices import options_of

    return _render(canvas, OutputType.CANVAS, options_of(options), layout).content


def render_png(
    canvas: Canvas, *, dpi: int = 150, layout: Layout | None = None, **options: Unpack[PageOptions]
) -> tuple[bytes, ...]:
    """A PNG picture of each page, at `dpi` dots per inch; takes the extra `png`. Raises as `render_pdf` does."""
    from bmcreport.alternatives import OutputType
    from bmcreport.building.choices import options_of
    from bmcreport.building.pixels import missing_extra

    chosen = options_of({**options, "dpi": dpi, "types": ["png"]})
    value_of(Checked(chosen, missing_extra(chosen)))
    made = _render(canvas, OutputType.PNG, chosen, layout)
    return (made.content, *made.further)


def render_svg(canvas: Canvas, *, layout: Layout | None = None, **options: Unpack[PageOptions]) -> tuple[str, ...]:
    """A self-contained SVG file of each page. Raises as `render_pdf` does."""
    from bmcreport.alternatives import OutputType
    from bmcreport.building.choices import options_of

    made = _render(canvas, OutputType.SVG, options_of(options), layout)
    return tuple(page.decode() for page in (made.content, *made.further))


def render_booklet(
    canvases: Sequence[Canvas], *, layout: Layout | None = None, **options: Unpack[PageOptions]
) -> bytes:
    """All canvases in one PDF, with contents and page numbers, a page each. Raises as `render_pdf` does."""
    from bmcreport.building.choices import options_of
    from bmcreport.building.render import render
    from bmcreport.building.targets import BookletTarget

    if not canvases:
        raise ValueError("a booklet has at least one canvas")
    chosen = options_of(options)
    target = BookletTarget(tuple(printable(canvas, chosen) for canvas in canvases))
    return value_of(render(target, stock_for(layout, *(canvas.lang for canvas in canvases)), chosen)).content


def render_poster(
    *, layout: Layout | None = None, questions: bool = False, lang: str = "en", **options: Unpack[PrintOptions]
) -> bytes:
    """An empty canvas to work on together as a PDF, on A0 unless told otherwise, with or without questions.

    Its names and questions are those of the language `lang` (BCP 47), as far as there are words for it.

    Raises ValueError for a paper that there is not, or one too small for the questions.
    """
    from bmcreport.building.choices import options_of
    from bmcreport.building.poster import poster

    spoken = stock_for(layout, lang).layout_in(lang)
    made = poster(spoken, options_of({"paper": "a0", **options}), questions=questions, language=lang)
    if made is None:
        raise ValueError("the questions do not fit a poster of this size")
    return made


def fit(canvas: Canvas, *, layout: Layout | None = None, **options: Unpack[PageOptions]) -> tuple[PageFit, ...]:
    """How the canvas fits its pages: step of the ladder, type size, and fill and slack of each block.

    Raises as `render_pdf` does.
    """
    from bmcreport.alternatives import OutputType
    from bmcreport.building.choices import options_of

    return _render(canvas, OutputType.CANVAS, options_of(options), layout).pages


def render_deck(  # noqa: PLR0913 (one for each option)
    canvas: Canvas,
    *,
    names: Mapping[str, str] | None = None,
    layout: Layout | None = None,
    marks: Collection[str] = ("segments", "status"),
    slides: str | None = None,
    deck_font: str | None = None,
    outline: StrPath = "full",
    audience: Collection[str] = (),
    earlier: Canvas | None = None,
    related: Iterable[Canvas] = (),
) -> bytes:
    """The deck of a canvas as PowerPoint; `names` says what related companies are called, by slug.

    `related` are the canvases that it relates to, as far as it is to be compared with them; their names are known then.

    `slides` are the proportions of its slides, `16:9` or `4:3`, `deck_font` is `calibri` or `arial`; `outline` is
    `full`, `pitch`, `board`, `story` or a file. Of what has tags, `audience` sees what has one of its own, if it names
    any. `earlier` is the canvas as it was, for slides that tell changes. Raises InvalidInput if something does not fit
    its canvas slide at the least type size or has no glyph, or if there is no such outline.
    """
    from bmcreport.alternatives import OutputType
    from bmcreport.building.choices import options_of

    chosen = {"marks": marks, "slides": slides, "deck_font": deck_font, "outlines": [outline], "audience": audience}
    return _render(canvas, OutputType.DECK, options_of(chosen), layout, names or {}, earlier, related).content


def render_handout(
    canvas: Canvas,
    *,
    per_page: int = 3,
    ruled: bool = False,
    paper: str = "a4",
    names: Mapping[str, str] | None = None,
    related: Iterable[Canvas] = (),
    layout: Layout | None = None,
) -> bytes:
    """The deck of a canvas as a PDF to hand out: `per_page` (1, 2, 3, 4 or 6) slides on an upright page, with notes.

    `ruled` puts lines to write on in place of the notes. `paper` is a name such as `letter`; `names` and `related` are
    as `render_deck` takes them.

    Raises InvalidInput as `render_deck` does, and ValueError for a paper that there is not or a page not so divided.
    """
    from bmcreport.alternatives import PER_PAGE, OutputType
    from bmcreport.building.options import Options
    from bmcreport.papers import paper_size

    if per_page not in PER_PAGE:
        raise ValueError(f"a page is divided for {', '.join(map(str, PER_PAGE))} slides, not {per_page}")
    paper_size(paper)
    options = Options(paper=paper, per_page=per_page, ruled=ruled)
    return _render(canvas, OutputType.HANDOUT, options, layout, names or {}, related=related).content


def render_notes(
    canvas: Canvas,
    *,
    names: Mapping[str, str] | None = None,
    related: Iterable[Canvas] = (),
    layout: Layout | None = None,
) -> str:
    """The speaker notes of a canvas's deck as Markdown. Raises InvalidInput as `render_deck` does."""
    from bmcreport.alternatives import OutputType
    from bmcreport.building.options import Options

    return _render(canvas, OutputType.NOTES, Options(), layout, names or {}, related=related).content.decode()


def compare(document: ComparisonDocument, canvases: Iterable[Canvas]) -> Comparison:
    """What the canvases of a comparison share and where they differ.

    Raises InvalidInput if the document names a canvas that is not among them.
    """
    from bmcreport import comparing
    from bmcreport.diagnostics import Diagnostic

    by_slug = {canvas.slug: canvas for canvas in canvases}
    missing = [entry.slug for entry in document.canvases if entry.slug not in by_slug]
    if missing:
        source = Source(document.slug, "")
        raise InvalidInput(
            tuple(Diagnostic("BMC504", f"there is no canvas named `{slug}` to compare", source) for slug in missing)
        )
    return comparing.compare(document, by_slug, stock_for(None, document.lang).patterns_in(document.lang))


def build(
    paths: Iterable[StrPath] = ("canvases",), output: StrPath | None = None, **options: Unpack[WorkOptions]
) -> BuildResult:
    """Build files and folders of documents into a folder; the result says what was written and what was found.

    What is not given is as a project file `bmcreport.yaml` beside the documents says, or as on the command line. With
    `overflow="page"` what does not fit a canvas page goes on on further pages. Raises TypeError for options that there
    are not, and ValueError for words and papers that there are not and for options that rule each other out.
    """
    from bmcreport.assets import layouts_folder
    from bmcreport.building.choices import divided
    from bmcreport.building.run import run

    chosen, work = divided({**options, "output": output})
    return run(map(Path, paths), chosen, layouts_folder(), work=work)[0]


def _render(
    canvas: Canvas,
    type_: OutputType,
    options: Options,
    layout: Layout | None,
    names: Mapping[str, str] = MappingProxyType({}),
    earlier: Canvas | None = None,
    related: Iterable[Canvas] = (),
) -> Rendered:
    from bmcreport.building.audience import addressed
    from bmcreport.building.outlines import outline_name
    from bmcreport.building.render import render
    from bmcreport.building.targets import CanvasTarget
    from bmcreport.model.tags import Audience, for_audience

    audience, by_slug = Audience.of(options.audience), {one.slug: one for one in related}
    kin = tuple(dict.fromkeys(relation.to for relation in canvas.relations if relation.to in by_slug))
    for slug in kin:
        printable(by_slug[slug], options)
    target = CanvasTarget(
        type_,
        addressed(printable(canvas, options), audience),
        {**{slug: by_slug[slug].company.name for slug in kin}, **names},
        outline=outline_name(options.outlines[0]),
        earlier=earlier,
        related=tuple(for_audience(by_slug[slug], audience) for slug in kin),
    )
    return value_of(render(target, stock_for(layout, canvas.lang, outlines=options.outlines), options))
