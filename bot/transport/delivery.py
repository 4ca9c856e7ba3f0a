"""What an answer to a sent message means, as a table: it arrived, try again, give up, or nobody can know."""

import html
import random
import re
from dataclasses import dataclass, field
from typing import Any, Literal

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.transport.request import GatewayTimedOut, GatewayTrouble, NotDelivered, Unavailable, wait_of
from storage.transport.outbox import Sending

State = Literal["sent", "again", "failed", "unknown", "dropped"]
Hold = Literal["none", "chat", "refused", "network", "all"]
UNREACHABLE = ("chat not found", "bot can't initiate conversation", "user not found", "peer_id_invalid")
LOST_CARD = ("message to edit not found", "message can't be edited", "message_id_invalid")
ALREADY_SO = ("message is not modified", "message to delete not found", "message can't be deleted")
REPEATED = ("reply", "stranger", "setup")
"""The kinds that are better said twice than never."""
WAIT_AFTER_429 = 5.0  # when the refusal does not say how long
WAIT_AFTER_401 = 30.0
DOUBT_SECONDS = (2.0, 5.0)  # before a reply that may have arrived goes again
DOUBTS = 2  # how often it does: no answer at all is worse than one that is said again
DEATHS = 5  # how often a reply goes again that was under way when a process died: most likely nobody had sent it
LOST_SECONDS = 600.0  # before a reminder that was likely lost is looked at again
LOOKS = 5  # how often that is done where a gateway's page is all we ever get, each time after twice as long
UNAVAILABLE_SECONDS = (1, 2, 4, 8, 15, 30)  # after Telegram's own 5xx or a 404; then it is given up


@dataclass(frozen=True)
class Outcome:
    """What became of one attempt; `again` says what to change first, `unreachable` that they have left.

    Of an unknown one that may well not have arrived `lost` says after how many seconds a reminder may be said again,
    and `looks` how often at most (decision 0009)."""

    state: State
    error: str | None = None
    message_id: int | None = None
    wait: float = 0.0
    hold: Hold = "none"
    unreachable: bool = False
    doubt: bool = False
    lost: float | None = None
    looks: int = 1
    changes: dict[str, Any] = field(default_factory=dict)


def outcome_of_answer(row: Sending, result: Any) -> Outcome:
    """The outcome of a call that was answered well."""
    answer = result[0] if isinstance(result, list) and result else result
    given = answer.get("message_id") if isinstance(answer, dict) else row.params.get("message_id")
    return Outcome("sent", message_id=given if isinstance(given, int) else None)


def went_wrong(row: Sending, error: TelegramError) -> Outcome:
    """The outcome of a call that was refused or got lost (decision 0009)."""
    words = error.message.lower()
    complaint = f"{type(error).__name__}: {error.message}"[:500]
    if isinstance(error, RetryAfter):
        wait = wait_of(error) + random.uniform(0, 0.5)  # noqa: S311 (jitter)
        return Outcome("again", complaint, wait=wait, hold="refused")
    if isinstance(error, Forbidden):
        return Outcome("failed", complaint, unreachable=True)
    if isinstance(error, ChatMigrated):
        return Outcome("again", complaint, changes={"chat_id": error.new_chat_id})
    if isinstance(error, InvalidToken):
        if "not found" in words:  # of a method that there is: somebody before Telegram does not find the way
            return _once_more(row, complaint) or Outcome("failed", complaint)
        return Outcome("again", complaint, wait=WAIT_AFTER_401, hold="all")
    if isinstance(error, BadRequest):
        return _refused(row, words, complaint)
    if isinstance(error, NotDelivered):
        return Outcome("again", complaint, hold="network")
    if isinstance(error, Unavailable) and (again := _once_more(row, complaint)):
        return again
    if (isinstance(error, NetworkError) and "(429)" in words) or words.startswith("too many requests"):
        return Outcome("again", complaint, wait=WAIT_AFTER_429, hold="refused")
    if "(413)" in words or words.startswith("request entity too large"):
        return Outcome("failed", complaint)
    if isinstance(error, GatewayTimedOut):
        return in_doubt(row, complaint, lost=LOST_SECONDS)
    if isinstance(error, GatewayTrouble | Unavailable):
        return in_doubt(row, complaint, lost=LOST_SECONDS, looks=LOOKS)
    return in_doubt(row, complaint)


def _once_more(row: Sending, complaint: str) -> Outcome | None:
    """After longer and longer; None when it was tried often enough."""
    if row.attempts > len(UNAVAILABLE_SECONDS):
        return None
    return Outcome("again", complaint, wait=UNAVAILABLE_SECONDS[row.attempts - 1], hold="chat")


def process_died(row: Sending) -> Outcome:
    """The outcome of a call that was under way when its process ended, before or after it was made."""
    return in_doubt(row, "the process ended while sending", lost=0, again=DEATHS)


def cut_off(row: Sending) -> Outcome:
    """The outcome of a call that was under way when this process had to stop sending."""
    return in_doubt(row, "sending was cut off", lost=0, again=DEATHS)


def in_doubt(
    row: Sending, complaint: str, *, lost: float | None = None, looks: int = 1, again: int = DOUBTS
) -> Outcome:
    """The outcome of a call that may have arrived: a reply or an edit goes `again` so many times, the rest never from
    here."""
    if row.doubts < again and (
        row.kind in ("reply", "stranger", "setup") or (row.method.startswith("edit") and row.kind != "tidy")
    ):
        return Outcome("again", complaint, wait=random.uniform(*DOUBT_SECONDS), hold="chat", doubt=True)  # noqa: S311
    return Outcome("unknown", complaint, doubt=True, lost=lost, looks=looks)


def _refused(row: Sending, words: str, complaint: str) -> Outcome:
    if any(sign in words for sign in ALREADY_SO):
        return Outcome("sent", complaint, message_id=row.params.get("message_id"))
    if any(sign in words for sign in LOST_CARD) and row.method == "editMessageText" and row.kind != "tidy":
        fresh = {name: value for name, value in row.params.items() if name not in ("message_id", "inline_message_id")}
        return Outcome("again", complaint, changes={"method": "sendMessage", "params": fresh})
    if "can't parse entities" in words and "parse_mode" in row.params:
        return Outcome("again", complaint, changes={"params": without_markup(row.params)})
    if row.kind == "tidy":
        return Outcome("dropped", complaint)  # the card was not worth more
    return Outcome("failed", complaint, unreachable=any(sign in words for sign in UNREACHABLE))


def without_markup(params: dict[str, Any]) -> dict[str, Any]:
    """The same message as plain text: better bare than never."""
    plain = {name: value for name, value in params.items() if name != "parse_mode"}
    for name in ("text", "caption"):
        if isinstance(plain.get(name), str):
            plain[name] = html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", plain[name]))
    return plain
