"""What was copied can be put back by the steps that are written down, whatever became of the bot and its machine."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from bot.instance import only_instance
from sandbox.server import Running
from storage.copies.putting_back import lay_beside
from storage.database import open_database
from storage.migrate import migrate
from tests.support.command_line import hisobot, started
from tests.support.empty_database import empty_database
from tests.support.people.cast import gather, moment
from tests.support.postgres import Cluster
from tests.support.restoring import (
    ROOT,
    ask,
    bot_process,
    commands_of,
    end,
    kill,
    nilufar,
    wait_until_at_work,
    without_pg_dump,
)
from tests.support.transport.running import TOKEN

DOCUMENT = "docs/restore.md"
NOON = datetime(2025, 4, 1, 7, tzinfo=UTC)
NEWEST = "  the newest answer: Nilufar, Abonement xizmati, March 2025, kept on 01.04.2025 "
NAMED_COPY = "hisobot-20250401-020000-nightly.db"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The folder of an installation with the small library in its database."""
    _gather(empty_database(tmp_path / "data" / "hisobot.db"))
    return tmp_path


def _gather(url: str) -> None:
    database = open_database(url)
    with database.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    database.close()


def _database(office: Path) -> Path:
    return office / "data" / "hisobot.db"


def _answers(url: str) -> list[str]:
    database = open_database(url)
    try:
        with database.read() as session:
            return list(session.execute(text("SELECT value FROM answers ORDER BY id")).scalars())
    finally:
        database.close()


def _dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def _backup(office: Path, **settings: str) -> Path:
    done = hisobot(office, "backup", **settings)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return office / done.stdout.splitlines()[0]


PLACES = ["where it was", "an empty place"]


@pytest.mark.kill9
@pytest.mark.parametrize("place", PLACES)
def test_the_documented_steps_bring_back_what_was_copied(place: str, telegram: Running, office: Path) -> None:
    """A copy beside the running bot, a kill -9, and every command of the document as it is written there."""
    copy = _report_copy_report_and_die(telegram, office, f"sqlite:///{_database(office)}")
    assert (office / "data" / "hisobot.db-wal").stat().st_size > 0
    shutil.copy(copy, copy.with_name(NAMED_COPY))
    if place == "an empty place":
        for file in (office / "data").glob("hisobot.db*"):
            file.unlink()
    _carry_out(commands_of(DOCUMENT), telegram, office)
    assert _answers(f"sqlite:///{_database(office)}") == ["7"]
    _go_on(telegram, office, f"sqlite:///{_database(office)}")


@pytest.mark.kill9
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("by", ["pg_dump", "its rows"])
def test_the_documented_steps_bring_back_a_database_of_postgresql(
    by: str, place: str, telegram: Running, cluster: Cluster, tmp_path: Path
) -> None:
    cluster.drop("hisobot")
    url = cluster.create("hisobot")
    migrate(url)
    _gather(url)
    (tmp_path / "data").mkdir()
    settings = {"DATABASE_URL": url, **(without_pg_dump(tmp_path) if by == "its rows" else {})}
    copy = _report_copy_report_and_die(telegram, tmp_path, url, **settings)
    assert copy.suffix == (".dump" if by == "pg_dump" else ".db")
    shutil.copy(copy, copy.with_name(NAMED_COPY))  # what it is is told by its content
    if place == "an empty place":
        cluster.drop("hisobot")
        cluster.create("hisobot")
    _carry_out(commands_of(DOCUMENT), telegram, tmp_path, **settings)
    assert _answers(url) == ["7"]
    _go_on(telegram, tmp_path, url)
    assert _schemas(url) == (1 if place == "an empty place" else 2), "each restore has kept what was there"


def _report_copy_report_and_die(telegram: Running, office: Path, url: str, **settings: str) -> Path:
    """Nilufar types a number, a copy is made, she types another, and the process is killed; returns the copy."""
    telegram.sandbox.clock.set(moment("2025-04-01 09:00"))
    phone = nilufar(telegram)
    process = bot_process(telegram, url, office / "data")
    ask(phone, "1/5")
    phone.say("7")
    phone.wait_for("2/5")
    copy = _backup(office, **settings)
    phone.say("8")
    phone.wait_for("3/5")
    kill(process)
    return copy


def _carry_out(commands: list[list[str]], telegram: Running, office: Path, **settings: str) -> None:
    """Every command in its order; the copy beside the running bot was made already, and moving is played elsewhere."""
    assert commands[0] == ["backup"]
    played_elsewhere = {("backup", "--new-key"), tuple(commands[-1])}
    assert commands[-1][0] == "move"
    for words in commands[1:]:
        if tuple(words) in played_elsewhere:
            continue
        if words == ["run"]:
            bot = started(office, *words, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url, **settings)
            wait_until_at_work(office)
            end(bot)
            continue
        done = hisobot(office, *words, **settings)
        if words == ["restore"]:
            assert (done.returncode, done.stderr.count("\n")) == (1, 1), "there is nothing to be finished"
            continue
        assert (done.returncode, done.stderr) == (0, ""), words
        assert NEWEST in done.stdout


def _go_on(telegram: Running, office: Path, url: str) -> None:
    """What was reported after the copy is asked again."""
    process = bot_process(telegram, url, office / "data")
    ask(nilufar(telegram), "2/5")
    end(process)


def _schemas(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'before_restore%'").fetchone()
        left = connection.execute("SELECT 1 FROM pg_namespace WHERE nspname LIKE '%unfinished%'").fetchone()
    assert row is not None
    assert left is None
    return int(row[0])


def _refused(office: Path, *words: str, **settings: str) -> str:
    done = hisobot(office, *words, **settings)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), (done.stdout, done.stderr)
    return done.stderr.rstrip("\n")


def _state(office: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((office / "data").iterdir()) if path.is_file()}


def test_it_restores_nothing_beside_a_running_bot(office: Path) -> None:
    copy = _backup(office)
    with only_instance(_database(office)):
        before = _state(office)
        refusal = _refused(office, "restore", str(copy))
        assert _state(office) == before
    assert refusal == "data/hisobot.db is in use by another running Hisobot: stop that one first."


def _torn(copy: Path) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[: len(content) // 2])


def _overwritten(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[3 * 4096 : 40 * 4096] = b"\xff" * (37 * 4096)
    copy.write_bytes(content)


def _of_a_shop(copy: Path) -> None:
    copy.unlink()
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("CREATE TABLE goods (price INTEGER)")


def _newer(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")


DAMAGE = {
    _torn: "is no sound copy of a database (",
    _overwritten: "is no sound copy of a database (",
    _of_a_shop: "is no copy of a Hisobot's database",
    _newer: "is of a newer Hisobot (revision 0999): install that one first",
    lambda copy: copy.write_bytes(b"a letter " * 900): "is no sound copy of a database (file is not a database)",
    lambda copy: copy.write_bytes(b""): "is no copy of a Hisobot's database",
    Path.unlink: "is not there",
}


@pytest.mark.parametrize("words", [["restore"], ["restore", "--check"]], ids=" ".join)
@pytest.mark.parametrize("damage", DAMAGE)
def test_it_looks_through_a_copy_before_it_changes_anything(
    damage: Callable[[Path], object], words: list[str], office: Path
) -> None:
    copy = _backup(office)
    damage(copy)
    before = _state(office)
    refusal = _refused(office, *words, str(copy))
    assert refusal.startswith(f"{copy} {DAMAGE[damage]}")
    assert "; the database is as it was" in refusal
    assert {name: content for name, content in _state(office).items() if name != "hisobot.db.lock"} == before


def test_it_names_what_is_missing(office: Path) -> None:
    nothing = _refused(office, "restore", "--newest")
    assert nothing == (
        "BACKUP_DIR: there is no copy of data/hisobot.db in data/backups; the database is as it was;"
        " name a copy that lies elsewhere."
    )
    assert _refused(office, "restore", "--check").startswith("--check: name a copy, or add --newest")
    assert _refused(office, "restore", "--newest", "a.db").startswith("--newest or a.db: name one of them")
    assert _refused(office, "restore").startswith("FILE is missing: name a copy, or add --newest")
    assert _refused(office, "restore", "data/hisobot.db").startswith("data/hisobot.db is the database itself")


def test_it_keeps_what_was_there_with_its_log(office: Path) -> None:
    """Also a database that SQLite cannot read any more."""
    copy = _backup(office)
    for name in ("hisobot.db", "hisobot.db-wal", "hisobot.db-shm"):
        (office / "data" / name).write_bytes(name.encode() * 1000)
    done = hisobot(office, "restore", str(copy))
    assert (done.returncode, done.stderr) == (0, "")
    kept = office / re.search(r"^What was there before is kept in (.*)$", done.stdout, re.MULTILINE)[1]  # type: ignore[index]
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == {
        name: name.encode() * 1000 for name in ("hisobot.db", "hisobot.db-wal", "hisobot.db-shm")
    }
    assert _dump(_database(office)) == _dump(copy)
    assert not list((office / "data").glob("*-wal"))


def test_it_upgrades_an_older_copy_at_the_next_start(telegram: Running, office: Path) -> None:
    older = Path(empty_database(office / "older.db", "0009").removeprefix("sqlite:///"))
    done = hisobot(office, "restore", str(older))
    assert "  revision 0009, " in done.stdout, done.stderr
    bot = started(office, "run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url)
    wait_until_at_work(office)
    end(bot)


@pytest.mark.parametrize("command", [["restore"], ["run"]], ids=" ".join)
@pytest.mark.parametrize("step", range(4))
def test_it_finishes_what_was_interrupted(step: int, command: list[str], telegram: Running, office: Path) -> None:
    """Killed after the copy was ready: before, between and after the moves of the old files."""
    copy, database = _backup(office), _database(office)
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).write_bytes(b"an old log")
    lay_beside(copy, database, NOON, lambda contents: None)
    aside = database.with_name("hisobot.db.before-restore-20250401-070000")
    for ending in ("-wal", "-shm", "")[:step]:
        aside.mkdir(exist_ok=True)
        database.with_name(database.name + ending).rename(aside / (database.name + ending))
    assert _refused(office, "history").endswith(
        "a copy was being put back into data/hisobot.db, which was interrupted; `hisobot restore` finishes it."
    )
    if command == ["restore"]:
        done = hisobot(office, *command)
        assert (done.returncode, done.stderr) == (0, "")
        assert "kept in data/hisobot.db.before-restore-20250401-070000" in done.stdout
    else:
        bot = started(office, *command, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url)
        wait_until_at_work(office)
        end(bot)
    assert {path.name for path in aside.iterdir()} == {"hisobot.db", "hisobot.db-wal", "hisobot.db-shm"}
    assert not list((office / "data").glob("*restoring*"))
    assert hisobot(office, "history").returncode == 0


def test_it_tidies_what_a_killed_restore_has_left(office: Path) -> None:
    left = office / "data" / "hisobot.db.restoring-20250401-070000.unfinished"
    left.write_bytes(b"half")
    done = hisobot(office, "restore", str(_backup(office)))
    assert (done.returncode, done.stderr) == (0, "")
    assert not left.exists()


def test_the_advice_for_a_broken_database_mends_it(telegram: Running, office: Path) -> None:
    """Every command in what is printed is carried out as it stands there."""
    _backup(office)
    database = _database(office)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    database.write_bytes(b"\0" * 20_000)
    advice = _refused(office, "run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url)
    commands = re.findall(r"`hisobot ([^`]*)`", advice)
    assert commands, advice
    for command in commands:
        done = hisobot(office, *command.split())
        assert (done.returncode, done.stderr) == (0, "")
    last = done.stdout.splitlines()[-1]
    assert last == "Start the bot: hisobot run"
    bot = started(office, *last.split()[-1:], BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url)
    wait_until_at_work(office)
    end(bot)


def test_it_says_what_a_copy_of_a_server_needs(cluster: Cluster, office: Path) -> None:
    cluster.drop("hisobot")
    url = cluster.create("hisobot")
    migrate(url)
    _gather(url)
    copy = _backup(office, DATABASE_URL=url)
    lacking = _refused(office, "restore", str(copy), DATABASE_URL=url, **without_pg_dump(office))
    assert lacking.startswith(
        f"{copy} is of pg_dump, and pg_restore, of PostgreSQL's client programs, is not installed"
    )
    elsewhere = _refused(office, "restore", str(copy))
    assert elsewhere.startswith(f"{copy} is of pg_dump: it can be put back where DATABASE_URL names a PostgreSQL;")
    copy.write_bytes(copy.read_bytes()[:3000])
    torn = _refused(office, "restore", str(copy), DATABASE_URL=url)
    assert torn.startswith(f"{copy} is no sound copy of a database (")
    assert _schemas(url) == 0


ADVICE = {"restore --newest", "restore", "restore {copy}", "backup --new-key"}
"""What is printed about copies, each carried out above, in test_sealed.py, test_way_on.py or by the document."""


def test_no_other_advice_is_printed() -> None:
    said = ROOT / "texts" / "operator"
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "storage").rglob("*.py"), said / "copies.py", said / "refusals.py"]
    sources = [path.read_text() for path in files]
    printed = {advice for source in sources for advice in re.findall(r'[^"\n]"[^"\n]*`hisobot ([a-z][^`"]*)`', source)}
    assert {advice for advice in printed if advice.split()[0] in ("backup", "restore", "move")} == ADVICE


def test_it_says_what_stands_in_the_way_of_a_copy(office: Path) -> None:
    (office / "file").touch()
    refusal = _refused(office, "backup", "--out", "file/b")
    assert refusal.startswith("--out: data/hisobot.db could not be copied to file/b: ")
    assert refusal.endswith("; make room, or name another folder.")
    refusal = _refused(office, "backup", BACKUP_DIR="/dev/null/b")
    assert refusal.startswith("BACKUP_DIR: data/hisobot.db could not be copied to /dev/null/b: ")
    missing = _refused(office, "backup", DATABASE_URL="sqlite:///new/my.db")
    assert missing == "DATABASE_URL: there is no file new/my.db; name the bot's own, or begin with `hisobot run`."
    assert not (office / "new").exists()
