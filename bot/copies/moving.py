"""A whole database into another place that is empty, of whichever engine."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from bot.copies.restoring import nobody_at_work
from bot.copies.words import in_words
from bot.disk import database_file
from bot.trouble import Unusable, naming_the_place, place_of, system_words
from storage.copies.folder import UNFINISHED, create_private, flush
from storage.copies.moving import fill_file, is_empty, snapshot_of, staged_rows, take_place
from storage.copies.rows import NotTheSame
from storage.copies.staging import StageBusy
from texts.operator import copies as words
from texts.operator import refusals

SETTING = "--to"


def move_database(source: str, target: str, clock: Callable[[], datetime]) -> int:
    """Copy everything and compare each row; returns how many there are. The source stays as it is. Raises Unusable,
    AlreadyRunning, DBAPIError of the source."""
    try:
        with nobody_at_work(source) as ask_again:
            file = database_file(target)
            if file is not None:
                return _into_file(source, file, ask_again)
            with naming_the_place(target, SETTING):
                return _into_server(source, target, clock, ask_again)
    except (NotTheSame, StageBusy) as error:
        raise Unusable(SETTING, in_words(error), words.NOTHING_MOVED.plain()) from error
    except OSError as error:
        what = words.TARGET_NOT_WRITTEN.plain(place=place_of(target), why=system_words(error))
        raise Unusable(SETTING, what, refusals.WRITABLE.plain()) from error


def _into_file(source: str, file: Path, ask_again: Callable[[], None]) -> int:
    if file.exists() and file.stat().st_size:
        raise Unusable(SETTING, words.TARGET_THERE.plain(file=str(file)), words.NEW_FILE.plain())
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(file.name + UNFINISHED)
    _remove(unfinished)
    try:
        create_private(unfinished)
        with snapshot_of(source) as connection:
            rows = fill_file(connection, unfinished).rows
        ask_again()
        flush(unfinished)
        unfinished.replace(file)
        _flush_or_take_back(file)
    finally:
        with suppress(OSError):  # what is left stands in nobody's way, and is removed by the next attempt
            _remove(unfinished)
    return rows


def _flush_or_take_back(file: Path) -> None:
    """What is refused is not there either: the next attempt would be told that the file is there already."""
    try:
        flush(file.parent)
    except OSError:
        file.unlink()
        raise


def _remove(unfinished: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            os.unlink(f"{unfinished}{ending}")


def _into_server(source: str, target: str, clock: Callable[[], datetime], ask_again: Callable[[], None]) -> int:
    with snapshot_of(target) as connection:
        if not is_empty(connection):
            raise Unusable(SETTING, words.TARGET_FULL.plain(place=place_of(target)), words.EMPTY_DATABASE.plain())
    with snapshot_of(source) as connection, staged_rows(connection, target) as staged:
        contents, _kept = take_place(staged, target, clock(), lambda contents: ask_again())
    return contents.rows
