"""Putting copies back: only while no bot is at work on the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep

from bot.disk import database_file
from bot.instance import IN_USE, AlreadyRunning, only_instance
from bot.transport.several.sharing import processes_at_work
from bot.trouble import place_of
from storage.copies.contents import Contents, contents_of
from storage.copies.dumps import ProgramFailed, is_dump
from storage.copies.making import BackupFailed, checked_contents
from storage.copies.moving import staged_copy, take_place
from storage.copies.putting_back import NotRestored, finish_restoring, is_being_restored, lay_beside, read_contents
from storage.copies.rows import NotTheSame
from storage.copies.staging import StageBusy
from storage.database import open_database

PATIENCE_SECONDS = 2.0
"""So long a server may take to notice that a process has ended."""
Accept = Callable[[Contents], None]
"""Raises NotRestored for a copy that must not be put back."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was counted in its new place, and what keeps what was there before: a folder, or a schema."""

    contents: Contents
    kept: str | None


@contextmanager
def nobody_at_work(url: str) -> Iterator[Callable[[], None]]:
    """Make sure that no bot works on a database of either engine. On PostgreSQL, where one may start at any time, this
    has to be asked again at the end: that is what the block gets. Raises AlreadyRunning, Unusable, DBAPIError."""
    file = database_file(url)
    if file is not None:
        with only_instance(file):
            yield lambda: None
        return

    def ask() -> None:
        database = open_database(url)
        try:
            with database.engine.connect() as connection:
                if processes_at_work(connection):
                    raise AlreadyRunning(IN_USE.format(place_of(url)))
        finally:
            database.close()

    deadline = monotonic() + PATIENCE_SECONDS
    while True:
        try:
            ask()
            break
        except AlreadyRunning:
            if monotonic() > deadline:
                raise
            sleep(0.1)
    yield ask


def restore_file(copy: Path | None, database: Path, now: datetime, accept: Accept) -> Restored:
    """Put a copy in a SQLite database's place; without one, finish what was interrupted. The caller makes sure that
    nobody is at work. Raises NotRestored, OSError."""
    if copy is None and not is_being_restored(database):
        raise NotRestored("FILE is missing: name a copy, or add --newest")
    if copy is not None and is_dump(copy):
        raise NotRestored(f"{copy} is of pg_dump: it can be put back where DATABASE_URL names a PostgreSQL")
    kept = finish_restoring(database)
    if copy is None:
        return Restored(read_contents(database), _folder(kept))
    expected = lay_beside(copy, database, now, accept)
    kept = finish_restoring(database)
    contents = checked_contents(database)
    if contents != expected:
        raise NotRestored(f"{database} does not hold what {copy} holds; restore it once more")
    return Restored(contents, _folder(kept))


def _folder(kept: Path | None) -> str | None:
    return None if kept is None else str(kept)


def restore_into_server(copy: Path, url: str, now: datetime, accept: Accept, ask_again: Callable[[], None]) -> Restored:
    """Put a copy of either engine in the place of what is in a PostgreSQL database. Raises NotRestored, AlreadyRunning,
    DBAPIError."""
    with _sentences(copy), staged_copy(copy, url, accept) as staged:
        contents, kept = take_place(staged, url, now, lambda contents: ask_again())
    return Restored(contents, None if kept is None else f"the schema {kept}")


def try_copy(copy: Path, url: str, accept: Accept) -> Contents:
    """Look through a copy; one of pg_dump is loaded beside what is in the database, counted there and taken away again.
    Raises NotRestored, DBAPIError."""
    with _sentences(copy):
        if not is_dump(copy):
            contents = read_contents(copy)
            accept(contents)
            return contents
        if database_file(url) is not None:
            raise NotRestored(f"{copy} is of pg_dump: it can be looked through where DATABASE_URL names a PostgreSQL")
        with staged_copy(copy, url, accept) as staged, staged.engine.connect() as connection:
            return contents_of(connection)


@contextmanager
def _sentences(copy: Path) -> Iterator[None]:
    try:
        yield
    except (BackupFailed, NotTheSame, ProgramFailed) as error:
        raise NotRestored(f"{copy} is no sound copy of a database ({error})") from error
    except StageBusy as error:
        raise NotRestored(str(error)) from error
