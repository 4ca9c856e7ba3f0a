"""Hisobot without a token: a local Telegram in a thread, the demo library in it, and the bot between them."""

import dataclasses
import shutil
import sys
import time
from argparse import Namespace
from datetime import datetime
from functools import partial
from pathlib import Path
from secrets import randbelow, token_hex

from bot import process
from bot.demo import START, build_demo, demo_plan_year, seat_players
from bot.opening import prepared_database
from bot.service import Pace
from bot.settings import Settings
from bot.trouble import Unusable, disk_trouble, naming_the_place, system_words
from bot.wiring import hisobot_program
from sandbox.clock import Clock
from sandbox.sandbox import Sandbox
from sandbox.server import start_in_thread
from storage.database import Database
from storage.transport.inbox import last_polled
from texts.operator import refusals as words
from usecases.reminders.reminding import next_reminder

FOLDER = Path("data")
BEAT_SECONDS = 1.0
"""The clock here is moved by hand, and whoever moves it wants to see what it brings."""
SINCE_2025 = 1_735_689_600
MESSAGES_A_SECOND = 20
"""More than the bot sends, on the mean, between two starts."""


def serve_demo(settings: Settings, given: Namespace) -> int:
    """Serve the demo until stopped."""
    return run_sandbox(settings, fresh=given.fresh)


def run_sandbox(settings: Settings, *, fresh: bool = False) -> int:
    """Serve the demo until stopped; `fresh` forgets what was tried before. Returns the exit code."""
    file = FOLDER / "sandbox.db"
    chosen = dataclasses.replace(
        settings,
        database_url=f"sqlite:///{file}",
        backup_dir=FOLDER / "sandbox-backups",
        webhook_url=None,
        operator_chat=None,
    )
    try:
        with naming_the_place(chosen.database_url):
            return _run(chosen, file, fresh=fresh)
    except Unusable as trouble:
        print(words.SANDBOX_TROUBLE.plain(what=trouble.what, advice=words.BEGIN_ANEW.plain()), file=sys.stderr)
        return 1


def _run(chosen: Settings, file: Path, *, fresh: bool) -> int:
    with process.sole_process(chosen):
        if fresh:
            _forget(file)
        start = _where_it_ended(chosen)
    # The local Telegram starts anew each time, but our database remembers. So the bot is a new one, and messages
    # are numbered on from the moment of the start: nothing new is mistaken for something of an earlier start, which
    # has not sent more than so many messages in each second since.
    token = f"{100_000 + randbelow(900_000)}:TEST-{token_hex(16)}"
    sandbox = Sandbox(token, clock=Clock(start))
    sandbox.bot(None).last_message_id = MESSAGES_A_SECOND * int(time.time() - SINCE_2025)
    try:
        running = start_in_thread(sandbox, port=chosen.sandbox_port)
    except OSError as error:
        print(words.SANDBOX_PORT.plain(port=str(chosen.sandbox_port), why=system_words(error)), file=sys.stderr)
        return 1
    try:
        process.serve_bot(
            dataclasses.replace(chosen, telegram_api_url=running.url),
            token,
            hisobot_program,
            clock=sandbox.clock.now,
            pace=Pace(beat_seconds=BEAT_SECONDS),
            at_start=lambda database, username, clock: _furnish(database, sandbox, running.url),
        )
    finally:
        running.stop()
    return 0


def _where_it_ended(settings: Settings) -> datetime:
    """The library's time goes on where it was left, or what was reported since would lie in the future."""
    database = prepared_database(settings)
    try:
        with database.read() as session:
            return max(START, last_polled(session) or START)
    finally:
        database.close()


def _furnish(database: Database, sandbox: Sandbox, url: str) -> None:
    sandbox.jumps["next_reminder"] = partial(next_reminder, database)
    if demo_plan_year(database) is None:
        build_demo(database)
    seat_players(sandbox)
    print(f"\n  {words.SANDBOX_READY.plain(url=f'{url}/')}\n", flush=True)


def _forget(file: Path) -> None:
    try:
        for path in file.parent.glob(f"{file.name}*"):
            if path.is_dir():
                shutil.rmtree(path)  # what was there before a copy was put back
            elif path.suffix != ".lock":
                path.unlink()
    except OSError as error:
        raise disk_trouble(f"sqlite:///{file}", error) from error
    shutil.rmtree(file.parent / "sandbox-backups", ignore_errors=True)
