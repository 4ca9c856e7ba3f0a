"""The province's own form: the marked cells get their figures, and everything else stays byte for byte."""

import json
from decimal import Decimal

import pytest

from plan.marks.rows import marked_as
from plan.progress.paper import PaperFacts
from reports.own_form.filling import fill_form
from reports.own_form.package import opened
from reports.own_form.workbook import read_workbook
from storage.database import Database
from tests.support.own_forms.comparing import changed_cells, changed_parts, parts_of, sheet_of
from tests.support.own_forms.made import Form, Named, made_up, provinces_form
from tests.support.papers.sums import answered, promised, with_totals
from tests.support.papers.year import facts_of

READERS = Decimal(16069)


@pytest.fixture(scope="module")
def facts(year: Database) -> PaperFacts:
    return facts_of(year, "2025-year-1")


@pytest.fixture(scope="module")
def sums(year: Database) -> dict[tuple[int, ...], dict[tuple[str, str], Decimal]]:
    """Months → what the answers alone come to in them."""
    base, _ = promised(year)["IV.13", "jami"]
    spans = {tuple(range(first, last + 1)) for first in range(1, 13) for last in range(first, 13)}
    wanted = {months: with_totals(answered(year, months)) for months in spans}
    for months, numbers in wanted.items():  # a stock stands where it has come to by the end of the time
        whole = wanted[tuple(range(1, months[-1] + 1))]
        if ("IV.13", "jami") in numbers:
            numbers["IV.13", "jami"] = (base or Decimal(0)) + whole["IV.13", "yangi"]
    return wanted


def named_rows(facts: PaperFacts) -> list[Named]:
    rows = [line.indicator for line in facts.report.lines]
    return [(row.code, row.part or "", row.name, marked_as(row)) for row in rows]


def check(form: Form, facts: PaperFacts, sums: dict[tuple[int, ...], dict[tuple[str, str], Decimal]]) -> bytes:
    filled = fill_form(form.content, form.chosen, facts)
    assert filled.troubles == []
    sheets = read_workbook(opened(form.content)).parts
    assert changed_parts(form.content, filled.content) <= set(sheets.values())
    old, new = parts_of(form.content), parts_of(filled.content)
    for sheet, part in sheets.items():
        cells, emptied = changed_cells(old[part], new[part])
        assert emptied == {cell for where, cell in form.formulas if where == sheet}
        wanted = {cell: place for (where, cell), place in form.wanted.items() if where == sheet}
        values = sheet_of(filled.content, sheet)
        assert {cell: values[cell].value for cell in wanted} == {
            cell: _expected(sums, *place) for cell, place in wanted.items()
        }
        marked = {cell.coordinate for row in sheet_of(form.content, sheet) for cell in row if "{{" in str(cell.value)}
        assert cells <= marked | set(wanted) | {cell for where, cell in form.others if where == sheet}
        assert marked <= cells
        assert not any("{{" in str(cell.value) for row in values for cell in row)
    return filled.content


def _expected(
    sums: dict[tuple[int, ...], dict[tuple[str, str], Decimal]], code: str, part: str, months: tuple[int, ...]
) -> object:
    value = sums[months].get((code, part))
    return None if value is None else json.loads(f"{value:f}")


def test_it_fills_a_form_with_merged_cells_formulas_a_chart_and_two_sheets(
    facts: PaperFacts, sums: dict[tuple[int, ...], dict[tuple[str, str], Decimal]]
) -> None:
    filled = check(provinces_form(), facts, sums)
    first, second = sheet_of(filled, "Kutubxona faoliyati"), sheet_of(filled, "Jamlanma & izoh")
    assert first["A1"].value == f"{facts.library}: 2025-yil hisoboti"
    assert (first["C3"].value, first["D3"].value) == ("Reja", "I chorak")
    assert first["C4"].value == 118_500
    assert first["F4"].value == "=E4/C4"
    line = next(line for line in facts.report.lines if line.indicator.code == "IV.14")
    assert line.completion is not None
    assert second["B3"].value == pytest.approx(float(line.completion), abs=1e-6)
    assert second["B4"].value == pytest.approx(float(line.completion * 100), abs=0.051)
    assert second["B1"].value.date() == facts.report.today
    assert second["A6"].value.endswith("nafar")


@pytest.mark.parametrize("seed", range(12))
def test_it_fills_forms_that_nobody_has_drawn(
    seed: int, facts: PaperFacts, sums: dict[tuple[int, ...], dict[tuple[str, str], Decimal]]
) -> None:
    check(made_up(seed, named_rows(facts)), facts, sums)
