"""Month, quarter, half-year, nine months and year are five cards: what each brought itself, beside the year so far."""

import re

import pytest

from storage.database import Database
from tests.support.people.small_library import (
    BEKZOD,
    INFORMATION,
    MALIKA,
    NILUFAR,
    READERS,
    House,
    Phone,
    Promise,
    add_plan,
    create,
    day,
    hand_in,
)

SPANS = ("month-9", "quarter-3", "half-2", "nine_months-1", "year-1")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("<b>", "").replace("</b>", "")


@pytest.fixture
def september(sqlite_database: Database) -> tuple[Database, House]:
    """Nine months of two rows: 100 a month of 1 200, and 4 in March and 8 in September of 24, which two share; in 2024
    the first had 50 a month."""
    promises = [
        Promise("IV.1", "Kitob berish", [READERS], 1200, 600),
        Promise("IV.2", "Tadbirlar", [READERS, INFORMATION], 24),
    ]
    with sqlite_database.write() as session:
        house = create(session)
        add_plan(session, house, promises[:1], year=2024)
        for month in range(1, 13):
            at = day(4, 1).replace(year=2024)
            hand_in(session, house, READERS, month, {"IV.1": 50}, at=at, by=NILUFAR, status="approved", year=2024)
        house.rows.clear()
        add_plan(session, house, promises)
        for month in range(1, 10):
            events = {3: 4, 9: 8}.get(month, 0)
            hand_in(session, house, READERS, month, {"IV.1": 100, "IV.2": events}, at=day(month + 1, 2), by=NILUFAR)
            hand_in(session, house, INFORMATION, month, {"IV.2": 0}, at=day(month + 1, 2), by=BEKZOD)
    return sqlite_database, house


def test_every_span_says_what_it_brought_itself(september: tuple[Database, House]) -> None:
    """In September 900 of 1 200 and 12 of 24: 75 and 50, together 62,5 %."""
    malika = Phone(september[0], MALIKA, day(10, 20))
    cards = {span: plain(malika.opens(f"sum_at:2025-{span}").text) for span in SPANS}
    assert all("Bajarilish, yil boshidan: 62,5 %" in card for card in cards.values())
    # 100 of 1 200 and 8 of 24; a twelfth of both was to come
    assert "Shundan sentabrda: 20,8 punkt (reja bo'yicha 8,3)\nO'tgan yil sentabrda: 4,2 punkt" in cards["month-9"]
    quarter = "Shundan III chorakda: 29,2 punkt (reja bo'yicha 25)\nO'tgan yil III chorakda: 12,5 punkt"
    assert quarter in cards["quarter-3"]
    assert "Shundan II yarim yillikda: 29,2 punkt (reja bo'yicha 25)" in cards["half-2"]
    assert "Shundan 9 oyda: 62,5 punkt\n" in cards["nine_months-1"]
    assert "Shundan" not in cards["year-1"]


def test_a_row_says_its_span_against_its_share_and_last_year(september: tuple[Database, House]) -> None:
    database, house = september
    malika = Phone(database, MALIKA, day(10, 20))
    row = f":{house.figures['IV.1']}:s0:0"
    quarter = plain(malika.opens(f"sum_row:2025-quarter-3{row}").text)
    assert "III chorakda 300, reja bo'yicha 300\nO'tgan yil III chorakda: 150\nYil boshidan: 900 · 75 %" in quarter
    month = plain(malika.opens(f"sum_row:2025-month-9{row}").text)
    assert "Sentabrda 100, reja bo'yicha 100\nO'tgan yil sentabrda: 50\n" in month
    half = plain(malika.opens(f"sum_row:2025-half-2{row}").text)
    assert "II yarim yillikda 300, reja bo'yicha 300" in half, "by the end of September, as whatever is by the plan"
    assert "O'tgan yil yil" not in plain(malika.opens(f"sum_row:2025-year-1{row}").text)
    listed = plain(malika.opens("sum_rows:2025-quarter-3:s0:0").text)
    assert "900 / 1 200 dona · 75 % (reja bo'yicha 75 %)\n     III chorakda 300, reja bo'yicha 300" in listed


def test_a_department_has_its_own_part_of_a_shared_row(september: tuple[Database, House]) -> None:
    database, house = september
    malika = Phone(database, MALIKA, day(10, 20))
    departments = plain(malika.opens("sum_depts:2025-quarter-3:0").text)
    # 75 % and 12 of its 12; nothing of 12
    assert "87,5 % (reja bo'yicha 75 %)" in departments
    assert "0 % (reja bo'yicha 75 %)" in departments
    rows = plain(malika.opens(f"sum_rows:2025-quarter-3:d{house.departments[INFORMATION]}:0").text)
    assert "🟡 IV.2 Tadbirlar\n     0 / 12 dona" in rows
    assert "shu xizmatniki; hammasi birga: 12 / 24 dona" in rows
    whole = malika.opens(f"sum_row:2025-quarter-3:{house.figures['IV.2']}:d{house.departments[INFORMATION]}:0")
    assert "Yillik reja: 24" in plain(whole.text)
    bekzod = plain(Phone(database, BEKZOD, day(10, 20)).reads("/hisobot").text)
    assert "Bajarilish, yil boshidan: 0 %" in bekzod


def test_the_keyboard_has_at_most_six_rows(september: tuple[Database, House]) -> None:
    database, _ = september
    for account in (MALIKA, BEKZOD):
        phone = Phone(database, account, day(10, 20))
        for span in SPANS:
            shown = phone.opens(f"sum_at:2025-{span}")
            assert len(shown.buttons) <= 6, [[button["text"] for button in row] for row in shown.buttons]
            assert [button["text"].strip("•") for button in shown.buttons[0]] == ["oy", "chor.", "6 oy", "9 oy", "yil"]
            more = phone.opens(shown.press_of("⋯"))
            assert plain(more.text) == plain(shown.text)
            assert len(more.buttons) <= 6
            labels = " ".join(more.presses)
            assert "Excel" in labels
            assert "O'tgan kundagi holat" in labels
            assert more.press_of("Orqaga") == f"sum_at:2025-{span}"


def test_a_forecast_and_what_is_left_are_said_truly(sqlite_database: Database) -> None:
    with sqlite_database.write() as session:
        house = create(session)
        slow = Promise("I.1", "Qo'llanma", [READERS], 3, unit="hujjat")
        fast = Promise("I.2", "Tadbir", [READERS], 10, unit="tadbir")
        spring = Promise("I.3", "Bahorgi ko'rik", [READERS], 2, unit="ko'rik", window="months 1-6")
        add_plan(session, house, [slow, fast, spring])
        for month in range(1, 6):
            numbers = {"I.1": int(month == 2), "I.2": 13, "I.3": 0}
            hand_in(session, house, READERS, month, numbers, at=day(month + 1, 2), by=NILUFAR)
    malika = Phone(sqlite_database, MALIKA, day(6, 10))

    def row(code: str) -> str:
        return plain(malika.opens(f"sum_row:2025-month-5:{house.figures[code]}:s0:0").text)

    # 1 × 12/5 = 2,4 of 3, and not 2 of 3
    assert "Yil oxiri (taxmin): 2,4 (reja 3)" in row("I.1")
    assert "Yil oxirigacha yana 2 hujjat kerak" in row("I.1")
    assert "Yil boshidan: 65 · rejadan 6,5 baravar ko'p" in row("I.2")
    assert "(rejadan 15,6 baravar ko'p)" in row("I.2")
    assert "har oy: 2" in row("I.3")
    listed = plain(malika.opens("sum_rows:2025-month-5:s0:0").text)
    assert "65 / 10 tadbir · rejadan 6,5 baravar ko'p" in listed
    assert not re.search(r"\b650 %", listed)
