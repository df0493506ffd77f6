"""What can go wrong with files that come back from other people: codes 7xx."""

from __future__ import annotations

from bmcreport.codes.code import USAGE, Code

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
    "BMC703": Code(
        "a file without its document",
        "PDFs and decks of bmcreport carry the YAML that they were made of, unless they were built with --no-source.\n"
        "Programs that save a deck anew may drop it; PowerPoint keeps it.",
        "bmcreport extract somebody-elses.pptx",
    ),
    "BMC704": Code(
        "a file that cannot be read back",
        "The file is damaged, protected by a password, or what it carries was changed since.",
        "bmcreport extract half-a-download.pdf",
    ),
    "BMC705": Code(
        "a file that is there already",
        "Documents that are taken out of a file overwrite others only when that is asked for.",
        "bmcreport extract shop-deck.pptx -o shop.yaml   # add --force",
        USAGE,
    ),
}
