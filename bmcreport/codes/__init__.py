"""Every finding that this package can report, once: what it means and an example, for `bmcreport explain`."""

from __future__ import annotations

from bmcreport.codes.code import BUG, CONTENT, ENVIRONMENT, USAGE, Code
from bmcreport.codes.documents import DOCUMENTS
from bmcreport.codes.layouts import LAYOUTS
from bmcreport.codes.meaning import MEANING
from bmcreport.codes.outputs import OUTPUTS
from bmcreport.codes.returning import RETURNING
from bmcreport.codes.templates import TEMPLATES
from bmcreport.codes.versions import VERSIONS
from bmcreport.codes.yaml_text import YAML

__all__ = ["BUG", "CODES", "CONTENT", "ENVIRONMENT", "USAGE", "Code"]

CODES: dict[str, Code] = dict(
    sorted((YAML | DOCUMENTS | LAYOUTS | OUTPUTS | RETURNING | MEANING | TEMPLATES | VERSIONS).items())
)
