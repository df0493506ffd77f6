"""Nodes become values: a model checks the plain data, and what it refuses is told at the place where it was written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from pydantic import ValidationError

from bmcreport.diagnostics import Checked, Diagnostic, Source, in_reading_order
from bmcreport.model.canvas import Canvas, Company, Record
from bmcreport.read.complaints import complaint
from bmcreport.read.located import Located
from bmcreport.read.nodes import Node, parse, plain_data, text_at

R = TypeVar("R", bound=Record)
CrossCheck: TypeAlias = Callable[[Located[R]], tuple[Diagnostic, ...]]


def no_cross_check(_: Located[R]) -> tuple[Diagnostic, ...]:
    """For documents that refer to nothing."""
    return ()


def read_document(
    source: Source, model: type[R], cross_check: CrossCheck[R], parsed: Checked[Node] | None = None
) -> Checked[Located[R]]:
    """The document in `source` as a value of `model`, with all that can be said about it.

    `parsed` is the document's tree, where the caller had to look into it already.
    """
    tree = parsed or parse(source)
    if tree.value is None:
        return Checked(None, in_reading_order(tree.diagnostics))
    checked = _validated(source, tree.value, model)
    crossed = cross_check(checked.value) if checked.value else ()
    # What was refused as YAML stands in the tree as some text; what the model thinks of that is no news.
    told = {found.span for found in tree.diagnostics}
    news = [found for found in checked.diagnostics + crossed if found.span not in told]
    return Checked(checked.value, in_reading_order((*tree.diagnostics, *news)))


def _validated(source: Source, root: Node, model: type[R]) -> Checked[Located[R]]:
    try:
        return Checked(Located(model.model_validate(plain_data(root)), source, root))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        found = (complaint(detail, model, source, root) for detail in details)
        return Checked(None, tuple(one for one in found if one))


def company_name(source: Source) -> str | None:
    """The name of the company whose canvas this is, read without the rest; none where it states none that is one."""
    name = text_at(source, "company", "name")
    try:
        return Company.model_validate({"name": name}).name
    except ValidationError:
        return None


def name_and_blocks(data: object) -> Canvas | None:
    """The canvas in plain data without all the rest of it; none where its name or its blocks have errors."""
    company = data.get("company") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(company, dict):
        return None
    try:
        return Canvas.model_validate({"company": {"name": company.get("name")}, "blocks": data.get("blocks")})
    except ValidationError:
        return None
