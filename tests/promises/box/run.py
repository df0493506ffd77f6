"""Run command lines of bmcreport one after another, each a phase: `run.py '[["validate"], ...]'`."""

from __future__ import annotations

import json
import sys

from bmcreport.cli import main

if __name__ == "__main__":
    statuses = []
    for number, arguments in enumerate(json.loads(sys.argv[1])):
        sys.audit("bmcreport.phase", f"{number} {' '.join(arguments)}")
        try:
            main(arguments, prog_name="bmcreport")
        except SystemExit as left:
            statuses.append(left.code)
    sys.audit("bmcreport.phase", "end")
    sys.stderr.write(json.dumps(statuses))
