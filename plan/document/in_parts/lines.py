"""Tables with the same rows below lines that name the months, quarters or half-years of one plan: as they would be if
each stood on a sheet of its own."""

from collections.abc import Sequence
from dataclasses import replace

from plan.document.table.heading.rows import is_a_row
from plan.document.table.headings import read_heading
from plan.document.table.tables import Row, Table

YEARS = [
    [f"{kind} {number}" for number in range(1, last + 1)] for kind, last in (("half", 2), ("quarter", 4), ("month", 12))
]
"""The parts of a year, in order."""
_LONGEST = 80
"""Letters of a line that names a part."""


def parted_by_lines(tables: Sequence[Table]) -> list[Table]:
    """The same rows in tables that have the names of the parts above them; none where the lines name no whole year."""
    named = [part for table in tables for row in table.rows if (part := _part(row))]
    if named not in YEARS:
        return []
    if any(is_a_row(row.cells) for row in _above(tables)):
        return []
    parted: list[Table] = []
    line = ""
    heading: list[Row] = []
    for table in tables:
        rows: list[Row] = []
        for row in (*table.rows, None):
            if row is not None and not _part(row):
                rows.append(row)
                continue
            if row is not None and rows and not any(above.prose or is_a_row(above.cells) for above in rows):
                heading, rows = rows, []  # what stands above the line heads what is below it
            if rows:
                name = "" if _is_prose(rows) else line
                parted.append(replace(table, rows=(*heading, *rows), name=name))
                heading, rows = [], []
            if row is not None:
                line = _words(row)
                alone = replace(row, cells=(line,), prose=True, wide=False, above=(), across=())
                parted.append(Table((alone,)))
    return parted


def _above(tables: Sequence[Table]) -> list[Row]:
    """The rows above the first line of a part, which may not be of the plan."""
    rows = [row for table in tables for row in table.rows]
    first = next(at for at, row in enumerate(rows) if _part(row))
    return [row for row in rows[:first] if not row.prose]


def _is_prose(rows: Sequence[Row]) -> bool:
    return all(row.prose for row in rows)


def names_a_part(row: Row) -> bool:
    """Whether a row says nothing but which part of a year is below it."""
    return bool(_part(row))


def _part(row: Row) -> str:
    words = _words(row)
    part = read_heading([words]).part if words and len(words) <= _LONGEST else ""
    return part if any(part in year for year in YEARS) else ""


def _words(row: Row) -> str:
    """The words of a row that says one thing only."""
    texts = {" ".join(cell.split()) for cell in row.cells if cell.strip()}
    return texts.pop() if len(texts) == 1 else ""
