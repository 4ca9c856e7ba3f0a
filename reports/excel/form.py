"""The month's form as a workbook to be filled in; `reports/read/filled_form.py` reads it back."""

from datetime import datetime

from plan.typed.filled_form import FormFacts, FormRow, name_of, number_of
from reports.content.table import Cell, Column, Paper, Row, Table
from reports.excel.book import Book
from texts.month.files import forms as words

WIDTHS = (9, 38, 12, 11, 12, 12, 17, 26)


def form_workbook(facts: FormFacts, at: datetime) -> bytes:
    """One sheet with a row a figure; what has been said already stands in the coloured column."""
    table = form_table(facts)
    title = words.form_title(facts.department, facts.month)
    book = Book(title, facts.library, at)
    book.print_table(table, Paper("", title, (table,), facts.library, draft=False))
    return book.content()


def form_table(facts: FormFacts) -> Table:
    """The form without its format."""
    at, width = facts.month, len(WIDTHS)
    headings = words.form_headings(at, shared=any(len(row.indicator.departments) > 1 for row in facts.rows))
    advice = words.form_advice(at, [row.indicator for row in facts.rows])
    rows: list[Row] = [
        _wide(Cell(words.form_title(facts.department, at), "title", wide=width)),
        *(_wide(Cell(told, "text", wide=width)) for told in advice),
        _wide(Cell(words.CODE.plain(code=str(facts.code)), "small", wide=width)),
        tuple(Cell(heading, "heading") for heading in headings),
        *(_row(row) for row in facts.rows),
    ]
    head = len(rows) - len(facts.rows) - 1
    return Table(words.SHEET, tuple(map(Column, WIDTHS)), tuple(rows), head, head + 1, frozen=1)


def _wide(cell: Cell) -> Row:
    return (cell, *([None] * (len(WIDTHS) - 1)))


def _row(row: FormRow) -> Row:
    entry = None if row.answer is None else words.entry_of(row.answer)
    return (
        Cell(number_of(row.indicator), "label"),
        Cell(name_of(row.indicator), "label"),
        Cell(words.unit_and_share(row.indicator), "label"),
        Cell(row.last_month, "number"),
        Cell(row.since_january, "number"),
        Cell(row.indicator.target, "number"),
        Cell(entry, "entry"),
        Cell(row.note or None, "note"),
    )
