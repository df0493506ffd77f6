"""Codes of `bmcreport lint`: sound documents that may not mean what they should."""

from __future__ import annotations

from bmcreport.codes.code import Code

MEANING: dict[str, Code] = {
    "BMC801": Code(
        "a segment without a value proposition",
        "No value proposition names this customer segment under `segments`, so nothing is promised to it.",
        "customer_segments: [{text: Tourists, id: tourists}]   # and nothing serves tourists",
    ),
    "BMC802": Code(
        "revenue without a segment",
        "A revenue stream should say under `segments` who pays it.",
        "revenue_streams: [Membership fees]",
    ),
    "BMC803": Code(
        "a value proposition that no segment wants",
        "A value proposition should say under `segments` for whom it is.",
        "value_propositions: [Warm bread at dawn]",
    ),
    "BMC804": Code(
        "a claim without a source",
        "An item or figure names no source under `sources` or `source`, so nobody can check it.",
        "key_partners: [Local mill]",
    ),
    "BMC805": Code(
        "a source that nothing cites",
        "No item and no figure rests on this source; it would still be printed.",
        "sources: {report: {title: Annual report}}",
    ),
    "BMC806": Code(
        "a figure without a date",
        "Figures change; `as_of` says when this one held.",
        "metrics: [{key: sales, label: Sales, value: 1 million, currency: EUR}]",
    ),
    "BMC807": Code(
        "shares that do not sum to 100 per cent",
        "Figures in per cent with the same `share_of` and date are the parts of a whole, and should make it up.",
        "two figures with share_of: Revenue, of 60 and 30 per cent",
    ),
    "BMC808": Code(
        "an item that was not checked for long",
        "Its `checked` date is further back than the project allows.",
        "{text: Local mill, checked: 2020-01-31}",
    ),
    "BMC809": Code(
        "a theme that nearly equals another",
        "A theme that one item only has, and that is spelled almost like one that others have, lines nothing up.",
        "theme: open-model   # while others write open-models",
    ),
    "BMC810": Code(
        "items that look alike without a theme",
        "Two companies say almost the same in one block; a common theme would line them up for certain.",
        "one canvas has Direct sales, another has Direct selling, neither with a theme",
    ),
    "BMC811": Code(
        "an unknown code to leave out",
        "Under `lint` the project file leaves out a code that lint does not have.",
        "lint: {off: [BMC999]}",
    ),
}
"""What a code says of itself."""
