"""`hisobot upgrade --check`: what would be migrated, whose database it is, and whether anybody holds it. Nothing is
changed by looking."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.instance import AlreadyRunning, only_instance
from storage.revisions import known_revisions, newest_revision
from tests.support.command_line import hisobot
from tests.support.empty_database import empty_database
from tests.support.terminal import Done, typed

OLDER = "0009"


def checked(file: Path, *more: str) -> Done:
    """The check, and that it leaves the file and its folder as they were."""
    before = {path.name: path.read_bytes() for path in file.parent.iterdir() if path.suffix == ".db"}
    copies = {"BACKUP_DIR": str(file.parent / "backups")}
    done = typed(f"sqlite:///{file}", "upgrade", "--check", *more, **copies)
    assert {path.name: path.read_bytes() for path in file.parent.iterdir() if path.suffix == ".db"} == before
    assert not (file.parent / "backups").exists()
    return done


def test_it_says_that_there_is_nothing_to_do(tmp_path: Path) -> None:
    file = tmp_path / "hisobot.db"
    empty_database(file)
    done = checked(file)
    said = f"{file} is of this program's form ({newest_revision()}); there is nothing to upgrade.\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")


def test_it_names_each_step_and_what_it_is_for(tmp_path: Path) -> None:
    file = tmp_path / "hisobot.db"
    empty_database(file, OLDER)
    done = checked(file)
    first, *steps = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert first.startswith(f"{file} is of an older Hisobot ({OLDER}); ")
    assert [step.split()[0] for step in steps] == [each for each in known_revisions() if each > OLDER]
    assert all(step.endswith(".") and len(step.split()) > 3 for step in steps), steps
    assert "  0026  A one-time link may move somebody's place to another account of the same person." in steps


def test_without_the_word_it_upgrades_and_keeps_a_copy(tmp_path: Path) -> None:
    file = tmp_path / "hisobot.db"
    url = empty_database(file, OLDER)
    done = typed(url, "upgrade", BACKUP_DIR=str(tmp_path / "backups"))
    assert done.returncode == 0, done.stderr
    assert f"was upgraded from {OLDER} to {newest_revision()}" in done.stdout
    (copy,) = (tmp_path / "backups").glob("*.db")
    for kept, revision in ((copy, OLDER), (file, newest_revision())):
        with closing(sqlite3.connect(kept)) as opened:
            assert opened.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
    assert "nothing to upgrade" in typed(url, "upgrade").stdout


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")


def another_programs(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("CREATE TABLE songs (name TEXT)")


def empty(file: Path) -> None:
    file.write_bytes(b"")


def no_database(file: Path) -> None:
    file.write_bytes(b"This is a letter to the province, and no database at all. " * 40)


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (newer, "is of a newer Hisobot (revision 9999); install that one"),
        (another_programs, "belongs to another program; name another file"),
        (empty, "holds no library; "),
        (no_database, "cannot be used (file is not a database); "),
        (Path.unlink, "there is no file "),
    ],
)
def test_it_says_in_a_sentence_why_it_cannot_be_used(
    break_it: Callable[[Path], Any], said: str, tmp_path: Path
) -> None:
    file = tmp_path / "hisobot.db"
    empty_database(file, OLDER)
    break_it(file)
    done = checked(file)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("DATABASE_URL: ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def held_by_another_program(file: Path) -> AbstractContextManager[None]:
    @contextmanager
    def held() -> Any:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")

    return held()


def test_it_says_that_another_program_holds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "hisobot.db"
    empty_database(file, OLDER)
    monkeypatch.setattr("storage.trial.PATIENCE_SECONDS", 0.1)
    with held_by_another_program(file):
        done = hisobot(tmp_path, "upgrade", "--check", DATABASE_URL=f"sqlite:///{file}")
    assert (done.returncode, done.stdout) == (1, "")
    assert "another program holds it" in done.stderr


def test_it_says_that_the_bot_is_at_work(tmp_path: Path) -> None:
    file = tmp_path / "hisobot.db"
    empty_database(file, OLDER)
    with only_instance(file), pytest.raises(AlreadyRunning, match="stop that one first"):
        checked(file)
