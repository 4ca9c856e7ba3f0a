"""What the log says while the database is out of reach: one sentence, whichever part of the transport noticed it."""

import logging
import sqlite3

from storage.database import is_transient

logger = logging.getLogger(__name__)


def say_out_of_reach(error: Exception, otherwise: str) -> None:
    """Say that everything waits for the database, in words that are the same each time so that the log says them once;
    or, when the error is none that passes by itself, `otherwise` with its traceback."""
    if not is_transient(error):
        logger.error("%s", otherwise, exc_info=error)
        return
    cause = getattr(error, "orig", error)
    # SQLite says in a few words whether the disk is full; a server's words name addresses, and change with each try.
    why = str(cause) if isinstance(cause, sqlite3.Error) else type(error).__name__
    logger.warning("the database is out of reach (%s); everything waits for it", why)
