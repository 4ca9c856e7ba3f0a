"""Finds what is marked in the province's own form, by all the ways in which it may be: marks typed into cells, names
of cells, marks over a column, columns that were chosen in the chat. What cannot be understood is told with its cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from openpyxl.utils.cell import get_column_letter

from plan.indicator import Indicator
from plan.marks.grammar import MARK, Mark, NotUnderstood, WordMark, begins_with_row, read_mark
from plan.marks.rows import NotFound, figure_of
from reports.own_form.rows import PlanLines, columns_to_fill, heading_of, plan_lines
from reports.own_form.sheet import Place, Sheet, SheetCell, name_of
from reports.own_form.told import Column, Trouble, Why
from reports.own_form.workbook import NamedCell, Workbook
from texts.papers.places import FORM_PLACES

Meant = tuple[Mark | str, int | None]
"""A mark with the key of its figure, or the name of a word."""
_ELSEWHERE = ("xl/drawings/", "xl/comments", "xl/charts/", "xl/threadedComments/")
_SHOWN_OF_CELLS = re.compile(rb"<((?:\w+:)?(?:str|num|multiLvlStr)Cache)\b.*?</\1>", re.DOTALL)
"""What a chart has kept of the cells that it shows: they are filled themselves."""
_MOST = 60
"""Columns of a sheet that are offered for choosing: no form of the plan's is wider."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell that is to be filled: `alone` where its mark is all that stands in it, else `text` holds its marks.
    `over` a column stands a mark that is itself to disappear; the column of a cell may be `chosen` in the chat."""

    marks: tuple[Meant, ...]
    text: str = ""
    alone: bool = True
    over: bool = False
    chosen: bool = False

    def with_texts(self, texts: Sequence[str]) -> str:
        left = list(texts)
        return MARK.sub(lambda _: left.pop(0), self.text).strip()


@dataclass(slots=True)
class Found:
    places: dict[str, dict[Place, Marked]] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)

    def of_sheet(self, name: str) -> dict[Place, Marked]:
        return self.places.get(name, {})


def find_marks(workbook: Workbook, chosen: Mapping[str, str], rows: Sequence[Indicator], year: int) -> Found:
    """Everything that is marked, for a plan's figures in its order."""
    finder = _Finder(rows, year)
    for sheet in workbook.sheets.values():
        finder.read_texts(sheet)
    for named in workbook.names:
        finder.read_name(named, workbook.sheets)
    for sheet in workbook.sheets.values():
        finder.read_columns(sheet, chosen)
        if MARK.search(sheet.margins):
            finder.trouble(f"{sheet.name}", sheet.margins, "outside")
    for name, part in workbook.package.parts.items():
        if name.startswith(_ELSEWHERE) and b"{{" in _SHOWN_OF_CELLS.sub(b"", part):
            finder.trouble(name.rpartition("/")[2], "{{", "outside")
    return finder.found


class _Finder:
    def __init__(self, rows: Sequence[Indicator], year: int) -> None:
        self.found = Found()
        self._rows, self._year = rows, year
        self._sections = any(row.section for row in rows)
        self._over: dict[str, list[tuple[Place, Mark, str]]] = {}
        """Marks without a row that may stand over a column, by sheet."""
        self._lines: dict[str, PlanLines | None] = {}

    def trouble(self, place: str, mark: str, why: Why, words: str = "", choices: Sequence[str] = ()) -> None:
        self.found.troubles.append(Trouble(place, " ".join(mark.split())[:80], why, words, tuple(choices)))

    def read_texts(self, sheet: Sheet) -> None:
        """The marks that are typed into a sheet's cells."""
        for place, cell in sheet.cells.items():
            if "{{" in cell.text or (cell.formula and "{{" in cell.value):
                self._read_cell(sheet, place, cell)

    def _read_cell(self, sheet: Sheet, place: Place, cell: SheetCell) -> None:
        where, text = f"{sheet.name}!{name_of(place)}", cell.text
        if sheet.is_worked_out(place):
            return self.trouble(where, text, "formula")
        if sheet.block_of(place) != place:
            return self.trouble(where, text, "covered")
        if sheet.is_heading(place):
            return self.trouble(where, text, "heading")
        if "{{" in MARK.sub("", text):
            return self.trouble(where, text, "brackets")
        meant: list[Meant] = []
        alone = MARK.fullmatch(text.strip()) is not None
        over = False
        for match in MARK.finditer(text):
            read = self._meant(where, match[0], read_mark(match[1], FORM_PLACES), sheet, place)
            if read is None:
                return None
            over |= isinstance(read[0], Mark) and read[1] is None
            meant.append(read)
        self._mark(sheet, place, Marked(tuple(meant), text, alone, over and len(meant) == 1), text)
        return None

    def _meant(
        self, where: str, mark: str, read: Mark | WordMark | NotUnderstood, sheet: Sheet, place: Place
    ) -> Meant | None:
        """What a mark says; without a figure when it stands over a column. None when it says nothing, which is told."""
        if isinstance(read, NotUnderstood):
            self.trouble(where, mark, read.why, read.words)
            return None
        if isinstance(read, WordMark):
            return read.name, None
        checked = self._of_year(where, mark, read)
        if checked is None:
            return None
        if not checked.number:
            return self._of_line(where, mark, checked, sheet, place)
        figure = figure_of(checked, self._rows)
        if isinstance(figure, NotFound):
            self.trouble(where, mark, figure.why, checked.part, figure.choices)
            return None
        if checked.measure == "growth" and figure.kind not in ("stock", "level"):
            self.trouble(where, mark, "no_growth")
            return None
        return checked, figure.key

    def _of_year(self, where: str, mark: str, read: Mark) -> Mark | None:
        """The mark by the year that it names: last year's figure is the fact of that year."""
        if read.year in (None, self._year):
            return read
        if read.year == self._year - 1 and read.measure in ("actual", "baseline") and read.since == "span":
            return replace(read, measure="baseline")
        self.trouble(where, mark, "year", str(read.year))
        return None

    def _of_line(self, where: str, mark: str, read: Mark, sheet: Sheet, place: Place) -> Meant | None:
        """A mark without a row: of the plan's row in whose line it stands, or over a column of such."""
        lines = self._lines_of(sheet)
        if lines is not None and place[0] in lines.figures:
            return read, lines.figures[place[0]].key
        if lines is None or not any(line > place[0] for line in lines.figures):
            self.trouble(where, mark, "no_lines")
            return None
        self._over.setdefault(sheet.name, []).append((place, read, mark))
        return read, None

    def _lines_of(self, sheet: Sheet) -> PlanLines | None:
        if sheet.name not in self._lines:
            self._lines[sheet.name] = plan_lines(sheet, self._rows)
        return self._lines[sheet.name]

    def _mark(self, sheet: Sheet, place: Place, marked: Marked, mark: str) -> None:
        of_sheet = self.found.places.setdefault(sheet.name, {})
        if place in of_sheet:
            return self.trouble(f"{sheet.name}!{name_of(place)}", mark, "twice")
        of_sheet[place] = marked
        return None

    def read_name(self, named: NamedCell, sheets: Mapping[str, Sheet]) -> None:
        """A name of the book's that says what a mark says; all others are the book's own business."""
        read = read_mark(named.name, FORM_PLACES)
        sheet = sheets.get(named.sheet)
        if isinstance(read, WordMark):  # a book may call a cell of its own `yil`: what stands there is not ours
            cell = sheet.cells.get(named.first) if sheet is not None and named.first is not None else None
            if sheet is None or named.first is None or (cell is not None and (cell.value or cell.text or cell.formula)):
                return None
        elif not begins_with_row(named.name) or (self._sections and isinstance(read, Mark) and not read.section):
            return None
        if sheet is None or named.first is None or named.last is None:
            return self.trouble(named.name, named.name, "lost")
        where = f"{sheet.name}!{name_of(named.first)}"
        if named.first != named.last and (named.first, named.last) not in sheet.blocks:
            return self.trouble(where, named.name, "several_cells")
        if sheet.is_worked_out(named.first):
            return self.trouble(where, named.name, "formula")
        if sheet.block_of(named.first) != named.first:
            return self.trouble(where, named.name, "covered")
        if sheet.is_heading(named.first):
            return self.trouble(where, named.name, "heading")
        meant = self._meant(where, named.name, read, sheet, named.first)
        if meant is not None:
            self._mark(sheet, named.first, Marked((meant,)), named.name)
        return None

    def read_columns(self, sheet: Sheet, chosen: Mapping[str, str]) -> None:
        """Columns that are marked over them, then those that were chosen; a cell with a mark of its own keeps it, and
        what a formula says stays the formula's."""
        lines = self._lines_of(sheet)
        if lines is None:
            return
        over = sorted(self._over.get(sheet.name, ()), key=lambda mark: mark[0])
        for at, (place, mark, _) in enumerate(over):
            below = [other for (other, column), _, _ in over[at + 1 :] if column == place[1]]
            after = range(place[0] + 1, min(below, default=10**9))
            self._fill_column(sheet, lines, place[1], mark, after)
        for column in columns_to_fill(sheet, lines)[:_MOST]:
            offered = Column(sheet.name, get_column_letter(column), heading_of(sheet, column, lines.first))
            self.found.columns.append(offered)
            read = read_mark(chosen[offered.key]) if offered.key in chosen else None
            if isinstance(read, Mark):
                self._fill_column(sheet, lines, column, read, range(10**9), chosen=True)

    def _fill_column(
        self, sheet: Sheet, lines: PlanLines, column: int, mark: Mark, within: range, *, chosen: bool = False
    ) -> None:
        of_sheet = self.found.places.setdefault(sheet.name, {})
        for line, figure in lines.figures.items():
            place = (line, column)
            seen = line in within and sheet.block_of(place) == place
            if seen and not sheet.is_worked_out(place):
                of_sheet.setdefault(place, Marked(((mark, figure.key),), chosen=chosen))
