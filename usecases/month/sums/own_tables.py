"""Somebody's own table with months in columns, taken for the one sum that their department is asked for."""

from collections.abc import Sequence

from plan.document.table.tables import Table
from plan.period import Month
from plan.typed.earlier.columns import OwnTable, own_table
from plan.typed.earlier.lines import TakenTable, take_table
from plan.typed.filled_form import FormCode
from usecases.month.months import reporting_year
from usecases.month.reporting import Report
from usecases.month.sums.adding import sum_of
from usecases.work import Work


def read_own_table(work: Work, tables: Sequence[Table]) -> tuple[OwnTable, TakenTable] | None:
    """What a file's tables say of the months of a sum that this person is asked for; None where they are asked for
    none, or the file has no table of months with a row of theirs. With a fault nothing is taken."""
    year = reporting_year(work)
    sums = [report for department in work.departments() if (report := sum_of(work, department, year)) is not None]
    if not sums:
        return None
    table = own_table(tables, year, min(2, sums[0].month.number))
    if table is None or (table.as_plan and work.directs):
        return None
    if table.fault:
        return table, TakenTable((), 0, 0)
    takes = [(report, _taken(work, report, table)) for report in sums]
    # Of several departments the one that still waits for numbers: the file can be sent again for the others.
    report, taken = max(takes, key=lambda take: (bool(take[1].own), len(take[0].asked) > len(take[0].answers)))
    return (table, taken) if taken.own else None


def _taken(work: Work, report: Report, table: OwnTable) -> TakenTable:
    def code_of(month: int) -> FormCode:
        return FormCode(report.department.id, Month(report.month.year, month), work.now)

    months = range(report.month.first, report.month.number + 1)
    return take_table(table, report.reported_by, report.plan.indicators, months, code_of)
