"""Updates carried to a bot's own address: one POST each, in order, with the secret, again until taken."""

import json
import random
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import Any

import pytest

from sandbox import Sandbox
from sandbox.api.webhook import retry_delay
from sandbox.people import Phone
from tests.support.sandbox.raw_bot import RawBot

Took = tuple[dict[str, Any], str | None]


class Address:
    """A bot's own address: what came is in `took`, what to answer next in `answers` (200 when there is none)."""

    def __init__(self) -> None:
        self.took: Queue[Took] = Queue()
        self.answers: Queue[tuple[int, dict[str, str]]] = Queue()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        address = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                # Before it is answered: what is sent behind the answer must not be noted first.
                address.took.put((body, self.headers.get("X-Telegram-Bot-Api-Secret-Token")))
                code, headers = address.answers.get() if not address.answers.empty() else (200, {})
                self.send_response(code)
                for name, value in {**headers, "Content-Length": "0"}.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *args: object) -> None:
                pass

        return Handler

    def next(self) -> Took:
        return self.took.get(timeout=5)


@pytest.fixture
def address() -> Iterator[Address]:
    here = Address()
    yield here
    here.server.shutdown()
    here.server.server_close()


def _settled(bot: RawBot, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The webhook's state once it fits; each look is a call over HTTP, a failure ends with pytest's time-out."""
    info: dict[str, Any] = {}
    while not info or not fits(info):
        info = bot.ask("getWebhookInfo")["result"]
    return info


def test_it_carries_each_update_with_the_secret_and_in_order(bot: RawBot, nilufar: Phone, address: Address) -> None:
    assert bot.ask("setWebhook", url=address.url, secret_token="sir_1")["result"] is True
    nilufar.say("1")
    nilufar.say("2")
    texts = [address.next() for _ in range(3)]
    assert [update["message"]["text"] for update, _ in texts] == ["/start", "1", "2"]
    assert {secret for _, secret in texts} == {"sir_1"}
    info = _settled(bot, lambda info: info["pending_update_count"] == 0)
    assert (info["url"], info["max_connections"]) == (address.url, 40)
    assert "last_error_date" not in info


def test_it_tries_again_until_any_2xx(bot: RawBot, nilufar: Phone, address: Address) -> None:
    address.answers.put((500, {}))
    address.answers.put((204, {}))
    bot.ask("setWebhook", url=address.url)
    assert address.next()[0] == address.next()[0]
    info = _settled(bot, lambda info: info["pending_update_count"] == 0)
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


def test_it_keeps_the_order_behind_an_update_that_fails(
    bot: RawBot, nilufar: Phone, address: Address, sandbox: Sandbox
) -> None:
    sandbox.webhook_pace = 0.01
    for _ in range(4):
        address.answers.put((503, {}))
    bot.ask("setWebhook", url=address.url)
    nilufar.say("keyingi")
    assert [address.next()[0]["message"]["text"] for _ in range(6)] == ["/start"] * 5 + ["keyingi"]


def test_it_waits_as_long_as_the_bot_asks(bot: RawBot, nilufar: Phone, address: Address, sandbox: Sandbox) -> None:
    sandbox.webhook_pace = 0.001
    address.answers.put((429, {"Retry-After": "300"}))
    bot.ask("setWebhook", url=address.url)
    address.next()
    begun = sandbox.monotonic()
    address.next()
    assert 0.25 <= sandbox.monotonic() - begun < 2


def test_it_lets_a_press_pass_a_message_that_waits(
    bot: RawBot, nilufar: Phone, address: Address, sandbox: Sandbox
) -> None:
    card = bot.send(nilufar, reply_markup={"inline_keyboard": [[{"text": "0", "callback_data": "0"}]]})
    address.answers.put((429, {"Retry-After": "3600"}))
    bot.ask("setWebhook", url=address.url)
    assert "message" in address.next()[0]
    nilufar.press("0", card["message_id"])
    assert "callback_query" in address.next()[0]


def test_it_gives_up_when_the_update_expires(bot: RawBot, nilufar: Phone, address: Address, sandbox: Sandbox) -> None:
    address.answers.put((429, {"Retry-After": "3600"}))
    bot.ask("setWebhook", url=address.url)
    address.next()
    sandbox.clock.advance(timedelta(hours=25))
    assert bot.ask("getWebhookInfo")["result"]["pending_update_count"] == 0


def test_it_does_not_answer_get_updates_meanwhile(bot: RawBot, nilufar: Phone, address: Address) -> None:
    bot.ask("setWebhook", url=address.url)
    conflict = bot.refusal("getUpdates")
    assert conflict.startswith("409 Conflict: can't use getUpdates method while webhook is active")
    address.next()
    _settled(bot, lambda info: info["pending_update_count"] == 0)
    assert bot.ask("deleteWebhook")["result"] is True
    assert bot.ask("getWebhookInfo")["result"]["url"] == ""
    nilufar.say("endi so'rab")
    assert [update["message"]["text"] for update in bot.ask("getUpdates", timeout=5)["result"]] == ["endi so'rab"]


def test_it_drops_what_waits_if_asked(bot: RawBot, nilufar: Phone) -> None:
    bot.ask("deleteWebhook", drop_pending_updates=True)
    assert bot.ask("getWebhookInfo")["result"]["pending_update_count"] == 0


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"url": "http://example.com/hook"}, "An HTTPS URL must be provided"),
        ({"url": "hook"}, "An HTTPS URL must be provided"),
        ({"url": "https://example.com", "secret_token": "o'zbek"}, "secret token"),
        ({"url": "https://example.com", "max_connections": 101}, "max_connections"),
        ({"url": "https://example.com", "ip_address": "1.2.3.4"}, "ip_address"),
    ],
)
def test_it_refuses_a_bad_address(bot: RawBot, fields: dict[str, object], words: str) -> None:
    assert words in bot.refusal("setWebhook", **fields)


def test_it_waits_longer_after_each_failure() -> None:
    chance = random.Random(1)
    assert [retry_delay(count, chance) for count in range(1, 8)] == [0, 1, 2, 4, 8, 16, 32]
    assert all(60 <= retry_delay(count, chance) <= 120 for count in range(8, 30))
