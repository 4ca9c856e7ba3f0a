"""Works out the formulas of plans (sums and plain arithmetic) where the writing program did not."""

import re
from decimal import Decimal, InvalidOperation
from decimal import DivisionByZero as NoDivision

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from reports.read.cells import written_cells

_TOKEN = re.compile(
    r"\s*(?:(\d+(?:\.\d+)?)|(SUM)\s*(?=\()|(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)|([-+*/(),;]))"
)
_DEEPEST = 30
_LARGEST_RANGE = 2000


class _Unknown(Exception):
    """The formula says something that is not arithmetic of cells."""


def work_out(sheet: Worksheet, row: int, column: int) -> int | float | None:
    """The value of a formula of sums and arithmetic of this sheet's cells; None for any other."""
    try:
        value = _cell(sheet, row, column, _DEEPEST)
    except (_Unknown, ValueError, InvalidOperation, NoDivision, RecursionError):
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _cell(sheet: Worksheet, row: int, column: int, depth: int) -> Decimal:
    if depth == 0:
        raise _Unknown
    cell = written_cells(sheet).get((row, column))
    value = None if cell is None else cell.value
    if value is None or (isinstance(value, str) and value.strip() in {"", "-", "–", "—"}):
        return Decimal(0)
    if isinstance(value, bool):
        raise _Unknown
    if isinstance(value, int | float):
        return Decimal(str(value))
    if isinstance(value, str) and value.startswith("="):
        return _Reader(sheet, value[1:], depth).whole()
    raise _Unknown


class _Reader:
    """Reads one formula from left to right: sums of products of cells, numbers and brackets."""

    def __init__(self, sheet: Worksheet, text: str, depth: int) -> None:
        self.sheet, self.depth = sheet, depth
        self.tokens: list[str] = []
        at = 0
        while at < len(text.rstrip()):
            token = _TOKEN.match(text, at)
            if not token or len(self.tokens) > 500:
                raise _Unknown
            self.tokens.append(token[0].strip())
            at = token.end()

    def whole(self) -> Decimal:
        value = self._sum()
        if self.tokens:
            raise _Unknown
        return value

    def _take(self) -> str:
        if not self.tokens:
            raise _Unknown
        return self.tokens.pop(0)

    def _sum(self) -> Decimal:
        value = self._product()
        while self.tokens and self.tokens[0] in "+-":
            value = value + self._product() if self._take() == "+" else value - self._product()
        return value

    def _product(self) -> Decimal:
        value = self._operand()
        while self.tokens and self.tokens[0] in "*/":
            value = value * self._operand() if self._take() == "*" else value / self._operand()
        return value

    def _operand(self) -> Decimal:
        piece = self._take()
        if piece == "-":
            return -self._operand()
        if piece == "SUM":
            return self._sum_of_arguments()
        if piece == "(":
            value = self._sum()
            if self._take() != ")":
                raise _Unknown
            return value
        if piece[0].isdigit():
            return Decimal(piece)
        if ":" in piece or piece in "+*/),;":
            raise _Unknown
        letters, row = coordinate_from_string(piece.replace("$", ""))
        return _cell(self.sheet, row, column_index_from_string(letters), self.depth - 1)

    def _sum_of_arguments(self) -> Decimal:
        self._take()
        value = Decimal(0)
        while True:
            if self.tokens and ":" in self.tokens[0]:
                value += self._range(self._take())
            else:
                value += self._sum()
            mark = self._take()
            if mark == ")":
                return value
            if mark not in ",;":
                raise _Unknown

    def _range(self, reference: str) -> Decimal:
        first_column, first_row, last_column, last_row = (int(edge or 0) for edge in range_boundaries(reference))
        if (last_column - first_column + 1) * (last_row - first_row + 1) > _LARGEST_RANGE:
            raise _Unknown
        value = Decimal(0)
        for row in range(first_row, last_row + 1):
            for column in range(first_column, last_column + 1):
                cell = written_cells(self.sheet).get((row, column))
                # Excel's SUM passes over words, also over "-".
                if cell is None or (isinstance(cell.value, str) and not cell.value.startswith("=")):
                    continue
                value += _cell(self.sheet, row, column, self.depth - 1)
        return value
