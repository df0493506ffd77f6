"""What can be wrong in layouts: codes 4xx."""

from __future__ import annotations

from bmcreport.codes.code import Code

LAYOUTS = {
    "BMC401": Code(
        "a number out of range",
        "The number is too small or too large to be meant here.",
        "padding: -3",
    ),
    "BMC403": Code(
        "an unknown family",
        "The family of a block is one of `families:` of the same layout.",
        "family: custmers",
    ),
    "BMC404": Code(
        "an unknown colour role",
        "Colours in layouts are named by their role in `palette:` of the same layout.",
        "colour: offer_tnt",
    ),
    "BMC405": Code(
        "a colour role is missing",
        "The palette must give the roles that pages and slides are composed with.",
        "palette: {ink: '#000000'}",
    ),
    "BMC406": Code(
        "an unknown icon",
        "Icons are those that come with the package.",
        "icon: handshakes   # write icon: handshake",
    ),
    "BMC407": Code(
        "a cell holds not one thing",
        "A cell of the grid holds a block, or rows, or columns.",
        "{share: 20, block: channels, rows: []}",
    ),
    "BMC408": Code(
        "a share outside its limits",
        "The limits of a cell are the least and the largest share, and its own share lies between them.",
        "{share: 20, limits: [30, 40], block: channels}",
    ),
    "BMC409": Code(
        "a block is not placed exactly once",
        "Each block that a layout describes stands in one cell of its grid.",
        "two cells with block: channels",
    ),
    "BMC410": Code(
        "the type scale is upside down",
        "The least size of a type scale, its floor, cannot be above the largest, its ceiling.",
        "scale: {ceiling: 6, floor: 10}",
    ),
    "BMC411": Code(
        "neither yes nor no",
        "This setting is yes or no (or true or false).",
        "details: maybe",
    ),
    "BMC412": Code(
        "a text is too faint",
        "Every text needs a contrast of 4.5:1 to its ground (WCAG 2.2, success criterion 1.4.3), or poor light\n"
        "and poor printers lose it. A darker text on a light ground, or a lighter one on a dark ground, mends that.",
        'quiet: "#a0a8b4"   # 2.38:1 on white; "#707681" is near it and passes',
    ),
    "BMC413": Code(
        "English lacks a word",
        "What other languages leave out is said in English, so the document of English says everything.",
        "en.yaml without as_of:",
    ),
    "BMC414": Code(
        "words or signs that cannot be used",
        "Signs within numbers are one character. Some words of a language stand around a number, a name or a date,\n"
        "which they name in braces, once each; others stand around nothing.",
        "as_of: Stand   # write as_of: Stand {date}",
    ),
    "BMC415": Code(
        "a field that cannot be filled in",
        "Texts of an outline may name fields in braces, as {company}; what is put there is known, and nothing in the\n"
        "braces is evaluated. A brace that is meant as a brace is written twice.",
        "title: What {compny} promises   # write {company}",
    ),
    "BMC416": Code(
        "a plural rule, count or locale that nobody reads",
        "Plural rules of a language are written as in the Unicode CLDR, forms of a text stand under a plural category\n"
        "or a number, and a locale is named by its number in Windows, in hexadecimal.",
        "plurals: {one: n is 1}   # write one: n = 1",
    ),
}
