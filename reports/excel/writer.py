"""Writing a workbook out. openpyxl makes an object for whatever a sheet has below its cells and a file for every sheet;
of a table we know what belongs there, and write that straight into the archive."""

import io
from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from functools import cache
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from openpyxl import Workbook
from openpyxl.compat import safe_string
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element, SubElement

from reports.content.cell_text import widths
from reports.content.table import Table
from reports.packing import repacked


def saved(book: Workbook, tables: Mapping[str, Table], at: datetime) -> bytes:
    """A book's bytes, the same whenever they are written; `tables` are what its sheets of these titles show."""
    kept = io.BytesIO()
    with ZipFile(kept, "w", ZIP_STORED) as archive:  # packed tight only once, when its stamps are set
        _BookWriter(book, archive, tables).save()
    return repacked(kept.getvalue(), at)


class _BookWriter(ExcelWriter):
    def __init__(self, book: Workbook, archive: ZipFile, tables: Mapping[str, Table]) -> None:
        super().__init__(book, archive)
        self._into, self._tables = archive, tables

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        with self._into.open(ws.path[1:], "w", force_zip64=True) as out:
            writer: Any = _SheetWriter(ws, out)
            writer.table = self._tables[ws.title]
            writer.write()
        ws._rels = writer._rels
        self.manifest.append(ws)


class _SheetWriter(WorksheetWriter):
    table: Table

    def write_cols(self) -> None:
        columns = Element("cols")
        for at, width in enumerate(widths(self.table), 1):
            SubElement(columns, "col", min=str(at), max=str(at), width=safe_string(width), customWidth="1")
        self.xf.send(columns)

    def write_merged_cells(self) -> None:
        joined = Element("mergeCells")
        for down, row in enumerate(self.table.rows, 1):
            for across, cell in enumerate(row, 1):
                if cell is not None and (cell.wide > 1 or cell.high > 1):
                    corner = f"{get_column_letter(across + cell.wide - 1)}{down + cell.high - 1}"
                    SubElement(joined, "mergeCell", ref=f"{get_column_letter(across)}{down}:{corner}")
        if len(joined):
            self.xf.send(joined)

    def write_formatting(self) -> None:
        """The heat: each row by itself from white to blue, because its units are its own."""
        if self.table.heat is None:
            return
        top, bottom, left, right = self.table.heat
        for priority, down in enumerate(range(top + 1, bottom + 2), 1):
            area = f"{get_column_letter(left + 1)}{down}:{get_column_letter(right + 1)}{down}"
            heat = Element("conditionalFormatting", sqref=area)
            rule = deepcopy(_heat())
            rule.set("priority", str(priority))
            heat.append(rule)
            self.xf.send(heat)


@cache
def _heat() -> Any:
    """From the least of a row to the most."""
    rule: Any = ColorScaleRule
    return rule(start_type="min", start_color="FFFFFF", end_type="max", end_color="7FB2E5").to_tree()
