"""When a copy cannot be put back, the sentence ends with what can be done: typed as it stands, it helps."""

import re
import shlex
import sqlite3
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from errno import EACCES, ENOSPC
from pathlib import Path
from typing import Never

import pytest

from bot.cli.copies.restore import restore_copy
from bot.copies import restoring
from bot.settings import Settings
from bot.trouble import Unusable
from storage.copies import putting_back
from storage.copies.making import Wanted, back_up
from storage.copies.sealing import new_key
from storage.database import open_database
from tests.support.command_line import hisobot
from tests.support.empty_database import empty_database
from tests.support.people.cast import gather, moment
from texts.language import speaking

MADE, LATER = moment("2025-04-01 02:00"), moment("2025-04-02 02:00")
KEY = new_key()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An installation with two nights' copies of the small library, and a folder whose name has a space."""
    database = open_database(empty_database(tmp_path / "data" / "hisobot.db"))
    with database.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    database.close()
    for made in (MADE, LATER):
        _back_up(tmp_path, made)
    return tmp_path


def _back_up(office: Path, made: datetime, key: str | None = None) -> Path:
    return back_up(office / "data" / "hisobot.db", Wanted(office / "my copies", made, "nightly", key)).path


def _refused(office: Path, *words: str, **settings: str) -> str:
    done = hisobot(office, "restore", *words, BACKUP_DIR="my copies", **settings)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), (done.stdout, done.stderr)
    return done.stderr.rstrip("\n")


def _of_a_shop(copy: Path) -> None:
    copy.unlink()
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("CREATE TABLE goods (price INTEGER)")


def _half_of_it(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])


def _half_of_an_encrypted_one(copy: Path) -> None:
    copy.unlink()
    _half_of_it(_back_up(copy.parent.parent, LATER, KEY))


SPOILT: dict[str, Callable[[Path], object]] = {
    "half of it": _half_of_it,
    "nothing in it": lambda copy: copy.write_bytes(b""),
    "another program's": _of_a_shop,
    "compressed by somebody": lambda copy: copy.write_bytes(b"\x1f\x8b\x08" + bytes(range(256)) * 90),
    "half of an encrypted one": _half_of_an_encrypted_one,
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_copy_names_the_newest_sound_one(how: str, office: Path) -> None:
    newest = office / "my copies" / "hisobot-20250402-020000-nightly.db"
    SPOILT[how](newest)
    advice = _refused(office, "--newest", BACKUP_KEY=KEY)
    assert advice.startswith(f"my copies/{newest.name}")
    [command] = re.findall(r"put the newest sound copy back: `hisobot (.*)`\.$", advice)
    assert shlex.split(command) == ["restore", "my copies/hisobot-20250401-020000-nightly.db"]
    done = hisobot(office, *shlex.split(command), BACKUP_DIR="my copies", BACKUP_KEY=KEY)
    assert (done.returncode, done.stderr) == (0, "")


def test_it_says_what_to_do_where_no_copy_is_sound(office: Path) -> None:
    folder = office / "my copies"
    assert _refused(office, "a.db").endswith(
        "a.db is not there; the database is as it was; put the newest sound copy back:"
        " `hisobot restore 'my copies/hisobot-20250402-020000-nightly.db'`."
    )
    for copy in folder.glob("hisobot*"):
        copy.write_bytes(b"a letter " * 900)
    assert _refused(office, "--newest").endswith(
        "; the database is as it was; there is no other sound copy in my copies: name one that lies elsewhere."
    )
    for copy in folder.glob("hisobot*"):
        copy.unlink()
    nothing = _refused(office, "--newest")
    assert nothing.endswith(" in my copies; the database is as it was; name a copy that lies elsewhere.")


@pytest.fixture
def told(office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """Restore the newest copy in this process, and say what was said."""
    monkeypatch.chdir(office)
    settings = Settings(database_url="sqlite:///data/hisobot.db", backup_dir=Path("my copies"))

    def tell() -> str:
        with speaking("en"):
            given = Namespace(newest=True, file=None, check=False)
            assert restore_copy(settings, given, lambda: datetime(2025, 4, 3, tzinfo=UTC)) == 1
        return capsys.readouterr().err

    return tell


def test_it_names_the_copy_that_may_not_be_read(told: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    def may_not(copy: Path) -> Never:
        raise PermissionError(EACCES, "Permission denied", str(copy))

    monkeypatch.setattr(restoring, "is_sealed", may_not)
    assert told() == (
        "my copies/hisobot-20250402-020000-nightly.db could not be read (Permission denied); the database is as it was;"
        " let the user that runs the bot read it.\n"
    )


@pytest.mark.parametrize("error", [sqlite3.OperationalError("database or disk is full"), OSError(ENOSPC, "full")])
def test_a_full_disk_is_no_fault_of_the_copy(
    error: Exception, told: Callable[[], str], office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> Never:
        raise error

    monkeypatch.setattr(putting_back, "copy_sqlite", no_room)
    with pytest.raises(Unusable, match=r"\(No space left on device[^;]*\); make room") as refused:
        told()
    assert "no sound copy" not in str(refused.value)
    monkeypatch.undo()
    done = hisobot(office, "restore", "--newest", BACKUP_DIR="my copies")
    assert (done.returncode, done.stderr) == (0, "")
