"""What stands in a year's report. A report that was returned counts as it was sent until it is sent again: what its
people are putting right meanwhile is nobody's number yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select

from plan.progress.tally import Reported
from plan.rate import number_from_history
from storage.base import Session
from storage.month.submissions import COUNTED, REPORTED, reported_row
from storage.prepared import Prepared
from storage.tables import Answer, Return, Submission

_submissions = Submission.metadata.tables["submissions"].c
_answers = Answer.metadata.tables["answers"].c
_COUNTED = Prepared(
    select(*REPORTED)
    .where(_submissions.id == _answers.submission_id, _answers.value.is_not(None))
    .where(_submissions.library_id == bindparam("library"), _submissions.year == bindparam("year"))
    .where(or_(*(_submissions.status == status for status in COUNTED)))
)
_RETURNED = (
    select(Submission, Return.before)
    .join(Return, Return.submission_id == Submission.id)
    .where(Submission.library_id == bindparam("library"), Submission.year == bindparam("year"))
    .where(Submission.status == "returned", Return.settled_at.is_(None))
    .order_by(Submission.month, Submission.department_id, Return.id)
)


@dataclass(frozen=True, slots=True)
class Returned:
    """A report that was returned and not sent again, as it was when it was returned."""

    submission: int
    department: int
    month: int
    sent_by: int | None
    sent_at: datetime | None
    said: Mapping[int, Mapping[str, Any]]
    """Figure id → its answer, as the history keeps answers."""
    since: int = 0
    """The first month of a sum that it is; 0 of a month's own report."""

    def numbers(self) -> list[Reported]:
        """Its numbers, with the status that says where it is."""
        known = ((figure, number_from_history(dict(answer))) for figure, answer in self.said.items())
        return [
            Reported(figure, self.department, self.month, number, "returned", self.since)
            for figure, number in known
            if number is not None
        ]


def returned_reports(session: Session, library_id: int, year: int) -> list[Returned]:
    """Every report of a year that was returned and not sent again."""
    rows = session.execute(_RETURNED, {"library": library_id, "year": year})
    return [
        Returned(
            report.id,
            report.department_id,
            report.month,
            report.submitted_by,
            report.submitted_at,
            {int(figure): answer for figure, answer in before.items() if answer is not None},
            report.since,
        )
        for report, before in rows
    ]


def counted_values(session: Session, library_id: int, year: int) -> list[Reported]:
    """Every figure that stands in the year's report."""
    session.flush()
    sent = [reported_row(row) for row in _COUNTED.rows(session, {"library": library_id, "year": year})]
    back = returned_reports(session, library_id, year)
    return [*sent, *(number for report in back for number in report.numbers())]


def counted_of_figure(session: Session, library_id: int, year: int, figure: int) -> list[Reported]:
    """The same of one figure."""
    return [number for number in counted_values(session, library_id, year) if number.indicator == figure]
