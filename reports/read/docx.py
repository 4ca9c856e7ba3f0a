"""A Word document as rows: tables with their merged cells, and the lines of text between them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import docx
from docx.oxml.ns import qn

from plan.document.table.tables import Place, Row, Table
from reports.read.refused import MAX_COLUMNS, MAX_ROWS, PlanFileRefused, limited_cell
from reports.read.word.numbers import ListNumbers
from reports.read.word.styles import write_out_styles
from reports.read.word.text import cell_text, paragraph_text

_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"), qn("w:smartTag")}


@dataclass(slots=True)
class _Counter:
    rows: int = 0
    tables: int = 0

    def next_row(self) -> int:
        self.rows += 1
        if self.rows > MAX_ROWS:
            raise PlanFileRefused("too_many_rows", limit=MAX_ROWS)
        return self.rows


def read_docx(content: bytes) -> list[Table]:
    """Every table and every line of text, in order; raises `PlanFileRefused` for an unsound file."""
    try:
        document = docx.Document(io.BytesIO(content))
        body, numbers = document.element.body, ListNumbers(document)
        write_out_styles(document)
    except Exception as error:  # python-docx and lxml raise many kinds for one thing
        raise PlanFileRefused("damaged") from error
    counter = _Counter()
    tables: list[Table] = []
    prose: list[Row] = []
    for element in _unframed(body):
        if element.tag == _P:
            if text := paragraph_text(element, numbers):
                place = Place(counter.next_row())
                prose.append(Row(place, (limited_cell(text, place),), prose=True))
            continue
        if prose:
            tables.append(Table(tuple(prose)))
            prose = []
        counter.tables += 1
        tables.append(_table(element, counter, numbers))
    if prose:
        tables.append(Table(tuple(prose)))
    return tables


def _blocks(parent: Any, wanted: tuple[str, ...]) -> Iterator[Any]:
    """The wanted children, also those inside content controls and accepted insertions."""
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child, wanted)


def _unframed(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables; instead of a frame, which is a table of one cell around others, what is in it."""
    for element in _blocks(parent, (_P, _TBL)):
        rows = islice(_blocks(element, (_TR,)), 2)
        cells = [cell for row in rows for cell in islice(_blocks(row, (_TC,)), 2)]
        if len(cells) == 1 and any(True for _ in _blocks(cells[0], (_TBL,))):
            yield from _unframed(cells[0])
        else:
            yield element


def _table(element: Any, counter: _Counter, numbers: ListNumbers) -> Table:
    rows: list[Row] = []
    above: dict[int, str] = {}
    for number, row in enumerate(_blocks(element, (_TR,)), 1):
        place = Place(number, table=counter.tables)
        counter.next_row()
        # By tracking, which some programs write for the row and not for its text.
        deleted = row.find(_path("w:trPr", "w:del")) is not None
        rows.append(Row(place, (), struck=True) if deleted else _row(row, place, above, numbers))
    return Table(tuple(rows))


def _row(element: Any, place: Place, above: dict[int, str], numbers: ListNumbers) -> Row:
    """One row; `above` carries the texts of cells that are merged downwards, by column."""
    cells: list[str] = []
    merged: list[int] = []
    across: list[int] = []
    widest = 1
    cells += [""] * _number(element, _path("w:trPr", "w:gridBefore"))
    for cell in _blocks(element, (_TC,)):
        at, span = len(cells), max(1, _number(cell, _path("w:tcPr", "w:gridSpan")))
        if at + span > MAX_COLUMNS:
            raise PlanFileRefused("too_wide", place=place, limit=MAX_COLUMNS)
        merge = cell.find(_path("w:tcPr", "w:vMerge"))
        # A cell that was deleted by tracking keeps its place, or those behind it would move below other headings.
        deleted = cell.find(_path("w:tcPr", "w:cellDel")) is not None
        if merge is not None and merge.get(qn("w:val")) != "restart":
            text = above.get(at, "")
            merged.append(at)
        else:
            text = above[at] = "" if deleted else limited_cell(cell_text(cell, numbers), place)
        cells += [text] + [""] * (span - 1)
        across += range(at + 1, at + span)
        widest = max(widest, span)
    wide = widest > 2 and widest * 2 > len(cells)
    return Row(place, tuple(cells), _hidden(element), wide=wide, above=tuple(merged), across=tuple(across))


def _path(*names: str) -> str:
    return "/".join(map(qn, names))


def _number(element: Any, path: str) -> int:
    child = element.find(path)
    value = "" if child is None else child.get(qn("w:val"), "")
    return min(int(value), MAX_COLUMNS + 1) if value.isascii() and value.isdigit() else 0


def _hidden(row: Any) -> bool:
    return row.find(_path("w:trPr", "w:hidden")) is not None
