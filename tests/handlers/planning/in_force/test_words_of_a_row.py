"""The director mends what the plan says in words: a row's name, unit and mechanism, and gives a number again."""

import pytest

from plan.period import Span
from storage.database import Database
from storage.tables import HistoryEntry, PlanFigure, PlanRow, PlanVersion
from tests.support.people.small_library import APRIL_1, BEKZOD, MALIKA, House, Phone, Shown, work_for
from usecases.papers.gathering import paper_facts


def begin(phone: Phone, house: House, code: str, label: str, *, counting: bool = False) -> Shown:
    """/reja → the row → ✏️ → what is to be changed."""
    row = phone.opens(f"plan_row:2025:{house.rows[code]}:0")
    menu = phone.opens(row.press_of("✏️ O'zgartirish"))
    if counting:
        menu = phone.opens(menu.press_of("🧮 Turi"))
    return phone.presses(menu.press_of(label))[-1]


def finish(phone: Phone) -> tuple[Shown, list[Shown]]:
    """The reason, the order, what is seen before; and what was said once it was kept."""
    reason = phone.presses("pe_val:why:xato")[-1]
    assert "Buyruq raqamini yozing" in reason.text
    seen = phone.reads("7-son")
    return seen, phone.presses(seen.press_of("✅ Saqlash"))


def row_of(database: Database, house: House, code: str) -> PlanRow:
    with database.read() as session:
        return session.get_one(PlanRow, house.rows[code])


@pytest.mark.parametrize(
    "mended",
    ["Bibliografik yozuvlar yaratish", "Bibliografik yozuv'lar", "bibliografik yozuvlar", "Библиографик ёзувлар"],
)
def test_it_mends_a_name_to_the_letter(database: Database, house: House, mended: str) -> None:
    phone = Phone(database, MALIKA)
    asked = begin(phone, house, "IV.20", "🔤 Nomi")
    assert "<code>Bibliografik yozuvlar</code>" in asked.text
    assert "3–900" in phone.reads("ab").text
    assert "faqat raqamdan emas" in phone.reads("12345").text
    assert "O'zgartirish sababi?" in phone.says(mended)[0].text
    seen, said = finish(phone)
    assert "IV.20</b> nomi:" in seen.text
    assert row_of(database, house, "IV.20").name == mended
    assert "ish rejasi o'zgardi" in next(shown.text for shown in said if shown.chat_id == BEKZOD)
    with database.read() as session:
        line = session.query(HistoryEntry).filter_by(action="change", subject="plan").one()
        assert line.after["order"] == "7-son"
        assert line.after["changes"][0] | {"row": "IV.20", "what": "name", "after": mended} == line.after["changes"][0]
        kept = session.query(PlanVersion).order_by(PlanVersion.version).all()
        names = [row["name"] for version in kept for row in version.content["rows"] if row["number"] == "20"]
        assert names == ["Bibliografik yozuvlar", mended]


def test_it_changes_the_mechanism_or_takes_it_away(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    assert "<code>1. Reja tuzish; 2. Bajarish</code>" in begin(phone, house, "IV.20", "📝 Mexanizmi").text
    phone.says("1. Tavsiflash; 2. Tekshirish")
    finish(phone)
    assert row_of(database, house, "IV.20").mechanism == "1. Tavsiflash; 2. Tekshirish"
    asked = begin(phone, house, "IV.20", "📝 Mexanizmi")
    phone.presses(asked.press_of("Mexanizmi yo'q"))
    finish(phone)
    assert row_of(database, house, "IV.20").mechanism == ""
    assert "hozir yozilmagan" in begin(phone, house, "IV.20", "📝 Mexanizmi").text


def test_papers_say_since_when_the_plan_is_as_it_is(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    begin(phone, house, "IV.20", "🎯 Reja")
    phone.says("777")
    finish(phone)
    with database.read() as session:
        facts = paper_facts(work_for(session, house, MALIKA), Span(2025, "quarter", 1))
    assert facts is not None
    assert (facts.plan_version, facts.plan_since, facts.plan_order) == (2, APRIL_1.date(), "7-son")


def test_it_changes_a_unit_but_adds_no_percents_up(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    for percent in ("Foiz", "foiz, %", "фоиз"):
        begin(phone, house, "IV.20", "📏 O'lchov birligi", counting=True)
        assert "Avval «🧮 Turi»" in phone.reads(percent).text
    assert "O'zgartirish sababi?" in phone.says("Bibliografik yozuv")[0].text
    finish(phone)
    with database.read() as session:
        figure = session.get_one(PlanFigure, house.figures["IV.20"])
        assert (figure.unit, figure.kind) == ("Bibliografik yozuv", "count")


def test_it_gives_the_number_of_a_dropped_row_again(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    begin(phone, house, "IV.20", "🗑 Rejadan chiqarish")
    finish(phone)
    phone.presses("pe_add:2025")
    phone.presses("pe_val:section:1")
    for typed in ("20", "Virtual ko'rgazmalar", "Ko'rgazma", "12"):
        said = phone.says(typed)[0]
    assert "uddat" in said.text
    phone.presses("pe_val:deadline:yil")
    phone.presses(f"pe_pick:{house.departments['Direktor']}")
    phone.presses("pe_val:who:done")
    finish(phone)
    with database.read() as session:
        rows = session.query(PlanRow).filter_by(section="IV", dropped=False, number="20").all()
        assert [row.name for row in rows] == ["Virtual ko'rgazmalar"]
        assert rows[0].id != house.rows["IV.20"]
        # What was reported of the old row stays with it.
        assert session.get_one(PlanRow, house.rows["IV.20"]).dropped


def test_next_year_takes_this_years_targets_and_moves_the_year_in_names(database: Database, house: House) -> None:
    with database.write() as session:
        session.get_one(PlanRow, house.rows["IV.20"]).name = "“Central Asia – 2025” konferensiyasi"
    phone = Phone(database, MALIKA)
    begun = phone.presses("ny:2025")[-1]
    assert "Nomidagi yil ham 2026 bo'ldi: IV.20" in begun.text
    asked = phone.presses(begun.press_of("🎯 Rejalarni kiritish"))[-1]
    assert "I.1" in asked.text
    phone.says("15")
    draft = begun.press_of("🎯 Rejalarni kiritish").split(":")[1]
    overview = phone.presses(f"ny_show:{draft}")[-1]
    taken = phone.presses(overview.press_of("🟰 Qolganiga 2025-yil rejasi (7)"))[-1]
    assert "🟰 7 ta ko'rsatkichga 2025-yil rejasi yozildi" in taken.text
    assert "8 tadan 8 tasi" in taken.text
    back = phone.presses(taken.press_of("↩️ 7 tasini qaytarib olish"))[-1]
    assert "8 tadan 1 tasi" in back.text.replace("<b>", "")
    assert "qaytarib olish" not in str(back.presses)
    phone.presses(back.press_of("🟰 Qolganiga"))
    order = phone.presses(f"ny_put:{draft}")[-1]
    confirm = phone.presses(order.press_of("Buyruq yo'q"))[-1]
    phone.presses(confirm.press_of("✅ Kuchga kiritish"))
    with database.read() as session:
        figures = session.query(PlanFigure, PlanRow).join(PlanRow, PlanRow.id == PlanFigure.row_id)
        new = {
            (row.section, row.number, figure.part): (figure.target, row.name)
            for figure, row in figures
            if row.id not in house.rows.values()
        }
    assert new["I", "1", ""][0] == 15
    assert new["IV", "15", ""][0] == 120_000
    assert new["IV", "21", ""][0] is None
    assert new["IV", "20", ""][1] == "“Central Asia – 2026” konferensiyasi"
