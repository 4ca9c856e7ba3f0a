"""A restore that is killed, at whatever step, leaves one whole database, and everything that was there before."""

import signal
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.copies.making import Wanted, back_up
from storage.copies.putting_back import finish_restoring
from tests.support.command_line import run_module
from tests.support.empty_database import empty_database

pytestmark = pytest.mark.kill9

NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)
STEPS = 30
"""More than there are."""


def _leave(database: Path, number: int) -> None:
    """Write something and be killed, so that it stands in the log only."""
    assert _dying("leave", database, number) == -signal.SIGKILL
    assert database.with_name(f"{database.name}-wal").stat().st_size > 0


def _dying(*words: object) -> int:
    done = run_module("tests.support.dying_restore", *map(str, words))
    assert done.stderr == ""
    return done.returncode


def _lanes(database: Path) -> list[int]:
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [person for (person,) in connection.execute("SELECT person FROM lanes ORDER BY person")]


def test_a_killed_restore_leaves_one_whole_database(tmp_path: Path) -> None:
    outcomes = []
    for step in range(1, STEPS):
        database = tmp_path / str(step) / "library.db"
        empty_database(database)
        _leave(database, 1)
        copy = back_up(database, Wanted(database.parent / "b", NOON, "nightly")).path
        _leave(database, 2)
        code = _dying("restore", copy, database, step)
        kept = finish_restoring(database)  # as the next start does, before anything is opened
        before = kept or next(database.parent.glob("*.before-restore-*"), None)
        if before is None:
            assert _lanes(database) == [1, 2], f"step {step}: nothing was changed yet"
        else:
            assert _lanes(database) == [1], f"step {step}"
            assert _lanes(before / database.name) == [1, 2], f"step {step}: what was there is kept, with its log"
        outcomes.append(before is None)
        if code == 0:
            break
        assert code == -signal.SIGKILL
    assert code == 0, "there are more steps"
    assert outcomes == sorted(outcomes, reverse=True), "first the old one, from one step on the restored one"
    assert set(outcomes) == {True, False}
