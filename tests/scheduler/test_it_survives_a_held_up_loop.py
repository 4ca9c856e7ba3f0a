"""The process stands still for five seconds over ten o'clock, as when the machine is starved: nobody is left out."""

import time

import pytest

from bot.service import Pace
from bot.transport.limits import UNLIMITED
from bot.wiring import hisobot_program
from sandbox.server import start_in_thread
from storage.database import Database
from tests.support.reminders.everybody import EVERYBODY, all_settled, count_reminders, sandbox_at, states_of
from tests.support.reminders.killed import prepare
from tests.support.transport.running import eventually, serving

pytestmark = pytest.mark.long

SECONDS = 5.0
"""Longer than APScheduler's own limit, after which it drops a run."""


def test_it_reminds_everybody_once_after_the_loop_was_held_up_for_five_seconds(sqlite_database: Database) -> None:
    prepare(sqlite_database)
    sandbox = sandbox_at("2025-03-28 09:59:56")
    telegram = start_in_thread(sandbox)
    pace = Pace(limits=UNLIMITED, poll_seconds=2, beat_seconds=0.2)
    try:
        program = hisobot_program(sandbox.bot(None).id, "hisobot_bot")
        with serving(sqlite_database, program, telegram.url, clock=sandbox.clock.now, pace=pace) as service:
            eventually(lambda: f"{sandbox.clock.now():%S}" >= "58")
            held: list[float] = []
            service._loop.call_soon_threadsafe(lambda: held.append(_hold_up(SECONDS)))
            eventually(lambda: held)
            assert not all_settled(sqlite_database), "the loop was held up from before ten o'clock"
            eventually(lambda: all_settled(sqlite_database))
            beats = sandbox.clock.now()
            eventually(lambda: (sandbox.clock.now() - beats).total_seconds() > 1)
    finally:
        telegram.stop()
    assert held[0] >= SECONDS
    assert set(states_of(sqlite_database).values()) == {"sent"}
    assert [count_reminders(sandbox, account) for account in EVERYBODY] == [1, 1, 1]


def _hold_up(seconds: float) -> float:
    began = time.monotonic()
    while time.monotonic() < began + seconds:
        pass
    return time.monotonic() - began
