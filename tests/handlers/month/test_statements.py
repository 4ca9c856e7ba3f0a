"""What one answered number asks of the database: at most ten statements between the lane's BEGIN and COMMIT, on either
engine, and no rows but those of its own report and of its figures' past."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from sqlalchemy import event, func, select

from bot.transport.api import Api
from bot.transport.assembly import Runtime
from bot.transport.lanes import Lanes
from bot.wiring import hisobot
from plan.period import Month
from storage.database import Database
from storage.tables import Answer, Dialog, OutgoingMessage, Submission
from storage.transport.inbox import store_updates
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, Cast, gather, moment
from usecases import conversation
from usecases.month import answering, reporting, submitting
from usecases.work import work_of

MOST = 10
NOW = moment("2025-04-01 09:00")
Params = dict[str, Any]


@dataclass
class Lane:
    """One person's lane, without Telegram: what is sent goes through the lanes' own transaction."""

    database: Database
    cast: Cast
    lanes: Lanes
    statements: list[str] = field(default_factory=list)
    rows: int = 0
    _numbers: Iterator[int] = field(default_factory=lambda: count(100))

    def say(self, text: str, account: int = NILUFAR) -> list[str]:
        """Type something; returns the statements that its handling took."""
        message = {"message_id": next(self._numbers), "date": 1, "chat": self._chat(account), "text": text}
        return self._handle({"message": {**message, "from": self._who(account)}})

    def press(self, data: str, account: int = NILUFAR) -> list[str]:
        """Press a button on the present card."""
        on = {"message_id": next(self._numbers), "date": 1, "chat": self._chat(account)}
        query = {"id": "1", "from": self._who(account), "chat_instance": "1", "data": data, "message": on}
        return self._handle({"callback_query": query})

    def _handle(self, update: Params) -> list[str]:
        with self.database.write() as session:
            rows = store_updates(session, 7, [{"update_id": next(self._numbers), **update}], NOW)
        self.statements.clear()
        self.rows = 0
        self.lanes._apply(rows, None)
        statements, rows_read = list(self.statements), self.rows
        self._deliver()
        self.rows = rows_read
        return statements

    def _deliver(self) -> None:
        """Whatever was said is sent, and cards become messages."""
        with self.database.write() as session:
            for row in session.scalars(select(OutgoingMessage).where(OutgoingMessage.state == "new")):
                row.state = "sent"
                if row.remember:
                    conversation.remember_card(session, row.remember, next(self._numbers))

    def facts(self) -> Params:
        with self.database.read() as session:
            dialog = session.get_one(Dialog, self.cast.people[NILUFAR].id)
            return {"screen": dialog.screen, **dialog.facts}

    def card(self) -> Params:
        """The last thing said to Nilufar."""
        with self.database.read() as session:
            query = select(OutgoingMessage.params).where(OutgoingMessage.remember.is_not(None))
            params: Params = json.loads(session.scalars(query.order_by(OutgoingMessage.id.desc())).first() or "{}")
            return params

    def number_of(self, figure: int) -> object:
        with self.database.read() as session:
            query = select(Answer.value).join(Submission, Submission.id == Answer.submission_id)
            return session.scalar(query.where(Answer.figure_id == figure, Submission.month == 3))

    @staticmethod
    def _who(account: int) -> Params:
        return {"id": account, "is_bot": False, "first_name": "Ism"}

    @staticmethod
    def _chat(account: int) -> Params:
        return {"id": account, "type": "private"}


@pytest.fixture
def lane(database: Database) -> Iterator[Lane]:
    """Nilufar at the first question of March; January and February are reported by everybody."""
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        for month in (Month(2025, 1), Month(2025, 2)):
            for account in (NILUFAR, BEKZOD, MALIKA):
                _report(session, cast, account, month)
    api = Api("7:TEST")
    with ThreadPoolExecutor(1) as threads:
        lanes = Lanes(database, hisobot(7, "hisobot_bot").wiring, api, Runtime(lambda: NOW, threads, threads))
        opened = Lane(database, cast, lanes)

        def noted(_connection: Any, cursor: Any, statement: str, *_: Any) -> None:
            if not statement.startswith(("PRAGMA", "BEGIN")):
                opened.statements.append(statement)
                opened.rows += max(cursor.rowcount, 0) if statement.startswith("SELECT") else 0

        event.listen(database.engine, "after_cursor_execute", noted)
        opened.say("/kiritish")
        opened.say("11")  # so that the facts are known to the process
        yield opened


def _report(session: Any, cast: Cast, account: int, month: Month) -> None:
    work = work_of(session, cast.people[account], moment(f"2025-{month.next.number:02}-02 10:00"))
    report = reporting.open_report(work, work.departments()[0], month)
    assert report is not None
    answering.fill_rest_with_zero(work, report, "0")
    assert submitting.submit_report(work, report)


def figure(lane: Lane, number: str, part: str = "") -> int:
    return next(key for (_, row, had), key in lane.cast.figures.items() if (row, had) == (number, part))


def test_a_plain_number(lane: Lane) -> None:
    assert len(lane.say("42")) <= MOST
    assert lane.number_of(figure(lane, "13", "qayta")) == 42


def test_a_list_of_numbers(lane: Lane) -> None:
    assert len(lane.say("14) 9870\n15) 29870\n23) 4")) <= MOST
    assert lane.number_of(figure(lane, "15")) == 29870
    assert len(lane.say("14) 9871\n13 qayta) 7")) <= MOST, "one that stood there and a new one"


def test_an_odd_number(lane: Lane) -> None:
    lane.say("42")
    assert len(lane.say("9999999")) <= MOST
    assert "right:" in str(lane.card())
    assert len(lane.press(f"right:{lane.facts()['submission']}:{figure(lane, '14')}")) <= MOST


def test_a_number_given_by_a_button(lane: Lane) -> None:
    facts = lane.facts()
    assert len(lane.press(f"zero:{facts['submission']}:{facts['figure']}")) <= MOST
    assert lane.number_of(facts["figure"]) == 0


def test_a_number_corrected_before_sending(lane: Lane) -> None:
    lane.say("42")
    report = lane.facts()["submission"]
    lane.press(f"change:{report}:{figure(lane, '13', 'qayta')}")
    assert len(lane.say("43")) <= MOST
    assert lane.number_of(figure(lane, "13", "qayta")) == 43


def test_the_last_number_and_its_review(lane: Lane) -> None:
    lane.say("42\n9870\n29870")
    assert len(lane.say("4")) <= MOST
    assert lane.facts()["screen"] == "review"


def test_a_number_corrected_after_sending(lane: Lane) -> None:
    lane.say("42\n9870\n29870\n4")
    lane.press(f"submit:{lane.facts()['submission']}")
    corrected = figure(lane, "14")
    report = _march(lane)
    lane.press(f"change:{report}:{corrected}")
    assert len(lane.say("9871")) <= MOST
    assert lane.facts()["screen"] == "why"
    statements = lane.say("Xato yozilgan")
    assert len(statements) <= MOST, "\n".join(" ".join(statement.split())[:100] for statement in statements)
    assert lane.number_of(corrected) == 9871


def _march(lane: Lane) -> int:
    with lane.database.read() as session:
        department = lane.cast.departments["Abonement xizmati"].id
        query = select(Submission.id).where(Submission.month == 3, Submission.department_id == department)
        return session.scalars(query).one()


def test_it_reads_no_rows_but_its_own(lane: Lane) -> None:
    if lane.database.is_sqlite:
        pytest.skip("SQLite's cursors do not say how many rows they gave")
    lane.say("42")
    with lane.database.read() as session:
        own = session.scalar(select(func.count()).where(Answer.submission_id == _march(lane))) or 0
        concerned = (figure(lane, "14"), figure(lane, "15"))
        earlier = session.scalar(select(func.count()).where(Answer.figure_id.in_(concerned))) or 0
    lane.say("9870")
    assert 0 < lane.rows <= own + earlier + len(("who it is", "the report", "the version"))
