"""The month's form read back from a workbook that somebody filled in.

It is known by its code, and its columns by their headings, so that whatever people do around them does no harm.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

from plan.document.table.tables import Row, Table
from plan.fold import fold_key
from plan.typed.filled_form import MOST_LINES, MOST_TEXT, FilledForm, FormCode, FormLine
from texts.month.files import forms as words
from texts.sentence import Sentence, in_each_language

EARLIER_UNIT = "Birligi"
"""The heading over the units in forms that were handed out before; people may still send them."""


def filled_form(tables: Sequence[Table]) -> FilledForm | None:
    """The filled form among a file's tables; None when there is none."""
    forms = [form for table in tables if (form := _form_in(table)) is not None]
    if len(forms) > 1:
        return FilledForm(None, (), "several", tuple(forms))
    return forms[0] if forms else None


def _form_in(table: Table) -> FilledForm | None:
    code = next((code for row in table.rows for cell in row.cells if (code := FormCode.find(cell)) is not None), None)
    for at, row in enumerate(table.rows):
        columns = _columns(row)
        if columns is not None:
            if code is None:
                return FilledForm(None, (), "no_code")
            return _limited(code, [_line(row, columns) for row in table.rows[at + 1 :]])
    return None if code is None else FilledForm(code, (), "no_head")


def _columns(row: Row) -> tuple[int, int, int | None, int, int | None] | None:
    """Where the number, the name, the unit, the entry and the note stand, by a row of headings; None for others."""
    headings = [fold_key(cell) for cell in row.cells]
    place = {heading: at for at, heading in reversed(list(enumerate(headings)))}
    here = _spellings(words.HERE)
    entry = next((at for at, heading in enumerate(headings) if heading.endswith(here)), None)
    number, name = place.get(fold_key(words.NUMBER)), place.get(fold_key(words.NAME))
    if entry is None or number is None or name is None:
        return None
    units = [place[heading] for heading in (*_spellings(words.UNIT), fold_key(EARLIER_UNIT)) if heading in place]
    unit = units[0] if units else None
    return number, name, unit, entry, place.get(fold_key(words.NOTE))


@cache
def _spellings(heading: Sentence) -> tuple[str, ...]:
    """A heading as forms have it that were handed out in any language."""
    return tuple(map(fold_key, in_each_language(heading)))


def _line(row: Row, columns: tuple[int, int, int | None, int, int | None]) -> FormLine:
    def cell(at: int | None) -> str:
        # A cell joined with the one above is that one's and says nothing about its own row.
        return "" if at is None or at >= len(row.cells) or at in row.above else _visible(row.cells[at])

    number, name, unit, entry, note = columns
    return FormLine(row.place, cell(number), cell(name), cell(unit), cell(entry), cell(note))


def _visible(text: str) -> str:
    """The text without characters that no database takes and nobody sees."""
    kept = (sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def _limited(code: FormCode, lines: Sequence[FormLine]) -> FilledForm:
    filled = tuple(line for line in lines if line.says_something)
    letters = sum(len(text) for line in filled for text in (line.number, line.name, line.unit, line.typed, line.note))
    if len(filled) > MOST_LINES or letters > MOST_TEXT:
        return FilledForm(code, (), "too_long")
    return FilledForm(code, filled)
