"""Files that look as if they brought the month's numbers and could not be read as its form: said so, and kept beside a
figure only when that is wanted."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest

from tests.support.months.evidence import attached
from tests.support.months.form_sheets import Sheet, labels, press, take_form
from tests.support.months.reports import open_march, press_more
from tests.support.people.cast import MALIKA, NILUFAR
from tests.support.people.story import Story

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The beginning of files of the old Office, and of locked ones."""
OTHER_TABLE = "ichida forma topilmadi"


def other_table() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Boshqa jadval", 12])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def zipped(content: bytes) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        archive.writestr("Forma_2025-03_Abonement.xlsx", content)
    return kept.getvalue()


FILES = [
    ("Forma_2025-03_Abonement.xlsx", "cut", "fayl chala kelgan"),
    ("Forma_2025-03_Abonement (1).xlsx", "damaged", "fayl chala kelgan"),
    ("Forma_2025-03_Abonement.xlsx.crdownload", "damaged", "o'qilmadi"),
    ("Forma_2025-03_Abonement.xls", "old", "Excelning eski turida"),
    ("mart.xls", "old", "Excelning eski turida"),
    ("Forma_2025-03_Abonement.xlsx", "locked", "parol bilan yopilgan"),
    ("Forma_2025-03_Abonement.xlsx", "empty", "bo'sh"),
    ("mart jadvali.xlsx", "table", OTHER_TABLE),
    ("mart.csv", "csv", OTHER_TABLE),
    ("Forma.zip", "zip", "arxiv"),
    ("mart.rar", "damaged", "arxiv"),
    ("mart hisobot.docx", "damaged", "o'qilmadi"),
    ("Март ойи ҳисоботи.doc", "damaged", "o'qilmadi"),
    ("отчет за март.pdf", "damaged", "o'qilmadi"),
]


def content(kind: str, sheet: Sheet) -> bytes:
    made: dict[str, Callable[[], bytes]] = {
        "cut": lambda: sheet.saved()[:3000],
        "damaged": lambda: b"PK\x03\x04 buzilgan",
        "old": lambda: OLE + b"\0" * 600,
        "locked": lambda: OLE + b"0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "empty": lambda: b"\0\0 \n",
        "table": other_table,
        "csv": lambda: b"Boshqa;jadval\n12;15\n",
        "zip": lambda: zipped(sheet.saved()),
    }
    return made[kind]()


@pytest.mark.walk
@pytest.mark.parametrize(("name", "kind", "why"), FILES)
def test_it_says_at_a_question_that_no_number_was_read_and_attaches_nothing(
    story: Story, name: str, kind: str, why: str
) -> None:
    sheet = take_form(story.house, story.nilufar).put({"14": 9870})
    open_march(story)
    story.nilufar.send_file(name, content(kind, sheet))
    seen = story.nilufar.wait_for("Fayl hali biriktirilmadi")
    assert why in seen["text"]
    assert "Mart oyida qancha?" in seen["text"]
    assert labels(seen)[:2] == ["📎 Biriktirish", "📄 Excel forma"]
    assert (attached(story), story.answers(NILUFAR)) == ([], {})
    press(story.nilufar, "📎 Biriktirish", "Fayl biriktirildi")
    assert attached(story) == [("13 yangi", name)]


@pytest.mark.parametrize(("name", "kind", "why"), FILES[:1] + FILES[7:10] + FILES[11:12])
def test_it_says_so_away_from_a_question_and_hands_out_a_form(story: Story, name: str, kind: str, why: str) -> None:
    sheet = take_form(story.house, story.nilufar)
    story.nilufar.send_file(name, content(kind, sheet))
    seen = story.nilufar.wait_for(why)
    assert labels(seen) == ["📄 Excel forma"]
    story.nilufar.press("📄 Excel forma", message_id=seen["message_id"])
    story.nilufar.wait_for(lambda message: message["file"] is not None)
    assert attached(story) == []


@pytest.mark.parametrize("name", ["dalolatnoma.docx", "tadbir rasmi.pdf", "hisobot.jpg", "ro'yxat.pdf"])
def test_other_documents_are_attached_at_once(story: Story, name: str) -> None:
    open_march(story)
    story.nilufar.send_file(name, b"hujjat")
    story.nilufar.wait_for("Fayl biriktirildi")
    assert attached(story) == [("13 yangi", name)]


def test_several_are_attached_by_one_button(story: Story) -> None:
    open_march(story)
    for name in ("mart.xls", "mart hisobot.docx"):
        story.nilufar.send_file(name, b"PK\x03\x04 buzilgan")
        story.nilufar.wait_for(name)
    press(story.nilufar, "📎 Biriktirish (2)", "Bu bandda 2 ta fayl bor")
    assert attached(story) == [("13 yangi", "mart.xls"), ("13 yangi", "mart hisobot.docx")]


def test_the_number_below_it_is_taken_and_the_file_goes_to_its_row_by_the_button(story: Story) -> None:
    open_march(story)
    story.nilufar.send_file("mart hisobot.docx", b"PK\x03\x04 buzilgan", caption="21")
    asked = story.nilufar.wait_for("Fayl hali biriktirilmadi")
    story.nilufar.wait_for("✅ 13 (yangi)")
    assert story.answers(NILUFAR) == {"13 yangi": 21}
    story.nilufar.press("📎 Biriktirish", message_id=asked["message_id"])
    story.nilufar.wait_for("Fayl biriktirildi")
    assert attached(story) == [("13 yangi", "mart hisobot.docx")]


@pytest.mark.parametrize("shape", ["csv", "csv from Excel", "cp1251"])
def test_a_form_that_was_saved_as_csv_is_read(story: Story, shape: str) -> None:
    sheet = take_form(story.house, story.nilufar).put({"14": 9870, "15": 29870})
    text = StringIO()
    writer = csv.writer(text, delimiter="," if shape == "csv" else ";")
    writer.writerows([cell.value for cell in row] for row in sheet.sheet.iter_rows())
    encoded = text.getvalue().encode("utf-8-sig" if shape != "cp1251" else "cp1251", "replace")
    open_march(story)
    story.nilufar.send_file("Forma_2025-03_Abonement.csv", encoded)
    story.nilufar.wait_for("Shunday saqlansinmi?")
    press(story.nilufar, "✅ Saqlash (2)", "Formadan 2 ta")
    assert story.answers(NILUFAR) == {"14": 9870, "15": 29870}


def test_what_is_sent_after_attach_was_pressed_is_attached_but_for_a_form(story: Story) -> None:
    open_march(story)
    press_more(story.nilufar, "📎 Fayl")
    story.nilufar.wait_for("Rasm yoki hujjat yuboring")
    story.nilufar.send_file("mart hisobot.docx", b"hujjat")
    story.nilufar.wait_for("Fayl biriktirildi")
    story.nilufar.send_file("Forma_2025-03_Abonement.xlsx", b"PK\x03\x04 buzilgan")
    story.nilufar.wait_for("fayl chala kelgan")
    assert attached(story) == [("13 yangi", "mart hisobot.docx")]


def test_the_directors_damaged_form_is_no_plan(story: Story) -> None:
    take_form(story.house, story.malika)
    story.malika.send_file("Forma_2025-03_Direktor.xlsx", b"PK\x03\x04 buzilgan")
    assert "reja" not in story.malika.wait_for("fayl chala kelgan")["text"].lower()
    assert story.answers(MALIKA) == {}
