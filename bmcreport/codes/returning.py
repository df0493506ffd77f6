"""What can go wrong with files that come back from other people: codes 7xx."""

from __future__ import annotations

from bmcreport.codes.code import Code

RETURNING = {
    "BMC701": Code(
        "a file that is no package or damaged",
        "Presentations are zip packages with a list of content types. This one is something else, is damaged, is\n"
        "protected by a password, or holds what no program that means well writes.",
        "bmcreport extract photo.pptx",
    ),
    "BMC702": Code(
        "a package that is too large",
        "Packages may have 100 MiB and 5,000 parts, grow to 400 MiB, and none of their parts 200 times.",
        "a zip bomb by the name of a deck",
    ),
}
