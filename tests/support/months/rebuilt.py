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
    for one in session.scalars(select(Submission)):
        then.reports[one.id] = ReportThen(
            one.id, one.department_id, one.year, one.month, one.status,
            one.opened_at, one.submitted_at, one.submitted_by, one.approved_at, one.approved_by,
        )  # fmt: skip
    for said in session.scalars(select(Answer)):
        then.answers[said.submission_id, said.figure_id] = AnswerThen(
            said.submission_id, said.figure_id, said.state, said.value, said.note, said.entered_by, said.entered_at
        )
    return then


def told(session: Session, library: int, until: datetime | None = None) -> Then:
    """The same from the history and nothing else; what the tables do not keep is left out."""
    then = replay(history.of_reports(session, library, 2025, until))
    then.reports = {key: replace(one, until=None) for key, one in then.reports.items()}
    then.answers = {key: replace(one, instead_of=None) for key, one in then.answers.items()}
    return then
