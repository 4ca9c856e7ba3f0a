"""/holat: who has reported, on time or late, who still owes; and the opening of a closed month."""

from datetime import date, datetime, timedelta

import pytest

from plan.month.submission import Refusal
from plan.period import Month
from plan.progress.completeness import State, state_of
from storage.database import Database
from storage.tables import Person, Submission
from tests.support.people.small_library import (
    APRIL_1,
    BEKZOD,
    INFORMATION,
    MALIKA,
    NILUFAR,
    OFFICE,
    PROMISES,
    READERS,
    SARDOR,
    TASHKENT,
    House,
    Phone,
    Promise,
    add_person,
    add_plan,
    create,
    day,
    hand_in,
    work_for,
)
from texts import menus
from texts.oversight.overseeing import REFUSALS
from usecases.progress.completeness import board_of_year

DUE = date(2025, 4, 3)
CLOSED = day(4, 15)
"""March is due on Thursday 3 April and closes on Monday 14 April."""


@pytest.mark.parametrize(
    ("asked", "received_on", "today", "state"),
    [
        (True, None, date(2025, 3, 20), "not_due"),
        (True, None, DUE, "not_due"),
        (True, None, date(2025, 4, 4), "missing"),
        (True, date(2025, 4, 1), date(2025, 4, 1), "on_time"),
        (True, DUE, date(2025, 5, 1), "on_time"),
        (True, date(2025, 4, 4), date(2025, 5, 1), "late"),
        (False, None, date(2025, 5, 1), "nothing"),
        (False, None, date(2025, 1, 1), "nothing"),
        (False, date(2025, 4, 20), date(2025, 5, 1), "on_time"),
    ],
)
def test_it_knows_where_a_month_of_a_department_is(
    asked: bool, received_on: date | None, today: date, state: State
) -> None:
    assert state_of(asked=asked, received_on=received_on, due_on=DUE, today=today) == state


def _states(database: Database, house: House, department: str, now: datetime) -> list[State]:
    with database.read() as session:
        shown = board_of_year(work_for(session, house, MALIKA, now), 2025)
        assert shown is not None
        row = shown.row(house.departments[department])
        assert row is not None
        return [cell.state for cell in row.cells]


def test_it_lays_out_the_year_of_every_department(database: Database, house: House) -> None:
    after = day(4, 4)
    waiting: list[State] = ["not_due"] * 9
    assert _states(database, house, OFFICE, after) == ["on_time", "on_time", "missing", *waiting]
    assert _states(database, house, READERS, after) == ["on_time", "on_time", "on_time", *waiting]
    assert _states(database, house, INFORMATION, after) == ["late", "late", "missing", *waiting]


def test_it_lets_a_report_be_on_time_until_the_due_day_ends(database: Database, house: House) -> None:
    with database.write() as session:
        last_minute = datetime(2025, 4, 3, 23, 59, tzinfo=TASHKENT)
        hand_in(session, house, OFFICE, 3, {"I.1": 1}, at=last_minute, by=MALIKA)
        hand_in(session, house, INFORMATION, 3, {"IV.20": 1}, at=last_minute + timedelta(minutes=1), by=BEKZOD)
    assert _states(database, house, OFFICE, day(4, 10))[2] == "on_time"
    assert _states(database, house, INFORMATION, day(4, 10))[2] == "late"


def test_it_owes_nothing_where_nothing_is_asked(database: Database) -> None:
    with database.write() as session:
        house = create(session)
        add_plan(session, house, [Promise("I.2", "Bahorgi hisobot", [OFFICE], 2, None, "Hujjat", "months 2-3")])
    assert _states(database, house, OFFICE, day(5, 1)) == ["nothing", "missing", "missing", *["nothing"] * 9]
    text = Phone(database, MALIKA, day(5, 1)).opens("board_at:2025:4:0").text
    assert "bu oyda hisobot topshirmaydi" in text
    assert "Bu oyda hech kimdan hisobot so'ralmaydi" in text
    assert "bibliografiya" not in text, "a department without rows has no place on the board"


def test_it_counts_a_report_by_its_content(database: Database, house: House) -> None:
    with database.write() as session:
        hand_in(session, house, OFFICE, 3, {"I.1": None}, at=day(4, 2), by=MALIKA)
        hand_in(session, house, INFORMATION, 3, {"IV.20": 4}, at=day(4, 2), by=BEKZOD, status="draft")
    assert _states(database, house, OFFICE, day(4, 4))[2] == "missing"
    assert _states(database, house, INFORMATION, day(4, 4))[2] == "missing"
    text = Phone(database, MALIKA, day(4, 4)).reads("/holat").text
    assert "<b>Direktor</b>: raqamsiz topshirgan (2-aprel, 10:00)" in text


def test_it_agrees_with_the_progress_card(database: Database, house: House) -> None:
    with database.read() as session:
        work = work_for(session, house, MALIKA, day(4, 4))
        shown = board_of_year(work, 2025)
        assert shown is not None
        assert shown.count(Month(2025, 3)) == {"on_time": 1, "late": 0, "missing": 2, "not_due": 0, "nothing": 0}
    card = Phone(database, MALIKA, day(4, 4)).reads("/hisobot").text
    assert "3 tadan <b>1 tasi</b> topshirildi" in card


BOARD = """\
🗓 <b>2025-yil: kim hisobot topshirgan</b>
<i>Har belgi — bir oy, yanvardan dekabrgacha</i>
<b>Direktor</b>
✅✅❌  ▫️▫️▫️  ▫️▫️▫️  ▫️▫️▫️
<b>O'quvchilarga xizmat ko'rsatish</b>
✅✅✅  ▫️▫️▫️  ▫️▫️▫️  ▫️▫️▫️
<b>Axborot-bibliografiya</b>
🟡🟡🟡  ▫️▫️▫️  ▫️▫️▫️  ▫️▫️▫️
<i>✅ o'z vaqtida · 🟡 kechikib · ❌ topshirmagan · ▫️ oy hali tugamagan</i>

📆 <b>2025-yil mart</b>
Topshirish muddati: 3-aprel, payshanba
Oy yopildi: 14-aprel, dushanba
Topshirgan: 3 tadan <b>2 tasi</b>

❌ <b>Direktor</b>: topshirmagan · 🔒 yopilgan
     👤 Malika
✅ <b>O'quvchilarga xizmat ko'rsatish</b>: Nilufar, 1-aprel, 08:00 · 📨 tasdiqlanmagan
🟡 <b>Axborot-bibliografiya</b>: Bekzod, 7-aprel, 16:00 · 4 kun kechikib · 📨 tasdiqlanmagan

📄 I chorak hisoboti (viloyatga): ❗️ topshirilmagan, muddati o'tdi (7-aprel edi)"""


def test_it_shows_the_board_and_below_it_the_month_in_words(database: Database, house: House) -> None:
    with database.write() as session:
        hand_in(session, house, INFORMATION, 3, {"IV.20": 4}, at=day(4, 7, 16), by=BEKZOD)
    shown = Phone(database, MALIKA, CLOSED).reads("/holat")
    assert shown.text == BOARD
    months = [label for label, press in shown.presses.items() if press.startswith("board_at:")]
    assert months == ["yan", "fev", "•mar", "apr"]
    assert shown.press_of("👀 Axborot").startswith("review:")


def test_it_tells_waited_for_from_not_yet_come(database: Database, house: House) -> None:
    text = Phone(database, MALIKA, APRIL_1).reads("/holat").text
    assert "✅✅⏳  ▫️▫️▫️" in text
    assert "⏳ <b>Direktor</b>: hali topshirmagan" in text
    assert "oy hali tugamagan" in Phone(database, MALIKA, APRIL_1).opens("board_at:2025:4:0").text


def test_it_names_whom_messages_do_not_reach(database: Database, house: House) -> None:
    with database.write() as session:
        session.get_one(Person, house.people[BEKZOD]).unreachable_since = day(3, 12)
    text = Phone(database, MALIKA, day(4, 4)).reads("/holat").text
    assert "📵 Bekzod: xabar yetmayapti (12-martdan beri)" in text
    assert "👤 Malika" in text


def test_it_says_when_nobody_has_joined_a_department(database: Database) -> None:
    with database.write() as session:
        house = create(session)
        session.get_one(Person, house.people[NILUFAR]).active = False
        add_person(session, house, SARDOR, "Sardor", "observer", None)
        add_plan(session, house, PROMISES)
    assert "hali birorta xodim qo'shilmagan: /xodimlar" in Phone(database, MALIKA).reads("/holat").text
    observed = Phone(database, SARDOR).reads("/holat").text
    assert "hali birorta xodim qo'shilmagan" in observed
    assert "/xodimlar" not in observed


def test_it_shows_a_member_their_own_department(database: Database, house: House) -> None:
    shown = Phone(database, NILUFAR, CLOSED).reads("/holat")
    assert "O'quvchilarga" in shown.text
    assert "Direktor" not in shown.text
    assert "Axborot-bibliografiya" not in shown.text


def test_it_opens_a_closed_month_and_tells_the_department(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA, CLOSED)
    asked = phone.opens(phone.reads("/holat").press_of("🔓 Axborot"))
    # one, three, five and ten working days, today (Tuesday 15 April) the first of them
    days = ["15-aprel, seshanba", "17-aprel, payshanba", "21-aprel, dushanba", "28-aprel, dushanba"]
    assert [label for label in asked.presses if "aprel" in label] == days
    shown = phone.presses(asked.press_of("17-aprel"))
    assert phone.toasts == ["🔓 17-aprel kuni oxirigacha ochildi. Xodimlarga xabar berildi."]
    notice = next(sent for sent in shown if sent.chat_id == BEKZOD)
    assert "<b>2025-yil mart</b>" in notice.text
    assert "17-aprel, payshanba kuni oxirigacha" in notice.text
    assert notice.press_of("Hisobotni kiritish") == f"month:{house.departments[INFORMATION]}:2025:3"
    card = next(sent for sent in shown if sent.chat_id == MALIKA)
    assert "🔓 17-aprel kuni oxirigacha ochiq" in card.text
    assert not any("Axborot" in label for label in card.presses)
    with database.read() as session:
        opened = session.query(Submission).filter_by(department_id=house.departments[INFORMATION], month=3).one()
        assert opened.open_until == datetime(2025, 4, 18, tzinfo=TASHKENT)


def test_it_opens_a_closed_month_that_was_sent_to_be_corrected(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA, CLOSED)
    board_card = phone.reads("/holat")
    assert board_card.press_of("👀 O'quvchilarga").startswith("review:")
    shown = phone.presses(phone.opens(board_card.press_of("🔓 O'quvchilarga")).press_of("17-aprel"))
    notice = next(sent for sent in shown if sent.chat_id == NILUFAR)
    assert "17-aprel, payshanba kuni oxirigacha xatosini tuzatishingiz mumkin" in notice.text
    card = next(sent for sent in shown if sent.chat_id == MALIKA)
    assert "Nilufar, 1-aprel, 08:00 · 🔓 17-aprel kuni oxirigacha ochiq" in card.text
    assert not any(label.startswith("🔓 O'quvchilarga") for label in card.presses)


def test_it_offers_no_opening_of_what_is_approved_or_not_closed(database: Database, house: House) -> None:
    february = Phone(database, MALIKA, CLOSED).opens("board_at:2025:2:0")
    assert not any(label.startswith(("🔓 O'quvchilarga", "🔓 Direktor")) for label in february.presses)
    assert february.press_of("🔓 Axborot")
    march = Phone(database, MALIKA, day(4, 10)).opens("board_at:2025:3:0")
    assert not any(label.startswith("🔓") for label in march.presses)


def test_it_opens_once_however_often_it_is_pressed(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA, CLOSED)
    press = f"board_till:{house.departments[INFORMATION]}:2025:3:0:20250417"
    phone.presses(press)
    phone.later(1)
    again = phone.presses(press)
    assert phone.toasts == ["Bu oy ochiq, ochish shart emas."]
    assert [sent.chat_id for sent in again] == [MALIKA]
    with database.read() as session:
        assert session.query(Submission).filter_by(
            department_id=house.departments[INFORMATION], month=3
        ).one().open_until == (datetime(2025, 4, 18, tzinfo=TASHKENT))


def test_it_lets_the_department_report_once_opened(database: Database, house: House) -> None:
    Phone(database, MALIKA, CLOSED).presses(f"board_till:{house.departments[INFORMATION]}:2025:3:0:20250415")
    asked = Phone(database, BEKZOD, CLOSED).opens(f"month:{house.departments[INFORMATION]}:2025:3")
    assert "Tadbirlar" in asked.text


@pytest.mark.parametrize(
    ("who", "department", "month", "now", "why"),
    [
        (BEKZOD, INFORMATION, 3, CLOSED, "not_director"),
        (MALIKA, READERS, 2, CLOSED, "approved"),
        (MALIKA, INFORMATION, 3, day(4, 10), "not_closed"),  # late, but not closed
        (MALIKA, INFORMATION, 6, CLOSED, "early"),
    ],
)
def test_it_opens_nothing_that_is_not_closed_or_not_the_directors(
    database: Database, house: House, who: int, department: str, month: int, now: datetime, why: Refusal
) -> None:
    phone = Phone(database, who, now)
    for press in ("board_open:{}:2025:{}:0", f"board_till:{{}}:2025:{{}}:0:{now:%Y%m%d}"):
        phone.presses(press.format(house.departments[department], month))
        assert phone.toasts == [REFUSALS[why].plain()]
    with database.read() as session:
        assert session.query(Submission).filter(Submission.open_until.is_not(None)).count() == 0


@pytest.mark.parametrize("till", ["20250414", "20250615", "20251301", "2025041", "x"])
def test_it_opens_a_month_up_to_no_day_that_is_past_or_far_away(database: Database, house: House, till: str) -> None:
    phone = Phone(database, MALIKA, CLOSED)
    phone.presses(f"board_till:{house.departments[INFORMATION]}:2025:3:0:{till}")
    assert phone.toasts == [menus.STALE.plain()]
    with database.read() as session:
        assert session.query(Submission).filter(Submission.open_until.is_not(None)).count() == 0


def test_it_keeps_libraries_apart(database: Database, house: House) -> None:
    with database.write() as session:
        other = create(session, accounts=1000)
        add_plan(session, other)
    phone = Phone(database, MALIKA + 1000, CLOSED)
    assert "Topshirgan: 3 tadan <b>0 tasi</b>" in phone.reads("/holat").text
    assert "Hali birorta raqam kiritilmagan" in phone.reads("/hisobot").text
    for press in (
        f"board_open:{house.departments[INFORMATION]}:2025:3:0",
        f"board_till:{house.departments[INFORMATION]}:2025:3:0:20250417",
        f"plan_row:2025:{house.rows['IV.15']}:0",
        f"sum_row:2025-month-3:{house.figures['IV.15']}:s1:0",
        f"sum_rows:2025-month-3:d{house.departments[OFFICE]}:0",
    ):
        phone.presses(press)
        assert phone.toasts == [menus.STALE.plain()], press
