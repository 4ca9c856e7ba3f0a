"""Puts files into messages on their way: uploaded the first time, by their id at Telegram ever after."""

import asyncio
from concurrent.futures import Executor
from contextlib import AsyncExitStack
from typing import Any

from telegram.error import BadRequest

from bot.api import Api, Upload, replace_marks
from storage.database import Database
from storage.outbox import FILE_MARK, Sending, load_file, name_file


class Files:
    """Knows which files Telegram has already."""

    def __init__(self, database: Database, api: Api, threads: Executor) -> None:
        self._database, self._api, self._threads = database, api, threads
        self._ids: dict[str, str] = {}
        self._uploading: dict[str, asyncio.Lock] = {}

    async def call(self, row: Sending) -> Any:
        """Make the call that a row stands for. Raises TelegramError."""
        marks = _marks(row.params)
        if not marks:
            return await self._api.call(row.method, row.params)
        async with AsyncExitStack() as turns:
            # Of twenty people who get the same file the first waits for the upload, the others for its id.
            for mark in sorted(set(marks) - self._ids.keys()):
                await turns.enter_async_context(self._uploading.setdefault(mark, asyncio.Lock()))
            try:
                return await self._call(row, marks)
            except BadRequest as error:
                if "file" not in error.message.lower() or not (self._ids.keys() & set(marks)):
                    raise
                # The ids are of another bot or have been forgotten by Telegram: upload anew.
                for mark in marks:
                    self._ids.pop(mark, None)
                return await self._call(row, marks, trust_stored=False)

    async def _call(self, row: Sending, marks: list[str], *, trust_stored: bool = True) -> Any:
        uploads: dict[str, Upload] = {}
        for mark in set(marks) - self._ids.keys():
            name, mime, content, telegram_id = await self._in_thread(self._load, mark)
            if telegram_id and trust_stored:
                self._ids[mark] = telegram_id
            else:
                uploads[mark] = (name, mime, content)
        params = replace_marks(row.params, lambda mark: self._ids.get(mark, mark))
        result = await self._api.call(row.method, params, uploads)
        for mark, telegram_id in zip(marks, _file_ids(result), strict=False):
            if mark in uploads:
                self._ids[mark] = telegram_id
                await self._in_thread(self._remember, mark, telegram_id)
        for mark in marks:
            self._uploading.pop(mark, None)
        return result

    def _load(self, mark: str) -> tuple[str, str, bytes, str | None]:
        with self._database.read() as session:
            file = load_file(session, _row_id(mark))
            return file.name, file.mime, file.content, file.telegram_id

    def _remember(self, mark: str, telegram_id: str) -> None:
        with self._database.write() as session:
            name_file(session, _row_id(mark), telegram_id)

    async def _in_thread(self, function: Any, *arguments: object) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)


def _row_id(mark: str) -> int:
    return int(mark.removeprefix(FILE_MARK))


def _marks(params: dict[str, Any]) -> list[str]:
    found: list[str] = []

    def note(mark: str) -> str:
        found.append(mark)
        return mark

    replace_marks(params, note)
    return found


def _file_ids(result: Any) -> list[str]:
    """The ids of the files in the message or messages that came back, in order."""
    ids = []
    for message in result if isinstance(result, list) else [result]:
        if isinstance(message, dict):
            photo = message.get("photo") or [{}]
            held = message.get("document") or photo[-1]
            ids.append(held.get("file_id", ""))
    return [telegram_id for telegram_id in ids if telegram_id]
