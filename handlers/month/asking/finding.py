"""A word typed at the review of a report: the rows that hold it. A number is an answer, and never looked for."""

from handlers.month.asking.reviewed import reviewed_rows
from handlers.month.screens import REVIEW, card_heading
from handlers.visit import Visit
from plan.typed.rows.finding import is_number, rows_holding, searched_words
from texts.month.asking.found import found_rows
from usecases.month.reporting import Report


def find_rows(visit: Visit, report: Report) -> bool:
    """Show the rows of the report in which every typed word stands; False where there are none, or a number was
    typed."""
    if not report.takes_answers or "\n" in visit.text or is_number(visit.text):
        return False
    found = {row.key for row in rows_holding(report.rows, searched_words(visit.text))}
    if not found:
        return False
    rows = [row for row in reviewed_rows(visit, report) if row.indicator.key in found]
    visit.go(REVIEW, submission=report.submission.id)
    visit.show(found_rows(card_heading(report), visit.text, rows))
    return True
