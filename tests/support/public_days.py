"""Days off that the state has not announced yet, in a test's database."""

from dataclasses import replace
from datetime import date

from plan.public_days import work_out
from storage.base import Session
from storage.public_days import keep_public_days


def estimate(session: Session, day: date) -> None:
    """Let a day be one of the year's days off by an estimate alone."""
    days = work_out(day.year)
    keep_public_days(session, {day.year: replace(days, off=days.off | {day}, estimated=days.estimated | {day})})
