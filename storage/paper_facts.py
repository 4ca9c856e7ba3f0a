"""What papers print around the figures: the notes that were written beside them, and how new everything is."""

from datetime import datetime

from sqlalchemy import func, select

from plan.paper import Remark
from storage.base import Session
from storage.submissions import COUNTED
from storage.tables import Answer, HistoryEntry, Submission

_TOLD = ("answer", "submission", "plan")


def remarks_of_year(session: Session, library_id: int, year: int) -> list[Remark]:
    """Every note beside a figure of the reports that count, by month and department."""
    query = (
        select(Answer.figure_id, Submission.department_id, Submission.month, Answer.note)
        .join(Submission, Submission.id == Answer.submission_id)
        .where(
            Submission.library_id == library_id,
            Submission.year == year,
            Submission.status.in_(COUNTED),
            Answer.note != "",
        )
        .order_by(Submission.month, Submission.department_id, Answer.figure_id)
    )
    return [Remark(*row) for row in session.execute(query)]


def data_at(session: Session, library_id: int, until: datetime | None = None) -> datetime | None:
    """When the library's newest number, approval or change of the plan was made; None when there is none."""
    query = select(func.max(HistoryEntry.at)).where(
        HistoryEntry.library_id == library_id, HistoryEntry.subject.in_(_TOLD)
    )
    if until is not None:
        query = query.where(HistoryEntry.at <= until)
    found = session.scalar(query)
    return found if found is None or isinstance(found, datetime) else None
