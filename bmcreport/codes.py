"""Every finding that this package can report, once: what it means and an example, for `bmcreport explain`."""

from __future__ import annotations

from dataclasses import dataclass

CONTENT, USAGE, ENVIRONMENT = 1, 2, 3
"""What a process exits with: a document is at fault, the command line is, or the machine is."""


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: 1xx YAML, 2xx documents, 3xx references, 4xx layouts, 5xx fitting and rendering, 6xx files."""

    title: str
    explanation: str
    example: str
    exit_status: int = CONTENT


CODES: dict[str, Code] = {
    "BMC101": Code(
        "not valid YAML",
        "The file breaks a rule of YAML that has no explanation of its own here.",
        "%YAML 9.0",
    ),
    "BMC102": Code(
        "a text with a colon must be quoted",
        "A colon and a space end a key in YAML. A text in which they occur has to stand in quotes.",
        "detail: Two offers: one open, one paid   # write detail: 'Two offers: one open, one paid'",
    ),
    "BMC103": Code(
        "a tab where only spaces may stand",
        "YAML tells structure by indentation, and only spaces indent. Set your editor to insert spaces.",
        "company:\n<tab>name: Example",
    ),
    "BMC104": Code(
        "a text starts with a reserved sign",
        "Some signs mean something to YAML at the start of a text: @ ` % * & ! | > [ {. Quote such a text.",
        "- @example on social media   # write - '@example on social media'",
    ),
    "BMC105": Code(
        "a quote or bracket does not pair up",
        "A quote or bracket that was opened is not closed, or text goes on after it was closed.",
        "name: 'Today's bread'   # write \"Today's bread\" or 'Today''s bread'",
    ),
    "BMC106": Code(
        "a key stands twice",
        "Of two equal keys one would silently be lost, so they are refused.",
        "channels: [Shop]\nchannels: [Web]",
    ),
    "BMC107": Code(
        "anchors and aliases are not used",
        "YAML's `&name` and `*name` repeat values; here every value is written out where it belongs.",
        "- &shop Our own shop",
    ),
    "BMC108": Code(
        "tags are not used",
        "YAML's `!tag` gives values a type; here the place of a value tells its type.",
        "version: !!str 1.0   # write version: 1.0",
    ),
    "BMC109": Code(
        "merge keys are not used",
        "YAML's `<<` copies keys from elsewhere; here keys are written out.",
        "<<: *defaults",
    ),
    "BMC110": Code(
        "a second document",
        "One file holds one document. A line of three dashes starts another.",
        "company: {name: One}\n---\ncompany: {name: Two}",
    ),
    "BMC111": Code(
        "a key must be a single name",
        "Keys are single names; a list, a mapping or nothing cannot be a key.",
        "[a, b]: value",
    ),
    "BMC112": Code(
        "nested too deeply",
        "No document here has use for more than 32 levels of lists and mappings inside each other.",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    ),
    "BMC113": Code(
        "the document is empty",
        "The file holds nothing, or comments only.",
        "# company: to do",
    ),
    "BMC114": Code(
        "not UTF-8 text",
        "Documents are UTF-8 text. Files from older programs may be in other encodings; save them as UTF-8.",
        "name: Caf\\xe9",
    ),
    "BMC115": Code(
        "a control character",
        "Control characters cannot be printed, and neither PDF nor PowerPoint may hold them.",
        'name: "Exam\\x07ple"',
    ),
    "BMC116": Code(
        "the document is too large",
        "A document may have 1 MiB and 50,000 texts, keys and lists, far more than a canvas can show.",
        "a file of 2 MiB",
    ),
    "BMC117": Code(
        "a comment cuts a text off",
        "A space and # start a comment, so the rest of the line is not part of the text. If it is meant to be, quote\n"
        "the text; if it is a comment, leave a space after #.",
        "- Ranked #1 in Europe   # the text is `Ranked`; write - 'Ranked #1 in Europe'",
    ),
    "BMC118": Code(
        "an unknown backslash sequence",
        "In double quotes a backslash starts a sequence such as \\n or \\u20ac. Double it, or use single quotes.",
        "detail: \"share\\plan\"   # write 'share\\plan'",
    ),
    "BMC119": Code(
        "a line out of place",
        "Entries of one list or mapping start in the same column, and every key has a colon and a space after it.",
        "company:\n  name: Example\n   tagline: Bread",
    ),
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
    "BMC501": Code(
        "text does not fit",
        "A block has more text than fits at the least type size. Shorten the items, or move detail to the notes.",
        "forty items in one block",
    ),
    "BMC502": Code(
        "a character has no glyph",
        "The fonts have no shape for this character, so it cannot be printed.",
        "name: an emoji",
    ),
    "BMC503": Code(
        "a relation to an unknown canvas",
        "A relation names another canvas by its file name without .yaml; there is none among those read.",
        "to: exmaple",
    ),
    "BMC504": Code(
        "a comparison of an unknown canvas",
        "A comparison names canvases by their file names without .yaml; there is none among those read.",
        "canvases: [one, tow]",
    ),
    "BMC601": Code(
        "no such file",
        "There is nothing at this path.",
        "bmcreport validate canvasses",
        USAGE,
    ),
    "BMC602": Code(
        "a file cannot be read",
        "The path is not a file, or the system does not let it be read.",
        "a file without read permission",
        ENVIRONMENT,
    ),
    "BMC603": Code(
        "a file cannot be written",
        "The system does not let the output be written; check the folder, its permissions and the free space.",
        "a folder without write permission",
        ENVIRONMENT,
    ),
    "BMC604": Code(
        "no documents in a folder",
        "The folder has no files that end in .yaml or .yml; folders inside it are not searched.",
        "bmcreport validate an-empty-folder",
        USAGE,
    ),
    "BMC605": Code(
        "two documents of one name",
        "Outputs and references go by the file name without its ending, so names have to differ.",
        "one/shop.yaml and two/shop.yaml",
    ),
}
