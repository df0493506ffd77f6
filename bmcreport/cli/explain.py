"""`bmcreport explain`: what a code such as BMC204 means."""

from __future__ import annotations

import click


@click.command
@click.argument("code")
def command(code: str) -> None:
    """Explain a code, such as BMC204."""
    from bmcreport.codes import CODES
    from bmcreport.console import say

    known = CODES.get(code.upper())
    if known is None:
        message = f"there is no code {code!r}; codes run from {min(CODES)} to {max(CODES)}"
        raise click.BadParameter(message, param_hint="CODE")
    example = "\n".join(f"    {line}" for line in known.example.splitlines())
    say(f"{code.upper()}: {known.title}\n\n{known.explanation}\n\nExample:\n{example}")
