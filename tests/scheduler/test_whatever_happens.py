"""Clocks that jump, networks that fail and people who report at any hour: what must hold holds all the same."""

import random
from datetime import datetime, timedelta

import pytest

from plan.calendar import WorkCalendar
from plan.period import Month
from plan.reminders.ladder import Subject
from storage.people import people
from storage.reminders import ledger as reminders
from storage.tables import Reminder
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, TASHKENT, moment
from tests.support.reminders.ledger import Ledger
from texts.wording import short_department

MOVES = [timedelta(hours=hours) for hours in (0.02, 0.3, 1, 3, 8)]
JUMPS = [timedelta(hours=hours) for hours in (-1, -26, -70, 24, 48, 72)]
STEPS = 120


@pytest.mark.walk
@pytest.mark.parametrize("seed", range(4))
def test_it_keeps_its_word_whatever_the_clock_and_the_network_do(ledger: Ledger, seed: int) -> None:
    chance = random.Random(seed)
    now, sent = moment("2025-03-24 08:00"), {}
    for _ in range(STEPS):
        now += chance.choice(JUMPS if chance.random() < 0.15 else MOVES)
        ledger.at(f"{now:%Y-%m-%d %H:%M}", deliver=chance.random() < 0.7)
        account = chance.choice((NILUFAR, BEKZOD, MALIKA))
        if chance.random() < 0.02 and now >= moment("2025-03-28 00:00") and account not in sent:
            sent[account] = (_report(ledger, account, now), len(ledger.heard))

    assert ledger.heard
    calendar = WorkCalendar()
    for when, account, text in ledger.heard:
        at = datetime.strptime(f"2025-{when}", "%Y-%m-%d %H:%M").replace(tzinfo=TASHKENT)
        assert calendar.is_working(at.date()), (when, account, text)
        begins = (9, 30) if text.startswith("🗓 <b>Hafta xulosasi") else (10, 0)
        assert begins <= (at.hour, at.minute) < (18, 0), (when, account, text)
    for account, (name, heard_before) in sent.items():
        after = [text for _, who, text in ledger.heard[heard_before:] if who == account]
        assert not [text for text in after if f"<b>Mart hisoboti</b> · {short_department(name)}" in text]
    with ledger.database.read() as session:
        messages = session.query(Reminder.batch).filter(Reminder.state == "sent").distinct().count()
    assert messages == len(ledger.heard), "every reminder in one message, and every message once"


def _report(ledger: Ledger, account: int, now: datetime) -> str:
    """They send March, as `usecases.month.submitting` does; returns the name of their department."""
    ledger.send_month(account, f"{now:%Y-%m-%d %H:%M}")
    with ledger.database.write() as session:
        own = people.departments_of(session, ledger.cast.people[account].id)[0]
        reminders.recall_messages(session, own.library_id, str(Subject("month", Month(2025, 3), own.id)), now)
        return own.name
