"""Short names of rows: offered by the bot, given by the director, and used wherever there is little room."""

from decimal import Decimal

from storage.database import Database
from storage.planning import plans
from storage.tables import HistoryEntry, PlanRow
from tests.support.people.small_library import (
    MALIKA,
    NILUFAR,
    OFFICE,
    READERS,
    Phone,
    Promise,
    add_plan,
    create,
    work_for,
)
from usecases.planning import roll_over

DECREE = (
    "Vazirlar Mahkamasining 2024-yil 7-noyabrdagi “Axborot-kutubxona faoliyatini yanada takomillashtirish hamda kitob "
    "mutolaasini targ'ib qilish chora-tadbirlari to'g'risida”gi 743-son qarori ijrosini ta'minlash"
)
LOANS = "Axborot-kutubxona markazi foydalanuvchilariga beriladigan kitoblarning hisobini olib borish va tahlil qilish"


def library(database: Database) -> Phone:
    with database.write() as session:
        house = create(session)
        add_plan(session, house, [Promise("I.1", DECREE, [OFFICE], 4), Promise("IV.2", LOANS, [READERS], 1200)])
    return Phone(database, MALIKA)


def test_it_offers_every_row_a_short_name_and_keeps_the_directors(database: Database) -> None:
    phone = library(database)
    contents = phone.reads("/reja")
    listed = phone.opens(contents.press_of("🏷 Qisqa nomlar"))
    assert "<b>I.1</b> VM 743-son qarori (07.11.2024)" in listed.text
    assert "<b>IV.2</b> Kitoblar" in listed.text
    asked = phone.opens(listed.press_of("IV.2"))
    assert "Hozirgi qisqa nomi: <b>Kitoblar</b>" in asked.text
    for refused in ("14", "1 200", "ab", "juda uzun " * 8):
        assert "faqat raqamdan emas" in phone.reads(refused).text
    assert "<b>IV.2</b> Kitob berish ✏️" in phone.reads("Kitob  berish").text
    # Wherever there is little room, and only there.
    assert "Kitob berish" in phone.reads("/hisobot").text
    section = phone.opens("plan_sec:2025:1:0")
    assert "Axborot-kutubxona markazi foydalanuvchilariga" in section.text
    with database.read() as session:
        line = session.query(HistoryEntry).filter(HistoryEntry.action == "short_name").one()
        assert (line.before, line.after) == ({"row": "IV.2", "name": ""}, {"row": "IV.2", "name": "Kitob berish"})
    asked = phone.presses(listed.press_of("IV.2"))[-1]
    back = phone.presses(asked.press_of("↩️ Kitoblar"))[-1]
    assert "<b>IV.2</b> Kitoblar\n" in back.text + "\n"
    with database.read() as session:
        assert {row.short_name for row in session.query(PlanRow)} == {""}


def test_it_keeps_them_in_next_years_plan(database: Database) -> None:
    with database.write() as session:
        house = create(session)
        add_plan(session, house, [Promise("I.1", DECREE, [OFFICE], 4), Promise("IV.2", LOANS, [READERS], 1200)])
        key = house.rows["IV.2"]
    phone = Phone(database, MALIKA)
    phone.opens(f"short_ask:2025:{key}")
    phone.reads("Kitoblar – 2025")
    with database.write() as session:
        work = work_for(session, house, MALIKA)
        begun = roll_over.begin_roll_over(work, 2025)
        assert begun is not None
        assert begun.next is not None
        roll_over.give_targets(work, begun.draft, begun.next.key, [Decimal(5), Decimal(1300)])
        assert roll_over.put_roll_over_in_force(work, begun.draft, "", "yangi yil") == 2026
    assert "<b>IV.2</b> Kitoblar – 2026 ✏️" in phone.opens("short:2026:0").text


def test_it_lets_nobody_else_name_a_row(database: Database) -> None:
    library(database)
    nilufar = Phone(database, NILUFAR)
    assert "Qisqa nomlar" not in str(nilufar.reads("/reja").presses)
    with database.read() as session:
        key = next(iter(plans.plan_of_year(session, 1, 2025).rows.values()))  # type: ignore[union-attr]
    assert "Qisqa nomi" not in nilufar.opens(f"short_ask:2025:{key}").text
