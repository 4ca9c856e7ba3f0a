"""`hisobot history`: who did what, when and why, for whoever looks after the machine or settles a dispute."""

import json
import sys
from argparse import Namespace
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.cli.libraries.which import library_meant
from bot.cli.out_files import print_lines
from bot.opening import present_database
from bot.settings import Settings
from texts.operator import files as words
from texts.operator.history import Names, history_sentence
from usecases.oversight.history_search import HistoryFilter, HistoryLine, NoSuchName, names_in_history, search_history


def print_history(settings: Settings, given: Namespace) -> int:
    """Print the newest lines that fit, the oldest of them first. Only reads, so it works beside a running bot."""
    if given.since and given.until and given.until < given.since:
        return _refuse(words.UNTIL_EARLIER.plain(until=str(given.until), since=str(given.since)), 2)
    database = present_database(settings)
    try:
        with database.read() as session:
            library = library_meant(session, settings, given.library)
            zone = ZoneInfo(library.timezone)
            since = _begin(given.since, zone)
            until = _begin(given.until, zone, days_later=1)
            wanted = HistoryFilter(since, until, given.person, given.figure, given.department, given.action)
            lines = list(islice(search_history(session, library, wanted), given.limit))
            names = Names(*names_in_history(session, library))
    except NoSuchName as nothing:
        about = {"option": nothing.option, "value": repr(nothing.value)}
        if nothing.choices:
            return _refuse(words.NOT_IN_HISTORY_BUT.plain(**about, names=", ".join(nothing.choices)), 2)
        return _refuse(words.NOT_IN_HISTORY.plain(**about), 2)
    finally:
        database.close()
    print_lines(_json(line) if given.json else history_sentence(line, names) for line in reversed(lines))
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


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
