"""What no real plan has at once: no answers, one figure, a stock that is to shrink, names without end, Cyrillic."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from PIL import Image

from bot.demo import ZONE, create_demo
from plan.progress.letterhead import Letterhead
from reports.content.tables import paper_tables, raw_csv
from reports.excel.workbook import paper_workbook
from reports.pictures.drawing import indicator_year, overview_figure, overview_picture, who_reported, year_figure
from storage.database import Database
from tests.support.papers import reading
from tests.support.papers.files import Files
from tests.support.papers.sums import answered
from tests.support.papers.year import CYRILLIC, NAMED, SPANS, director, facts_of, small_year
from tests.support.people.cast import OFFICE, READERS, Planned, moment
from texts.endings import as_printed
from texts.papers import labels as words
from texts.wording import share_in_percent
from usecases.papers.letterhead import NAMES, set_letterhead

pytestmark = pytest.mark.long

SIGNED = Letterhead(
    addressee="Andijon viloyati <AKM> direktoriga",
    director="M. Karimova & o'g'li",
    director_post="Markaz direktori",
    executor="N. Aliyeva",
    phone="+998 74 000 00 00",
    place="Qo'rg'ontepa tumani, Маърифат кўчаси",
    agreed_post="Viloyat markazi direktori o'rinbosari",
    agreed_by="B. Rahimov",
)


def hold_all_forms_to(files: Files) -> None:
    """Every form is made, and says its tables cell by cell."""
    facts = files.facts
    for table in paper_tables(facts).tables:
        assert reading.sheet_rows(files.book, table) == reading.wanted_rows(table)
    assert reading.word_rows(files.word_with_rows) == reading.wanted_rows(files.letter_table)
    assert reading.pdf_rows(files.form_pdf, files.form) == reading.wanted_pdf_rows(files.form)
    for drawn in (
        overview_picture(facts),
        who_reported(facts),
        indicator_year(facts, facts.report.lines[0].indicator.key),
    ):
        assert Image.open(io.BytesIO(drawn)).width == 1080
    assert raw_csv(facts)


@pytest.mark.walk
@pytest.mark.parametrize("span", [SPANS[0], SPANS[-1]])
def test_it_prints_a_year_in_which_nobody_has_reported(sqlite_database: Database, span: str) -> None:
    with sqlite_database.write() as session:
        create_demo(session)
    facts = facts_of(sqlite_database, span)
    files = Files(facts)
    hold_all_forms_to(files)
    assert facts.report.is_draft
    totals = {cell.value for row in files.form.rows for cell in row if cell is not None and cell.meaning == "total"}
    assert totals == {None}  # nobody said anything, which is not 0
    tables = {table.name: table for table in paper_tables(facts).tables}
    missing = reading.sheet_rows(files.book, tables[words.MISSING.plain()])
    owed = len(facts.report.completeness.expected)
    assert missing[0] == [words.NOT_REPORTED.plain(n=owed)]
    assert "None" not in reading.word_text(files.word)
    assert len(raw_csv(facts).decode().splitlines()) == 1


def test_it_prints_a_plan_of_a_single_figure(sqlite_database: Database) -> None:
    planned = Planned("I", "1", "Kitob berilishi", (READERS,), 100, 90)
    with sqlite_database.write() as session:
        small_year(session, (planned,), {("1", 1): Decimal(115)})
    facts = facts_of(sqlite_database)
    files = Files(facts)
    hold_all_forms_to(files)
    assert share_in_percent(facts.report.lines[0].completion) == "115\u00a0%"
    assert any("115 %" in row for row in reading.word_rows(files.word_with_rows))
    assert any("115,0" in row for row in reading.sheet_rows(files.book, files.form))


STOCK = (
    Planned("IV", "13", "Foydalanuvchilar", (READERS,), 900, 1000, part="jami", kind="stock", unit="Nafar"),
    Planned("IV", "13", "Foydalanuvchilar", (READERS,), 50, 40, part="yangi", unit="Nafar", part_of=("13", "jami")),
)


def test_it_tells_of_a_stock_that_was_to_shrink_and_grew(sqlite_database: Database) -> None:
    with sqlite_database.write() as session:
        small_year(session, STOCK, {("13 yangi", 1): Decimal(20), ("13 yangi", 2): Decimal(0)})
    assert answered(sqlite_database, range(1, 13)) == {("IV.13", "yangi"): Decimal(20)}
    facts = facts_of(sqlite_database)
    files = Files(facts)
    hold_all_forms_to(files)
    stock = facts.report.lines[0]
    assert (stock.actual, stock.completion) == (Decimal(1020), Decimal("-0.2"))
    book = reading.sheet_of(files.book, words.FORM.plain())
    values = [cell.value for row in book.iter_rows() for cell in row]
    assert -20 in values
    assert 1020 in values
    shown = share_in_percent(Decimal("-0.2"))
    assert any(reading.plain(shown) in row for row in reading.word_rows(files.word_with_rows))
    assert shown in year_figure(stock).axes[0].get_title(loc="left")
    assert [bar.get_width() for bar in overview_figure(facts).axes[0].patches] == [0.0]  # type: ignore[attr-defined]


def test_it_prints_cyrillic_and_names_without_an_end(sqlite_database: Database) -> None:
    endless = "Kitobxonlik " + "juda-uzun-bo'lingan " * 60 + "X" * 300 + " $narx$ <b>&amp;"
    plan = (
        Planned("I", "1", "Ўқувчиларга китоб бериш: ғ, қ, ҳ, ё", (READERS,), 100, 90, unit="Нусха"),
        Planned("I", "2", endless, (READERS,), 12345678901, None, unit="Nusxa"),
        Planned("II", "1", "Kitobxonlar oʻgʻil-qizlar — ʼ", (OFFICE,), None, None),
    )
    with sqlite_database.write() as session:
        small_year(session, plan, {("1", 1): Decimal(5), ("2", 1): Decimal("12345678901.5")}, title=CYRILLIC * 3)
    facts = facts_of(sqlite_database)
    files = Files(facts)
    hold_all_forms_to(files)
    for page in (files.letter_pdf, files.form_pdf):
        text = reading.squeezed("".join(reading.pdf_pages(page)))
        assert reading.squeezed("12 345 678 901,5") in text
    assert "Ўқувчиларга" in reading.squeezed("".join(reading.pdf_pages(files.form_pdf)))
    sheet = reading.sheet_of(files.book, words.FORM.plain())
    wide = {cell.column_letter for row in sheet.iter_rows() for cell in row if cell.value == 12345678901.5}
    assert len(wide) == 2  # its quarter, and the year
    points = len("12 345 678 901,5") * 8.5 / 2  # a digit is half as wide as high
    assert all(sheet.column_dimensions[letter].width * 5.25 > points for letter in wide)  # or it is ####


def test_it_prints_what_the_library_has_set_around_its_figures(sqlite_database: Database) -> None:
    plan = (Planned("I", "1", "Kitob berilishi", (READERS,), 100, 90),)
    with sqlite_database.write() as session:
        small_year(session, plan, {("1", 1): Decimal(5)})
    bare = Files(facts_of(sqlite_database))
    hold_all_forms_to(bare)
    assert words.sign_here() in reading.word_text(bare.word)
    with sqlite_database.write() as session:
        work = director(session)
        for name in NAMES:
            assert set_letterhead(work, name, getattr(SIGNED, name))
    facts = facts_of(sqlite_database)
    files = Files(facts)
    hold_all_forms_to(files)
    assert facts.letterhead == SIGNED
    ours = (SIGNED.addressee, SIGNED.director, SIGNED.director_post, SIGNED.executor, SIGNED.phone, SIGNED.place)
    printed = reading.squeezed("".join(reading.pdf_pages(files.letter_pdf)))
    for line in map(as_printed, ours):
        assert line in reading.word_text(files.word)
        assert reading.squeezed(line) in printed
    blocks = (SIGNED.agreed_post, SIGNED.agreed_by, SIGNED.director_post, SIGNED.director)
    above = "\n".join(str(cell.value) for row in files.form.rows[:5] for cell in row if cell)
    drawn = reading.squeezed(reading.pdf_pages(files.form_pdf)[0])
    for table in blocks:
        assert table in above
        assert reading.squeezed(table) in drawn


def test_it_prints_a_past_day_without_what_came_later(year: Database) -> None:
    then = moment("2025-04-04 18:00").astimezone(ZONE)
    facts = facts_of(year, "2025-quarter-1", as_of=then)
    files = Files(facts)
    hold_all_forms_to(files)
    late = next(key for key, name in facts.departments.items() if name == "Axborot-bibliografiya xizmati")
    assert {
        (number.department, number.month) for number in facts.actuals if number.month == 3 and number.department == late
    } == set()
    assert any(number.month == 3 for number in facts.actuals)
    assert facts.data_at <= then
    sentence = "2025-yil 4-aprel holatiga ko'ra"
    assert as_printed(sentence) in reading.word_text(files.word)
    assert sentence in str(reading.sheet_of(files.book, words.BY_MONTH.plain()).oddFooter.left.text)  # type: ignore[union-attr]
    assert sentence in "".join(reading.pdf_pages(files.form_pdf))
    assert files.book == paper_workbook(facts_of(year, "2025-quarter-1", now=moment("2025-06-01 09:00"), as_of=then))


def test_it_keeps_signs_of_markup_in_a_name(year: Database) -> None:
    untitled = Files(replace(facts_of(year), plan_title=""))  # then papers call the library by the chat's name
    assert as_printed(NAMED).upper() in reading.word_text(untitled.word)
    assert reading.squeezed(as_printed(NAMED).upper()) in reading.squeezed(reading.pdf_pages(untitled.letter_pdf)[0])
    assert reading.squeezed(NAMED) in reading.squeezed(reading.pdf_pages(untitled.form_pdf)[0])
    sheet = reading.sheet_of(untitled.book, words.FORM.plain())
    assert any(NAMED in str(cell.value) for row in sheet.iter_rows(max_row=12) for cell in row)
