"""What papers print beside the sums: every number and note as it was sent, and how new everything is."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from plan.progress.paper import Actual
from plan.rate import rate_or_number
from storage.base import Session
from storage.month.submissions import COUNTED
from storage.tables import Answer, HistoryEntry, Person, Submission

_TOLD = ("answer", "submission", "plan")


def actuals_of_year(session: Session, library_id: int, year: int) -> list[Actual]:
    """Everything that was said in the reports that count, by month and department."""
    query = (
        select(
            Answer.figure_id,
            Submission.department_id,
            Submission.month,
            Answer.value,
            Answer.numerator,
            Answer.denominator,
            Answer.note,
            Submission.status == "approved",
            Person.name,
            Answer.entered_at,
        )
        .join(Submission, Submission.id == Answer.submission_id)
        .outerjoin(Person, Person.id == Answer.entered_by)
        .where(Submission.library_id == library_id, Submission.year == year, Submission.status.in_(COUNTED))
        .order_by(Submission.month, Submission.department_id, Answer.figure_id)
    )
    return [_actual(*row) for row in session.execute(query)]


def _actual(
    figure: int,
    department: int,
    month: int,
    value: Decimal | None,
    part: Decimal | None,
    whole: Decimal | None,
    *about: Any,
) -> Actual:
    number = None if value is None else rate_or_number(value, part, whole)
    return Actual(figure, department, month, number, *about)


def data_at(session: Session, library_id: int, until: datetime | None = None) -> datetime | None:
    """When the library's newest number, approval or change of the plan was made; None when there is none."""
    query = select(func.max(HistoryEntry.at)).where(
        HistoryEntry.library_id == library_id, HistoryEntry.subject.in_(_TOLD)
    )
    if until is not None:
        query = query.where(HistoryEntry.at <= until)
    moment = session.scalar(query)
    return moment if moment is None or isinstance(moment, datetime) else None
