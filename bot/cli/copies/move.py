"""`hisobot move`: the whole database into another place, SQLite into PostgreSQL or back."""

import sys
from argparse import Namespace

from bot import process
from bot.cli.out_files import print_lines
from bot.copies.moving import SETTING, move_database
from bot.opening import present_database
from bot.process import Clock
from bot.settings import CHECKS, Settings, WrongSetting
from bot.trouble import place_of


def move_to(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Move everything to `--to`, which has to be empty, and say how to go on. Raises AlreadyRunning, Unusable."""
    try:
        target = CHECKS["DATABASE_URL"](given.to)
    except WrongSetting as wrong:
        print(str(wrong).replace("DATABASE_URL", SETTING), file=sys.stderr)
        return 2
    present_database(settings).close()
    rows = move_database(settings.database_url, target, clock)
    here, there = place_of(settings.database_url), place_of(target)
    print_lines(
        [
            f"{rows} rows were moved from {here} to {there}, and each was compared; {here} is as it was.",
            "Write the new address into .env as DATABASE_URL, then start the bot: hisobot run",
        ]
    )
    return 0
