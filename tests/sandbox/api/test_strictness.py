"""What is unknown, missing or mistyped is refused by name."""

import json
import socket
import struct
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox import Sandbox, start_in_thread
from sandbox.api.fields import METHODS
from sandbox.people import Phone
from tests.support.sandbox.raw_bot import TOKEN, RawBot


def test_it_does_not_know_another_token(bot: RawBot) -> None:
    status, body = RawBot(bot.url, "654321:TEST-other").post("getMe", b"", "application/octet-stream")
    assert status == 401
    assert json.loads(body) == {"ok": False, "error_code": 401, "description": "Unauthorized"}


def test_a_call_whose_caller_dies_in_the_middle_of_it_has_not_happened(
    bot: RawBot, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    host, port = bot.url.removeprefix("http://").split(":")
    head = f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 90\r\n\r\n"
    with socket.create_connection((host, int(port))) as caller:
        caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # a reset, as of a killed one
        caller.sendall(head.encode())
        assert b"100 Continue" in caller.recv(100), "it is being read"
        caller.sendall(b"chat_id=1&te")
    assert bot.ask("getMe")["ok"]
    assert sandbox.journal.entries("sendMessage") == []
    assert caplog.text == ""


@pytest.mark.parametrize("name", ["getMe", "getme", "GETME"])
def test_it_takes_method_names_in_any_case(bot: RawBot, name: str) -> None:
    answer = json.loads(bot.post(name, b"", "application/octet-stream")[1])
    assert answer["result"]["username"] == "hisobot_bot"
    assert answer["result"]["id"] == 123456


def test_it_answers_404_to_a_method_nobody_has(bot: RawBot) -> None:
    assert bot.refusal("sendNumber") == "404 Not Found"


def test_it_names_a_real_method_that_it_lacks(bot: RawBot) -> None:
    assert bot.refusal("sendDice", chat_id=1).startswith("501 Not Implemented: sendDice")


BUTTON = {"text": "bor", "callback_data": "b"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"texst": "a"}, 'unknown field "texst" of sendMessage'),
        ({"disable_notification": "maybe"}, 'field "disable_notification" must be a Boolean'),
        ({"text": 5}, 'field "text" must be a String'),
        ({"chat_id": 1.5}, 'field "chat_id" must be Integer or String'),
        ({"chat_id": True}, 'field "chat_id" must be Integer or String'),
        ({"reply_parameters": {}}, 'can\'t parse reply_parameters: Can\'t find field "message_id"'),
        ({"reply_parameters": "{"}, "can't parse reply_parameters JSON object"),
        ({"reply_parameters": [1]}, 'field "reply_parameters" must be an object: ReplyParameters'),
        ({"reply_markup": {"keybord": []}}, 'field "reply_markup" is none of InlineKeyboardMarkup'),
        ({"reply_markup": {"inline_keyboard": [BUTTON]}}, 'field "reply_markup.inline_keyboard[0]" must be an Array'),
        ({"reply_markup": {"inline_keyboard": [[BUTTON | {"txt": "a"}]]}}, 'unknown field "txt" in reply_markup'),
        ({"reply_markup": {"inline_keyboard": [[{"callback_data": "b"}]]}}, 'Can\'t find field "text"'),
        ({"message_thread_id": 3}, 'the sandbox does not have the field "message_thread_id"'),
        ({"link_preview_options": {"is_disabled": 1}}, 'field "link_preview_options.is_disabled" must be a Boolean'),
        ({"parse_mode": "MarkdownV2"}, "the sandbox reads HTML only"),
        ({"text": "\ud83d"}, "strings must be encoded in UTF-8"),
        ({"parse_mode": "XML"}, "unsupported parse_mode"),
    ],
)  # fmt: skip
def test_it_refuses_by_name(bot: RawBot, nilufar: Phone, fields: dict[str, object], words: str) -> None:
    fields = {"chat_id": nilufar.person_id, "text": "salom"} | fields
    answer = bot.refusal("sendMessage", **fields)
    assert answer.startswith("400 Bad Request: ")
    assert words in answer


def test_it_says_what_is_missing(bot: RawBot, nilufar: Phone) -> None:
    assert bot.refusal("sendMessage", text="a") == "400 Bad Request: chat_id is empty"
    assert bot.refusal("sendMessage", chat_id=1) == "400 Bad Request: message text is empty"
    assert bot.refusal("getFile") == '400 Bad Request: field "file_id" of getFile is required'
    assert "message identifier is not specified" in bot.refusal("editMessageText", chat_id=1, text="a")


def test_it_reads_forms_json_and_the_query_alike(bot: RawBot, nilufar: Phone) -> None:
    markup = {"inline_keyboard": [[BUTTON]]}
    by_json = bot.ask("sendMessage", chat_id=nilufar.person_id, text="a", reply_markup=markup)
    by_form = bot.form("sendMessage", chat_id=nilufar.person_id, text="a", reply_markup=markup)
    query = f"sendMessage?chat_id={nilufar.person_id}&text=a&reply_markup={json.dumps(markup).replace(' ', '')}"
    by_query = json.loads(bot.post(query.replace('"', "%22"), b"", "application/octet-stream")[1])
    assert by_json["result"]["reply_markup"] == by_form["result"]["reply_markup"] == markup
    assert by_query["result"]["text"] == "a"


def test_it_refuses_a_body_that_is_no_json_and_text_that_is_no_utf8(bot: RawBot) -> None:
    assert b"can't parse JSON body" in bot.post("sendMessage", b"[1]", "application/json")[1]
    assert b"can't parse JSON body" in bot.post("sendMessage", b"{", "application/json")[1]
    status, body = bot.post("sendMessage", b"\xff\xfe", "application/json")
    assert status == 400
    assert b"UTF-8" in body


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "text", "inline_keyboard", "url", "callback_data"]), inside)
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def anything() -> Iterator[RawBot]:
    running = start_in_thread(Sandbox(TOKEN, limits=False))
    running.sandbox.add_person("Nilufar", id=1)
    running.sandbox.say(1, "/start")
    yield RawBot(running.url)
    running.stop()


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(sorted(set(METHODS) - {"getUpdates"})), data=st.data())
def test_it_never_fails_itself_whatever_comes(anything: RawBot, name: str, data: st.DataObject) -> None:
    fields = {field: data.draw(st.just(1) | ODD) for field in METHODS[name] if data.draw(st.booleans())}
    answer = anything.ask(name, **fields)
    assert answer["ok"] or 400 <= answer["error_code"] < 500
