"""Copies what supports the figures from Telegram into a folder of the library's own, when EVIDENCE_DIR names one.

A copy is tried again for as long as the network or the disk is at fault.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor
from datetime import datetime
from pathlib import PurePosixPath

from scheduler.whose import of_library
from usecases.database import Database
from usecases.month import evidence_copies
from usecases.month.evidence_copies import AttachmentToCopy
from usecases.outgoing import FileTrouble

logger = logging.getLogger(__name__)

AT_ONCE = 50
"""How many attachments are looked up together."""

Fetch = Callable[[str], Awaitable[bytes | FileTrouble]]
"""Fetches a file from Telegram by its id there."""
Store = Callable[[PurePosixPath, bytes], None]
"""Writes a file below the folder, whole or not at all; runs in a worker thread. Raises OSError."""


class EvidenceCopies:
    """Makes the copies that are still missing."""

    def __init__(self, database: Database, threads: Executor, *, fetch: Fetch, store: Store) -> None:
        self._database, self._threads, self._fetch, self._store = database, threads, fetch, store

    async def copy_waiting(self, now: datetime) -> int:
        """Copy everything that waits for it, as far as the network allows; returns how many files were made."""
        loop, made, last = asyncio.get_running_loop(), 0, 0
        while waiting := await loop.run_in_executor(self._threads, self._waiting, last):
            for attachment in waiting:
                last = attachment.attachment_id
                content = await self._fetch(attachment.file_id)
                if isinstance(content, bytes):
                    made += await loop.run_in_executor(self._threads, self._keep, attachment, content)
                elif content.code == "unreachable":
                    return made  # the others would fare no better now
                else:
                    whose = of_library(attachment.library_id)
                    logger.warning("attachment %s cannot be copied: %s", last, content.code, extra=whose)
                    await loop.run_in_executor(self._threads, self._give_up, last, content.code)
        return made

    def _waiting(self, after: int) -> Sequence[AttachmentToCopy]:
        with self._database.read() as session:
            return evidence_copies.attachments_to_copy(session, after, AT_ONCE)

    def _keep(self, attachment: AttachmentToCopy, content: bytes) -> bool:
        try:
            self._store(attachment.place, content)
        except OSError as error:
            facts, whose = (attachment.place.name, error.strerror), of_library(attachment.library_id)
            logger.warning("%s could not be written to EVIDENCE_DIR (%s); it is tried again", *facts, extra=whose)
            return False
        with self._database.write() as session:
            evidence_copies.note_copied(session, attachment.attachment_id, attachment.place)
        return True

    def _give_up(self, attachment_id: int, why: str) -> None:
        with self._database.write() as session:
            evidence_copies.note_impossible(session, attachment_id, why)
