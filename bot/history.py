"""`hisobot history`: who did what, when and why, for whoever looks after the machine or settles a dispute."""

import json
import sys
from argparse import Namespace
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from bot import process
from bot.settings import Settings
from storage import people
from usecases.history_search import Line, NothingLike, Wanted, search


def print_history(settings: Settings, given: Namespace) -> int:
    """Print the newest lines that fit, the oldest of them first."""
    database = process.prepared_database(settings)
    try:
        with database.read() as session:
            library = people.only_library(session)
            if library is None:
                return _refuse("There is no library yet, and so no history.", 1)
            zone = ZoneInfo(library.timezone)
            since = _begin(given.since, zone) if given.since else None
            until = _begin(given.until + timedelta(days=1), zone) if given.until else None
            wanted = Wanted(since, until, given.person, given.figure, given.department, given.action)
            lines = list(islice(search(session, library, wanted), given.limit))
    except NothingLike as nothing:
        known = f"; there is: {', '.join(nothing.known)}" if nothing.known else ""
        return _refuse(f"--{nothing.option}: the history knows nothing of {nothing.value!r}{known}.", 2)
    finally:
        database.close()
    for line in reversed(lines):
        print(json.dumps(asdict(line), default=str, ensure_ascii=False) if given.json else readable(line))
    return 0


def _begin(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)


def readable(line: Line) -> str:
    """`2025-04-02 11:00  Nilufar  answer  2025-03 Abonement IV.14: 9000 -> 9902  because: …`"""
    who = line.person or "-"
    if line.instead_of:
        who += f" for {line.instead_of}"
    place = " ".join(one for one in (line.month, line.department, line.about) if one)
    if not place:
        place = f"{line.subject} {line.subject_id}" if line.subject_id is not None else line.subject
    said = f"{line.at:%Y-%m-%d %H:%M}  {who}  {line.action}  {place}{_change(line)}"
    return f"{said}  because: {' '.join(line.why.split())}" if line.why else said


def _change(line: Line) -> str:
    before, after = _short(line.before), _short(line.after)
    if not before and not after:
        return ""
    return f": {before} -> {after}" if before else f": {after}"


def _short(values: Any) -> str:
    """What was there, in few words: a number as itself, anything else as its names and values; a list by its length."""
    if not isinstance(values, dict):
        return "" if values is None else str(values)
    if "state" in values and "value" in values:
        number = values["value"] if values["value"] is not None else values["state"]
        return f"{number} ({values['note']})" if values.get("note") else str(number)
    return ", ".join(f"{name} {_piece(one)}" for name, one in values.items() if one not in (None, "", [], {}))


def _piece(value: Any) -> str:
    return f"({len(value)})" if isinstance(value, list | dict) else str(value)


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
