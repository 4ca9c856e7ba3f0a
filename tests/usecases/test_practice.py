"""The practice month on SQLite and PostgreSQL alike: kept between transactions, and gone with its person."""

from decimal import Decimal

import pytest
from sqlalchemy import delete, func, select

from bot.demo import PLAYERS
from reports.kinds import print_paper
from storage.base import Session
from storage.database import Database
from storage.practice import begin_practice
from storage.tables import Answer, HistoryEntry, Person, Practice, Submission
from tests.support.papers.year import facts_of, full_year
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, Cast, gather, moment
from usecases.people.leaving import withdraw_person
from usecases.practice import confirm_practice, finish_practice, open_practice, practised_on, record_practice
from usecases.work import Work, work_of

NOW = moment("2025-04-02 23:30")
IN_APRIL = moment("2025-04-10 09:00")


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


@pytest.mark.long
def test_papers_are_the_same_to_the_last_byte(database: Database) -> None:
    """Two people practise, one to the end: what is counted, printed and exported does not change."""
    with database.write() as session:
        full_year(session, months=3)
    before = _papers(database)
    with database.write() as session:
        for player, ends in zip(PLAYERS[1:3], (True, False), strict=True):
            person = session.scalars(select(Person).where(Person.telegram_id == player.account)).one()
            own = work_of(session, person, IN_APRIL)
            practice = open_practice(own)
            assert practice is not None
            record_practice(own, practice, [(row, Decimal(777_777)) for row in practice.report.asked])
            if ends:
                finish_practice(own, practice)
    assert _papers(database) == before


def _papers(database: Database) -> dict[str, object]:
    papers: dict[str, object] = {}
    for span in ("2025-month-3", "2025-quarter-1", "2025-year-1"):
        facts = facts_of(database, span, IN_APRIL)
        papers[f"{span} facts"] = facts
        papers |= {f"{span} {kind}": print_paper(kind, facts).content for kind in ("excel", "csv", "word")}
    return papers
