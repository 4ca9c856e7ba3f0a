"""What stands in the operator's way, as one line that names the setting and says what to do about it."""

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError

from texts.operator import refusals as words
from texts.sentence import Sentence

logger = logging.getLogger(__name__)

LONGEST = 300
"""Letters of a server's own words that are repeated: it may name a dozen addresses that it has tried."""


def telegram_away(server: str, error: Exception) -> str:
    """What is said of a Telegram that does not answer, by whoever asked it first."""
    return words.TELEGRAM_AWAY.plain(server=server, error=type(error).__name__)


class Unusable(Exception):
    """A database or folder that cannot be used: which setting names it, what is wrong, and what to do."""

    def __init__(self, setting: str, what: str, advice: str) -> None:
        super().__init__(f"{setting}: {what}; {advice}.")
        self.what = what


class Declined(Exception):
    """A command that is not carried out: the text is the sentence that says why and what to do, `code` how the process
    ends."""

    def __init__(self, sentence: str, code: int = 2) -> None:
        super().__init__(sentence)
        self.code = code


def place_of(url: str) -> str:
    """The database as a sentence may name it: its file or its server, never its password."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return str(parsed.database)
    host = parsed.host or "localhost"
    return f"{host}:{parsed.port}/{parsed.database}" if parsed.port else f"{host}/{parsed.database}"


@contextmanager
def naming_the_place(url: str, setting: str = "DATABASE_URL") -> Iterator[None]:
    """Turn a lost server, a full disk or a right that is missing into `Unusable`, naming the setting. An error in a
    statement of ours is raised unchanged."""
    try:
        yield
    except DBAPIError as error:
        refused = getattr(error.orig, "sqlstate", None) in (_NO_RIGHT, _READ_ONLY)
        if isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError or refused:
            logger.debug("the database failed", exc_info=True)
            raise database_trouble(url, error, setting) from error
        raise


def database_trouble(url: str, error: DBAPIError, setting: str = "DATABASE_URL") -> Unusable:
    """What SQLite or PostgreSQL said."""
    complaint = " ".join(str(error.orig).split())[:LONGEST]
    if "startup parameter" in complaint:  # what PgBouncer says of settings that a connection brings
        return pooler_trouble(url, setting)
    return Unusable(
        setting, words.UNUSABLE.plain(place=place_of(url), complaint=complaint), _advice(url, complaint).plain()
    )


def pooler_trouble(url: str, setting: str = "DATABASE_URL") -> Unusable:
    """A program between us and PostgreSQL that shares sessions among connections."""
    return Unusable(setting, words.POOLER.plain(place=place_of(url)), words.NAME_OWN_PORT.plain())


def system_words(error: OSError) -> str:
    """What the system said: the usual in the language that is spoken, anything else as it is."""
    usual = words.SYSTEM.get(errno.errorcode.get(error.errno or 0, ""))
    return usual.plain() if usual is not None else str(error.strerror or error)


def disk_trouble(url: str, error: OSError) -> Unusable:
    """What the disk said about the database's file or folder."""
    complaint = f"{system_words(error)}: {error.filename}" if error.filename else system_words(error)
    advice = (words.MAKE_ROOM if error.errno == errno.ENOSPC else words.WRITABLE).plain()
    return Unusable("DATABASE_URL", words.UNUSABLE.plain(place=place_of(url), complaint=complaint), advice)


_NO_RIGHT = "42501"
"""PostgreSQL's code for what a user may not do."""
_READ_ONLY = "25006"
"""Its code for writing where only reading is allowed."""


def _advice(url: str, complaint: str) -> Sentence:
    if make_url(url).get_backend_name() != "sqlite":
        if "permission denied for database" in complaint:
            return words.LET_MAKE_SCHEMAS
        if "read-only" in complaint:
            return words.NAME_WRITABLE
        return words.CORRECT_SERVER
    if "not a database" in complaint or "malformed" in complaint:
        return words.OTHER_FILE_OR_COPY
    if "locked" in complaint:
        return words.WAIT_FOR_OTHER
    if "is full" in complaint:
        return words.MAKE_ROOM
    return words.WRITABLE
