"""A text of LibreOffice Writer as rows: tables with their merged cells, and the lines of text between them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from plan.document.table.tables import Place, Row, Table
from reports.read.opendocument.grid import Merges, cells_of, is_hidden, merged_cells, rows_of
from reports.read.opendocument.styles import named, open_parts
from reports.read.opendocument.text import Texts
from reports.read.refused import MAX_ROWS, PlanFileRefused, limited_cell

_TABLE = named("table:table")


def read_odt(content: bytes) -> list[Table]:
    """Every table and every line of text, in order; raises `PlanFileRefused` for an unsound file."""
    body, styles = open_parts(content)
    return _Document(Texts(styles)).read(body)


class _Document:
    def __init__(self, texts: Texts) -> None:
        self._texts, self._rows, self._tables_read = texts, 0, 0

    def read(self, body: Any) -> list[Table]:
        tables: list[Table] = []
        prose: list[Row] = []
        for element in _unframed(body):
            if element.tag != _TABLE:
                prose += map(self._prose, self._texts.between(element))
                continue
            if prose:
                tables.append(Table(tuple(prose)))
                prose = []
            self._tables_read += 1
            tables.append(self._table(element))
        return [*tables, Table(tuple(prose))] if prose else tables

    def _prose(self, text: str) -> Row:
        self._count(1)
        place = Place(self._rows)
        return Row(place, (limited_cell(text, place),), prose=True)

    def _count(self, rows: int) -> None:
        self._rows += rows
        if self._rows > MAX_ROWS:
            raise PlanFileRefused("too_many_rows", limit=MAX_ROWS)

    def _table(self, table: Any) -> Table:
        rows: list[Row] = []
        merges, number = Merges(), 0
        for element, repeated in rows_of(table):
            row = self._row(element, Place(number + 1, table=self._tables_read), merges)
            if any(row.cells) or repeated == 1:
                self._count(repeated)
                places = [Place(number + at, table=self._tables_read) for at in range(1, repeated + 1)]
                rows += [replace(row, place=place) for place in places]
            number += repeated
            merges.next_row(repeated)
        return Table(tuple(rows))

    def _row(self, element: Any, place: Place, merges: Merges) -> Row:
        above = merges.above()
        cells = list(merged_cells(element, place, merges, lambda cell, _: self._texts.of_cell(cell)))
        width, widest = len(cells), merges.widest()
        return Row(
            place,
            tuple(cells),
            is_hidden(element),
            wide=widest > 2 and widest * 2 > width,
            above=tuple(column for column in sorted(above) if column < width),
            across=tuple(column for column in sorted(merges.across()) if column < width),
        )


def _blocks(parent: Any) -> Iterator[Any]:
    """The tables and paragraphs, also those inside sections that are shown."""
    for child in parent:
        if child.tag != named("text:section"):
            yield child
        elif child.get(named("text:display")) != "none":
            yield from _blocks(child)


def _unframed(parent: Any) -> Iterator[Any]:
    """The tables and paragraphs; instead of a frame, which is a table of one cell around others, what is in it."""
    for element in _blocks(parent):
        framed = element.tag == _TABLE
        cells = [cell for row, _ in rows_of(element) for cell, _, _ in cells_of(row)][:2] if framed else []
        if len(cells) == 1 and cells[0].find(_TABLE) is not None:
            yield from _unframed(cells[0])
        else:
            yield element
