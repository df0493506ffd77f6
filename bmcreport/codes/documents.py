"""What can be wrong in canvases and comparisons: codes 2xx, and 3xx for references."""

from __future__ import annotations

from bmcreport.codes.code import Code

DOCUMENTS = {
    "BMC201": Code(
        "not a document",
        "A document is keys with values at its top level, not a list or a text.",
        "- just\n- a list",
    ),
    "BMC202": Code(
        "the wrong shape of value",
        "A list stands where a text should, or a text where keys should, and so on.",
        "founders: Ada Example   # write founders: [Ada Example]",
    ),
    "BMC203": Code(
        "a key is missing",
        "This key is needed here.",
        "company:\n  tagline: Bread   # lacks name:",
    ),
    "BMC204": Code(
        "an unknown key",
        "This key means nothing here; it may be mistyped or stand in the wrong place.",
        "chanels: [Shop]   # write channels: [Shop]",
    ),
    "BMC205": Code(
        "something is empty",
        "There is nothing where a text or value is needed.",
        "company:\n  name:",
    ),
    "BMC206": Code(
        "not one of the words allowed",
        "Only certain words have a meaning here.",
        "status: proven   # write status: validated",
    ),
    "BMC207": Code(
        "not a name to refer by",
        "Ids, themes, source keys and canvas names are lower-case letters and digits, joined by - or _.",
        "id: First Segment   # write id: first-segment",
    ),
    "BMC208": Code(
        "not a date",
        "Dates are as exact as they are known: 2026, 2026-Q1, 2026-05 or 2026-05-19.",
        "as_of: May 2026   # write as_of: 2026-05",
    ),
    "BMC209": Code(
        "not a number",
        "Numbers are digits with a decimal point; commas only group thousands. Magnitudes are words:\n"
        "thousand, million, billion, trillion.",
        "value: 11,7 bn   # write value: 11.7 billion",
    ),
    "BMC210": Code(
        "not a link",
        "Links start with https://, http:// or mailto:, and hold no spaces.",
        "website: www.example.com   # write website: https://www.example.com",
    ),
    "BMC211": Code(
        "not a colour",
        "Colours are # and six hexadecimal digits, in quotes, for # would start a comment.",
        "colour: orange   # write colour: '#c2410c'",
    ),
    "BMC212": Code(
        "not a currency code",
        "Currencies are ISO 4217 codes of three capitals; a magnitude belongs to the value.",
        "currency: euro   # write currency: EUR",
    ),
    "BMC213": Code(
        "not a language tag",
        "Languages are BCP 47 tags, such as en, de or pt-BR.",
        "lang: English   # write lang: en",
    ),
    "BMC214": Code(
        "too few or too many entries",
        "This list needs more entries, or may not have as many.",
        "canvases: [only-one]",
    ),
    "BMC215": Code(
        "a text with a colon reads as a key",
        "An unquoted text with a colon and a space in it is a key with a value in YAML. Quote the whole text.",
        "- Example Corp: investor   # write - 'Example Corp: investor'",
    ),
    "BMC216": Code(
        "a metric without a unit",
        "Without a unit or a currency nobody can tell what the figure counts, nor compare it.",
        "{key: staff, label: Staff, value: 850}   # add unit: people",
    ),
    "BMC217": Code(
        "too many canvases",
        "A comparison may have 40 canvases; nobody reads more columns side by side.",
        "canvases: with 41 entries",
    ),
    "BMC218": Code(
        "a text is too long",
        "A text may have 2,000 characters, far more than fits a block of a printed page. What a speaker says about a\n"
        "block (`notes`) may be longer.",
        "a detail of 400 words",
    ),
    "BMC301": Code(
        "an unknown segment",
        "An item's `segments` are ids of items of the block customer_segments of the same canvas.",
        "segments: [bakers]   # where no customer segment has id: bakers",
    ),
    "BMC302": Code(
        "an unknown source",
        "Every source that an item or metric names has to be listed under `sources:` of the same canvas.",
        "sources: [s9]   # where sources: ends at s8",
    ),
    "BMC303": Code(
        "an id is given twice",
        "An id names one item of its canvas.",
        "- {text: One, id: shop}\n- {text: Two, id: shop}",
    ),
    "BMC304": Code(
        "a metric is given twice",
        "The same metric may recur with other dates, but not with the same one.",
        "two metrics with key: users and as_of: 2026-05",
    ),
    "BMC305": Code(
        "the focus is not compared",
        "The focus of a comparison is one of its canvases.",
        "canvases: [one, two]\nfocus: three",
    ),
    "BMC306": Code(
        "a canvas is named twice",
        "Each canvas of a comparison is one column of it.",
        "canvases: [one, two, one]",
    ),
}
