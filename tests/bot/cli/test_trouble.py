"""Whatever stands in an operator's way is one line that names the setting, and nothing is changed."""

import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from sandbox.sandbox import Sandbox
from sandbox.server import Running, start_in_thread
from storage.database import open_database
from storage.migrate import migrate
from storage.revisions import newest_revision, revision_standing
from tests.support.command_line import PLAN, TOKEN, environment, hisobot, hisobot_without_powers, started
from tests.support.empty_database import empty_database
from tests.support.plans.files import DOUBTFUL, workbook
from tests.support.postgres import Cluster
from tests.support.transport.running import eventually

READING = [["history"], ["export"], ["form", "--department", "Abonement", "--month", "2025-03"]]
WRITING = [["plan", "load", str(PLAN)], ["invite"]]
COMMANDS = [*READING, *WRITING, ["run"]]
BEGIN = "name the bot's own, or begin with `hisobot run`."


@pytest.fixture(scope="module")
def telegram() -> Iterator[Running]:
    running = start_in_thread(Sandbox(TOKEN))
    yield running
    running.stop()


@pytest.fixture
def real(telegram: Running) -> dict[str, str]:
    """Settings of a bot whose Telegram answers, so that no command stops before it comes to its database."""
    return {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url}


def refused(folder: Path, words: list[str], code: int = 1, /, **settings: str) -> str:
    """The one line with which a command ends."""
    return _line(hisobot(folder, *words, **settings), code)


def _line(done: subprocess.CompletedProcess[str], code: int = 1) -> str:
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), done.stderr
    return done.stderr.rstrip("\n")


def without_roots_powers(folder: Path, words: list[str], code: int = 1, /, **settings: str) -> str:
    """The same in a process that file rights hold for: root's pass over them."""
    return _line(hisobot_without_powers(folder, *words, **settings), code)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_it_says_that_a_file_is_no_database(words: list[str], tmp_path: Path, real: dict[str, str]) -> None:
    (tmp_path / "my.db").write_bytes(b"this was a letter " * 500)
    refusal = refused(tmp_path, words, DATABASE_URL="sqlite:///my.db", **real)
    assert refusal.startswith("DATABASE_URL: my.db cannot be used (file is not a database); name another file, or ")
    assert (tmp_path / "my.db").read_bytes() == b"this was a letter " * 500


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("place", [".", "kept", "new/"])
def test_it_says_that_a_folder_is_no_database(
    words: list[str], place: str, tmp_path: Path, real: dict[str, str]
) -> None:
    (tmp_path / "kept").mkdir()
    refusal = refused(tmp_path, words, 2, DATABASE_URL=f"sqlite:///{place}", **real)
    assert refusal == f"DATABASE_URL 'sqlite:///{place}' names a folder: write sqlite:///folder/file.db."
    assert [path.name for path in tmp_path.rglob("*")] == ["kept"]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_it_says_that_a_server_does_not_answer(words: list[str], tmp_path: Path, real: dict[str, str]) -> None:
    refusal = refused(tmp_path, words, DATABASE_URL="postgresql://library:geheim@127.0.0.1:1/plan", **real)
    assert refusal.startswith("DATABASE_URL: 127.0.0.1:1/plan cannot be used (")
    assert "refused" in refusal
    assert refusal.endswith("correct the address, the name and the password, or start the server.")
    assert "geheim" not in refusal


@pytest.mark.parametrize("words", [["history"], ["run"]], ids=" ".join)
def test_it_says_what_a_server_has_against_it(words: list[str], cluster: Cluster, tmp_path: Path) -> None:
    where = cluster.dsn("no_such")
    for url, why in {
        where: 'database "no_such" does not exist',
        where.replace("library@", "stranger:geheim@"): 'role "stranger" does not exist',
        where.replace("127.0.0.1", "no-such-host.invalid"): "no-such-host.invalid",
        f"{where}?colour=red": 'invalid connection option "colour"',
    }.items():
        refusal = refused(tmp_path, words, DATABASE_URL=url, BOT_TOKEN=TOKEN)
        assert refusal.startswith("DATABASE_URL: ")
        assert why in refusal
        assert "geheim" not in refusal


def test_it_says_that_a_server_does_not_let_it(cluster: Cluster, tmp_path: Path) -> None:
    ours = cluster.create("guarded")
    with psycopg.connect(ours) as connection:
        connection.execute("CREATE ROLE guest LOGIN")
    theirs = ours.replace("library@", "guest@")
    assert "permission denied for schema public" in refused(tmp_path, ["run"], DATABASE_URL=theirs, BOT_TOKEN=TOKEN)
    assert " holds no library; " in refused(tmp_path, ["history"], DATABASE_URL=ours)
    migrate(ours)
    refusal = refused(tmp_path, ["history"], DATABASE_URL=theirs)
    assert "permission denied for table alembic_version" in refusal
    assert refusal.endswith("correct the address, the name and the password, or start the server.")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_it_leaves_a_newer_database_alone(words: list[str], tmp_path: Path, real: dict[str, str]) -> None:
    """Nor does it copy it: a start that is tried again and again would push out the copies that were good."""
    empty_database(tmp_path / "my.db")
    with closing(sqlite3.connect(tmp_path / "my.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    refusal = refused(tmp_path, words, DATABASE_URL="sqlite:///my.db", **real)
    assert refusal == (
        "DATABASE_URL: my.db is of a newer Hisobot (revision 0999); install that one, or name another database."
    )
    assert not [*tmp_path.rglob("*before*")]


@pytest.mark.parametrize("words", [*READING, *WRITING], ids=" ".join)
def test_only_a_starting_bot_upgrades(words: list[str], tmp_path: Path, real: dict[str, str]) -> None:
    empty_database(tmp_path / "my.db", "0002")
    before = (tmp_path / "my.db").read_bytes()
    refusal = refused(tmp_path, words, DATABASE_URL="sqlite:///my.db", **real)
    assert refusal == (
        "DATABASE_URL: my.db is of an older Hisobot; start this one's bot once (`hisobot run`), which brings it up to"
        " date."
    )
    assert (tmp_path / "my.db").read_bytes() == before


def test_a_start_upgrades_and_keeps_a_copy(tmp_path: Path, real: dict[str, str]) -> None:
    empty_database(tmp_path / "my.db", "0002")
    process = started(tmp_path, DATABASE_URL="sqlite:///my.db", **real)
    eventually(lambda: "is at work" in (tmp_path / "out").read_text(), 20)
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    [copy] = (tmp_path / "data" / "backups").glob("*-before-*")  # there may be tonight's, too
    assert (_revision(copy), _revision(tmp_path / "my.db")) == ("0002", newest_revision())


def test_a_start_upgrades_a_server_and_keeps_a_copy(cluster: Cluster, tmp_path: Path, real: dict[str, str]) -> None:
    cluster.drop("hisobot")
    url = cluster.create("hisobot")
    migrate(url, "0002")
    process = started(tmp_path, DATABASE_URL=url, **real)
    eventually(lambda: "is at work" in (tmp_path / "out").read_text(), 40)
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    [copy] = (tmp_path / "data" / "backups").glob("hisobot-*-before-*")
    checked = hisobot(tmp_path, "restore", "--check", str(copy), DATABASE_URL=url)
    assert checked.returncode == 0, checked.stderr


def test_a_server_is_not_upgraded_without_a_copy(cluster: Cluster, tmp_path: Path, real: dict[str, str]) -> None:
    cluster.drop("hisobot")
    url = cluster.create("hisobot")
    migrate(url, "0002")
    refusal = refused(tmp_path, ["run"], DATABASE_URL=url, BACKUP_DIR="/dev/null/b", **real)
    assert refusal.startswith("BACKUP_DIR: ")
    engine = open_database(url).engine
    assert revision_standing(engine) == "older", "nothing was changed"
    engine.dispose()


def _revision(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_it_reads_only_what_is_there(words: list[str], tmp_path: Path) -> None:
    refusal = refused(tmp_path, words, DATABASE_URL="sqlite:///new/my.db")
    assert refusal == f"DATABASE_URL: there is no file new/my.db; {BEGIN}"
    assert not list(tmp_path.iterdir())
    empty_database(tmp_path / "empty.db")
    assert refused(tmp_path, words, DATABASE_URL="sqlite:///empty.db") == (
        f"DATABASE_URL: empty.db holds no library; {BEGIN}"
    )


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_it_leaves_another_programs_file_as_it_is(
    words: list[str], mode: str, tmp_path: Path, real: dict[str, str]
) -> None:
    file = tmp_path / "shop.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA journal_mode={mode}")
        connection.execute("CREATE TABLE goods (price INTEGER)")
    before = file.read_bytes()
    refusal = refused(tmp_path, words, DATABASE_URL="sqlite:///shop.db", **real)
    assert refusal == (
        f"DATABASE_URL: shop.db holds no library; {BEGIN}"
        if words in READING
        else "DATABASE_URL: shop.db belongs to another program; name another file."
    )
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["shop.db"]


def test_it_leaves_a_file_alone_that_another_program_has_open(tmp_path: Path, real: dict[str, str]) -> None:
    """What was written last is in its log only, and is seen there."""
    file = tmp_path / "shop.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE goods (price INTEGER)")
        before = sorted((path.name, path.read_bytes()) for path in tmp_path.iterdir() if not path.name.endswith("-shm"))
        refusal = refused(tmp_path, ["run"], DATABASE_URL="sqlite:///shop.db", **real)
        assert refusal == "DATABASE_URL: shop.db belongs to another program; name another file."
        after = sorted((path.name, path.read_bytes()) for path in tmp_path.iterdir() if not path.name.endswith("-shm"))
    assert after == before


def test_it_makes_no_database_for_a_plan_that_cannot_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("salom")
    assert refused(tmp_path, ["plan", "load", "plan.txt"]).startswith("plan.txt: ")
    refusal = refused(tmp_path, ["plan", "load", str(PLAN), "--year", "2031"])
    assert refusal == f"--year: {PLAN} is the plan of 2025, not of 2031."
    assert [path.name for path in tmp_path.iterdir()] == ["plan.txt"]


def test_it_puts_each_open_question_of_a_plan_on_a_line_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(workbook(*DOUBTFUL))
    done = hisobot(tmp_path, "plan", "load", "plan.xlsx")
    first, *questions = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert first == "plan.xlsx: there are open questions; send the file to the bot, which asks them:"
    assert [question[:2] for question in questions] == ["- "] * 3
    assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]


@pytest.mark.parametrize("words", [["history"], ["plan", "load", str(PLAN)], ["run"]], ids=" ".join)
def test_it_says_that_it_may_not_write_the_database(words: list[str], tmp_path: Path, real: dict[str, str]) -> None:
    kept = tmp_path / "kept"
    empty_database(kept / "my.db")
    (kept / "my.db").chmod(0o444)
    kept.chmod(0o555)
    refusal = without_roots_powers(tmp_path, words, DATABASE_URL="sqlite:///kept/my.db", **real)
    kept.chmod(0o755)
    assert refusal.startswith("DATABASE_URL: kept/my.db cannot be used (")
    assert refusal.endswith("whoever runs Hisobot must be able to write the file and its folder.")


@pytest.mark.parametrize("words", [["run"], ["sandbox", "--fresh"]], ids=" ".join)
def test_it_says_that_the_sandbox_has_no_place(words: list[str], tmp_path: Path) -> None:
    """DATABASE_URL has no part in it, so it is not blamed."""
    (tmp_path / "data").write_text("")
    refusal = refused(tmp_path, words, SANDBOX_PORT="0")
    assert refusal.startswith("The sandbox: data/sandbox.db cannot be used (")
    assert "DATABASE_URL" not in refusal


def test_it_says_that_it_may_not_write_backups(tmp_path: Path, real: dict[str, str]) -> None:
    (tmp_path / "kept").mkdir(0o555)
    refusal = without_roots_powers(tmp_path, ["run"], BACKUP_DIR="kept", **real)
    assert refusal == "BACKUP_DIR: kept may not be written to; change its rights, or name another folder."
    refusal = refused(tmp_path, ["run"], BACKUP_DIR="/dev/null/x", **real)
    assert refusal.startswith("BACKUP_DIR: /dev/null/x cannot be made (Not a directory); change its rights, or name ")


def test_it_says_that_its_webhooks_port_is_taken(telegram: Running, tmp_path: Path, real: dict[str, str]) -> None:
    taken = telegram.url.removeprefix("http://")
    hook = {"WEBHOOK_URL": "https://bot.example.uz/hook", "WEBHOOK_SECRET": "s" * 20, "WEBHOOK_LISTEN": taken}
    refusal = refused(tmp_path, ["run"], **hook, **real)
    assert refusal == (
        f"WEBHOOK_LISTEN: {taken} cannot be listened at (Address already in use); name another port, or end what holds"
        " it."
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_it_says_that_the_settings_file_cannot_be_read(words: list[str], tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("LOG_LEVEL=INFO".encode("utf-16"))
    assert refused(tmp_path, words, 2) == ".env is not written in UTF-8: save it anew as UTF-8 text."
    assert [path.name for path in tmp_path.iterdir()] == [".env"]


def test_it_says_that_the_settings_file_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / ".env").touch(0)
    assert without_roots_powers(tmp_path, ["run"], 2) == ".env cannot be read: Permission denied. Change its rights."


def test_it_reads_a_settings_file_that_notepad_has_saved(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=LOUD\n", encoding="utf-8-sig")
    assert refused(tmp_path, ["history"], 2).startswith("LOG_LEVEL must be one of DEBUG, ")


def test_it_says_who_refuses_an_invitation(telegram: Running, tmp_path: Path) -> None:
    refusal = refused(tmp_path, ["invite"], BOT_TOKEN="123456:TEST-other", TELEGRAM_API_URL=telegram.url)
    assert refusal == "BOT_TOKEN is refused by Telegram: write the token as BotFather gave it."
    refusal = refused(tmp_path, ["invite"], BOT_TOKEN=TOKEN, TELEGRAM_API_URL="http://127.0.0.1:9")
    assert refusal.startswith("TELEGRAM_API_URL: http://127.0.0.1:9 did not say who this bot is (")
    assert not list(tmp_path.iterdir())


def test_it_ends_without_a_word_when_it_is_interrupted(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        where = f"http://127.0.0.1:{silent.getsockname()[1]}"
        process = started(tmp_path, "invite", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=where)
        silent.settimeout(20)
        connection, _ = silent.accept()
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        connection.close()
    assert (tmp_path / "out").read_text() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is played by /dev/full")
def test_it_says_that_a_full_disk_takes_no_lines(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "plan", "check", str(PLAN)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, cwd=tmp_path, env=environment({}), stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert (done.returncode, done.stderr) == (1, b"What there is to say cannot be printed: No space left on device.\n")


def test_it_prints_on_a_terminal_that_lacks_letters(tmp_path: Path) -> None:
    done = hisobot(tmp_path, "plan", "check", str(PLAN), PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u2026" in done.stdout
