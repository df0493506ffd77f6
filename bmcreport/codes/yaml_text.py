"""What can be wrong with a text as YAML: codes 1xx."""

from __future__ import annotations

from bmcreport.codes.code import Code

YAML = {
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
        "a character that is not text",
        "Control characters, unpaired halves of characters and code points that stand for nothing cannot be printed,\n"
        "and neither PDF nor PowerPoint may hold them. Controls of the direction of text would show it in an order\n"
        "that is not its own; direction is worked out from the letters.",
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
}
