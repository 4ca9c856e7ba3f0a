"""Every row of one database into another, of whichever engine, and each compared afterwards.

Values travel as they are kept and not as the program understands them, so that nothing is put in order on the way.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

import sqlalchemy as sa
from sqlalchemy import JSON, Column, Connection, MetaData, Select, String, Table, Text
from sqlalchemy.exc import DBAPIError

from storage import tables
from storage.base import Base, Figure
from storage.copies.trouble import CopyTrouble

AT_ONCE = 200
"""Rows that are held in memory; among them may be files of some MB."""
_REVISION = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


class NotTheSame(CopyTrouble):
    """A row could not be taken over as it is; the text names it."""


def copy_rows(source: Connection, target: Connection) -> int:
    """Copy every row into tables that are there and empty, in an order in which nothing refers to what is not there
    yet; returns how many. Raises NotTheSame for a row that the other engine does not take."""
    count = 0
    for table in our_tables():
        later = _of_itself(table)
        for rows in _read(source, table):
            first = [{**row, **dict.fromkeys(later)} for row in rows]
            _insert(target, table, first)
            count += len(rows)
        if later:
            _refer(source, target, table, later)
    # Triggers have raised the versions while the rows came in.
    libraries = Base.metadata.tables["libraries"]
    for key, version in source.execute(sa.select(libraries.c.id, libraries.c.version)):
        target.execute(sa.update(libraries).where(libraries.c.id == key).values(version=version))
    return count


def compare_rows(source: Connection, target: Connection) -> int:
    """Read both databases row by row; returns how many rows are the same. Raises NotTheSame at one that is not."""
    count = 0
    for table in [*our_tables(), _REVISION]:
        both = zip_longest(_each(source, table), _each(target, table))
        for ours, theirs in both:
            if ours != theirs:
                row = ours or theirs or {}
                key = [row[column.name] for column in table.primary_key]
                raise NotTheSame("row_differs", table=table.name, key=key)
            count += 1
    return count


def our_tables() -> Sequence[Table]:
    """Every table of this program, those that others refer to first."""
    names = {getattr(tables, name).__tablename__ for name in tables.__all__}
    return [table for table in Base.metadata.sorted_tables if table.name in names]


def _each(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    for rows in _read(connection, table):
        yield from ({name: _meaning(table, name, value) for name, value in row.items()} for row in rows)


def _meaning(table: Table, name: str, value: Any) -> Any:
    """What a value is compared by: JSON by what it says, because SQLite keeps 5.0 in it as 5."""
    if value is not None and isinstance(table.c[name].type, JSON):
        return ("json", json.loads(value))
    return value


def _read(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    result = connection.execution_options(stream_results=True).execute(_selection(connection, table))
    for rows in result.mappings().partitions(AT_ONCE):
        yield [dict(row) for row in rows]


def _selection(connection: Connection, table: Table) -> Select[Any]:
    columns = [
        sa.type_coerce(sa.cast(column, Text), Text).label(column.name)
        if isinstance(column.type, JSON)
        else sa.type_coerce(column, _kept_type(column)).label(column.name)
        for column in table.c
    ]
    order: list[Any] = []
    for column in table.primary_key:
        by_bytes = isinstance(column.type, String) and connection.dialect.name == "postgresql"
        order.append(sa.collate(column, "C") if by_bytes else column)
    return sa.select(*columns).order_by(*order)


def _kept_type(column: Column[Any]) -> Any:
    return Text() if isinstance(column.type, Figure) else column.type


def _insert(target: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    as_json = target.dialect.name == "postgresql"
    values = {
        column.name: sa.cast(sa.bindparam(column.name, type_=Text()), JSON)
        if as_json and isinstance(column.type, JSON)
        else sa.bindparam(column.name, type_=Text() if isinstance(column.type, JSON) else _kept_type(column))
        for column in table.c
    }
    statement = sa.insert(table).values(values)
    try:
        with target.begin_nested():
            target.execute(statement, rows)
    except DBAPIError:
        for row in rows:  # which of them was it?
            try:
                with target.begin_nested():
                    target.execute(statement, row)
            except DBAPIError as error:
                key = [row[column.name] for column in table.primary_key]
                said = " ".join(str(error.orig).split())
                raise NotTheSame("row_refused", table=table.name, key=key, why=said) from error


def _of_itself(table: Table) -> list[str]:
    """The columns by which a table refers to its own rows, which may come later."""
    return sorted(key.parent.name for key in table.foreign_keys if key.column.table is table)


def _refer(source: Connection, target: Connection, table: Table, names: Sequence[str]) -> None:
    [key] = table.primary_key
    some = sa.or_(*(table.c[name].is_not(None) for name in names))
    for row in source.execute(sa.select(key, *(table.c[name] for name in names)).where(some)).mappings():
        values = {name: row[name] for name in names}
        target.execute(sa.update(table).where(key == row[key.name]).values(values))
