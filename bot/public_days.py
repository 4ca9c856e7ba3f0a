"""Has the state's days off worked out by a process that ends, because what they need would stay in this one."""

import logging
import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime

from plan.public_days import PublicDays, from_json
from storage.database import Database
from storage.public_days import keep_public_days, years_missing, years_needed

logger = logging.getLogger(__name__)

CHILD: tuple[str, ...] = (sys.executable, "-m", "plan.public_days")
PATIENCE = 60
"""Seconds that the other process may take."""


def fill_public_days(database: Database, now: datetime) -> None:
    """Have every year that may be needed as rows; costs one question when they are there."""
    with database.read() as session:
        missing = years_missing(session, now.date())
    _keep(database, missing)


def refresh_public_days(database: Database, now: datetime) -> None:
    """Work all of them out again: a newer library may know days that were only estimated."""
    with database.read() as session:
        needed = years_needed(session, now.date())
    _keep(database, needed)


def _keep(database: Database, years: Iterable[int]) -> None:
    days = work_out_elsewhere(years)
    if not days:
        return
    with database.write() as session:
        changed = keep_public_days(session, days)
    if changed:
        logger.info("public days off are kept of %s", ", ".join(map(str, changed)))


def work_out_elsewhere(years: Iterable[int]) -> dict[int, PublicDays]:
    """The public days of these years; nothing when that process failed: each is then worked out where it is needed."""
    wanted = list(map(str, years))
    if not wanted:
        return {}
    try:
        done = subprocess.run([*CHILD, *wanted], capture_output=True, text=True, timeout=PATIENCE, check=True)  # noqa: S603
        return from_json(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        logger.warning("the public days off could not be worked out: %s", error)
        return {}
