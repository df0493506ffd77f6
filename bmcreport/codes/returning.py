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
        "PDFs and decks of bmcreport carry the YAML that they were made of, unless they were built with --no-source,\n"
        "or for an audience (--audience, or that of an outline) that is not to see all of it: then they carry nothing\n"
        "that could be extracted, verified or pulled. Build the deck for everybody to work on it together.\n"
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
    "BMC706": Code(
        "a file of another state of its document",
        "The document has changed since the file was made. Building it anew makes them agree.",
        "bmcreport verify shop-deck.pptx shop.yaml   # after shop.yaml was edited",
    ),
    "BMC707": Code(
        "a text that was changed on a slide",
        "Somebody edited the deck. What is told can be brought into the document: bmcreport pull, with --write.",
        "channels, item 2: on slide 2 this reads `Online shop`",
    ),
    "BMC708": Code(
        "a change on a slide that is left to people",
        "It cannot be told for sure what is meant, or it cannot be written into the document without touching more\n"
        "than that. The document is as it was there.",
        "a paragraph that stands elsewhere now, or reads differently on two slides",
    ),
    "BMC709": Code(
        "a text that was changed on both sides",
        "The slide and the document have both changed since the deck was made. The document is as it was there.",
        "a colleague rewords an item in the deck while you reword it in the YAML",
    ),
    "BMC710": Code(
        "a text on a slide that has no place in the document",
        "Somebody drew a text box, added a slide or changed words that are not in the document, such as the line\n"
        "above a title. A deck that is built anew does not have it.",
        "a note `Ask Anna!` that was stuck onto the canvas",
    ),
}
