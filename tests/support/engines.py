"""Every test opens databases of its own; what SQLAlchemy has made of a statement for one of them serves for all, and
so does what Alembic has read of the migrations."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import Any
from unittest.mock import patch

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

_STATEMENTS = 5_000
_compiled: LRUCache[Any, Any] = LRUCache(_STATEMENTS)


@contextmanager
def shared_statements() -> Iterator[None]:
    """Until the block ends, databases that are opened share what is compiled for any of them. A statement is kept by
    the dialect that it was compiled for, and every engine has one of its own; those of one kind are made with the same
    options here, and so they count as the same."""
    sharing = partial(create_engine, execution_options={"compiled_cache": _compiled})
    with (
        patch("storage.database.create_engine", sharing),
        patch.object(DefaultDialect, "__eq__", lambda own, other: type(own) is type(other)),
        patch.object(DefaultDialect, "__hash__", lambda own: hash(type(own))),
    ):
        yield


@contextmanager
def revisions_read_once() -> Iterator[None]:
    """Until the block ends, the migrations' files are read when the first database is brought to the newest form."""
    read = ScriptDirectory.from_config

    @cache
    def read_of(location: str) -> ScriptDirectory:
        config = Config()
        config.set_main_option("script_location", location.replace("%", "%%"))
        return read(config)

    def kept(config: Config) -> ScriptDirectory:
        return read_of(config.get_main_option("script_location") or "")

    with patch.object(ScriptDirectory, "from_config", kept):
        yield
