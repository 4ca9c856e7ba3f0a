"""The same few plan files are sent by hundreds of conversations: what is read in each of them is read once."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from unittest.mock import patch

from plan.document import reader
from plan.document.figure import PlanDocument
from plan.document.table.tables import Table
from reports.read import plan_file

_MOST = 64
_read_plan, _read_tables = reader.read_plan, plan_file.read_tables


@lru_cache(_MOST)
def _plan(tables: tuple[Table, ...], answers: tuple[tuple[str, str], ...]) -> PlanDocument:
    return _read_plan(tables, dict(answers))


@lru_cache(_MOST)
def _tables(content: bytes, name: str) -> tuple[Table, ...]:
    return tuple(_read_tables(content, name))


@contextmanager
def plans_read_once() -> Iterator[None]:
    """Until the block ends, conversations that send the same file, or give the same answers about it, get what was read
    in it before: nothing of that can be changed."""

    def read_plan(tables: Sequence[Table], answers: Mapping[str, str] | None = None) -> PlanDocument:
        return _plan(tuple(tables), tuple((answers or {}).items()))

    def read_tables(content: bytes, name: str = "") -> list[Table]:
        return [*_tables(content, name)]

    with patch.object(reader, "read_plan", read_plan), patch.object(plan_file, "read_tables", read_tables):
        yield
