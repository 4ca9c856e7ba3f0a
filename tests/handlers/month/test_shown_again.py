"""Each screen of a month's report again, with all that was typed, after a command that does not exist and after an old
button; and then it still takes what it was waiting for."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest
from sqlalchemy import select

from plan.period import Month
from reports.excel.form import form_workbook
from storage.database import Database
from storage.people.people import join_department, leave_department
from storage.tables import Answer, Department, Person
from tests.support.months.form_sheets import Sheet
from tests.support.people.cast import INFORMATION, NILUFAR, READERS, Cast, gather, moment
from tests.support.people.phone import Phone, Shown, Telegram
from usecases.month.filling import form_facts
from usecases.work import work_of

APRIL = moment("2025-04-01 09:00")


@dataclass
class Desk:
    """Nilufar's telephone, with nothing answered yet."""

    database: Database
    cast: Cast
    phone: Phone

    def value(self, number: str) -> Decimal | None:
        """What stands in one of her rows of section IV."""
        with self.database.read() as session:
            query = select(Answer.value).where(Answer.figure_id == self.cast.figures["IV", number, ""])
            return session.scalars(query).one_or_none()

    def send_march(self) -> None:
        self.phone.say("/kiritish")
        self.phone.say("21\n13 qayta) 1200\n14) 9870\n15) 29870\n23) 12")
        self.phone.press("📨 Topshirish")
        assert "Rahmat!" in self.phone.last.text

    def send_form(self) -> None:
        """The form of March with another number in row 14."""
        with self.database.read() as session:
            work = work_of(session, session.get_one(Person, self.cast.people[NILUFAR].id), APRIL)
            readers = session.get_one(Department, self.cast.departments[READERS].id)
            facts = form_facts(work, readers, Month(2025, 3))
            assert facts is not None
            sheet = Sheet(form_workbook(facts, APRIL))
        self.phone.send(sheet.put({"14": 9780}).saved(), "Forma.xlsx")


@pytest.fixture
def desk(sqlite_database: Database) -> Desk:
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
    telegram = Telegram(sqlite_database, APRIL)
    return Desk(sqlite_database, cast, telegram.phone(NILUFAR))


def departments(desk: Desk) -> None:
    with desk.database.write() as session:
        nilufar = session.get_one(Person, desk.cast.people[NILUFAR].id)
        join_department(session, nilufar, desk.cast.departments[INFORMATION].id, APRIL)
    desk.phone.say("/kiritish")


def months(desk: Desk) -> None:
    desk.send_march()
    desk.phone.say("/kiritish")


def question(desk: Desk) -> None:
    desk.phone.say("/kiritish")
    desk.phone.say("21")


def note(desk: Desk) -> None:
    desk.phone.say("/kiritish")
    desk.phone.press("⋯ Yana")
    desk.phone.press("💬 Izoh")
    desk.phone.say("Yangi o'quvchilar")
    desk.phone.press("⋯ Yana")
    desk.phone.press("💬 Izoh")


def marks(desk: Desk) -> None:
    desk.phone.say("/kiritish")
    desk.phone.press("⋯ Yana")
    desk.phone.press("📌")
    desk.phone.press("14")


def open_rows(desk: Desk) -> None:
    desk.phone.say("/kiritish")
    desk.phone.press("⋯ Yana")
    desk.phone.press("📋")


def files(desk: Desk) -> None:
    desk.phone.say("/kiritish")
    desk.phone.press("⋯ Yana")
    desk.phone.press("📎 Fayl")
    desk.phone.send_photo()


def review(desk: Desk) -> None:
    desk.phone.say("/kiritish")
    desk.phone.say("21\n13 qayta) 1200\n14) 9870\n15) 29870\n23) 12")


def other_rows(desk: Desk) -> None:
    review(desk)
    desk.phone.press("➕ Boshqa band")


def reason(desk: Desk) -> None:
    desk.send_march()
    desk.phone.press("👀 Ko'rish va tuzatish")
    desk.phone.say("14) 9780\n15) 29900")


def form(desk: Desk) -> None:
    desk.phone.say("/start")
    desk.send_form()


def form_reason(desk: Desk) -> None:
    desk.send_march()
    desk.send_form()
    desk.phone.press("✅ Saqlash")


Goes = Callable[[Desk], None]
SCREENS: list[tuple[Goes, tuple[str, ...]]] = [
    (departments, ("Qaysi xizmat hisobotini kiritasiz?",)),
    (months, ("Abonement — qaysi oy?", "✅ 2025-yil mart: topshirilgan")),
    (question, ("ro'yxatga olish — qayta", "Mart oyida qancha?")),
    (note, ("Izohni bitta xabarda yozing", "Hozirgi izoh: Yangi o'quvchilar")),
    (marks, ("qaysi bandlarda ish bo'ldi?", "✅ 14 Kitobxonlar qatnovi")),
    (open_rows, ("Har qatorga band raqami", "14 Kitobxonlar qatnovi")),
    (files, ("Rasm yoki hujjat yuboring",)),
    (review, ("ko'zdan kechiring", "14 Kitobxonlar qatnovi: 9\u00a0870")),
    (other_rows, ("Bu oyda so'ralmaydigan bandlar",)),
    (reason, ("9\u00a0870 → 9\u00a0780", "Keyin so'raladi: 15-band.")),
    (form, ("14. Kitobxonlar qatnovi: 9\u00a0780", "Shunday saqlansinmi?")),
    (form_reason, ("14: 9\u00a0870 → 9\u00a0780", "O'zgartirish sababini")),
]


def mistype(desk: Desk, old: Shown) -> None:
    desk.phone.say("/hisbot")
    assert any("Bunday buyruq yo'q" in shown.text for shown in desk.phone.chat)


def press_old(desk: Desk, old: Shown) -> None:
    desk.phone.press_data("zero:1:999999", old)


@pytest.mark.walk
@pytest.mark.parametrize("interrupt", [mistype, press_old])
@pytest.mark.parametrize(("go", "shows"), SCREENS, ids=[go.__name__ for go, _ in SCREENS])
def test_it_shows_the_screen_again_with_what_was_typed(
    desk: Desk, go: Goes, shows: tuple[str, ...], interrupt: Callable[[Desk, Shown], None]
) -> None:
    old = desk.phone.say("/start")
    go(desk)
    before, labels = desk.phone.screen.text, desk.phone.screen.labels
    interrupt(desk, old)
    again = desk.phone.screen
    assert all(words in again.text for words in shows)
    assert before.endswith(again.text), "all but what was said of the last message stands there again"
    assert again.labels == labels


@pytest.mark.parametrize("go", [reason, form_reason])
def test_it_still_takes_the_reason_of_what_was_typed(desk: Desk, go: Goes) -> None:
    go(desk)
    desk.phone.say("/hisbot")
    assert desk.value("14") == 9870
    desk.phone.press("Xato yozilgan edi")
    assert desk.value("14") == 9780


def test_it_still_keeps_the_form(desk: Desk) -> None:
    form(desk)
    desk.phone.say("/hisbot")
    desk.phone.press("✅ Saqlash")
    assert desk.value("14") == 9780


def test_it_shows_home_when_there_is_nothing_to_choose_between_any_more(desk: Desk) -> None:
    departments(desk)
    with desk.database.write() as session:
        nilufar = session.get_one(Person, desk.cast.people[NILUFAR].id)
        leave_department(session, nilufar, desk.cast.departments[INFORMATION].id)
    desk.phone.say("/hisbot")
    assert "nimadan boshlaymiz?" in desk.phone.screen.text
