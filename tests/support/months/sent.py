"""Months that departments have sent, written straight into the database."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from storage.base import Session
from storage.tables import Answer, Submission
from tests.support.people.cast import NILUFAR, Cast

Place = tuple[str, str, str]


def send_months(
    session: Session,
    cast: Cast,
    department: str,
    numbers: Mapping[Place, Mapping[int, int]],
    at: datetime,
    *,
    year: int = 2025,
    status: str = "approved",
) -> None:
    """A department's reports of a year: for each figure its months (1–12) and their numbers."""
    by = cast.people[NILUFAR].id
    for month in sorted({month for months in numbers.values() for month in months}):
        sent = Submission(
            library_id=cast.library.id,
            department_id=cast.departments[department].id,
            year=year,
            month=month,
            status=status,
            opened_at=at,
            submitted_at=at,
            submitted_by=by,
        )
        session.add(sent)
        session.flush()
        session.add_all(
            Answer(
                library_id=sent.library_id,
                submission_id=sent.id,
                figure_id=cast.figures[place],
                state="given",
                value=Decimal(months[month]),
                entered_by=by,
                entered_at=at,
            )
            for place, months in numbers.items()
            if month in months
        )
