"""Copies of a PostgreSQL database by its own programs, pg_dump and pg_restore, where the machine has them.

Only the rows are taken from such a copy: the tables are made by our migrations, at the revision that the copy is of.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url

from storage.copies.contents import Contents, contents_of
from storage.copies.rows import our_tables
from storage.copies.trouble import CopyTrouble

DUMP = b"PGDMP"
"""How a copy by pg_dump begins."""
_COPY = re.compile(rb"COPY (?:\S+\.)?\"?(\w+)\"? (\(.*\)) FROM stdin;\n")
_HELD = re.compile(rb"\d+; \d+ \d+ TABLE DATA \S+ (\w+) ")
"""A table's line in the list of what a copy holds."""


class ProgramFailed(CopyTrouble):
    """pg_dump or pg_restore could not; the text is what it said."""


class ProgramMissing(CopyTrouble):
    """This machine lacks what opens such a copy; the text names it."""


def is_dump(file: Path) -> bool:
    """Whether a file was written by pg_dump. Raises OSError."""
    with file.open("rb") as opened:
        return opened.read(len(DUMP)) == DUMP


def can_dump() -> bool:
    """Whether this machine has the programs."""
    return shutil.which("pg_dump") is not None and shutil.which("pg_restore") is not None


def dump(source: Connection, url: str, target: Path) -> Contents:
    """Write what a transaction sees (it must be REPEATABLE READ) into a file, and count what the file holds. Raises
    ProgramFailed, also where that is not what the transaction sees."""
    snapshot = source.execute(text("SELECT pg_export_snapshot()")).scalar_one()
    schema = source.execute(text("SELECT current_schema()")).scalar_one()
    expected = contents_of(source)
    address, secrets = _address(url)
    words = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--schema={schema}"]
    _run(["pg_dump", *words, f"--file={target}", address], secrets)
    counted = count_dump(target)
    if counted != dict(expected.tables):
        raise ProgramFailed("not_true", target=target, rows=sum(counted.values()), expected=expected.rows)
    return expected


def _address(url: str) -> tuple[str, dict[str, str]]:
    """Where a database is without its password, which anybody could read among the words of a command; and that."""
    parsed = make_url(url)
    secrets = {} if parsed.password is None else {"PGPASSWORD": str(parsed.password)}
    place = parsed._replace(drivername="postgresql", password=None)  # `set` leaves out what is None
    return f"--dbname={place.render_as_string(hide_password=False)}", secrets


def _run(command: list[str], secrets: dict[str, str]) -> None:
    done = subprocess.run(command, env={**os.environ, **secrets}, capture_output=True, check=False)  # noqa: S603 - no shell
    if done.returncode:
        raise ProgramFailed("said", why=" ".join(done.stderr.decode(errors="replace").split())[:300])


def count_dump(file: Path) -> dict[str, int]:
    """Table → rows, all of the file being read. Raises ProgramFailed."""
    counted: dict[str, int] = {}
    table = None
    for line in _lines(file):
        if table is None:
            if begins := _COPY.fullmatch(line):
                table = begins[1].decode()
                counted[table] = 0
        elif line == b"\\.\n":
            table = None
        else:
            counted[table] += 1
    return counted


def revision_of_dump(file: Path) -> str | None:
    """The revision that a copy is of; None for one that holds no Hisobot. Raises ProgramFailed."""
    rows = [line for _table, _columns, lines in _blocks(file, ["alembic_version"]) for line in lines]
    return rows[0].decode().strip() if rows else None


def load_dump(file: Path, target: Connection) -> None:
    """Copy every row of a dump into tables that are there and empty. Raises ProgramFailed."""
    driver: Any = target.connection.dbapi_connection
    for table, columns, lines in _blocks(file, [table.name for table in our_tables()]):
        try:
            with driver.cursor() as cursor, cursor.copy(f'COPY "{table}" {columns} FROM STDIN') as copying:
                for line in lines:
                    copying.write(line)
        except target.dialect.loaded_dbapi.Error as error:  # the driver's own, of which SQLAlchemy does not know
            raise ProgramFailed("said", why=f"{table}: {' '.join(str(error).split())}") from error


def _blocks(file: Path, tables: Sequence[str]) -> Iterator[tuple[str, str, Iterator[bytes]]]:
    """Each of some tables in this order, with its columns and its rows as COPY writes them."""
    held = {found[1].decode(): line for line in _lines(file, "--list") if (found := _HELD.match(line))}
    with tempfile.TemporaryDirectory() as folder:
        order = Path(folder) / "order"
        order.write_bytes(b"".join(held[table] for table in tables if table in held))
        lines = _lines(file, f"--use-list={order}")
        for line in lines:
            if begins := _COPY.fullmatch(line):
                yield begins[1].decode(), begins[2].decode(), iter(lambda: next(lines), b"\\.\n")


def _lines(file: Path, *words: str) -> Iterator[bytes]:
    program = shutil.which("pg_restore")
    if program is None:
        raise ProgramMissing("no_program", program="pg_restore")
    command = [program, "--data-only", *words, "--file=-", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - no shell
        assert process.stdout is not None
        assert process.stderr is not None
        yield from process.stdout
        said = process.stderr.read()
    if process.returncode:
        raise ProgramFailed("said", why=" ".join(said.decode(errors="replace").split())[:300])
