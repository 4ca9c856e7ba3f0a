"""The terminal speaks one language a command: Uzbek, or English for operators."""

import re
from argparse import ArgumentTypeError
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.cli.given import read_day, read_span
from bot.cli.parser import COMMANDS, command_parser
from bot.cli.usage import language_meant
from bot.copies.words import in_words
from bot.settings import CHECKS, WrongSetting
from bot.transport.request import NotDelivered
from bot.trouble import database_trouble, disk_trouble, pooler_trouble, spoken, telegram_away
from storage.copies.making import BackupFailed
from storage.copies.sealing import WrongKey
from storage.copies.trouble import _FOR_THE_LOG
from tests.support.command_line import PLAN, hisobot
from texts.catalogue import templates_in
from texts.language import CATALOGUES, SOURCE, TERMINAL, TERMINAL_LANGUAGES, speaking
from texts.operator import commands
from texts.operator.copies import TROUBLES
from texts.template import names_of

TEXTS = Path(commands.__file__).parents[1]
WHOLLY_ENGLISH = (
    *sorted(path for path in (TEXTS / "operator").glob("*.py") if path.stem != "alerts"),  # which are told in the chat
    *(TEXTS / "planning" / "file" / f"{page}.py" for page in ("doubts", "hand_set", "refusals", "table")),
)
"""Pages whose every sentence the terminal may say."""
FOR_THE_CHAT = {"✋ <b>Qo'lda belgilangani qoladi</b>", "… va yana {n} ta"}
UZBEK = re.compile(r"\b(yozing|yoki|emas|bo'ladi|kerak|uchun|bilan|degan|papka)\b")


def _templates() -> Iterator[str]:
    for page in WHOLLY_ENGLISH:
        for _, template, is_translated in templates_in(page.read_text(encoding="utf-8")):
            if is_translated and template not in FOR_THE_CHAT:
                yield template


def test_the_english_catalogue_has_all_that_the_terminal_says() -> None:
    with (CATALOGUES / "en.po").open("rb") as lines:
        catalogue = read_po(lines)
    ours = {message.id if isinstance(message.id, str) else message.id[0]: message.string for message in catalogue}
    assert [template for template in _templates() if not ours.get(template)] == []
    for template, said in ours.items():
        for sentence in [said] if isinstance(said, str) else said or ():
            assert names_of(sentence) <= names_of(template), template


def test_what_goes_wrong_with_copies_is_said_and_logged() -> None:
    assert TROUBLES.keys() == _FOR_THE_LOG.keys()
    for code, sentence in TROUBLES.items():
        assert names_of(sentence.template) == names_of(_FOR_THE_LOG[code]), code
    inner = WrongKey("other_key", copy="a.age")
    failed = BackupFailed("not_copied", source="hisobot.db", folder="/mnt/usb", why=inner)
    assert in_words(failed) == (
        "hisobot.db dan /mnt/usb ga nusxa olinmadi: BACKUP_KEY a.age nusxasini ochmaydi: u boshqa kalit bilan olingan"
    )
    assert str(failed).startswith("hisobot.db could not be copied to /mnt/usb: BACKUP_KEY does not open a.age")
    arrived = BackupFailed.unpacked(failed.packed())  # from a process of its own
    assert (in_words(arrived), str(arrived)) == (in_words(failed), str(failed))


@pytest.mark.parametrize("language", TERMINAL_LANGUAGES)
@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_the_help_of_a_command_is_in_one_language(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    with speaking(language), pytest.raises(SystemExit):
        command_parser().parse_args([*name.split(), "--help"])
    said = capsys.readouterr().out
    english = language == "en"
    assert said.startswith("usage: " if english else "yozilishi: ")
    assert f"{'Example:' if english else 'Namuna:'} hisobot {name}" in said
    assert "show this help" not in said or english
    assert not (english and UZBEK.search(said)), said


REFUSED: dict[str, Callable[[], object]] = {
    "a port": lambda: CHECKS["SANDBOX_PORT"]("eshik"),
    "a zone": lambda: CHECKS["TIMEZONE"]("Buxoro"),
    "a token": lambda: CHECKS["BOT_TOKEN"]("@bot"),
    "a choice": lambda: CHECKS["LOG_LEVEL"]("qattiq"),
    "a database": lambda: CHECKS["DATABASE_URL"]("mysql://a/b"),
    "a day": lambda: read_day("31.02.2024"),
    "a span": lambda: read_span("2024-quarter-7"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refusal_is_in_the_language_that_is_spoken(what: str) -> None:
    said = {}
    for language in TERMINAL_LANGUAGES:
        with speaking(language), pytest.raises((WrongSetting, ArgumentTypeError)) as refused:
            REFUSED[what]()
        said[language] = str(refused.value)
    assert UZBEK.search(said["uz"]), said
    assert not UZBEK.search(said["en"]), said


def test_a_trouble_is_in_the_language_that_is_spoken() -> None:
    full = OSError(28, "No space left on device", "data/hisobot.db")
    url = "sqlite:///data/hisobot.db"
    said = str(disk_trouble(url, full))
    assert said.startswith("DATABASE_URL: data/hisobot.db ishlatib bo'lmaydi (diskda joy qolmagan: data/hisobot.db); ")
    with speaking("en"):
        assert "cannot be used (No space left on device: data/hisobot.db); make room" in str(disk_trouble(url, full))
    server = "postgresql://u:secret@db:5432/hisobot"
    assert "secret" not in str(pooler_trouble(server))
    assert str(pooler_trouble(server)).startswith("DATABASE_URL: db:5432/hisobot ga vositachi (PgBouncer) orqali")
    assert "internetini tekshirib" in telegram_away("https://api.telegram.org", TimeoutError())
    assert "(ulanib bo'lmadi)" in telegram_away("https://api.telegram.org", NotDelivered("no connection"))
    assert callable(database_trouble)


@pytest.mark.parametrize(
    ("words", "environment", "written", "language"),
    [
        ([], {}, "", "uz"),
        (["doctor"], {"TERMINAL_LANGUAGE": "EN"}, "", "en"),
        (["doctor"], {}, "TERMINAL_LANGUAGE=en\n", "en"),
        (["doctor"], {"TERMINAL_LANGUAGE": "uz"}, "TERMINAL_LANGUAGE=en\n", "uz"),
        (["doctor", "--lang", "uz"], {"TERMINAL_LANGUAGE": "en"}, "", "uz"),
        (["--lang=en", "plan", "check", "x"], {}, "", "en"),
        (["doctor", "--lang"], {"TERMINAL_LANGUAGE": "en"}, "", "uz"),
        (["doctor"], {"TERMINAL_LANGUAGE": "klingon"}, "", "uz"),
        (["doctor"], {}, 'TERMINAL_LANGUAGE="en', "uz"),
    ],
)
def test_it_is_chosen_by_option_environment_or_file(
    words: list[str], environment: dict[str, str], written: str, language: str, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(written)
    assert language_meant(words, environment, tmp_path / ".env") == language


def test_a_whole_command_speaks_it(tmp_path: Path) -> None:
    """And the plan that it reads, with its questions, too."""
    uzbek = hisobot(tmp_path, "plan", "check", str(PLAN), TERMINAL_LANGUAGE="uz")
    english = hisobot(tmp_path, "plan", "check", str(PLAN), "--lang", "en", TERMINAL_LANGUAGE="uz")
    assert "45 ta band, 54 ta ko'rsatkich, shundan 51 tasi so'raladi." in uzbek.stdout
    assert "45 rows, 54 figures, 51 of them are asked for." in english.stdout
    missing = hisobot(tmp_path, "status", TERMINAL_LANGUAGE="uz").stderr
    assert missing.startswith("DATABASE_URL: data/hisobot.db degan fayl yo'q; botning o'z bazasini yozing yoki ")


@pytest.mark.parametrize(
    ("own", "uzbek", "english"),
    [
        ("database is locked", "baza band", "the database is locked"),
        ("database table is locked", "baza band", "the database is locked"),
        ("file is not a database", "bu baza fayli emas", "file is not a database"),
        ("no such table: answers", "answers jadvali yo'q", "there is no table answers"),
        (
            'connection failed: FATAL: password authentication failed for user "kutubxona"',
            "kutubxona ning paroli noto'g'ri",
            "the password of kutubxona is wrong",
        ),
        ('FATAL: database "reja" does not exist', "reja degan baza yo'q", 'database "reja" does not exist'),
        (
            "[Errno 28] No space left on device: '/mnt/usb/a.db'",
            "diskda joy qolmagan: /mnt/usb/a.db",
            "No space left on device: /mnt/usb/a.db",
        ),
        ("[Errno 5] Input/output error", "[Errno 5] Input/output error", "[Errno 5] Input/output error"),
        ("something that nobody has met", "something that nobody has met", "something that nobody has met"),
    ],
)
def test_a_databases_own_words_are_in_the_language_of_the_terminal(own: str, uzbek: str, english: str) -> None:
    with speaking(SOURCE):
        assert spoken(own) == uzbek
    with speaking(TERMINAL):
        assert spoken(own) == english
