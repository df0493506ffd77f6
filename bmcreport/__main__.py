"""`python -m bmcreport`."""

from __future__ import annotations

from bmcreport.cli import main

if __name__ == "__main__":
    main(prog_name="bmcreport")
