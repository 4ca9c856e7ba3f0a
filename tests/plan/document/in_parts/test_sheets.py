"""Sheets that are the months, quarters or half-years of one plan: asked once, and read as its parts."""

import io
from collections.abc import Mapping

import openpyxl
import pytest

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.document.table.tables import Table
from reports.read.plan_file import read_tables
from tests.support.plans.written_plans import SECTION, TITLE, fill_sheet

HEADING = "№ | Ko'rsatkich nomi | O'lchov birligi | 2026-yil (reja) | Muddati | Mas'ul"
MONTHS = ["Yanvar", "Fevral", "Mart", "Aprel", "May", "Iyun", "Iyul", "Avgust", "Sentabr", "Oktabr", "Noyabr", "Dekabr"]
QUARTERS = ["1-chorak", "2-chorak", "3-chorak", "4-chorak"]
QUESTION = "plan:sheets_of_a_year"


def book(sheets: Mapping[str, list[tuple[str, str]]], heading: str = HEADING) -> list[Table]:
    """`sheets`: by its name the works of a sheet, each with its figure."""
    made = openpyxl.Workbook()
    assert made.active is not None
    made.remove(made.active)
    for name, works in sheets.items():
        rows = [f"{at}. | {work} | nusxa | {plan} | {name} | A xizmati" for at, (work, plan) in enumerate(works, 1)]
        fill_sheet(made.create_sheet(name), [heading, *rows], (TITLE, SECTION))
    kept = io.BytesIO()
    made.save(kept)
    return read_tables(kept.getvalue(), "reja.xlsx")


def works(*plans: object) -> list[tuple[str, str]]:
    return [(name, str(plan)) for name, plan in zip(("Kitob berish", "Tashrif", "Xarid"), plans, strict=False)]


def shown(document: PlanDocument) -> list[tuple[str, str, str, str]]:
    return [
        (figure.code, str(figure.target), str(figure.window), str(figure.schedule or "")) for figure in document.figures
    ]


def test_quarters_are_the_parts_of_the_year() -> None:
    tables = book({name: works(7 * at, 30) for at, name in enumerate(QUARTERS, 1)})
    (doubt,) = read_plan(tables).doubts
    assert (doubt.code, doubt.required, [choice.id for choice in doubt.choices]) == (
        "sheets_of_a_year", True, ["split", "apart"],
    )  # fmt: skip
    read = read_plan(tables, {QUESTION: "split"})
    assert read.loadable
    assert shown(read) == [
        ("I.1", "70", "months 1-12", "quarters 7 14 21 28"),
        ("I.2", "120", "months 1-12", "quarters 30 30 30 30"),
    ]


def test_so_are_months_and_half_years() -> None:
    months = book({name: works(at) for at, name in enumerate(MONTHS, 1)})
    assert shown(read_plan(months, {QUESTION: "split"})) == [
        ("I.1", "78", "months 1-12", "months 1 2 3 4 5 6 7 8 9 10 11 12")
    ]
    halves = book(
        {"I yarim yillik": works(40), "II yarim yillik": works(60)}, HEADING.replace("2026-yil (reja)", "Reja")
    )
    assert shown(read_plan(halves, {QUESTION: "split"})) == [("I.1", "100", "months 1-12", "halves 40 60")]


def test_the_same_figures_in_every_quarter_are_not_one_page_printed_again() -> None:
    tables = book({name: works(25, 5) for name in QUARTERS})
    assert [doubt.code for doubt in read_plan(tables).doubts] == ["sheets_of_a_year"]
    assert [row[1] for row in shown(read_plan(tables, {QUESTION: "split"}))] == ["100", "20"]


def test_a_row_of_some_quarters_is_due_in_these() -> None:
    sheets = {name: works(10, "" if at % 2 else 5) for at, name in enumerate(QUARTERS)}
    first, second = shown(read_plan(book(sheets), {QUESTION: "split"}))
    assert (first[1], first[2]) == ("40", "months 1-12")
    assert (second[1], second[2]) == ("10", "due 3,9")


@pytest.mark.parametrize("answer", ["", "split"])
def test_every_row_of_every_sheet_is_counted(answer: str) -> None:
    tables = book({name: works(at, 3) for at, name in enumerate(QUARTERS, 1)})
    tally = read_plan(tables, {QUESTION: answer}).tally
    assert sum(tally.values()) == sum(len(table.rows) for table in tables)
    assert (tally["read"], tally["continuation"], tally["heading"]) == (2, 6, 4)


@pytest.mark.parametrize(
    "sheets",
    [
        {name: works(at) for at, name in enumerate(MONTHS[:3], 1)},
        {"Yillik": works(10), **{name: works(at) for at, name in enumerate(QUARTERS, 1)}},
        {"Abonement": works(4), "Bolalar": works(5)},
    ],
)
def test_sheets_that_make_no_year_are_no_parts(sheets: dict[str, list[tuple[str, str]]]) -> None:
    document = read_plan(book(sheets))
    assert "sheets_of_a_year" not in [doubt.code for doubt in document.doubts]
    assert not document.loadable


def test_a_part_that_is_chosen_alone_is_asked_to_be_the_whole_year() -> None:
    tables = book({name: works(at, 2) for at, name in enumerate(MONTHS[:3], 1)})
    document = read_plan(tables, {"plan:which_table": "2"})
    assert "title_of_part" in [doubt.code for doubt in document.doubts]
