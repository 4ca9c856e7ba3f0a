"""/reja: the plan as everybody in the library reads it."""

from decimal import Decimal

import pytest

from plan.indicator import Window
from storage.database import Database
from storage.tables import PlanFigure
from tests.support.people.small_library import BEKZOD, MALIKA, NILUFAR, House, Phone, Promise, add_plan, create
from texts.deadlines import window_words
from texts.progress.measures import months_words, share_bar

CONTENTS = """\
📖 <b>2025-yil ish rejasi</b>
3 ta bo'lim · 8 ta band · 9 ta ko'rsatkich

<b>I.</b> FARMONLAR IJROSI — <b>2 ta band</b>

<b>IV.</b> ASOSIY FAOLIYAT — <b>5 ta band</b>

<b>V.</b> KADRLAR — <b>1 ta band</b>

🔎 Bandni topish uchun bir so'z yozing, masalan: <b>kitob</b>."""

ROW = """\
📖 <b>IV.13</b> Foydalanuvchilar: - yangi; - qayta

• jami: reja <b>1 100</b> nafar (2024-yil: 1 000) · hisoblab chiqiladi
• yangi: reja <b>100</b> nafar (2024-yil: 90)

🗓 Muddati: 2025-yil davomida
     bot tushunganicha: yil davomida
👤 Mas'ul: Direktor, O'quvchilarga xizmat ko'rsatish xizmati
📝 Hisobot beradi: O'quvchilarga xizmat ko'rsatish

<b>Amalga oshirish mexanizmi</b>
1. Reja tuzish; 2. Bajarish"""


@pytest.mark.parametrize("who", [MALIKA, NILUFAR, BEKZOD])
def test_it_shows_everybody_the_whole_plan(database: Database, house: House, who: int) -> None:
    phone = Phone(database, who)
    contents = phone.reads("/reja")
    assert contents.text == CONTENTS
    section = phone.opens(contents.press_of("IV (5)"))
    assert "<b>21.</b> Sovg'a kitoblar\n     rejasi yo'q" in section.text
    row = phone.opens(section.press_of("IV.13"))
    assert row.text.replace("\u00a0", " ") == ROW
    assert phone.opens(row.press_of("Orqaga")).text == section.text


def test_it_leaves_out_what_was_dropped_from_the_plan(database: Database, house: House) -> None:
    with database.write() as session:
        session.get_one(PlanFigure, house.figures["V.29"]).dropped = True
    phone = Phone(database, MALIKA)
    assert "2 ta bo'lim · 7 ta band · 8 ta ko'rsatkich" in phone.reads("/reja").text
    assert phone.presses(f"plan_row:2025:{house.rows['V.29']}:0")


def test_it_turns_pages_of_a_long_section(database: Database) -> None:
    with database.write() as session:
        house = create(session)
        add_plan(
            session, house, [Promise(f"I.{number}", f"Band {number}", ["Direktor"], number) for number in range(1, 21)]
        )
    phone = Phone(database, MALIKA)
    first = phone.opens("plan_sec:2025:0:0")
    second = phone.opens(first.press_of("Keyingi"))
    third = phone.opens(second.press_of("Keyingi"))
    seen = [code for page in (first, second, third) for code in page.presses if code.startswith("I.")]
    assert seen == [f"I.{number}" for number in range(1, 21)]
    assert phone.opens("plan_sec:2025:0:99").text == third.text
    back = phone.opens(phone.opens(second.press_of("I.12")).press_of("Orqaga"))
    assert back.text == second.text


def test_it_leads_to_other_years_that_have_a_plan(database: Database, house: House) -> None:
    with database.write() as session:
        house.rows.clear()
        add_plan(session, house, [Promise("I.1", "Eski band", ["Direktor"], 3)], year=2024)
    phone = Phone(database, MALIKA)
    older = phone.opens(phone.reads("/reja").press_of("2024-yil"))
    assert "1 ta bo'lim · 1 ta band" in older.text
    assert older.press_of("2025-yil") == "plan_at:2025:0"


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ("months 1-12", "yil davomida"),
        ("months 4-6", "II chorak"),
        ("months 2-2", "fevral"),
        ("due 3,6,9,12", "har chorak oxirida"),
        ("due 3,4,10", "mart, aprel va oktabr oxirida"),
        ("due 12", "yil oxirida"),
        ("due 4", "aprel oxirida"),
        ("due 1,2,3,4,5,6,7,8,9,10,11,12", "har oy oxirida"),
    ],
)
def test_it_says_a_deadline_as_it_was_understood(window: str, words: str) -> None:
    assert window_words(Window.parse(window)) == words


def test_it_says_months_in_few_words() -> None:
    assert months_words([5, 1, 2, 3]) == "yanvar–mart, may"
    assert months_words([12]) == "dekabr"


def test_it_draws_a_bar_that_is_full_only_when_all_is_done() -> None:
    assert [share_bar(Decimal(share), 4) for share in ("-1", "0", "0.01", "0.5", "0.99", "1", "7")] == [
        "░░░░",
        "░░░░",
        "▓░░░",
        "▓▓░░",
        "▓▓▓░",
        "▓▓▓▓",
        "▓▓▓▓",
    ]
    assert share_bar(None, 4) == "░░░░"
