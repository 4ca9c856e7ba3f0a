"""What an installation with a disk of its own needs beside the bot, whatever that bot does."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from bot.care.alerts import alerts_job
from bot.care.profile import profile_job
from bot.copies.nightly import NightlyCopies
from bot.disk import write_whole
from bot.program import Stage
from bot.public_days import refresh_public_days
from bot.settings import Settings
from scheduler import jobs
from scheduler.beat import Job
from scheduler.evidence import EvidenceCopies
from scheduler.nightly import NightlyWork
from storage.transport.inbox import prune_inbox
from storage.transport.outbox import prune_outbox


def upkeep_jobs(settings: Settings, stage: Stage) -> Sequence[Job]:
    """Copies of the database and of what was attached; and forgetting what is settled."""
    database, folder = stage.database, settings.evidence_dir

    def forget(before: datetime) -> None:
        with database.write() as session:
            prune_inbox(session, before)
            prune_outbox(session, before)

    copies = NightlyCopies(settings, stage)
    refresh = partial(refresh_public_days, database)
    work = NightlyWork(settings.timezone, copies=copies, forget=forget, refresh=refresh, threads=stage.threads)
    wanted = [jobs.nightly_job(work, stage.seconds), profile_job(stage.api)]
    if settings.operator_chat is not None:
        wanted.append(alerts_job(database, settings.operator_chat))
    if folder is None:
        return wanted
    evidence = EvidenceCopies(database, stage.threads, fetch=stage.api.download, store=partial(write_whole, folder))
    return [*wanted, jobs.evidence_copies(evidence)]
