"""A word typed at the review of a report: the rows that hold it. A number is an answer, and never looked for; but where
no question is open, the bare number of a row opens it, and one that several rows have shows them."""

from collections.abc import Sequence

from handlers.month.asking.reviewed import reviewed_rows
from handlers.month.screens import REVIEW, card_heading
from handlers.visit import Visit
from plan.indicator import Indicator
from plan.typed.rows.finding import is_number, rows_holding, rows_numbered, searched_words
from texts.month.asking.found import found_rows
from usecases.month.reporting import Report


def find_rows(visit: Visit, report: Report) -> bool:
    """Show the rows of the report in which every typed word stands; False where there are none, or a number was
    typed."""
    if not report.takes_answers or "\n" in visit.text or is_number(visit.text):
        return False
    return _show_found(visit, report, rows_holding(report.rows, searched_words(visit.text)))


def find_numbered(visit: Visit, report: Report) -> bool:
    """Show the rows of which a text is the number: the parts of one (`13`), those below it (`9`), or those of two
    sections (`4`); False where it is none or one, or is anything else."""
    numbered = rows_numbered(report.rows, visit.text)
    return len(numbered) > 1 and _show_found(visit, report, numbered)


def _show_found(visit: Visit, report: Report, found: Sequence[Indicator]) -> bool:
    keys = {row.key for row in found}
    if not keys:
        return False
    rows = [row for row in reviewed_rows(visit, report) if row.indicator.key in keys]
    visit.go(REVIEW, submission=report.submission.id)
    visit.show(found_rows(card_heading(report), visit.text, rows))
    return True
