"""A workbook as rows: its sheets, hidden rows too, merged cells, formulas worked out where nobody did. Hidden columns
are left out by name."""

import io
import re
import warnings
import zipfile
from itertools import pairwise
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from plan.document.cell.struck import as_left, struck
from plan.document.table.tables import Place, Row, Table
from reports.read.cells import written_cells
from reports.read.excel_ground import is_unseen, shows_nothing
from reports.read.formulas import work_out
from reports.read.printed import printed
from reports.read.raised import RAISED, without_notes
from reports.read.refused import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, PlanFileRefused, limited_cell
from reports.read.unseen import unseen

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([^"]{1,40})"')
_ROW = re.compile(rb"<(?:\w+:)?row[\s>]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s>]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")


def read_xlsx(content: bytes) -> list[Table]:
    """Every sheet with something in it; raises `PlanFileRefused` for an unsound file."""
    _check_sheets(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            formulas = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)
            # A second reading gives the values that were calculated; few plans have formulas.
            calculated = any(map(_has_formulas, formulas.worksheets))
            values = formulas
            if calculated:
                values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except PlanFileRefused:
        raise
    except Exception as error:  # openpyxl raises many kinds for one thing
        raise PlanFileRefused("damaged") from error
    sheets = formulas.worksheets
    named = len(sheets) > 1
    tables = [_sheet(sheet, values[sheet.title], named) for sheet in sheets]
    filled = [table for table in tables if table.rows]
    if not filled:
        raise PlanFileRefused("empty")
    return filled


def _has_formulas(sheet: Worksheet) -> bool:
    return any(cell.data_type == "f" for cell in written_cells(sheet).values())


def _check_sheets(content: bytes) -> None:
    """Every cell is made in memory, those of merged ranges too, so they are counted before that."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
                continue
            sheet = archive.read(name)
            cells = sum(1 for _ in _CELL.finditer(sheet))
            for joined in _MERGED.finditer(sheet):
                cells += _area(joined[1].decode("ascii", "replace"))
            if cells > MAX_ROWS and _filled_rows(sheet) > MAX_ROWS:
                raise PlanFileRefused("too_many_rows", limit=MAX_ROWS)
            if cells > MAX_CELLS:
                raise PlanFileRefused("too_many_cells", limit=MAX_CELLS)


def _filled_rows(sheet: bytes) -> int:
    """Rows with something in them; a format reaches to the last row of many a sheet."""
    starts = [match.start() for match in _ROW.finditer(sheet)]
    return sum(bool(_VALUE.search(sheet, start, end)) for start, end in pairwise([*starts, len(sheet)]))


def _area(reference: str) -> int:
    try:
        first_column, first_row, last_column, last_row = range_boundaries(reference)
    except ValueError as error:
        raise PlanFileRefused("damaged") from error
    if None in (first_column, first_row, last_column, last_row):
        raise PlanFileRefused("too_many_cells", limit=MAX_CELLS)
    return (last_column - first_column + 1) * (last_row - first_row + 1)  # type: ignore[operator]


def _sheet(sheet: Worksheet, values: Worksheet, named: bool) -> Table:
    filled = [(row, column) for (row, column), cell in written_cells(sheet).items() if cell.value is not None]
    if not filled:
        return Table((), sheet.title)
    # Only cells with something in them count: an empty formatted one in the last corner is no plan.
    last_row, width = max(row for row, _ in filled), max(column for _, column in filled)
    if last_row > MAX_ROWS:
        raise PlanFileRefused("too_many_rows", limit=MAX_ROWS)
    name = sheet.title if named else ""
    if width > MAX_COLUMNS:
        raise PlanFileRefused("too_wide", place=Place(1, sheet=name), limit=MAX_COLUMNS)
    spans, above, across = _merges(sheet)
    hidden = _hidden_columns(sheet, width)
    rows = []
    for number in range(1, last_row + 1):
        place = Place(number, sheet=name)
        origin = {column: above.get((number, column)) for column in range(1, width + 1)}
        cells = tuple(
            # What is merged from a hidden column over those that are seen is seen there.
            ""
            if column in hidden and (number, column + 1) not in across
            else limited_cell(_text(sheet, values, *(origin[column] or (number, column))), place)
            for column in origin
        )
        widest = spans.get(number, 1)
        rows.append(
            Row(
                place,
                cells,
                hidden=bool(sheet.row_dimensions[number].hidden) if number in sheet.row_dimensions else False,
                wide=widest > 2 and widest * 2 > width,
                above=tuple(column - 1 for column, at in origin.items() if at),
                across=tuple(column - 1 for column in origin if (number, column) in across),
            )
        )
    left_out = tuple(get_column_letter(column) for column in sorted(hidden))
    return Table(tuple(rows), sheet.title, hidden=sheet.sheet_state != "visible", left_out=left_out)


def _hidden_columns(sheet: Worksheet, width: int) -> set[int]:
    """The columns with something in them that nobody sees."""
    unseen = set[int]()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            unseen |= set(range(dimension.min, min(dimension.max, width) + 1))
    return {column for _, column in written_cells(sheet) if column in unseen}


def _merges(sheet: Worksheet) -> tuple[dict[int, int], dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """The widest merge of each row, for cells merged downwards the cell that holds their text, and the cells that
    belong to the one left of them."""
    spans: dict[int, int] = {}
    above: dict[tuple[int, int], tuple[int, int]] = {}
    across: set[tuple[int, int]] = set()
    for merged in sheet.merged_cells.ranges:
        width = merged.max_col - merged.min_col + 1
        for row in range(merged.min_row, merged.max_row + 1):
            spans[row] = max(spans.get(row, 1), width)
            if row > merged.min_row:
                above[row, merged.min_col] = (merged.min_row, merged.min_col)
            across |= {(row, column) for column in range(merged.min_col + 1, merged.max_col + 1)}
    return spans, above, across


def _text(sheet: Worksheet, values: Worksheet, row: int, column: int) -> str:
    cell = written_cells(sheet).get((row, column))
    if cell is None or cell.value is None:
        return ""
    value: Any = cell.value
    if isinstance(value, CellRichText):
        value = _seen(sheet, cell, value)
    if cell.data_type == "f":
        kept = written_cells(values).get((row, column))
        value = kept.value if kept is not None else None
        if value is None:
            value = work_out(sheet, row, column)
        if value is None:
            return str(getattr(cell.value, "text", cell.value))
    shown = printed(value, cell.number_format)
    if shows_nothing(value, cell.number_format):
        return unseen(shown)
    if not isinstance(cell.value, CellRichText) and is_unseen(sheet, cell, cell.font.color):
        return unseen(shown)
    return as_left(struck(shown)) if cell.font.strike and not isinstance(cell.value, CellRichText) else shown


def _seen(sheet: Worksheet, cell: Any, text: CellRichText) -> str:
    """The text of several fonts as a person sees it."""
    runs = [(run.text, run.font) if isinstance(run, TextBlock) else (run, None) for run in text]
    return without_notes(
        "".join(
            unseen(words)
            if is_unseen(sheet, cell, cell.font.color if font is None else font.color)
            else _run(words, font)
            for words, font in runs
        )
    )


def _run(words: str, font: InlineFont | None) -> str:
    if font is not None and font.strike:
        return struck(words)
    return RAISED.format(words) if font is not None and font.vertAlign in ("superscript", "subscript") else words
