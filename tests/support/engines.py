"""Every test opens databases of its own; what SQLAlchemy has made of a statement for one of them serves for all."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

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
