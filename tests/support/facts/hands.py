"""With what another process changes facts: phones of its own, the command line, and the jobs of the clock."""

import asyncio
import os
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stdout
from datetime import datetime, timedelta
from io import StringIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from sqlalchemy import func, select, text

from bot.__main__ import main
from bot.program import Stage
from bot.settings import Settings
from bot.transport.api import Api
from bot.upkeep import upkeep_jobs
from sandbox import Sandbox, start_in_thread
from storage.database import Database
from storage.tables import OutgoingMessage
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, SARDOR
from tests.support.people.phone import Phone, Shown, Telegram


class HalfTelegram(Telegram):
    """One of two programs' Telegram: it may be told to edit a message that the other has shown."""

    def __init__(self, database: Database, now: datetime, first: int) -> None:
        super().__init__(database, now)
        self._numbers, self._updates = count(first), count(first)  # the same bot's, and still not the other's
        self.skip()

    def skip(self) -> None:
        """What the other program has had its people shown is none of this one's business."""
        with self.database.read() as session:
            self._seen = session.scalar(select(func.max(OutgoingMessage.id))) or 0

    def _apply(self, session: Any, chat: list[Shown], method: str, params: dict[str, Any]) -> Shown:
        edited = params.get("message_id")
        if edited is not None and all(message.id != edited for message in chat):
            chat.append(Shown(edited, ""))
        return super()._apply(session, chat, method, params)


_of_every_change = count(1_000_000, 1_000)
"""Where the numbers of each change's messages begin."""


class Hands:
    """What a change is made with. Everything goes to the database that another process answers from."""

    def __init__(self, database: Database, url: str, now: datetime) -> None:
        self.database, self.url, self.now = database, url, now
        self._telegram = HalfTelegram(database, now, next(_of_every_change))
        self.malika, self.nilufar, self.bekzod, self.sardor = (
            self._telegram.phone(account) for account in (MALIKA, NILUFAR, BEKZOD, SARDOR)
        )

    def steps(self, phone: Phone, says: str, *presses: str) -> Shown:
        """Somebody says something and presses one button after another."""
        phone.say(says)
        for label in presses:
            phone.press(label)
        return phone.screen

    def change(self, statement: str) -> None:
        """Change rows past everything of ours but the database, to prepare something."""
        with self.database.write() as session:
            session.execute(text(statement))

    def command(self, *words: str, **settings: str) -> str:
        """`hisobot WORD…`, in this process; returns what it prints."""
        before, printed = dict(os.environ), StringIO()
        os.environ.update({"DATABASE_URL": self.url, **settings})
        try:
            with redirect_stdout(printed):
                code = main(words)
        finally:
            os.environ.clear()
            os.environ.update(before)
        assert code == 0, f"hisobot {' '.join(words)} ended with {code}"
        return printed.getvalue()

    @contextmanager
    def telegram_of(self, token: str) -> Iterator[str]:
        """Where Telegram's side of a bot is, for as long as the block lasts."""
        running = start_in_thread(Sandbox(token, limits=False))
        try:
            yield running.url
        finally:
            running.stop()

    def nights(self) -> None:
        """The clock's nightly work on two nights, by a process that serves."""
        with ThreadPoolExecutor(1) as threads, TemporaryDirectory() as copies:
            settings = Settings(database_url=self.url, backup_dir=Path(copies))
            stage = Stage(self.database, Api("7:TEST"), lambda: self.now, threads, 20)
            night = next(job for job in upkeep_jobs(settings, stage) if job.name == "nightly work")
            for days in (1, 2):
                asyncio.run(cast("Coroutine[Any, Any, None]", night.run(self.now + timedelta(days=days))))
