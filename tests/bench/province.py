"""A plan as large as two hundred libraries' together: the demo library's year, its rows copied with their numbers."""

from typing import Any

from sqlalchemy import String, Table, cast, insert, literal, select

from storage.base import Base, Session
from tests.support.papers.year import full_year

LIBRARIES = 200
_STEP = 1_000_000
"""Between the numbers of a row and of its copies."""


def lay_province(session: Session, libraries: int = LIBRARIES) -> None:
    """The year of the demo library, and as many more like it in the same plan, reported by the same departments."""
    full_year(session)
    session.flush()
    for number in range(1, libraries):
        for name in ("plan_rows", "plan_figures", "reporters", "answers"):
            _copy(session, Base.metadata.tables[name], number)


def _copy(session: Session, table: Table, number: int) -> None:
    """Every row of a table once more, under numbers of its own."""
    moved = {"row_id", "figure_id", "part_of"} | ({"id"} if table.name != "answers" else set())
    columns: dict[str, Any] = {column.name: column for column in table.columns}
    own = table.columns["row_id" if table.name == "reporters" else "figure_id" if table.name == "answers" else "id"]
    for name in moved & columns.keys():
        columns[name] = columns[name] + number * _STEP
    if table.name == "answers":
        del columns["id"]
    if table.name == "plan_rows":
        columns["number"] = literal(f"{number}.") + cast(columns["number"], String)
        columns["name"] = literal(f"{number}-kutubxona: ") + cast(columns["name"], String)
    if "position" in columns and table.name != "reporters":
        columns["position"] = columns["position"] + number * 1000
    copied = select(*columns.values()).where(own < _STEP)
    session.execute(insert(table).from_select(list(columns), copied))
