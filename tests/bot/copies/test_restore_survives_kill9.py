"""A restore that is killed, at whatever step, leaves one whole database, and everything that was there before."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.copies.making import Wanted, back_up
from storage.copies.putting_back import finish_restoring
from tests.support.empty_database import empty_database
from tests.support.restoring import ROOT

pytestmark = pytest.mark.kill9

NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)
STEPS = 30
"""More than there are."""
DIES = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
left = int(sys.argv[3])

def dying(work):
    def step(*arguments, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return work(*arguments, **named)
    return step

from storage.copies.putting_back import finish_restoring, lay_beside
for name in ("rename", "replace", "unlink", "mkdir", "fsync"):
    setattr(os, name, dying(getattr(os, name)))
lay_beside(Path(sys.argv[1]), Path(sys.argv[2]), datetime(2025, 4, 1, 13), lambda contents: None)
finish_restoring(Path(sys.argv[2]))
"""


def _leave(database: Path, words: str) -> None:
    """Write something and be killed, so that it stands in the log only."""
    program = (
        "import os, signal, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('PRAGMA journal_mode=WAL')\n"
        "connection.execute('INSERT INTO lanes VALUES (?)', (sys.argv[2],))\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", program, str(database), words], check=False)
    assert database.with_name(f"{database.name}-wal").stat().st_size > 0


def _lanes(database: Path) -> list[int]:
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [person for (person,) in connection.execute("SELECT person FROM lanes ORDER BY person")]


def test_a_killed_restore_leaves_one_whole_database(tmp_path: Path) -> None:
    outcomes = []
    for step in range(1, STEPS):
        database = tmp_path / str(step) / "library.db"
        empty_database(database)
        _leave(database, "1")
        copy = back_up(database, Wanted(database.parent / "b", NOON, "nightly")).path
        _leave(database, "2")
        command = [sys.executable, "-c", DIES, str(copy), str(database), str(step)]
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
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
