"""A bot as a process of its own, so that a test can kill it; it can also be told where to die by itself."""

import argparse
import importlib
import json
import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import bot.process
import bot.transport.delivery
import bot.transport.intake
import bot.transport.lanes
import bot.transport.sender
import scheduler.papers
from bot.logs import start_logging
from bot.service import Pace
from bot.settings import Settings
from bot.transport.limits import UNLIMITED, Limits
from texts.language import speaking

STRICT = Limits()


def _die(*_: Any, **__: Any) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def _die_after(module: Any, name: str) -> None:
    whole: Callable[..., Any] = getattr(module, name)

    def then_die(*arguments: Any, **named: Any) -> Any:
        result = whole(*arguments, **named)
        if result:  # an empty poll or turn is not the moment meant
            _die()
        return result

    setattr(module, name, then_die)


POINTS: dict[str, Callable[[], None]] = {
    "before the updates are stored": lambda: setattr(bot.transport.intake, "store_updates", _store_nothing_then_die),
    "after the updates are stored": lambda: _die_after(bot.transport.intake.Intake, "_store"),
    "before an update is handled": lambda: setattr(bot.transport.lanes.Lanes, "_apply", _die),
    "inside the transaction": lambda: _die_after(bot.transport.lanes, "mark_done"),
    "after the transaction": lambda: _die_when_applied(),
    "before a message is sent": lambda: _die_after(bot.transport.sender.Sender, "_settle_and_claim"),
    "before a sent message is noted": lambda: setattr(bot.transport.sender, "set_sent", _die_if_any),
}
"""Where a process that answers can die."""
PAPER_POINTS: dict[str, Callable[[], None]] = {
    "before a paper is handed over": lambda: setattr(scheduler.papers, "_hand_over", _die),
    "after a paper is handed over": lambda: _die_when_handed_over(),
}
"""Where a process that makes papers can."""


def _store_nothing_then_die(session: Any, bot_id: int, updates: Any, now: Any) -> Any:
    return _die() if list(updates) else []


def _die_if_any(session: Any, sent: Any, now: Any) -> None:
    if list(sent):
        _die()


def _die_when_applied() -> None:
    whole = bot.transport.lanes.Lanes._apply

    def then_die(*arguments: Any) -> Any:
        whole(*arguments)
        _die()

    setattr(bot.transport.lanes.Lanes, "_apply", then_die)  # noqa: B010 - it stands in for any signature


def _die_when_handed_over() -> None:
    whole = scheduler.papers._hand_over

    def then_die(*arguments: Any) -> None:
        whole(*arguments)
        _die()

    setattr(scheduler.papers, "_hand_over", then_die)  # noqa: B010 - it stands in for any signature
    bot.transport.sender.Sender._claim = lambda *_: []  # type: ignore[method-assign]  # or it might be sent already


def clock_of(server: str) -> Callable[[], datetime]:
    """The time of the local Telegram, which its people live at."""
    with urlopen(f"{server}/sandbox/clock", timeout=10) as answer:
        ahead = datetime.fromisoformat(json.load(answer)["now"]) - datetime.now(UTC)
    return lambda: datetime.now(UTC) + ahead


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", required=True)
    parser.add_argument("--token", required=True)
    parser.add_argument("--database", required=True)
    parser.add_argument("--backups", type=Path, required=True)
    parser.add_argument("--scenario", default="tests.support.transport.counting")
    parser.add_argument("--die", choices=[*POINTS, *PAPER_POINTS])
    parser.add_argument("--strict", action="store_true")
    given = parser.parse_args()
    bot.transport.delivery.DOUBT_SECONDS = (0.3, 0.6)  # 2 to 5 in life; a test need not wait so long
    if given.die:
        (POINTS | PAPER_POINTS)[given.die]()
    scenario = importlib.import_module(given.scenario)
    start_logging("INFO", "text", given.token)
    settings = Settings(
        bot_token=given.token,
        database_url=given.database,
        telegram_api_url=given.server,
        backup_dir=given.backups,
    )
    with speaking("en"):
        _serve(settings, given, scenario)


def _serve(settings: Settings, given: argparse.Namespace, scenario: Any) -> None:
    bot.process.serve_bot(
        settings,
        given.token,
        scenario.program,
        clock=clock_of(given.server),
        at_start=lambda database, username, clock: scenario.prepare(database),
        pace=Pace(limits=STRICT if given.strict else UNLIMITED, poll_seconds=5, beat_seconds=1.0),
    )


if __name__ == "__main__":
    main()
