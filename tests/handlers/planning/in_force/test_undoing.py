"""A change of the plan in force is taken back in the chat, as long as its row stands as the change left it."""

from typing import Any

import pytest

from storage.database import Database
from storage.planning.versions import plan_snapshot
from storage.tables import HistoryEntry, Plan, PlanFigure, PlanRow, PlanVersion
from tests.support.people.small_library import APRIL_1, BEKZOD, MALIKA, NILUFAR, House, Phone, Shown, hand_in

UNDO = "↩️ O'zgarishni bekor qilish"


def state_of(database: Database) -> list[Any]:
    """All that the plan in force says, with the keys of its rows and figures."""
    with database.read() as session:
        return _told(plan_snapshot(session, session.query(Plan).one()))


def _told(content: dict[str, Any]) -> list[Any]:
    """A kept state in its order, whatever the positions are counted from."""
    rows = [row for row in content["rows"] if not row["dropped"]]
    return [
        {**row, "position": None, "figures": [{**figure, "position": None} for figure in row["figures"]]}
        for row in rows
    ]


def change(phone: Phone, house: House, code: str, label: str, *said: str, counting: bool = False) -> Shown:
    """A change of a row to its end; what is said step by step: a press, or typed words. Returns the card about it."""
    row = phone.opens(f"plan_row:2025:{house.rows[code]}:0")
    menu = phone.opens(row.press_of("✏️ O'zgartirish"))
    if counting:
        menu = phone.opens(menu.press_of("🧮 Turi"))
    phone.presses(menu.press_of(label))
    return finish(phone, *said)


def finish(phone: Phone, *said: str) -> Shown:
    for words in said:
        if words.startswith("pe_"):
            phone.presses(words)
        else:
            phone.says(words)
    phone.presses("pe_val:why:xato")
    seen = phone.reads("7-son")
    return next(shown for shown in phone.presses(seen.press_of("✅ Saqlash")) if UNDO in str(shown.presses))


def menu_of(phone: Phone, house: House, code: str) -> Shown:
    return phone.opens(phone.opens(f"plan_row:2025:{house.rows[code]}:0").press_of("✏️ O'zgartirish"))


@pytest.mark.parametrize(
    ("label", "said", "counting"),
    [
        ("🎯 Reja", ("777",), False),
        ("📅 2024", ("555",), False),
        ("🗓 Muddati", ("pe_val:deadline:yil",), False),
        ("🔤 Nomi", ("Butunlay boshqa ish",), False),
        ("📝 Mexanizmi", ("1. Ko'chirish",), False),
        ("📏 O'lchov birligi", ("Tavsif",), True),
        ("🗑 Rejadan chiqarish", (), False),
    ],
    ids=["target", "baseline", "deadline", "name", "mechanism", "unit", "drop"],
)
def test_a_change_is_taken_back_by_a_version_of_its_own(
    database: Database, house: House, label: str, said: tuple[str, ...], counting: bool
) -> None:
    phone = Phone(database, MALIKA)
    before = state_of(database)
    if label == "🗓 Muddati":
        change(phone, house, "IV.20", label, "iyun")
        before = state_of(database)
    made = change(phone, house, "IV.20", label, *said, counting=counting)
    assert state_of(database) != before
    shown = phone.presses(made.press_of(UNDO))
    assert state_of(database) == before
    assert any("O'zgarish bekor qilindi" in one.text for one in shown if one.chat_id == MALIKA)
    assert any("tahrirdagi o'zgarish bekor qilindi" in one.text for one in shown if one.chat_id == BEKZOD)
    with database.read() as session:
        line = session.query(HistoryEntry).filter_by(action="undo", subject="plan").one()
        versions = session.query(PlanVersion).order_by(PlanVersion.version).all()
        assert line.after["version"] == versions[-1].version == session.query(Plan).one().version
        assert line.after["changes"]
        assert line.why == versions[-1].why == f"{versions[-2].version}-tahrirdagi o'zgarish bekor qilindi"
        assert _told(versions[-1].content) == _told(versions[-3].content)


def test_who_reports_is_taken_back_too(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    before = state_of(database)
    made = change(phone, house, "IV.20", "👥 Kim", f"pe_pick:{house.departments['Direktor']}", "pe_val:who:done")
    assert state_of(database) != before
    phone.presses(made.press_of(UNDO))
    assert state_of(database) == before


def test_what_was_taken_back_can_be_put_again_and_only_once(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    before = state_of(database)
    made = change(phone, house, "IV.20", "🎯 Reja", "777")
    changed = state_of(database)
    undone = phone.presses(made.press_of(UNDO))[-1]
    assert "band avvalgi holatida" in phone.presses(made.press_of(UNDO))[-1].text
    assert state_of(database) == before
    phone.presses(next(one for one in [undone] if UNDO in str(one.presses)).press_of(UNDO))
    assert state_of(database) == changed


def test_a_change_of_another_row_is_no_hindrance_and_of_the_same_one_is(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    first = change(phone, house, "IV.20", "🎯 Reja", "777")
    second = change(phone, house, "IV.15", "🎯 Reja", "99999")
    name = change(phone, house, "IV.20", "🔤 Nomi", "Boshqa nom")
    before = state_of(database)
    assert "shundan keyin yana o'zgartirilgan" in phone.presses(first.press_of(UNDO))[-1].text
    assert state_of(database) == before
    phone.presses(second.press_of(UNDO))
    phone.presses(name.press_of(UNDO))
    phone.presses(first.press_of(UNDO))
    with database.read() as session:
        assert session.query(Plan).one().version == 7


def test_the_row_itself_offers_it_while_it_can_be_done(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    assert UNDO not in str(menu_of(phone, house, "IV.20").presses)
    change(phone, house, "IV.20", "🎯 Reja", "777")
    assert UNDO not in str(menu_of(phone, house, "IV.15").presses)
    before = menu_of(phone, house, "IV.20")
    phone.presses(before.press_of(UNDO))
    with database.read() as session:
        assert session.get_one(PlanFigure, house.figures["IV.20"]).target != 777


def test_a_number_that_is_another_rows_now_is_not_taken_from_it(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    dropped = change(phone, house, "IV.20", "🗑 Rejadan chiqarish")
    added = add(phone, house, "20")
    before = state_of(database)
    assert "endi boshqa bandga berilgan" in phone.presses(dropped.press_of(UNDO))[-1].text
    assert state_of(database) == before
    phone.presses(added.press_of(UNDO))
    phone.presses(dropped.press_of(UNDO))
    with database.read() as session:
        row = session.get_one(PlanRow, house.rows["IV.20"])
        assert (row.number, row.dropped) == ("20", False)


def add(phone: Phone, house: House, number: str) -> Shown:
    phone.presses("pe_add:2025")
    phone.presses("pe_val:section:1")
    for typed in (number, "Virtual ko'rgazmalar", "Ko'rgazma", "12"):
        phone.says(typed)
    department = house.departments["Direktor"]
    return finish(phone, "pe_val:deadline:yil", f"pe_pick:{department}", "pe_val:who:done")


def test_a_row_that_was_added_stays_once_numbers_were_said_of_it(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    added = add(phone, house, "77")
    with database.write() as session:
        row = session.query(PlanRow).filter_by(number="77").one()
        figure = session.query(PlanFigure).filter_by(row_id=row.id).one()
        house.figures["IV.77"] = figure.id
        hand_in(session, house, "Direktor", 12, {"IV.77": 3}, at=APRIL_1, by=MALIKA)
    assert "qo'shilgan bandga raqam kiritilgan" in phone.presses(added.press_of(UNDO))[-1].text
    with database.read() as session:
        assert not session.query(PlanRow).filter_by(number="77").one().dropped


def test_it_is_the_directors_alone(database: Database, house: House) -> None:
    made = change(Phone(database, MALIKA), house, "IV.20", "🎯 Reja", "777")
    before = state_of(database)
    Phone(database, NILUFAR).presses(made.press_of(UNDO))
    for forged in ("pe_undo:2025:1", "pe_undo:2025:0", "pe_undo:2025:99", "pe_undo:1999:2", "pe_undo:99999:2"):
        Phone(database, MALIKA).presses(forged)
    assert state_of(database) == before
