"""The real conversation for the kill -9 run: each types their March, every number of everybody a different one.

A number that is lost, doubled, out of its row or in somebody else's report can therefore be seen.
"""

import os
import re
from collections import defaultdict
from weakref import WeakKeyDictionary

from sqlalchemy import func, select

from bot.wiring import hisobot_program
from sandbox.sandbox import Sandbox
from sandbox.state.journal import Journal
from storage.base import Session
from storage.database import Database
from storage.month import submissions
from storage.month.answers import answers_of
from storage.people import people
from storage.planning import plans
from storage.tables import HistoryEntry, Person
from tests.bench.crowd import BEGINS, FIRST_ACCOUNT, create_library

__all__ = ["BEGINS", "answered", "prepare", "problems", "program", "repeated", "seat", "text"]

ROWS = 75
"""How many questions there are for each; a run may use fewer."""
OF_ONE_LIBRARY = 10  # and at least two libraries, so that a number could also stray from one to the other
LIBRARIES = "CHAOS_LIBRARIES"
"""Of the environment, which all processes of a run share."""
MONTH = 3
RECEIPT = re.compile(r"^✅ .*: <b>([\d\u00a0\u202f ]+)[^<]*</b>", re.MULTILINE)

program = hisobot_program


def prepare(database: Database) -> None:
    """Libraries with all their people, founded at the first start."""
    with database.write() as session:
        if people.only_library(session) is None:
            for library in range(_libraries()):
                first = FIRST_ACCOUNT + library * OF_ONE_LIBRARY
                create_library(session, list(range(first, first + OF_ONE_LIBRARY)), ROWS)


def make_room(people: int) -> None:
    """Have as many libraries founded as so many people need."""
    os.environ[LIBRARIES] = str(max(2, -(-people // OF_ONE_LIBRARY)))


def _libraries() -> int:
    return int(os.environ.get(LIBRARIES, "2"))


def seat(sandbox: Sandbox, people: int) -> list[int]:
    """People of all libraries in turn, who have asked for their month's questions."""
    libraries = _libraries()
    places = [FIRST_ACCOUNT + number // libraries + OF_ONE_LIBRARY * (number % libraries) for number in range(people)]
    accounts = [sandbox.add_person(f"Xodim {account}", id=account)["id"] for account in places]
    for account in accounts:
        sandbox.say(account, "/kiritish")
    return accounts


def text(person: int, number: int) -> str:
    """What somebody types for the n-th row, from 1. They do not wait for the question, so they name the row."""
    return f"{number}) {value(person, number)}"


def value(person: int, number: int) -> str:
    """The n-th number of somebody: nobody else types it, nor they themselves again."""
    return str((person - FIRST_ACCOUNT + 1) * 1000 + number)


def answered(sandbox: Sandbox, person: int) -> int:
    """How many numbers have been answered so far: every message of the bot but the first answers one."""
    with sandbox.lock:
        return sum(message.from_bot for message in sandbox.bot().chats[person].messages) - 1


def problems(database: Database, sandbox: Sandbox, person: int, numbers: int) -> list[str]:
    """What went wrong with one person's numbers: not in their row, kept twice, answered in another order or not at all.

    A reply whose sending was killed twice may be missing (nobody can know whether it arrived); a later card then shows
    where the report stands.
    """
    wanted = [value(person, number) for number in range(1, numbers + 1)]
    with database.read() as session:
        faults = _misplaced(session, person, wanted)
    shown = list(dict.fromkeys(number for receipts in _receipts(sandbox, person) for number in receipts))
    if shown != [number for number in wanted if number in shown]:
        faults.append("answered out of order")
    if wanted[-1] not in shown:
        faults.append(f"no answer after {shown[-1] if shown else 'the first question'}")
    elif numbers == ROWS and "ko'zdan kechiring" not in _cards(sandbox, person)[-1]:
        faults.append("the last card is not the review")
    return faults


def _misplaced(session: Session, account: int, wanted: list[str]) -> list[str]:
    person = people.by_telegram_id(session, account)
    plan = plans.plan_of_year(session, person.library_id, BEGINS.year) if person else None
    if person is None or plan is None:
        return ["not known to the bot"]
    (department,) = people.departments_of(session, person.id)
    submission = submissions.submissions_of_department(session, department.id, BEGINS.year, MONTH)
    if submission is None:
        return ["no report was begun"]
    answers = answers_of(session, submission.id)
    in_order = [answers[indicator.key] for indicator in plan.indicators if indicator.key in answers]
    kept = [format(answer.value, "f") if answer.value is not None else "" for answer in in_order]
    faults = [f"lost {number}" for number in wanted if number not in kept]
    faults += [f"{number} is kept {kept.count(number)} times" for number in set(kept) if kept.count(number) > 1]
    if not faults and kept != wanted:
        faults.append("in other rows than they were typed for")
    writes = _writes(session, person)
    if not faults and writes != len(wanted):
        faults.append(f"written {writes} times instead of {len(wanted)}")
    return faults


def _writes(session: Session, person: Person) -> int:
    """How often the history says that this person gave an answer."""
    entries = select(func.count()).where(HistoryEntry.person_id == person.id, HistoryEntry.action == "answer")
    return session.scalar(entries) or 0


def repeated(sandbox: Sandbox, person: int) -> int:
    """How many cards were sent once more than needed."""
    cards = _cards(sandbox, person)
    return len(cards) - len(set(cards))


def _receipts(sandbox: Sandbox, person: int) -> list[list[str]]:
    """The numbers that were said to be taken: by the card that had asked for them, or above the next one where that
    was not yet known to be sent."""
    told = _texts(sandbox, person, "sendMessage", "editMessageText")
    return [[_plain(receipt) for receipt in RECEIPT.findall(text)] for text in told]


def _cards(sandbox: Sandbox, person: int) -> list[str]:
    return _texts(sandbox, person, "sendMessage")


def _texts(sandbox: Sandbox, person: int, *methods: str) -> list[str]:
    return [text for method, text in _heard(sandbox.journal)[str(person)] if method in methods]


class _Heard(defaultdict[str, list[tuple[str, str]]]):
    """Of each chat what arrived there, by which method and in which order; `after` is the last call looked at."""

    after = 0


_HEARD: WeakKeyDictionary[Journal, _Heard] = WeakKeyDictionary()


def _heard(journal: Journal) -> _Heard:
    """Hundreds of people are looked at again and again, among hundreds of thousands of calls: each is read once."""
    heard = _HEARD.setdefault(journal, _Heard(list))
    for call in journal.entries(after=heard.after):
        heard.after = call.seq
        if call.code == 200 and "text" in call.params:
            heard[str(call.params["chat_id"])].append((call.method, call.params["text"]))
    return heard


def _plain(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())
