"""What stands in the operator's way, as one line that names the setting and says what to do about it."""

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError

logger = logging.getLogger(__name__)

LONGEST = 300
"""Letters of a server's own words that are repeated: it may name a dozen addresses that it has tried."""
TOKEN_REFUSED = "BOT_TOKEN is refused by Telegram: write the token as BotFather gave it."  # noqa: S105 - a sentence


def telegram_away(server: str, error: Exception) -> str:
    """What is said of a Telegram that does not answer, by whoever asked it first."""
    return (
        f"TELEGRAM_API_URL: {server} did not say who this bot is ({type(error).__name__}); check this machine's"
        " connection to the internet, and try again."
    )


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
    host = parsed.host or "this machine"
    return f"{parsed.database} at {host}" + (f":{parsed.port}" if parsed.port else "")


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
    return Unusable(setting, f"{place_of(url)} cannot be used ({complaint})", _advice(url, complaint))


def pooler_trouble(url: str, setting: str = "DATABASE_URL") -> Unusable:
    """A program between us and PostgreSQL that shares sessions among connections."""
    what = f"{place_of(url)} is reached through a pooler (PgBouncer), and Hisobot needs sessions of its own"
    return Unusable(setting, what, "name the port of PostgreSQL itself")


def disk_trouble(url: str, error: OSError) -> Unusable:
    """What the disk said about the database's file or folder."""
    complaint = f"{error.strerror}: {error.filename}" if error.filename else str(error.strerror)
    advice = MAKE_ROOM if error.errno == errno.ENOSPC else _WRITABLE
    return Unusable("DATABASE_URL", f"{place_of(url)} cannot be used ({complaint})", advice)


_NO_RIGHT = "42501"
"""PostgreSQL's code for what a user may not do."""
_READ_ONLY = "25006"
"""Its code for writing where only reading is allowed."""
MAKE_ROOM = "make room on its disk"
_WRITABLE = "whoever runs Hisobot must be able to write the file and its folder"


def _advice(url: str, complaint: str) -> str:
    if make_url(url).get_backend_name() != "sqlite":
        if "permission denied for database" in complaint:
            return "let its user make schemas (GRANT CREATE ON DATABASE), in which a copy is made ready"
        if "read-only" in complaint:
            return "name a server that may be written to, which a standby may not"
        return "correct the address, the name and the password, or start the server"
    if "not a database" in complaint or "malformed" in complaint:
        return "name another file, or put the newest copy back with `hisobot restore --newest`"
    if "locked" in complaint:
        return "another program holds it: try again when that has ended"
    if "is full" in complaint:
        return MAKE_ROOM
    return _WRITABLE
