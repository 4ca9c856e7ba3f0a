"""The nights' copies of the installation's database: made, written down, and sent to the director where that is set.

SQLite's own copying lets others run. What Python does for every row or byte, copying a server and encrypting, would
not, so that is done in a process of its own (`bot.copies.child`).
"""

import asyncio
import json
import logging
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from telegram.error import TelegramError

from bot.apart.child import ChildFailed, run_child
from bot.copies.making import copies_stem, copy_database
from bot.copies.words import in_words, whose
from bot.disk import database_file
from bot.program import Stage
from bot.settings import Settings
from notices.trouble import not_copied
from scheduler.nightly import NotCopied
from storage.base import Session
from storage.copies.folder import finished_copies
from storage.copies.making import AlreadyMade, BackupFailed
from storage.copies.nights import Night, claim_handing, note_handing, note_night
from storage.people.people import every_library
from texts.language import speaking
from texts.settings.copies import copy_caption
from usecases.settings.copies import SENT, directors_of_all

logger = logging.getLogger(__name__)

CHILD: tuple[str, ...] = (sys.executable, "-m", "bot.copies.child")
LABEL = "nightly"
LARGEST = 49 * 1024 * 1024
"""Telegram takes files of up to 50 MB."""
TOLD_FROM = 9
"""The hour from which directors are told of a night without a copy: it may succeed at the next attempt."""
T = TypeVar("T")


class NightlyCopies:
    """The nights' copies in BACKUP_DIR."""

    def __init__(self, settings: Settings, stage: Stage) -> None:
        self._settings, self._stage = settings, stage

    def made_since(self, mark: str) -> bool:
        copies = finished_copies(self._settings.backup_dir, copies_stem(self._settings.database_url), LABEL)
        return any(copy.made >= mark for copy in copies)

    async def make(self, now: datetime, mark: str) -> None:
        name = mark.partition("-")[0]
        try:
            made = await self._copy(now, mark, name)
        except (BackupFailed, ChildFailed, OSError) as failed:
            why = in_words(failed)
            there = await self._write(lambda session: _note_failed(session, Night(name, now, error=why)))
            raise NotCopied(f"BACKUP_DIR: {' '.join(str(failed).split())}; {whose(there)}") from failed
        if made is None:
            return  # another process on the same database and disk has made it
        night, names = made
        await self._write(lambda session: note_night(session, night))
        logger.info("tonight's copy of %s is %s, %s rows were counted in it", whose(names), night.file, night.rows)
        if self._settings.backup_to_director:
            await self._hand_over(night, names)

    async def _copy(self, now: datetime, mark: str, name: str) -> tuple[Night, Sequence[str]] | None:
        """A copy that was made, with the libraries in it."""
        key = self._settings.backup_key
        try:
            if key is None and database_file(self._settings.database_url) is not None:
                copy = await self._in_thread(lambda: copy_database(self._settings, now, LABEL, mark))
                contents = copy.contents
                return Night(name, now, copy.path.name, copy.size, contents.rows), contents.libraries
        except AlreadyMade:
            return None
        order = {
            "database_url": self._settings.database_url,
            "backup_dir": str(self._settings.backup_dir),
            "timezone": self._settings.timezone,
            "backup_key": key,
        }
        given = {"settings": order, "now": now.isoformat(), "label": LABEL, "mark": mark}
        answer: dict[str, Any] = json.loads(await run_child(CHILD, json.dumps(given).encode()))
        if "failed" in answer:
            raise BackupFailed.unpacked(answer["failed"])
        if "already" in answer:
            return None
        facts = answer["file"], answer["size"], answer["rows"]
        return Night(name, now, *facts, encrypted=key is not None), answer["libraries"]

    async def _hand_over(self, night: Night, libraries: Sequence[str]) -> None:
        """Send a copy to whoever directs the only library, at most once; what became of it is written down."""
        if not await self._write(lambda session: claim_handing(session, night.night)):
            return
        handed = await self._send(night, libraries)
        if handed != SENT:
            logger.warning("BACKUP_TO_DIRECTOR: tonight's copy of %s was not sent (%s)", whose(libraries), handed)
        await self._write(lambda session: note_handing(session, night.night, handed))

    async def _send(self, night: Night, libraries: Sequence[str]) -> str:
        if night.size > LARGEST:
            return f"it has {night.size >> 20} MB, and Telegram takes 50"
        directors = await self._write(directors_of_all)
        if not directors:
            return "the database holds several libraries" if directors is None else "nobody directs the library"
        content = await self._in_thread((self._settings.backup_dir / night.file).read_bytes)
        upload = (night.file, "application/octet-stream", content)
        handed = ""
        for director in directors:
            with speaking(director.language):
                caption = str(copy_caption(night.at, night.rows, libraries))
            about = {"caption": caption, "parse_mode": "HTML", "disable_notification": True}
            params = {"chat_id": director.telegram_id, "document": LABEL, **about}
            try:
                await self._stage.api.call("sendDocument", params, {LABEL: upload})
                handed = SENT
            except TelegramError as error:
                handed = handed or f"Telegram: {error.message}"
        return handed

    async def _write(self, change: Callable[[Session], T]) -> T:
        def changed() -> T:
            with self._stage.database.write() as session:
                return change(session)

        return await self._in_thread(changed)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._stage.threads, work)


def _note_failed(session: Session, night: Night) -> list[str]:
    """Write down that a night has no copy, and tell the directors in the morning, once; returns the libraries."""
    note_night(session, night)
    if night.at.hour >= TOLD_FROM:
        not_copied(session, night.night, night.at)
    return [library.name for library in every_library(session)]
