"""The sheet on which a workbook sets the departments side by side."""

from decimal import Decimal

from plan.progress.comparison import Compared, compare_departments
from plan.progress.paper import PaperFacts
from reports.content.table import Cell, Column, Row, Table
from texts.papers import comparison as words
from texts.papers.labels import department_name


def comparison_table(facts: PaperFacts) -> Table:
    """A line for each department: completion, part of shared rows, reports in time and late, returns."""
    columns = tuple(map(Column, (44, 11, 12, 12, 10, 16, 10, 10, 12, 12, 12)))
    head: Row = tuple(Cell(heading.plain(), "heading") for heading in words.HEADINGS)
    compared = compare_departments(facts.report, facts.board, facts.returns)
    rows = [_row(department, department_name(facts, department.department)) for department in compared]
    return Table(words.SHEET.plain(), columns, (head, *rows), 0, 1)


def _row(department: Compared, name: str) -> Row:
    return (
        Cell(name, "label"),
        Cell(Decimal(department.figures), "number"),
        Cell(department.completion, "share"),
        Cell(department.expected, "share"),
        Cell(Decimal(department.behind), "number"),
        Cell(department.contribution, "share"),
        Cell(Decimal(department.owed), "number"),
        Cell(Decimal(department.on_time), "number"),
        Cell(Decimal(department.late), "number"),
        Cell(Decimal(department.missing), "number"),
        Cell(Decimal(department.returns), "number"),
    )
