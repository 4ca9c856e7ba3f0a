"""The stage: a sandbox on a free port, its bot over the Telegram library's own HTTP, and raw calls."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

import pytest

from sandbox import Clock, Running, Sandbox, start_in_thread
from sandbox.clock import ZONE
from sandbox.people import Phone, add_person

TOKEN = "123456:TEST-of-the-sandbox"
MORNING = datetime(2025, 4, 1, 9, 0, tzinfo=ZONE)


@dataclass
class RawBot:
    """Calls methods as plain HTTP, so that a test sees exactly what goes over the wire."""

    url: str
    token: str = TOKEN

    def ask(self, method: str, **fields: Any) -> dict[str, Any]:
        """The answer's JSON to a call with a JSON body."""
        answer: dict[str, Any] = json.loads(self.post(method, json.dumps(fields).encode(), "application/json")[1])
        return answer

    def post(self, method: str, body: bytes, content_type: str) -> tuple[int, bytes]:
        """Status and body of any call."""
        connection = HTTPConnection(self.url.removeprefix("http://"), timeout=20)
        try:
            connection.request("POST", f"/bot{self.token}/{method}", body, {"Content-Type": content_type})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def form(self, method: str, **fields: Any) -> dict[str, Any]:
        """The answer to a call sent as the Telegram library sends it: a form, objects as JSON in strings."""
        flat = {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
        body = urlencode(flat).encode()
        answer: dict[str, Any] = json.loads(self.post(method, body, "application/x-www-form-urlencoded")[1])
        return answer

    def send(self, person: Phone, text: str = "savol", **fields: Any) -> dict[str, Any]:
        """A message the bot sent."""
        answer = self.ask("sendMessage", chat_id=person.person_id, text=text, **fields)
        assert answer["ok"], answer
        message: dict[str, Any] = answer["result"]
        return message

    def refusal(self, method: str, **fields: Any) -> str:
        """The description of a refused call, after its number."""
        answer = self.ask(method, **fields)
        assert not answer["ok"], answer
        return f"{answer['error_code']} {answer['description']}"


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(TOKEN, Clock(MORNING), limits=False)


@pytest.fixture
def running(sandbox: Sandbox) -> Iterator[Running]:
    here = start_in_thread(sandbox)
    yield here
    here.stop()


@pytest.fixture
def bot(running: Running) -> RawBot:
    return RawBot(running.url)


@pytest.fixture
def nilufar(running: Running) -> Phone:
    """Somebody who has started the bot already."""
    phone = add_person(running.url, "Nilufar", note="Abonement")
    phone.say("/start")
    return phone
