"""The workbook opened again: what stands in its cells is what was reported, summed here apart."""

import io
from collections import defaultdict
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from reports.tables import paper, raw_csv
from reports.workbook import workbook
from storage.database import Database
from storage.tables import Answer, PlanFigure, PlanRow
from tests.papers.year import FORMULA, LONG_NOTE, facts_of
from texts import papers as words


def sums(database: Database, months: range) -> dict[tuple[str, str], Decimal]:
    """(row, part) → what was reported in some months, added up from the answers alone."""
    from storage.tables import Submission

    query = (
        select(PlanRow.section, PlanRow.number, PlanFigure.part, Submission.month, Answer.value)
        .join(PlanFigure, PlanFigure.row_id == PlanRow.id)
        .join(Answer, Answer.figure_id == PlanFigure.id)
        .join(Submission, Submission.id == Answer.submission_id)
        .where(Answer.value.is_not(None))
    )
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    with database.read() as session:
        for section, number, part, month, value in session.execute(query):
            if month in months:
                found[f"{section}.{number}", part] += value
    return dict(found)


def test_it_says_every_figures_year_as_it_was_reported(year: Database) -> None:
    expected = sums(year, range(1, 13))
    book = load_workbook(io.BytesIO(workbook(facts_of(year))))
    sheet = book[words.BY_MONTH]
    head = [cell.value for cell in sheet[1]]
    total = head.index(words.TOTAL)
    said = {}
    for line, row in zip(facts_of(year).report.lines, sheet.iter_rows(min_row=2, values_only=True), strict=True):
        assert row[0] == line.indicator.code
        if line.indicator.kind == "count":
            said[line.indicator.code, line.indicator.part or ""] = Decimal(str(row[total]))
    assert said == {place: value for place, value in expected.items() if place in said}
    assert len(said) == 51


def test_it_prints_every_cell_of_its_tables(year: Database) -> None:
    facts = facts_of(year, "2025-quarter-2")
    book = load_workbook(io.BytesIO(workbook(facts)))
    compared = 0
    for table in paper(facts).tables:
        sheet = book[table.name]
        for down, row in enumerate(table.rows, 1):
            for across, cell in enumerate(row, 1):
                if cell is None:
                    continue
                wanted = cell.value
                if isinstance(wanted, Decimal):
                    wanted = int(wanted) if wanted == wanted.to_integral_value() else float(wanted)
                assert sheet.cell(down, across).value == (wanted or (0 if wanted == 0 else None)), (table.name, down)
                compared += 1
    assert compared > 1500


def test_it_keeps_what_looks_like_a_formula_as_text(year: Database) -> None:
    sheet = load_workbook(io.BytesIO(workbook(facts_of(year))))[words.FORM]
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert all(cell.data_type == "s" for cell in cells)
    assert any(FORMULA in cell.value for cell in cells)
    assert any(LONG_NOTE in cell.value for cell in cells)
    numbers = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "n" and cell.value is not None]
    assert len(numbers) > 200
    assert {cell.number_format for cell in numbers} <= {"#,##0", "#,##0.0##", "0.0%"}


def test_it_can_be_printed_at_once(year: Database) -> None:
    book = load_workbook(io.BytesIO(workbook(facts_of(year))))
    assert book.sheetnames == [words.FORM, words.BY_DEPARTMENT, words.BY_MONTH, words.MISSING, words.CHARTS]
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth == 1
        assert "&P" in sheet.oddFooter.right.text
        assert words.DRAFT in sheet.oddHeader.center.text  # nothing is approved in this year
    assert book[words.FORM].print_title_rows
    assert book[words.FORM].freeze_panes
    assert len(book[words.CHARTS]._charts) == 2


@pytest.mark.parametrize("span", ["2025-month-3", "2025-quarter-2", "2025-half-1", "2025-nine_months-1", "2025-year-1"])
def test_it_is_the_same_bytes_a_second_time(year: Database, span: str) -> None:
    assert workbook(facts_of(year, span)) == workbook(facts_of(year, span))


def test_it_writes_the_raw_numbers_as_csv_that_runs_nothing(year: Database) -> None:
    text = raw_csv(facts_of(year, "2025-month-3")).decode("utf-8-sig")
    lines = text.split("\r\n")
    assert lines[0].startswith("Band;Nomi;")
    assert any(FORMULA.replace('"', '""') in line and "'=HYPERLINK" in line for line in lines)
    march = sums(year, range(3, 4))
    shown = sum(Decimal(line.split(";")[-5].replace(",", ".")) for line in lines if line.startswith("IV.15;"))
    assert shown == march["IV.15", ""]
