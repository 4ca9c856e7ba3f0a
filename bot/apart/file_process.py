"""Has a file read (`bot.apart.file_reader`), or a letter's form tried (`bot.apart.letter_trial`), by a process of its
own, and takes what came of it."""

import asyncio
import json
import logging
import sys
from datetime import datetime
from typing import Any

from bot.apart.child import ChildFailed, run_child
from handlers.files import FormTrial, LetterTrial
from plan.document.table.tables import Place, Table, from_json
from reports.own_form.told import Column, Trouble
from reports.read.refused import PlanFileRefused

logger = logging.getLogger(__name__)

TRIAL: tuple[str, ...] = (sys.executable, "-m", "bot.apart.letter_trial")
FORM_TRIAL: tuple[str, ...] = (sys.executable, "-m", "bot.apart.form_trial")
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
        return await self._run(READER, json.dumps(name).encode(), content) or b'{"refused": "too_heavy", "facts": {}}'

    async def try_letter(self, content: bytes, url: str, account: int, now: datetime) -> LetterTrial:
        """What comes of a letter's form with the figures of whoever sent it, in the database at `url`; a process that
        failed refuses it. Raises OSError when no process can be started."""
        asked = json.dumps({"url": url, "account": account, "now": now.isoformat()}).encode()
        output = await self._run(TRIAL, asked, content)
        if output is None:
            return LetterTrial(refused="too_heavy")
        head, _, filled = output.partition(b"\n")
        outcome = json.loads(head)
        if "refused" in outcome:
            return LetterTrial(refused=outcome["refused"], place=outcome["place"])
        return LetterTrial(filled=filled or None, reaches_out=bool(outcome.get("reaches_out")))

    async def try_form(self, content: bytes, url: str, account: int, now: datetime) -> FormTrial:
        """What comes of a form of the province's, likewise."""
        asked = json.dumps({"url": url, "account": account, "now": now.isoformat(), "chosen": {}}).encode()
        output = await self._run(FORM_TRIAL, asked, content)
        if output is None:
            return FormTrial(refused="too_heavy")
        head, _, filled = output.partition(b"\n")
        outcome = json.loads(head)
        if "refused" in outcome:
            return FormTrial(refused=outcome["refused"], facts=outcome.get("facts", {}))
        troubles = tuple(Trouble(**{**told, "choices": tuple(told["choices"])}) for told in outcome["troubles"])
        columns = tuple(Column(**column) for column in outcome["columns"])
        return FormTrial(filled, "", {}, troubles, columns, outcome["marks"], outcome["reaches_out"])

    async def _run(self, program: tuple[str, ...], asked: bytes, content: bytes) -> bytes | None:
        """None when it failed or took too long."""
        async with self._places:
            try:
                return await run_child(program, asked + b"\n" + content, PATIENCE)
            except (ChildFailed, TimeoutError) as error:
                why = str(error) or f"it took longer than {PATIENCE:.0f} seconds"
                logger.warning("a file of %d bytes could not be read: %s", len(content), why)
                return None


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
