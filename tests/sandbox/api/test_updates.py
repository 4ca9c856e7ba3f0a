"""Updates wait until they are acknowledged, are given again until then, and expire."""

import threading
import time
from datetime import timedelta
from typing import Any

import pytest

from sandbox import Sandbox
from sandbox.people import Phone
from tests.support.sandbox.raw_bot import RawBot


def _ids(answer: dict[str, Any]) -> list[int]:
    return [update["update_id"] for update in answer["result"]]


def _texts(answer: dict[str, Any]) -> list[str]:
    return [update["message"]["text"] for update in answer["result"]]


def test_it_gives_an_update_again_until_it_is_acknowledged(bot: RawBot, nilufar: Phone) -> None:
    nilufar.say("42")
    first = bot.ask("getUpdates", limit=100)
    assert _texts(first) == ["/start", "42"]
    again = bot.ask("getUpdates", offset=_ids(first)[0])
    assert _ids(again) == _ids(first)
    rest = bot.ask("getUpdates", offset=_ids(first)[0] + 1)
    assert _texts(rest) == ["42"]
    assert _texts(bot.ask("getUpdates", offset=0)) == ["42"]


def test_it_numbers_updates_one_by_one_and_keeps_to_the_limit(bot: RawBot, nilufar: Phone) -> None:
    for number in range(120):
        nilufar.say(str(number))
    some = _ids(bot.ask("getUpdates", limit=7))
    assert some == list(range(some[0], some[0] + 7))
    assert len(_ids(bot.ask("getUpdates", offset=some[-1] + 1))) == 100
    assert len(_ids(bot.ask("getUpdates", offset=some[-1] + 2, limit=1000))) == 100


def test_it_gives_one_at_a_time_to_who_asks_the_same_at_once(bot: RawBot, nilufar: Phone) -> None:
    nilufar.say("42")
    offset = _ids(bot.ask("getUpdates"))[0]
    assert len(_ids(bot.ask("getUpdates", offset=offset))) == 2
    assert len(_ids(bot.ask("getUpdates", offset=offset))) == 1
    assert len(_ids(bot.ask("getUpdates", offset=offset + 1))) == 1


def test_it_lets_who_asks_the_same_within_three_seconds_wait(bot: RawBot, nilufar: Phone) -> None:
    offset = _ids(bot.ask("getUpdates"))[-1] + 1
    assert _ids(bot.ask("getUpdates", offset=offset)) == []
    threading.Timer(0.2, nilufar.say, ["keyin"]).start()
    assert _texts(bot.ask("getUpdates", offset=offset)) == ["keyin"]


def test_it_waits_for_an_update_and_returns_at_once_when_it_comes(bot: RawBot, nilufar: Phone) -> None:
    offset = _ids(bot.ask("getUpdates"))[-1] + 1
    begun = time.monotonic()
    threading.Timer(0.1, nilufar.say, ["keldi"]).start()
    assert _texts(bot.ask("getUpdates", offset=offset, timeout=10)) == ["keldi"]
    assert 0.1 <= time.monotonic() - begun < 2


def test_it_lets_a_second_poller_end_the_first(bot: RawBot, nilufar: Phone, sandbox: Sandbox) -> None:
    offset = _ids(bot.ask("getUpdates"))[-1] + 1
    answers: list[dict[str, Any]] = []
    first = threading.Thread(target=lambda: answers.append(bot.ask("getUpdates", offset=offset, timeout=20)))
    first.start()
    while sandbox.bot().poller is None:
        pass
    assert _ids(bot.ask("getUpdates", offset=offset + 5, timeout=0)) == []
    first.join(5)
    assert answers[0]["error_code"] == 409
    assert answers[0]["description"].startswith("Conflict: terminated by other getUpdates request")


def test_it_keeps_to_the_last_list_of_kinds(bot: RawBot, nilufar: Phone) -> None:
    own = nilufar.say("1")["message_id"]
    bot.ask("getUpdates", allowed_updates=["message"])
    nilufar.edit(own, "2")
    nilufar.say("3")
    assert _texts(bot.ask("getUpdates", limit=50, offset=-9)) == ["/start", "1", "3"]
    last = _ids(bot.ask("getUpdates", offset=-1, allowed_updates=[]))[-1]
    nilufar.edit(own, "4")
    updates = bot.ask("getUpdates", offset=last + 1)["result"]
    assert [update["edited_message"]["text"] for update in updates] == ["4"]


def test_it_forgets_presses_after_150_seconds_and_messages_after_a_day(
    bot: RawBot, nilufar: Phone, sandbox: Sandbox
) -> None:
    card = bot.send(nilufar, reply_markup={"inline_keyboard": [[{"text": "0", "callback_data": "0"}]]})
    nilufar.press("0", card["message_id"])
    assert sandbox.waiting_updates() == 2
    sandbox.clock.advance(timedelta(seconds=151))
    assert _texts(bot.ask("getUpdates")) == ["/start"]
    sandbox.clock.advance(timedelta(hours=24))
    assert bot.ask("getUpdates", offset=5)["result"] == []


def test_it_serves_the_head_to_an_offset_from_before_a_jump(bot: RawBot, nilufar: Phone, sandbox: Sandbox) -> None:
    offset = _ids(bot.ask("getUpdates"))[-1] + 1
    with pytest.raises(ValueError, match="nothing is waiting"):
        sandbox.bot().updates.jump()
    assert bot.ask("getUpdates", offset=offset)["result"] == []
    sandbox.bot().updates.jump()
    nilufar.say("yangi raqamdan")
    nilufar.say("keyingisi")
    new = bot.ask("getUpdates", offset=offset, timeout=5)
    assert _ids(new)[0] < offset
    assert _texts(bot.ask("getUpdates", offset=_ids(new)[0] + 1)) == ["keyingisi"]


def test_it_begins_anywhere_after_a_quiet_week(bot: RawBot, nilufar: Phone, sandbox: Sandbox) -> None:
    last = _ids(bot.ask("getUpdates"))[-1]
    assert bot.ask("getUpdates", offset=last + 1)["result"] == []
    sandbox.clock.advance(timedelta(days=8))
    nilufar.say("bir oydan keyin")
    (number,) = _ids(bot.ask("getUpdates", offset=last + 2))
    assert number < last


def test_it_keeps_the_last_ones_for_a_negative_offset(bot: RawBot, nilufar: Phone) -> None:
    for text in "abc":
        nilufar.say(text)
    assert _texts(bot.ask("getUpdates", offset=-1)) == ["c"]
    assert _texts(bot.ask("getUpdates", offset=0)) == ["c"]
