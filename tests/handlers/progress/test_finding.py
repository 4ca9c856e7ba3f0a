"""A word typed where nothing is asked finds the rows that hold it; a number typed is never a search."""

import pytest

from storage.database import Database
from tests.support.people.small_library import BEKZOD, MALIKA, NILUFAR, House, Phone, Promise, add_plan, create


@pytest.mark.parametrize("page", ["/reja", "/hisobot", "/start"])
def test_a_word_finds_rows_with_their_numbers(database: Database, house: House, page: str) -> None:
    phone = Phone(database, MALIKA)
    shown = phone.reads(page)
    assert ("Bandni topish uchun" in shown.text) == (page == "/reja")
    found = phone.reads("китоблар")
    assert "🔎 <b>«китоблар»</b>: 2 ta ko'rsatkich" in found.text
    assert "<b>IV.15</b> Kitob berilishi" in found.text
    assert "32\u00a0000 / 120\u00a0000 nusxa" in found.text
    card = phone.opens(found.press_of("IV.15"))
    assert "Kitob berilishi" in card.text
    assert "Orqaga" in str(card.presses)
    assert "Bu xabarni tushunmadim" in phone.reads("traktor").text


def test_it_shows_no_numbers_of_others(database: Database, house: House) -> None:
    found = Phone(database, BEKZOD).reads("kitob berilishi")
    assert "<b>IV.15</b> Kitob berilishi\n     reja 120\u00a0000 nusxa" in found.text
    assert "32\u00a0000" not in found.text


def test_it_turns_pages(database: Database) -> None:
    with database.write() as session:
        library = create(session)
        add_plan(
            session,
            library,
            [Promise(f"I.{number}", f"Ko'rgazma {number}", ["Direktor"], number) for number in range(1, 21)],
        )
    phone = Phone(database, MALIKA)
    first = phone.reads("KO‘RGAZMALAR")
    second = phone.opens(first.press_of("Keyingi"))
    third = phone.opens(second.press_of("Keyingi"))
    codes = [label.split()[-1] for page in (first, second, third) for label in page.presses if "I." in label]
    assert codes == [f"I.{number}" for number in range(1, 21)]
    assert phone.presses("found:traktor:0")[-1].text != first.text


def test_a_number_at_home_is_no_search(database: Database, house: House) -> None:
    phone = Phone(database, NILUFAR)
    phone.says("/reja")
    for typed in ("15", "kitob 45", "yigirma"):
        assert "🔎" not in phone.reads(typed).text


@pytest.mark.parametrize("typed", ["IV.15", "iv 15", "IV-15?", "15-band", "№ IV.15", "15-банд", "15-пункт"])
@pytest.mark.parametrize("account", [MALIKA, NILUFAR])
def test_a_rows_code_finds_the_row(database: Database, house: House, typed: str, account: int) -> None:
    """It is nobody's number: with its section, or with the word that makes it a row's."""
    phone = Phone(database, account)
    phone.says("/reja")
    found = phone.reads(typed)
    assert "1 ta ko'rsatkich" in found.text
    assert "<b>IV.15</b> Kitob berilishi" in found.text


@pytest.mark.parametrize(
    ("typed", "shows"),
    [
        ("отчёт за первый квартал в PDF", "I chorak"),
        ("martda qancha bajarildi", "mart yakuni"),
        ("/hisobot fevral", "fevral yakuni"),
        ("/hisobot феврал ойи", "fevral yakuni"),
        ("/hisobot за февраль", "fevral yakuni"),
        ("/hisobot", "mart yakuni"),
        ("1-yarim yillik", "I yarim yillik"),
        ("ким топширмади", "kim hisobot topshirgan"),
        ("сроки", "Muddatlar"),
        ("ish rejasi", "ish rejasi"),
    ],
)
def test_a_page_is_asked_for_in_words(database: Database, house: House, typed: str, shows: str) -> None:
    assert shows in Phone(database, MALIKA).reads(typed).text


def test_a_report_may_be_what_whoever_reports_means_to_write(database: Database, house: House) -> None:
    assert "Bu xabarni tushunmadim" in Phone(database, BEKZOD).reads("mart hisoboti").text
