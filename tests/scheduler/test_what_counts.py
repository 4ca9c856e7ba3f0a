"""Reminders count as the report does: by the plan of each month's last open day, and without what was never sent."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from plan.period import Month
from storage.planning.versions import keep_version
from storage.tables import Answer, Person, Plan, PlanFigure, Reporter, Submission
from tests.support.people.cast import MALIKA, NILUFAR, READERS, moment
from tests.support.reminders.ledger import Ledger
from usecases.month import submitting
from usecases.people.founding import ensure_department
from usecases.work import work_of

MARCH = Month(2025, 3)


def texts_to(ledger: Ledger, account: int) -> list[str]:
    return [text for _, to, text in ledger.heard if to == account]


def test_it_blames_nobody_for_months_before_a_row_was_theirs(ledger: Ledger) -> None:
    with ledger.database.write() as session:
        department = ensure_department(session, ledger.cast.library.id, "Yangi xizmat")
        figure = session.get_one(PlanFigure, ledger.cast.figures["IV", "14", ""])
        session.add(Reporter(row_id=figure.row_id, department_id=department.id, library_id=ledger.cast.library.id))
        plan = session.get_one(Plan, ledger.cast.plan.id)
        plan.version += 1
        keep_version(session, plan, moment("2025-03-20 12:00"), None, "Ish taqsimoti", "12-son")

    ledger.at("2025-04-04 10:00")
    (quarter,) = [text for text in texts_to(ledger, MALIKA) if "I chorak hisoboti" in text]
    assert "Yangi xizmat" in quarter
    assert "yanvar" not in quarter
    assert "fevral" not in quarter


def test_it_still_reminds_of_a_row_whose_number_was_never_sent(ledger: Ledger) -> None:
    """All five events were typed in April, whose report was never sent: /hisobot says nothing of them."""
    with ledger.database.write() as session:
        april = Submission(
            library_id=ledger.cast.library.id,
            department_id=ledger.cast.departments[READERS].id,
            year=2025,
            month=4,
            status="draft",
            opened_at=moment("2025-05-02 09:00"),
        )
        session.add(april)
        session.flush()
        answer = Answer(library_id=april.library_id, submission_id=april.id, state="given", value=Decimal(5))
        answer.figure_id = ledger.cast.figures["IV", "16", ""]
        answer.entered_by, answer.entered_at = ledger.cast.people[NILUFAR].id, moment("2025-05-02 09:00")
        session.add(answer)

    ledger.at("2025-06-25 10:00")
    assert any("IV.16 Kitobxonlik haftaligi: <b>0 / 5" in text for text in texts_to(ledger, NILUFAR))


def test_it_tells_the_director_of_no_month_that_is_open_again(ledger: Ledger) -> None:
    ledger.send_month(NILUFAR, "2025-04-01 09:00")
    with ledger.database.write() as session:
        march = session.scalars(select(Submission).where(Submission.month == 3)).one()
        lent = Answer(library_id=march.library_id, submission_id=march.id, state="unknown")
        lent.figure_id = ledger.cast.figures["IV", "15", ""]
        lent.entered_by, lent.entered_at = ledger.cast.people[NILUFAR].id, moment("2025-04-01 09:00")
        session.add(lent)
        at = moment("2025-04-15 08:00")
        malika = work_of(session, session.get_one(Person, ledger.cast.people[MALIKA].id), at)
        for department in ledger.cast.departments.values():
            assert submitting.reopen_month(malika, department.id, MARCH, date(2025, 4, 18)) is None
    ledger.at("2025-04-15 10:00")
    assert not [text for text in texts_to(ledger, MALIKA) if "yopildi" in text]
    ledger.at("2025-04-18 10:00")
    assert any("kun oxirida yopiladi" in text for text in texts_to(ledger, NILUFAR))
