"""Kinds, directions and quarters in the chat: shown before the plan is loaded, asked about where the file leaves them
open, and kept as they were read."""

import re

import pytest

from storage.database import Database
from tests.support.people.phone import Phone, Telegram
from tests.support.plans.files import content_of, heading, load, row, workbook
from tests.support.plans.kinds import WANTED, kinds_document, kinds_workbook
from tests.support.plans.office_files import made_workbook


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


def _all_rows(phone: Phone) -> str:
    """Every page of what was read from the file."""
    text = phone.press("📋 Bandlar").text
    while "Keyingi ▶️" in phone.screen.labels:
        text += phone.press("Keyingi ▶️").text
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(("content", "name"), [(kinds_workbook(), "reja.xlsx"), (kinds_document(), "reja.docx")])
def test_it_shows_how_figures_are_counted_and_keeps_it(
    telegram: Telegram, malika: Phone, content: bytes, name: str
) -> None:
    text = malika.send(content, name).text.replace("\u00a0", " ")
    assert "I.2: choraklar bo'yicha 3 · 4 · 3 · 4" in text
    assert "I.4: yil oxiridagi holat · kamaytirish ko'rsatkichi" in text
    assert "I.6: foiz ko'rsatkichi · kamaytirish ko'rsatkichi · choraklar bo'yicha 7 · 6 · 6 · 5" in text
    assert "II.11:" not in text, "a plain count"
    listed = _all_rows(malika)
    for wanted in WANTED:
        assert wanted.name in listed
    assert "foiz ko'rsatkichi · kamaytirish ko'rsatkichi · choraklar bo'yicha 7 · 6 · 6 · 5" in listed
    assert "50 → 20 Nafar · yil oxiridagi holat · kamaytirish ko'rsatkichi" in listed
    load(malika, content, name)
    kept = content_of(telegram.database).indicators
    assert [(line.number, line.kind, line.direction, line.target, str(line.schedule or "")) for line in kept] == [
        (wanted.number.rstrip("."), wanted.kind, wanted.direction, wanted.target_value, wanted.schedule)
        for wanted in WANTED
    ]


def test_one_answer_about_the_kind_is_for_all_rows_that_say_the_same(telegram: Telegram, malika: Phone) -> None:
    rows = [row(f"{at}.", name, baseline=900, target=950) for at, name in enumerate(("Fond hajmi", "Kitob fondi"), 1)]
    screen = malika.send(workbook(*rows, row("3.", "Kitob berish")))
    assert "1 ta savol bor" in screen.text
    screen = malika.press("❓ Savollar")
    assert "IV.1-band (Fond hajmi)" in screen.text
    assert "IV.2-band" in screen.text
    assert "har oy oxiridagi holat" in screen.text
    screen = malika.press("har oy oxiridagi holat")
    assert "IV.1: yil oxiridagi holat" in screen.text
    malika.press("✅ Kuchga kiritish")
    assert [line.kind for line in content_of(telegram.database).indicators] == ["level", "level", "count"]


def test_a_sum_of_quarters_that_is_not_the_years_is_asked(telegram: Telegram, malika: Phone) -> None:
    heading = ["№", "Nomi", "O'lchov birligi", "I chorak", "II chorak", "III chorak", "IV chorak", "2025-yil (reja)",
               "Bajarilish muddati", "Mas'ullar"]  # fmt: skip
    cells: list[object] = ["1.", "Kitob berish", "Nusxa", 3, 4, 3, 4, 15, "2025-yil davomida", "Abonement xizmati"]
    content = made_workbook([["2025-YIL UCHUN ISH REJASI"], [*heading], ["IV. ASOSIY FAOLIYAT"], cells])
    malika.send(content)
    screen = malika.press("❓ Savollar")
    assert "3 4 3 4 = 14 ≠ 15" in screen.text
    assert "choraklar ustunlari" in screen.text
    assert "yillik raqam qolsin, qismlarsiz" in screen.labels
    malika.press("qismlarning jami")
    malika.press("✅ Kuchga kiritish")
    (kept,) = content_of(telegram.database).indicators
    assert (kept.target, str(kept.schedule)) == (14, "quarters 3 4 3 4")


def test_a_quarter_that_cannot_be_read_is_typed(telegram: Telegram, malika: Phone) -> None:
    heading = ["№", "Nomi", "O'lchov birligi", "I yarim yillik", "II yarim yillik", "2025-yil (reja)",
               "Bajarilish muddati", "Mas'ullar"]  # fmt: skip
    cells: list[object] = ["1.", "Qamrov", "%", "kamroq", "95", "95", "2025-yil davomida", "Abonement xizmati"]
    content = made_workbook([["2025-YIL UCHUN ISH REJASI"], [*heading], ["IV. ASOSIY FAOLIYAT"], cells])
    malika.send(content)
    screen = malika.press("❓ Savollar")
    assert "IV.1-band (Qamrov)" in screen.text
    assert "I yarim yillik: kamroq" in screen.text
    assert "yarim yilliklar ustunlari" in screen.text
    malika.say("92,5 %")
    malika.press("✅ Kuchga kiritish")
    (kept,) = content_of(telegram.database).indicators
    assert (kept.kind, str(kept.schedule)) == ("percent", "halves 92.5 95")


def test_a_plan_without_sections_is_shown_by_its_rows(telegram: Telegram, malika: Phone) -> None:
    content = made_workbook([["2025-YIL UCHUN ISH REJASI"], [*heading(2025)], [*row("1.", "Kitob berish", target=950)]])
    malika.send(content)
    if "❓ Savollar (1)" in malika.screen.labels:
        malika.press("❓ Savollar")
        malika.press("ha")
    screens = [malika.screen, malika.press("📋 Bandlar")]
    assert "1 Kitob berish" in screens[-1].text
    malika.press("⬅️")
    malika.press("✅ Kuchga kiritish")
    screens += [malika.say("/reja"), malika.press("Bandlar (1)"), malika.press("1"), malika.say("/hisobot")]
    screens.append(malika.press("📚 Bo'limlar"))
    for screen in screens:
        for words in (screen.text, *screen.labels):
            assert not re.search(r"(^|\s)[.–]\s*[.—]|(^|\s)\.(\d|\s)|^ ?\(", words, re.MULTILINE), words
