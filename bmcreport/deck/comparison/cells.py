"""Cells and paragraphs that several tables of a comparison share."""

from __future__ import annotations

from collections.abc import Iterable

from bmcreport.comparing.similarity import Similarity
from bmcreport.comparing.values import ComparedItem, SharedRow
from bmcreport.deck.comparison.subject import HEAT_STEPS, Subject, heat_role
from bmcreport.deck.rows import PLAIN, QUIET, Cell, Row, centred, text_cell
from bmcreport.deck.slides import TableShape
from bmcreport.place.items import DETAIL, LEAD
from bmcreport.text.types import Paragraph, Run, Style

# No line starts with the dot.
_SEPARATOR = Run("\u00a0· ", QUIET)


def nothing(fill: str | None = None) -> Cell:
    """A cell that says that there is nothing to say, to eye and ear alike."""
    return text_cell("–", QUIET, fill)


def company_head(subject: Subject, company: int) -> Cell:
    """A company's name at the head of its column or row."""
    return Cell((company_name(subject, company),), subject.tint(company))


def company_name(subject: Subject, company: int) -> Paragraph:
    """A company's name, called by its slug."""
    slug = subject.comparison.companies[company].slug
    return Paragraph((Run(subject.name(company), subject.head_style(company)),), name=slug)


def item_paragraph(subject: Subject, block: str, one: ComparedItem, *, details: bool) -> Paragraph:
    """An item as a cell shows it, strong only beside a detail; badge, status and sources are left to the notes."""
    lead = Run(one.item.text, LEAD if details else PLAIN)
    detail = (Run(f" {one.item.detail}", DETAIL),) if details and one.item.detail else ()
    return Paragraph((lead, *detail), name=item_name(subject, block, one))


def heat_cell(similarity: Similarity, company: int, other: int) -> Cell:
    """How alike two companies are, in per cent on its shade; a company's likeness with itself says nothing, quietly."""
    likeness = similarity.likeness(company, other)
    if likeness is None:
        return centred(nothing())
    style, step = (QUIET, 0) if company == other else (PLAIN, round(likeness * HEAT_STEPS))
    return centred(text_cell(f"{likeness * 100:.0f}", style, heat_role(step)))


def row_name(subject: Subject, row: SharedRow) -> str:
    """A row as sentences name it: its theme, or in quotation marks the words that line it up."""
    return row.name if row.theme else subject.speech.quoted(row.name)


def names_in(table: TableShape) -> frozenset[str]:
    """What the paragraphs of a table are called: which companies, blocks and items it shows."""
    bodies = (cell.body for row in table.cells for cell in row)
    return frozenset(paragraph.paragraph.name for body in bodies for paragraph in body.paragraphs)


def companies_in(subject: Subject, table: TableShape) -> list[int]:
    """The companies that a table names."""
    names = names_in(table)
    return [company for company in subject.order if subject.comparison.companies[company].slug in names]


def item_name(subject: Subject, block: str, one: ComparedItem) -> str:
    """What the paragraph of an item is called: `channels/openai/3`."""
    return f"{block}/{subject.comparison.companies[one.company].slug}/{one.index}"


def separated(texts: Iterable[str], style: Style = PLAIN) -> tuple[Run, ...]:
    """Texts in one line of thought, with dots between them."""
    runs = [run for text in texts for run in (_SEPARATOR, Run(text, style))]
    return tuple(runs[1:])


def with_swatch(subject: Subject, company: int, cells: Row) -> Row:
    """The cells of a company's row after a narrow one in its own colour."""
    return (Cell(fill=subject.swatch(company)), *cells)
