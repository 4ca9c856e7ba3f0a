"""How high a row must be. Office programs do not make room for joined cells, and phones not for wrapped ones, so the
lines of every text are counted here, by the widths of the letters it is printed in."""

import json
from functools import lru_cache
from math import ceil
from pathlib import Path

from plan.fold import remembered
from reports.content.table import Cell, Table
from reports.excel.formats import points_of
from reports.looks import LOOKS

HIGHEST = 408.75
"""Excel makes no row higher."""
_STEP = 0.75
"""Points of a row's height go by this: one of a screen's."""
_LEADING = 1.24
"""How high a line is, by the size of its letters."""
_ABOVE_AND_BELOW, _BESIDE = 3.0, 4.5
"""Points that a cell leaves free around its text."""
_A_CHARACTER, _A_MILLIMETRE = 5.25, 72 / 25.4
"""Points of a column's width."""
_BOLD = 1.07
_WITH_CARE = 1.03
"""How much wider than measured a text is taken to be: office programs differ in it."""
_UNKNOWN = 600
"""Thousandths of its height that a letter which is not in the list is wide."""


def row_heights(table: Table) -> list[float]:
    """Points for each row, so that nothing in it is cut."""
    unit = _A_CHARACTER if table.sheet is None else _A_MILLIMETRE
    needed = [points_of("label", table) * _LEADING + _ABOVE_AND_BELOW] * len(table.rows)
    spread: list[tuple[int, Cell, float]] = []
    for down, row in enumerate(table.rows):
        for across, cell in enumerate(row):
            if cell is None or not isinstance(cell.value, str):
                continue
            width = sum(column.width for column in table.columns[across : across + cell.wide])
            size = points_of(cell.meaning, table)
            room = (width * unit - _BESIDE) / (size / 1000) / _WITH_CARE / (_BOLD if LOOKS[cell.meaning].bold else 1)
            wanted = lines_of(cell.value, room) * size * _LEADING + _ABOVE_AND_BELOW
            if cell.high > 1:
                spread.append((down, cell, wanted))
            else:
                needed[down] = max(needed[down], wanted)
    for down, cell, wanted in spread:
        lacking = wanted - sum(needed[down : down + cell.high])
        for at in range(down, down + cell.high):
            needed[at] += max(lacking, 0) / cell.high
    return [min(ceil(height / _STEP) * _STEP, HIGHEST) for height in needed]


def lines_of(text: str, room: float) -> int:
    """How many lines a text takes in so many thousandths of its letters' height; words are broken only if they must
    be."""
    return sum(_lines_of_paragraph(paragraph, max(room, _UNKNOWN)) for paragraph in text.split("\n"))


@lru_cache(maxsize=1)
def _widths() -> dict[str, int]:
    """Those of Times New Roman; made by `python -m tests.glyph_widths`."""
    kept: dict[str, int] = json.loads(Path(__file__).with_name("serif_widths.json").read_text(encoding="utf-8"))
    return kept


@remembered(4096)  # units, months and standings come again in every row
def _lines_of_paragraph(text: str, room: float) -> int:
    widths = _widths()
    blank = widths[" "]
    lines, used = 1, 0.0
    for word in text.split():
        length = sum(widths.get(letter, _UNKNOWN) for letter in word)
        if used and used + blank + length > room:
            lines, used = lines + 1, 0.0
        used += length + (blank if used else 0)
        if used > room:
            lines += ceil(used / room) - 1
            used = used % room
    return lines
