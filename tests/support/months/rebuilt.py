"""Reports and answers as the tables hold them, and as the history tells them, of 2025."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from plan.progress.replay import AnswerThen, ReportThen, Then, replay
from storage.base import Session
from storage.oversight import history
from storage.tables import Answer, Submission


def tables(session: Session) -> Then:
    """What stands in the tables, in the shape in which the history tells it."""
    then = Then()
    for submission in session.scalars(select(Submission)):
        then.reports[submission.id] = ReportThen(
            submission.id, submission.department_id, submission.year, submission.month, submission.status,
            submission.opened_at, submission.submitted_at, submission.submitted_by, submission.approved_at,
            submission.approved_by,
        )  # fmt: skip
    for answer in session.scalars(select(Answer)):
        then.answers[answer.submission_id, answer.figure_id] = AnswerThen(
            answer.submission_id,
            answer.figure_id,
            answer.state,
            answer.value,
            answer.note,
            answer.entered_by,
            answer.entered_at,
        )
    return then


def replayed(session: Session, library: int, until: datetime | None = None) -> Then:
    """The same from the history and nothing else; what the tables do not keep is left out."""
    then = replay(history.history_of_reports(session, library, 2025, until))
    then.reports = {key: replace(report, until=None) for key, report in then.reports.items()}
    then.answers = {key: replace(answer, instead_of=None) for key, answer in then.answers.items()}
    return then
