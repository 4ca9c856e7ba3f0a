"""The chat, a filled form and the command line obey the same rules: the table of states, walked by all three."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import openpyxl
import pytest
from sqlalchemy import delete, select

from bot.cli.forms import keep_filled_form
from bot.cli.parser import command_parser
from bot.settings import read_settings
from plan.month.submission import Access
from plan.period import Month
from plan.status import Status
from plan.typed.filled_form import FormFacts
from reports.excel.form import form_workbook
from reports.read import plan_file
from storage.base import Session
from storage.database import Database
from storage.people.people import join_department, leave_department
from storage.tables import Answer, Department, Dialog, Person, Submission
from tests.support.months.states import PEOPLE, STATES, wanted
from tests.support.people.cast import MALIKA, NILUFAR, READERS, Cast, gather, moment
from tests.support.people.phone import Phone, Telegram
from usecases.conversation import dialog_of
from usecases.month.filling import form_facts
from usecases.work import work_of

BEFORE = {"13 yangi": 21, "13 qayta": 1200, "14": 9870, "15": 29870, "23": 12}
AFTER = Decimal(9780)
WHEN: dict[Access, datetime] = {
    "early": moment("2025-02-10 09:00"),
    "open": moment("2025-04-01 09:00"),
    "correct": moment("2025-04-01 09:00"),
    "closed": moment("2025-06-02 09:00"),
}
SENTENCES = {
    "not_yours": "boshqa xizmatning",
    "early": "boshlanmagan",
    "closed": "yopilgan",
    "observer": "kuzatuvchi",
}
REASON = "Xato yozilgan edi"


_parser = cache(command_parser)


@dataclass
class Stage:
    """One library in which the same person tries the same thing in every role and state."""

    database: Database
    url: str
    folder: Path
    cast: Cast
    telegram: Telegram
    shown: str = ""
    """What the person was told last."""
    forms: dict[tuple[datetime, Decimal], bytes] = field(default_factory=dict)

    @property
    def figure(self) -> int:
        return self.cast.figures["IV", "14", ""]

    def set(self, role: str, own: bool, status: Status) -> None:
        """The report as it was, and the person as they are this time."""
        with self.database.write() as session:
            person = session.get_one(Person, self.cast.people[NILUFAR].id)
            person.role = role  # type: ignore[assignment]  # "" is a role that nobody knows
            readers = session.get_one(Department, self.cast.departments[READERS].id)
            leave_department(session, person, readers.id)
            if own:
                join_department(session, person, readers.id, WHEN["early"])
            session.execute(delete(Dialog))
            report = session.scalars(select(Submission)).one()
            report.status = status
            report.approved_at = report.approved_by = report.submitted_at = None
            for answer in session.scalars(select(Answer)):
                label = next(name for name in BEFORE if self.key(name) == answer.figure_id)
                answer.value = Decimal(BEFORE[label])

    def key(self, label: str) -> int:
        number, _, part = label.partition(" ")
        return self.cast.figures["IV", number, part]

    def number_and_status(self) -> tuple[Decimal | None, str]:
        """Row 14 and the report's status as they stand."""
        with self.database.read() as session:
            report = session.scalars(select(Submission)).one()
            return session.scalars(select(Answer.value).where(Answer.figure_id == self.figure)).one(), report.status

    def phone(self, now: datetime) -> Phone:
        self.telegram.now = now
        self.telegram.chats.clear()
        return self.telegram.phone(NILUFAR)

    def form(self, now: datetime, value: Decimal = AFTER) -> bytes:
        """The readers' form with another number in row 14; no role and no state makes another one of it."""
        if (now, value) not in self.forms:
            self.forms[now, value] = self._made(now, value)
        return self.forms[now, value]

    def _made(self, now: datetime, value: Decimal) -> bytes:
        with self.database.read() as session:
            facts = form_facts(
                work_of(session, session.get_one(Person, self.cast.people[MALIKA].id), now),
                session.get_one(Department, self.cast.departments[READERS].id),
                Month(2025, 3),
            )
        assert facts is not None
        return _filled(facts, now, value)


@cache
def _filled(facts: FormFacts, now: datetime, value: Decimal) -> bytes:
    """A form with another number in row 14; most states have the same form."""
    book = openpyxl.load_workbook(BytesIO(form_workbook(facts, now)))
    sheet = book.worksheets[0]
    for row in range(1, sheet.max_row + 1):
        if sheet.cell(row, 1).value == "IV.14":
            sheet.cell(row, 7).value = int(value)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.fixture(autouse=True, scope="module")
def read_once() -> Iterator[None]:
    """Hundreds of times the same few forms come in: each is read once here."""
    read = cache(plan_file.read_tables)
    with patch.object(plan_file, "read_tables", lambda content, name="": [*read(content, name)]):
        yield


@pytest.fixture
def stage(sqlite_url: str, sqlite_database: Database, tmp_path: Path) -> Stage:
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        _report(session, cast)
    return Stage(sqlite_database, sqlite_url, tmp_path, cast, Telegram(sqlite_database))


def _report(session: Session, cast: Cast) -> None:
    """The readers' March with all its numbers."""
    at = moment("2025-01-07 09:00")
    of = {"library_id": cast.library.id}
    report = Submission(**of, department_id=cast.departments[READERS].id, year=2025, month=3, opened_at=at)
    session.add(report)
    session.flush()
    for label, value in BEFORE.items():
        number, _, part = label.partition(" ")
        figure = cast.figures["IV", number, part]
        answer = {"state": "given", "value": Decimal(value), "entered_by": cast.people[MALIKA].id, "entered_at": at}
        session.add(Answer(**of, submission_id=report.id, figure_id=figure, **answer))


def by_chat(stage: Stage, now: datetime, reason: bool) -> None:
    """The number is typed at a question that was opened while it could be."""
    phone = stage.phone(now)
    with stage.database.write() as session:
        person = session.get_one(Person, stage.cast.people[NILUFAR].id)
        dialog = dialog_of(work_of(session, person, now))
        report = session.scalars(select(Submission.id)).one()
        dialog.screen = "ask"
        dialog.facts = {"submission": report, "figure": stage.figure, "seen": str(BEFORE["14"])}
    phone.say(str(AFTER))
    stage.shown = "\n".join(message.text for message in phone.chat)
    if reason and "O'zgartirish sababini" in phone.screen.text:
        phone.press(REASON)


def by_form(stage: Stage, now: datetime, reason: bool) -> None:
    phone = stage.phone(now)
    phone.send(stage.form(now), "Forma.xlsx")
    stage.shown = "\n".join(message.text for message in phone.chat)
    if any(label.startswith("✅ Saqlash") for label in phone.chat[-1].labels):
        phone.press("✅ Saqlash")
    if reason and "O'zgartirish sababini" in phone.chat[-1].text:
        phone.press(REASON)


def by_command(stage: Stage, now: datetime, reason: bool, *more: str) -> int:
    file = stage.folder / "forma.xlsx"
    file.write_bytes(stage.form(now, Decimal(BEFORE["14"]) if "--send" in more else AFTER))
    words = ["fill", str(file), "--by", "Nilufar", *(["--why", REASON] if reason else []), *more]
    return keep_filled_form(read_settings({"DATABASE_URL": stage.url}, None), _parser().parse_args(words), lambda: now)


def test_it_keeps_a_form_on_both_engines(database: Database, tmp_path: Path) -> None:
    """Also where several processes may write at once, and where the report was never begun."""
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
    stage = Stage(database, "", tmp_path, cast, Telegram(database))
    by_form(stage, WHEN["open"], reason=False)
    assert stage.number_and_status() == (AFTER, "draft")


@pytest.mark.walk
@pytest.mark.parametrize("way", [by_chat, by_form, by_command])
@pytest.mark.parametrize(("status", "access"), STATES)
def test_it_takes_a_number_by_every_way_exactly_when_the_table_says(
    stage: Stage,
    capsys: pytest.CaptureFixture[str],
    way: Callable[[Stage, datetime, bool], int | None],
    status: Status,
    access: Access,
) -> None:
    for role, own in PEOPLE:
        for reason in (False, True) if own else (True,):
            stage.set(role, own, status)
            code = way(stage, WHEN[access], reason)
            answered = wanted("answer", role, own, status, access)
            corrected = wanted("correct", role, own, status, access)
            allowed = answered == "yes" or (reason and corrected == "yes")
            value, _ = stage.number_and_status()
            assert (value == AFTER) == allowed, (role, own, reason, stage.shown)
            assert value in (AFTER, BEFORE["14"])
            if way is by_command:
                output = capsys.readouterr().err
                assert (code == 0) == allowed
                assert bool(output) != allowed
                stage.shown = output
            if way is not by_chat and not allowed and corrected in SENTENCES:
                observed = role == "observer" and way is by_form
                assert SENTENCES["observer" if observed else corrected] in stage.shown or role == "", (role, own)


@pytest.mark.walk
@pytest.mark.parametrize(("status", "access"), STATES)
def test_it_sends_by_the_chat_and_by_the_command_line_exactly_when_the_table_says(
    stage: Stage, status: Status, access: Access
) -> None:
    with stage.database.read() as session:
        report = session.scalars(select(Submission.id)).one()
    for role, own in PEOPLE:
        allowed = wanted("submit", role, own, status, access) == "yes"
        stage.set(role, own, status)
        phone = stage.phone(WHEN[access])
        phone.say("salom")
        phone.press_data(f"submit:{report}", phone.chat[-1])
        assert (
            stage.number_and_status()[1] in ("submitted", "approved") and stage.number_and_status()[1] != status
        ) == allowed, (role, own)
        by_chat_then = stage.number_and_status()[1]
        stage.set(role, own, status)
        code = by_command(stage, WHEN[access], False, "--send")
        assert (code == 0) == allowed, (role, own)
        assert stage.number_and_status()[1] == by_chat_then
