"""What an answer costs after ten years: `python -m tests.bench.lasting.years` (`--engine postgresql`).

The same library thrice: at its beginning, in its second autumn, and in the tenth, as rows of the database. Everybody
reports September there, and the director asks for cards. Told is processor time of the bot for each answer, and the
ratios: an answered number to that of an empty history; it and the cards to those of the second autumn, which compare
with a last year, too. By turns, medians. `--short` takes seconds and proves only that it works.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import func, select, text

from bot.demo import MALIKA, PLAYERS, ZONE, _made_up
from plan.period import Month
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.people import people
from storage.tables import Answer
from tests.bench.lasting import history
from tests.bench.lasting.serving import serve
from tests.bench.lasting.telegram import Chat, Deed
from tests.bench.ratios import Ratio, report
from tests.support.postgres import Cluster, find_programs
from usecases.month import reporting
from usecases.work import work_of

NOW = datetime(history.YEAR, 10, 1, 9, 0, tzinfo=ZONE)
REPORTED = Month(history.YEAR, 9)
WHOLE_YEAR, EMPTY, SECOND, TENTH = "one year", "an empty history", "the second autumn", "the tenth autumn"
WITHOUT_ROWS = "no rows"
NUMBER, CARDS = "a number", ("/hisobot", "/holat", "/tarix")
ROUNDS = 5
WARM = 3
"""Answers that are not counted: what is loaded once is loaded by them."""
MOST = 1.3
Place = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Past:
    """How much there was: months of a whole year and of this one, earlier years of each state, and messages."""

    whole: int = 12
    months: int = 8
    earlier: Mapping[str, int] = field(default_factory=lambda: {SECOND: 1, TENTH: 9})
    messages: int = 20_000
    """Each to and fro in the 45 days for which they are kept: eight people, 55 a day each."""
    reporters: int = len(PLAYERS)
    asked: int = 20
    """How often the director asks for each card."""


WHOLE, SHORT = Past(), Past(1, 1, {SECOND: 1, TENTH: 2}, 10, 2, 1)
Costs = dict[tuple[str, str], list[float]]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lasting.years", description=__doc__)
    parser.add_argument("--short", action="store_true", help="one round")
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--json", action="store_true", help="print the ratios as JSON")
    given = parser.parse_args()
    costs: Costs = {}
    rounds, past = (1, SHORT) if given.short else (ROUNDS, WHOLE)
    with tempfile.TemporaryDirectory(prefix="years") as made, _places(given.engine, Path(made)) as place:
        _lay(place, past)
        for number in range(rounds):
            for state in (EMPTY, SECOND, TENTH):
                with closing(open_database(place(f"{state} {number}", state))) as database:
                    _measure(database, state, past, costs)
    for (state, what), spent in costs.items():
        print(f"{what:12}{state:20}{median(spent) * 1000:8.2f} ms", file=sys.stderr)
    return report(list(_ratios(costs)), as_json=given.json)


@contextmanager
def _places(engine: str, folder: Path) -> Iterator[Place]:
    """What makes a database and gives its address: by its name, and that of the one it is a copy of ("" for none)."""
    if engine == "sqlite":

        def file(name: str, template: str) -> str:
            target = folder / f"{name}.db"
            if template:
                shutil.copyfile(folder / f"{template}.db", target)
            return f"sqlite:///{target}"

        yield file
        return
    programs = find_programs()
    if programs is None:
        sys.exit("PostgreSQL is not installed")
    cluster = Cluster(programs)
    try:
        yield lambda name, template: cluster.create(name, template or "template0")
    finally:
        cluster.remove()


def _lay(place: Place, past: Past) -> None:
    """The three states, and the whole year of which two of them are made."""
    whole: history.Rows = {}
    migrate(place(WITHOUT_ROWS, ""))
    for state, months in ((WHOLE_YEAR, past.whole), (EMPTY, 0), (SECOND, past.months), (TENTH, past.months)):
        url = place(state, WITHOUT_ROWS)
        with closing(open_database(url)) as database, database.write() as session:
            history.lay(session, months)
            if state == WHOLE_YEAR:
                whole = history.rows_of(session)
            if state in past.earlier:
                history.lay_earlier_years(session, whole, past.earlier[state])
                history.leave_messages(session, past.messages)
            rows = history.counted(session)
            print(f"{state}: " + ", ".join(f"{count} {name}" for name, count in rows.items()), file=sys.stderr)
            if not database.is_sqlite:  # which PostgreSQL does by itself within a minute, and SQLite never
                session.execute(text("ANALYZE"))


def _measure(database: Database, state: str, past: Past, costs: Costs) -> None:
    """Everybody's September, and the director's cards."""
    numbers, spent, counted = 0, 0.0, 0
    for player in PLAYERS[: past.reporters]:  # one after the other, because how many are committed together is chance
        reported = _Reported(database, player.account)
        serve(database, [player.account], reported.deed, lambda: NOW)
        numbers, spent, counted = numbers + reported.numbers, spent + reported.spent, counted + reported.counted
    with database.read() as session:
        kept = session.scalar(select(func.count()).where(Answer.entered_at >= NOW - timedelta(days=1)))
    assert kept == numbers, f"{kept} of {numbers} numbers were kept: {state}"
    costs.setdefault((state, NUMBER), []).append(spent / counted)
    for command in CARDS:
        asked = _Asked(command, past.asked)
        serve(database, [MALIKA.account], asked.deed, lambda: NOW)
        costs.setdefault((state, command), []).append(asked.spent / asked.counted)


class _Timed:
    """Processor time from the answer after the first few to the last one."""

    def __init__(self) -> None:
        self._done, self._began, self.spent, self.counted = 0, 0.0, 0.0, 0

    def note(self) -> None:
        """One more is said, or it was the last."""
        self._done += 1
        if self._done == WARM:
            self._began = time.process_time()
        elif self._done > WARM:
            self.spent, self.counted = time.process_time() - self._began, self._done - WARM


class _Reported(_Timed):
    """Somebody types what the questions ask for, one after the other."""

    def __init__(self, database: Database, account: int) -> None:
        super().__init__()
        self._texts = _month_of(database, account)
        self.numbers = len(self._texts) - 1

    def deed(self, account: int, chat: Chat) -> Deed | None:
        self.note()
        return Deed(self._texts.pop(0)) if self._texts else None


class _Asked(_Timed):
    """The director asks for one thing again and again."""

    def __init__(self, command: str, times: int) -> None:
        super().__init__()
        self._command, self._left = command, WARM + times

    def deed(self, account: int, chat: Chat) -> Deed | None:
        self.note()
        self._left -= 1
        return Deed(self._command) if self._left >= 0 else None


def _month_of(database: Database, account: int) -> list[str]:
    """What somebody types: the command, and a number for each question."""
    with database.write() as session:
        person = people.by_telegram_id(session, account)
        if person is None:
            return ["/start"]
        work = work_of(session, person, NOW)
        reports = [reporting.open_report(work, department, REPORTED) for department in work.departments()]
        asked = [indicator for report in reports if report for indicator in report.asked]
        return ["/kiritish", *(str(_made_up(indicator, REPORTED)) for indicator in asked)]


def _ratios(costs: Costs) -> Iterator[Ratio]:
    yield Ratio(f"{NUMBER}, {TENTH} : {EMPTY}", _beside(costs, NUMBER, EMPTY), most=MOST)
    for what in (NUMBER, *CARDS):
        yield Ratio(f"{what}, {TENTH} : {SECOND}", _beside(costs, what, SECOND), most=MOST)


def _beside(costs: Costs, what: str, other: str) -> float:
    return median(ours / theirs for ours, theirs in zip(costs[TENTH, what], costs[other, what], strict=True))


if __name__ == "__main__":
    sys.exit(main())
