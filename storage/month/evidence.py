"""Finding and keeping what was shown in support of a figure: photos, documents and links. Nothing is ever deleted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select, true

from plan.progress.paper import Evidence
from storage.base import Session
from storage.month.submissions import COUNTED
from storage.tables import Attachment, Submission

IMPOSSIBLE = "!"
"""How `stored` begins when no file can be made of an attachment; the reason follows. No path begins so."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An attachment with the department and month it belongs to."""

    attachment: Attachment
    submission: Submission


def attachments_beside(session: Session, submission_id: int, figure_id: int) -> Sequence[Attachment]:
    """What stands beside one figure of one report now, oldest first."""
    query = select(Attachment).where(Attachment.submission_id == submission_id, Attachment.figure_id == figure_id)
    return session.scalars(query.where(Attachment.removed_at.is_(None)).order_by(Attachment.id)).all()


def load_attachment(session: Session, library_id: int, attachment_id: int) -> Attachment | None:
    attachment = session.get(Attachment, attachment_id)
    return attachment if attachment is not None and attachment.library_id == library_id else None


def evidence_of_figure(session: Session, library_id: int, figure_id: int) -> list[Placed]:
    """What stands beside a figure in all months, by month and department."""
    query = (
        select(Attachment, Submission)
        .join(Submission, Submission.id == Attachment.submission_id)
        .where(Attachment.library_id == library_id, Attachment.figure_id == figure_id, Attachment.removed_at.is_(None))
        .order_by(Submission.month, Submission.department_id, Attachment.id)
    )
    return [Placed(*row) for row in session.execute(query)]


def evidence_of_year(session: Session, library_id: int, year: int, until: datetime | None = None) -> list[Evidence]:
    """What stands beside the figures that count in a year's report: what papers list. A link is listed with its
    address, because paper cannot be tapped.

    At a past moment `until`: what stood then beside the figures of every report, because which of them had been sent
    by then only the history knows.
    """
    counts: ColumnElement[bool] = Submission.status.in_((*COUNTED, "returned"))
    there: ColumnElement[bool] = Attachment.removed_at.is_(None)
    if until is not None:
        counts, there = true(), (Attachment.added_at <= until) & (there | (Attachment.removed_at > until))
    query = (
        select(Attachment, Submission)
        .join(Submission, Submission.id == Attachment.submission_id)
        .where(Submission.library_id == library_id, Submission.year == year, counts, there)
        .order_by(Submission.month, Submission.department_id, Attachment.figure_id, Attachment.id)
    )
    return [
        Evidence(attachment.figure_id, report.department_id, report.month, attachment.kind, _named(attachment))
        for attachment, report in session.execute(query)
    ]


def _named(attachment: Attachment) -> str:
    if attachment.kind != "link":
        return attachment.name
    return attachment.url if attachment.name in attachment.url else f"{attachment.name}: {attachment.url}"


def to_be_stored(session: Session, after: int, most: int) -> Iterable[Placed]:
    """Photos and documents of which no file has been made yet, from the one after a given id on."""
    query = (
        select(Attachment, Submission)
        .join(Submission, Submission.id == Attachment.submission_id)
        .where(
            Attachment.id > after,
            Attachment.stored == "",
            Attachment.kind != "link",
            Attachment.removed_at.is_(None),
        )
        .order_by(Attachment.id)
    )
    return [Placed(*row) for row in session.execute(query.limit(most))]
