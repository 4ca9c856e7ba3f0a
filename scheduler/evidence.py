"""Copies what supports the figures from Telegram into a folder of the library's own, when EVIDENCE_DIR names one.

What a person sends is kept by its id at Telegram at once, and their answer never waits for a copy. The copy is made
afterwards, and tried again for as long as the network or the disk is at fault.
"""

import asyncio
import logging
import os
import re
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path

from bot.transport.api import Api
from bot.transport.assembly import Worker
from storage.database import Database
from storage.month import evidence
from storage.month.evidence import IMPOSSIBLE, Placed
from storage.tables import Attachment
from usecases.outgoing import FileTrouble

logger = logging.getLogger(__name__)

PAUSE = 20.0
"""Seconds between two looks at what is to be copied."""
AT_ONCE = 50
_STRANGE = re.compile(r"[^A-Za-z0-9_-]+")
_APOSTROPHES = str.maketrans("", "", "ʻʼ‘’'`")


def place_of(placed: Placed) -> Path:
    """Where an attachment belongs below the folder: numbers of ours, and of its own name only what is harmless."""
    one, report = placed.attachment, placed.submission
    stem, _, ending = one.name.rpartition(".")
    clean = _STRANGE.sub("-", (stem or one.name).translate(_APOSTROPHES)).strip("-")[:60] or one.kind
    ending = "jpg" if one.kind == "photo" else _STRANGE.sub("", ending)[:8].lower() or "bin"
    month = f"{report.year}-{report.month:02}"
    return Path(f"library-{one.library_id}", month, f"figure-{one.figure_id}", f"{one.id}-{clean}.{ending}")


def worker(folder: Path) -> Worker:
    """The copying, as something that goes on beside the transport."""

    async def keep(database: Database, api: Api, clock: Callable[[], datetime], threads: Executor) -> None:
        while True:
            try:
                await copy_waiting(database, api, folder, threads)
            except Exception:
                logger.exception("evidence could not be copied; it is tried again")
            await asyncio.sleep(PAUSE)

    return keep


async def copy_waiting(database: Database, api: Api, folder: Path, threads: Executor) -> int:
    """Copy everything that waits for it, as far as the network allows; returns how many files were made."""
    loop, made, last = asyncio.get_running_loop(), 0, 0
    while waiting := await loop.run_in_executor(threads, _waiting, database, last):
        for placed in waiting:
            last = placed.attachment.id
            content = await api.download(placed.attachment.file_id)
            if isinstance(content, FileTrouble):
                if content.code == "unreachable":
                    return made  # the others would fare no better now
                logger.warning("attachment %s cannot be copied: %s", last, content.code)
                await loop.run_in_executor(threads, _settle, database, last, IMPOSSIBLE + content.code)
                continue
            made += await loop.run_in_executor(threads, _keep, database, folder, placed, content)
    return made


def _waiting(database: Database, after: int) -> list[Placed]:
    with database.read() as session:
        return list(evidence.to_be_stored(session, after, AT_ONCE))


def _keep(database: Database, folder: Path, placed: Placed, content: bytes) -> bool:
    place = place_of(placed)
    try:
        write_whole(folder, place, content)
    except OSError as error:
        logger.warning("%s could not be written to EVIDENCE_DIR (%s); it is tried again", place.name, error.strerror)
        return False
    _settle(database, placed.attachment.id, place.as_posix())
    return True


def write_whole(folder: Path, place: Path, content: bytes) -> None:
    """Write a file below the folder: whole or not at all, and never anywhere else. Raises OSError."""
    target = (folder / place).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise PermissionError(1, "outside of the folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.half")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(target)


def _settle(database: Database, attachment_id: int, stored: str) -> None:
    with database.write() as session:
        session.get_one(Attachment, attachment_id).stored = stored
