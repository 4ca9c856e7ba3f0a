"""A department that is asked for one sum sends the filled forms of its months, which are added up before it is kept."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from plan.period import Month
from reports.excel.form import form_workbook
from storage.people.people import join_department
from storage.tables import Answer, Person
from tests.support.people.phone import BEKZOD, NILUFAR, Phone, Shown, Telegram
from usecases.conversation import work_of_account
from usecases.month.filling import form_facts
from usecases.month.sums.adding import forms_of_months

ENTRY = 7


def form(nilufar: Phone, month: int, cells: dict[str, Any], *, notes: dict[str, str] | None = None) -> bytes:
    """The month's form as it is handed out, with something in the cells of the rows whose names begin so."""
    with nilufar.telegram.database.read() as session:
        work = work_of_account(session, NILUFAR, nilufar.telegram.now)
        assert work is not None
        facts = next(
            facts for facts in forms_of_months(work, work.departments()[0]) if facts.code.month.number == month
        )
    book = openpyxl.load_workbook(BytesIO(form_workbook(facts, nilufar.telegram.now)))
    sheet: Any = book.active
    for line in range(1, sheet.max_row + 1):
        name = str(sheet.cell(line, 2).value or "")
        for begins, value in cells.items():
            if name.startswith(begins):
                sheet.cell(line, ENTRY).value = value
        for begins, note in (notes or {}).items():
            if name.startswith(begins):
                sheet.cell(line, ENTRY + 1).value = note
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def send(nilufar: Phone, month: int, cells: dict[str, Any], **more: Any) -> Shown:
    return nilufar.send(form(nilufar, month, cells, **more), f"Forma_{month}.xlsx")


def kept(telegram: Telegram) -> list[Decimal | None]:
    with telegram.database.read() as session:
        return [answer.value for answer in session.scalars(select(Answer).order_by(Answer.figure_id))]


FILLED = {
    1: {"Kitob": 5, "Tadbir": 0, "Kutubxona fondi": 60010, "Qoniqish": 81},
    2: {"Kitob": 7, "Tadbir": 2, "Kutubxona fondi": 60020, "Qoniqish": 82},
    3: {"Kitob": 11, "Tadbir": 1, "Kutubxona fondi": 60015, "Qoniqish": 79},
    4: {"Kitob": 13, "Tadbir": 3, "Kutubxona fondi": 60040, "Qoniqish": 84},
}


def test_a_form_for_each_month_is_handed_out_below_the_sums_own(nilufar: Phone) -> None:
    nilufar.say("/start")
    nilufar.press("📄 Excel forma")
    before = len(nilufar.chat)
    nilufar.press("🗓 Oyma-oy formalar")
    told = " ".join(message.text for message in nilufar.chat[before:])
    assert [f"2025-yil {month}" in told for month in ("yanvar", "fevral", "mart", "aprel")] == [True] * 4
    assert "o'zim jamlab" in nilufar.last.text


def test_the_months_are_added_up_and_shown_before_any_of_it_is_kept(telegram: Telegram, nilufar: Phone) -> None:
    shown = send(nilufar, 3, FILLED[3])
    assert "Jamiga kirgan oylar: mart" in shown.text
    assert "Formasi yo'q: yanvar, fevral, aprel. Ularsiz jami to'liq emas" in shown.text
    assert "oxirgi oyniki kerak: aprel" in shown.text, "neither a level nor a percent of March is April's"
    for month in (1, 4, 2):
        shown = send(nilufar, month, FILLED[month])
        assert "yozilmadi. " not in shown.text
        assert "Formadagi raqamlar yozilmadi" not in shown.text, "what waits goes on"
    assert "Jamiga kirgan oylar: yanvar, fevral, mart, aprel" in shown.text
    assert "Formasi yo'q" not in shown.text
    assert "= 5 + 7 + 11 + 13" in shown.text
    assert kept(telegram) == []
    nilufar.press("✅ Saqlash (4)")
    assert kept(telegram) == [36, 6, 60040, 84]


def test_the_same_month_twice_is_told_and_not_doubled(telegram: Telegram, nilufar: Phone) -> None:
    send(nilufar, 1, {"Kitob": 5})
    shown = send(nilufar, 1, {"Kitob": 6})
    assert "Yanvar formasi oldin ham kelgan" in shown.text
    nilufar.press("✅ Saqlash (1)")
    assert kept(telegram) == [6]
    send(nilufar, 1, {"Kitob": 6})
    told = nilufar.chat[-2].text
    assert "Yanvar formasi oldin ham kelgan" in told
    assert "Yangi raqam yo'q" in told
    shown = send(nilufar, 2, {"Kitob": 7})
    assert "Jamiga kirgan oylar: yanvar, fevral" in shown.text
    assert "6 → 13" in shown.text, "what was kept is gone on with"
    nilufar.press("✅ Saqlash (1)")
    assert kept(telegram) == [13]


def test_a_typed_number_is_the_whole_sum_until_all_months_are_there(telegram: Telegram, nilufar: Phone) -> None:
    nilufar.say("/kiritish")
    nilufar.say("40")
    shown = send(nilufar, 1, {"Kitob": 5, "Tadbir": 2})
    assert "40 deb yozgan, shunisi qoldi" in shown.text
    nilufar.press("✅ Saqlash (1)")
    assert kept(telegram) == [40, 2]
    for month in (2, 3, 4):
        shown = send(nilufar, month, {"Kitob": 1, "Tadbir": 1})
    assert "40 → 8" in shown.text
    nilufar.press("✅ Saqlash (2)")
    assert kept(telegram) == [8, 5]


@pytest.mark.parametrize("cell", [None, "noma'lum"])
def test_a_row_without_a_number_in_one_month_has_no_sum(telegram: Telegram, nilufar: Phone, cell: object) -> None:
    send(nilufar, 1, {"Kitob": 5, "Tadbir": 1})
    shown = send(nilufar, 2, {"Kitob": cell, "Tadbir": 1})
    assert "bu oylarda raqami yo'q: fevral" in shown.text
    nilufar.press("✅ Saqlash (1)")
    assert kept(telegram) == [2]


def test_what_cannot_be_read_in_a_month_is_told_with_its_month(telegram: Telegram, nilufar: Phone) -> None:
    send(nilufar, 1, {"Kitob": 5, "Tadbir": 1}, notes={"Tadbir": "Navro'zdan oldin"})
    shown = send(nilufar, 2, {"Kitob": "1.200", "Tadbir": 1})
    assert "Fevral: " in shown.text
    assert "«1.200» yozilmadi" in shown.text
    assert "Navro'zdan oldin" in shown.text
    nilufar.press("✅ Saqlash (1)")
    assert kept(telegram) == [2]


def test_a_month_without_news_is_remembered_too(telegram: Telegram, nilufar: Phone) -> None:
    send(nilufar, 1, {"Kitob": 5})
    nilufar.press("✅ Saqlash (1)")
    shown = send(nilufar, 2, {"Kitob": 0})
    assert "Jamiga kirgan oylar: yanvar, fevral" in shown.text
    nilufar.press("✅ Saqlash")
    shown = send(nilufar, 3, {"Kitob": 1})
    assert "Jamiga kirgan oylar: yanvar, fevral, mart" in shown.text
    assert "5 → 6" in shown.text
    nilufar.press("Kerak emas")
    assert kept(telegram) == [5]


def test_numbers_among_the_notes_of_a_month_are_taken_when_it_is_said_so(telegram: Telegram, nilufar: Phone) -> None:
    send(nilufar, 1, {"Kitob": 5})
    shown = send(nilufar, 2, {}, notes={"Kitob": "7"})
    assert "Izoh ustunida turibdi" in shown.text
    nilufar.press("✍️ Izohdagi 1 ta raqamni ham olish")
    assert "= 5 + 7" in nilufar.screen.text
    nilufar.press("✅ Saqlash (1)")
    assert kept(telegram) == [12]


def test_a_sum_that_was_sent_is_corrected_with_a_reason(telegram: Telegram, nilufar: Phone) -> None:
    for month, cells in FILLED.items():
        send(nilufar, month, cells)
    nilufar.press("✅ Saqlash (4)")
    nilufar.press("📨")
    shown = send(nilufar, 2, {**FILLED[2], "Kitob": 8})
    assert "Fevral formasi oldin ham kelgan" in shown.text
    assert "36 → 37" in shown.text
    nilufar.press("✅ Saqlash (1)")
    assert "sababi" in nilufar.screen.text
    nilufar.say("Daftardan qayta sanaldi")
    assert kept(telegram) == [37, 6, 60040, 84]


def test_what_a_colleague_has_kept_meanwhile_is_part_of_the_sum(telegram: Telegram, nilufar: Phone) -> None:
    send(nilufar, 1, {"Kitob": 5})
    bekzod = telegram.phone(BEKZOD)
    with telegram.database.write() as session:
        work = work_of_account(session, NILUFAR, telegram.now)
        assert work is not None
        person = Person(telegram_id=BEKZOD, name="Bekzod", role="member", joined_at=telegram.now)
        person.library_id = work.library.id
        session.add(person)
        session.flush()
        join_department(session, person, work.departments()[0].id, telegram.now)
    bekzod.send(form(nilufar, 2, {"Kitob": 7}), "Forma_2.xlsx")
    bekzod.press("✅ Saqlash (1)")
    nilufar.press("✅ Saqlash (1)")
    assert "hisobot o'zgardi" in nilufar.screen.text
    assert "Jamiga kirgan oylar: yanvar, fevral" in nilufar.screen.text
    nilufar.press("✅ Saqlash (1)")
    assert kept(telegram) == [12]


def test_months_that_give_way_to_another_form_are_told(telegram: Telegram, nilufar: Phone) -> None:
    send(nilufar, 1, {"Kitob": 5})
    with telegram.database.read() as session:
        work = work_of_account(session, NILUFAR, telegram.now)
        assert work is not None
        facts = form_facts(work, work.departments()[0], Month(2025, 4))
        assert facts is not None
    whole = openpyxl.load_workbook(BytesIO(form_workbook(facts, telegram.now)))
    sheet: Any = whole.active
    cell = next(cell for cells in sheet.iter_rows() for cell in cells if str(cell.value).startswith("Kitob"))
    sheet.cell(cell.row, ENTRY).value = 40
    content = BytesIO()
    whole.save(content)
    shown = nilufar.send(content.getvalue(), "Forma.xlsx")
    assert "Formadagi raqamlar yozilmadi" in shown.text
    assert "40" in shown.text


def test_a_form_of_a_month_outside_the_sum_is_none_of_it(nilufar: Phone) -> None:
    content = form(nilufar, 4, {"Kitob": 5})
    book = openpyxl.load_workbook(BytesIO(content))
    sheet: Any = book.active
    code = next(cell for line in sheet.iter_rows() for cell in line if "hisobot:" in str(cell.value))
    code.value = code.value.replace("2025-04", "2025-12")
    other = BytesIO()
    book.save(other)
    assert "Jamiga kirgan" not in nilufar.send(other.getvalue(), "Forma.xlsx").text


def in_one_file(*forms: bytes) -> bytes:
    """As people put their months together: a sheet each."""
    book = openpyxl.Workbook()
    for at, content in enumerate(forms):
        sheet: Any = book.create_sheet(f"Varaq {at + 5}")
        filled: Any = openpyxl.load_workbook(BytesIO(content)).active
        for line in filled.iter_rows():
            for cell in line:
                if cell.value is not None:
                    sheet.cell(cell.row, cell.column).value = cell.value
    kept_file = BytesIO()
    book.save(kept_file)
    return kept_file.getvalue()


def test_months_in_the_sheets_of_one_file_are_added_up(telegram: Telegram, nilufar: Phone) -> None:
    send(nilufar, 4, FILLED[4])
    shown = nilufar.send(in_one_file(*(form(nilufar, month, FILLED[month]) for month in (3, 1, 2))), "Hammasi.xlsx")
    assert "Jamiga kirgan oylar: yanvar, fevral, mart, aprel" in shown.text
    assert "= 5 + 7 + 11 + 13" in shown.text
    assert kept(telegram) == []
    nilufar.press("✅ Saqlash (4)")
    assert kept(telegram) == [36, 6, 60040, 84]


def test_a_month_that_stands_in_two_sheets_is_told_and_not_doubled(telegram: Telegram, nilufar: Phone) -> None:
    twice = [form(nilufar, 2, {"Kitob": 7}), form(nilufar, 2, {"Kitob": 9})]
    shown = nilufar.send(in_one_file(*twice), "Fevral.xlsx")
    assert "Fevral formasi oldin ham kelgan" in shown.text
    nilufar.press("✅ Saqlash (1)")
    assert kept(telegram) == [9]


def test_of_a_file_with_one_sheet_that_is_no_part_nothing_is_taken(telegram: Telegram, nilufar: Phone) -> None:
    stranger = openpyxl.load_workbook(BytesIO(form(nilufar, 3, {"Kitob": 11})))
    sheet: Any = stranger.active
    for line in sheet.iter_rows():
        for cell in line:
            if isinstance(cell.value, str) and "hisobot:" in cell.value:
                cell.value = cell.value.replace("2025-03", "2024-03")
    changed = BytesIO()
    stranger.save(changed)
    nilufar.send(in_one_file(form(nilufar, 1, {"Kitob": 5}), changed.getvalue()), "Aralash.xlsx")
    assert "har birini alohida fayl qilib yuboring" in " ".join(message.text for message in nilufar.chat[-3:])
    assert kept(telegram) == []
