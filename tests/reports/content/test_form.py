"""The plan's form as it is signed and sent: its blocks, its headings, a stock that is a level in every cell."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from plan.progress.letterhead import Letterhead
from plan.progress.paper import PaperFacts, Reason
from reports.content.form import A3, A4, plan_form_table
from reports.content.table import Cell, Row, Table
from reports.pdf.document import form_pdf
from storage.database import Database
from tests.support.papers import reading
from tests.support.papers.pdf import pages_of
from tests.support.papers.year import SPANS, facts_of
from texts.papers import form as words
from texts.papers import labels

AGREED = ("Andijon viloyat axborot-kutubxona markazi direktori", "M. Yusupova")
APPROVED = ("Markaz direktori", "M. Karimova")
HEADINGS: Mapping[str, list[str]] = {
    "2025-month-1": ["Yanvar"],
    "2025-month-3": ["Mart", "Yil boshidan (3 oy)"],
    "2025-quarter-1": ["Yanvar", "Fevral", "Mart", "I chorak jami"],
    "2025-quarter-3": ["Iyul", "Avgust", "Sentabr", "III chorak jami", "Yil boshidan (9 oy)"],
    "2025-half-1": ["I chorak", "II chorak", "I yarim yillik jami"],
    "2025-half-2": ["III chorak", "IV chorak", "II yarim yillik jami", "Yil boshidan (12 oy)"],
    "2025-nine_months-1": ["I chorak", "II chorak", "III chorak", "9 oy jami"],
    "2025-year-1": ["I chorak", "II chorak", "III chorak", "IV chorak", "Yil jami"],
}
"""What stands below "Amalda bajarildi": "Yil boshidan" only where the span begins later."""


def signed(facts: PaperFacts, agreed: tuple[str, str], approved: tuple[str, str]) -> PaperFacts:
    head = Letterhead(agreed_post=agreed[0], agreed_by=agreed[1], director_post=approved[0], director=approved[1])
    return replace(facts, letterhead=head)


def texts_above(table: Table) -> list[str]:
    return [str(cell.value) for row in table.rows[: table.head_from] for cell in row if cell and cell.value]


def row_of(table: Table, number: str, part: str = "") -> Row:
    """The row of a figure, by the plan's number and its part."""
    under = ""
    for row in table.rows[table.head_to :]:
        if row[0] is not None and row[0].value:
            under = str(row[0].value)
        named = str(row[1].value) if row[1] is not None else ""
        if under == number and (named.startswith(part) if part else row[0] is not None and row[0].value == number):
            return row
    raise AssertionError(f"no {number} {part}")


def values(row: Row) -> list[object]:
    return [cell.value if cell is not None else None for cell in row]


@pytest.mark.parametrize("span", HEADINGS)
def test_it_names_the_span_over_what_was_done(year: Database, span: str) -> None:
    table = plan_form_table(facts_of(year, span))
    upper, lower = table.rows[table.head_from : table.head_to]
    first, done = next(
        (at, cell) for at, cell in enumerate(upper) if cell is not None and cell.value == "Amalda bajarildi"
    )
    assert values(lower[first : first + done.wide]) == HEADINGS[span]
    assert sum(column.width for column in table.columns) == pytest.approx(267)
    large = plan_form_table(facts_of(year, span), A3)
    assert sum(column.width for column in large.columns) == pytest.approx(390)


@pytest.mark.parametrize("span", ["2025-quarter-1", "2025-quarter-3", "2025-half-1", "2025-year-1"])
def test_a_stock_is_a_level_in_every_cell(year: Database, span: str) -> None:
    """16 069 at the year's begin, and what each month brought on top of it; the growth is said beside the figures."""
    facts = facts_of(year, span)
    table = plan_form_table(facts)
    base, target, *done = values(row_of(table, "13", "jami"))[3:-4]
    share, note = values(row_of(table, "13", "jami"))[-4:-2]
    line = next(line for line in facts.report.lines if line.indicator.kind == "stock")
    gained = [sum((value or Decimal(0) for value in line.months[:month]), Decimal(0)) for month in range(13)]
    ends = [months[-1].number for _, months in words.parts_of(facts.report.span)]
    last = facts.report.span.last.number
    wanted = [16069 + gained[month] for month in ends] + [16069 + gained[last]] * (len(done) - len(ends))
    assert [base, target, *done] == [16069, 16319, *wanted]
    assert share == gained[last] / 250
    assert reading.plain(str(note)) == f"O'sish: {gained[last]} nafar (rejada 250)"
    assert values(row_of(table, "13", "yangi"))[-5] == gained[last]


def test_it_asks_the_blocks_for_posts_names_and_days(year: Database) -> None:
    facts = facts_of(year, "2025-quarter-1")
    for agreed, approved, lines in (
        (AGREED, APPROVED, ["KELISHILDI", "TASDIQLAYMAN", *(f"{'_' * 20} {who[1]}" for who in (AGREED, APPROVED))]),
        ((AGREED[0], ""), APPROVED, ["KELISHILDI", "TASDIQLAYMAN", "_" * 20]),
        (("", "M. Yusupova"), APPROVED, ["TASDIQLAYMAN"]),
        (("", ""), ("", ""), []),
    ):
        above = texts_above(plan_form_table(signed(facts, agreed, approved)))
        assert all(line in above for line in lines)
        assert above.count("2026-yil “____” yanvar") == sum(bool(post) for post, _ in (agreed, approved))
        assert ("KELISHILDI" in above) == bool(agreed[0])
        assert not any(sign in text for text in above for sign in ("“K", "“T", "QORALAMA"))


def test_it_is_signed_below_on_the_page_of_its_last_rows(year: Database) -> None:
    facts = signed(facts_of(year), AGREED, APPROVED)
    facts = replace(facts, letterhead=replace(facts.letterhead, executor="N. Aliyeva", phone="(74) 000-00-00"))
    *_, last = reading.pdf_pages(form_pdf(facts))
    text = " ".join(last.split())
    assert text.index("OAV") < text.index(f"Markaz direktori {'_' * 20} M. Karimova")
    assert "Ijrochi: N. Aliyeva, tel. (74) 000-00-00" in text
    assert len(pages_of(form_pdf(facts))[-1].rows(places(form_pdf(facts)))) >= 5  # two of headings, three of the plan


def places(content: bytes) -> list[float]:
    rules = sorted({round(rule.at) for rule in pages_of(content)[-1].upright})
    return [float(at) for at in rules]


@pytest.mark.walk
@pytest.mark.parametrize("span", SPANS)
def test_it_can_be_read_on_paper(year: Database, span: str) -> None:
    """8 points and more on A4; on A3, which has the plan's ways and means, 9 and more."""
    facts = facts_of(year, span)
    for sheet, least, most in ((A4, 8, 8), (A3, 9, 8)):
        pages = pages_of(form_pdf(facts, sheet))
        assert min(page.smallest for page in pages) >= least
        assert len(pages) <= most
        assert ("Amalga oshirish mexanizmi" in " ".join(pages[0].text.split())) == (sheet is A3)


def test_it_says_nothing_that_is_the_librarys_own(year: Database) -> None:
    facts = facts_of(year)
    printed = " ".join(" ".join(reading.pdf_pages(form_pdf(facts))).split())
    for inner in ("muddati o'tgan", "rejadan ortda", facts.asked_by, "tahriri", "ma'lumotlar:"):
        assert inner not in printed
    assert labels.STANDING.plain() not in printed


def test_a_dash_is_where_nothing_was_planned_and_nothing_where_nobody_spoke(year: Database) -> None:
    facts = facts_of(year, "2025-quarter-1")
    row = row_of(plan_form_table(facts), "7")
    assert row[3] == Cell("–", "number")  # no fact of the year before
    due = [
        values(row)[-3:-2] for row in plan_form_table(facts).rows if "muddati IV chorak" in map(str, values(row)[-3:-2])
    ]
    assert due


def test_it_gives_the_directors_reason_of_what_is_behind_and_of_nothing_else(year: Database) -> None:
    facts = facts_of(year, "2025-quarter-1")
    behind = next(line for line in facts.report.lines if line.standing == "behind" and not line.indicator.parts)
    right = next(line for line in facts.report.lines if line.standing == "on_track")
    reasons = (
        Reason(behind.indicator.key, "Skaner ta'mirda edi.", "tuzatiladi", date(2025, 6, 30)),
        Reason(right.indicator.key, "hech qanday"),
    )
    printed = " ".join(" ".join(reading.pdf_pages(form_pdf(replace(facts, reasons=reasons)))).split())
    assert "Sababi: Skaner ta'mirda edi; muddati: 30-iyun" in printed
    assert "hech qanday" not in printed
    named = replace(facts, letterhead=Letterhead(full_name="Qo'rg'ontepa tuman axborot-kutubxona markazi"))
    (title,) = [text for text in texts_above(plan_form_table(named)) if text.endswith("bajarilishi")]
    assert title == (
        "Qo'rg'ontepa tuman axborot-kutubxona markazining 2025-yil uchun mo'ljallangan ish rejasining "
        "2025-yil I chorak yakuni bo'yicha bajarilishi"
    )
