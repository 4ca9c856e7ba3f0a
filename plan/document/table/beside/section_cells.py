"""A section that a row opens whose number cell holds its numeral and whose name cell its title: "I | FOND ISHLARI"."""

import re
from collections.abc import Collection

from plan.document.table.columns import Columns
from plan.document.table.tables import Row
from plan.fold import fold

NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_ROMAN = re.compile(r"(?:№ ?)?([IVXХІ]{1,5}|[ivxхі]{1,5}) ?[.)-]{0,2}(?: ?[Bb]o['‘’ʻʼ`]lim| ?бўлим)?")
_NUMBER = re.compile(r"(\d{1,2}) ?[.)]?")
_LETTER = re.compile(r"([A-ZА-Я]) ?[.)]?")
_LONGEST = 200


def section_in_cells(row: Row, columns: Columns, below: Row | None, opened: Collection[str]) -> tuple[str, str] | None:
    """The numeral and the title of the section; None where the row is another. Nothing but these two may stand in it.
    `below`: the next row; `opened`: the numerals of the sections so far."""
    number = columns.cell(row.cells, "number").strip()
    title = " ".join(columns.cell(row.cells, "name").split()).strip(" .:")
    if not number or not title[:1].isupper() or len(title) > _LONGEST or row.above:
        return None
    if {cell.strip() for cell in row.cells if cell.strip()} != {number, columns.cell(row.cells, "name").strip()}:
        return None
    if match := _ROMAN.fullmatch(number):
        numeral = fold(match[1]).upper()
        return (numeral, title) if numeral in NUMERALS else None
    if (match := _LETTER.fullmatch(number)) and _heads(match[1], below, columns, title):
        # Below "II" it is a part of that section, and below "I" another had its letter.
        last = next(reversed(tuple(opened)), "")
        within = re.sub(r"[A-Z]$", "", last) if last not in NUMERALS else last
        letter = fold(match[1]).upper()[:1]
        return (f"{within}{letter}" if within in NUMERALS else letter), title
    if (match := _NUMBER.fullmatch(number)) and 0 < int(match[1]) <= len(NUMERALS):
        return (NUMERALS[int(match[1]) - 1], title) if _heads(match[1], below, columns, title) else None
    return None


def _heads(number: str, below: Row | None, columns: Columns, title: str) -> bool:
    """Whether a row with such a number is a title, and no row of the plan that nothing was filled in for: it stands in
    capitals, or the row below is its first."""
    if below is None or below.prose:
        return False
    next_number = columns.cell(below.cells, "number").strip().rstrip(".)")
    more = sum(bool(cell.strip()) for cell in below.cells) > 2
    # In a plan that is typed in capitals throughout they say nothing.
    stands_out = title.isupper() and not columns.cell(below.cells, "name").isupper()
    return more and (stands_out or next_number in _first_below(number))


def _first_below(number: str) -> Collection[str]:
    """Numbers of the first row of a section: "2.1" below "2", or "1" below it and below any letter."""
    return (f"{number}.1",) if number == "1" else (f"{number}.1", "1")
