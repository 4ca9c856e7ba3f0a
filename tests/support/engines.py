"""Every test opens databases of its own; what SQLAlchemy has made of a statement for one of them serves for all."""

from typing import Any

from sqlalchemy import Dialect, Engine, create_engine, event
from sqlalchemy.util import LRUCache

_STATEMENTS = 5_000
_compiled: LRUCache[Any, Any] = LRUCache(_STATEMENTS)
_dialects: dict[str, Dialect] = {}
"""By the kind of server; kept once one of its engines has connected, which tells it what the server can do."""


def create_sharing_engine(url: Any, **options: Any) -> Engine:
    """As `create_engine`; the engines of a process share what they have compiled. A statement is kept by the dialect
    that it was compiled for, and every engine is made with a dialect of its own: so they share that too."""
    engine = create_engine(url, execution_options={"compiled_cache": _compiled}, **options)
    dialect = engine.dialect
    if dialect.name in _dialects:
        engine.dialect = _dialects[dialect.name]
    else:
        event.listen(engine, "connect", lambda *_: _dialects.setdefault(dialect.name, dialect), once=True)
    return engine
