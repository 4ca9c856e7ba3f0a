"""A whole installation in a folder of its own, healthy until a test breaks something of it."""

from argparse import Namespace
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.care.examination import examine
from bot.care.finding import Finding
from bot.cli.copies.backup import back_up_now
from bot.settings import Settings, read_settings
from sandbox.sandbox import Sandbox
from sandbox.server import Running, start_in_thread
from storage.database import open_database
from storage.transport.inbox import store_offset
from tests.support.empty_database import empty_database
from tests.support.transport.running import TOKEN
from usecases.people.founding import open_library

BOT = int(TOKEN.partition(":")[0])


@dataclass
class Installation:
    """`written` is what its `.env` holds; `ahead` is how far this machine's clock is."""

    folder: Path
    telegram: Running
    written: dict[str, str] = field(default_factory=dict)
    ahead: timedelta = timedelta()

    @property
    def env_file(self) -> Path:
        return self.folder / ".env"

    @property
    def database_file(self) -> Path:
        return self.folder / "hisobot.db"

    @property
    def settings(self) -> Settings:
        return read_settings({}, self.env_file)

    def clock(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def write(self, **settings: str | None) -> None:
        """Change lines of `.env`; None takes one out."""
        self.written = {name: value for name, value in {**self.written, **settings}.items() if value is not None}
        self.env_file.write_text("".join(f"{name}={value}\n" for name, value in self.written.items()))
        self.env_file.chmod(0o600)

    def found(self) -> dict[str, Finding]:
        """What the doctor finds, by what it is about."""
        return {finding.about: finding for finding in examine({}, self.clock, self.env_file)}

    def troubles(self) -> dict[str, str]:
        """What is wrong, with the advice where there is one beside it."""
        return {
            about: f"{finding.what} {finding.advice}".strip()
            for about, finding in self.found().items()
            if finding.state == "trouble"
        }

    def back_up(self) -> None:
        """`hisobot backup`"""
        assert back_up_now(self.settings, Namespace(new_key=False, out=None), self.clock) == 0


def healthy_installation(folder: Path) -> Installation:
    """A library that is ten days old, with tonight's copy."""
    made = Installation(folder, start_in_thread(Sandbox(TOKEN, limits=False)))
    made.write(
        BOT_TOKEN=TOKEN,
        TELEGRAM_API_URL=made.telegram.url,
        DATABASE_URL=f"sqlite:///{made.database_file}",
        BACKUP_DIR=str(folder / "backups"),
    )
    database = open_database(empty_database(made.database_file))
    with database.write() as session:
        open_library(session, "Kutubxona", made.clock() - timedelta(days=10))
        store_offset(session, BOT, 1, made.clock())
    database.close()
    made.back_up()
    return made
