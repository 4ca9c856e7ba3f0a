"""What the bot keeps is for the eyes of its own user."""

import shutil
import signal
from pathlib import Path

import pytest

from sandbox.server import Running
from tests.support.command_line import PLAN, hisobot, started
from tests.support.empty_database import empty_database
from tests.support.restoring import wait_until_at_work
from tests.support.transport.running import TOKEN
from tests.support.transport.stage import telegram

__all__ = ["telegram"]


def _open_to_others(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.stat().st_mode & 0o077)


@pytest.mark.parametrize("ends", [signal.SIGTERM, signal.SIGKILL])
def test_a_bot_makes_nothing_that_others_can_read(ends: signal.Signals, telegram: Running, tmp_path: Path) -> None:
    settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url, "EVIDENCE_DIR": "dalillar"}
    bot = started(tmp_path, "run", **settings)
    wait_until_at_work(tmp_path)
    bot.send_signal(ends)
    bot.wait(20)
    assert (tmp_path / "data" / "hisobot.db").exists()
    assert not [path for path in _open_to_others(tmp_path) if path not in ("out", "dalillar")]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a plan was loaded; nothing in it is changed."""
    folder = tmp_path_factory.mktemp("loaded") / "office"
    folder.mkdir()
    done = hisobot(folder, "plan", "load", str(PLAN))
    assert done.returncode == 0, done.stderr
    return folder


def test_nor_does_the_command_that_makes_a_database(loaded: Path) -> None:
    assert (loaded / "data" / "hisobot.db").exists()
    assert not _open_to_others(loaded)


@pytest.mark.parametrize("words", [["backup"], ["move", "--to", "sqlite:///new/a.db"]])
def test_nor_does_any_other(words: list[str], loaded: Path, tmp_path: Path) -> None:
    office = Path(shutil.copytree(loaded, tmp_path / "office"))
    done = hisobot(office, *words)
    assert done.returncode == 0, done.stderr
    assert not _open_to_others(office)


def test_a_start_mends_what_an_earlier_program_left(telegram: Running, tmp_path: Path) -> None:
    database = tmp_path / "data" / "hisobot.db"
    empty_database(database)
    backups = tmp_path / "data" / "backups"
    backups.mkdir()
    copy = backups / "hisobot-20250401-020000-nightly.db"
    shutil.copy(database, copy)
    foreign = backups / "of-somebody-else.db"
    foreign.touch()
    for file in (database, copy, foreign):
        file.chmod(0o644)
    bot = started(tmp_path, "run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url)
    wait_until_at_work(tmp_path)
    bot.send_signal(signal.SIGTERM)
    bot.wait(20)
    log = (tmp_path / "out").read_text()
    named = "data/hisobot.db, data/backups/hisobot-20250401-020000-nightly.db"
    assert f"others on this machine could read these files, and cannot any more: {named}\n" in log
    assert [oct(file.stat().st_mode & 0o777) for file in (database, copy, foreign)] == ["0o600", "0o600", "0o644"]


def test_papers_are_made_to_be_handed_around(loaded: Path, tmp_path: Path) -> None:
    office = Path(shutil.copytree(loaded, tmp_path / "office"))
    done = hisobot(office, "export", "--span", "2025-month-1", "--kind", "csv")
    assert done.returncode == 0, done.stderr
    [paper] = office.glob("*.csv")
    assert paper.stat().st_mode & 0o044
