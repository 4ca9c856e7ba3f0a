"""A table exported as text with separators: commas, semicolons, tabs or strokes, and line ends inside quoted cells."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from plan.document.table.tables import Place, Row, Table
from reports.read.refused import MAX_COLUMNS, MAX_ROWS, PlanFileRefused, limited_cell

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_FEWEST_COLUMNS = 4
_MOST_LINES_OF = 0.6
"""The share of the lines that have to be equally long: commas stand in ordinary text, too."""

_LOOKED_AT = 20_000
"""Letters of a text that show how it is written."""


def read_separated(text: str) -> Table | None:
    """The table in a text, if it is one by any of the separators."""
    text = text.removeprefix("sep=;\n").removeprefix("sep=;\r\n")
    separators = ";,\t" if _is_drawn(text) else ";,\t|"
    candidates = [(separator, _rows(text, separator)) for separator in separators]
    fitting = [(_width(rows), separator, rows) for separator, rows in candidates if _width(rows)]
    if not fitting:
        return None
    _, _, rows = max(fitting, key=lambda candidate: candidate[0])
    return Table(tuple(_row(number, cells) for number, cells in enumerate(rows, 1) if any(cells)))


def _is_drawn(text: str) -> bool:
    """Whether it is a table drawn with strokes, of which every line begins with one."""
    first = [line.lstrip()[:1] for line in text[:_LOOKED_AT].split("\n") if "|" in line]
    return first.count("|") * 2 > len(first)


def _rows(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for cells in csv.reader(_lines(text), delimiter=separator, strict=True):
            rows.append([cell.strip() for cell in cells])
            if len(rows) > MAX_ROWS:
                raise PlanFileRefused("too_many_rows", limit=MAX_ROWS)
    except csv.Error:  # of quotes: with this separator it is no table
        return []
    return rows


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one after another: no second copy of a large file is made."""
    return (line[0] for line in _LINE.finditer(text))


def _width(rows: Sequence[Sequence[str]]) -> int:
    """How many columns the table has; 0 when it is none."""
    widths = Counter(len(cells) for cells in rows if any(cells))
    width, lines = widths.most_common(1)[0] if widths else (0, 0)
    return width if width >= _FEWEST_COLUMNS and lines >= 2 and lines >= widths.total() * _MOST_LINES_OF else 0


def _row(number: int, cells: Sequence[str]) -> Row:
    place = Place(number)
    if len(cells) > MAX_COLUMNS:
        raise PlanFileRefused("too_wide", place=place, limit=MAX_COLUMNS)
    filled = sum(bool(cell) for cell in cells)
    limited = tuple(limited_cell(cell, place) for cell in cells)
    return Row(place, limited, prose=len(cells) == 1, wide=filled == 1 and len(cells) > 1)
