"""The database as a command may have it: as it is, made where there is none, or brought to its newest form.

Only a starting bot upgrades: any other command may be of a newer program beside an older bot that is still at work.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.copies.making import copies_stem, copy_database
from bot.copies.words import in_words
from bot.disk import database_file, keep_private
from bot.settings import Settings
from bot.trouble import Unusable, database_trouble, disk_trouble, place_of, pooler_trouble, system_words
from storage.copies.folder import finished_copies
from storage.copies.making import BackupFailed
from storage.copies.putting_back import finish_restoring, is_being_restored
from storage.database import Database, only_looking, open_database
from storage.pooler import shares_sessions
from storage.revisions import Standing, UnknownRevision, newest_revision, present_revision, revision_standing
from texts.operator import refusals as words
from texts.sentence import Sentence

logger = logging.getLogger(__name__)


def prepared_database(settings: Settings) -> Database:
    """For the bot itself: made where there is none, and brought to its newest form; what has to change is copied first.
    Raises Unusable before anything was changed."""
    file = database_file(settings.database_url)
    if file is not None:
        require_folder(settings.backup_dir)
        _keep_private(file, settings)
        with _trouble_as_sentence(settings):
            half_restored = is_being_restored(file)
            finish_restoring(file)
        if half_restored:
            logger.warning("%s", words.PUT_BACK_NOW.plain())
    state = _standing(settings)
    if state == "older":
        require_folder(settings.backup_dir)
        _copy(settings)
    return _newest(settings, state)


def first_database(settings: Settings) -> Database:
    """For what may be the first thing done with an installation: made where there is none. Raises Unusable."""
    _refuse_half_restored(settings)
    state = _standing(settings)
    if state == "older":
        raise _older(settings)
    return _newest(settings, state)


def begun_database(settings: Settings) -> Database:
    """For setting up, which may have been interrupted: as `first_database`, and one whose making was not finished is
    finished. Raises Unusable."""
    _refuse_half_restored(settings)
    state = _standing(settings)
    if state == "older" and not _holds_libraries(settings):
        return _newest(settings, state)
    return first_database(settings)


def _holds_libraries(settings: Settings) -> bool:
    """Asked of a database of any age: its first migration has made the table."""
    database = open_database(settings.database_url)
    try:
        with _trouble_as_sentence(settings), database.engine.connect() as connection:
            return connection.execute(text("SELECT id FROM libraries LIMIT 1")).first() is not None
    finally:
        database.close()


def present_database(settings: Settings) -> Database:
    """For whoever needs what is there already; nothing is made or upgraded. Raises Unusable."""
    _refuse_half_restored(settings)
    state = _standing(settings)
    if state == "older":
        raise _older(settings)
    if state == "missing":
        raise _no_file(settings)
    if state != "newest":
        raise no_library(settings)
    return open_database(settings.database_url)


def require_some(settings: Settings) -> None:
    """Raises Unusable where there is no database of a Hisobot, of whatever age."""
    _refuse_half_restored(settings)
    state = _standing(settings)
    _refuse_foreign(settings, state)
    if state == "missing":
        raise _no_file(settings)
    if state == "empty":
        raise no_library(settings)


def settled_revision(settings: Settings) -> str:
    """The revision of a database of ours, which is not changed by looking. Raises Unusable."""
    file = database_file(settings.database_url)
    with _trouble_as_sentence(settings):
        engine = only_looking(file) if file is not None else open_database(settings.database_url).engine
        try:
            return present_revision(engine) or ""
        finally:
            engine.dispose()


def _refuse_half_restored(settings: Settings) -> None:
    file = database_file(settings.database_url)
    with _trouble_as_sentence(settings):
        half_restored = file is not None and is_being_restored(file)
    if half_restored:
        what = words.HALF_RESTORED.plain(file=str(file))
        raise Unusable("DATABASE_URL", what, words.FINISH_RESTORING.plain())


def no_library(settings: Settings) -> Unusable:
    """For a database of ours in which nothing was founded yet."""
    return Unusable("DATABASE_URL", _of_place(words.NO_LIBRARY, settings), _begin(settings))


def _no_file(settings: Settings) -> Unusable:
    return Unusable("DATABASE_URL", _of_place(words.NO_FILE, settings), _begin(settings))


def _begin(settings: Settings) -> str:
    """What to do where there is nothing: whoever has copies has lost something, and is not to begin anew."""
    has_copies = finished_copies(settings.backup_dir, copies_stem(settings.database_url))
    return (words.BEGIN_OR_PUT_BACK if has_copies else words.BEGIN).plain()


def _of_place(sentence: Sentence, settings: Settings) -> str:
    return sentence.plain(place=place_of(settings.database_url))


def _older(settings: Settings) -> Unusable:
    return Unusable("DATABASE_URL", _of_place(words.OLDER, settings), words.START_ONCE.plain())


def _standing(settings: Settings) -> Standing | Literal["missing"]:
    file = database_file(settings.database_url)
    with _trouble_as_sentence(settings):
        if file is not None and not file.exists():
            return "missing"
        engine = only_looking(file) if file is not None else open_database(settings.database_url).engine
        try:
            return revision_standing(engine)
        finally:
            engine.dispose()


def require_ours(settings: Settings) -> None:
    """Raises Unusable for a database that cannot be used, is another program's or is reached through a pooler, before
    any file is put beside it."""
    _refuse_foreign(settings, _standing(settings))
    if database_file(settings.database_url) is None:
        _refuse_pooler(settings)


def _refuse_pooler(settings: Settings) -> None:
    database = open_database(settings.database_url)
    try:
        with _trouble_as_sentence(settings):
            shared = shares_sessions(database)
    finally:
        database.close()
    if shared:
        raise pooler_trouble(settings.database_url)


def _refuse_foreign(settings: Settings, state: Standing | Literal["missing"]) -> None:
    if state == "foreign":
        raise Unusable("DATABASE_URL", _of_place(words.FOREIGN, settings), words.OTHER_FILE.plain())


def _newest(settings: Settings, state: Standing | Literal["missing"]) -> Database:
    _refuse_foreign(settings, state)
    if state != "newest":
        from storage.migrate import migrate  # only now: what it needs is of no use to a process that serves

        with _trouble_as_sentence(settings):
            migrate(settings.database_url)
    if state in ("empty", "missing"):
        logger.info("a new database was made: %s", place_of(settings.database_url))
        _name_copies(settings)
    return open_database(settings.database_url)


def _name_copies(settings: Settings) -> None:
    """Say of a database that is begun anew that there was one of that name: its file may have been lost, or its disk
    not be there yet, and the nights' copies of an empty one drive the old ones out."""
    copies = finished_copies(settings.backup_dir, copies_stem(settings.database_url))
    if copies:
        logger.warning("%s", words.COPIES_OF_EARLIER.plain(copy=str(copies[-1].path)))


@contextmanager
def _trouble_as_sentence(settings: Settings) -> Iterator[None]:
    """Turn an error of the disk or the database server into `Unusable`, a sentence that names the setting."""
    try:
        yield
    except UnknownRevision as unknown:
        what = words.NEWER.plain(place=place_of(settings.database_url), revision=str(unknown))
        raise Unusable("DATABASE_URL", what, words.INSTALL_NEWER.plain()) from None
    except DBAPIError as error:
        raise database_trouble(settings.database_url, error) from error
    except OSError as error:
        raise disk_trouble(settings.database_url, error) from error


def _copy(settings: Settings) -> None:
    try:
        copy = copy_database(settings, datetime.now(UTC), f"before-{newest_revision()}")
    except BackupFailed as failed:
        raise Unusable("BACKUP_DIR", in_words(failed), words.NOT_CHANGED.plain()) from failed
    logger.info("the database is brought to its newest form; a copy is kept in %s", copy.path)


def _keep_private(database: Path, settings: Settings) -> None:
    """An earlier program left its files to be read by everybody on the machine."""
    own = [database.with_name(database.name + ending) for ending in ("", "-wal", "-shm", "-journal")]
    copies = finished_copies(settings.backup_dir, copies_stem(settings.database_url))
    mended = keep_private([*own, *(copy.path for copy in copies)])
    if mended:
        names = ", ".join(str(file) for file in mended)
        logger.warning("%s", words.WERE_READABLE.plain(files=names))


def require_folder(folder: Path) -> None:
    """Refuse at the start when the folder of the nightly copies cannot be written to, instead of missing them a year
    later."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unusable(
            "BACKUP_DIR",
            words.FOLDER_NOT_MADE.plain(folder=str(folder), why=system_words(error)),
            words.CHANGE_RIGHTS.plain(),
        ) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Unusable("BACKUP_DIR", words.FOLDER_NOT_OURS.plain(folder=str(folder)), words.CHANGE_RIGHTS.plain())
