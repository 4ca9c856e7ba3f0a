"""Rows that were copied out of a table, cell by cell."""

from collections.abc import Collection, Sequence

from plan.fold import heard
from plan.indicator import Indicator
from plan.typed.assignment import LeftOver, Outcome
from plan.typed.listed.entries import Entry, Listing, Reading, entry_of
from plan.typed.numbers import Number, read_number
from plan.typed.rows.row_names import rows_named
from plan.typed.signs import plain_signs
from plan.vocabulary import words_of


def list_of_cells(
    lines: Sequence[str], queue: Sequence[Indicator], rows: Sequence[Indicator], month: int | None
) -> Listing | None:
    """Rows copied out of a table: the number of each stands in the last column in which any row has one."""
    table = [[plain_signs(cell) for cell in line.split("\t")] for line in lines]
    table = _with_their_rows(table, {row.number for row in rows if row.part})
    if len(table) == 1 and all(isinstance(read_number(cell, whole=False), Number) for cell in table[0]):
        return _row_of_numbers(table[0], lines[0], queue, rows, month)
    entries: list[Entry] = []
    others: list[Outcome] = []
    placed = [(cells, line, _rows_of_cells(cells, rows)) for cells, line in zip(table, lines, strict=True)]
    column = max((_last_number(cells) for cells, _, named in placed if named), default=0)
    for cells, line, named in placed:
        number = cells[column] if len(cells) > column > 0 else ""
        entry = entry_of(named[0], number, line, month) if len(named) == 1 and number else None
        if entry is not None:
            entries.append(entry)
        elif named or _last_number(cells):
            others.append(LeftOver(" ".join(filter(None, cells))))
    return Listing((tuple(entries),), tuple(others)) if entries else None


def _with_their_rows(table: Sequence[Sequence[str]], of_parts: Collection[str]) -> list[list[str]]:
    """The cells with the row's number in the line of each part: a merged one stands at the first part alone."""
    numbered: list[list[str]] = []
    for cells in table:
        above = numbered[-1][0] if numbered and len(cells) > 2 else ""
        front = cells[0] or (above if above.rstrip(").") in of_parts else "")
        numbered.append([front, *cells[1:]])
    return numbered


def _row_of_numbers(
    cells: Sequence[str], line: str, queue: Sequence[Indicator], rows: Sequence[Indicator], month: int | None
) -> Listing | None:
    """Nothing but numbers: of the questions that come next, or a row and its number."""
    readings: list[Reading] = []
    named = [row for row in rows if row.number == cells[0]] if len(cells) == 2 else []
    if len(named) == 1 and (entry := entry_of(named[0], cells[1], line, month)):
        readings.append((entry,))
    if len(cells) <= len(queue):
        pairs = zip(queue, cells, strict=False)
        entries = tuple(entry for row, cell in pairs if (entry := entry_of(row, cell, line, month)))
        readings += [entries] if len(entries) == len(cells) else []
    return Listing(tuple(readings)) if readings else None


def _last_number(cells: Sequence[str]) -> int:
    places = [place for place, cell in enumerate(cells) if isinstance(read_number(cell, whole=False), Number)]
    return places[-1] if places else 0


def _rows_of_cells(cells: Sequence[str], rows: Sequence[Indicator]) -> list[Indicator]:
    """The rows that a line of a table is about: by its number and the part that is named there, or by its name."""
    front, *texts = [cell for cell in cells if cell] or [""]
    named = [row for row in rows if front.rstrip(").") in (row.number, row.code)]
    if texts and (inside := [row for row in rows if (front, texts[0].rstrip(").")) == (row.section, row.number)]):
        named = inside
    if len(named) > 1:
        spoken = {heard(word) for text in texts for word in words_of(text)}
        named = [row for row in named if row.part and spoken.issuperset(map(heard, words_of(row.part)))] or named
    return named or list(rows_named(f"{front}: 1", None, rows))
