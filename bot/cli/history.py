"""`hisobot history`: who did what, when and why, for whoever looks after the machine or settles a dispute."""

import json
import sys
from argparse import Namespace
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from bot.cli.libraries.which import library_meant
from bot.cli.out_files import print_lines
from bot.opening import present_database
from bot.settings import Settings
from usecases.oversight.history_search import HistoryFilter, HistoryLine, NoSuchName, search_history


def print_history(settings: Settings, given: Namespace) -> int:
    """Print the newest lines that fit, the oldest of them first. Only reads, so it works beside a running bot."""
    if given.since and given.until and given.until < given.since:
        return _refuse(f"--until: {given.until} is before --since {given.since}; name a later day.", 2)
    database = present_database(settings)
    try:
        with database.read() as session:
            library = library_meant(session, settings, given.library)
            zone = ZoneInfo(library.timezone)
            since = _begin(given.since, zone)
            until = _begin(given.until, zone, days_later=1)
            wanted = HistoryFilter(since, until, given.person, given.figure, given.department, given.action)
            lines = list(islice(search_history(session, library, wanted), given.limit))
    except NoSuchName as nothing:
        hint = f"; there is: {', '.join(nothing.choices)}" if nothing.choices else ""
        return _refuse(f"--{nothing.option}: the history knows nothing of {nothing.value!r}{hint}.", 2)
    finally:
        database.close()
    print_lines(_json(line) if given.json else readable_line(line) for line in reversed(lines))
    return 0


def _begin(day: date | None, zone: ZoneInfo, days_later: int = 0) -> datetime | None:
    """The moment at which a day begins. Days at the calendar's ends are moved inwards, because other time zones would
    overflow there."""
    if day is None:
        return None
    near = min(max(day, date(2, 1, 1)), date(9998, 1, 1))
    return datetime.combine(near + timedelta(days=days_later), time.min, zone)


def _json(line: HistoryLine) -> str:
    return json.dumps(asdict(line), default=str, ensure_ascii=False)


def readable_line(line: HistoryLine) -> str:
    """`2025-04-02 11:00  Nilufar  answer  2025-03 Abonement IV.14: 9000 -> 9902  because: …`"""
    who = line.person or "-"
    if line.instead_of:
        who += f" for {line.instead_of}"
    place = " ".join(filter(None, (line.month, line.department, line.about)))
    if not place:
        place = f"{line.subject} {line.subject_id}" if line.subject_id is not None else line.subject
    entry = f"{line.at:%Y-%m-%d %H:%M}  {who}  {line.action}  {place}{_change(line)}"
    return f"{entry}  because: {' '.join(line.why.split())}" if line.why else entry


def _change(line: HistoryLine) -> str:
    if line.subject == "roll_over" and line.action in ("target", "split"):
        return f": {_targets(line.before, line.after)}"
    before, after = _short(line.before), _short(line.after)
    if not before and not after:
        return ""
    return f": {before} -> {after}" if before else f": {after}"


def _targets(before: Any, after: Any) -> str:
    """`IV.14 100 -> 120, IV.15 360000, IV.16 none, IV.9 1900 -> to be given`: a total's target goes with its part's."""
    was, now = ((values or {}).get("targets", {}) for values in (before, after))
    changes = []
    for name in dict.fromkeys([*was, *now]):
        steps = [was[name] or "none"] if name in was else []
        steps.append((now[name] or "none") if name in now else "to be given")
        changes.append(f"{name} {' -> '.join(steps)}")
    return ", ".join(changes)


def _short(values: Any) -> str:
    """What was there, in few words: a number as itself, anything else as its names and values; a list by its length."""
    if not isinstance(values, dict):
        return "" if values is None else str(values)
    if "state" in values and "value" in values:
        number = values["value"] if values["value"] is not None else values["state"]
        return f"{number} ({values['note']})" if values.get("note") else str(number)
    return ", ".join(f"{name} {_piece(value)}" for name, value in values.items() if value not in (None, "", [], {}))


def _piece(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"({len(value)})" if isinstance(value, list | dict) else str(value)


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
