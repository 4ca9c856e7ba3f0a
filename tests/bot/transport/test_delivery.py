"""The table of outcomes, line by line: what arrived, what did not, and what nobody can know."""

from collections.abc import Callable
from typing import Any

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.transport.delivery import (
    DEATHS,
    DOUBTS,
    UNAVAILABLE_SECONDS,
    Outcome,
    cut_off,
    outcome_of_answer,
    process_died,
    went_wrong,
    without_markup,
)
from bot.transport.request import GatewayTimedOut, GatewayTrouble, NotDelivered, Unavailable
from storage.transport.outbox import Sending


def row(kind: str = "reply", method: str = "sendMessage", doubts: int = 0, attempts: int = 1, **params: Any) -> Sending:
    return Sending(1, "key", 5, 5, method, {"chat_id": 5, "text": "salom", **params}, kind, None, attempts, doubts)


SURELY_NOT = [
    (NotDelivered("no connection"), "network"),
    (RetryAfter(7), "refused"),
    (NetworkError("Too Many Requests (429)"), "refused"),
    (InvalidToken("Unauthorized"), "all"),
    (Unavailable("Internal Server Error (500)"), "chat"),
]
NOBODY_KNOWS = [
    TimedOut(),
    NetworkError("connection lost: ServerDisconnectedError"),
    NetworkError("Bad Gateway (502)"),
    GatewayTrouble("a page with 502 and no answer"),
    GatewayTimedOut("a page with 504 and no answer"),
    NetworkError("Internal Server Error"),
    TelegramError("Invalid server response"),
]
FINAL = [
    BadRequest("Message text is empty"),
    BadRequest("Button_data_invalid"),
    NetworkError("Request Entity Too Large (413)"),
]
GONE = [
    Forbidden("bot was blocked by the user"),
    Forbidden("user is deactivated"),
    Forbidden("bot can't initiate conversation with a user"),
    BadRequest("Chat not found"),
]


@pytest.mark.parametrize(("error", "hold"), SURELY_NOT)
@pytest.mark.parametrize("kind", ["reply", "reminder"])
def test_it_sends_again_what_surely_did_not_arrive(error: TelegramError, hold: str, kind: str) -> None:
    outcome = went_wrong(row(kind), error)
    assert (outcome.state, outcome.hold, outcome.doubt) == ("again", hold, False)


def test_it_waits_at_least_as_long_as_told() -> None:
    assert 7 <= went_wrong(row(), RetryAfter(7)).wait <= 8


@pytest.mark.parametrize("error", NOBODY_KNOWS)
def test_it_repeats_a_reply_or_an_edit_so_often_when_nobody_knows(error: TelegramError) -> None:
    states = [went_wrong(row("reply", doubts=doubts), error).state for doubts in range(DOUBTS + 1)]
    assert states == ["again"] * DOUBTS + ["unknown"]
    assert went_wrong(row("notice", "editMessageText"), error).state == "again"
    for kind in ("reminder", "notice", "file"):
        assert went_wrong(row(kind), error).state == "unknown"
    assert went_wrong(row("tidy", "editMessageText"), error).state == "unknown"


@pytest.mark.parametrize("ended", [process_died, cut_off])
def test_a_reply_outlives_several_processes_that_die_while_it_is_under_way(
    ended: Callable[[Sending], Outcome],
) -> None:
    states = [ended(row("reply", doubts=deaths)).state for deaths in range(DEATHS + 1)]
    assert states == ["again"] * DEATHS + ["unknown"]
    assert ended(row("notice", "editMessageText", doubts=DEATHS - 1)).state == "again"
    assert ended(row("reminder")).state == "unknown"


def test_it_asks_telegram_again_after_longer_and_longer_and_not_for_ever() -> None:
    error = Unavailable("Internal Server Error (500)")
    waits = [went_wrong(row("reminder", attempts=n), error).wait for n in range(1, len(UNAVAILABLE_SECONDS) + 1)]
    assert waits == sorted(waits)
    assert went_wrong(row("reminder", attempts=len(UNAVAILABLE_SECONDS) + 1), error).state == "unknown"


def test_a_way_that_is_not_found_is_tried_again_and_not_for_ever() -> None:
    error = InvalidToken("Not Found")
    assert went_wrong(row("reply"), error).state == "again"
    assert went_wrong(row("reply", attempts=len(UNAVAILABLE_SECONDS) + 1), error).state == "failed"


def test_it_tells_what_was_likely_lost_from_what_has_likely_arrived() -> None:
    swallowed = went_wrong(row("reminder"), GatewayTrouble("a page with 502 and no answer"))
    passed_on = went_wrong(row("reminder"), GatewayTimedOut("a page with 504 and no answer"))
    assert (swallowed.lost, swallowed.looks) == (600, 5)
    assert (passed_on.lost, passed_on.looks) == (600, 1)
    assert went_wrong(row("reminder"), TimedOut()).lost is None
    assert went_wrong(row("reminder"), NetworkError("connection lost: ServerDisconnectedError")).lost is None
    died = process_died(row("reminder"))
    assert (died.state, died.lost, died.looks) == ("unknown", 0, 1)


@pytest.mark.parametrize("error", FINAL)
def test_it_gives_up_what_is_refused_for_good(error: TelegramError) -> None:
    outcome = went_wrong(row(), error)
    assert (outcome.state, outcome.unreachable) == ("failed", False)


@pytest.mark.parametrize("error", GONE)
def test_it_sees_that_a_person_has_left(error: TelegramError) -> None:
    outcome = went_wrong(row("reminder"), error)
    assert (outcome.state, outcome.unreachable) == ("failed", True)


def test_it_follows_a_group_to_its_new_number() -> None:
    outcome = went_wrong(row(), ChatMigrated(-1009))
    assert (outcome.state, outcome.changes) == ("again", {"chat_id": -1009})


def test_it_takes_an_unchanged_message_for_a_sent_one() -> None:
    error = BadRequest("Message is not modified: specified new message content and reply markup are exactly the same")
    outcome = went_wrong(row("reply", "editMessageText", message_id=9), error)
    assert (outcome.state, outcome.message_id) == ("sent", 9)


@pytest.mark.parametrize("words", ["Message to edit not found", "Message can't be edited"])
def test_it_sends_anew_what_cannot_be_edited(words: str) -> None:
    outcome = went_wrong(row("reply", "editMessageText", message_id=9), BadRequest(words))
    assert outcome.state == "again"
    assert outcome.changes == {"method": "sendMessage", "params": {"chat_id": 5, "text": "salom"}}
    assert went_wrong(row("tidy", "editMessageText", message_id=9), BadRequest(words)).state == "dropped"


def test_it_turns_broken_markup_into_plain_text() -> None:
    error = BadRequest("Can't parse entities: unsupported start tag")
    outcome = went_wrong(row(parse_mode="HTML", text="<b>5 &lt; 6</b> <x"), error)
    assert outcome.changes["params"] == {"chat_id": 5, "text": "5 < 6 <x"}
    assert went_wrong(row(text="plain"), error).state == "failed"


def test_it_keeps_everything_but_the_markup() -> None:
    params = {"caption": "<i>bir</i>", "parse_mode": "HTML", "document": "outgoing-file:1", "reply_markup": {"a": 1}}
    assert without_markup(params) == {"caption": "bir", "document": "outgoing-file:1", "reply_markup": {"a": 1}}


@pytest.mark.parametrize(
    ("result", "number"), [({"message_id": 4}, 4), ([{"message_id": 4}, {"message_id": 5}], 4), (True, None)]
)
def test_it_finds_the_number_of_the_message_that_arrived(result: Any, number: int | None) -> None:
    assert outcome_of_answer(row(), result).message_id == number
    assert outcome_of_answer(row("reply", "editMessageText", message_id=9), True).message_id == 9
