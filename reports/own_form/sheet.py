"""One sheet as it is written: where in its bytes each cell stands, so that a cell can be changed and nothing else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from openpyxl.utils.cell import column_index_from_string, get_column_letter

from reports.own_form.package import local, parse
from reports.read.refused import PlanFileRefused

MOST_CELLS = 200_000
"""Of one sheet; the plan's own form has two thousand."""
Place = tuple[int, int]
"""A cell by row and column, both from 1."""
_WHOLE = re.compile(r"[0-9]{1,9}")
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


@dataclass(slots=True)
class SheetCell:
    """A cell; `begin` and `end` are where its element stands in the part, `result` where its stored value does."""

    place: Place
    begin: int
    end: int = 0
    style: int = 0
    kind: str = "n"
    value: str = ""
    text: str = ""
    formula: bool = False
    result: tuple[int, int] | None = None


@dataclass(slots=True)
class SheetRow:
    """A row of which something is written; `inside` is where its end tag stands, None where it has none."""

    begin: int
    style: int | None
    end: int = 0
    inside: int | None = None


@dataclass(slots=True)
class Sheet:
    """A sheet of a workbook. `blocks` are merged cells, `arrays` what one formula fills, as (first, last) places."""

    name: str
    part: bytes
    cells: dict[Place, SheetCell] = field(default_factory=dict)
    rows: dict[int, SheetRow] = field(default_factory=dict)
    blocks: list[tuple[Place, Place]] = field(default_factory=list)
    arrays: list[tuple[Place, Place]] = field(default_factory=list)
    headings: list[tuple[Place, Place]] = field(default_factory=list)
    """Those of Excel's own tables, which keep them a second time: an office finds a file damaged where they differ."""
    columns: list[tuple[int, int, int]] = field(default_factory=list)
    """(first, last, style) of columns that have one."""
    data: tuple[int, int] = (0, 0)
    """Where the rows stand; both are the same where the sheet has an end tag for them."""
    margins: str = ""
    """The texts above and below its printed pages."""
    _seen: dict[Place, Place] | None = None
    """What is seen at each merged cell, as it was worked out when somebody first asked."""
    _wide: list[tuple[Place, Place]] = field(default_factory=list)
    """Blocks of more cells than are worth a list."""

    def block_of(self, place: Place) -> Place:
        """The cell that is seen where this one is: the first of its merged cells, or itself."""
        if self._seen is None:
            self._seen = {}
            for first, last in self.blocks:
                inside = _size(first, last) <= MOST_CELLS - len(self._seen)
                self._seen |= dict.fromkeys(_places(first, last), first) if inside else {}
                self._wide += [] if inside else [(first, last)]
        return self._seen.get(place) or next(
            (first for first, last in self._wide if _within(place, first, last)), place
        )

    def is_heading(self, place: Place) -> bool:
        return any(_within(place, first, last) for first, last in self.headings)

    def is_worked_out(self, place: Place) -> bool:
        """Whether a formula says what stands there."""
        cell = self.cells.get(place)
        in_array = any(_within(place, first, last) for first, last in self.arrays)
        return in_array or (cell is not None and cell.formula)


def read_sheet(name: str, part: bytes, strings: Sequence[str]) -> Sheet:
    """Raises `PlanFileRefused` for a sheet that is not sound, or larger than any form."""
    sheet = Sheet(name, part)
    reader = _Reader(sheet, strings)
    parse(part, start=reader.start, end=reader.end, text=reader.text, parser=reader.listen)
    sheet.blocks = reader.blocks
    return sheet


class _Reader:
    def __init__(self, sheet: Sheet, strings: Sequence[str]) -> None:
        self.sheet, self.strings = sheet, strings
        self.blocks: list[tuple[Place, Place]] = []
        self.parser: Any = None
        self.cell: SheetCell | None = None
        self.row, self.column, self.inside, self.margin = 0, 0, False, False
        self.names: list[str] = []
        self.written: list[str] = []
        self.began = 0

    def listen(self, parser: Any) -> None:
        self.parser = parser

    def start(self, name: str, attributes: dict[str, str]) -> None:
        at, tag = self.parser.CurrentByteIndex, local(name)
        self.names.append(name)
        if tag == "sheetData":
            self.inside, self.sheet.data = True, (at, at)
        elif tag == "row" and self.inside:
            self.row = whole_number(attributes.get("r"), self.row + 1)
            self.column = 0
            style = whole_number(attributes.get("s"), 0) if attributes.get("customFormat") in ("1", "true") else None
            self.sheet.rows[self.row] = SheetRow(at, style)
        elif tag == "c" and self.inside:
            self._begin_cell(at, attributes)
        elif tag in ("v", "t", "f") and self.cell is not None:
            self.began, self.written = at, []
            if tag == "f":
                self.cell.formula = True
                if attributes.get("t") in ("array", "dataTable") and (ref := area(attributes.get("ref", ""))):
                    self.sheet.arrays.append(ref)
        elif tag == "mergeCell" and (ref := area(attributes.get("ref", ""))):
            self.blocks.append(ref)
        elif tag == "col" and "style" in attributes:
            first = whole_number(attributes.get("min"), 1)
            last, style = whole_number(attributes.get("max"), first), whole_number(attributes["style"], 0)
            self.sheet.columns.append((first, last, style))
        elif tag == "headerFooter":
            self.margin = True

    def _begin_cell(self, at: int, attributes: dict[str, str]) -> None:
        match = _CELL.fullmatch(attributes.get("r", ""))
        self.column = column_index_from_string(match[1]) if match else self.column + 1
        place = (self.row, self.column)
        self.cell = SheetCell(place, at, style=whole_number(attributes.get("s"), 0), kind=attributes.get("t", "n"))
        if place in self.sheet.cells:
            raise PlanFileRefused("damaged")
        self.sheet.cells[place] = self.cell
        if len(self.sheet.cells) > MOST_CELLS:
            raise PlanFileRefused("too_heavy")

    def text(self, written: str) -> None:
        self.written.append(written)
        if self.margin:
            self.sheet.margins += written

    def end(self, name: str) -> None:
        at, tag = self.parser.CurrentByteIndex, local(name)
        self.names.pop()
        if tag == "c" and self.cell is not None:
            self.cell.end = self._end_of(name, at)
            at_text = whole_number(self.cell.value, -1)
            if self.cell.kind == "s" and 0 <= at_text < len(self.strings):
                self.cell.text = self.strings[at_text]
            elif self.cell.kind == "str":
                self.cell.text = self.cell.value
            self.cell = None
        elif tag == "v" and self.cell is not None:
            self.cell.value = "".join(self.written)
            self.cell.result = (self.began, self._end_of(name, at))
        elif tag == "t" and self.cell is not None and "rPh" not in map(local, self.names):
            self.cell.text += "".join(self.written)
        elif tag == "row" and self.inside:
            row, end = self.sheet.rows[self.row], self._end_of(name, at)
            row.end, row.inside = end, at if end != at else None
        elif tag == "sheetData":
            end = self._end_of(name, at)
            self.sheet.data = (at, at) if end != at else (self.sheet.data[0], at)
            self.inside = False
        elif tag == "headerFooter":
            self.margin = False

    def _end_of(self, name: str, at: int) -> int:
        """Where an element ends whose end is seen at `at`: at its end tag, or behind the tag that is both in one."""
        written = name.encode()
        end_tag = re.compile(rb"</" + re.escape(written) + rb"\s*>").match(self.sheet.part, at)
        return end_tag.end() if end_tag else at


def area(written: str) -> tuple[Place, Place] | None:
    """The first and last cell of `B2:C5`, or of a single cell."""
    first, _, last = written.partition(":")
    begin, end = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
    if begin is None or end is None:
        return None
    return (int(begin[2]), column_index_from_string(begin[1])), (int(end[2]), column_index_from_string(end[1]))


def name_of(place: Place) -> str:
    return f"{get_column_letter(place[1])}{place[0]}"


def _places(first: Place, last: Place) -> Iterator[Place]:
    return product(range(first[0], last[0] + 1), range(first[1], last[1] + 1))


def _size(first: Place, last: Place) -> int:
    return max(0, last[0] - first[0] + 1) * max(0, last[1] - first[1] + 1)


def _within(place: Place, first: Place, last: Place) -> bool:
    return first[0] <= place[0] <= last[0] and first[1] <= place[1] <= last[1]


def whole_number(written: str | None, otherwise: int) -> int:
    """A number of the file's own counting, of as many digits as any file has."""
    return int(written) if written is not None and _WHOLE.fullmatch(written) else otherwise
