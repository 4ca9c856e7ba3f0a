"""What must be so when everything has been said, whatever happened on the way."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.sandbox import Sandbox
from storage.database import Database
from storage.tables import Library
from tests.simulation.people import ASKED, Typed, Typist
from tests.support.months.rebuilt import replayed, tables

RECEIPT = re.compile(r"^(?:✅|🕓) (\d+)\. [^:\n]*: (?:(\d[\d\u00a0\u202f]*)|hali noma'lum)", re.MULTILINE)
_ANSWERS = """
    SELECT p.telegram_id, r.number, a.state, a.value
    FROM answers a JOIN submissions s ON s.id = a.submission_id JOIN plan_figures f ON f.id = a.figure_id
    JOIN plan_rows r ON r.id = f.row_id JOIN memberships m ON m.department_id = s.department_id
    JOIN people p ON p.id = m.person_id WHERE a.state IN ('given', 'unknown')
"""
_GIVEN_UP = "SELECT count(*) FROM outbox WHERE chat_id = ? AND state IN ('unknown', 'failed') AND kind = 'reply'"
_CARDS = """
    SELECT chat_id, message_id FROM outbox WHERE state = 'sent' AND kind = 'reply' AND method = 'sendMessage'
    ORDER BY id
"""
_UNSETTLED = (
    "SELECT count(*) FROM inbox WHERE state = 'new'",
    "SELECT count(*) FROM outbox WHERE state IN ('new', 'sending')",
)


@dataclass
class Tally:
    """How often what may happen did: nothing of it is a fault where calls were spoilt or the bot was killed."""

    unknown: int = 0
    failed: int = 0
    repeated: int = 0
    numbers: int = 0
    receipts: int = 0
    silent: int = 0
    """Numbers of which nothing was said, because the reply was given up as possibly arrived."""


def unsettled(file: Path) -> int:
    """How much waits to be handled, or to be said."""
    with closing(sqlite3.connect(file)) as looking:
        return sum(looking.execute(query).fetchone()[0] for query in _UNSETTLED)


def faults(
    file: Path, database: Database, sandbox: Sandbox, typists: list[Typist], *, calm: bool
) -> tuple[list[str], Tally]:
    """What is wrong, in words. `calm`: no call was spoilt and the bot was never killed."""
    tally = Tally(numbers=sum(bool(typed.value) for typist in typists for typed in typist.typed))
    found: list[str] = []
    with closing(sqlite3.connect(file)) as looking:
        kept = _kept(looking)
        for typist in typists:
            of_theirs = kept.get(typist.account, {})
            given_up = looking.execute(_GIVEN_UP, (typist.account,)).fetchone()[0]
            found += [f"{typist.account}: {fault}" for fault in _numbers(typist, of_theirs, sandbox, tally, given_up)]
            found += [f"{typist.account}: {fault}" for fault in _screen(looking, typist, sandbox)]
            found += [f"{typist.account}: {fault}" for fault in _replies(typist, sandbox, calm)]
        found += _once(looking, kept, typists)
        found += _messages(looking, tally, calm)
    found += _history(database)
    return found, tally


def _kept(looking: sqlite3.Connection) -> dict[int, dict[int, int | None]]:
    kept: dict[int, dict[int, int | None]] = {}
    for account, number, state, value in looking.execute(_ANSWERS):
        kept.setdefault(account, {})[int(number.rstrip("."))] = None if state == "unknown" else int(float(value))
    return kept


def _numbers(
    typist: Typist, kept: dict[int, int | None], sandbox: Sandbox, tally: Tally, given_up: int
) -> Iterator[str]:
    """Whether each row has the number of its last receipt, or something that was typed for it later and may have been
    taken; and whether nothing that was typed was passed over in silence."""
    rows: dict[int, list[Typed]] = {}
    for typed in typist.typed:
        rows.setdefault(typed.row, []).append(typed)
    of_value = {typed.value: typed for typed in typist.typed if typed.value}
    told = _told(typist, sandbox)
    for row, value in _receipts(told):
        tally.receipts += 1
        if value and (meant := of_value.get(value)):
            if meant.row != row:
                yield f"{value} was typed for row {meant.row} and acknowledged in row {row}"
            meant.certain = True
        elif value:
            yield f"{value} was acknowledged and never typed"
    mentioned = {int(number) for text in told for number in re.findall(r"\d+", re.sub("[\u00a0\u202f]", "", text))}
    for value in [value for value, typed in of_value.items() if value not in mentioned and not typed.edited]:
        tally.silent += 1
        if not given_up:
            yield f"nothing was ever said of {value}"
    for row, values in rows.items():
        must = max((at for at, typed in enumerate(values) if typed.certain), default=-1)
        allowed = [typed.value for typed in values[max(must, 0) :]]
        if row in kept and kept[row] not in allowed:
            where = "earlier" if kept[row] in [typed.value for typed in values] else "not typed for it"
            yield f"row {row} has {kept[row]} ({where}) instead of one of {allowed}"
        elif row not in kept and must >= 0:
            yield f"row {row} has nothing, but {values[must].value} was acknowledged"
    for row in kept.keys() - rows.keys():
        yield f"row {row} has {kept[row]}, and nothing was typed for it"


def _told(typist: Typist, sandbox: Sandbox) -> list[str]:
    """Everything that stood in this chat at some time, without its markup."""
    calls = [call for call in sandbox.journal.entries() if call.code == 200 and "text" in call.params]
    mine = [call for call in calls if str(call.params.get("chat_id")) == str(typist.account)]
    return [re.sub(r"<[^>]*>", "", str(call.params["text"])) for call in mine]


def _receipts(told: list[str]) -> list[tuple[int, int | None]]:
    """Every row and number that was acknowledged."""
    found = [receipt for text in told for receipt in RECEIPT.findall(text)]
    return [(int(row), int(re.sub(r"\D", "", number)) if number else None) for row, number in found]


def _screen(looking: sqlite3.Connection, typist: Typist, sandbox: Sandbox) -> Iterator[str]:
    """Whether the newest screen in the chat is the one that the bot believes to be there."""
    query = "SELECT d.card_message_id, p.id FROM dialogs d JOIN people p ON p.id = d.person_id WHERE p.telegram_id = ?"
    found = looking.execute(query, (typist.account,)).fetchone()
    if found is None:
        return
    card, person = found
    states = "SELECT count(*) FROM outbox WHERE remember LIKE ? AND state IN ('unknown', 'failed')"
    if looking.execute(states, (f"card:{person}:%",)).fetchone()[0]:
        return  # nobody can know where it is, or whether it is
    messages = [message for message in sandbox.chat(typist.account)["messages"] if message["buttons"]]
    asking = [message["message_id"] for message in messages if ASKED.search(message["text"]) and not message["deleted"]]
    if asking and (card is None or asking[-1] > card):
        yield f"message {asking[-1]} asks something, but the bot believes in {card}"


def _replies(typist: Typist, sandbox: Sandbox, calm: bool) -> Iterator[str]:
    """Whether something was said after everything that was said."""
    chat = sandbox.chat(typist.account)["messages"]
    newest = max((message["seq"] for message in chat if message["from"] == "bot"), default=0)
    for seq, text in typist.said:
        if newest < seq and calm:
            yield f"{text!r} was never answered"
    answers = {call.params.get("callback_query_id") for call in sandbox.journal.entries("answerCallbackQuery")}
    for press in typist.pressed:
        if calm and press and press not in answers:  # taken or not: days may have passed in between
            yield f"press {press} was never answered"


def _once(looking: sqlite3.Connection, kept: dict[int, dict[int, int | None]], typists: list[Typist]) -> Iterator[str]:
    """Whether no number is in two places, or was written twice."""
    everywhere = Counter(value for rows in kept.values() for value in rows.values() if value)
    yield from (f"{value} is kept {times} times" for value, times in everywhere.items() if times > 1)
    written = Counter(_written(looking))
    typed = {str(typed.value) for typist in typists for typed in typist.typed if typed.value}
    for value, times in written.items():
        if value in typed and times > 1:
            yield f"{value} was written {times} times"


def _written(looking: sqlite3.Connection) -> Iterator[str]:
    for (after,) in looking.execute("SELECT json_extract(after, '$.value') FROM history WHERE action = 'answer'"):
        if after is not None:
            yield str(after).removesuffix(".0")


def _messages(looking: sqlite3.Connection, tally: Tally, calm: bool) -> Iterator[str]:
    """Whether everything came to an end, in the order in which it was decided on."""
    for state, count in looking.execute("SELECT state, count(*) FROM inbox GROUP BY state"):
        if state != "done":
            yield f"{count} updates are {state}"
    states: dict[str, int] = dict(looking.execute("SELECT state, count(*) FROM outbox GROUP BY state").fetchall())
    tally.unknown, tally.failed = states.get("unknown", 0), states.get("failed", 0)
    for state in ("new", "sending"):
        if count := states.get(state, 0):
            yield f"{count} messages are still {state}"
    if calm and (tally.unknown or tally.failed):
        yield f"{tally.unknown} messages unknown and {tally.failed} failed without any fault"
    tally.repeated = looking.execute("SELECT coalesce(sum(doubts), 0) FROM outbox").fetchone()[0]
    newest: dict[int, int] = {}
    for chat, message in looking.execute(_CARDS):
        if message is not None and message < newest.get(chat, 0):
            yield f"in chat {chat} message {message} stands above an older one"
        newest[chat] = max(newest.get(chat, 0), message or 0)


def _history(database: Database) -> Iterator[str]:
    """Whether the history tells the same state as the tables."""
    with database.read() as session:
        libraries = [library.id for library in session.query(Library)]
        told: Any = [replayed(session, library) for library in libraries]
        there = tables(session)
        reports = {key: report for then in told for key, report in then.reports.items()}
        answers = {key: answer for then in told for key, answer in then.answers.items()}
        if reports != there.reports:
            yield "the history tells other reports than there are"
        if answers != there.answers:
            yield "the history tells other answers than there are"
