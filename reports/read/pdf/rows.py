"""The rows of printed tables: over which columns each cell reaches, and which row is the rest of one that a page's end
cut in two."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from plan.document.cell.struck import is_figure
from reports.read.pdf.letters import Line
from reports.read.pdf.page import PrintedCell, PrintedTable, distinct
from reports.read.pdf.wrapping import Words, goes_on, joined
from reports.read.raised import without_notes

_MOST_PADDING = 12.0
"""Points between a cell's edge and its text; where there is more, the text is set in."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns that tables of one width share over all pages."""

    tables: tuple[PrintedTable, ...]
    sides: tuple[float, ...]
    padding: float
    """Points between a cell's edge and the text that fills it."""

    @classmethod
    def of(cls, tables: Sequence[PrintedTable]) -> "Grid":
        """The columns of all these tables together: a page whose rows are merged shows few of them."""
        sides = distinct(side for table in tables for side in table.sides)
        gaps = sorted(
            line.x0 - cell.x0 for table in tables for cell in table.cells for line in cell.lines if line.x0 > cell.x0
        )
        padding = gaps[len(gaps) // 50] if gaps else 0.0
        return cls(tuple(tables), tuple(sides), min(padding, _MOST_PADDING))

    def column(self, place: float) -> int:
        """Which of the sides is meant by a place on the paper."""
        return _nearest(self.sides, place)


@dataclass(slots=True)
class RowCell:
    """A cell of one row: the columns from `start` on, `width` of them."""

    start: int
    width: int
    lines: list[Line]
    left: float
    right: float
    """As far as its text may reach."""

    def text(self, words: Words) -> str:
        lines = joined(self.lines, self.left, self.right, words).split("\n")
        return without_notes("\n".join(" ".join(line.split()) for line in lines))


@dataclass(slots=True)
class PrintedRow:
    """A row of a table on paper, the `number`th of it from 0."""

    number: int
    cells: list[RowCell] = field(default_factory=list)
    above: dict[int, RowCell] = field(default_factory=dict)
    """Cells that reach down into this row from one above, by their first column."""

    def texts(self, width: int, words: Words) -> tuple[str, ...]:
        texts = [""] * width
        for cell in (*self.cells, *self.above.values()):
            texts[cell.start] = cell.text(words)
        return tuple(texts)

    def words(self) -> list[list[str]]:
        """What stands in its cells, without a care for where lines end."""
        return [[line.text for line in cell.lines] for cell in self.cells]

    def across(self) -> tuple[int, ...]:
        cells = (*self.cells, *self.above.values())
        return tuple(sorted(at for cell in cells for at in range(cell.start + 1, cell.start + cell.width)))

    @property
    def widest(self) -> int:
        return max((cell.width for cell in (*self.cells, *self.above.values())), default=1)


def rows_of(table: PrintedTable, grid: Grid) -> list[PrintedRow]:
    """The rows of one table, from top to bottom."""
    tops = table.tops
    rows = [PrintedRow(number) for number in range(len(tops))]
    for cell in table.cells:
        first = _nearest(tops, cell.top)
        last = max([at for at, top in enumerate(tops) if top < cell.bottom - 1], default=first)
        placed = _placed(cell, grid)
        if placed.width < 1:
            continue
        rows[first].cells.append(placed)
        for row in rows[first + 1 : last + 1]:
            row.above[placed.start] = placed
    for row in rows:
        row.cells.sort(key=lambda cell: cell.start)
    return rows


def _placed(cell: PrintedCell, grid: Grid) -> RowCell:
    start = grid.column(cell.x0)
    return RowCell(
        start, grid.column(cell.x1) - start, list(cell.lines), cell.x0 + grid.padding, cell.x1 - grid.padding
    )


def _nearest(places: Sequence[float], place: float) -> int:
    """Which of places in order is the nearest."""
    at = bisect_left(places, place)
    if at == len(places) or (at > 0 and place - places[at - 1] <= places[at] - place):
        return at - 1
    return at


def is_rest(row: PrintedRow, before: PrintedRow) -> bool:
    """Whether a row at the top of a page is the rest of the last one of the page before: it has no number, and each of
    its texts goes on with a line that was full."""
    if row.above or len(row.cells) < 2 or row.cells[0].lines:
        return False
    if [(cell.start, cell.width) for cell in row.cells] != [(cell.start, cell.width) for cell in before.cells]:
        return False
    filled = [(cell, last) for cell, last in zip(row.cells, before.cells, strict=True) if cell.lines]
    return bool(filled) and all(
        last.lines
        and not is_figure(cell.lines[0].text)
        and goes_on(last.lines[-1], cell.lines[0], last.left, last.right)
        for cell, last in filled
    )


def add_rest(row: PrintedRow, rest: PrintedRow) -> None:
    """Give a row what stands on the next page."""
    for cell, more in zip(row.cells, rest.cells, strict=True):
        cell.lines += more.lines
