"""With a key nobody reads a copy who lacks it; with it everything is as without."""

import os
import re
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sandbox.server import Running
from storage.copies.folder import LOCK
from storage.copies.sealing import new_key
from storage.database import open_database
from storage.revisions import newest_revision
from tests.support.command_line import hisobot, started
from tests.support.empty_database import empty_database
from tests.support.people.cast import gather, moment
from tests.support.postgres import Cluster
from tests.support.restoring import blocks_of, wait_until_at_work, without_pg_dump
from tests.support.transport.running import TOKEN


@pytest.fixture(params=["a file", "pg_dump", "rows"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An installation with the small library in it, on either engine."""
    lines = []
    if request.param == "a file":
        url = empty_database(tmp_path / "data" / "hisobot.db")
    else:
        cluster: Cluster = request.getfixturevalue("cluster")
        cluster.drop("sealed")
        url = cluster.create("sealed", request.getfixturevalue("postgres_template"))
        lines.append(f"DATABASE_URL={url}\n")
    database = open_database(url)
    with database.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    database.close()
    (tmp_path / ".env").write_text("".join(lines))
    return tmp_path


def _programs(office: Path, request: pytest.FixtureRequest) -> dict[str, str]:
    return without_pg_dump(office) if "rows" in request.node.name else {}


def test_the_documented_steps_encrypt_and_open_copies(office: Path, request: pytest.FixtureRequest) -> None:
    steps = [block for block in blocks_of("docs/restore.md") if "key" in block.lower()]
    [(make_key,), (line,)] = [block.splitlines() for block in steps]
    key = hisobot(office, *make_key.split()[1:]).stdout.strip()
    with (office / ".env").open("a") as env:
        env.write(re.sub(r"AGE-SECRET-KEY-1…", key, line) + "\n")
    settings = _programs(office, request)
    done = hisobot(office, "backup", **settings)
    assert (done.returncode, done.stderr) == (0, "")
    copy = office / done.stdout.splitlines()[0]
    assert copy.name.endswith((".db.age", ".dump.age"))
    assert copy.stat().st_mode & 0o777 == 0o600
    assert not [word for word in (b"Nilufar", b"SQLite", b"PGDMP", b"people") if word in copy.read_bytes()]
    for words in (["--check", "--newest"], ["--newest"]):
        done = hisobot(office, "restore", *words, **settings)
        assert (done.returncode, done.stderr) == (0, "")
        assert str(copy.relative_to(office)) in done.stdout.splitlines()[0]
        assert f"  revision {newest_revision()}, " in done.stdout
    assert not list(office.rglob("*hisobot-copy-*")), "nothing is left unencrypted"
    assert {*os.listdir(copy.parent)} == {copy.name, LOCK}
    assert "Nilufar" in hisobot(office, "history", **settings).stdout


@pytest.fixture
def sealed(tmp_path: Path) -> tuple[Path, Path, str]:
    """An installation, its encrypted copy, and the key."""
    database = open_database(empty_database(tmp_path / "data" / "hisobot.db"))
    with database.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    database.close()
    key = new_key()
    return tmp_path, Path(hisobot(tmp_path, "backup", BACKUP_KEY=key).stdout.splitlines()[0]), key


def _refused(folder: Path, *words: str, **settings: str) -> str:
    done = hisobot(folder, *words, **settings)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), (done.stdout, done.stderr)
    return done.stderr.rstrip("\n")


@pytest.mark.parametrize("words", [["restore"], ["restore", "--check"]], ids=" ".join)
def test_it_says_what_is_wrong_with_the_key(words: list[str], sealed: tuple[Path, Path, str]) -> None:
    folder, copy, key = sealed
    before = (folder / "data" / "hisobot.db").read_bytes()
    missing = _refused(folder, *words, str(copy))
    way_on = "the database is as it was; write the key that it was made with into .env as BACKUP_KEY."
    assert missing == f"BACKUP_KEY: {copy} is encrypted, and there is no key to open it; {way_on}"
    other = _refused(folder, *words, str(copy), BACKUP_KEY=new_key())
    assert other == f"BACKUP_KEY does not open {copy}: it was made with another key; {way_on}"
    assert (folder / "data" / "hisobot.db").read_bytes() == before
    assert hisobot(folder, *words, str(copy), BACKUP_KEY=key).returncode == 0


@pytest.mark.parametrize("damage", ["one letter", "half of it"])
def test_it_notices_a_damaged_copy(damage: str, sealed: tuple[Path, Path, str]) -> None:
    folder, copy, key = sealed
    content = bytearray((folder / copy).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / copy).write_bytes(content if damage == "one letter" else content[: len(content) // 2])
    refusal = _refused(folder, "restore", str(copy), BACKUP_KEY=key)
    assert refusal.startswith(f"{copy} is no sound copy of a database (")


def test_it_still_opens_copies_of_the_time_before_the_key(sealed: tuple[Path, Path, str]) -> None:
    folder, _copy, key = sealed
    plain = hisobot(folder, "backup").stdout.splitlines()[0]
    assert hisobot(folder, "restore", plain, BACKUP_KEY=key).returncode == 0


@pytest.mark.parametrize("written", ["AGE-SECRET-KEY-1", "password", "{}B"])
def test_it_takes_no_half_key(written: str, tmp_path: Path) -> None:
    done = hisobot(tmp_path, "run", BACKUP_KEY=written.format(new_key()[:-1]))
    sentence = "BACKUP_KEY is no whole key: write it as `hisobot backup --new-key` printed it.\n"
    assert (done.returncode, done.stderr) == (2, sentence)


def test_a_start_encrypts_the_copies_that_it_makes(telegram: Running, tmp_path: Path) -> None:
    """The one before a migration, and tonight's."""
    empty_database(tmp_path / "data" / "hisobot.db", "0009")
    key = new_key()
    bot = started(tmp_path, "run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url, BACKUP_KEY=key, LOG_LEVEL="DEBUG")
    wait_until_at_work(tmp_path)
    bot.send_signal(signal.SIGTERM)
    assert bot.wait(20) == 0
    copies = list((tmp_path / "data" / "backups").glob("hisobot*"))
    assert [copy for copy in copies if "-before-" in copy.name]
    assert {copy.suffix for copy in copies} == {".age"}
    assert key not in (tmp_path / "out").read_text()
    [older] = [copy for copy in copies if "-before-" in copy.name]
    (tmp_path / "data" / "hisobot.db").unlink()
    assert hisobot(tmp_path, "restore", str(older), BACKUP_KEY=key).returncode == 0
    with closing(sqlite3.connect(tmp_path / "data" / "hisobot.db")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0009",)
