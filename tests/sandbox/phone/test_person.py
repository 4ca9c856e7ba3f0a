"""The person's interface: what phones and tests do and see, over HTTP."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from sandbox import Running, Sandbox, start_in_thread
from sandbox.people import Phone, add_person
from sandbox.state.core import EVENTS_KEPT
from tests.support.sandbox.raw_bot import RawBot


def ask(url: str, body: dict[str, Any] | None = None, **headers: str) -> Any:
    data = json.dumps(body).encode() if body is not None else None
    with urlopen(Request(url, data, headers)) as answer:
        return json.load(answer)


def test_it_lists_people_and_what_the_bot_may(bot: RawBot, nilufar: Phone) -> None:
    malika = add_person(bot.url, "Malika", last_name="Karimova", username="malika", note="direktor", id=7)
    bot.send(nilufar)
    assert ask(f"{bot.url}/sandbox/people") == [
        {"id": nilufar.person_id, "first_name": "Nilufar", "last_name": "", "username": "", "note": "Abonement",
         "can_write": True, "blocked": False, "unread": 1, "language_code": "uz"},
        {"id": 7, "first_name": "Malika", "last_name": "Karimova", "username": "malika", "note": "direktor",
         "can_write": False, "blocked": False, "unread": 0, "language_code": "uz"},
    ]  # fmt: skip
    nilufar.chat()
    nilufar.block()
    malika.say("/start")
    first, second = ask(f"{bot.url}/sandbox/people")
    assert (first["unread"], first["blocked"], first["can_write"]) == (0, True, False)
    assert second["can_write"] is True


def test_it_marks_commands_and_replies(bot: RawBot, nilufar: Phone) -> None:
    asked = bot.send(nilufar)["message_id"]
    seen = nilufar.say("/kiritish mart", reply_to=asked)
    assert (seen["from"], seen["reply_to"]) == ("person", asked)
    message = bot.ask("getUpdates")["result"][-1]["message"]
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 9}]
    assert message["reply_to_message"]["message_id"] == asked


def test_it_edits_ones_own_messages_only(bot: RawBot, nilufar: Phone) -> None:
    own, other = nilufar.say("42")["message_id"], bot.send(nilufar)["message_id"]
    assert nilufar.edit(own, "43")["edited"] == "2025-04-01T09:00:00+05:00"
    assert bot.ask("getUpdates")["result"][-1]["edited_message"]["text"] == "43"
    with pytest.raises(AssertionError, match="not one of this person's own"):
        nilufar.edit(other, "a")


def test_it_shows_what_changed_after_a_seq(bot: RawBot, nilufar: Phone) -> None:
    first = bot.send(nilufar, "a")["message_id"]
    bot.send(nilufar, "b")
    seq = nilufar.chat()["seq"]
    bot.ask("editMessageText", chat_id=nilufar.person_id, message_id=first, text="c")
    assert [message["text"] for message in nilufar.chat(after=seq)["messages"]] == ["c"]
    bot.ask("deleteMessage", chat_id=nilufar.person_id, message_id=first)
    assert [message["deleted"] for message in nilufar.chat(after=seq)["messages"]] == [True]


def test_it_waits_for_words_predicates_and_edits(bot: RawBot, nilufar: Phone) -> None:
    card = bot.send(nilufar, "eski savol")["message_id"]
    nilufar.say("42")
    edit = {"chat_id": nilufar.person_id, "message_id": card, "text": "keyingi savol"}
    threading.Timer(0.05, bot.ask, ["editMessageText"], edit).start()
    assert nilufar.wait_for("savol")["text"] == "keyingi savol"
    assert nilufar.wait_for(lambda message: message["message_id"] == card)["text"] == "keyingi savol"
    with pytest.raises(AssertionError, match=r"waited 0\.05 s for 'kelmadi'") as failed:
        nilufar.wait_for("kelmadi", timeout=0.05)
    assert "bot: keyingi savol" in str(failed.value)


def test_it_does_not_mistake_an_old_message_for_an_answer(bot: RawBot, nilufar: Phone) -> None:
    bot.send(nilufar, "Qabul qilindi")
    nilufar.say("yana")
    with pytest.raises(AssertionError, match="waited"):
        nilufar.wait_for("Qabul qilindi", timeout=0.05)
    assert nilufar.wait_for("Qabul qilindi", since=0)["text"] == "Qabul qilindi"


def test_it_presses_the_newest_message_with_such_a_button(bot: RawBot, nilufar: Phone) -> None:
    rows = {"inline_keyboard": [[{"text": "0", "callback_data": "0"}, {"text": "0 dan", "callback_data": "x"}]]}
    bot.send(nilufar, "birinchi", reply_markup=rows)
    second = bot.send(nilufar, "ikkinchi", reply_markup=rows)["message_id"]
    bot.send(nilufar, "tugmasiz")
    nilufar.press("0")
    query = bot.ask("getUpdates")["result"][-1]["callback_query"]
    assert (query["message"]["message_id"], query["data"]) == (second, "0")
    threading.Timer(0.05, bot.ask, ["answerCallbackQuery"], {"callback_query_id": query["id"], "text": "ha"}).start()
    answer = nilufar.answer(query["id"])
    assert answer is not None
    assert answer["text"] == "ha"
    assert nilufar.press("0", wait=0.01)["answer"] is None


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("say", {"person": 99, "text": "a"}, "there is no person 99"),
        ("say", {"person": 1001}, "text is missing"),
        ("say", {"person": "1001", "text": "a"}, "person must be of type int"),
        ("say", {"person": 1001, "text": " "}, "1 to 4096"),
        ("say", {"person": 1001, "text": "a", "loud": True}, "unknown field loud"),
        ("say", {"person": 1001, "text": "a", "bot": "yoq_bot"}, "there is no bot @yoq_bot"),
        ("say", {"person": 1001, "text": "a", "reply_to": 99}, "there is no message 99"),
        ("clock", {"set": "ertaga"}, "is not a moment"),
        ("clock", {}, "set, advance, next_working_day or jump"),
        ("clock", {"jump": "mars"}, "there is no jump mars"),
        ("people", {"first_name": 5}, "first_name must be of type str"),
    ],
)
def test_it_says_what_is_wrong(bot: RawBot, nilufar: Phone, path: str, body: dict[str, Any], words: str) -> None:
    with pytest.raises(HTTPError, match="HTTP Error 400") as refused:
        ask(f"{bot.url}/sandbox/{path}", body)
    assert words in json.load(refused.value)["error"]


def test_it_lets_nobody_write_who_blocked_the_bot(nilufar: Phone) -> None:
    nilufar.block()
    with pytest.raises(AssertionError, match="unblock it first"):
        nilufar.say("a")


def test_it_asks_only_its_own_page(bot: RawBot) -> None:
    assert ask(f"{bot.url}/sandbox/people", Origin=bot.url) == []
    with pytest.raises(OSError, match="HTTP Error 403"):
        ask(f"{bot.url}/sandbox/people", Origin="https://example.com")


def test_it_moves_the_clock(bot: RawBot, nilufar: Phone, sandbox: Sandbox) -> None:
    clock = f"{bot.url}/sandbox/clock"
    assert ask(clock)["now"].startswith("2025-04-01T09:00:0")
    assert ask(clock)["zone"] == "Asia/Tashkent"
    assert ask(clock, {"advance": 3600})["now"].startswith("2025-04-01T10:00:0")
    assert ask(clock, {"set": "2025-04-04T18:00:00+05:00"})["now"].startswith("2025-04-04T18:00:0")
    assert ask(clock, {"next_working_day": True})["now"].startswith("2025-04-07T09:00:0")
    sandbox.next_working_day = lambda now: now + timedelta(days=30)
    assert ask(clock, {"next_working_day": True})["now"].startswith("2025-05-07T09:00:0")
    sandbox.jumps = {"tomorrow": lambda now: now + timedelta(days=1), "never": lambda now: None}
    assert ask(clock)["jumps"] == ["never", "tomorrow"]
    assert ask(clock, {"jump": "tomorrow"})["now"].startswith("2025-05-08T09:00:0")
    assert ask(clock, {"jump": "never"})["now"].startswith("2025-05-08T09:00:0")
    ask(clock, {"set": "2025-05-07T09:00:00+05:00"})
    assert datetime.fromisoformat(nilufar.say("a")["date"]).month == 5


class Stream:
    """The events as a page reads them."""

    def __init__(self, url: str, query: str = "", **headers: str) -> None:
        self.connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=5)
        self.connection.request("GET", f"/sandbox/events{query}", headers=headers)
        self.answer = self.connection.getresponse()
        self.last = ""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for line in self.answer:
            if line.startswith(b"id: "):
                self.last = line[4:].decode().strip()
            elif line.startswith(b"data: "):
                yield json.loads(line[6:])

    def close(self) -> None:
        self.answer.close()
        self.connection.close()


def test_it_tells_the_page_of_everything_live(bot: RawBot, nilufar: Phone) -> None:
    stream = Stream(bot.url)
    events = iter(stream)
    assert stream.answer.getheader("Content-Type") == "text/event-stream"
    sent = bot.send(nilufar, "a", reply_markup={"inline_keyboard": [[{"text": "b", "callback_data": "b"}]]})
    assert (event := next(events))["kind"] == "message"
    assert (event["person"], event["message"]["text"]) == (nilufar.person_id, "a")
    where = {"chat_id": nilufar.person_id, "message_id": sent["message_id"]}
    bot.ask("sendChatAction", chat_id=nilufar.person_id, action="typing")
    assert next(events) == {"kind": "action", "person": nilufar.person_id, "action": "typing…"}
    pressed = nilufar.press("b")
    bot.ask("answerCallbackQuery", callback_query_id=pressed["callback_id"], text="ha")
    event = next(events)
    assert (event["kind"], event["callback_id"], event["answer"]["text"]) == ("answer", pressed["callback_id"], "ha")
    bot.ask("editMessageText", text="c", **where)
    assert ((event := next(events))["kind"], event["message"]["text"]) == ("edited", "c")
    bot.ask("deleteMessage", **where)
    assert ((event := next(events))["kind"], event["message"]["deleted"]) == ("deleted", True)
    bot.ask("setMyCommands", commands=[])
    assert next(events)["kind"] == "commands"
    add_person(bot.url, "Bekzod")
    assert next(events)["kind"] == "people"
    ask(f"{bot.url}/sandbox/clock", {"advance": 60})
    assert (event := next(events))["kind"] == "clock"
    assert event["now"].startswith("2025-04-01T09:01:")
    stream.close()


def test_it_goes_on_where_the_connection_broke(bot: RawBot, nilufar: Phone) -> None:
    stream = Stream(bot.url, f"?person={nilufar.person_id}")
    bot.send(nilufar, "birinchi")
    assert next(iter(stream))["message"]["text"] == "birinchi"
    stream.close()
    bot.send(nilufar, "uzilganda")
    add_person(bot.url, "Bekzod").say("boshqa odam")
    bot.send(nilufar, "keyin")
    again = iter(Stream(bot.url, f"?person={nilufar.person_id}", **{"Last-Event-ID": stream.last}))
    assert [next(again)["message"]["text"] for _ in range(2)] == ["uzilganda", "keyin"]


def test_it_tells_all_again_after_a_gap_too_long(bot: RawBot, nilufar: Phone, sandbox: Sandbox) -> None:
    for _ in range(EVENTS_KEPT + 1):
        sandbox.announce("people", None)
    for last in ("1", "99999999"):
        event = next(iter(Stream(bot.url, **{"Last-Event-ID": last})))
        assert (event["kind"], event["message"]["text"]) == ("message", "/start")


def test_it_keeps_what_was_said_when_it_is_served_again(running: Running, nilufar: Phone) -> None:
    running.stop()
    with pytest.raises(OSError, match="refused"):
        urlopen(f"{running.url}/sandbox/people")
    again = start_in_thread(running.sandbox, port=int(running.url.rpartition(":")[2]))
    assert again.url == running.url
    assert [message["text"] for message in nilufar.chat()["messages"]] == ["/start"]
    with pytest.raises(OSError, match="address already in use"):
        start_in_thread(Sandbox(), port=int(running.url.rpartition(":")[2]))
    again.stop()


def test_it_sends_everybody_who_waits_home_when_it_closes(running: Running, nilufar: Phone) -> None:
    bot = RawBot(running.url)
    offset = bot.ask("getUpdates")["result"][-1]["update_id"] + 1
    own = f"wait/{nilufar.person_id}"
    waiting = [
        threading.Thread(target=bot.ask, args=["getUpdates"], kwargs={"offset": offset, "timeout": 50}),
        threading.Thread(target=nilufar._get, args=[own], kwargs={"after_seq": 99, "timeout": 50}),
        threading.Thread(target=list, args=[Stream(running.url)]),
    ]  # fmt: skip
    for thread in waiting:
        thread.start()
    sandbox, chat = running.sandbox, running.sandbox.bot().chats[nilufar.person_id]
    while not (sandbox.bot().poller and chat.bell.waiting and sandbox.bell.waiting):
        pass
    begun = time.monotonic()
    running.stop()
    for thread in waiting:
        thread.join(5)
    assert time.monotonic() - begun < 3
    assert not any(thread.is_alive() for thread in waiting)


def test_it_serves_the_page_without_caching(bot: RawBot) -> None:
    with urlopen(f"{bot.url}/") as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Type"].startswith("text/html")
    for path in ("/page/none.js", "/page/../server.py", "/page/%2e%2e/server.py"):
        with pytest.raises(OSError, match="HTTP Error 404"):
            urlopen(bot.url + path)
