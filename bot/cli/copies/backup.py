"""`hisobot backup`: a copy of the database, now."""

from argparse import Namespace

from bot import process
from bot.cli.out_files import print_lines
from bot.copies.making import copy_database
from bot.copies.words import in_words, told
from bot.opening import require_some
from bot.process import Clock
from bot.settings import Settings
from bot.trouble import Unusable
from storage.copies.making import BackupFailed
from storage.copies.sealing import new_key
from texts.operator import copies as words


def back_up_now(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Copy the database beside whatever is at work, and print where the copy is and what it holds. Raises Unusable."""
    if given.new_key:
        print_lines([new_key()])
        return 0
    require_some(settings)
    try:
        copy = copy_database(settings, clock(), "by-hand", folder=given.out)
    except BackupFailed as failed:
        setting = "BACKUP_DIR" if given.out is None else "--out"
        raise Unusable(setting, in_words(failed), words.ROOM_OR_OTHER.plain()) from failed
    print_lines([str(copy.path), *(f"  {line}" for line in told(copy.contents, settings.timezone))])
    return 0
