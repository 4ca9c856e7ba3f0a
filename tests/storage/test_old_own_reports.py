"""After the upgrade from the release before approvals: what a director reported then asks nobody for approval."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest
from sqlalchemy import select

from storage.base import Session
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.oversight import history
from storage.tables import Answer, Submission
from tests.support.months.rebuilt import replayed, tables
from tests.support.people.cast import BEKZOD, MALIKA, NAMES, NILUFAR, OFFICE, READERS, Cast, gather, moment
from tests.support.people.house import house

SENT = moment("2025-03-03 10:00")


@dataclass
class Old:
    """A library as the release before approvals left it."""

    session: Session
    cast: Cast

    def report(self, department: str, month: int, by: int) -> int:
        """A month that was begun, filled in and sent, with the lines of history of that time."""
        who = self.cast.people[by].id
        sent = Submission(
            library_id=self.cast.library.id,
            department_id=self.cast.departments[department].id,
            year=2025,
            month=month,
            status="submitted",
            opened_at=SENT,
            submitted_at=SENT,
            submitted_by=who,
        )
        self.session.add(sent)
        self.session.flush()
        place = {"month": f"2025-{month:02}", "department": sent.department_id}
        self.line(by, "open", "submission", sent.id, place)
        answer = Answer(
            library_id=sent.library_id,
            submission_id=sent.id,
            figure_id=self.cast.figures["I", "1", ""],
            state="given",
            value=Decimal("0.5"),
            typed="0,5",
            entered_by=who,
            entered_at=SENT,
        )
        self.session.add(answer)
        self.session.flush()
        self.number(by, answer)
        self.line(by, "submit", "submission", sent.id, {"figures": {}})
        return sent.id

    def number(self, by: int, answer: Answer) -> None:
        after = {"state": "given", "value": format(answer.value or 0, "f"), "note": "", "typed": answer.typed}
        self.line(by, "answer", "answer", answer.id, after)

    def line(self, by: int, action: str, subject: str, subject_id: int, after: object) -> None:
        history.note_down(
            self.session,
            self.cast.library.id,
            SENT,
            self.cast.people[by].id,
            history.Line(action, subject, subject_id, after=after),
        )


@pytest.fixture
def old(database_url: str) -> Iterator[tuple[Database, dict[str, int]]]:
    """That library after the upgrade: who reported what, by a name. It is written by today's classes, taken back to the
    form of that time and upgraded from there."""
    migrate(database_url)
    opened = open_database(database_url)
    with opened.write() as session:
        old = Old(session, gather(session, moment("2025-01-06 09:00")))
        reports = {
            "own": old.report(OFFICE, 1, MALIKA),
            "corrected by another": old.report(OFFICE, 2, MALIKA),
            "a member's": old.report(READERS, 1, NILUFAR),
            "of whoever directs since": old.report(READERS, 2, BEKZOD),
        }
        changed = select(Answer).where(Answer.submission_id == reports["corrected by another"])
        old.number(NILUFAR, session.scalars(changed).one())
        old.cast.people[BEKZOD].role = "director"
        old.line(MALIKA, "set_role", "person", old.cast.people[BEKZOD].id, {"role": "director"})
    opened.close()
    migrate(database_url, "0003")
    migrate(database_url)
    opened = open_database(database_url)
    yield opened, reports
    opened.close()


def test_it_approves_what_a_director_alone_had_said(old: tuple[Database, dict[str, int]]) -> None:
    database, reports = old
    with database.read() as session:
        status = {name: session.get_one(Submission, key).status for name, key in reports.items()}
        own = session.get_one(Submission, reports["own"])
        line = history.last_of_report(session, own.id, ("approve",))
        replayed_report = replayed(session, own.library_id).reports[own.id]
        assert tables(session).reports[own.id] == replayed_report
    assert status == {
        "own": "approved",
        "corrected by another": "submitted",
        "a member's": "submitted",
        "of whoever directs since": "submitted",
    }
    assert own.approved_by == own.submitted_by
    assert line is not None
    assert (line.person, line.before) == (None, {"status": "submitted"})
    assert line.why == "direktorning o'z hisoboti tasdiq so'ramaydi"
    assert list(line.after["figures"].values()) == [{"state": "given", "value": "0.5", "note": "", "typed": "0,5"}]


def test_it_asks_the_director_for_the_others_alone(old: tuple[Database, dict[str, int]]) -> None:
    with house(old[0], moment("2025-03-04 09:00")) as opened:
        malika = opened.phone(MALIKA, NAMES[MALIKA])
        malika.say("/start")
        home = malika.wait_for("3 ta hisobot tasdiqlanmagan")
        with old[0].read() as session:
            figure = session.scalars(select(Answer.figure_id)).first()
        malika.press_data(f"why:{figure}:1:dc:1:0", home["message_id"], wait=30)
        story = malika.wait_for("bu raqam qayerdan")["text"]
        assert "☑️ avtomatik tasdiqlandi — «direktorning o'z hisoboti tasdiq so'ramaydi»" in story
