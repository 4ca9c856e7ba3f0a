"""Small plans as offices write them, as real files: merged headings and cells, and marks that are seen and not read.

A line of a table is written `1. | Kitob berilishi | ta`. `<` belongs to the cell left of it and `^` to the one above.
"""

import datetime
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any, ParamSpec

import docx
import openpyxl
from docx.document import Document
from docx.oxml import OxmlElement
from docx.table import Table, _Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.plans.office_files import saved

TITLE, SECTION = "NAMUNA TUMANI KUTUBXONASINING 2026-YIL ISH REJASI", "I. ASOSIY ISHLAR"
BEFORE, BEHIND = "№ | Ko'rsatkichlar nomi | O'lchov birligi", "Bajarilish muddati | Mas'ullar"
DEADLINE, WHO = "2026-yil davomida", "Axborot xizmati"
NAMES = ("Ko'rgazmalar", "Davra suhbatlari", "Seminarlar", "Mahorat darslari")
P = ParamSpec("P")
Written = Callable[[], bytes]
"""A file that is written only when it is called for: those of all tests would take seconds before the first begins."""
_MARK = re.compile(r"\{(\w+) ([^}]*)\}")
"""In a cell: words with a mark, as `14{raised 1}`."""


def written_later(write: Callable[P, bytes]) -> Callable[P, Written]:
    """A writer that puts its work off until the file is called for."""

    @wraps(write)
    def put_off(*args: P.args, **kwargs: P.kwargs) -> Written:
        return partial(write, *args, **kwargs)

    return put_off


def columns(*headings: str) -> list[str]:
    """The lines of a heading, of which the columns of figures are given."""
    first, *lower = headings
    return [f"{BEFORE} | {first} | {BEHIND}", *(f"^ | ^ | ^ | {line} | ^ | ^" for line in lower)]


def works(*figures: str, deadline: str = DEADLINE, who: str = WHO) -> list[str]:
    """Rows whose figures are given."""
    return [f"{at}. | {NAMES[at - 1]} | ta | {cells} | {deadline} | {who}" for at, cells in enumerate(figures, 1)]


def cells_of(line: str) -> list[str]:
    return [cell.strip().replace("\\n", "\n") for cell in line.split("|")]


@written_later
def word(
    lines: Sequence[str], *, above: Sequence[str] = (TITLE, SECTION), change: Callable[[Table], None] | None = None
) -> bytes:
    """A Word file with these lines in its table, and whatever `change` does to it."""
    document = docx.Document()
    for text in above:
        document.add_paragraph(text)
    table = add_table(document, lines)
    if change:
        change(table)
    return saved(document)


def add_table(document: Document, lines: Sequence[str]) -> Table:
    """Put a table with these lines at the document's end."""
    rows = [cells_of(line) for line in lines]
    table: Table = document.add_table(len(rows), len(rows[0]))
    for at, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text not in ("<", "^"):
                _write(table.cell(at, column), text)
    for first, last in merged_areas(rows):
        kept = table.cell(*first)
        for row in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                if (row, column) != first:
                    kept = table.cell(*first).merge(table.cell(row, column))
        while len(kept.paragraphs) > 1 and not kept.paragraphs[-1].text:
            kept._tc.remove(kept.paragraphs[-1]._p)
    return table


def _write(cell: _Cell, text: str) -> None:
    paragraph, at = cell.paragraphs[0], 0
    for mark in _MARK.finditer(text):
        paragraph.add_run(text[at : mark.start()])
        font = paragraph.add_run(mark[2]).font
        setattr(
            font, {"raised": "superscript", "struck": "strike", "twice": "double_strike"}.get(mark[1], mark[1]), True
        )
        at = mark.end()
    paragraph.add_run(text[at:])


@written_later
def excel(
    lines: Sequence[str], *, above: Sequence[str] = (TITLE, SECTION), change: Callable[[Worksheet], None] | None = None
) -> bytes:
    """An Excel file of the same; figures are figures, `2026-05-03` is a date."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    fill_sheet(sheet, lines, above)
    if change:
        change(sheet)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def fill_sheet(sheet: Worksheet, lines: Sequence[str], above: Sequence[str] = ()) -> None:
    """Put these lines on an empty sheet, below those that stand above the table."""
    for text in above:
        sheet.append([text])
    rows = [cells_of(line) for line in lines]
    for texts in rows:
        sheet.append(["" if text in ("<", "^") else _value(text) for text in texts])
    for first, last in merged_areas(rows):
        sheet.merge_cells(
            start_row=len(above) + first[0] + 1,
            start_column=first[1] + 1,
            end_row=len(above) + last[0] + 1,
            end_column=last[1] + 1,
        )


def _value(text: str) -> object:
    if _MARK.search(text):
        fonts = {"raised": InlineFont(vertAlign="superscript"), "struck": InlineFont(strike=True)}
        pieces = re.split(r"(\{\w+ [^}]*\})", text)
        marks = [_MARK.fullmatch(piece) for piece in pieces]
        return CellRichText(
            *(
                TextBlock(fonts[mark[1]], mark[2]) if mark else piece
                for piece, mark in zip(pieces, marks, strict=True)
                if piece
            )
        )
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return datetime.datetime.fromisoformat(text)
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else text


def merged_areas(rows: Sequence[Sequence[str]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """First and last cell of each merged area."""
    areas = []
    for at, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text in ("<", "^"):
                continue
            right, below = column, at
            while right + 1 < len(texts) and texts[right + 1] == "<":
                right += 1
            while below + 1 < len(rows) and rows[below + 1][column] == "^":
                below += 1
            if (at, column) != (below, right):
                areas.append(((at, column), (below, right)))
    return areas


def deleted_column(column: int) -> Callable[[Table], None]:
    """A column that somebody has deleted while changes were tracked."""

    def change(table: Table) -> None:
        for row in table.rows:
            row.cells[column]._tc.get_or_add_tcPr().append(OxmlElement("w:cellDel"))

    return change


def deleted_rows(*rows: int) -> Callable[[Table], None]:
    """Rows deleted in the same way, whose words bear no mark."""

    def change(table: Table) -> None:
        for at in rows:
            table.rows[at]._tr.get_or_add_trPr().append(OxmlElement("w:del"))

    return change


def hidden_columns(*letters: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for letter in letters:
            sheet.column_dimensions[letter].hidden = True

    return change


def shown_as(number_format: str, *places: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        for place in places:
            sheet[place].number_format = number_format

    return change


def plan_with(
    heading: str, *rows: str, title: str = TITLE, make: Callable[..., Written] = excel, **more: Any
) -> Written:
    """A plan with these columns of figures (the lines of the heading are parted by `//`), and these rows."""
    return make([*columns(*heading.split(" // ")), *works(*rows)], above=(title, SECTION), **more)


@dataclass(frozen=True)
class Office:
    """A file; what of each figure is to be read (`says` names it), and what has to be asked first."""

    kind: str
    content: Written
    rows: tuple[tuple[Any, ...], ...]
    asked: tuple[str, ...] = ()
    says: str = "baseline target"
    name: str = "reja"
