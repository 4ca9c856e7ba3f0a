"""Why a file cannot be read, and the limits that keep a hostile one from stopping the bot."""

from dataclasses import replace

from plan.document.cell.struck import row_as_left
from plan.document.table.tables import Place, Row, Table
from reports.read.unseen import parted

MAX_FILE = 20 * 2**20
"""Telegram gives a bot no larger file."""
MAX_UNPACKED = 96 * 2**20
MAX_XML = 12 * 2**20
"""Of one part; the plan of a district library is under 100 kB."""
MAX_PARTS = 2000
MAX_ROWS = 5000
MAX_COLUMNS = 60
MAX_CELLS = 100_000
"""Of one sheet, the empty ones too: each is made in memory."""
MAX_TEXT = 1_000_000
"""Characters of all cells together; the district library's plan has 22 thousand."""
MAX_CELL = 20_000
"""Characters kept of one cell."""

NO_TABLE = {
    "empty", "unknown_kind", "picture", "rtf", "packed", "html", "opendocument", "pdf_no_text", "pdf_no_table",
    "pdf_cut", "too_many_pages",
}  # fmt: skip
"""The codes of files that are nothing that anybody could have filled in."""


class PlanFileRefused(Exception):
    """The file cannot be read. `code` names the reason, `facts` fill the sentence that tells it."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def limited_cell(text: str, place: Place) -> str:
    """The cell's text, unless no cell of a plan can be that long; a hyphen at which no line may end is a hyphen."""
    if len(text) > MAX_CELL:
        raise PlanFileRefused("cell_too_long", place=place)
    return text.replace("\u2011", "-")


def limited_tables(tables: list[Table]) -> list[Table]:
    """The tables, unless no plan can have so many rows or so much text."""
    if sum(len(table.rows) for table in tables) > MAX_ROWS:
        raise PlanFileRefused("too_many_rows", limit=MAX_ROWS)
    if sum(len(cell) for table in tables for row in table.rows for cell in row.cells) > MAX_TEXT:
        raise PlanFileRefused("too_much_text")
    return [_as_seen(table) for table in tables]


def _as_seen(table: Table) -> Table:
    """The table without the words of the rows that are struck through, and without those that cannot be seen."""
    return replace(table, rows=tuple(map(_row_as_seen, table.rows)))


def _row_as_seen(row: Row) -> Row:
    read = [parted(cell) for cell in row.cells]
    seen, hidden = tuple(text for text, _ in read), [words for _, words in read if words]
    cells, is_struck = row_as_left(seen)
    if cells == row.cells and not is_struck:
        return row
    is_gone = is_struck or (bool(hidden) and not any(cells))
    return replace(row, cells=cells, struck=row.struck or is_gone, unseen=", ".join(dict.fromkeys(hidden)))
