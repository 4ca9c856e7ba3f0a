"""Marks in the columns of quarters or months: a cross or a tick there says when a row's work is done."""

from collections.abc import Sequence

from plan.document.table.beside.mark_cells import is_blank, is_cross, is_mark
from plan.document.table.columns import Columns
from plan.document.table.heading.chosen import ValueColumn
from plan.document.table.lines import Line, Sheet
from plan.indicator import Window

_MONTHS = {"month": 1, "quarter": 3, "half": 6}


def note_marks(sheet: Sheet) -> None:
    """Give every row of the plan the months that its marks speak of."""
    lines: list[Line] = []
    columns: Columns | None = None
    for line in sheet.lines:
        if line.columns is not None:
            _note(lines, columns)
            columns, lines = line.columns, []
        elif line.cells:
            lines.append(line)
    _note(lines, columns)


def _note(lines: Sequence[Line], columns: Columns | None) -> None:
    split = _one_kind(columns.split) if columns is not None else ()
    if not split:
        return
    figures = any(any(map(str.isdigit, _text(line, column.index))) for line in lines for column in split)
    for line in lines:
        texts = [_text(line, _covering(line, column.index)) for column in split]
        marks = [is_mark(text) and not (figures and is_cross(text)) for text in texts]
        if any(marks) and all(mark or is_blank(text) for mark, text in zip(marks, texts, strict=True)):
            parts = [column.heading.part for column, mark in zip(split, marks, strict=True) if mark]
            line.marked, line.marks = window_of_parts(parts), frozenset(column.index for column in split)


def window_of_parts(parts: Sequence[str]) -> Window:
    """When that is: the months of parts that follow one another, the ends of those that do not, or of each part of the
    year where all are marked. `parts`: those of a heading, as "quarter 2"."""
    kind = parts[0].split(" ")[0]
    length = _MONTHS[kind]
    numbers = sorted({int(part.split(" ")[1]) for part in parts})
    in_a_row = numbers == list(range(numbers[0], numbers[-1] + 1))
    if in_a_row and (len(numbers) * length < 12 or length == 1):
        return Window((numbers[0] - 1) * length + 1, numbers[-1] * length)
    return Window(points=tuple(number * length for number in numbers))


def _one_kind(columns: Sequence[ValueColumn]) -> Sequence[ValueColumn]:
    """The columns of months, or else of quarters or halves, none of them twice."""
    for kind in _MONTHS:
        of_kind = [column for column in columns if column.heading.part.split(" ")[0] == kind]
        if len(of_kind) > 1:
            return of_kind if len({column.heading.part for column in of_kind}) == len(of_kind) else ()
    return ()


def _text(line: Line, index: int) -> str:
    return line.row.cells[index] if index < len(line.row.cells) else ""


def _covering(line: Line, index: int) -> int:
    """The column whose cell is merged over this one."""
    while index in line.row.across and index > 0:
        index -= 1
    return index
