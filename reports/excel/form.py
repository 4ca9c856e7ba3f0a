"""The month's form as a workbook to be filled in, and such a workbook read back.

It is known by its code, and its columns by their headings, so that whatever people do around them does no harm.
"""

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook

from plan.document.tables import Row as ReadRow
from plan.document.tables import Table as ReadTable
from plan.fold import key
from plan.typed.filled_form import (
    MOST_LINES,
    MOST_TEXT,
    FilledForm,
    FormCode,
    FormFacts,
    FormLine,
    FormRow,
    name_of,
    number_of,
)
from reports.content.table import Cell, Column, Paper, Row, Table
from reports.excel.styles import Styles
from reports.excel.workbook import print_table, sheet_name
from reports.excel.writer import saved
from texts.month import forms as words

WIDTHS = (9, 38, 12, 11, 12, 12, 17, 26)


def form_workbook(facts: FormFacts, at: datetime) -> bytes:
    """One sheet with a row a figure; what has been said already stands in the coloured column."""
    table = form_table(facts)
    title = words.title(facts.department, facts.month)
    book = Workbook()
    book.remove(book.worksheets[0])
    print_table(book, Styles(book), table, Paper("", title, (table,), facts.library, draft=False))
    book.properties.title = title
    book.properties.creator = facts.library
    return saved(book, {sheet_name(table): table}, at)


def form_table(facts: FormFacts) -> Table:
    """The form without its format."""
    at, width = facts.month, len(WIDTHS)
    headings = words.headings(at, shared=any(len(one.indicator.departments) > 1 for one in facts.rows))
    rows: list[Row] = [
        _wide(Cell(words.title(facts.department, at), "title", wide=width)),
        _wide(Cell(words.WHAT_TO_DO, "text", wide=width)),
        _wide(Cell(f"{words.CODE}{facts.code}", "small", wide=width)),
        tuple(Cell(one, "heading") for one in headings),
        *(_row(one) for one in facts.rows),
    ]
    return Table(words.SHEET, tuple(map(Column, WIDTHS)), tuple(rows), 3, 4, frozen=1)


def _wide(cell: Cell) -> Row:
    return (cell, *([None] * (len(WIDTHS) - 1)))


def _row(one: FormRow) -> Row:
    entry = None if one.said is None else words.NOT_KNOWN if one.said.value is None else one.said.value
    return (
        Cell(number_of(one.indicator), "label"),
        Cell(name_of(one.indicator), "label"),
        Cell(words.whose(one.indicator), "label"),
        Cell(one.last_month, "number"),
        Cell(one.since_january, "number"),
        Cell(one.indicator.target, "number"),
        Cell(entry, "entry"),
        Cell(one.note or None, "note"),
    )


def filled_form(tables: Sequence[ReadTable]) -> FilledForm | None:
    """The filled form among a file's tables; None when there is none."""
    found = [form for table in tables if (form := _form_in(table)) is not None]
    if len(found) > 1:
        return FilledForm(None, (), "several")
    return found[0] if found else None


def _form_in(table: ReadTable) -> FilledForm | None:
    code = next((one for row in table.rows for cell in row.cells if (one := FormCode.find(cell)) is not None), None)
    for at, row in enumerate(table.rows):
        columns = _columns(row)
        if columns is not None:
            if code is None:
                return FilledForm(None, (), "no_code")
            return _limited(code, [_line(each, columns) for each in table.rows[at + 1 :]])
    return None if code is None else FilledForm(code, (), "no_head")


def _columns(row: ReadRow) -> tuple[int, int, int | None, int, int | None] | None:
    """Where the number, the name, the unit, the entry and the note stand, by a row of headings; None for others."""
    headings = [key(cell) for cell in row.cells]
    place = {heading: at for at, heading in reversed(list(enumerate(headings)))}
    entry = next((at for at, heading in enumerate(headings) if heading.endswith(key(words.HERE))), None)
    number, name = place.get(key(words.NUMBER)), place.get(key(words.NAME))
    if entry is None or number is None or name is None:
        return None
    return number, name, place.get(key(words.UNIT)), entry, place.get(key(words.NOTE))


def _line(row: ReadRow, columns: tuple[int, int, int | None, int, int | None]) -> FormLine:
    def cell(at: int | None) -> str:
        # A cell joined with the one above is that one's and says nothing about its own row.
        return "" if at is None or at >= len(row.cells) or at in row.above else _visible(row.cells[at])

    number, name, unit, entry, note = columns
    return FormLine(row.place, cell(number), cell(name), cell(unit), cell(entry), cell(note))


def _visible(text: str) -> str:
    """The text without characters that no database takes and nobody sees."""
    return "".join(one for one in text if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs")).strip()


def _limited(code: FormCode, lines: Sequence[FormLine]) -> FilledForm:
    said = tuple(one for one in lines if one.says_something)
    letters = sum(len(text) for one in said for text in (one.number, one.name, one.unit, one.typed, one.note))
    if len(said) > MOST_LINES or letters > MOST_TEXT:
        return FilledForm(code, (), "too_long")
    return FilledForm(code, said)
