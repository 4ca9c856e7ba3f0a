"""Puts files into messages on their way: uploaded the first time, by their id at Telegram ever after."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any

from telegram.error import BadRequest

from bot.transport.api import Api, replace_marks
from bot.transport.assembly import Runtime
from bot.transport.request import Upload
from storage.database import Database
from storage.transport.outbox import FILE_MARK, Sending, load_file, name_file, telegram_file


class Files:
    """Sends files that Telegram has already by their ids there, which the database knows: a row's number alone says
    nothing for long, because SQLite gives the numbers of pruned rows again."""

    def __init__(self, database: Database, api: Api, runtime: Runtime) -> None:
        self._database, self._api, self._runtime = database, api, runtime
        self._uploading: dict[str, asyncio.Lock] = {}

    async def call(self, row: Sending) -> Any:
        """Make the call that a row stands for. Raises TelegramError."""
        marks = _marks(row.params)
        if not marks:
            return await self._api.call(row.method, row.params)
        ids = await self._runtime.in_sending(self._known_ids, marks)
        async with AsyncExitStack() as turns:
            # Of twenty people who get the same file the first waits for the upload, the others for its id.
            for mark in sorted(set(marks) - ids.keys()):
                await turns.enter_async_context(self._uploading.setdefault(mark, asyncio.Lock()))
            ids = await self._runtime.in_sending(self._known_ids, marks)
            try:
                return await self._call(row, marks, ids)
            except BadRequest as error:
                if "file" not in error.message.lower() or not ids:
                    raise
                # The ids are of another bot or have been forgotten by Telegram: upload anew.
                return await self._call(row, marks, {})

    async def _call(self, row: Sending, marks: list[str], ids: dict[str, str]) -> Any:
        uploads: dict[str, Upload] = {
            mark: await self._runtime.in_sending(self._load, mark) for mark in set(marks) - ids.keys()
        }
        params = replace_marks(row.params, lambda mark: ids.get(mark, mark))
        result = await self._api.call(row.method, params, uploads)
        for mark, telegram_id in zip(marks, _file_ids(result), strict=False):
            if mark in uploads:
                await self._runtime.in_sending(self._remember, mark, telegram_id)
        for mark in marks:
            self._uploading.pop(mark, None)
        return result

    def _known_ids(self, marks: list[str]) -> dict[str, str]:
        with self._database.read() as session:
            ids = {mark: telegram_file(session, _row_id(mark)) for mark in marks}
        return {mark: telegram_id for mark, telegram_id in ids.items() if telegram_id}

    def _load(self, mark: str) -> Upload:
        with self._database.read() as session:
            file = load_file(session, _row_id(mark))
            return file.name, file.mime, file.content

    def _remember(self, mark: str, telegram_id: str) -> None:
        with self._database.write() as session:
            name_file(session, _row_id(mark), telegram_id)


def _row_id(mark: str) -> int:
    return int(mark.removeprefix(FILE_MARK))


def _marks(params: dict[str, Any]) -> list[str]:
    marks: list[str] = []

    def note(mark: str) -> str:
        marks.append(mark)
        return mark

    replace_marks(params, note)
    return marks


def _file_ids(result: Any) -> list[str]:
    """The ids of the files in the message or messages that came back, in order."""
    ids = []
    for message in result if isinstance(result, list) else [result]:
        if isinstance(message, dict):
            photo = message.get("photo") or [{}]
            held = message.get("document") or photo[-1]
            ids.append(held.get("file_id", ""))
    return [telegram_id for telegram_id in ids if telegram_id]
