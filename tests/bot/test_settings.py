"""Settings are read once; a wrong one is named, and what to write instead is said."""

import re
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.settings import CHECKS, NAMES, Settings, WrongSetting, misspelled_names, read_settings
from storage.copies.sealing import new_key
from tests.support.command_line import hisobot

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / ".env.example"
TOKEN = "123456:" + "TEST-of-the-settings"

pytestmark = pytest.mark.usefixtures("in_english")


def test_it_starts_without_any_setting() -> None:
    settings = read_settings({}, None)
    assert settings == Settings()
    assert settings.bot_token is None


def test_it_reads_every_setting(tmp_path: Path) -> None:
    given = {
        "BOT_TOKEN": TOKEN,
        "DATABASE_URL": "postgres://library:secret@db/hisobot",
        "TELEGRAM_API_URL": "http://localhost:8081/",
        "TIMEZONE": "Asia/Samarkand",
        "WEBHOOK_URL": "https://bot.example.uz/hook",
        "WEBHOOK_LISTEN": "0.0.0.0:9000",
        "WEBHOOK_SECRET": "s" * 20,
        "SANDBOX_PORT": "0",
        "HEALTH_LISTEN": "127.0.0.1:9090",
        "OPERATOR_CHAT": "-1001234567",
        "BACKUP_DIR": str(tmp_path),
        "BACKUP_KEY": new_key(),
        "BACKUP_TO_DIRECTOR": "Yes",
        "EVIDENCE_DIR": str(tmp_path / "dalillar"),
        "LOG_LEVEL": "debug",
        "LOG_FORMAT": "JSON",
        "TERMINAL_LANGUAGE": "EN",
    }
    assert set(given) == set(NAMES)
    settings = read_settings(given, None)
    assert settings.database_url == "postgresql://library:secret@db/hisobot"
    assert settings.telegram_api_url == "http://localhost:8081"
    assert (settings.sandbox_port, settings.backup_dir) == (0, tmp_path)
    assert (settings.log_level, settings.log_format, settings.terminal_language) == ("DEBUG", "json", "en")
    assert settings.evidence_dir == tmp_path / "dalillar"
    assert settings.evidence_dir.is_dir()


def test_it_prefers_the_environment_to_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("LOG_LEVEL=ERROR\nTIMEZONE=Asia/Samarkand\n")
    settings = read_settings({"LOG_LEVEL": "WARNING", "TIMEZONE": ""}, file)
    assert (settings.log_level, settings.timezone) == ("WARNING", "Asia/Samarkand")


@pytest.mark.parametrize("line", ["BOT_TOKEN 123456:TEST", "BOT_TOKEN", 'BOT_TOKEN="123456:TEST', "=123456:TEST"])
def test_it_passes_over_no_line_that_it_does_not_understand(line: str, tmp_path: Path) -> None:
    """Without its token the bot would start as the sandbox."""
    file = tmp_path / ".env"
    file.write_text(f"# Sozlamalar\nLOG_LEVEL=INFO\n{line}\n")
    with pytest.raises(WrongSetting) as refused:
        read_settings({}, file)
    assert str(refused.value) == f"{file}, line 3: write it as NAME=value."


@pytest.mark.parametrize("name", ["bot_token", "BOT-TOKEN", "Bot_Token", "export bot-token"])
def test_it_passes_over_no_name_that_is_spelled_otherwise(name: str, tmp_path: Path) -> None:
    """Without its token the bot would start as the sandbox."""
    (tmp_path / ".env").write_text(f"TMPDIR=/tmp\n{name}={TOKEN}\n")
    done = hisobot(tmp_path, "run")
    spelled = name.removeprefix("export ")
    assert (done.returncode, done.stderr) == (2, f".env, line 2: write BOT_TOKEN instead of {spelled}.\n")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "hello"),
        ("BOT_TOKEN", "123456:"),
        ("DATABASE_URL", "mysql://x/y"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "data.db"),
        ("DATABASE_URL", "sqlite:///."),
        ("DATABASE_URL", "sqlite:///.."),
        ("DATABASE_URL", "sqlite:////"),
        ("DATABASE_URL", "sqlite:///docs/"),
        ("DATABASE_URL", "sqlite+nonsense:///data.db"),
        ("DATABASE_URL", "sqlite+aiosqlite:///data.db"),
        ("DATABASE_URL", "sqlite:///data.db?colour=red"),
        ("DATABASE_URL", "sqlite://data/data.db"),
        ("DATABASE_URL", "postgresql://library@db:port/plan"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_API_URL", "http://[::1"),
        ("TELEGRAM_API_URL", "http://localhost:99999"),
        ("TIMEZONE", "Toshkent"),
        ("TIMEZONE", "../etc/passwd"),
        ("WEBHOOK_URL", "bot.example.uz"),
        ("WEBHOOK_URL", "https://[::1"),
        ("WEBHOOK_LISTEN", "8080"),
        ("WEBHOOK_LISTEN", "host:99999"),
        ("HEALTH_LISTEN", "9090"),
        ("OPERATOR_CHAT", "@malika"),
        ("OPERATOR_CHAT", "12"),
        ("WEBHOOK_SECRET", "short"),
        ("BACKUP_KEY", "password"),
        ("BACKUP_TO_DIRECTOR", "perhaps"),
        ("BACKUP_TO_DIRECTOR", "yes"),
        ("SANDBOX_PORT", "http"),
        ("SANDBOX_PORT", "70000"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_it_refuses_a_wrong_value_in_one_sentence_that_names_it(name: str, value: str) -> None:
    with pytest.raises(WrongSetting) as refused:
        read_settings({name: value}, None)
    sentence = str(refused.value)
    assert name in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("name", "place"), [("BACKUP_DIR", "file"), ("EVIDENCE_DIR", "file"), ("EVIDENCE_DIR", "file/x")]
)
def test_it_refuses_a_folder_that_is_a_file(tmp_path: Path, name: str, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WrongSetting, match=name) as refused:
        read_settings({name: str(tmp_path / place)}, None)
    assert "\n" not in str(refused.value)


def test_it_wants_the_webhooks_address_and_secret_together() -> None:
    with pytest.raises(WrongSetting, match=r"WEBHOOK_URL.*WEBHOOK_SECRET"):
        read_settings({"WEBHOOK_URL": "https://bot.example.uz/hook"}, None)


def test_it_never_repeats_a_secret() -> None:
    secret = "s" * 20
    given = {"BOT_TOKEN": TOKEN, "WEBHOOK_URL": "https://x.uz/", "WEBHOOK_SECRET": secret}
    given["DATABASE_URL"] = "postgresql://library:hidden-word@db/hisobot"
    given["BACKUP_KEY"] = key = new_key()
    shown = repr(read_settings(given, None))
    assert TOKEN not in shown
    assert key not in shown
    assert secret not in shown
    assert "hidden-word" not in shown
    with pytest.raises(WrongSetting) as refused:
        read_settings({"BOT_TOKEN": "123456 " + TOKEN}, None)
    assert TOKEN not in str(refused.value)


def test_it_explains_every_setting_in_the_example_and_no_other() -> None:
    written = dotenv_values(EXAMPLE)
    assert set(written) == set(NAMES) == set(CHECKS)
    assert read_settings({}, EXAMPLE) == Settings(), "the example shows the values that hold without it"
    for name in NAMES:
        before = re.split(rf"(?m)^{name}=", EXAMPLE.read_text())[0]
        assert "#" in before.rpartition("\n\n")[2], f"{name} is not explained"


def test_it_stops_the_start_with_exit_code_2(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bot"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "TIMEZONE": "Mars/Olympus"},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "TIMEZONE" in ended.stderr


@pytest.mark.parametrize(
    ("lines", "refusal"),
    [
        ("TIMEZONE=Asia/Tashkent\nLOG_LEVEL=INFO\nTIMEZONE=Asia/Samarkand\n", "line 3: TIMEZONE"),
        ("export BACKUP_DIR='a'\r\nBACKUP_DIR=b\r\n", "line 2: BACKUP_DIR"),
        ("TIMEZONE=Asia/Tashkent\nTIMEZONE='Asia/Tashkent'\nMINE=1\nMINE=2\n", ""),
    ],
)
def test_it_refuses_a_setting_that_is_written_twice_and_not_alike(lines: str, refusal: str, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(lines, encoding="utf-8", newline="")
    with nullcontext() if not refusal else pytest.raises(WrongSetting, match=refusal):
        read_settings({}, tmp_path / ".env")


@pytest.mark.parametrize(
    ("name", "setting"), [("BOT_TOKN", "BOT_TOKEN"), ("BACKUP_DIRR", "BACKUP_DIR"), ("DATABSE_URL", "DATABASE_URL")]
)
def test_it_warns_of_a_name_that_looks_like_a_setting(name: str, setting: str, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"{name}=x\nPATH_OF_MINE=1\nLOG_LEVEL=INFO\n", encoding="utf-8")
    (warning,) = misspelled_names(tmp_path / ".env")
    assert f"{name} is no setting" in warning
    assert f"Is {setting} meant?" in warning
