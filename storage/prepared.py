"""Statements put together once and handed to the driver as they are: those that every answered number takes.

SQLAlchemy executes a statement in several times the time that the database needs for it: it looks the text up anew,
makes a context, binds by name and makes a result. Here all of that is done once an engine. The types of the columns
are converted by SQLAlchemy's own rules, and whoever listens to an engine (`before_execute`, `before_cursor_execute`,
`after_cursor_execute`) hears of each statement.

Such a statement sees what was flushed and does not flush the rest first, has no lists to expand and no defaults, and
does not change a fact of a library (`storage/changes.py` would not see it).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from storage.base import Session
from storage.changes import connection_of, may_change_facts
from storage.database import insert_of_engine

Values = Mapping[str, Any]
Row = Sequence[Any]
Convert = Callable[[Any], Any]
_PLACE = re.compile(r"%\((\w+)\)s|%%")


@dataclass(frozen=True, slots=True)
class _Text:
    """A statement as one driver takes it."""

    statement: Any
    sql: str
    places: tuple[tuple[str, Convert | None], ...]
    """The name of each value in its order, and how it is written where the driver would write it otherwise."""
    constants: Values
    """The values that the statement brings itself."""
    results: tuple[tuple[int, Convert], ...]
    """The columns that are read otherwise than the driver gives them."""

    def bind(self, values: Values) -> list[Any]:
        named = {**self.constants, **values} if self.constants else values
        return [named[name] if write is None else write(named[name]) for name, write in self.places]

    def read(self, rows: list[Row]) -> list[Row]:
        if not self.results or not rows:
            return rows
        # Column by column: a year's numbers are hundreds of rows, and in most nothing stands in some of the columns.
        columns = list(zip(*rows, strict=True))
        for place, convert in self.results:
            if any(value is not None for value in columns[place]):
                columns[place] = tuple(map(convert, columns[place]))
        return list(zip(*columns, strict=True))


class Prepared:
    """One statement; another for PostgreSQL where they differ; or a function that makes one with the INSERT of the
    engine in use, because ON CONFLICT is not in common SQL. `given` names the columns of an INSERT."""

    def __init__(self, statement: Any, postgresql: Any = None, *, given: Iterable[str] | None = None) -> None:
        self._statements = {"sqlite": statement, "postgresql": statement if postgresql is None else postgresql}
        self._given = None if given is None else list(given)
        self._texts: dict[str, _Text] = {}

    def rows(self, session: Session, values: Values) -> list[Row]:
        """Every row that it returns."""
        text, cursor = self._execute(session, [values])
        return text.read(cursor.fetchall())

    def first(self, session: Session, values: Values) -> Row | None:
        """Its first row, if it returns any."""
        return next(iter(self.rows(session, values)), None)

    def changed(self, session: Session, values: Values) -> int:
        """Carry out a change; returns how many rows it met."""
        return int(self._execute(session, [values])[1].rowcount)

    def change_all(self, session: Session, rows: Sequence[Values]) -> None:
        """Carry out a change for each of several values."""
        if rows:
            self._execute(session, rows)

    def _execute(self, session: Session, rows: Sequence[Values]) -> tuple[_Text, Any]:
        connection = connection_of(session)
        text = self._text(connection)
        many = len(rows) > 1
        single, several = ({}, rows) if many else (rows[0], ())
        connection.dispatch.before_execute(connection, text.statement, several, single, {})
        return text, _run(connection, text.sql, [text.bind(row) for row in rows] if many else text.bind(single), many)

    def _text(self, connection: Connection) -> _Text:
        name = connection.dialect.name
        text = self._texts.get(name)
        if text is None:
            statement = self._statements[name]
            made = statement(insert_of_engine(name)) if callable(statement) else statement
            text = self._texts[name] = _put_together(made, connection.dialect, self._given)
        return text


def _put_together(statement: Any, dialect: Dialect, given: list[str] | None) -> _Text:
    compiled = statement.compile(dialect=dialect, column_keys=given)
    assert isinstance(compiled, SQLCompiler)
    if may_change_facts(compiled.string) or compiled.insert_prefetch or compiled.update_prefetch:
        raise ValueError(f"not to be executed past SQLAlchemy: {compiled.string}")
    sql, names = compiled.string, list(compiled.positiontup or ())
    if not names:
        sql, names = _numbered(sql)
    binds = [compiled.binds[name] for name in names]
    return _Text(
        statement,
        sql,
        tuple((bind.key, bind.type.dialect_impl(dialect).bind_processor(dialect)) for bind in binds),
        {bind.key: bind.effective_value for bind in binds if not bind.required},
        tuple(
            (place, read)
            for place, column in enumerate(statement.exported_columns)
            if (read := column.type.dialect_impl(dialect).result_processor(dialect, None)) is not None
        ),
    )


def _numbered(sql: str) -> tuple[str, list[str]]:
    """PostgreSQL's own writing of places ($1) instead of names, and the names in the order of the numbers."""
    names: list[str] = []

    def number(place: re.Match[str]) -> str:
        name = place[1]
        if name is None:
            return "%"
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    return _PLACE.sub(number, sql), names


def _run(connection: Connection, sql: str, values: list[Any], many: bool) -> Any:
    """The driver's cursor after the statement. Raises what SQLAlchemy raises."""
    dialect = connection.dialect
    driver: Any = connection.connection.dbapi_connection
    cursor = driver.cursor() if dialect.name == "sqlite" else _raw_cursor(driver)
    connection.dispatch.before_cursor_execute(connection, cursor, sql, values, None, many)
    try:
        (cursor.executemany if many else cursor.execute)(sql, values)
    except dialect.loaded_dbapi.Error as error:
        lost = dialect.is_disconnect(error, driver, cursor)
        if lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            sql, None, error, dialect.loaded_dbapi.Error, connection_invalidated=lost, dialect=dialect
        ) from error
    connection.dispatch.after_cursor_execute(connection, cursor, sql, values, None, many)
    return cursor


def _raw_cursor(driver: Any) -> Any:
    from psycopg import RawCursor  # only where there is PostgreSQL

    return RawCursor(driver)
