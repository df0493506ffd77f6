"""What people and programs are told: one gate to terminals and logs, and a module for each format of findings.

`gate` is the only writer. Every text that comes from a file, and every name of one, loses there what could command a
terminal or the service that reads a log; formats decide only how a finding is said.
"""

from __future__ import annotations

from bmcreport.console.gate import Piece, say, visible
from bmcreport.console.table import show_table
from bmcreport.console.telling import show

__all__ = ["Piece", "say", "show", "show_table", "visible"]
