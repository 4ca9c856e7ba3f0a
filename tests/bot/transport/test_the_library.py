"""What we rely on of python-telegram-bot's installed release: only names it calls public, and how they behave."""

import ast
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram.error import RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.transport.api import body_of
from bot.transport.request import Body, wait_of
from storage.transport.outbox import FILE_MARK

ROOT = Path(__file__).parents[3]
FOLDERS = ("bot", "handlers", "notices", "scheduler")


class Echo(BaseRequest):
    """A request that is answered with what reached it."""

    def __init__(self, status: int, answer: bytes) -> None:
        self.sent: list[Any] = []
        self._answer = status, answer

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def do_request(self, url: str, method: str, request_data: Any = None, *timeouts: Any, **named: Any) -> Any:
        self.sent += [url, method, request_data, *timeouts, *named.values()]
        return self._answer


def _private_names(path: Path) -> set[str]:
    private: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [f"{node.module}.{alias.name}" for alias in node.names] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        private |= {name for name in names if name.split(".")[0] == "telegram" and "._" in name}
        if isinstance(node, ast.Attribute) and node.attr == "_retry_after":
            private.add(node.attr)
    return private


def test_it_uses_no_private_name_of_the_library() -> None:
    paths = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]

    assert {str(path): names for path in paths if (names := _private_names(path))} == {}


async def test_it_hands_on_what_is_sent_and_reads_the_answer() -> None:
    request, body = Echo(200, b'{"ok": true, "result": {"message_id": 7}}'), Body({"chat_id": "1"})
    sent: Any = body

    assert await request.post("https://t.uz/sendMessage", sent, read_timeout=5) == {"message_id": 7}
    assert request.sent[:3] == ["https://t.uz/sendMessage", "POST", body]
    assert 5 in request.sent[3:]
    assert BaseRequest.DEFAULT_NONE in request.sent[3:], "the timeouts that nobody named"


async def test_it_makes_errors_of_refusals() -> None:
    refusal = b'{"ok": false, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 3}}'

    with pytest.raises(RetryAfter) as refused:
        await Echo(429, refusal).post("https://t.uz/sendMessage")
    assert wait_of(refused.value) == 3.0
    assert refused.value.retry_after == timedelta(seconds=3), "we have asked for spans of time"
    with pytest.raises(TelegramError, match="Invalid server response"):
        await Echo(200, b"<html>").post("https://t.uz/sendMessage")


def test_it_puts_files_beside_the_fields_that_speak_of_them() -> None:
    photo, document = ("a.png", "image/png", b"1"), ("b.pdf", "application/pdf", b"2")
    marks = f"{FILE_MARK}1", f"{FILE_MARK}2"
    media = [{"type": "photo", "media": marks[0]}, {"type": "photo", "media": f"{FILE_MARK}9"}]

    body = body_of(
        {"document": marks[1], "media": media, "chat_id": 5, "caption": "x", "none": None},
        {
            marks[0]: photo,
            marks[1]: document,
        },
    )

    assert body.files == {"document": document, "attached1": photo}
    assert body.fields == {
        "media": f'[{{"type": "photo", "media": "attach://attached1"}}, {{"type": "photo", "media": "{FILE_MARK}9"}}]',
        "chat_id": "5",
        "caption": "x",
    }
    assert body_of({"offset": None, "timeout": 30}) == Body({"timeout": "30"})
