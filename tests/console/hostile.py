"""Texts that would command whoever shows them, and findings that hold them."""

from __future__ import annotations

from hypothesis import strategies as st

from bmcreport.codes import CODES
from bmcreport.diagnostics import START, Diagnostic, Severity, Source, Span

ATTACKS = (
    "::error file=a,line=1::b",
    "::set-output name=x::y",
    "::stop-commands::x",
    "  ::add-mask::a",
    "\u00a0::debug::x",
    "##[error]x",
    "###[group]x",
    "##vso[task.setvariable variable=x]y",
    "##VSO[task.complete]",
    "##teamcity[buildStatus status='SUCCESS']",
    "\x1b]0;owned\x07",
    "\x1b[2J",
    "\x9b31m",
    "\r",
    "\n",
    "\r\n::error::x",
    "\x85::error::x",
    "\u2028::error::x",
    "\u202egnp",
    "\u2066",
    "\ufeff::error::x",
    "\ud800",
    "\x00",
    "\x7f",
    "%0A::error::x",
    "%25",
    ",line=9",
    ":",
    "#",
    "[",
    "]]>",
    "<!-- -->",
    "</failure>",
    "<img src=x onerror=alert(1)>",
    "| a | b |",
    "`",
    "```",
    "\\|",
    "@everyone",
    "#1",
    "[a](javascript:alert(1))",
    "https://evil.example",
    "www.evil.example",
    "&lt;&#42;",
    "*a* _b_ ~~c~~",
    "section_start:1:a\r\x1b[0K",
)

texts = st.lists(st.sampled_from(ATTACKS) | st.text(max_size=6), max_size=6).map("".join)

spans = st.builds(
    lambda line, column, lines, columns: Span(line, column, line + lines, column + columns if not lines else columns),
    st.integers(1, 4),
    st.integers(1, 30),
    st.integers(0, 2),
    st.integers(1, 30),
) | st.just(START)

findings = st.builds(
    Diagnostic,
    code=st.sampled_from(sorted(CODES)),
    message=texts,
    source=st.builds(Source, name=texts.filter(bool), text=texts),
    span=spans,
    hint=texts,
    severity=st.sampled_from(Severity),
)
