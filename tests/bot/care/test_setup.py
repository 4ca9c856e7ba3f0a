"""From an empty folder to a bot that only has to be started; ended anywhere, begun again; and wrong answers."""

import json
import re
import signal
import socket
import sqlite3
import stat
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO, TextIOWrapper
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.cli.care.doctor import examine_installation
from bot.cli.care.setup import set_up, terminal_lines
from bot.settings import Settings, read_settings
from bot.trouble import Unusable
from reports.pictures.qr import qr_lines
from sandbox.people import Phone
from sandbox.sandbox import Sandbox
from sandbox.server import Running, start_in_thread
from storage.database import open_database
from storage.people import people
from storage.planning.plans import newest_plan_year
from tests.support.command_line import PLAN, hisobot, started
from tests.support.empty_database import empty_database
from tests.support.plans.files import READERS, row, workbook
from tests.support.transport.running import TOKEN, eventually, free_place

OTHER = "123456:TEST-other"


@pytest.fixture
def telegram() -> Iterator[Running]:
    running = start_in_thread(Sandbox(TOKEN, limits=False))
    yield running
    running.stop()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, telegram: Running) -> Path:
    """An empty folder that commands are typed in; the local Telegram is the one that there is."""
    monkeypatch.chdir(tmp_path)
    for name in ("BOT_TOKEN", "DATABASE_URL", "BACKUP_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TELEGRAM_API_URL", telegram.url)
    return tmp_path


class Typing:
    """Somebody at the terminal, who answers in turn and then ends it as Ctrl+D does."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.asked = list(answers), list[str]()

    def __call__(self, question: str) -> str:
        self.asked.append(question)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)


def _setup(*answers: str, asking: bool = True, **options: object) -> tuple[int, list[str]]:
    """The exit code, and how each question began."""
    given = Namespace(**{"token": None, "name": None, "timezone": None, "plan": None, **options})
    typing = Typing(*answers)
    code = set_up(Settings(), given, ask=typing if asking else None)
    return code, [re.split(r"[\[(]", question)[0].strip() for question in typing.asked]


TOKEN_ASKED, NAME_ASKED = "Telegramda @BotFather bergan tokenni qo'ying:", "Kutubxona nomi"
ZONE_ASKED, PLAN_ASKED = "Vaqt mintaqasi", "Reja fayli"


def test_it_asks_one_thing_after_the_other(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, asked = _setup(TOKEN, "Xonqa  tuman kutubxonasi", "Asia/Samarkand", f"'{PLAN}'")
    said = capsys.readouterr().out
    assert (code, asked) == (0, [TOKEN_ASKED, NAME_ASKED, ZONE_ASKED, PLAN_ASKED])
    assert "Kutubxona ochildi: Xonqa tuman kutubxonasi (Asia/Samarkand). Bazasi: data/hisobot.db" in said
    assert re.search(r"\n  https://t\.me/\w+\?start=[\w-]{32}\n", said)
    assert said.count("█") > 100, "the link's picture"
    assert TOKEN not in said
    written = (folder / ".env").read_text()
    assert f"\nBOT_TOKEN={TOKEN}\n" in written
    assert "\nTIMEZONE=Asia/Samarkand\n" in written
    assert stat.S_IMODE((folder / ".env").stat().st_mode) == 0o600
    database = open_database("sqlite:///data/hisobot.db")
    with database.read() as session:
        library = people.only_library(session)
        assert library is not None
        assert (library.name, library.timezone) == ("Xonqa tuman kutubxonasi", "Asia/Samarkand")
        assert newest_plan_year(session, library.id) == 2025
    database.close()


def test_what_is_there_is_not_asked_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for answers, asked in (
        ((), [TOKEN_ASKED]),
        ((TOKEN,), [TOKEN_ASKED, NAME_ASKED]),
        (("Xonqa tuman kutubxonasi",), [NAME_ASKED, ZONE_ASKED]),
        (("Xonqa tuman kutubxonasi", ""), [NAME_ASKED, ZONE_ASKED, PLAN_ASKED]),
        ((), [PLAN_ASKED]),
    ):
        assert _setup(*answers) == (130, asked)
    assert _setup("") == (0, [PLAN_ASKED])
    assert "Kutubxona bor: Xonqa tuman kutubxonasi." in capsys.readouterr().out
    (folder / "reja.xlsx").write_bytes(workbook(row("1", "Kitob berish", responsible=READERS)))
    assert _setup("reja.xlsx") == (0, [PLAN_ASKED])
    assert _setup() == (0, [])
    assert "Reja bor: 2025-yil" in capsys.readouterr().out


def test_wrong_answers_are_asked_again(folder: Path, telegram: Running, capsys: pytest.CaptureFixture[str]) -> None:
    code, asked = _setup("salom", OTHER, TOKEN, "X", "Xonqa kutubxonasi", "Toshkent", "", "yo'q.xlsx", "")
    assert code == 0
    assert asked == [TOKEN_ASKED] * 3 + [NAME_ASKED] * 2 + [ZONE_ASKED] * 2 + [PLAN_ASKED] * 2
    said = capsys.readouterr().out
    for sentence in (
        "BOT_TOKEN botning tokeni emas: BotFather berganidek yozing",
        "BOT_TOKEN ni Telegram tanimadi: tokenni BotFather berganidek yozing.",
        "Kutubxona nomi 3 harfdan 200 harfgacha bo'lsin.",
        "TIMEZONE 'Toshkent' degan mintaqa yo'q: Asia/Tashkent kabi nom yozing.",
        "Reja fayli ochilmadi.",
        "Reja keyinroq: uni direktor botga fayl qilib yuboradi",
    ):
        assert said.count(sentence) == 1, sentence
    assert OTHER not in (folder / ".env").read_text()


def test_a_script_answers_by_options(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _setup(asking=False)[0] == 2
    assert capsys.readouterr().err.startswith("--token: BOT_TOKEN yozilmagan")
    assert _setup(asking=False, token=OTHER)[0] == 2
    assert capsys.readouterr().err == "BOT_TOKEN ni Telegram tanimadi: tokenni BotFather berganidek yozing.\n"
    assert _setup(asking=False, token=TOKEN, name="X")[0] == 2
    assert _setup(asking=False, token=TOKEN, timezone="Mars/Olympus")[0] == 2
    assert not (folder / "plan.txt").exists()
    (folder / "plan.txt").write_text("salom")
    assert _setup(asking=False, name="Xonqa kutubxonasi", plan=folder / "plan.txt")[0] == 1
    said = capsys.readouterr()
    assert "plan.txt: " in said.err.splitlines()[-1]
    assert "Reja kiritilmadi, qolgani tayyor." in said.out
    assert "https://t.me/" in said.out


def test_a_token_that_is_none_is_asked_for_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".env").write_text("LOG_LEVEL=ERROR\nBOT_TOKEN=@hisobot_bot\n")
    assert _setup(TOKEN) == (130, [TOKEN_ASKED, NAME_ASKED])
    assert "BOT_TOKEN botning tokeni emas: BotFather berganidek yozing" in capsys.readouterr().out
    assert (folder / ".env").read_text() == f"LOG_LEVEL=ERROR\nBOT_TOKEN={TOKEN}\n"
    (folder / ".env").write_text("LOG_LEVEL=LOUD\nBOT_TOKEN=@hisobot_bot\n")
    assert _setup(TOKEN) == (2, [])
    assert capsys.readouterr().err.startswith("LOG_LEVEL bulardan biri bo'ladi: ")


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_it_leaves_the_rest_of_the_settings_as_it_is(folder: Path, ending: str) -> None:
    before = f"# Kutubxona\r\nLOG_LEVEL=ERROR\n  export BOT_TOKEN = \nOURS='a b'{ending}"
    (folder / ".env").write_bytes(b"\xef\xbb\xbf" + before.encode())
    assert _setup("", asking=False, token=TOKEN, timezone="Asia/Samarkand")[0] == 0
    written = (folder / ".env").read_bytes().decode()
    assert written.startswith(f"# Kutubxona\r\nLOG_LEVEL=ERROR\nBOT_TOKEN={TOKEN}\nOURS='a b'")
    assert written.count("BOT_TOKEN") == 1
    settings = read_settings({}, folder / ".env")
    assert (settings.bot_token, settings.timezone, settings.log_level) == (TOKEN, "Asia/Samarkand", "ERROR")


def test_it_says_what_stands_in_the_way_as_a_start_does(
    folder: Path, telegram: Running, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the doctor says the very same sentence."""

    def refusal() -> str:
        with pytest.raises(Unusable) as refused:
            _setup(asking=False, token=TOKEN)
        return str(refused.value)

    def doctor() -> str:
        capsys.readouterr()
        examine_installation(read_settings({}, None), Namespace(json=True))
        return " ".join(finding["what"] for finding in json.loads(capsys.readouterr().out)["findings"])

    with closing(sqlite3.connect(folder / "shop.db")) as connection:
        connection.execute("CREATE TABLE goods (price INTEGER)")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///shop.db")
    assert refusal() == "DATABASE_URL: shop.db boshqa dasturniki; boshqa faylni yozing."
    assert refusal() in doctor()
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("BACKUP_DIR", "/dev/null/x")
    assert refusal() == (
        "BACKUP_DIR: /dev/null/x ochilmadi (bu papka emas); unga ruxsat bering yoki boshqa papkani yozing."
    )
    assert refusal() in doctor()
    monkeypatch.delenv("BACKUP_DIR")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("WEBHOOK_URL", "https://bot.example.uz/hook")
        monkeypatch.setenv("WEBHOOK_SECRET", "s" * 20)
        monkeypatch.setenv("WEBHOOK_LISTEN", f"127.0.0.1:{port}")
        assert refusal().startswith(f"WEBHOOK_LISTEN: 127.0.0.1:{port} ni tinglab bo'lmaydi (band)")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    assert _setup(asking=False)[0] == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("TELEGRAM_API_URL: http://127.0.0.1:9 bu qaysi bot ekanini aytmadi (")
    assert said in doctor()


def test_a_database_whose_making_was_interrupted_is_finished(folder: Path) -> None:
    empty_database(folder / "data" / "hisobot.db", "0007")
    assert _setup(asking=False, token=TOKEN)[0] == 0
    empty_database(folder / "data" / "hisobot.db", "0007")
    with closing(sqlite3.connect(folder / "data" / "hisobot.db")) as connection, connection:
        connection.execute(
            "INSERT INTO libraries (id, name, timezone, created_at) VALUES (1, 'Xonqa', 'Asia/Tashkent', '2025-01-06')"
        )
    with pytest.raises(Unusable, match="eski Hisobotniki"):
        _setup(asking=False)


@pytest.mark.parametrize(("encoding", "shown"), [("cp1251", False), ("cp866", True), ("utf-8", True)])
def test_the_links_picture_is_left_out_where_it_would_be_marks(
    encoding: str, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows' console takes every sign; a file or a window of old may not."""
    monkeypatch.setattr("sys.stdout", TextIOWrapper(BytesIO(), encoding=encoding))
    assert bool(terminal_lines(qr_lines("https://t.me/x?start=y"))) is shown


def test_its_bot_answers_the_director(folder: Path, telegram: Running) -> None:
    done = hisobot(folder, "setup", "--token", TOKEN, TELEGRAM_API_URL=telegram.url)
    assert done.returncode == 0, done.stderr
    [link] = re.findall(r"https://t\.me/\S+", done.stdout)
    monitored = f"127.0.0.1:{free_place().port}"
    process = started(folder, "run", TELEGRAM_API_URL=telegram.url, HEALTH_LISTEN=monitored)
    eventually(lambda: "is at work" in (folder / "out").read_text(), 40)
    assert "The link that was printed before opens still" in (folder / "out").read_text()
    malika = Phone(telegram.url, telegram.sandbox.add_person("Malika")["id"])
    malika.open_link(link)
    malika.wait_for("direktorimisiz")
    at_work = json.loads(hisobot(folder, "status", "--json").stdout)
    assert at_work["at_work"] is True
    assert at_work["leader"]["holder"].endswith(f"(PID {process.pid})")
    assert at_work["last_poll"] is not None
    with urlopen(f"http://{monitored}/readyz", timeout=30) as answer:
        assert json.load(answer) == {"ready": True, "leads": True, "waits_for": []}
    with urlopen(f"http://{monitored}/metrics", timeout=30) as answer:
        assert "\nhisobot_leader 1.0\n" in answer.read().decode()
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    stopped = json.loads(hisobot(folder, "status", "--json").stdout)
    assert {**stopped, "at_work": True, "at": "", "last_poll": ""} == {**at_work, "at": "", "last_poll": ""}
