"""What stands between strangers and us, and the tests that have to notice any change of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    """Modules below `bmcreport`, and the modules of tests below `tests`."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]

    def settings(self) -> str:
        """The table of `pyproject.toml` that mutmut reads."""
        values = {
            "source_paths": ["bmcreport"],
            "only_mutate": [f"bmcreport/{module}.py" for module in self.modules],
            "mutate_only_covered_lines": True,
            "also_copy": ["canvases", "layouts"],
            "pytest_add_cli_args": ["-n", "0", "-p", "no:cacheprovider"],
            "pytest_add_cli_args_test_selection": [f"tests/{module}.py" for module in self.tests],
        }
        # Strings, lists of them and truth are written alike in both.
        return "\n[tool.mutmut]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())


AREAS: Mapping[str, Area] = {
    "reader": Area(
        ("read/characters", "read/files", "read/marks", "read/nodes", "read/syntax"),
        ("read/test_files", "read/test_nodes", "read/test_located", "read/test_syntax", "read/test_bad_inputs"),
    ),
    "gate": Area(("console/gate",), ("console/test_gate", "console/test_formats")),
    "writer": Area(("building/files", "building/locking"), ("building/test_files", "building/test_locking")),
}
