"""What comes nearest to a plan's heading in a file that has none: so that whoever sent it knows what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from plan.document.table.heading.words import Column
from plan.document.table.headings import column_headed
from plan.document.table.tables import Place, Row, Table

_NEEDED: tuple[Column, ...] = ("name", "unit", "target", "window", "responsible")
_LOOKED_AT = 500
"""Rows in which a heading is looked for."""


@dataclass(frozen=True, slots=True)
class NearHeading:
    """A row that heads some columns of a plan."""

    place: Place
    words: tuple[str, ...]
    """Its cells that are understood, as printed."""
    missing: tuple[Column, ...]
    """What a plan has and the row does not."""


def near_heading(tables: Sequence[Table]) -> NearHeading | None:
    """The row that heads most columns; None where no row heads two."""
    rows = islice((row for table in tables for row in table.rows if not row.prose), _LOOKED_AT)
    best = max(((row, _headed(row)) for row in rows), key=lambda pair: len(pair[1]), default=None)
    if best is None or len(best[1]) < 2:
        return None
    row, headed = best
    missing = tuple(column for column in _NEEDED if column not in headed)
    return NearHeading(row.place, tuple(headed.values()), missing)


def _headed(row: Row) -> dict[Column, str]:
    headed: dict[Column, str] = {}
    for cell in row.cells:
        if cell.strip() and (column := column_headed(cell)):
            headed.setdefault(column, " ".join(cell.split()))
    return headed
