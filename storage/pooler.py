"""Whether a program between us and PostgreSQL gives one connection's statements to several sessions, as PgBouncer does.

Whoever leads, who is there and who is told of news are known by sessions, so nothing would be as it seems."""

from sqlalchemy import text

from storage.database import Database

_SETTING = text("SELECT current_setting('idle_in_transaction_session_timeout')")
_SESSION = text("SELECT pg_backend_pid()")


def shares_sessions(database: Database) -> bool:
    """True when the settings that each connection brings were left out on the way, or when a connection is given
    another session while somebody else has its first. Never on SQLite."""
    if database.is_sqlite:
        return False
    engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as ours, database.engine.connect() as another:
        if ours.execute(_SETTING).scalar() in ("0", None):
            return True
        first = ours.execute(_SESSION).scalar()
        another.execute(_SESSION)  # in a transaction, which keeps the session that it was given
        return ours.execute(_SESSION).scalar() != first
