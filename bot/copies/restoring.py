"""Putting copies back: only while no bot is at work on the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from errno import ENOSPC
from pathlib import Path
from time import monotonic, sleep

from bot.copies.words import in_words
from bot.disk import database_file
from bot.instance import AlreadyRunning, only_instance
from bot.settings import Settings
from bot.transport.several.sharing import processes_at_work
from bot.trouble import place_of, system_words
from storage.copies.contents import Contents, contents_of
from storage.copies.dumps import ProgramFailed, ProgramMissing, is_dump
from storage.copies.making import BackupFailed, checked_contents
from storage.copies.moving import staged_copy, take_place
from storage.copies.putting_back import NotRestored, finish_restoring, is_being_restored, lay_beside, read_contents
from storage.copies.rows import NotTheSame
from storage.copies.sealing import WrongKey, is_sealed, unseal, workshop
from storage.copies.staging import StageBusy
from storage.database import open_database
from texts.operator import copies as words
from texts.operator import refusals

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
                    raise AlreadyRunning(refusals.IN_USE.plain(place=place_of(url)))
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


@contextmanager
def opened(copy: Path, settings: Settings) -> Iterator[Path]:
    """The copy itself, or what an encrypted one opens to; a refusal in the block names the copy that was given. Raises
    NotRestored, OSError."""
    try:
        sealed = is_sealed(copy)
    except OSError as error:
        raise NotRestored("unreadable", copy=copy, why=system_words(error)) from error
    if not sealed:
        yield copy
        return
    with workshop(database_file(settings.database_url)) as room:
        plain = room / "copy"
        try:
            unseal(copy, plain, settings.backup_key)
        except WrongKey as wrong:
            raise NotRestored("said", why=in_words(wrong)) from wrong
        except OSError as error:
            if error.errno == ENOSPC:
                raise
            raise NotRestored("not_restorable", copy=copy, why=error) from error
        try:
            yield plain
        except NotRestored as refused:
            raise NotRestored("said", why=in_words(refused).replace(str(plain), str(copy))) from refused


def finish(database: Path | None) -> Restored:
    """Put what an interrupted restore has made ready in a SQLite database's place. Raises NotRestored, OSError."""
    if database is None or not is_being_restored(database):
        raise NotRestored("said", why=words.FILE_MISSING.plain())
    kept = finish_restoring(database)
    return Restored(read_contents(database), _folder(kept))


def restore_file(copy: Path, database: Path, now: datetime, accept: Accept) -> Restored:
    """Put a copy in a SQLite database's place; what was interrupted before is finished first. The caller makes sure
    that nobody is at work. Raises NotRestored, OSError."""
    if is_dump(copy):
        raise NotRestored("said", why=words.DUMP_TO_RESTORE.plain(copy=str(copy)))
    finish_restoring(database)
    expected = lay_beside(copy, database, now, accept)
    kept = finish_restoring(database)
    contents = checked_contents(database)
    if contents != expected:
        raise NotRestored("said", why=words.NOT_THE_SAME.plain(place=str(database), copy=str(copy)))
    return Restored(contents, _folder(kept))


def _folder(kept: Path | None) -> str | None:
    return None if kept is None else str(kept)


def restore_into_server(copy: Path, url: str, now: datetime, accept: Accept, ask_again: Callable[[], None]) -> Restored:
    """Put a copy of either engine in the place of what is in a PostgreSQL database. Raises NotRestored, AlreadyRunning,
    DBAPIError."""
    with _sentences(copy), staged_copy(copy, url, accept) as staged:
        contents, kept = take_place(staged, url, now, lambda contents: ask_again())
    return Restored(contents, None if kept is None else words.SCHEMA.plain(name=kept))


def try_copy(copy: Path, url: str, accept: Accept) -> Contents:
    """Look through a copy; one of pg_dump is loaded beside what is in the database, counted there and taken away again.
    Raises NotRestored, DBAPIError."""
    with _sentences(copy):
        if not is_dump(copy):
            contents = read_contents(copy)
            accept(contents)
            return contents
        if database_file(url) is not None:
            raise NotRestored("said", why=words.DUMP_TO_LOOK.plain(copy=str(copy)))
        with staged_copy(copy, url, accept) as staged, staged.engine.connect() as connection:
            return contents_of(connection)


@contextmanager
def _sentences(copy: Path) -> Iterator[None]:
    try:
        yield
    except (BackupFailed, NotTheSame, ProgramFailed) as error:
        raise NotRestored("not_restorable", copy=copy, why=error) from error
    except ProgramMissing as missing:
        raise NotRestored("said", why=words.DUMP_WITHOUT.plain(copy=str(copy), why=in_words(missing))) from None
    except StageBusy as error:
        raise NotRestored("said", why=in_words(error)) from error
