"""The state's days off as rows, so that a serving process need not work them out."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import delete, func, select

from plan.public_days import PublicDays
from storage.base import Session
from storage.database import lock_by_name
from storage.facts import read_public_days
from storage.tables import Plan, PublicDay


def years_needed(session: Session, today: date) -> range:
    """The years in which something may be due: those around today, and of every plan with the year after it."""
    oldest, newest = session.execute(select(func.min(Plan.year), func.max(Plan.year))).one()
    return range(min(today.year - 1, oldest or today.year), max(today.year + 2, newest or today.year) + 1)


def years_missing(session: Session, today: date) -> list[int]:
    """Those of them that are not kept yet."""
    kept = read_public_days(session)
    return [year for year in years_needed(session, today) if year not in kept]


def keep_public_days(session: Session, worked_out: Mapping[int, PublicDays]) -> list[int]:
    """Keep the days of whole years; returns the years that were not kept so before. Several processes that start
    together do this one after the other."""
    lock_by_name(session, "public days", 0)
    kept = read_public_days(session)
    changed = [year for year, days in worked_out.items() if kept.get(year) != days]
    for year in changed:
        of_year = PublicDay.day.between(date(year, 1, 1), date(year, 12, 31))
        session.execute(delete(PublicDay).where(of_year))
        days = worked_out[year]
        for day in sorted(days.off | days.working):
            session.add(PublicDay(day=day, working=day in days.working, estimated=day in days.estimated))
    session.flush()
    return changed
