"""`bmcreport poster`: an empty canvas to work on together."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import click

from bmcreport.alternatives import Orientation
from bmcreport.cli.paper import check_finish, finish_options, given, orientation_option, paper_option
from bmcreport.cli.reporting import Reporting, reporting_options


# Older versions of click know no type argument here.
class LanguageTag(click.ParamType):  # type: ignore[type-arg]
    """A language by its BCP 47 tag."""

    name = "tag"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from bmcreport.model.scalars import LANGUAGE_PATTERN

        if not re.search(LANGUAGE_PATTERN, value):
            self.fail(f"{value!r} is not a language tag: write such as `en`, `de` or `pt-BR`", param, ctx)
        return value


@click.command
@click.argument("layout", type=click.Path(path_type=Path), required=False)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True, help="Where to write."
)
@paper_option("a0")
@orientation_option
@finish_options
@click.option(
    "--lang",
    type=LanguageTag(),
    default="en",
    show_default=True,
    help="The language of the names, as a BCP 47 tag; in ar, fa, he or ur, the poster begins at the right.",
)
@reporting_options
@click.option("--questions", is_flag=True, help="Ask in each block what belongs there.")
def command(
    layout: Path | None,
    output: Path,
    paper: str,
    orientation: Orientation | None,
    lang: str,
    *,
    questions: bool,
    reporting: Reporting,
    **finish: Any,
) -> None:
    """Make a poster of an empty canvas, with the room of each block in sticky notes.

    LAYOUT is a layout file; without it, the package's own.
    """
    from bmcreport.assets import layouts_folder
    from bmcreport.building.options import Options
    from bmcreport.building.poster import make_poster
    from bmcreport.building.stock import LAYOUT
    from bmcreport.console import visible

    check_finish(**finish)
    options = Options(paper=paper, orientation=orientation, **given(**finish))
    made = make_poster(layout or layouts_folder() / LAYOUT, output, options, questions=questions, language=lang)
    line = f"written  {visible(str(made.value))}" if made.value else ""
    sys.exit(reporting.conclude(made.diagnostics, line, {"path": str(made.value) if made.value else None}))
