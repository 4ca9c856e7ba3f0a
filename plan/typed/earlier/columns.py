"""A table of somebody's own in which the months of a year stand side by side, or on a sheet each.

It is known by its headings alone. Plans, shares and other years beside the months are left out; where one month stands
twice, or nothing is of the year in question, that is told and nothing is taken.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plan.document.table.headings import Heading, read_heading, says_how_far
from plan.document.table.tables import Place, Row, Table
from plan.fold import fold

_TRIED = 25
"""Rows from the top in which the months may be named."""
_LONGEST, _WIDEST = 2000, 60
"""Rows of a table that may be somebody's report of a plan, and columns that are looked at."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NUMBERED = re.compile(r"0?(\d{1,2})(?:[ -]*(oy|mes)\w*)?\.?")
_OF_MONTHS = re.compile(r"\b(?:oylar|mesya|po mes)")
_SECTION = re.compile(r"([ivxl]+)[.)]?(?: .*)?")
_CODE = re.compile(r"(?:[ivxl]+ ?[.\-] ?)?\d{1,3}(?:\.\d{1,3})*[.)]?")
_FACT = re.compile(r"\b(?:amal|fakt|bajar|vipol|ispol|natija|soni\b|kolich|miqdor|jami)")
_NOTHING = frozenset({"", "-", "–", "—"})
Fault = Literal["", "twice", "other_year"]


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line of such a table. `section` is the heading above it, `beside` what else stands before its months."""

    place: Place
    section: str
    number: str
    name: str
    beside: tuple[str, ...]
    cells: Mapping[int, str]
    """Month (1–12) → what stands there; a month without anything is not in it."""


@dataclass(frozen=True, slots=True)
class OwnTable:
    """The lines, or why none is taken: the `month` stands `twice`, or the figures are of another year. `as_plan`:
    whether there are columns that a plan has, and a table of what was done has not."""

    lines: tuple[OwnLine, ...] = ()
    fault: Fault = ""
    month: int = 0
    as_plan: bool = False

    @property
    def months(self) -> frozenset[int]:
        return frozenset(month for line in self.lines for month in line.cells)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the headings end, and which columns are what."""

    at: int
    number: int | None
    name: int | None
    months: Mapping[int, int]
    """Month → column."""


def own_table(tables: Sequence[Table], year: int, fewest: int = 2) -> OwnTable | None:
    """The table in a file, of all sheets that have one; None of a file without `fewest` months of a year."""
    seen = [table for table in tables if not table.hidden and len(table.rows) <= _LONGEST][:_TRIED]
    side_by_side = [read for table in seen if (read := _side_by_side(table, year, fewest)) is not None]
    found = side_by_side or _on_sheets(seen, year, fewest)
    sound = [table for table in found if not table.fault]
    if not sound:
        return found[0] if found else None
    lines = tuple(line for table in sound for line in table.lines)
    return OwnTable(lines, as_plan=any(table.as_plan for table in sound))


def _side_by_side(table: Table, year: int, fewest: int) -> OwnTable | None:
    for at, row in enumerate(table.rows[:_TRIED]):
        if row.prose or row.wide:
            continue
        stacks = _stacks(table.rows, at)
        of_month = _columns_of_months(stacks)
        if len({month for _, month in of_month}) < fewest or any(column + 1 in row.across for column, _ in of_month):
            continue
        headings = {column: _heading(stacks[column]) for column, _ in of_month}
        told = {heading.year for heading in headings.values()} - {None}
        if not told and not _may_be_of(year, table, at):
            return OwnTable(fault="other_year")
        ours = [(column, month) for column, month in of_month if _is_ours(headings[column], stacks[column], year)]
        if not ours:
            return OwnTable(fault="other_year") if told and year not in told else None
        months = [month for _, month in ours]
        if twice := next((month for month in months if months.count(month) > 1), 0):
            return OwnTable(fault="twice", month=twice)
        if len(months) < fewest:
            return None
        first = min(column for column, _ in ours)
        columns = _Columns(at, *_number_and_name(table, at, stacks, first), {month: column for column, month in ours})
        as_plan = any(read_heading(stack).column in ("window", "responsible") for stack in stacks)
        return OwnTable(tuple(_lines(table, columns)), as_plan=as_plan)
    return None


def _stacks(rows: Sequence[Row], at: int) -> list[list[str]]:
    """The texts of a heading that ends in a row, one below the other in each column."""
    upper = rows[at - 1] if at and not (rows[at - 1].prose or rows[at - 1].wide) else None
    stacks = []
    for column, text in enumerate(rows[at].cells[:_WIDEST]):
        above = _text(upper, column) if upper is not None else ""
        stacks.append([text] if column in rows[at].above or not above else [above, text])
    return stacks


def _text(row: Row, column: int) -> str:
    """What stands in a cell, or in the one that it is merged with."""
    while column in row.across and column:
        column -= 1
    return row.cells[column] if column < len(row.cells) else ""


def _columns_of_months(stacks: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """The columns that are called after months, or numbered like them one after another."""
    named = [
        (column, int(part.split()[1]))
        for column, stack in enumerate(stacks)
        if (part := read_heading(stack).part).startswith("month ")
    ]
    return named or _numbered(stacks)


def _numbered(stacks: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """`1-oy`, `2-oy` …, or bare numbers: below "Oylar", or behind columns that have words. Numbers from the first
    column on number the columns."""
    found: list[tuple[int, int]] = []
    for column, stack in enumerate(stacks):
        match = _NUMBERED.fullmatch(fold(stack[-1]))
        if match is None or not 1 <= int(match[1]) <= 12:
            continue
        is_month = bool(match[2]) or any(_OF_MONTHS.search(fold(text)) for text in stack[:-1])
        in_words = any(stack[-1].strip() for stack in stacks[:column]) and not _has_number(stacks[:column], found)
        if is_month or in_words:
            found.append((column, int(match[1])))
    months = [month for _, month in found]
    return found if months and months == list(range(months[0], months[0] + len(months))) else []


def _heading(stack: Sequence[str]) -> Heading:
    """Of a month that has a number what stands above it: `3-oy` would be the first three."""
    return read_heading(stack[:-1] if _NUMBERED.fullmatch(fold(stack[-1])) else stack)


def _has_number(stacks: Sequence[Sequence[str]], found: Sequence[tuple[int, int]]) -> bool:
    """Whether a column before has a number that is no month."""
    months = {column for column, _ in found}
    return any(at not in months and stack[-1].strip(" .").isdigit() for at, stack in enumerate(stacks))


def _may_be_of(year: int, table: Table, at: int) -> bool:
    """Whether nothing above the table, or in the name of its sheet, speaks of other years alone."""
    above = [cell for row in table.rows[: at + 1] for cell in row.cells]
    years = {int(text) for cell in (table.name, *above) for text in _YEAR.findall(cell)}
    return not years or year in years


def _is_ours(heading: Heading, stack: Sequence[str], year: int) -> bool:
    """Whether a column may hold what was done in the year: no plan, no share of it, no other year."""
    if heading.year not in (None, year) or heading.column == "target" or heading.expected or heading.cumulative:
        return False
    return not heading.beside and not says_how_far(stack)


def _number_and_name(
    table: Table, at: int, stacks: Sequence[Sequence[str]], first: int
) -> tuple[int | None, int | None]:
    """The columns before the months in which the rows' numbers and names stand: by their headings, or by what is in
    them."""
    headed = {read_heading(stack).column: column for column, stack in reversed(list(enumerate(stacks[:first])))}
    below = [row.cells for row in table.rows[at + 1 :] if not row.wide]
    number, name = headed.get("number"), headed.get("name")
    if number is None:
        number = next((c for c in range(first) if c != name and _holds(below, c, _CODE)), None)
    if name is None:
        letters = {c: sum(len(cells[c]) for cells in below if c < len(cells)) for c in range(first) if c != number}
        name = max(letters, key=lambda column: letters[column], default=None)
    return number, name


def _holds(below: Sequence[Sequence[str]], column: int, pattern: re.Pattern[str]) -> bool:
    texts = [fold(cells[column]) for cells in below if column < len(cells) and cells[column].strip()]
    return bool(texts) and all(map(pattern.fullmatch, texts))


def _lines(table: Table, columns: _Columns) -> Iterator[OwnLine]:
    section = ""
    for row in table.rows[columns.at + 1 :]:
        texts = [cell for cell in row.cells if cell.strip()]
        if row.struck or not texts:
            continue
        if row.wide or row.prose or len(texts) == 1:
            match = _SECTION.fullmatch(fold(texts[0]))
            section = match[1].upper() if match else section
            if row.wide or row.prose or match:
                continue
        if [text.strip(" .") for text in texts] == [str(at) for at in range(1, len(texts) + 1)]:
            continue  # the columns' own numbers
        cells = {
            month: text
            for month, column in columns.months.items()
            if (text := _own_cell(row, column).strip()) not in _NOTHING
        }
        number, name = (_own_cell(row, at, merged=True) for at in (columns.number, columns.name))
        first = min(columns.months.values())
        beside = tuple(
            cell for at, cell in enumerate(row.cells[:first]) if at not in (columns.number, columns.name) and cell
        )
        yield OwnLine(row.place, section, number.strip(), name.strip(), beside, cells)


def _own_cell(row: Row, column: int | None, *, merged: bool = False) -> str:
    """A number that is merged with the cell above is that row's; a row's number or name is its parts' as well."""
    if column is None or column >= len(row.cells) or (column in row.above and not merged):
        return ""
    return row.cells[column]


def _on_sheets(tables: Sequence[Table], year: int, fewest: int) -> list[OwnTable]:
    """The months on sheets that are called after them, each with one column of figures."""
    of_month: dict[int, Table] = {}
    for table in tables:
        part = read_heading([table.name]).part
        if part.startswith("month "):
            month = int(part.split()[1])
            if month in of_month:
                return [OwnTable(fault="twice", month=month)]
            of_month[month] = table
    if len(of_month) < fewest:
        return []
    found = []
    for month, table in of_month.items():
        columns = _figures_of_sheet(table, month, year)
        if columns is None:
            return []
        if isinstance(columns, OwnTable):
            return [columns]
        found.append(OwnTable(tuple(_lines(table, columns))))
    return [_joined(found)]


def _figures_of_sheet(table: Table, month: int, year: int) -> _Columns | OwnTable | None:
    """The one column of what was done; where there are several, the one that says so."""
    for at, row in enumerate(table.rows[:_TRIED]):
        stacks = _stacks(table.rows, at)
        headings = [read_heading(stack) for stack in stacks]
        name = next((c for c, heading in enumerate(headings) if heading.column == "name"), None)
        if name is None or row.wide:
            continue
        if not _may_be_of(year, table, at):
            return OwnTable(fault="other_year")
        known = ("number", "name", "unit", "mechanism", "window", "responsible")
        after = [
            c
            for c in range(name + 1, len(stacks))
            if headings[c].column not in known and _is_ours(headings[c], stacks[c], year) and any(stacks[c])
        ]
        figures = [c for c in after if _FACT.search(fold(" ".join(stacks[c])))] or after
        if len(figures) != 1:
            return OwnTable(fault="twice", month=month) if figures else None
        number, named = _number_and_name(table, at, stacks, figures[0])
        return _Columns(at, number, named, {month: figures[0]})
    return None


def _joined(tables: Sequence[OwnTable]) -> OwnTable:
    """The lines of all sheets, those with one number and name as one."""
    lines: dict[tuple[str, str, str, tuple[str, ...]], OwnLine] = {}
    for table in tables:
        for line in table.lines:
            key = (line.section, line.number, fold(line.name), line.beside)
            before = lines.get(key)
            lines[key] = line if before is None else replace(before, cells={**before.cells, **line.cells})
    return OwnTable(tuple(lines.values()))
