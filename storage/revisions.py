"""At which revision a database is, and which this program has: told without Alembic, which only a migration needs and
which would take 8 MB of every process that serves."""

from pathlib import Path
from typing import Literal

from sqlalchemy import Engine, inspect, text

_VERSIONS = Path(__file__).parent / "migrations" / "versions"

Standing = Literal["empty", "foreign", "older", "newest"]


class UnknownRevision(Exception):
    """The database is at a revision (the text) that this program does not have: a newer one has been at work."""


def known_revisions() -> list[str]:
    """Every revision this program has, the oldest first: each migration's file begins with its own."""
    return sorted(file.name.partition("_")[0] for file in _VERSIONS.glob("[0-9]*_*.py"))


def file_of_revision(revision: str) -> Path:
    """Where a migration stands."""
    return next(_VERSIONS.glob(f"{revision}_*.py"))


def newest_revision() -> str:
    """The revision that this program works with."""
    return known_revisions()[-1]


def present_revision(engine: Engine) -> str | None:
    """The revision a database is at; None for one that was never migrated."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def revision_standing(engine: Engine) -> Standing:
    """How far a database is, without changing it. Raises UnknownRevision."""
    present = present_revision(engine)
    if present is None:
        # Our first migration is one transaction on SQLite, so tables without a revision are somebody else's. On
        # PostgreSQL they may well live beside ours.
        others = engine.dialect.name == "sqlite" and inspect(engine).get_table_names()
        return "foreign" if others else "empty"
    require_known(present)
    return "newest" if present == newest_revision() else "older"


def require_known(present: str) -> None:
    """Raises UnknownRevision for a revision that this program does not have."""
    if present not in known_revisions():
        raise UnknownRevision(present)
