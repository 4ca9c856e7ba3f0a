"""When a row is called behind, as the director meets it: the tolerance, the first days of a month, and a report that
is back to be corrected."""

from plan.period import Span
from storage.database import Database
from storage.month.submissions import submissions_of_year
from tests.support.people.small_library import (
    BEKZOD,
    INFORMATION,
    MALIKA,
    NILUFAR,
    READERS,
    House,
    Phone,
    add_plan,
    create,
    day,
    hand_in,
    work_for,
)
from usecases.month import reporting
from usecases.oversight import overseeing
from usecases.papers.gathering import paper_facts

MARCH = Span(2025, "month", 3)
BOOKS = 13_000


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("<b>", "").replace("</b>", "")


def card(database: Database, month: int, number: int) -> str:
    return plain(Phone(database, MALIKA, day(month, number)).reads("/hisobot").text)


def test_a_month_that_may_still_be_reported_turns_nothing_yellow(database: Database, house: House) -> None:
    """I.1 has its 2 of 2 by February; March, of which 1 more is expected, may be reported until 3 April."""
    Phone(database, MALIKA).opens("remset_to:tolerance:0")
    early = card(database, 4, 3)
    assert "🟡 Rejadan ortda: 1\n" in early
    assert "Mart hisoboti 3-aprel kuni oxirigacha topshiriladi" in early
    late = card(database, 4, 4)
    assert "🟡 Rejadan ortda: 2\n" in late
    assert "ortda sanalmaydi" not in late


def test_the_library_sets_how_much_is_forgiven(database: Database, house: House) -> None:
    malika = Phone(database, MALIKA, day(4, 4))
    assert "🟡 Rejadan ortda: 1\n" in plain(malika.reads("/hisobot").text), "one document of three is forgiven"
    settings = malika.opens("remset")
    assert "Rejadan ortda: yo'l qo'yiladigan farq: 2 %" in plain(settings.text)
    shown = malika.opens("remset_one:tolerance")
    chosen = malika.opens(next(press for label, press in shown.presses.items() if label == "yo'q"))
    assert "Hozir: yo'q" in plain(chosen.text)
    assert "🟡 Rejadan ortda: 2\n" in plain(malika.reads("/hisobot").text)
    malika.opens("remset_to:tolerance:10")
    malika.opens("appr_set:0")
    assert "farq: 10 %" in plain(malika.opens("remset").text), "it stays when approvals are switched"


def test_an_empty_library_is_not_on_track(database: Database) -> None:
    with database.write() as session:
        add_plan(session, create(session))
    for month, number in ((2, 1), (3, 20), (5, 30)):
        shown = card(database, month, number)
        assert "Hali birorta raqam kiritilmagan" in shown
        assert "🟢" not in shown


def return_march(database: Database, house: House, department: str, row: str) -> int:
    with database.write() as session:
        work = work_for(session, house, MALIKA)
        sent = next(
            report
            for report in submissions_of_year(session, house.library, 2025)
            if (report.department_id, report.month) == (house.departments[department], 3)
        )
        march = reporting.load_report(work, sent.id, to_change=True)
        assert march is not None
        assert not isinstance(overseeing.return_report(work, march, [house.figures[row]], "Qayta sanang"), str)
        return sent.id


def test_a_returned_report_counts_as_it_was_sent_until_it_is_sent_again(database: Database, house: House) -> None:
    malika, nilufar = Phone(database, MALIKA), Phone(database, NILUFAR)
    before = plain(malika.reads("/hisobot").text)
    submission = return_march(database, house, READERS, "IV.15")
    back = plain(malika.reads("/hisobot").text)
    said = "↩️ Tuzatishga qaytarilgan (qayta topshirilguncha avvalgi raqamlari hisobda):\n"
    assert back.replace(f"\n{said}     O'quvchilarga xizmat ko'rsatish: mart", "") == before
    assert said in back

    row = f"sum_row:2025-month-3:{house.figures['IV.15']}:s1:0"
    nilufar.sees_all()
    nilufar.opens(f"ask:{submission}:{house.figures['IV.15']}")
    nilufar.sees_all()
    nilufar.says("14000")
    shown = plain(malika.opens(row).text)
    assert "mart: 13 000 ↩️ tuzatishga qaytarilgan — Nilufar" in shown
    assert "Yil boshidan: 32 000" in shown, "what is being put right is nobody's number yet"
    board = plain(malika.reads("/holat").text)
    assert "↩️ O'quvchilarga xizmat" in board
    assert "↩️ tuzatishga qaytarilgan" in board
    assert "🔔 Eslatish" in malika.reads("/holat").presses, "it is still to be sent again"
    with database.read() as session:
        facts = paper_facts(work_for(session, house, MALIKA), MARCH)
    assert facts is not None
    sent = next(actual for actual in facts.actuals if actual.indicator == house.figures["IV.15"] and actual.month == 3)
    assert (sent.value, sent.returned, sent.approved) == (BOOKS, True, False)
    assert facts.report.completeness.returned == ((house.departments[READERS], 3),)

    nilufar.opens(f"submit:{submission}")
    again = plain(malika.opens(row).text)
    assert "Yil boshidan: 33 000" in again
    assert "qaytarilgan" not in again


def test_a_returned_report_is_no_report_that_is_missing(database: Database, house: House) -> None:
    with database.write() as session:
        hand_in(session, house, INFORMATION, 3, {"IV.16": 1, "IV.20": 60}, at=day(4, 1), by=BEKZOD)
    before = card(database, 4, 2)
    return_march(database, house, INFORMATION, "IV.20")
    back = card(database, 4, 2)
    assert "📭 Axborot-bibliografiya" not in back
    assert back.split("🔢")[0] == before.split("🔢")[0]
