"""Misfortunes on request, the journal that tells of them, and the limits of speed."""

import http.client
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.request import Request, urlopen

import pytest

from sandbox import Clock, Limits, Sandbox, start_in_thread
from sandbox.people import Phone, add_person
from sandbox.state.faults import FAULTS
from tests.support.sandbox.raw_bot import MORNING, TOKEN, RawBot


def _count_messages(nilufar: Phone) -> int:
    return len([message for message in nilufar.chat()["messages"] if message["from"] == "bot"])


def _send(bot: RawBot, nilufar: Phone) -> tuple[int, bytes]:
    body = json.dumps({"chat_id": nilufar.person_id, "text": "a"}).encode()
    return bot.post("sendMessage", body, "application/json")


@pytest.mark.parametrize(("fault", "effect"), [("drop_before", 0), ("drop_after", 1)])
def test_it_drops_the_connection(bot: RawBot, nilufar: Phone, sandbox: Sandbox, fault: str, effect: int) -> None:
    sandbox.faults.add("sendMessage", fault, nth=1)
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        _send(bot, nilufar)
    assert _count_messages(nilufar) == effect
    assert _send(bot, nilufar)[0] == 200


@pytest.mark.parametrize(
    ("fault", "status", "effect", "words"),
    [
        ("502_after", 502, 1, b"<html>"),
        ("502", 502, 0, b"<html>"),
        ("500", 500, 0, b"Internal Server Error"),
        ("409", 409, 0, b"terminated by other getUpdates request"),
        ("401", 401, 0, b"Unauthorized"),
        ("html_200", 200, 0, b"<html>"),
        ("429", 429, 0, b'"parameters": {"retry_after": 7}'),
    ],
)
def test_it_answers_wrongly(
    bot: RawBot, nilufar: Phone, sandbox: Sandbox, fault: str, status: int, effect: int, words: bytes
) -> None:
    sandbox.faults.add("sendMessage", fault, retry_after=7)
    answer = _send(bot, nilufar)
    assert answer[0] == status
    assert words in answer[1]
    assert _count_messages(nilufar) == effect


def test_it_does_it_and_answers_late(bot: RawBot, nilufar: Phone, sandbox: Sandbox) -> None:
    sandbox.faults.add("sendMessage", "stall", seconds=0.3)
    begun = time.monotonic()
    assert _send(bot, nilufar)[0] == 200
    assert 0.3 <= time.monotonic() - begun < 3
    assert _count_messages(nilufar) == 1


def test_it_spoils_the_nth_call_of_a_method_and_person(bot: RawBot, nilufar: Phone, sandbox: Sandbox) -> None:
    bekzod = add_person(bot.url, "Bekzod")
    bekzod.say("/start")
    sandbox.faults.add("sendMessage", "500", nth=2, times=2, person=nilufar.person_id)
    assert [_send(bot, bekzod)[0] for _ in range(4)] == [200] * 4
    assert [_send(bot, nilufar)[0] for _ in range(4)] == [200, 500, 500, 200]


def test_it_spoils_by_a_chance_that_can_be_repeated(bot: RawBot, nilufar: Phone, sandbox: Sandbox) -> None:
    runs = []
    for _ in range(2):
        sandbox.faults.clear()
        sandbox.faults.add("*", "500", probability=0.5, seed=3)
        runs.append([_send(bot, nilufar)[0] for _ in range(20)])
    assert runs[0] == runs[1]
    assert 0 < runs[0].count(500) < 20


def _faults(bot: RawBot, method: str, body: Mapping[str, object] | None = None) -> Any:
    data = json.dumps(body).encode() if body is not None else None
    with urlopen(Request(f"{bot.url}/sandbox/faults", data, method=method)) as answer:
        return json.load(answer)


def test_it_takes_its_script_over_http(bot: RawBot, nilufar: Phone) -> None:
    rule = _faults(bot, "POST", {"method": "sendMessage", "fault": "500", "nth": 1})
    assert (rule["fault"], rule["nth"], rule["hit"]) == ("500", 1, 0)
    assert _send(bot, nilufar)[0] == 500
    assert [fault["hit"] for fault in _faults(bot, "GET")] == [1]
    assert _faults(bot, "DELETE") == []
    refused: tuple[dict[str, object], ...] = (
        {"method": "sendMessage", "fault": "fire"},
        {"method": "sendMesage", "fault": "500"},
        {"method": "*", "fault": "500", "nth": 0},
        {"method": "*", "fault": "500", "often": True},
        {"fault": "500"},
    )
    for wrong in refused:
        with pytest.raises(OSError, match="HTTP Error 400"):
            _faults(bot, "POST", wrong)


def test_it_knows_every_fault_by_its_name(sandbox: Sandbox) -> None:
    for fault in FAULTS:
        assert sandbox.faults.add("*", fault).view()["fault"] == fault


def test_it_writes_every_call_into_the_journal(bot: RawBot, nilufar: Phone, sandbox: Sandbox) -> None:
    sandbox.journal.clear()
    bot.send(nilufar, "salom")
    bot.refusal("sendMessage", chat_id=1, text="a")
    sandbox.faults.add("sendMessage", "502_after")
    _send(bot, nilufar)
    with urlopen(f"{bot.url}/sandbox/journal?method=sendMessage") as answer:
        first, second, third = json.load(answer)
    assert (first["method"], first["code"], first["params"]["text"]) == ("sendMessage", 200, "salom")
    assert first["at"].startswith("2025-04-01T09:00:")
    assert (second["code"], second["description"]) == (400, "Bad Request: chat not found")
    assert (third["code"], third["fault"]) == (200, "502_after")
    assert [entry.seq for entry in sandbox.journal.entries(after=first["seq"])] == [second["seq"], third["seq"]]
    with urlopen(Request(f"{bot.url}/sandbox/journal/clear", method="POST")) as answer:
        assert json.load(answer) == {"cleared": True}
    assert sandbox.journal.entries() == []


class Hand:
    """A clock of real seconds that a test moves by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def limited(hand: Hand) -> Sandbox:
    sandbox = Sandbox(TOKEN, Clock(MORNING), limits=Limits(overall=10, per_chat=1, burst=4, clock=hand))
    for number in range(1, 13):
        sandbox.add_person(f"Xodim {number}", id=number)
        sandbox.say(number, "/start")
    return sandbox


def test_it_lets_four_messages_to_a_chat_pass_and_one_a_second_after(limited: Sandbox, hand: Hand) -> None:
    here = start_in_thread(limited)
    bot = RawBot(here.url)
    assert [bot.ask("sendMessage", chat_id=1, text="a")["ok"] for _ in range(4)] == [True] * 4
    refused = bot.ask("sendMessage", chat_id=1, text="a")
    assert refused["description"] == "Too Many Requests: retry after 1"
    assert refused["parameters"] == {"retry_after": 1}
    assert bot.ask("editMessageText", chat_id=1, message_id=13, text="b")["ok"]
    assert bot.ask("sendMessage", chat_id=2, text="a")["ok"]
    hand.now += 1
    assert bot.ask("sendMessage", chat_id=1, text="a")["ok"]
    assert bot.ask("sendMessage", chat_id=1, text="a")["error_code"] == 429
    here.stop()


def test_it_limits_all_calls_together_but_not_answers_and_actions(limited: Sandbox, hand: Hand) -> None:
    here = start_in_thread(limited)
    bot = RawBot(here.url)
    codes = [bot.ask("sendMessage", chat_id=number, text="a").get("error_code") for number in range(1, 13)]
    assert codes == [None] * 10 + [429] * 2
    assert bot.ask("editMessageText", chat_id=1, message_id=13, text="b")["error_code"] == 429
    assert bot.ask("sendChatAction", chat_id=1, action="typing")["ok"]
    assert "query is too old" in bot.refusal("answerCallbackQuery", callback_query_id="1")
    hand.now += 0.1
    assert bot.ask("sendMessage", chat_id=11, text="a")["ok"]
    here.stop()
