"""PostgreSQL refuses one transaction or ends one session: it is done again, once, and nobody is told of a failure."""

from itertools import count
from typing import Any

import pytest
from sqlalchemy import text

from bot.transport.assembly import Wiring
from sandbox.server import Running
from storage.database import Database
from tests.support.postgres import PROGRAMS
from tests.support.transport import counting
from tests.support.transport.running import eventually, serving

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.skipif(PROGRAMS is None, reason="PostgreSQL is not installed"),
]

REFUSALS = {
    "serialization": "DO $$ BEGIN RAISE EXCEPTION 'a race' USING ERRCODE = '40001'; END $$",
    "deadlock": "DO $$ BEGIN RAISE EXCEPTION 'a circle' USING ERRCODE = '40P01'; END $$",
    "ended by an administrator": "SELECT pg_terminate_backend(pg_backend_pid())",
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_it_handles_once_what_the_server_refused(shared: Database, telegram: Running, refusal: str) -> None:
    people, tries = counting.seat(telegram.sandbox, 3), count(1)
    told: list[bool] = []

    def admit(session: Any, update: Any, now: Any, prepared: Any) -> Any:
        calls = counting.admit(session, update, now, prepared)
        if next(tries) in (2, 5):
            session.execute(text(REFUSALS[refusal]))
        return calls

    def failed(session: Any, update: Any, now: Any, *, final: bool) -> None:
        told.append(final)

    with serving(shared, Wiring(admit=admit, failed=failed), telegram.url):
        for number in (1, 2, 3):
            for person in people:
                telegram.sandbox.say(person, str(number))
        eventually(lambda: not any(counting.problems(shared, telegram.sandbox, person, 3) for person in people))
    assert told == []
    assert next(tries) > 11, "two were to be done again"
