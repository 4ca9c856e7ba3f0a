"""Each thing that can be wrong with an installation is made wrong, found, and healed by doing what is advised."""

import json
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from bot.care.places import look_at_database
from bot.cli.care.doctor import examine_installation
from bot.cli.copies.restore import restore_copy
from bot.instance import only_instance
from sandbox.server import start_in_thread
from sandbox.state.world import Webhook
from storage.copies.nights import Night, note_night
from storage.copies.sealing import new_key
from storage.database import open_database
from storage.transport.inbox import store_offset
from tests.support.care.installation import BOT, Installation, healthy_installation
from tests.support.command_line import environment, hisobot_without_powers, started
from tests.support.empty_database import empty_database
from tests.support.postgres import Cluster
from tests.support.transport.running import TOKEN, eventually, free_place
from usecases.people.founding import open_library


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Installation]:
    made = healthy_installation(tmp_path)
    yield made
    made.telegram.stop()


def test_a_healthy_installation_is_well(
    ours: Installation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ours.folder)
    before = {path: path.read_bytes() for path in ours.folder.rglob("*") if path.is_file()}
    assert examine_installation(ours.settings, Namespace(json=False), ours.clock) == 0
    said = capsys.readouterr().out
    assert said.endswith("Nosozlik topilmadi.\n")
    assert "yaxshi   Token: Telegram botni tanidi: @" in said
    assert "yaxshi   Nusxalar: hisobot-" in said
    assert "e'tibor  Bot: to'xtab turibdi\n         -> `hisobot run` buyrug'i bilan" in said
    assert TOKEN not in said
    assert examine_installation(ours.settings, Namespace(json=True), ours.clock) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["well"] is True
    assert [finding["about"] for finding in told["findings"]] == list(ours.found())
    after = {path: path.read_bytes() for path in ours.folder.rglob("*") if path.is_file()}
    assert {path for path in after if before.get(path) != after[path]} <= {ours.folder / "hisobot.db.lock"}


Heal = Callable[[], object]


def _mistyped_line(ours: Installation) -> Heal:
    with ours.env_file.open("a") as file:
        file.write("LOG_LEVEL INFO\n")
    return lambda: ours.write(LOG_LEVEL="INFO")


def _wrong_value(ours: Installation) -> Heal:
    ours.write(TIMEZONE="Toshkent")
    return lambda: ours.write(TIMEZONE="Asia/Tashkent")


def _mistyped_name(ours: Installation) -> Heal:
    ours.write(BACKUP_DIRR="x")
    return lambda: ours.write(BACKUP_DIRR=None)


def _read_by_others(ours: Installation) -> Heal:
    ours.env_file.chmod(0o644)
    return lambda: ours.env_file.chmod(0o600)


def _no_token(ours: Installation) -> Heal:
    ours.write(BOT_TOKEN=None)
    return lambda: ours.write(BOT_TOKEN=TOKEN)


def _another_token(ours: Installation) -> Heal:
    ours.write(BOT_TOKEN="123456:TEST-other")
    return lambda: ours.write(BOT_TOKEN=TOKEN)


def _no_network(ours: Installation) -> Heal:
    port = int(ours.telegram.url.rpartition(":")[2])
    ours.telegram.stop()

    def back() -> None:
        ours.telegram = start_in_thread(ours.telegram.sandbox, port=port)

    return back


def _clock_ahead(ours: Installation) -> Heal:
    ours.ahead = timedelta(minutes=10, seconds=30)
    return lambda: setattr(ours, "ahead", timedelta())


def _clock_behind(ours: Installation) -> Heal:
    ours.ahead = timedelta(hours=-5, minutes=-30)
    return lambda: setattr(ours, "ahead", timedelta())


def _start_once(ours: Installation) -> None:
    """`hisobot run`, and its end."""
    process = started(ours.folder, "run")
    eventually(lambda: "is at work" in (ours.folder / "out").read_text())
    eventually(lambda: not ours.settings.webhook_url or ours.telegram.sandbox.bot().webhook)
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0, (ours.folder / "out").read_text()


def _hook_missing(ours: Installation) -> Heal:
    place = free_place()
    ours.write(WEBHOOK_URL=place.url, WEBHOOK_SECRET="s" * 20, WEBHOOK_LISTEN=f"{place.host}:{place.port}")
    return lambda: _start_once(ours)


def _another_programs(ours: Installation) -> Heal:
    with closing(sqlite3.connect(ours.folder / "shop.db")) as connection:
        connection.execute("CREATE TABLE goods (price INTEGER)")
    ours.write(DATABASE_URL=f"sqlite:///{ours.folder}/shop.db")
    return lambda: ours.write(DATABASE_URL=f"sqlite:///{ours.database_file}")


def _newer(ours: Installation) -> Heal:
    newer = ours.folder / "newer.db"
    empty_database(newer)
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    ours.write(DATABASE_URL=f"sqlite:///{newer}")
    return lambda: ours.write(DATABASE_URL=f"sqlite:///{ours.database_file}")


def _no_file(ours: Installation) -> Heal:
    ours.write(DATABASE_URL=f"sqlite:///{ours.folder}/none/my.db")
    return lambda: ours.write(DATABASE_URL=f"sqlite:///{ours.database_file}")


def _emptied(ours: Installation) -> Heal:
    ours.database_file.write_bytes(b"")
    return lambda: _restore(ours)


def _lost(ours: Installation) -> Heal:
    for path in ours.folder.glob("hisobot.db*"):
        path.unlink()
    return lambda: _restore(ours)


def _a_table_lost(ours: Installation) -> Heal:
    with closing(sqlite3.connect(ours.database_file)) as connection, connection:
        connection.execute("DROP TABLE answers")
    return lambda: _restore(ours)


def _copy_of_tomorrow(ours: Installation) -> Heal:
    """A copy made while the machine's clock was years ahead."""
    [copy] = (ours.folder / "backups").glob("*.db")
    later = copy.rename(copy.with_name("hisobot-20810101-020000-nightly.db"))

    def heal() -> None:
        later.rename(ours.folder / later.name)
        ours.back_up()

    return heal


def _locked(ours: Installation) -> Heal:
    other = sqlite3.connect(ours.database_file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    return other.close


def _no_database(ours: Installation) -> Heal:
    ours.database_file.write_bytes(b"this was a letter " * 500)
    return lambda: _restore(ours)


def _torn_pages(ours: Installation) -> Heal:
    content = bytearray(ours.database_file.read_bytes())
    for page in range(len(content) // 2, len(content), 4096):
        content[page : page + 40] = b"\xff" * 40
    ours.database_file.write_bytes(content)
    return lambda: _restore(ours)


def _restore(ours: Installation) -> None:
    given = Namespace(newest=True, check=False, file=None)
    assert restore_copy(ours.settings, given, ours.clock) == 0


def _port_taken(ours: Installation) -> Heal:
    taken = socket.create_server(("127.0.0.1", 0))
    url = "https://bot.example.uz/hook"
    ours.telegram.sandbox.bot().webhook = Webhook(url)
    ours.write(WEBHOOK_URL=url, WEBHOOK_SECRET="s" * 20, WEBHOOK_LISTEN=f"127.0.0.1:{taken.getsockname()[1]}")
    return taken.close


def _no_copy(ours: Installation) -> Heal:
    shutil.rmtree(ours.folder / "backups")
    return ours.back_up


def _old_copy(ours: Installation) -> Heal:
    [copy] = (ours.folder / "backups").glob("*.db")
    copy.rename(copy.with_name("hisobot-20250101-020000-nightly.db"))
    return ours.back_up


def _copy_cut_short(ours: Installation) -> Heal:
    [copy] = (ours.folder / "backups").glob("*.db")
    copy.write_bytes(copy.read_bytes()[:10_000])
    ours.ahead = timedelta(seconds=2)  # the name of the next has another second
    return ours.back_up


def _another_key(ours: Installation) -> Heal:
    ours.write(BACKUP_KEY=new_key())
    shutil.rmtree(ours.folder / "backups")
    ours.back_up()
    assert ours.troubles() == {}, "one that is encrypted is opened too"
    ours.write(BACKUP_KEY=new_key())
    ours.ahead = timedelta(seconds=2)
    return ours.back_up


def _copies_have_no_folder(ours: Installation) -> Heal:
    ours.write(BACKUP_DIR="/dev/null/backups")
    return lambda: ours.write(BACKUP_DIR=str(ours.folder / "backups"))


def _night_without_a_copy(ours: Installation) -> Heal:
    database = open_database(ours.settings.database_url)
    with database.write() as session:
        note_night(session, Night("20250401", ours.clock() + timedelta(seconds=1), error="no space left"))
    database.close()
    ours.ahead = timedelta(seconds=5)
    return ours.back_up


def _operator_unknown(ours: Installation) -> Heal:
    operator = ours.telegram.sandbox.add_person("Operator")["id"]
    ours.write(OPERATOR_CHAT=str(operator))
    return lambda: ours.telegram.sandbox.say(operator, "/start")


def _health_port_taken(ours: Installation) -> Heal:
    taken = socket.create_server(("127.0.0.1", 0))
    ours.write(HEALTH_LISTEN=f"127.0.0.1:{taken.getsockname()[1]}")
    return taken.close


def _silent(ours: Installation) -> Heal:
    """At work, and deaf."""
    held = ExitStack()
    held.enter_context(only_instance(ours.database_file))
    _heard(ours, timedelta(minutes=10))

    def again() -> None:
        held.close()
        _heard(ours, timedelta())

    return again


def _heard(ours: Installation, ago: timedelta) -> None:
    database = open_database(ours.settings.database_url)
    with database.write() as session:
        store_offset(session, BOT, 1, ours.clock() - ago)
    database.close()


@pytest.mark.parametrize(
    ("spoil", "about", "said"),
    [
        (_mistyped_line, "settings", "5-qator: NAME=value kabi yozing."),
        (_wrong_value, "settings", "TIMEZONE 'Toshkent' degan mintaqa yo'q"),
        (_mistyped_name, "settings", "BACKUP_DIR demoqchimidingiz? .env faylida"),
        (_read_by_others, "settings", "`chmod 600 .env`"),
        (_no_token, "token", "BOT_TOKEN yozilmagan `hisobot setup`"),
        (_another_token, "token", "BOT_TOKEN ni Telegram tanimadi: tokenni BotFather"),
        (_no_network, "token", "kompyuterning internetini tekshirib"),
        (_clock_ahead, "clock", "10 daqiqa oldinda kompyuterda vaqtni internetdan olishni yoqing"),
        (_clock_behind, "clock", "5 soat orqada"),
        (_hook_missing, "webhook", "WEBHOOK_URL yozilgan, Telegramda esa bunday webhook qo'yilmagan"),
        (_another_programs, "database", "shop.db boshqa dasturniki; boshqa faylni yozing."),
        (_newer, "database", "yangiroq Hisobotniki (0999-o'zgarish)"),
        (_no_file, "database", "none/my.db degan fayl yo'q; botning o'z bazasini yozing yoki `hisobot run` bilan"),
        (_emptied, "database", "eng yangi nusxani qaytaring: `hisobot restore --newest`"),
        (_lost, "database", "yo'qolgan bo'lsa, eng yangi nusxani qaytaring: `hisobot restore --newest`"),
        (_a_table_lost, "database", "ichida bu jadvallar yo'q: answers botni to'xtating va `hisobot restore"),
        (_copy_of_tomorrow, "copies", "(hisobot-20810101-020000-nightly.db)"),
        (_locked, "database", "(baza band); uni boshqa dastur band qilgan: u tugagach, qayta urining."),
        (_no_database, "database", "boshqa faylni yozing yoki eng yangi nusxani qaytaring: `hisobot restore"),
        (_torn_pages, "database", "`hisobot restore --newest`"),
        (_port_taken, "ports", "ni tinglab bo'lmaydi (band); boshqa portni yozing yoki uni band qilgan"),
        (_health_port_taken, "ports", "HEALTH_LISTEN: 127.0.0.1:"),
        (_operator_unknown, "operator", "OPERATOR_CHAT: bunday chatni bot topa olmadi o'sha hisobdan botga /start"),
        (_no_copy, "copies", "birorta ham nusxasi yo'q `hisobot backup`"),
        (_old_copy, "copies", "(hisobot-20250101-020000-nightly.db)"),
        (_another_key, "copies", "eng yangi nusxa ochilmadi: BACKUP_KEY"),
        (_copy_cut_short, "copies", "eng yangi nusxa ochilmadi: "),
        (_night_without_a_copy, "copies", "da nusxa olinmadi: no space left"),
        (_copies_have_no_folder, "disk", "BACKUP_DIR: /dev/null/backups ochilmadi (bu papka emas)"),
        (_silent, "work", "Telegramdan 10 daqiqa davomida javob olmadi"),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "-",
)
def test_what_is_broken_is_found_and_healed_by_its_advice(
    ours: Installation,
    spoil: Callable[[Installation], Heal],
    about: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("storage.trial.PATIENCE_SECONDS", 0.1)
    heal = spoil(ours)
    troubles = ours.troubles()
    assert said in troubles.get(about, ""), troubles
    assert TOKEN not in str(troubles)
    heal()
    assert ours.troubles() == {}


def test_one_start_heals_what_is_left_of_the_time_before(ours: Installation) -> None:
    empty_database(ours.folder / "older.db", "0002")
    ours.write(DATABASE_URL=f"sqlite:///{ours.folder}/older.db")
    ours.telegram.sandbox.bot().webhook = Webhook("https://old.example.uz/hook")
    troubles = ours.troubles()
    assert troubles.keys() == {"database", "webhook"}
    assert "eski Hisobotniki; shu dastur botini bir marta ishga tushiring (`hisobot run`)" in troubles["database"]
    assert troubles["webhook"].startswith("WEBHOOK_URL yozilmagan, Telegramda esa webhook qo'yilgan")
    _start_once(ours)
    ours.back_up()  # a start makes the night's copy, too, if it is not told to end before
    assert ours.troubles() == {}


def _doctor_as(ours: Installation, *before: str) -> dict[str, str]:
    """The troubles that the command tells of in a process of its own."""
    command = [*before, sys.executable, "-m", "bot", "doctor", "--json"]
    done = subprocess.run(
        command, cwd=ours.folder, env=environment({}), capture_output=True, text=True, timeout=100, check=False
    )
    return _troubles_in(done)


def _troubles_in(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    assert done.returncode == 1, done.stderr
    findings = json.loads(done.stdout)["findings"]
    return {finding["about"]: finding["what"] for finding in findings if finding["state"] == "trouble"}


def test_a_database_that_may_not_be_written_is_found(ours: Installation) -> None:
    ours.database_file.chmod(0o444)
    assert _troubles_in(hisobot_without_powers(ours.folder, "doctor", "--json"))["database"].endswith(
        "whoever runs Hisobot must be able to write the file and its folder."
    )
    ours.database_file.chmod(0o600)
    assert ours.troubles() == {}


def test_a_full_disk_is_found(ours: Installation) -> None:
    small = ours.folder / "small"
    small.mkdir()
    mount = f"mount -t tmpfs -o size=16m small {small}"
    if (
        shutil.which("unshare") is None
        or subprocess.run(["unshare", "-m", "sh", "-c", mount], capture_output=True).returncode
    ):
        pytest.skip("no small disk can be made here")
    ours.write(BACKUP_DIR=str(small))
    shown = _doctor_as(ours, "unshare", "-m", "sh", "-c", f'{mount} && exec "$@"', "sh")
    assert shown["disk"] == f"BACKUP_DIR: 16 MB are left on the disk of {small}"
    ours.write(BACKUP_DIR=str(ours.folder / "backups"))
    assert ours.troubles() == {}


def test_a_server_is_looked_over_too(ours: Installation, cluster: Cluster, postgres_template: str) -> None:
    url = cluster.create("examined", postgres_template)
    database = open_database(url)
    with database.write() as session:
        open_library(session, "Kutubxona", ours.clock() - timedelta(days=10))
    database.close()
    ours.write(DATABASE_URL=url)
    assert ours.found()["copies"].what == "BACKUP_DIR: bazaning birorta ham nusxasi yo'q"
    ours.back_up()
    assert ours.troubles() == {}
    cluster.stop()
    said = look_at_database(ours.settings).what
    assert said.endswith("manzil, ism va parolni to'g'rilang yoki serverni ishga tushiring.")
    cluster.start()
    assert look_at_database(ours.settings).state == "well"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ALTER DATABASE examined SET default_transaction_read_only = on")
    said = look_at_database(ours.settings).what
    assert said.endswith("yozsa bo'ladigan serverni ko'rsating (zaxira serverga yozilmaydi).")
    cluster.drop("examined")
