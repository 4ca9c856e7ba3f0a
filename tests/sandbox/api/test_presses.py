"""Presses of buttons: by label, forged, on deleted messages, answered in time or too late."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox import Sandbox
from sandbox.people import Phone
from tests.support.sandbox.raw_bot import RawBot

ROWS = [[{"text": "Yuborish", "callback_data": "send"}, {"text": "Orqaga", "callback_data": "back"}]]


def _queries(bot: RawBot) -> list[dict[str, Any]]:
    updates = bot.ask("getUpdates", timeout=5)["result"]
    return [update["callback_query"] for update in updates if "callback_query" in update]


@pytest.fixture
def card(bot: RawBot, nilufar: Phone) -> dict[str, Any]:
    return bot.send(nilufar, "karta", reply_markup={"inline_keyboard": ROWS})


def test_it_presses_by_label_or_its_beginning(bot: RawBot, nilufar: Phone, card: dict[str, Any]) -> None:
    pressed = nilufar.press("Yubo")
    (query,) = _queries(bot)
    assert query["id"] == pressed["callback_id"]
    assert query["data"] == "send"
    assert query["from"]["first_name"] == "Nilufar"
    assert query["message"] == card
    assert bot.ask("answerCallbackQuery", callback_query_id=query["id"], text="Qabul qilindi")["result"] is True


def test_it_hands_the_answer_to_the_phone(bot: RawBot, nilufar: Phone, card: dict[str, Any]) -> None:
    pressed = nilufar.press("Orqaga")
    assert pressed["answer"] is None
    bot.ask("answerCallbackQuery", callback_query_id=pressed["callback_id"], text="yo'q", show_alert=True)
    assert nilufar.answer(pressed["callback_id"]) == {"text": "yo'q", "show_alert": True, "url": None}


def test_it_refuses_a_label_that_is_not_there(
    nilufar: Phone, card: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.people._A_MOMENT", 0.1)  # it would wait for a button that is on its way
    with pytest.raises(AssertionError, match="no message has a button"):
        nilufar.press("Tasdiqlash")
    with pytest.raises(AssertionError, match="there are: Yuborish, Orqaga"):
        nilufar.press("Tasdiqlash", message_id=card["message_id"])


def test_it_lets_a_press_be_forged(bot: RawBot, nilufar: Phone, card: dict[str, Any]) -> None:
    nilufar.press_data("approve:1", card["message_id"])
    nilufar.press_data("approve:1", 999)
    readable, unknown = _queries(bot)
    assert readable["data"] == "approve:1"
    assert readable["message"]["text"] == "karta"
    assert unknown["message"] == {"chat": card["chat"], "message_id": 999, "date": 0}


def test_it_shows_a_deleted_message_as_inaccessible(bot: RawBot, nilufar: Phone, card: dict[str, Any]) -> None:
    bot.ask("deleteMessage", chat_id=nilufar.person_id, message_id=card["message_id"])
    nilufar.press_data("send", card["message_id"])
    assert _queries(bot)[0]["message"]["date"] == 0


def test_it_takes_an_answer_for_150_seconds(
    bot: RawBot, nilufar: Phone, sandbox: Sandbox, card: dict[str, Any]
) -> None:
    too_old = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert bot.refusal("answerCallbackQuery", callback_query_id="1") == too_old
    pressed = nilufar.press("Yuborish")
    sandbox.clock.advance(timedelta(seconds=149))
    assert bot.ask("answerCallbackQuery", callback_query_id=pressed["callback_id"])["ok"]
    sandbox.clock.advance(timedelta(seconds=2))
    assert bot.refusal("answerCallbackQuery", callback_query_id=pressed["callback_id"]) == too_old


def test_it_limits_the_answer_to_200_characters(bot: RawBot, nilufar: Phone, card: dict[str, Any]) -> None:
    query = nilufar.press("Yuborish")["callback_id"]
    assert "MESSAGE_TOO_LONG" in bot.refusal("answerCallbackQuery", callback_query_id=query, text="a" * 201)
    assert "URL_INVALID" in bot.refusal("answerCallbackQuery", callback_query_id=query, url="https://a.uz")
    assert bot.ask("answerCallbackQuery", callback_query_id=query, text="a" * 200)["ok"]


def test_it_opens_links_and_copies_by_a_press(bot: RawBot, nilufar: Phone) -> None:
    rows = [[{"text": "ochish", "url": "https://t.me/hisobot_bot?start=abc_1"}, {"text": "sayt", "url": "a.uz"}],
            [{"text": "nusxa", "copy_text": {"text": "42"}}]]  # fmt: skip
    bot.send(nilufar, reply_markup={"inline_keyboard": rows})
    assert nilufar.press("sayt")["url"] == "a.uz"
    assert nilufar.press("nusxa")["copy"] == "42"
    assert nilufar.press("ochish")["url"].endswith("abc_1")
    assert nilufar.chat()["messages"][-1]["text"] == "/start abc_1"
    assert _queries(bot) == []


def test_it_opens_deep_links(bot: RawBot, nilufar: Phone) -> None:
    opened = nilufar.open_link("https://t.me/hisobot_bot?start=Taklif-1_a")
    assert opened["text"] == "/start Taklif-1_a"
    assert nilufar.open_link("payload")["text"] == "/start payload"
    for wrong in ("https://example.com/hisobot_bot?start=a", "https://t.me/boshqa_bot?start=a", "a" * 65, "a b"):
        with pytest.raises(AssertionError, match="400"):
            nilufar.open_link(wrong)
