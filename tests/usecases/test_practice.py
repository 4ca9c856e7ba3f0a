"""The practice month on SQLite and PostgreSQL alike: kept between transactions, and gone with its person."""

from decimal import Decimal

from sqlalchemy import delete, func, select

from storage.base import Session
from storage.database import Database
from storage.practice import begin_practice
from storage.tables import Answer, HistoryEntry, Person, Practice, Submission
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, Cast, gather, moment
from usecases.people.leaving import withdraw_person
from usecases.practice import confirm_practice, finish_practice, open_practice, practised_on, record_practice
from usecases.work import Work, work_of

NOW = moment("2025-04-02 23:30")


def work(session: Session, cast: Cast, account: int = NILUFAR) -> Work:
    return work_of(session, session.get_one(Person, cast.people[account].id), NOW)


def test_it_is_kept_and_finished_and_can_be_begun_anew(database: Database) -> None:
    with database.write() as session:
        cast = gather(session, NOW)
        nilufar = work(session, cast)
        practice = open_practice(nilufar)
        assert practice is not None
        one, two, three = practice.report.asked
        record_practice(nilufar, practice, [(one, Decimal(45)), (two, Decimal(600)), (three, None)])
    with database.write() as session:
        nilufar = work(session, cast)
        practice = open_practice(nilufar)
        assert practice is not None
        assert [practice.report.value(row) for row in practice.report.asked] == [45, 600, None]
        assert [practice.odd(row) for row in practice.report.asked] == [False, True, False]
        confirm_practice(nilufar, practice, practice.report.asked[1])
        assert practised_on(nilufar) == {}
    with database.write() as session:
        nilufar = work(session, cast)
        practice = open_practice(nilufar)
        assert practice is not None
        assert not practice.odd(practice.report.asked[1])
        finish_practice(nilufar, practice)
    with database.write() as session:
        nilufar = work(session, cast)
        practice = open_practice(nilufar)
        assert practice is not None
        assert practice.report.answered == set()
        assert practised_on(nilufar) == {nilufar.person.id: NOW.date()}


def test_it_writes_into_its_own_table_alone(database: Database) -> None:
    with database.write() as session:
        cast = gather(session, NOW)
    with database.write() as session:
        history = session.scalar(select(func.count()).select_from(HistoryEntry))
        practice = open_practice(work(session, cast))
        assert practice is not None
        record_practice(work(session, cast), practice, [(row, Decimal(600)) for row in practice.report.asked])
        finish_practice(work(session, cast), practice)
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(HistoryEntry)) == history
        assert session.scalar(select(func.count()).select_from(Submission)) == 0
        assert session.scalar(select(func.count()).select_from(Answer)) == 0


def test_it_is_forgotten_when_its_person_leaves_or_is_erased(database: Database) -> None:
    with database.write() as session:
        cast = gather(session, NOW)
        for account in (NILUFAR, BEKZOD):
            begin_practice(session, cast.people[account].id, cast.library.id, NOW)
    with database.write() as session:
        withdraw_person(work(session, cast, MALIKA), cast.people[NILUFAR].id)
    with database.write() as session:
        assert [row.person_id for row in session.scalars(select(Practice))] == [cast.people[BEKZOD].id]
    with database.write() as session:
        begin_practice(session, _erasable(session, cast).id, cast.library.id, NOW)
    with database.write() as session:
        session.execute(delete(Person).where(Person.telegram_id == 999))
    with database.read() as session:
        assert [row.person_id for row in session.scalars(select(Practice))] == [cast.people[BEKZOD].id]


def _erasable(session: Session, cast: Cast) -> Person:
    """Somebody of whom nothing else is kept."""
    person = Person(library_id=cast.library.id, telegram_id=999, name="Odam", role="member", joined_at=NOW)
    session.add(person)
    session.flush()
    return person
