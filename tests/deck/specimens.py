"""Decks made by hand that hold one of everything a deck can hold, for the tests of the emitter."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from bmcreport.deck.slides import (
    Align,
    Anchor,
    Body,
    ChartShape,
    Deck,
    IconShape,
    Panel,
    Placeholder,
    PlaceholderKind,
    Shape,
    Slide,
    SlideLayout,
    SlideParagraph,
    TableCell,
    TableShape,
    TextBox,
)
from bmcreport.text.types import FaceName, Paragraph, Run, Style
from bmcreport.units import Rect, Size, pt

PALETTE = {
    "ink": "#1d2433",
    "quiet": "#5b6474",
    "hairline": "#c9cfd9",
    "paper": "#ffffff",
    "panel": "#f4f6fa",
    "brand": "#c2410c",
    "dark": "#1d2434",
    "on_dark": "#fffffe",
    "infrastructure": "#3b4a8c",
    "offer": "#c2410d",
    "customers": "#0f766e",
    "finance": "#8a5a00",
    "badge": "#7a4b00",
    "badge_paper": "#fbe7c6",
}

TITLE = Placeholder("Title", PlaceholderKind.TITLE, Rect(pt(40), pt(30), pt(880), pt(60)), pt(26), bold=True)
ITEMS = Placeholder("Items", PlaceholderKind.BODY, Rect(pt(40), pt(110), pt(400), pt(300)), pt(18), prompt="Items here")
FOOTER = Placeholder("Footer", PlaceholderKind.FOOTER, Rect(pt(40), pt(505), pt(400), pt(14)), pt(10), "quiet")
NUMBER = Placeholder(
    "Number", PlaceholderKind.SLIDE_NUMBER, Rect(pt(860), pt(505), pt(60), pt(14)), pt(10), "quiet", align=Align.RIGHT
)
COVER = SlideLayout(
    "Cover",
    (
        Placeholder(
            "Company", PlaceholderKind.CENTRED_TITLE, Rect(pt(40), pt(140), pt(800), pt(64)), pt(54), "on_dark"
        ),
        Placeholder("Tagline", PlaceholderKind.SUBTITLE, Rect(pt(40), pt(220), pt(600), pt(60)), pt(20), "on_dark"),
        Placeholder("Date", PlaceholderKind.DATE, Rect(pt(700), pt(505), pt(220), pt(14)), pt(10), "on_dark"),
    ),
    "dark",
    (Panel("Bar", Rect(0, 0, pt(9), pt(540)), "brand"), IconShape("Gift", Rect(0, 0, pt(20), pt(20)), "gift", "brand")),
)
MESSAGE = SlideLayout("Message", (TITLE, ITEMS, FOOTER, NUMBER))

HOSTILE = "<a:t>&]]>\"quoted\" 'single' \u202e&#10; ${x} {{y}} %s \U0001f600"


def paragraph(*runs: Run | str, points: float = 14, bullet: bool = False, align: Align = Align.LEFT) -> SlideParagraph:
    """A paragraph of these runs."""
    made = tuple(run if isinstance(run, Run) else Run(run) for run in runs)
    indent = pt(points * 0.8) if bullet else 0
    return SlideParagraph(Paragraph(made, bullet), pt(points), pt(points * 1.2), indent=indent, align=align)


def body(*paragraphs: SlideParagraph | str) -> Body:
    """A body of these paragraphs."""
    return Body(tuple(each if isinstance(each, SlideParagraph) else paragraph(each) for each in paragraphs))


def slide_of(*shapes: Shape, title: str = "Everyone sells access") -> Slide:
    """A slide with a title and these shapes."""
    return Slide("Slide", "Message", {"Title": body(title)}, shapes)


def deck_of(*slides: Slide) -> Deck:
    """A deck of these slides."""
    return Deck(slides, (COVER, MESSAGE), Size(pt(960), pt(540)), PALETTE, "Mistral AI", "Ada", "Canvas", "en-GB")


def reworded(deck: Deck, text: str) -> Deck:
    """The deck with another text wherever a title stands."""
    slides = tuple(replace(slide, fills={**slide.fills, "Title": body(text)}) for slide in deck.slides)
    return replace(deck, slides=slides)


BAR = ChartShape(
    "Funding",
    Rect(pt(40), pt(120), pt(500), pt(300)),
    ("Mistral AI", "OpenAI", "Midjourney"),
    (Decimal("0.6"), Decimal("57.9"), None),
    "Funding, USD billions",
    '"$"0.0"B"',
    "Funding of three companies",
    pt(12),
    highlight=0,
)

_MARGIN = pt(6)


def table_of(*rows: tuple[str, ...], header_column: bool = False) -> TableShape:
    """A table of these words."""
    cells = tuple(tuple(TableCell(replace(body(word), inset=(_MARGIN,) * 4), "panel") for word in row) for row in rows)
    rect = Rect(pt(40), pt(120), pt(100) * len(rows[0]), pt(30) * len(rows))
    widths, heights = (pt(100),) * len(rows[0]), (pt(30),) * len(rows)
    return TableShape("Comparison", rect, widths, heights, cells, "Companies compared", header_column=header_column)


TABLE = table_of(("", "OpenAI"), ("Price", "metered"), ("Reach", "global"), header_column=True)

_STYLED = body(
    paragraph(
        Run("Enterprises", Style(FaceName.BOLD)),
        Run(" in Europe", Style(FaceName.ITALIC, "quiet")),
        Run("1", Style(colour="brand", scale=650, rise=350), link="https://example.org/a?b=1&c=2"),
        Run("AT RISK", Style(FaceName.BOLD, "badge", scale=700, rise=80, tracking=40, fill="badge_paper"), keep=True),
        points=18,
        bullet=True,
    ),
    paragraph("Write to us", points=18, align=Align.CENTRE),
)

EVERYTHING = deck_of(
    Slide("Cover", "Cover", {"Company": body("Mistral AI"), "Tagline": body("Open weights")}, date="As of 2026"),
    Slide(
        "Blocks",
        "Message",
        {"Title": body("Enterprises pay for use"), "Items": _STYLED},
        (
            Panel("Callout", Rect(pt(40), pt(440), pt(880), pt(36)), "panel", "hairline", pt(1), pt(8)),
            TextBox(
                "Callout text",
                Rect(pt(50), pt(440), pt(860), pt(36)),
                Body(
                    (paragraph(Run("Mail", link="mailto:ada@example.org")),), Anchor.MIDDLE, columns=2, column_gap=pt(9)
                ),
                "paper",
                "hairline",
                pt(1),
            ),
            IconShape("Heart", Rect(pt(500), pt(120), pt(40), pt(40)), "heart", "customers", "A heart"),
            IconShape("Truck", Rect(pt(560), pt(120), pt(40), pt(40)), "truck", "customers"),
        ),
        (
            Paragraph(
                (Run("Say "), Run("this", Style(FaceName.BOLD, "on_dark")), Run(" first.")),
            ),
            Paragraph((Run("Then"),), bullet=True),
        ),
        "Mistral AI",
    ),
    slide_of(TABLE),
    slide_of(BAR, replace(BAR, rect=Rect(pt(560), pt(120), pt(300), pt(300)), highlight=None), title="Funding"),
)
