"""How high a row must be. Office programs do not make room for joined cells, and phones not for wrapped ones."""

import re
from functools import lru_cache
from math import ceil

from reports.content.table import Cell, Table

LINE = 13.0
"""Points of one line of text."""
LARGE_LINE = 17.0
HIGHEST = 408.75
"""Excel makes no row higher."""
_STEP = 0.75
"""Points of a row's height go by this: one of a screen's."""
_BROAD = re.compile("[A-ZА-ЯЎҚҒҲЁ—–%mwшщжюыф]")
_BROADEST = 1.25
_CLOSE = 1.12
"""How many characters of our type go into a width of one, with some left over for words that cannot be broken."""


def row_heights(table: Table) -> list[float]:
    """Points for each row, so that nothing in it is cut."""
    needed = [LINE + 2] * len(table.rows)
    spread: list[tuple[int, Cell, float]] = []
    for down, row in enumerate(table.rows):
        for across, cell in enumerate(row):
            if cell is None or not isinstance(cell.value, str):
                continue
            width = table.columns[across].width
            if cell.wide > 1:
                width = sum(column.width for column in table.columns[across : across + cell.wide])
            wanted = lines_of(cell.value, width) * (LARGE_LINE if cell.meaning == "title" else LINE) + 3
            if cell.high > 1:
                spread.append((down, cell, wanted))
            else:
                needed[down] = max(needed[down], wanted)
    for down, cell, wanted in spread:
        lacking = wanted - sum(needed[down : down + cell.high])
        for at in range(down, down + cell.high):
            needed[at] += max(lacking, 0) / cell.high
    return [min(height // _STEP * _STEP, HIGHEST) for height in needed]


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of so many characters; words are broken only if they must be."""
    room = max(width * _CLOSE, 1)
    if len(text) * _BROADEST <= room and "\n" not in text:
        return 1
    return sum(_lines_of_paragraph(paragraph, room) for paragraph in text.split("\n"))


@lru_cache(maxsize=4096)  # units, months and standings come again in every row
def _lines_of_paragraph(text: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in text.split():
        length = len(word) + (_BROADEST - 1) * len(_BROAD.findall(word))
        if used and used + 1 + length > room:
            lines, used = lines + 1, 0.0
        used += length + (1 if used else 0)
        if used > room:
            lines += ceil(used / room) - 1
            used = used % room
    return lines
