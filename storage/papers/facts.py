"""What papers print beside the sums: every number and note as it was sent, and how new everything is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from plan.progress.paper import Actual
from plan.rate import number_from_history, rate_or_number
from storage.base import Session
from storage.month.counted import Returned, returned_reports
from storage.month.submissions import COUNTED
from storage.tables import Answer, HistoryEntry, Person, Submission

_TOLD = ("answer", "submission", "plan")


def actuals_of_year(session: Session, library_id: int, year: int) -> list[Actual]:
    """Everything that was said in the reports that count, by month and department; of one that was returned, what it
    said when it was sent."""
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
            Submission.since,
        )
        .join(Submission, Submission.id == Answer.submission_id)
        .outerjoin(Person, Person.id == Answer.entered_by)
        .where(
            Submission.library_id == library_id, Submission.year == year, Submission.status.in_((*COUNTED, "returned"))
        )
        .order_by(Submission.month, Submission.department_id, Answer.figure_id)
    )
    said = [_actual(*row) for row in session.execute(query)]
    back = {(report.department, report.month): report for report in returned_reports(session, library_id, year)}
    if not back:
        return said
    people = session.execute(select(Person.id, Person.name).where(Person.library_id == library_id))
    names: dict[int, str] = dict(people.all())
    sent = (_as_sent(actual, back.get((actual.department, actual.month)), names) for actual in said)
    return [actual for actual in sent if actual is not None]


def _as_sent(actual: Actual, report: Returned | None, names: Mapping[int, str]) -> Actual | None:
    """What stands of an answer in a report that was returned; None of what was not in it when it was sent. Whoever has
    changed it since has not said this: then it is from whoever sent the report."""
    if report is None:
        return actual
    answer = report.said.get(actual.indicator)
    if answer is None:
        return None
    number, note = number_from_history(dict(answer)), answer.get("note") or ""
    if (number, note) != (actual.value, actual.note) and report.sent_at is not None:
        actual = replace(actual, by=names.get(report.sent_by or 0, ""), at=report.sent_at)
    return replace(actual, value=number, note=note, returned=True)


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
