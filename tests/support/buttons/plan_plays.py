"""The part of the long day in which the plans are at work: changed, loaded from files, and made for the next year."""

from sqlalchemy import select

from handlers.routes import PRESSES
from sandbox.people import Phone
from storage.people.people import join_department
from storage.tables import Department, Person
from tests.support.buttons.pressing import Samples, explore, follow
from tests.support.buttons.steps import SIGNS, press, say
from tests.support.people.cast import OFFICE
from tests.support.people.house import House
from tests.support.people.small_library import READERS, Promise
from tests.support.plans.files import DOUBTFUL, SIGNED, row, workbook

EXHIBITIONS = tuple(Promise(f"IV.{number}", f"Ko'rgazma {number}", [READERS], 12) for number in range(101, 101 + 13))
"""Rows of the other library: so many that what a file says otherwise of them has a second page."""


def the_plan_changes(malika: Phone, samples: Samples) -> None:
    """A target, seen before it is kept; and who reports a row."""
    for label, more in (("IV.14", ("🎯 Reja",)), ("IV.23", ("👥 Kim",))):
        say(malika, "/reja", "ish rejasi")
        press(malika, "IV", "Batafsil")
        press(malika, label, "Hisobot beradi")
        press(malika, "✏️ O'zgartirish", "Nimani o'zgartiramiz?")
        for data in more:
            press(malika, data)
        samples.collect()
        if label == "IV.14":
            say(malika, "130 000", "O'zgartirish sababi?")
            press(malika, "Direktor buyrug'i", "Buyruq raqamini yozing")
            say(malika, f"12-son {SIGNS}", "tahrirga")
            samples.collect()
            press(malika, "✅ Saqlash", "rejasi yangilandi")
            samples.collect()
            press(malika, "↩️ O'zgarishni bekor qilish", "O'zgarish bekor qilindi")
    say(malika, "/reja", "ish rejasi")
    press(malika, "IV", "Batafsil ko'rish")
    press(malika, "🏷 Ruscha nomi", "Ruscha nomini yozing")
    say(malika, f"Основная работа {SIGNS}", "✅ Ruscha nomi")
    follow(samples, malika, "rus_nosec")
    say(malika, "/reja", "ish rejasi")
    press(malika, "🏷 Qisqa nomlar", "Joy kam")
    press(malika, "IV.14", "Qisqa nomini yozing")
    press(malika, "🏷 Ruscha nomi", "Ruscha nomini yozing")
    say(malika, f"Посещения {SIGNS}", "✅ Ruscha nomi")
    follow(samples, malika, "rus_norow")
    press(malika, "⬅️ Orqaga", "Qisqa nomini yozing")
    say(malika, f"Qatnov {SIGNS}", "✏️")
    samples.collect()
    follow(samples, malika, "short_ask", "short_of")
    press(malika, "IV.14", "Qisqa nomini yozing")
    follow(samples, malika, "short_off")


def plans(malika: Phone, samples: Samples) -> None:
    """A plan's file with doubts: asked, answered, taken back, compared, set aside."""
    malika.send_file("reja.xlsx", workbook(*DOUBTFUL))
    malika.wait_for("savol bor")
    follow(samples, malika, "draft_ask", "draft_pick", "draft_mon", "draft_mon", "draft_ask")
    malika.send_file("reja.xlsx", workbook(row("15.", "Kitob berish", target=99), above=SIGNED))
    malika.wait_for(lambda message: bool(message["buttons"]))
    samples.collect()
    say(malika, "/sozlamalar", "Sozlamalar")
    press(malika, "✉️ Xat va imzolar", "Hujjatlarning boshi")
    press(malika, "✍️ Ismlarni yozish", "Rejada yozilgan")
    samples.collect()
    say(malika, "/bekor", "nimadan boshlaymiz?")
    explore(samples, malika, {*PRESSES} - {"draft_diff", "draft_links", "draft_rows", "draft_ask", "draft"})


def next_year(malika: Phone, samples: Samples) -> None:
    """Next year's file, whose rows are matched with the old ones; and a plan made out of this year's instead."""
    malika.send_file("reja-2026.xlsx", workbook(row("1.", "Kitob berilishi", year=2026), year=2026))
    malika.wait_for("2026-yil ish rejasi")
    samples.collect()
    say(malika, "/bekor", "nimadan boshlaymiz?")
    say(malika, "/reja", "ish rejasi")
    follow(samples, malika, "ny", "ny_list", "ny_ask", "ny_prev", "ny_show", "ny_rest", "ny_unrest", "ny_go")
    say(malika, "1.200")
    samples.collect()
    say(malika, "\n".join("3" * 9), "9 tadan 9 tasi kiritilgan")
    follow(samples, malika, "ny_splits", "ny_ask", "ny_split", "ny_nosplit")
    follow(samples, malika, "ny_stop", "ny_show", "ny_put", "ny_order", "ny_ok")
    malika.press_data("plan_at:2026:0", malika.last()["message_id"], wait=30)
    samples.collect()


def last_years_facts(director: Phone, samples: Samples) -> None:
    """Elsewhere: next year's file says of many rows that other was done in them than was reported."""
    rows = (
        row(exhibition.code.removeprefix("IV."), exhibition.name, year=2026, baseline=9, responsible=READERS)
        for exhibition in EXHIBITIONS
    )
    say(director, "/start", "nimadan boshlaymiz?")
    say(director, "ko'rgazmalar", "🔎")
    samples.collect()
    director.send_file("reja-2026.xlsx", workbook(*rows, year=2026))
    director.wait_for("savol bor")
    follow(samples, director, "draft_ask", "draft_facts")


def forms_of_a_sum(house: House, phone: Phone, account: int, samples: Samples) -> None:
    """Somebody who comes to a department without a report is given a form of each month that its sum is of."""
    with house.database.write() as session:
        person = session.scalars(select(Person).where(Person.telegram_id == account)).one()
        office = session.scalars(select(Department).where(Department.name.startswith(OFFICE))).first()
        assert office is not None
        join_department(session, person, office.id, house.clock.now())
    say(phone, "/start", "nimadan boshlaymiz?")
    press(phone, "📄 Excel forma", "1 ta ko'rsatkich")
    samples.collect()
    press(phone, "🗓 Oyma-oy formalar", "o'zim jamlab")
