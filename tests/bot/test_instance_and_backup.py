"""One process a file, and copies that are whole or not there."""

import asyncio
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from unittest.mock import Mock

import pytest
from sqlalchemy import text

from bot.copies.making import copy_database
from bot.instance import AlreadyRunning, only_instance
from bot.opening import prepared_database
from bot.program import Stage
from bot.settings import Settings
from bot.upkeep import upkeep_jobs
from storage.copies.folder import LOCK, finished_copies
from storage.copies.making import KEPT, BackupFailed, Wanted, back_up
from storage.database import Database
from tests.support.transport import counting

ROOT = Path(__file__).parent.parent.parent
THREADS = ThreadPoolExecutor(1)
NIGHT = datetime(2025, 4, 1, 22, 0, tzinfo=UTC)  # three in the morning in Tashkent


def test_it_refuses_a_second_process_on_the_same_file(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    with only_instance(file):
        with pytest.raises(AlreadyRunning, match=r"library\.db"), only_instance(file):
            pass
        with only_instance(tmp_path / "other.db"):
            pass
    with only_instance(file):
        pass


def test_it_forgets_the_lock_of_a_killed_process(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    program = (
        "import sys, time, pathlib; from bot.instance import only_instance\n"
        "with only_instance(pathlib.Path(sys.argv[1])): print('locked', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", program, str(file)], cwd=ROOT, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"locked\n"
    with pytest.raises(AlreadyRunning), only_instance(file):
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with only_instance(file):
        pass


def _path(database: Database) -> Path:
    return Path(str(database.engine.url.database))


def _finished(database: Path, folder: Path) -> list[Path]:
    return [copy.path for copy in finished_copies(folder, database.stem)]


def _rows(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM many").fetchone()[0])


def test_it_copies_a_database_that_is_being_written(sqlite_database: Database, tmp_path: Path) -> None:
    with sqlite_database.write() as session:
        session.execute(text("CREATE TABLE many (x INTEGER)"))
    done = threading.Event()

    def write() -> None:
        while not done.is_set():
            with sqlite_database.write() as session:
                session.execute(text("INSERT INTO many VALUES (1), (2)"))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [
            back_up(_path(sqlite_database), Wanted(tmp_path / "b", NIGHT + timedelta(hours=n), "nightly")).path
            for n in range(5)
        ]
    finally:
        done.set()
        writer.join()
    counts = [_rows(copy) for copy in copies]
    assert counts == sorted(counts)
    assert all(count % 2 == 0 for count in counts), "a copy never holds half a transaction"


def test_it_keeps_the_newest_fourteen(sqlite_database: Database, tmp_path: Path) -> None:
    path, folder = _path(sqlite_database), tmp_path / "b"
    made = [back_up(path, Wanted(folder, NIGHT + timedelta(days=n), "nightly")).path for n in range(17)]
    assert _finished(path, folder) == made[-KEPT:]


def test_it_keeps_the_copies_of_nights_however_often_a_start_fails(sqlite_database: Database, tmp_path: Path) -> None:
    path, folder = _path(sqlite_database), tmp_path / "b"
    night = back_up(path, Wanted(folder, datetime(2025, 4, 1, tzinfo=UTC), "nightly")).path
    for minute in range(KEPT + 2):
        back_up(path, Wanted(folder, datetime(2025, 4, 2, 9, minute, tzinfo=UTC), "before-0003"))
    assert night in _finished(path, folder)
    assert len(_finished(path, folder)) == KEPT + 1


def test_it_leaves_the_earlier_copies_when_one_fails(sqlite_database: Database, tmp_path: Path) -> None:
    good = back_up(_path(sqlite_database), Wanted(tmp_path / "b", NIGHT, "nightly")).path
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this was a database" * 1000)
    with pytest.raises(BackupFailed, match=r"broken\.db"):
        back_up(broken, Wanted(tmp_path / "b", NIGHT, "nightly"))
    assert _copies(tmp_path / "b") == [good.name]


def test_it_tidies_what_a_killed_copy_has_left(sqlite_database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    folder.mkdir()
    name = f"{_path(sqlite_database).stem}-20250331-020000-nightly"
    left = [f"{name}.unfinished", f"{name}.unfinished-journal", f"{name}.db.unfinished", f"{name}.db.unfinished-wal"]
    for leftover in (*left, "of-somebody-else.unfinished"):
        (folder / leftover).write_bytes(b"half")
    good = back_up(_path(sqlite_database), Wanted(folder, NIGHT, "nightly")).path
    assert _copies(folder) == sorted(["of-somebody-else.unfinished", good.name])


def test_it_leaves_another_databases_copies_alone(sqlite_database: Database, tmp_path: Path) -> None:
    folder, path = tmp_path / "b", _path(sqlite_database)
    folder.mkdir()
    others = [f"{path.stem}-2-202503{day:02}-020000-nightly.db" for day in range(1, 20)]
    for name in others:
        (folder / name).touch()
    good = back_up(path, Wanted(folder, NIGHT, "nightly"))
    assert set(_copies(folder)) == {good.path.name, *others}


def test_it_counts_what_the_copy_holds(sqlite_database: Database, tmp_path: Path) -> None:
    with sqlite_database.write() as session:
        for number in range(3):
            counting.say(session, NIGHT, 1, "text", f"key {number}")
    copy = back_up(_path(sqlite_database), Wanted(tmp_path / "b", NIGHT, "nightly"))
    assert copy.contents.tables["outbox"] == 3
    assert copy.size == copy.path.stat().st_size
    assert copy.path.stat().st_mode & 0o777 == 0o600, "names and numbers are nobody else's to read"


def _night(database: Database, folder: Path) -> Callable[[datetime], object]:
    """The night's work, as the installation's upkeep has it."""
    settings = Settings(database_url=str(database.engine.url), backup_dir=folder)
    job, _ = upkeep_jobs(settings, Stage(database, Mock(), Mock(), THREADS, 20.0))
    assert job.name == "nightly work"
    return lambda now: asyncio.run(cast("Coroutine[Any, Any, None]", job.run(now)))


def test_a_start_without_the_file_names_the_copies_of_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/library.db", backup_dir=tmp_path / "backups")
    with caplog.at_level("INFO"):
        prepared_database(settings).close()
    assert "restore" not in caplog.text
    copy = copy_database(settings, NIGHT, "nightly")
    for end in ("", "-wal", "-shm"):
        (tmp_path / f"library.db{end}").unlink(missing_ok=True)
    with caplog.at_level("INFO"):
        prepared_database(settings).close()
    assert copy.path.name in caplog.text
    assert "hisobot restore --newest" in caplog.text


def test_it_says_in_a_line_that_tonight_has_no_copy(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    _night(sqlite_database, Path("/dev/null/b"))(NIGHT)
    [record] = [logged for logged in caplog.records if logged.name == "scheduler.nightly"]
    assert record.getMessage().startswith(f"BACKUP_DIR: {_path(sqlite_database)} could not be copied to /dev/null/b")
    assert record.exc_info is None


def test_it_copies_and_tidies_once_a_night(sqlite_database: Database, tmp_path: Path) -> None:
    tend = _night(sqlite_database, tmp_path / "b")
    with sqlite_database.write() as session:
        counting.say(session, NIGHT - timedelta(days=60), 1, "old", "old")
        counting.say(session, NIGHT, 1, "new", "new")
        session.execute(text("UPDATE outbox SET state = 'sent'"))
    for minutes in (0, 5, 600):
        tend(NIGHT + timedelta(minutes=minutes))
    assert len(_finished(_path(sqlite_database), tmp_path / "b")) == 1
    with sqlite_database.read() as session:
        assert session.execute(text("SELECT key FROM outbox")).scalars().all() == ["new"]
    again = _night(sqlite_database, tmp_path / "b")  # started anew the same night
    again(NIGHT + timedelta(hours=3))
    assert len(_finished(_path(sqlite_database), tmp_path / "b")) == 1
    tend(NIGHT + timedelta(days=1))
    assert len(_finished(_path(sqlite_database), tmp_path / "b")) == 2


def _copies(folder: Path) -> list[str]:
    """What lies in a folder of copies beside the file that its writers lock."""
    return sorted(name for name in os.listdir(folder) if name != LOCK)
