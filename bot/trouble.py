"""What stands in the operator's way, as one line that names the setting and says what to do about it."""

import errno
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError

from texts.operator import own_words
from texts.operator import refusals as words
from texts.sentence import Sentence

logger = logging.getLogger(__name__)

LONGEST = 300
"""Letters of a server's own words that are repeated: it may name a dozen addresses that it has tried."""


def telegram_away(server: str, error: Exception) -> str:
    """What is said of a Telegram that does not answer, by whoever asked it first."""
    kinds = (kind.__name__ for kind in type(error).__mro__)
    known = next((own_words.TELEGRAM[kind].plain() for kind in kinds if kind in own_words.TELEGRAM), None)
    return words.TELEGRAM_AWAY.plain(server=server, error=known or type(error).__name__)


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
    what = words.UNUSABLE.plain(place=place_of(url), complaint=spoken(complaint))
    return Unusable(setting, what, _advice(url, complaint).plain())


def pooler_trouble(url: str, setting: str = "DATABASE_URL") -> Unusable:
    """A program between us and PostgreSQL that shares sessions among connections."""
    return Unusable(setting, words.POOLER.plain(place=place_of(url)), words.NAME_OWN_PORT.plain())


def spoken(complaint: str) -> str:
    """What a database or the disk said, in the language that is spoken where it is one of the usual things; anything
    else as it is."""
    if system := _SYSTEMS.search(complaint):
        usual = words.SYSTEM.get(errno.errorcode.get(int(system["number"]), ""))
        file = f": {system['file']}" if system["file"] else ""
        return complaint if usual is None else f"{complaint[: system.start()]}{usual.plain()}{file}"
    for name, pattern in _USUAL.items():
        if said := re.search(pattern, complaint):
            return own_words.DATABASE[name].plain(**said.groupdict())
    return complaint


_USUAL = {
    "locked": r"database (?:\w+ )?is locked",
    "no_database": r"file is not a database",
    "malformed": r"database disk image is malformed",
    "read_only": r"attempt to write a readonly database",
    "not_opened": r"unable to open database file",
    "full": r"database or disk is full",
    "disk_error": r"disk I/O error",
    "no_table": r"no such table: (?P<name>\S+)",
    "wrong_password": r'password authentication failed for user "(?P<name>[^"]*)"',
    "no_password": r"no password supplied",
    "no_role": r'role "(?P<name>[^"]*)" does not exist',
    "no_such_database": r'database "(?P<name>[^"]*)" does not exist',
    "not_let_in": r"no pg_hba\.conf entry",
    "no_right": r"permission denied for (?P<what>.*)",
    "read_only_server": r"read-only transaction",
    "refused": r"[Cc]onnection refused",
    "no_host": r"(?:could not translate|failed to resolve) host (?:name )?[\"'](?P<address>[^\"']*)[\"']",
    "no_answer": r"timeout expired|[Cc]onnection timed out|connection timeout",
    "no_way": r"No route to host|Network is unreachable",
    "not_up": r"system is (?:starting up|shutting down)|in recovery mode",
    "too_many": r"too many (?:clients|connections)|connection slots",
    "cut": r"(?:closed|terminating) (?:the )?connection",
    "no_option": r'invalid connection option "(?P<name>[^"]*)"',
}
"""What SQLite and PostgreSQL usually say."""
_SYSTEMS = re.compile(r"\[Errno (?P<number>\d+)\] [^:\[]*(?:: '(?P<file>.*)')?$")
"""How Python writes what the system said."""


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
