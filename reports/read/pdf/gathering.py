"""What is printed on all pages put together: tables that go on from page to page, and text between them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plan.document.table.tables import Place, Row, Table
from reports.read.pdf.letters import BETWEEN_COLUMNS, Line
from reports.read.pdf.page import PrintedPage, PrintedTable
from reports.read.pdf.rows import Grid, PrintedRow, add_rest, is_rest, rows_of
from reports.read.pdf.wrapping import Words, goes_on, words_of
from reports.read.raised import without_notes
from reports.read.refused import MAX_COLUMNS, PlanFileRefused, limited_cell

_SAME_PLACE = 1.0
_COLUMNS = re.compile(r"\s{3,}")
_LINE_BELOW = 1.0
"""Of a line's height: how far below it the next line of the same paragraph may begin."""


@dataclass(slots=True)
class _Printed:
    """A table of one page, with the number of its first row among those of the page."""

    page: int
    first: int
    grid: Grid
    rows: list[PrintedRow]


@dataclass(slots=True)
class _Prose:
    """Lines of text between two tables."""

    page: int
    first: int
    texts: list[str]


def gathered(pages: Sequence[PrintedPage]) -> list[Table]:
    """All tables and lines of text in order."""
    printed = [block for page in pages for block in page.blocks if isinstance(block, PrintedTable)]
    grids = {id(table): grid for group in _alike(printed) for grid in [Grid.of(group)] for table in group}
    parts = [part for number, page in enumerate(pages, 1) for part in _parts(number, page, grids)]
    _join_over_pages([part for part in parts if isinstance(part, _Printed)])
    words = words_of(cell.lines for table in printed for cell in table.cells)
    tables = [_prose(part) if isinstance(part, _Prose) else _table(part, words) for part in parts]
    return [table for table in tables if table.rows]


def _alike(tables: Sequence[PrintedTable]) -> list[list[PrintedTable]]:
    """The tables that reach from the same left to the same right: parts of one, which share their columns."""
    groups: list[list[PrintedTable]] = []
    for table in tables:
        ends = table.left, table.right
        group = next((group for group in groups if _are_near(ends, (group[0].left, group[0].right))), None)
        if group is None:
            groups.append([table])
        else:
            group.append(table)
    return groups


def _are_near(places: tuple[float, float], others: tuple[float, float]) -> bool:
    return all(abs(place - other) <= _SAME_PLACE for place, other in zip(places, others, strict=True))


def _parts(number: int, page: PrintedPage, grids: Mapping[int, Grid]) -> list[_Printed | _Prose]:
    """What stands on a page from top to bottom, lines of text that follow one another together."""
    parts: list[_Printed | _Prose] = []
    waiting: list[Line] = []
    rows = lines = 0
    for block in (*page.blocks, None):
        if isinstance(block, Line):
            waiting.append(block)
            continue
        if waiting:
            prose = _Prose(number, lines + 1, _paragraphs(waiting, page))
            parts.append(prose)
            lines, waiting = lines + len(prose.texts), []
        if block is not None:
            grid = grids[id(block)]
            table = _Printed(number, rows + 1, grid, rows_of(block, grid))
            parts.append(table)
            rows += len(table.rows)
    return parts


def _paragraphs(lines: Sequence[Line], page: PrintedPage) -> list[str]:
    """Lines of text, those together that were full."""
    left = min(block.left for block in page.blocks)
    right = max(block.right for block in page.blocks)
    texts: list[str] = []
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        is_below = before is not None and line.top - before.bottom < _LINE_BELOW * (line.bottom - line.top)
        if before is not None and is_below and goes_on(before, line, left, right):
            texts[-1] += " " + line.text
        else:
            texts.append(line.text)
    return [text for line in texts if (text := without_notes(_with_columns(line)))]


def _with_columns(line: str) -> str:
    """A line with single blanks, but for those between what stands in columns of its own."""
    return BETWEEN_COLUMNS.join(" ".join(part.split()) for part in _COLUMNS.split(line.strip()))


def _join_over_pages(parts: Sequence[_Printed]) -> None:
    """Give rows that a page's end cut in two their rest, which stands below the repeated heading."""
    firsts: dict[int, _Printed] = {}
    before, last = None, None
    for part in parts:
        first = firsts.setdefault(id(part.grid), part)
        repeated = _repeated_heading(part, first) if part is not first else 0
        goes_on_here = before is not None and part.grid is before.grid and part.page == before.page + 1
        if last is not None and goes_on_here and repeated < len(part.rows) and is_rest(part.rows[repeated], last):
            add_rest(last, part.rows.pop(repeated))
        if len(part.rows) > repeated:
            last = part.rows[-1]
        before = part


def _repeated_heading(part: _Printed, first: _Printed) -> int:
    """How many rows at its top the table has in common with the first of its width."""
    count = 0
    for row, other in zip(part.rows, first.rows, strict=False):
        if row.words() != other.words():
            break
        count += 1
    return count


def _prose(part: _Prose) -> Table:
    places = [Place(number, page=part.page) for number in range(part.first, part.first + len(part.texts))]
    texts = zip(places, part.texts, strict=True)
    return Table(tuple(Row(place, (limited_cell(text, place),), prose=True) for place, text in texts))


def _table(part: _Printed, words: Words) -> Table:
    width = len(part.grid.sides) - 1
    if width > MAX_COLUMNS:
        raise PlanFileRefused("too_wide", place=Place(part.first, page=part.page), limit=MAX_COLUMNS)
    rows = []
    for row in part.rows:
        place = Place(part.first + row.number, page=part.page)
        rows.append(
            Row(
                place,
                tuple(limited_cell(text, place) for text in row.texts(width, words)),
                wide=row.widest > 2 and row.widest * 2 > width,
                above=tuple(sorted(row.above)),
                across=row.across(),
            )
        )
    return Table(tuple(rows))
