"""The rows of a report as its review shows them."""

from handlers.visit import Visit
from texts.month.review import ReviewRow
from usecases.month import answering
from usecases.month.reporting import Report
from usecases.oversight.sight import sight_of_report


def reviewed_rows(visit: Visit, report: Report) -> list[ReviewRow]:
    """What stands in every row, and what looks odd; for whoever approves it also what it is held against."""
    answered, sights = report.answered, sight_of_report(visit.work, report)
    return [
        ReviewRow(
            indicator=row,
            answered=row.key in answered,
            value=report.value(row),
            note=report.answers[row.key].note if row.key in report.answers else "",
            files=report.files.get(row.key, 0),
            odd=answering.doubt_about_answer(visit.work, report, row),
            sight=sights.get(row.key),
        )
        for row in report.rows
    ]
