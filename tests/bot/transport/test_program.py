"""A program that is loaded when there is something for it to do."""

import threading
from typing import Any

import pytest

from bot.program import Program, loaded_later
from bot.transport.assembly import Wiring
from sandbox.server import Running
from storage.database import Database
from tests.support.transport import counting
from tests.support.transport.running import eventually, serving


def test_it_takes_updates_in_while_it_is_loaded_and_answers_them_then(kept: Database, telegram: Running) -> None:
    begun, may_end, loads = threading.Event(), threading.Event(), []

    def load() -> Program:
        loads.append(threading.current_thread())
        begun.set()
        assert may_end.wait(20)
        return Program(Wiring(admit=counting.admit))

    (person,) = counting.seat(telegram.sandbox, 1)
    with serving(kept, loaded_later(load), telegram.url):
        assert begun.wait(10), "the beat has something to do at once"
        for number in (1, 2, 3):
            telegram.sandbox.say(person, str(number))
        eventually(lambda: not telegram.sandbox.bot().updates.pending)
        assert counting.numbers_of(kept, person) == []
        may_end.set()
        eventually(lambda: not counting.problems(kept, telegram.sandbox, person, 3))
    assert len(loads) == 1


def test_what_cannot_be_loaded_ends_the_process(kept: Database, telegram: Running) -> None:
    def load() -> Program:
        raise ImportError("no such page")

    with serving(kept, loaded_later(load), telegram.url) as running:
        assert running.ended(10)
        assert isinstance(running.error, ImportError)


@pytest.mark.parametrize("name", ["settled", "failed", "returned", "wanted", "prepare", "admit"])
def test_every_door_leads_to_what_was_loaded(name: str) -> None:
    def answer(*args: object, **named: object) -> object:
        return name, args, named

    doors: dict[str, Any] = {"admit": counting.admit, name: answer}
    later = loaded_later(lambda: Program(Wiring(**doors)))
    assert getattr(later.wiring, name)(1, 2, final=True) == (name, (1, 2), {"final": True})
