"""The cells of a sheet that its file speaks of, and no others."""

from collections.abc import Mapping
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet


def written_cells(sheet: Worksheet) -> Mapping[tuple[int, int], Any]:
    """(row, column) → cell, from 1.

    openpyxl's public names walk over every place up to the last cell and make what is missing: one formatted cell in
    the last corner of a sheet would be 17 billion cells. So this is the only place that looks behind them.
    """
    return sheet._cells
