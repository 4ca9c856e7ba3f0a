"""The door to `reports` for a process that answers people: each printer and reader is loaded when it is first wanted.

Together their libraries take more memory than all the rest of the bot and half of its start, and most answers need
none of them. So whoever serves imports this page alone, `kinds` and the plain values (`content`, `read/refused`,
`word/refused`); a test looks at what a serving process has loaded.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from plan.document.table.tables import Table
from plan.progress.paper import PaperFacts
from plan.typed.filled_form import FormFacts
from reports.content.calendar import Entry
from reports.content.form import A4
from reports.content.table import Sheet

if TYPE_CHECKING:
    from reports.own_form.filling import Filled


def paper_workbook(facts: PaperFacts, sheet: Sheet = A4) -> bytes:
    from reports.excel import workbook as printer

    return printer.paper_workbook(facts, sheet)


def plan_workbook(facts: PaperFacts) -> bytes:
    from reports.excel import workbook as printer

    return printer.plan_workbook(facts)


def plan_document(facts: PaperFacts) -> bytes:
    from reports.word import plan as printer

    return printer.plan_document(facts)


def month_form(facts: FormFacts, at: datetime) -> bytes:
    from reports.excel import form as printer

    return printer.form_workbook(facts, at)


def letter_document(facts: PaperFacts, template: bytes | None = None) -> bytes:
    """Raises `TemplateRefused` for a template that cannot be filled."""
    from reports.pdf import letter as pages
    from reports.word import letter as printer

    return printer.letter_document(facts, template, pages.letter_layout(facts))


def letter_reaches_out(template: bytes) -> bool:
    from reports.word import template as form

    return form.reaches_out(template)


def sample_letter() -> bytes:
    from reports.word import sample as printer

    return printer.sample_template()


def filled_form(content: bytes, chosen: Mapping[str, str], facts: PaperFacts) -> "Filled":
    """Raises `PlanFileRefused` for a file that is no workbook, or not sound."""
    from reports.own_form import filling as printer

    return printer.fill_form(content, chosen, facts)


def sample_form(facts: PaperFacts) -> bytes:
    from reports.own_form import sample as printer

    return printer.sample_form(facts)


def letter_pdf(facts: PaperFacts) -> bytes:
    from reports.pdf import letter as printer

    return printer.letter_pdf(facts)


def form_pdf(facts: PaperFacts, sheet: Sheet = A4) -> bytes:
    from reports.pdf import document as printer

    return printer.form_pdf(facts, sheet)


def overview_picture(facts: PaperFacts) -> bytes:
    from reports.pictures import drawing as printer

    return printer.overview_picture(facts)


def who_reported(facts: PaperFacts) -> bytes:
    from reports.pictures import drawing as printer

    return printer.who_reported(facts)


def indicator_year(facts: PaperFacts, figure: int) -> bytes:
    """KeyError for a figure the report does not have."""
    from reports.pictures import drawing as printer

    return printer.indicator_year(facts, figure)


def qr_picture(address: str) -> bytes:
    from reports.pictures import qr as printer

    return printer.qr_picture(address)


def calendar_file(name: str, entries: Sequence[Entry], hour: int, zone: str, now: datetime) -> bytes:
    from reports import calendar_file as printer

    return printer.calendar_file(name, entries, hour, zone, now)


def read_tables(content: bytes, name: str = "") -> list[Table]:
    """Raises `PlanFileRefused` for a file that is no table, or unsound."""
    from reports.read import plan_file as reader

    return reader.read_tables(content, name)
