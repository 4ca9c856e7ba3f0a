"""Every job that the clock brings, by its name: what it does, and how often it is looked at."""

from collections.abc import Callable
from functools import partial

from notices.reminders import reminder_message
from scheduler.beat import Job
from scheduler.evidence import EvidenceCopies
from scheduler.nightly import NightlyWork
from scheduler.pace import SECONDS
from scheduler.papers import AT_ONCE, PaperMaker
from usecases.database import Database
from usecases.reminders import reminding

ORDERS_SECONDS = 5.0
"""Orders of our own process wake the maker; those of others are only seen by looking."""


def reminders_job(database: Database, seconds: float = SECONDS) -> Job:
    """Remind everybody who owes something that is due."""
    return Job("reminders", seconds, partial(reminding.remind_all_libraries, reminder_message, database))


def papers_job(maker: PaperMaker, ordered: list[Callable[[], None]]) -> Job:
    """Make what was ordered; `ordered` are the listeners of orders."""
    return Job("papers", ORDERS_SECONDS, maker.make_waiting, at_once=AT_ONCE, woken_by=ordered)


def evidence_copies(copies: EvidenceCopies) -> Job:
    """Copy what was attached to figures into the library's own folder."""
    return Job("evidence copies", SECONDS, copies.copy_waiting)


def nightly_job(work: NightlyWork, seconds: float = SECONDS) -> Job:
    """Copy the database and forget what is settled, once a night."""
    return Job("nightly work", seconds, work.tend)
