"""A library small enough to work out by hand, and a phone to read its screens with."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from handlers.doorway import Bot, admit
from storage.base import Session
from storage.database import Database
from storage.people.people import join_department
from storage.tables import Answer, Library, OutgoingMessage, Person, Plan, PlanFigure, PlanRow, Reporter, Submission
from usecases.people.founding import ensure_department
from usecases.work import Work, work_of

TASHKENT = ZoneInfo("Asia/Tashkent")
BOT = Bot(7, "hisobot_test_bot")
APRIL_1 = datetime(2025, 4, 1, 9, 0, tzinfo=TASHKENT)
MALIKA, NILUFAR, BEKZOD, SARDOR = 101, 102, 103, 104
"""The director, the reader service, the information service who is always late, and a stranger."""
OFFICE, READERS, INFORMATION = "Direktor", "O'quvchilarga xizmat ko'rsatish xizmati", "Axborot-bibliografiya xizmati"
_updates = count(1)


@dataclass
class House:
    """A library's ids, as the tests name them."""

    library: int
    departments: dict[str, int]
    people: dict[int, int]
    figures: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Promise:
    """A figure of a plan to be written: `code` is `section.number`, with `/part` for one of several."""

    code: str
    name: str
    departments: Sequence[str]
    target: int | None = None
    baseline: int | None = None
    unit: str = "Dona"
    window: str = "months 1-12"
    kind: str = "count"
    part_of: str | None = None


def create(session: Session, accounts: int = 0) -> House:
    """A library with three departments, a director and two heads, whose Telegram accounts are `accounts` higher."""
    library = Library(name="Guliston tuman kutubxonasi", timezone="Asia/Tashkent", created_at=APRIL_1)
    session.add(library)
    session.flush()
    house = House(library.id, {}, {})
    for name in (OFFICE, READERS, INFORMATION):
        department = ensure_department(session, library.id, name)
        department.met, house.departments[name] = True, department.id  # they were here all along
    add_person(session, house, MALIKA + accounts, "Malika", "director", OFFICE)
    add_person(session, house, NILUFAR + accounts, "Nilufar", "member", READERS)
    add_person(session, house, BEKZOD + accounts, "Bekzod", "member", INFORMATION)
    return house


def add_person(
    session: Session, house: House, telegram_id: int, name: str, role: str, department: str | None
) -> Person:
    person = Person(
        library_id=house.library, telegram_id=telegram_id, name=name, role=role, joined_at=APRIL_1, active=True
    )
    session.add(person)
    session.flush()
    house.people[telegram_id] = person.id
    if department is not None:
        join_department(session, person, house.departments[department], APRIL_1)
    return person


PROMISES = (
    Promise("I.1", "Hujjatlar ijrosi", [OFFICE], 12, 12, "Hujjat"),
    Promise("I.2", "Bahorgi hisobot", [OFFICE], 2, None, "Hujjat", "months 1-2"),
    Promise("IV.13/jami", "Foydalanuvchilar: - yangi; - qayta", [READERS], 1100, 1000, "Nafar", kind="stock"),
    Promise("IV.13/yangi", "Foydalanuvchilar: - yangi; - qayta", [READERS], 100, 90, "Nafar", part_of="IV.13/jami"),
    Promise("IV.15", "Kitob berilishi", [READERS], 120_000, 110_000, "Nusxa"),
    Promise("IV.16", "Tadbirlar & uchrashuvlar", [READERS, INFORMATION], 24, 20, "Tadbir"),
    Promise("IV.20", "Bibliografik yozuvlar", [INFORMATION], 240, 200, "Yozuv"),
    Promise("IV.21", "Sovg'a kitoblar", [INFORMATION], None, None, "Nusxa"),
    Promise("V.29", "Monitoring", [INFORMATION], 2, 2, "Hujjat", "due 6,12"),
)
TITLES = {"I": "FARMONLAR IJROSI", "IV": "ASOSIY FAOLIYAT", "V": "KADRLAR"}


def add_plan(session: Session, house: House, promises: Sequence[Promise] = PROMISES, year: int = 2025) -> None:
    """Write a plan in force; the figures' ids go to the house by their codes."""
    plan = Plan(library_id=house.library, year=year, title=f"{year}-yil ish rejasi", version=1, loaded_at=APRIL_1)
    session.add(plan)
    session.flush()
    for position, promise in enumerate(promises):
        code, _, part = promise.code.partition("/")
        if code not in house.rows:
            house.rows[code] = _add_row(session, house, plan.id, position, code, promise)
        part_of = house.figures[promise.part_of] if promise.part_of else None
        figure = PlanFigure(
            library_id=house.library,
            row_id=house.rows[code],
            position=position,
            part=part,
            kind=promise.kind,
            unit=promise.unit,
            baseline=_decimal(promise.baseline),
            target=_decimal(promise.target),
            window=promise.window,
            part_of=part_of,
            dropped=False,
        )
        session.add(figure)
        session.flush()
        house.figures[promise.code] = figure.id


def _add_row(session: Session, house: House, plan_id: int, position: int, code: str, promise: Promise) -> int:
    section, _, number = code.partition(".")
    row = PlanRow(
        library_id=house.library,
        plan_id=plan_id,
        position=position,
        section=section,
        section_title=TITLES.get(section, section),
        number=number,
        name=promise.name,
        mechanism="1. Reja tuzish; 2. Bajarish",
        deadline="2025-yil davomida",
        responsible=["Direktor", *promise.departments],
        dropped=False,
    )
    session.add(row)
    session.flush()
    for place, name in enumerate(promise.departments):
        session.add(
            Reporter(row_id=row.id, department_id=house.departments[name], library_id=house.library, position=place)
        )
    session.flush()
    return row.id


def _decimal(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def hand_in(
    session: Session,
    house: House,
    department: str,
    month: int,
    numbers: Mapping[str, int | None],
    *,
    at: datetime,
    by: int,
    status: str = "submitted",
    note: str = "",
    year: int = 2025,
) -> int:
    """A department's month as reported: figure code → number (None: not known yet)."""
    sent = status in ("submitted", "approved")
    submission = Submission(
        library_id=house.library,
        department_id=house.departments[department],
        year=year,
        month=month,
        status=status,
        opened_at=at,
        submitted_at=at if sent else None,
        submitted_by=house.people[by] if sent else None,
    )
    session.add(submission)
    session.flush()
    for code, value in numbers.items():
        session.add(
            Answer(
                library_id=house.library,
                submission_id=submission.id,
                figure_id=house.figures[code],
                state="unknown" if value is None else "given",
                value=_decimal(value),
                typed=str(value),
                note=note,
                odd="",
                confirmed=False,
                entered_by=house.people[by],
                entered_at=at,
            )
        )
    session.flush()
    return submission.id


def day(month: int, number: int, hour: int = 10) -> datetime:
    return datetime(2025, month, number, hour, 0, tzinfo=TASHKENT)


def first_quarter(session: Session, house: House) -> None:
    """January and February whole (Bekzod late), March of the readers alone."""
    hand_in(session, house, OFFICE, 1, {"I.1": 1, "I.2": 1}, at=day(2, 3), by=MALIKA, status="approved")
    hand_in(session, house, OFFICE, 2, {"I.1": 1, "I.2": 0}, at=day(3, 3), by=MALIKA, status="approved")
    readers = ({"IV.13/yangi": 5, "IV.15": 9_000, "IV.16": 1}, {"IV.13/yangi": 6, "IV.15": 10_000, "IV.16": 2})
    for month, numbers in enumerate(readers, 1):
        hand_in(session, house, READERS, month, numbers, at=day(month + 1, 2), by=NILUFAR, status="approved")
    march = {"IV.13/yangi": 20, "IV.15": 13_000, "IV.16": 2}
    hand_in(session, house, READERS, 3, march, at=day(4, 1, 8), by=NILUFAR, note="Navro'z <oyi>")
    for month, late in ((1, day(2, 10)), (2, day(3, 7))):
        numbers = {"IV.16": 1, "IV.20": 10, "IV.21": 3}
        hand_in(session, house, INFORMATION, month, numbers, at=late, by=BEKZOD)


def work_for(session: Session, house: House, telegram_id: int, now: datetime = APRIL_1) -> Work:
    return work_of(session, session.get_one(Person, house.people[telegram_id]), now)


@dataclass
class Shown:
    """A screen as it went into the outbox."""

    method: str
    chat_id: int | None
    text: str
    buttons: list[list[dict[str, Any]]]

    @property
    def presses(self) -> dict[str, str]:
        """Label → what the press carries."""
        return {button["text"]: button["callback_data"] for row in self.buttons for button in row}

    def press_of(self, part: str) -> str:
        """What the one button whose label has this in it carries."""
        fitting = [data for label, data in self.presses.items() if part in label]
        assert len(fitting) == 1, f"{part!r} is on {len(fitting)} of {list(self.presses)}"
        return fitting[0]


@dataclass
class Phone:
    """One person's side of the chat: every step is an update of its own, in a transaction of its own."""

    database: Database
    telegram_id: int
    now: datetime = APRIL_1
    toasts: list[str] = field(default_factory=list)

    def says(self, text: str, reply_to: int = 0) -> list[Shown]:
        message: dict[str, Any] = {
            "message_id": 1000 + next(_updates),
            "date": int(self.now.timestamp()),
            "chat": {"id": self.telegram_id, "type": "private"},
            "from": self._me(),
            "text": text,
        }
        if reply_to:
            message["reply_to_message"] = {**message, "message_id": reply_to}
        return self._sends({"message": message})

    def replies(self, words: str, text: str) -> list[Shown]:
        """Says something in reply to the newest message that holds these words."""
        with self.database.write() as session:
            rows = session.query(OutgoingMessage).filter_by(chat_id=self.telegram_id).order_by(OutgoingMessage.id)
            row = [row for row in rows if words in json.loads(row.params).get("text", "")][-1]
            row.state, row.message_id = "sent", row.message_id or 500_000 + row.id
            answered = row.message_id
        return self.says(text, reply_to=answered)

    def presses(self, data: str, message_id: int = 5) -> list[Shown]:
        message = {
            "message_id": message_id,
            "date": int(self.now.timestamp()),
            "chat": {"id": self.telegram_id, "type": "private"},
            "text": "…",
        }
        query = {"id": "1", "from": self._me(), "chat_instance": "1", "data": data, "message": message}
        return self._sends({"callback_query": query})

    def reads(self, text: str) -> Shown:
        return self.says(text)[0]

    def opens(self, data: str) -> Shown:
        return self.presses(data)[0]

    def later(self, days: int) -> None:
        self.now += timedelta(days=days)

    def sees_all(self) -> None:
        """Whatever was said has reached the phones."""
        with self.database.write() as session:
            session.execute(update(OutgoingMessage).values(state="sent"))

    def _me(self) -> dict[str, Any]:
        return {"id": self.telegram_id, "is_bot": False, "first_name": "X"}

    def _sends(self, update: dict[str, Any]) -> list[Shown]:
        with self.database.write() as session:
            newest = session.connection().exec_driver_sql("SELECT coalesce(max(id), 0) FROM outbox").scalar_one()
            update = {"update_id": next(_updates), **update}
            calls = admit(BOT, session, update, self.now, None)
            self.toasts = [call.params.get("text", "") for call in calls]
            session.flush()
            rows = session.scalars(select(OutgoingMessage).where(OutgoingMessage.id > newest)).all()
            return [_shown(row) for row in sorted(rows, key=lambda row: row.id)]


def _shown(row: OutgoingMessage) -> Shown:
    params = json.loads(row.params)
    buttons = params.get("reply_markup", {}).get("inline_keyboard", [])
    # Telegram shows an apostrophe that is written as a number as one.
    text = params.get("text", "").replace("&#39;", "'").replace("&#34;", '"')
    return Shown(row.method, row.chat_id, text, buttons)
