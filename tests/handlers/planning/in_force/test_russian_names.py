"""Russian names of rows and departments: given by the director in the chat, read by whoever reads Russian, printed in
Russian papers; they belong to the wording, and so hold in next year's plan and on past days."""

import pytest

from plan.given_names import given_name
from plan.period import Span
from plan.progress.view import SpanView
from reports.content.form import plan_form_table
from storage.database import Database
from storage.people import people
from storage.tables import HistoryEntry
from tests.support.people.small_library import (
    MALIKA,
    NILUFAR,
    OFFICE,
    READERS,
    House,
    Phone,
    Promise,
    add_plan,
    create,
    work_for,
)
from texts.language import CYRILLIC, SOURCE, speaking
from texts.papers import presses as papers
from texts.papers.language.spelling import for_readers
from texts.settings.presses import letterhead_line
from usecases.papers.gathering import paper_facts

VISITS = "Axborot-kutubxona markaziga 2025-yilda kelgan kitobxonlar sonini hisobga olish"
RUSSIAN = "Посещения читателей в 2025 году"


def library(database: Database) -> tuple[House, Phone]:
    with database.write() as session:
        house = create(session)
        add_plan(
            session, house, [Promise("I.1", "Farmon ijrosi", [OFFICE], 4), Promise("IV.2", VISITS, [READERS], 1200)]
        )
    return house, Phone(database, MALIKA)


def name_row(phone: Phone, russian: str) -> None:
    listed = phone.opens(phone.reads("/reja").press_of("🏷 Qisqa nomlar"))
    asked = phone.opens(listed.press_of("IV.2"))
    assert "hali yozilmagan" in phone.opens(asked.press_of("🏷 Ruscha nomi")).text
    assert "14" not in phone.reads("14").text.split("\n")[0]
    assert f"✅ Ruscha nomi: <b>{russian}</b>" in phone.reads(russian).text


def test_who_types_russian_names_is_not_taken_for_a_reader_of_russian(database: Database) -> None:
    _, phone = library(database)
    name_row(phone, RUSSIAN)
    said = [shown for russian in ("Посещения библиотеки", "Учёт посещений") for shown in phone.says(russian)]
    for line in ("Директору областного центра", "Заведующей областным центром"):
        phone.opens(letterhead_line("addressee"))
        said += phone.says(line)
    assert not any("🌐" in shown.text for shown in said)
    phone.opens("menu")
    assert any("🌐" in shown.text for typed in ("где мой отчёт", "покажите план") for shown in phone.says(typed))


def test_a_row_is_found_by_it(database: Database) -> None:
    _, phone = library(database)
    name_row(phone, RUSSIAN)
    phone.opens("menu")
    assert "IV.2" in phone.reads("посещения читателей").text
    assert "I.1" not in phone.reads("посещение").text


def test_whoever_reads_russian_sees_it_and_nobody_else(database: Database) -> None:
    house, phone = library(database)
    name_row(phone, RUSSIAN)
    departments = phone.opens("rus:0")
    asked = phone.presses(departments.press_of("1"))[-1]
    called = phone.reads("Отдел обслуживания")
    assert "— <b>Отдел обслуживания</b>" in called.text
    assert asked.text.splitlines()[0].removeprefix("🏷 ") in called.text
    with database.read() as session:
        work = work_for(session, house, NILUFAR)
        names = work.facts().russian
        rows = [line.after for line in session.query(HistoryEntry) if line.action == "russian_name"]
    assert (VISITS, RUSSIAN) in names
    assert {"row": "IV.2", "name": RUSSIAN} in rows
    assert RUSSIAN not in phone.opens("plan_sec:2025:1:0").text
    with database.write() as session:
        person = people.by_telegram_id(session, MALIKA)
        assert person is not None
        person.language = "ru"
    assert RUSSIAN in phone.opens("plan_sec:2025:1:0").text
    assert "Отдел обслуживания" in phone.reads("/holat").text


def test_russian_papers_have_it_and_others_do_not(database: Database) -> None:
    house, phone = library(database)
    name_row(phone, RUSSIAN)
    with database.read() as session:
        work = work_for(session, house, MALIKA)
        facts, names = paper_facts(work, Span(2025, "year")), work.facts().russian
    assert facts is not None
    for language, has in (("ru", True), (CYRILLIC, False), (SOURCE, False)):
        with speaking(language, names):
            cells = [cell.value for row in plan_form_table(for_readers(facts)).rows for cell in row if cell is not None]
        assert (RUSSIAN in cells) == has, language


def test_a_section_is_called_so_by_readers_of_russian_and_in_russian_papers(database: Database) -> None:
    house, phone = library(database)
    asked = phone.opens(phone.opens("plan_sec:2025:1:0").press_of("🏷 Ruscha nomi"))
    assert "hali yozilmagan" in asked.text
    assert "✅ Ruscha nomi: <b>Основная работа</b>" in phone.reads("Основная работа").text
    assert "Основная" not in phone.opens("plan_sec:2025:1:0").text
    with database.read() as session:
        work = work_for(session, house, MALIKA)
        facts, names = paper_facts(work, Span(2025, "year")), work.facts().russian
        told = [line.after for line in session.query(HistoryEntry) if line.action == "russian_name"]
    assert facts is not None
    assert told == [{"row": "IV", "name": "Основная работа"}]
    for language, has in (("ru", True), (CYRILLIC, False), (SOURCE, False)):
        with speaking(language, names):
            cells = [cell.value for row in plan_form_table(for_readers(facts)).rows for cell in row if cell is not None]
        assert ("IV. Основная работа" in cells) == has, language
    phone.opens("rus_nosec:2025:1")
    with database.read() as session:
        assert not work_for(session, house, MALIKA).facts().russian


@pytest.mark.parametrize(
    ("asked", "called"),
    [
        (VISITS, RUSSIAN),
        (VISITS.replace("2025", "2026"), "Посещения читателей в 2026 году"),
        (VISITS.upper(), RUSSIAN),
        (VISITS.replace("kitobxonlar", "o'quvchilar"), ""),
        ("Ko‘rgazmalar", "Выставки"),
        ("Tadbirlar", "Мероприятия"),
    ],
)
def test_it_belongs_to_the_wording(asked: str, called: str) -> None:
    names = ((VISITS, RUSSIAN), ("Ko'rgazmalar", "Выставки"), ("Tadbirlar: - katta; - kichik", "Мероприятия"))

    assert given_name(names, asked) == called


def test_the_letterhead_is_written_in_russian_as_it_was_given(database: Database) -> None:
    house, phone = library(database)
    letter = papers.letter(SpanView(Span(2025, "month", 3), language="ru"))
    for name, typed in (("addressee", "Viloyat markazi direktori M. Yusupovaga"), ("director", "Malika Karimova")):
        phone.opens(letterhead_line(name))
        phone.reads(typed)
    page = phone.opens(letter)
    assert "🏷 Ruschasi yozilmagan: 📮 Kimga, 🖋 F.I.Sh." in page.text
    asked = phone.opens(page.press_of("🏷 Ruschasi: 📮 Kimga"))
    assert "❗️" in phone.reads("14").text
    assert "✅" in phone.reads("Директору областного центра М. Юсуповой").text
    assert "❗️" not in asked.text
    [line] = [shown for shown in phone.presses(letterhead_line("director")) if shown.buttons]
    phone.presses(line.press_of("🏷 Ruscha nomi"))
    phone.reads("Малика Каримова")
    assert "Ruschasi yozilmagan" not in phone.opens(letter).text
    assert printed_head(database, house, "ru") == ("Директору областного центра М. Юсуповой", "Малика Каримова")
    assert printed_head(database, house, SOURCE) == ("Viloyat markazi direktori M. Yusupovaga", "Malika Karimova")

    phone.opens(letterhead_line("addressee"))
    phone.reads("Andijon markaziga")  # whom nobody has called in Russian yet
    assert printed_head(database, house, "ru") == ("Андижон марказига", "Малика Каримова")
    assert "🏷 Ruschasi yozilmagan: 📮 Kimga." in phone.opens(letter).text


def printed_head(database: Database, house: House, language: str) -> tuple[str, str]:
    with database.read() as session:
        work = work_for(session, house, MALIKA)
        facts, names = paper_facts(work, Span(2025, "year")), work.facts().russian
    assert facts is not None
    with speaking(language, names):
        head = for_readers(facts).letterhead
    return head.addressee, head.director
