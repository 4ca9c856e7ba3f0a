"""Which row of the plan each line of a sheet is, where it holds the plan's numbers: for columns that are marked once.

A number alone says little: the province may count its lines otherwise. So what stands beside it must not be another
row's name, and a line that could be two rows is none.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plan.document.compare.row_matching import names_alike
from plan.fold import fold, fold_key
from plan.indicator import Indicator
from reports.own_form.sheet import Place, Sheet, SheetCell

FEWEST = 3
"""Rows of the plan that a sheet must hold to be taken for its table (all of them where the plan has fewer)."""
_CODE = re.compile(r"(?:([ivxl]+) ?[.\-] ?)?(\d{1,3}(?:\.\d{1,3})*)[.)]?")
_BAND = re.compile(r"([ivxl]+)[.)]? ?(?:\D.*)?")
_A_NAME = 12
"""Letters from which the text of a cell is the name of some work."""
_TRIED = 12
"""Columns from the left in which the numbers may stand."""


@dataclass(frozen=True, slots=True)
class PlanLines:
    """The lines of a sheet that are rows of the plan, and the column that their numbers stand in."""

    figures: Mapping[int, Indicator]
    """Line of the sheet → the figure."""
    column: int

    @property
    def first(self) -> int:
        return min(self.figures)


def plan_lines(sheet: Sheet, rows: Sequence[Indicator]) -> PlanLines | None:
    """None of a sheet that does not hold the plan's numbers."""
    texts = {place: _said(cell) for place, cell in sheet.cells.items() if not cell.formula}
    texts = {place: text for place, text in texts.items() if text}
    by_line: dict[int, dict[int, str]] = {}
    for (line, column), text in sorted(texts.items()):
        by_line.setdefault(line, {})[column] = text
    best: PlanLines | None = None
    for column in sorted({column for _, column in texts})[:_TRIED]:
        found = _lines_by(column, by_line, rows)
        if best is None or len(found) > len(best.figures):
            best = PlanLines(found, column)
    fewest = min(FEWEST, len({row.code for row in rows}))
    return best if best is not None and len(best.figures) >= fewest else None


def _said(cell: SheetCell) -> str:
    """What is seen in a cell: of a number what was typed, where offices write 9.1999999999999993 for 9.2."""
    text = " ".join((cell.text or cell.value).split())
    if cell.kind == "n" and not cell.text and re.fullmatch(r"\d{1,3}\.\d+", text):
        text = f"{float(text):.12g}"
    return text[:-2] if re.fullmatch(r"\d{1,3}\.0", text) else text


def _lines_by(column: int, by_line: Mapping[int, Mapping[int, str]], rows: Sequence[Indicator]) -> dict[int, Indicator]:
    """The lines whose numbers stand in this column."""
    section, code, seen = "", "", Counter[int]()
    found: dict[int, Indicator] = {}
    for line, cells in by_line.items():
        said = fold(cells.get(column, ""))
        match = _CODE.fullmatch(said)
        if match is None:
            first = fold(next(iter(cells.values())))
            if (band := _BAND.fullmatch(first)) and any(fold(row.section) == band[1] for row in rows):
                section, code = band[1], ""
            of_row = [row for row in rows if row.code == code] if not said else []
            figure = _part_in(cells, of_row)
        else:
            named = _rows_named(match[1] or section, match[2], bool(match[1]), rows)
            named = named if named and _may_be(cells, column, named[0]) else []
            code = named[0].code if named else ""
            figure = _part_in(cells, named) if len(named) > 1 else (named[0] if named else None)
        if figure is not None:
            found[line] = figure
            seen[figure.key] += 1
    return {line: figure for line, figure in found.items() if seen[figure.key] == 1}


def _rows_named(section: str, number: str, said: bool, rows: Sequence[Indicator]) -> list[Indicator]:
    """The figures of the row with this number: of its section, or of any where only one has it."""
    named = [row for row in rows if row.number == number]
    of_section = [row for row in named if fold(row.section) == section]
    if of_section or said:
        return of_section
    return named if len({row.code for row in named}) == 1 else []


def _may_be(cells: Mapping[int, str], column: int, row: Indicator) -> bool:
    """Whether what stands behind the number is no other row's name."""
    names = [text for at, text in cells.items() if at > column and len(fold_key(text)) >= _A_NAME]
    if not names:
        return True
    wanted = fold_key(row.name)
    return any(names_alike(name, row.name) or _begins(fold_key(name), wanted) for name in names)


def _begins(name: str, wanted: str) -> bool:
    """Whether one is the beginning of the other: forms shorten long names."""
    return wanted.startswith(name) or name.startswith(wanted)


def _part_in(cells: Mapping[int, str], named: Sequence[Indicator]) -> Indicator | None:
    """The one part of a row whose name stands in a line; the whole row where none is named."""
    texts = {fold_key(text) for text in cells.values()}
    parts = [row for row in named if row.part and fold_key(row.part) in texts]
    whole = [row for row in named if row.part is None]
    if len(parts) == 1:
        return parts[0]
    is_headed = any(_CODE.fullmatch(fold(text)) for text in cells.values())
    return whole[0] if not parts and len(whole) == 1 and is_headed else None


def heading_of(sheet: Sheet, column: int, above: int) -> str:
    """What stands over a column, the nearest two words of it; merged cells reach over all their columns."""
    texts: list[str] = []
    for line in range(1, above):
        cell = sheet.cells.get(sheet.block_of((line, column)))
        text = " ".join((cell.text if cell is not None else "").split())
        if text and text not in texts and not re.fullmatch(r"\d+", text):
            texts.append(text)
    return ", ".join(texts[-2:])


def columns_to_fill(sheet: Sheet, lines: PlanLines) -> list[int]:
    """The columns in which figures may be wanted: right of the numbers, not worked out by the sheet itself, and without
    the names of the rows."""
    last = max((place[1] for place in sheet.cells), default=0)
    return [column for column in range(lines.column + 1, last + 1) if _is_free(sheet, lines, column)]


def _is_free(sheet: Sheet, lines: PlanLines, column: int) -> bool:
    places: list[Place] = [(line, column) for line in lines.figures]
    if all(sheet.is_worked_out(place) or sheet.block_of(place) != place for place in places):
        return False
    texts = [sheet.cells[place].text for place in places if place in sheet.cells]
    return sum(len(fold_key(text)) >= _A_NAME for text in texts) * 2 < len(places)
