"""Has a file read by a process of its own (`bot.apart.file_reader`) and takes its tables."""

import asyncio
import json
import logging
import sys
from typing import Any

from bot.apart.child import ChildFailed, run_child
from plan.document.table.tables import Place, Table, from_json
from reports.read.refused import PlanFileRefused

logger = logging.getLogger(__name__)

READER: tuple[str, ...] = (sys.executable, "-m", "bot.apart.file_reader")
PATIENCE = 120.0
"""Seconds after which reading a file is given up, however busy the machine is. The reader itself minds its processor
time."""
AT_ONCE = 2
"""A large file does not hold up a small one, and two fit the memory of a small machine."""


class FileProcess:
    """Reads files that people send, at most AT_ONCE of them at the same time."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(AT_ONCE)

    async def read(self, content: bytes, name: str) -> bytes:
        """What the reader says of a file, for `tables_in`; a reader that failed refuses the file. Raises OSError when
        no process can be started."""
        given = json.dumps(name).encode() + b"\n" + content
        async with self._places:
            try:
                return await run_child(READER, given, PATIENCE)
            except (ChildFailed, TimeoutError) as error:
                why = str(error) or f"it took longer than {PATIENCE:.0f} seconds"
                logger.warning("a file of %d bytes could not be read: %s", len(content), why)
                return b'{"refused": "too_heavy", "facts": {}}'


def tables_in(answer: bytes) -> list[Table]:
    """The tables that the reader found. Raises `PlanFileRefused` for a file that it refused, or broke off at."""
    try:
        outcome = json.loads(answer)
    except ValueError as error:
        raise PlanFileRefused("too_heavy") from error
    if "refused" in outcome:
        raise PlanFileRefused(outcome["refused"], **{key: _fact(value) for key, value in outcome["facts"].items()})
    return from_json(outcome["tables"])


def _fact(value: Any) -> object:
    return Place.from_json(value["place"]) if isinstance(value, dict) else value
