"""What nobody has answered is found in the queues, and is gone when that person has been heard again."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.care.work import look_at_work, standing
from bot.settings import Settings
from bot.transport.assembly import Wiring
from sandbox.server import Running
from storage.database import Database
from tests.support.transport import counting
from tests.support.transport.running import eventually, serving
from tests.support.transport.stage import kept, telegram
from usecases.outgoing import Call

__all__ = ["kept", "telegram"]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses as in life, only shorter."""
    monkeypatch.setattr("bot.transport.lanes.PAUSES", (0.02, 0.05))
    monkeypatch.setattr("bot.transport.delivery.DOUBT_SECONDS", (0.02, 0.05))


def admit(session: Session, update: dict[str, Any], now: Any, prepared: object | None) -> list[Call]:
    """As the counting bot does, but for one word that it cannot bear."""
    if update.get("message", {}).get("text") == "xato":
        raise RuntimeError("nobody expected this")
    return counting.admit(session, update, now, prepared)


def _troubles(database: Database, later: timedelta = timedelta()) -> dict[str, str]:
    now = counting.clock() + later
    with database.read() as session:
        findings = look_at_work(Settings(), standing(session, now), now, at_work=False)
    return {finding.about: finding.what for finding in findings if finding.state == "trouble"}


def test_an_update_that_died_is_found_until_its_person_is_heard(kept: Database, telegram: Running) -> None:
    person, other = counting.seat(telegram.sandbox, 2)
    with serving(kept, Wiring(admit=admit), telegram.url):
        telegram.sandbox.say(person, "xato")
        eventually(lambda: _troubles(kept))
        assert _troubles(kept) == {"incoming": f"1 ta xabar bajarilmay qoldi ({person})"}
        telegram.sandbox.say(other, "7")
        eventually(lambda: counting.numbers_of(kept, other) == [7])
        assert "incoming" in _troubles(kept)
        telegram.sandbox.say(person, "8")
        eventually(lambda: not _troubles(kept))


def test_a_message_that_was_given_up_is_found_until_one_arrives(kept: Database, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    telegram.sandbox.faults.add("sendMessage", "drop_after")
    with serving(kept, Wiring(admit=admit), telegram.url):
        telegram.sandbox.say(person, "1")
        eventually(lambda: _troubles(kept))
        assert _troubles(kept) == {"outgoing": f"1 ta xabar yetib bormadi ({person})"}
        telegram.sandbox.faults.clear()
        telegram.sandbox.say(person, "2")
        eventually(lambda: not _troubles(kept))


def test_what_waits_for_long_is_found(kept: Database, telegram: Running) -> None:
    [person] = counting.seat(telegram.sandbox, 1)
    telegram.sandbox.say(person, "1")  # or nobody may write to them
    with kept.write() as session:
        counting.say(session, counting.clock(), person, "salom", "1")
    assert _troubles(kept) == {}
    assert _troubles(kept, timedelta(minutes=12)) == {
        "outgoing": "1 ta xabar yuborilmay turibdi, eng eskisi 12 daqiqa oldin yozilgan"
    }
    with serving(kept, Wiring(admit=admit), telegram.url):
        eventually(lambda: not _troubles(kept, timedelta(minutes=12)))
