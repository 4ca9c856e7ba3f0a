"""The table of states once more, but pressed: every action × every state × every role goes through the door, and
either changes the report or says the sentence that the table names."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, get_args

import pytest
from sqlalchemy import select

from plan.month.submission import Access, Action
from plan.period import Month
from plan.roles import ROLES
from plan.status import Status
from storage.base import Session
from storage.database import Database
from storage.people import people
from storage.tables import Person
from tests.support.buttons.pressing import Forger
from tests.support.months.states import STATES, wanted
from tests.support.people.cast import INFORMATION, MALIKA, NILUFAR, READERS, SARDOR, Cast, gather, moment
from texts import menus
from texts.oversight.overseeing import REFUSALS
from usecases import conversation
from usecases.month import answering, reporting, submitting
from usecases.month.reporting import Report
from usecases.oversight import overseeing
from usecases.work import Work, work_of

REPORTED = moment("2025-04-01 10:00")
WHEN: dict[Access, datetime] = {
    "early": moment("2025-02-20 10:00"),
    "open": moment("2025-04-02 10:00"),
    "correct": moment("2025-04-02 10:00"),
    "closed": moment("2025-05-20 10:00"),
}
"""March begins, is open until 14 April, and then locks."""
TOUCHED: dict[Action, str] = {"answer": "answers", "correct": "answers"}
"""What an action that is allowed changes; the others change the report itself."""


@dataclass
class Scene:
    """A report in some state, and somebody of every role: of its own department and of another one."""

    database: Database
    cast: Cast
    accounts: dict[tuple[str, bool], int]
    report: int
    figure: int
    revision: str

    def press_of(self, action: Action, now: datetime) -> str:
        return {
            "answer": f"unknown:{self.report}:{self.figure}",
            "correct": f"reason:{self.report}:{self.figure}:typo",
            "submit": f"submit:{self.report}",
            "approve": f"approve:{self.report}:{self.revision}",
            "return": f"ret_send:{self.report}",
            "reopen": f"board_till:{self.cast.departments[READERS].id}:2025:3:0:{now:%Y%m%d}",
        }[action]

    def prepare(self, action: Action) -> None:
        """Put everybody at the screen from which the action is pressed."""
        facts: dict[str, Any] = {"submission": self.report, "figure": self.figure}
        screen = {"answer": "ask", "correct": "why", "return": "return_why"}.get(action, "menu")
        facts |= {"seen": "9870"} if action == "answer" else {}
        facts |= {"value": "9880", "typed": "9880"} if action == "correct" else {}
        facts |= {"figures": [self.figure], "reason": "Tekshiring"} if action == "return" else {}
        with self.database.write() as session:
            for person in session.scalars(select(Person)):
                work = work_of(session, person, REPORTED)
                conversation.go_to_screen(work, conversation.dialog_of(work), screen, facts)


def _work(session: Session, cast: Cast, account: int) -> Work:
    return work_of(session, session.get_one(Person, cast.people[account].id), REPORTED)


def _submitted(session: Session, cast: Cast) -> Report:
    report = _draft(session, cast)
    assert submitting.submit_report(_work(session, cast, NILUFAR), report)
    return report


def _draft(session: Session, cast: Cast) -> Report:
    work = _work(session, cast, NILUFAR)
    report = reporting.open_report(work, work.departments()[0], Month(2025, 3))
    assert report is not None
    for indicator in report.asked:
        answering.record_answer(work, report, indicator, Decimal(9870), "9870", question=False)
    return report


def _approved(session: Session, cast: Cast) -> Report:
    report = _submitted(session, cast)
    assert overseeing.approve_report(_work(session, cast, MALIKA), report, overseeing.revision_of(report)) is None
    return report


def _returned(session: Session, cast: Cast) -> Report:
    report = _submitted(session, cast)
    back = overseeing.return_report(_work(session, cast, MALIKA), report, [report.asked[0].key], "Tekshiring")
    assert not isinstance(back, str)
    return report


REACHED: dict[Status, Callable[[Session, Cast], Report]] = {
    "draft": _draft,
    "submitted": _submitted,
    "approved": _approved,
    "returned": _returned,
}


@pytest.fixture
def scene(request: pytest.FixtureRequest, sqlite_database: Database) -> Scene:
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        accounts: dict[tuple[str, bool], int] = {("", True): SARDOR, ("", False): SARDOR}
        for number, (role, own) in enumerate((role, own) for role in ROLES for own in (True, False)):
            person = Person(
                library_id=cast.library.id, telegram_id=8000 + number, name="Odam", role=role, joined_at=REPORTED
            )
            session.add(person)
            session.flush()
            people.join_department(session, person, cast.departments[READERS if own else INFORMATION].id, REPORTED)
            accounts[role, own] = 8000 + number
        report = REACHED[request.param](session, cast)
        place = report.submission.id, cast.figures["IV", "14", ""], overseeing.revision_of(report)
    return Scene(sqlite_database, cast, accounts, *place)


def sentence_of_table(action: Action, role: str, own: bool, status: Status, access: Access) -> str:
    """The sentence that the table names; "" when it allows the action."""
    if role == "":
        return "stranger"
    if role == "member" and not own:
        return menus.STALE.plain()  # of another department's report they do not even learn that there is one
    why = wanted(action, role, own, status, access)
    if action == "correct" and why == "not_sent":
        return ""  # it came back while they were giving the reason: the number is an answer like any other now
    return "" if why == "yes" else REFUSALS[why].plain()  # type: ignore[index]


@pytest.mark.walk
@pytest.mark.parametrize(("scene", "status", "access"), [(state[0], *state) for state in STATES], indirect=["scene"])
def test_it_does_or_says_what_the_table_says(scene: Scene, status: Status, access: Access) -> None:
    forger = Forger(scene.database, WHEN[access])
    for action in get_args(Action):
        scene.prepare(action)
        for (role, own), account in scene.accounts.items():
            outcome = forger.press(account, scene.press_of(action, WHEN[access]))
            expected = sentence_of_table(action, role, own, status, access)
            case = action, role, own, outcome.answers
            if expected == "":
                assert TOUCHED.get(action, "submissions") in {table for table, _ in outcome.changed}, case
            else:
                assert outcome.changed == [], case
                assert expected == "stranger" or outcome.answers == [expected], case
