"""Who gets papers first: nobody waits for another's ten, and nobody has more than so many under way."""

from datetime import datetime, timedelta

from plan.period import Span
from storage.base import Session
from storage.database import Database
from storage.tables import Person
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, gather, moment
from tests.support.people.phone import Phone, Telegram
from usecases.papers import ordering
from usecases.papers.ordering import Making
from usecases.work import work_of

NOW = moment("2025-04-01 10:00")


def order(session: Session, person: Person, month: int) -> str:
    key = f"{person.id}:{month}"
    return ordering.order_paper(work_of(session, person, NOW), "excel", Span(2025, "month", month), key=key)


def claimed(session: Session, now: datetime) -> Making:
    making = ordering.claim_order(session, now)
    assert isinstance(making, Making)
    return making


def test_papers_are_made_in_turns(database: Database) -> None:
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        for account, months in ((MALIKA, 6), (NILUFAR, 3), (BEKZOD, 1)):
            for month in range(1, months + 1):
                assert order(session, cast.people[account], month) == "ordered"
    made: list[int | None] = []
    under_way: list[Making] = []
    for second in range(10):  # two at once, as in life
        with database.write() as session:
            now = NOW + timedelta(seconds=second)
            while len(under_way) < 2 and ordering.any_waiting(session, now):
                under_way.append(claimed(session, now))
                made.append(under_way[-1].chat_id)
            assert ordering.settle_made(session, under_way.pop(0).claimed, now)
    assert made == [MALIKA, NILUFAR, BEKZOD, MALIKA, NILUFAR, MALIKA, NILUFAR, MALIKA, MALIKA, MALIKA]


def test_a_paper_whose_maker_has_died_holds_nobodys_turn(database: Database) -> None:
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        for month in (1, 2):
            order(session, cast.people[NILUFAR], month)
        first = claimed(session, NOW)
        later = NOW + ordering.LEASE + timedelta(seconds=1)
        again = claimed(session, later)
    assert (again.claimed.id, again.claimed.attempt) == (first.claimed.id, first.claimed.attempt + 1)


def test_it_says_that_enough_are_under_way(sqlite_database: Database) -> None:
    with sqlite_database.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    telegram = Telegram(sqlite_database, NOW)
    malika, bekzod = Phone(telegram, MALIKA), Phone(telegram, BEKZOD)
    spans = [f"2025-month-{number}" for number in range(1, 13)]

    def toasts(phone: Phone) -> list[str]:
        card = phone.say("/hisobot")
        before = len(telegram.calls)
        for span in spans:
            phone.press_data(f"paper:excel:{span}", card)
        return [str(call.params.get("text", "")) for call in telegram.calls[before:]]

    answers = toasts(malika)
    assert answers[: ordering.AT_ONCE] == ["⏳ Tayyorlanmoqda…"] * ordering.AT_ONCE
    assert set(answers[ordering.AT_ONCE :]) == {"⏳ Avval so'raganlaringiz tayyorlanmoqda. Ular kelgach, yana so'rang."}
    assert toasts(bekzod)[0] == "⏳ Tayyorlanmoqda…", "of somebody else"
