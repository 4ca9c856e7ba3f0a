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
from texts.operator import copies as words


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
            words.MOVED.plain(n=rows, here=here, there=there),
            words.WRITE_ADDRESS.plain(),
        ]
    )
    return 0
