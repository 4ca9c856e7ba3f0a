"""The rows of a table in a file of LibreOffice: repeated ones counted and not made, merged ones told apart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from plan.document.table.tables import Place
from reports.read.opendocument.styles import count, named
from reports.read.refused import MAX_COLUMNS, PlanFileRefused, limited_cell

_ROW, _CELL, _COVERED = named("table:table-row"), named("table:table-cell"), named("table:covered-table-cell")
_COLUMN = named("table:table-column")
_GROUPS = {
    named(f"table:table-{kind}")
    for kind in ("header-rows", "rows", "row-group", "header-columns", "columns", "column-group")
}
_UNSEEN = {"collapse", "filter"}


def rows_of(table: Any) -> Iterator[tuple[Any, int]]:
    """Every row with how often it is repeated, also those in groups."""
    for element in _walk(table, _ROW):
        yield element, max(1, count(element, "table:number-rows-repeated"))


def cells_of(row: Any) -> Iterator[tuple[Any, int, int]]:
    """Every cell with the column where it stands, from 0, and over how many columns it is repeated. Covered cells are
    among them."""
    at = 0
    for cell in row:
        if cell.tag in (_CELL, _COVERED):
            repeated = max(1, count(cell, "table:number-columns-repeated"))
            yield cell, at, repeated
            at += repeated


def is_hidden(element: Any) -> bool:
    """Whether a row or a column is shown to nobody."""
    return element.get(named("table:visibility")) in _UNSEEN


def columns_of(table: Any) -> Iterator[tuple[Any, range]]:
    """Every column's element with the columns that it stands for, as far as any are read."""
    at = 0
    for element in _walk(table, _COLUMN):
        repeated = max(1, count(element, "table:number-columns-repeated"))
        yield element, range(at, min(at + repeated, MAX_COLUMNS))
        at += repeated


def _walk(parent: Any, wanted: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in _GROUPS:
            yield from _walk(child, wanted)


@dataclass(slots=True)
class _Merge:
    column: int
    width: int
    rows: int
    """How many rows below the present one it still reaches."""
    text: str


@dataclass(slots=True)
class Merges:
    """What is merged, from row to row."""

    _open: list[_Merge] = field(default_factory=list)

    def begin(self, cell: Any, column: int, text: str) -> None:
        """Note a cell of the present row that may reach over others."""
        width, height = (max(1, count(cell, f"table:number-{kind}-spanned")) for kind in ("columns", "rows"))
        if width > 1 or height > 1:
            self._open.append(_Merge(column, min(width, MAX_COLUMNS + 1), height - 1, text))

    def across(self) -> set[int]:
        """Columns of the present row whose cell belongs to the one left of it."""
        return {column for merge in self._open for column in range(merge.column + 1, merge.column + merge.width)}

    def above(self) -> dict[int, str]:
        """Before a row's own cells: its columns whose cell belongs to the row above, with the text of that."""
        return {merge.column: merge.text for merge in self._open}

    def widest(self) -> int:
        """Over how many columns the widest cell of the present row reaches."""
        return max((merge.width for merge in self._open), default=1)

    def next_row(self, repeated: int = 1) -> None:
        """Go down a row, or several alike."""
        self._open = [merge for merge in self._open if merge.rows >= repeated]
        for merge in self._open:
            merge.rows -= repeated


def merged_cells(row: Any, place: Place, merges: Merges, text_of: Callable[[Any, int], str]) -> list[str]:
    """The texts of a row up to its last one: that of a cell merged downwards is repeated, that of one merged to the
    right is not. Refuses a row that is wider than any plan's."""
    above = merges.above()
    covered = merges.across() | set(above)
    texts: list[str] = []
    for cell, at, repeated in cells_of(row):
        if cell.tag == _COVERED and (not len(cell) or at in covered or at in merges.across()):
            text = ""  # what stands below a merged cell is not seen
        else:
            text = limited_cell(text_of(cell, at), place)
            if at not in covered:
                merges.begin(cell, at, text)
        if at + repeated > MAX_COLUMNS:
            if text or at > MAX_COLUMNS:
                raise PlanFileRefused("too_wide", place=place, limit=MAX_COLUMNS)
            repeated = MAX_COLUMNS - at  # nothing but empty cells up to the last column there is
        texts += [above.get(at + offset, text) for offset in range(repeated)]
    return texts
