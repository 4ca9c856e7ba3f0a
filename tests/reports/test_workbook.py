"""The workbook as an office gets it: text stays text, a number is a number, and all of it can be printed at once."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from openpyxl.utils import range_boundaries

from plan.period import Month, Span
from plan.progress.paper import PaperFacts
from plan.typed.filled_form import FormCode, FormFacts
from reports.content.form import A3, plan_form_table
from reports.content.table import Table, goes_on
from reports.content.tables import department_table, file_stem, month_table, paper_tables, raw_csv
from reports.excel.form import form_workbook
from reports.excel.heights import row_heights
from reports.excel.pages import page_ends, page_of
from reports.excel.workbook import paper_workbook
from storage.database import Database
from tests.support.papers.margins import margin_text
from tests.support.papers.reading import book_of, is_ruled, sheet_of
from tests.support.papers.sums import answered
from tests.support.papers.year import FORMULA, LONG_NOTE, MARKUP, SPANS, facts_of
from texts.papers import comparison
from texts.papers import labels as words


def test_it_keeps_what_looks_like_a_formula_as_text(year: Database) -> None:
    """What the heads have noted is for the library: it stands in the sheet of departments, not in the form."""
    notes = sheet_of(paper_workbook(facts_of(year)), words.BY_DEPARTMENT.plain())
    form = sheet_of(paper_workbook(facts_of(year)), words.FORM.plain())
    cells = [cell for row in notes.iter_rows() for cell in row if isinstance(cell.value, str)]
    cells += [cell for row in form.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert not any(LONG_NOTE in str(cell.value) for row in form.iter_rows() for cell in row)
    assert all(cell.data_type == "s" for cell in cells)
    for text in (FORMULA, LONG_NOTE, MARKUP, "+5 ta qo'shimcha", "@eslatma"):
        assert any(text in str(cell.value) for cell in cells), text


def test_it_has_numbers_as_numbers_with_their_thousands_grouped(year: Database) -> None:
    for sheet in book_of(paper_workbook(facts_of(year))).worksheets:
        numbers = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)]
        assert all(cell.data_type == "n" for cell in numbers)
        formats = {cell.number_format for cell in numbers}
        assert formats <= {"#,##0", "#,##0.0##", "0.0%", "0.0", "General"}
        assert "General" not in formats or sheet.title == words.MISSING.plain()  # its lines are counted there
    form = sheet_of(paper_workbook(facts_of(year)), words.FORM.plain())
    assert sum(isinstance(cell.value, int | float) for row in form.iter_rows() for cell in row) > 400


def test_it_can_be_printed_at_once(year: Database) -> None:
    book = book_of(paper_workbook(facts_of(year)))
    assert book.sheetnames == [
        words.FORM.plain(),
        words.BY_DEPARTMENT.plain(),
        comparison.SHEET.plain(),
        words.BY_MONTH.plain(),
        words.MISSING.plain(),
        words.CHARTS.plain(),
    ]
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        wide, high = (
            1 if pages is None else pages for pages in (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight)
        )
        assert (wide, high) == (1, 1 if sheet.title == words.CHARTS.plain() else 0)  # a single page need not be said
        assert "&P" in margin_text(sheet.oddFooter, "right")
        of_the_library = sheet.title != words.FORM.plain()  # what goes to the province names no edition
        assert ("1-tahrir" in margin_text(sheet.oddFooter, "left")) == of_the_library
        texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        assert all(cell.alignment.wrap_text for cell in texts)
    head = plan_form_table(facts_of(year)).head_to
    assert book[words.FORM.plain()].print_title_rows == f"${head - 1}:${head}"
    assert book[words.FORM.plain()].freeze_panes == f"C{head + 1}"
    assert (
        book[words.BY_DEPARTMENT.plain()].print_title_rows == book[words.BY_MONTH.plain()].print_title_rows == "$1:$1"
    )
    assert book[words.BY_DEPARTMENT.plain()].freeze_panes
    assert book[words.BY_MONTH.plain()].freeze_panes == "C2"


def test_it_prints_an_ampersand_below_every_page(year: Database) -> None:
    """It begins a code there, so that "A & B" would lose its middle."""
    at = datetime(2025, 4, 1, tzinfo=UTC)
    empty = FormFacts(FormCode(3, Month(2025, 3), at), "A & B", "Abonement", ())
    (sheet,) = book_of(form_workbook(empty, at)).worksheets
    assert margin_text(sheet.oddFooter, "left") == "A && B"
    for who, printed in (("Karimova & o'g'li", "Karimova && o'g'li"), ("&" * 400, "&&")):
        for sheet in book_of(paper_workbook(replace(facts_of(year), asked_by=who))).worksheets[1:]:
            footer = margin_text(sheet.oddFooter, "left")
            assert printed in footer
            assert footer.count("&") % 2 == 0, "a code is cut in half"
            assert len(footer) < 255


def test_it_draws_the_borders_of_every_cell_of_the_form(year: Database) -> None:
    table = plan_form_table(facts_of(year))
    sheet = sheet_of(paper_workbook(facts_of(year)), words.FORM.plain())
    drawn = 0
    for down, row in enumerate(sheet.iter_rows(), 1):
        for cell in row[: len(table.columns)] if is_ruled(table.rows[down - 1]) else ():
            if cell.coordinate not in sheet.merged_cells:  # a joined cell has its lines around all of it
                lines = (cell.border.left, cell.border.right, cell.border.top, cell.border.bottom)
                assert [line.style for line in lines if line] == ["thin"] * 4
                drawn += 1
    assert drawn > 700


def test_it_joins_no_cells_of_a_figure(year: Database) -> None:
    """Whoever copies the rows into a sheet of their own gets one figure a row, and the plan's numbers in order."""
    table = plan_form_table(facts_of(year))
    sheet = sheet_of(paper_workbook(facts_of(year)), words.FORM.plain())
    for area in sheet.merged_cells.ranges:
        is_band = area.min_col == 1 and area.max_col == len(table.columns)
        assert is_band or area.max_row <= table.head_to, area.coord
    assert not any(dimension.hidden for dimension in sheet.row_dimensions.values())


@pytest.mark.walk
@pytest.mark.parametrize("span", SPANS)
def test_it_ends_no_page_below_a_title_or_inside_a_row(year: Database, span: str) -> None:
    """And no page has one row: what is below the table stands with its last three."""
    facts = facts_of(year, span)
    tables = [plan_form_table(facts), plan_form_table(facts, A3), *own_sheets(facts)]
    for table in tables:
        heights = row_heights(table)
        page = page_of(table, draft=True)
        ends = page_ends(table, heights, page)
        assert ends == sorted(set(ends))
        for end in ends:
            assert not goes_on(table.rows[end])
            above = table.rows[end - 1][0]
            assert above is None or above.meaning != "section"
        begins = [table.head_to, *ends, len(table.rows)]
        assert min(later - earlier for earlier, later in pairwise(begins)) > 1
        last = table.rows[ends[-1] :] if ends else table.rows
        assert sum(is_ruled(row) for row in last) >= 3


@pytest.mark.parametrize("times", [1, 1.2, 1.5])
def test_a_form_that_is_wider_than_its_page_is_printed_smaller_and_has_more_rows_on_it(
    year: Database, times: float
) -> None:
    table = plan_form_table(facts_of(year, "2025-year-1"))
    heights, page = row_heights(table), page_of(table, draft=False)
    wide = replace(table, columns=tuple(replace(column, width=column.width * times) for column in table.columns))
    begins = [table.head_to, *page_ends(wide, heights, page), len(table.rows)]
    heads = sum(heights[table.head_from : table.head_to])
    fullest = max(heads + sum(heights[first:end]) for first, end in pairwise(begins))
    room = (page.high - page.above - page.below) * 72 / 25.4
    assert room * times * 0.85 < fullest <= room * times


def own_sheets(facts: PaperFacts) -> list[Table]:
    """The sheets that are for the library itself, all but the charts."""
    return [table for table in paper_tables(facts).tables[1:] if not table.one_page]


def page_ends_of(table: Table) -> list[int]:
    return page_ends(table, row_heights(table), page_of(table, draft=True))


def test_it_begins_a_department_on_the_next_page_only_if_this_one_is_too_short(year: Database) -> None:
    table = department_table(facts_of(year))
    heights, ends = row_heights(table), page_ends_of(table)
    parts = [1, *table.breaks, len(table.rows)]
    whole = [sum(heights[first:end]) for first, end in pairwise(parts)]
    assert 3 <= len(ends) + 1 < len(parts)  # fewer pages than departments
    longest = max(sum(heights[first:end]) for first, end in pairwise([1, *ends, len(table.rows)]))
    for first, high in zip(parts, whole, strict=False):
        torn = [end for end in ends if first < end < first + 1]
        assert not torn or high > longest


def test_it_colours_only_months_that_differ(year: Database) -> None:
    """Each row by itself; a single number, or the same each time, is no more than any other."""
    facts = facts_of(year)
    table = month_table(facts)
    sheet = sheet_of(paper_workbook(facts), words.BY_MONTH.plain())
    areas = sorted(range_boundaries(str(area.sqref)) for area in sheet.conditional_formatting)
    differing = [
        down
        for down, row in enumerate(table.rows, 1)
        if len({cell.value for cell in row[3:15] if cell is not None and cell.meaning == "number"} - {None, 0}) > 1
    ]
    assert areas == [(4, down, 15, down) for down in differing]
    assert 20 < len(areas) < 54


def cell_range(formula: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a whole `sheet!cells`."""
    left, top, right, bottom = (int(bound or 0) for bound in range_boundaries(formula.split("!")[1]))
    return left, top, right, bottom


def test_it_draws_charts_that_an_office_can_edit_from_its_own_cells(year: Database) -> None:
    facts = facts_of(year)
    sheet = sheet_of(paper_workbook(facts), words.CHARTS.plain())
    sections, departments = len(facts.report.by_section), len(facts.report.by_department)
    assert len(sheet._charts) == 2  # type: ignore[attr-defined]
    for chart, count in zip(sheet._charts, (sections, departments), strict=True):  # type: ignore[attr-defined]
        for series in chart.series:
            _, top, _, bottom = cell_range(series.val.numRef.f)
            assert bottom - top + 1 == count
        labels = chart.series[0].dLbls
        assert [bool(labels.showVal), bool(labels.showSerName), bool(labels.showCatName)] == [True, False, False]


def test_it_names_the_file_by_library_span_and_day(year: Database) -> None:
    names = [file_stem(facts_of(year, span)) for span in SPANS]
    assert names == [
        "Qorgontepa_AKM_filiallar_2025-mart_2026-01-12",
        "Qorgontepa_AKM_filiallar_2025-II-chorak_2026-01-12",
        "Qorgontepa_AKM_filiallar_2025-I-yarim-yillik_2026-01-12",
        "Qorgontepa_AKM_filiallar_2025-9-oy_2026-01-12",
        "Qorgontepa_AKM_filiallar_2025-yil_2026-01-12",
    ]


def test_it_writes_the_raw_numbers_as_csv_that_runs_nothing(year: Database) -> None:
    facts = facts_of(year, "2025-quarter-1")
    text = raw_csv(facts).decode("utf-8-sig")
    head, *lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert head == [heading.plain() for heading in words.RAW_HEAD]
    assert not any(cell[:1] in "=+-@" for line in lines for cell in line if cell)
    notes = {line[head.index(words.NOTE.plain())] for line in lines}
    assert {f"'{FORMULA}", "'+5 ta qo'shimcha", "'@eslatma", LONG_NOTE, MARKUP} <= notes
    sums: dict[tuple[str, str], Decimal] = {}
    parts = {(line.indicator.code, words.row_title(line.indicator)): line.indicator.part for line in facts.report.lines}
    for line in lines:
        if value := line[head.index(words.VALUE.plain())]:
            place = (line[0], parts[line[0], line[1]] or "")
            sums[place] = sums.get(place, Decimal(0)) + Decimal(value.replace(",", "."))
    assert sums == answered(year, range(1, 4))
    unknown = [line for line in lines if line[0] == "IV.16" and line[head.index(words.MONTH.plain())] == "2025-02"]
    assert [line[head.index(words.VALUE.plain())] for line in unknown] == [""]  # nobody knew, which is not 0
    for line in lines:
        assert date.fromisoformat(line[head.index(words.MONTH.plain())] + "-01") in {
            month.first_day for month in Span.parse("2025-quarter-1").months
        }
        assert datetime.fromisoformat(line[head.index(words.WHEN.plain())]).year == 2025
