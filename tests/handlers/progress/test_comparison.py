"""The departments side by side: one card of /hisobot and one sheet of the workbook, and both say the same."""

from decimal import Decimal

from plan.period import Span
from reports.content.tables import paper_tables
from storage.database import Database
from tests.support.people.small_library import BEKZOD, MALIKA, House, Phone, work_for
from usecases.papers.gathering import paper_facts


def return_a_report(phone: Phone, house: House, submission: int) -> None:
    figure = house.figures["IV.20"]
    for press in ("ret:{}", f"ret_row:{{}}:{figure}:0", "ret_why:{}", "ret_say:{}:check", "ret_send:{}"):
        phone.presses(press.format(submission))


def test_it_sets_the_departments_side_by_side(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    return_a_report(phone, house, 7)  # February of the information service
    departments = phone.opens("sum_depts:2025-quarter-1:0")
    card = phone.opens(departments.press_of("⚖️ Xizmatlarni taqqoslash")).text.replace("\u00a0", " ")
    _, readers, information, _ = card.split("\n\n")
    # By hand: of the 7 events of the shared row 5 are the readers' own.
    assert "🤝 umumiy bandlarda o'ziniki 71,4 %" in readers
    assert "🤝 umumiy bandlarda o'ziniki 28,6 %" in information
    assert "📬 3 ta hisobotdan 3 tasi o'z vaqtida" in readers
    assert "📬 2 ta hisobotdan 2 tasi kechikib (jami 7 kun)" in information
    assert "↩️ 1 tasi qaytarilgan" in information
    assert "↩️" not in readers

    with database.read() as session:
        facts = paper_facts(work_for(session, house, MALIKA), Span.parse("2025-quarter-1"))
        assert facts is not None
        sheet = next(table for table in paper_tables(facts).tables if table.name == "Taqqoslash")
    rows = {row[0].value: [cell.value for cell in row if cell] for row in sheet.rows[1:] if row[0]}
    assert [row[-5:] for row in rows.values()] == [[3, 3, 0, 0, 0], [2, 0, 2, 0, 1], [2, 2, 0, 0, 0]]
    assert [row[5] for row in rows.values()] == [Decimal(5) / 7, Decimal(2) / 7, None]


def test_it_says_of_a_report_whose_day_has_not_come_that_it_has_not(database: Database, house: House) -> None:
    card = Phone(database, MALIKA).opens("sum_cmp:2025-month-3:0").text
    readers, information = (
        next(block for block in card.split("\n\n") if f"<b>{name}" in block)
        for name in ("O'quvchilarga", "Axborot-bibliografiya")
    )
    assert "📬 1 ta hisobotdan 1 tasi o'z vaqtida" in readers
    assert "📬 Hisobot muddati hali kelmagan" in information


def test_it_is_for_whoever_sees_the_whole_library(database: Database, house: House) -> None:
    assert "taqqoslash" not in str(Phone(database, BEKZOD).presses("sum_depts:2025-quarter-1:0"))
    assert "o'ziniki" not in str(Phone(database, BEKZOD).presses("sum_cmp:2025-quarter-1:0"))
