"""A workbook of LibreOffice Calc as rows: its sheets, hidden rows too, merged cells, values as they are shown. Hidden
columns are left out by name."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from plan.document.cell.struck import STROKE
from plan.document.table.tables import Place, Row, Table
from reports.read.opendocument.grid import Merges, columns_of, is_hidden, merged_cells, rows_of
from reports.read.opendocument.styles import Styles, named, open_parts
from reports.read.opendocument.text import Texts
from reports.read.printed import printed, printed_date
from reports.read.refused import MAX_ROWS, PlanFileRefused
from reports.read.unseen import has_unseen

_TABLE = named("table:table")
_DIGITS = re.compile(r"\d+")
_SHOWN = re.compile(r"-?\d+[.,](\d+)")
"""A number as it is shown, with its decimals."""


def read_ods(content: bytes) -> list[Table]:
    """Every sheet with something in it; raises `PlanFileRefused` for an unsound file."""
    body, styles = open_parts(content)
    sheets = body.findall(_TABLE)
    tables = [_Sheet(sheet, styles, len(sheets) > 1).read() for sheet in sheets]
    filled = [table for table in tables if table.rows]
    if not filled:
        raise PlanFileRefused("empty")
    return filled


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with something in it."""

    number: int
    cells: list[str]
    hidden: bool
    widest: int
    above: set[int]
    across: set[int]


class _Sheet:
    def __init__(self, sheet: Any, styles: Styles, is_named: bool) -> None:
        self._sheet, self._styles, self._texts = sheet, styles, Texts(styles)
        self._title = sheet.get(named("table:name"), "")
        self._name = self._title if is_named else ""
        self._column_styles: dict[int, str] = {}
        self._unseen: set[int] = set()
        for column, places in columns_of(sheet):
            style = column.get(named("table:default-cell-style-name"))
            self._column_styles.update(dict.fromkeys(places, style) if style else {})
            self._unseen |= set(places) if is_hidden(column) else set()

    def read(self) -> Table:
        lines = self._lines()
        if not lines:
            return Table((), self._title)
        width = max(max(at for at, text in enumerate(line.cells, 1) if text) for line in lines if any(line.cells))
        hidden = {at for line in lines for at, text in enumerate(line.cells) if text and at in self._unseen}
        by_number = {line.number: line for line in lines}
        rows = []
        for number in range(1, max(by_number) + 1):
            line = by_number.get(number)
            rows.append(self._row(line, width, hidden) if line else Row(self._place(number), ("",) * width))
        unseen = self._styles.hides_sheet(self._sheet.get(named("table:style-name")))
        return Table(tuple(rows), self._title, hidden=unseen, left_out=tuple(map(_letters, sorted(hidden))))

    def _lines(self) -> list[_Line]:
        """The rows up to the last one with something in it."""
        lines: list[_Line] = []
        merges, number = Merges(), 0
        for element, repeated in rows_of(self._sheet):
            above = set(merges.above())
            style = element.get(named("table:default-cell-style-name"))
            cells = merged_cells(element, self._place(number + 1), merges, partial(self._value, style))
            if any(cells):
                if number + repeated > MAX_ROWS:
                    raise PlanFileRefused("too_many_rows", limit=MAX_ROWS)
                across, widest = merges.across(), merges.widest()
                lines += [
                    _Line(number + at, cells, is_hidden(element), widest, above, across)
                    for at in range(1, repeated + 1)
                ]
            number += repeated
            merges.next_row(repeated)
        return lines

    def _place(self, number: int) -> Place:
        return Place(number, sheet=self._name)

    def _row(self, line: _Line, width: int, hidden: set[int]) -> Row:
        cells = (line.cells + [""] * width)[:width]
        return Row(
            self._place(line.number),
            # What is merged from a hidden column over those that are seen is seen there.
            tuple("" if at in hidden and at + 1 not in line.across else text for at, text in enumerate(cells)),
            hidden=line.hidden,
            wide=line.widest > 2 and line.widest * 2 > width,
            above=tuple(column for column in sorted(line.above) if column < width),
            across=tuple(column for column in sorted(line.across) if column < width),
        )

    def _value(self, row_style: str | None, cell: Any, at: int) -> str:
        """The value as a person would type it; text as it stands."""
        style = cell.get(named("table:style-name")) or row_style or self._column_styles.get(at)
        shown = self._texts.of_cell(cell, style)
        kind = cell.get(named("office:value-type"))
        if kind is None and not shown and (formula := cell.get(named("table:formula"))):
            return "=" + str(formula).partition("=")[2]  # nobody worked it out, so it is asked about
        if STROKE in shown or has_unseen(shown) or self._styles.struck("table-cell", style):
            return shown
        if kind in (None, "string", "boolean", "time"):
            return shown or str(cell.get(named("office:string-value"), "") if kind == "string" else "")
        if kind == "date":
            return _date(cell.get(named("office:date-value"), ""), shown) or shown
        return _number(cell.get(named("office:value"), ""), kind, shown)


def _date(value: str, shown: str) -> str:
    try:
        day = datetime.date.fromisoformat(value[:10])
    except ValueError:
        return ""
    shows_day = not any(map(str.isalpha, shown)) or str(day.day) in (
        str(int(digits)) for digits in _DIGITS.findall(shown)
    )
    shows_year = f"{day:%y}" in shown[-4:] or f"{day:%Y}" in shown or not shown
    return printed_date(day, shows_year=shows_year, shows_day=shows_day)


def _number(value: str, kind: str, shown: str) -> str:
    """A number of the file is never ambiguous, whatever its digits; decimals that are shown are kept: 1.10 is not 1.1
    where it numbers a row."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return shown
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return shown
    if kind == "percentage":
        return printed(float(number), "0%")
    if (seen := _seen_in_thousands(number, shown)) is not None:
        return printed(float(seen), "")
    decimals = _SHOWN.fullmatch(shown)
    if decimals and Decimal(shown.replace(",", ".")) == number:
        return printed(float(number), "0." + "0" * len(decimals[1]))
    return printed(float(number), "")


def _seen_in_thousands(number: Decimal, shown: str) -> Decimal | None:
    """The number as it is seen, where its format leaves out thousands: 120 000 shown as 120."""
    plain = "".join(shown.split()).replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain, re.ASCII):
        return None
    decimals, seen = len(plain.partition(".")[2]), Decimal(plain)
    as_it_is, *scaled = (number / 1000**times for times in range(4))
    if round(as_it_is, decimals) == seen:
        return None
    return next((value for value in scaled if round(value, decimals) == seen), None)


def _letters(column: int) -> str:
    """The name of a column, from 0: A, B, …, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
