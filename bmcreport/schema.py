"""JSON Schemas of the documents, for editors: made from the models that also do the reading."""

from __future__ import annotations

import json
from typing import Any

from bmcreport.model.canvas import Canvas, Record
from bmcreport.model.comparison import ComparisonDocument
from bmcreport.model.layout import Layout
from bmcreport.model.project import Settings

DIALECT = "https://json-schema.org/draft/2020-12/schema"

MODELS: dict[str, type[Record]] = {
    "canvas": Canvas,
    "comparison": ComparisonDocument,
    "layout": Layout,
    "project": Settings,
}

TITLES = {
    "canvas": "Business model canvas",
    "comparison": "Comparison of business model canvases",
    "layout": "Layout of a canvas",
    "project": "Project of business model canvases",
}

_ABOUT = ("default", "description", "title")
"""What schemas say about a value without constraining it."""


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of `canvas`, `comparison`, `layout` or `project` documents."""
    generated = MODELS[kind].model_json_schema()
    _let_optional_be_empty(generated)
    return {**generated, "$schema": DIALECT, "title": TITLES[kind]}


def schema_text(kind: str) -> str:
    """The schema as JSON text, the same on every run."""
    return json.dumps(schema(kind), indent=2, sort_keys=True) + "\n"


def _let_optional_be_empty(schema: Any) -> None:
    """Reading takes a key with nothing after it for left out; so must editors."""
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        _let_optional_be_empty(inner)
    if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
        for key, written in schema["properties"].items():
            if key not in schema.get("required", ()):
                schema["properties"][key] = _or_nothing(written)


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    alternatives = schema.get("anyOf")
    if alternatives and {"type": "null"} in alternatives:
        return schema
    kept = {key: value for key, value in schema.items() if key in _ABOUT}
    rest = {key: value for key, value in schema.items() if key not in _ABOUT}
    return {**kept, "anyOf": [rest, {"type": "null"}]}
