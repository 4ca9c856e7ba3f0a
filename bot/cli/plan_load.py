"""`hisobot plan load`: puts a plan into force without the chat; what is open in it is asked at the terminal.

What it would change in the plan in force is shown first, and nothing is written before somebody has agreed to it.
"""

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import process
from bot.apart.limits import read_limited
from bot.cli.given import is_yes
from bot.cli.in_files import content_of
from bot.cli.libraries.founding import library_of
from bot.cli.libraries.which import library_meant
from bot.cli.out_files import print_lines
from bot.cli.planning.questions import answer_of, read_and_ask, somebody_to_ask
from bot.opening import first_database, require_ours
from bot.settings import Settings
from plan.document.doubt import Doubt
from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.document.table.tables import Table
from reports.read.refused import PlanFileRefused
from storage.base import Session
from storage.database import Database
from storage.people import people
from storage.tables import Library
from texts.operator import files as words
from texts.planning.changes import change_line
from texts.planning.file.doubts import doubt_question
from texts.planning.file.hand_set import hand_set_line
from texts.planning.file.last_year import fact_line
from texts.planning.file.refusals import plan_refusal, plan_refusal_of
from texts.planning.file.table import unused_column
from texts.planning.kinds import recounted_line
from texts.template import without_html
from texts.wording import month_name
from usecases.planning.beginning import begin_as_it_stands
from usecases.planning.changes import Change
from usecases.planning.held.cross_checks import COLUMNS, FACTS, FILE, OWN, facts_off
from usecases.planning.held.hand_set import COUNTING, OF_FILE, OF_PLAN
from usecases.planning.kinds import Recounted
from usecases.planning.loading import (
    Loaded,
    NotReady,
    changes_of_plan,
    load_plan_file,
    read_for_library,
    recounted_numbers,
)

Answers = dict[str, str]


class _Stopped(Exception):
    """Nothing is loaded; the text is the line that says why, and what to do."""


def load_plan(settings: Settings, given: Namespace) -> int:
    """Put the plan in a file into force, if it reads without an open question and is of the year expected."""
    path: Path = given.file
    year: int | None = given.year
    try:
        tables = read_limited(content_of(path), path.name)
    except OSError:
        return _refuse(plan_refusal("not_found", {"path": path}), 2)
    except PlanFileRefused as refused:
        return _refuse(f"{path}: {plan_refusal(refused.code, refused.facts)}", 1)
    answers: Answers = {}
    document = read_plan(tables)
    if year is not None and document.year not in (None, year):
        return _refuse(words.OTHER_YEAR.plain(file=str(path), year=document.year, wanted=str(year)), 1)
    if not document.loadable:
        document = read_and_ask(tables, answers, somebody_to_ask())
        if year is not None and document.year not in (None, year):  # which may have been asked
            return _refuse(words.OTHER_YEAR.plain(file=str(path), year=document.year, wanted=str(year)), 1)
    if not document.loadable or document.year is None:
        return _refuse(f"{path}: {_what_is_open(document)}", 1)  # before a database is made for nothing
    require_ours(settings)
    with process.sole_process(settings):
        database = first_database(settings)
        try:
            loaded = _load(database, settings, tables, answers, given)
        except NotReady as not_ready:
            return _refuse(f"{path}: {_what_is_open(not_ready.document)}", 1)
        except _Stopped as stopped:
            return _refuse(str(stopped), 1)
        finally:
            database.close()
    print_lines(
        words.NOT_READ.plain(column=unused_column(column))
        for column in document.unused_columns
        if column.why != "empty"
    )
    print(words.LOADED[loaded.outcome].plain(year=loaded.year))
    return 0


def _load(
    database: Database, settings: Settings, tables: Sequence[Table], answers: Answers, given: Namespace
) -> Loaded:
    """Raises NotReady, and _Stopped where nobody has agreed to what would change."""
    shown, recounted, kept = _foreseen(database, settings, tables, answers, given)
    print_lines(words.STAYS.plain(line=line) for line in kept)
    if shown:
        _agree_to_changes(shown, recounted, given)
    with database.write() as session:
        now = process.real_time()
        library = library_of(session, settings, now, given.library)
        loaded = load_plan_file(session, library, tables, now, answers)
        if (None if loaded.outcome == "new" else list(loaded.changes)) != shown:
            raise _Stopped(words.CHANGED_MEANWHILE.plain())
        here = now.astimezone(ZoneInfo(library.timezone))
        if loaded.outcome == "new" and (given.begins or loaded.year == here.year):
            _begin(session, library, here, loaded.year, given.begins)
    return loaded


def _begin(session: Session, library: Library, now: datetime, year: int, month: int | None) -> None:
    """Nothing is owed of the months that had closed before the plan came, or before the one that was named."""
    begun = begin_as_it_stands(session, library.id, now, year, None, month)
    if begun is not None:
        print(words.BEGINS.plain(year=year, month=month_name(begun.month)))


def _foreseen(
    database: Database, settings: Settings, tables: Sequence[Table], answers: Answers, given: Namespace
) -> tuple[list[Change] | None, list[Recounted], list[str]]:
    """What would change in the plan in force (None where there is none for that year), what becomes of numbers that
    were sent, and what stays as it was set by hand; what has to be answered before is asked, and put into `answers`."""
    while True:
        with database.read() as session:
            if not people.every_library(session):
                return None, [], []
            library = library_meant(session, settings, given.library, at_work=True)
            document = read_for_library(session, library.id, tables, answers)
            required = [doubt for doubt in document.doubts if doubt.required]
            if not required:
                changes = changes_of_plan(session, library.id, document, answers)
                recounted = recounted_numbers(session, library.id, document, answers, changes or ())
                return changes, recounted, [hand_set_line(hand_set) for hand_set in document.hand_set]
            facts = [fact_line(fact) for fact in facts_off(session, library.id, document, answers)]
        doubt = required[0]
        if doubt.id.startswith(FACTS):
            answers[doubt.id] = _whose_facts(facts, given)
        elif doubt.id.startswith(COUNTING):
            asked = [hand_set_line(hand_set) for hand_set in document.hand_set if hand_set.asked]
            answers[doubt.id] = _which_counting(asked, given)
        elif doubt.id.startswith(COLUMNS):
            answers[doubt.id] = _agree_to_column(doubt, given)
        elif (ask := somebody_to_ask()) and (answer := answer_of(doubt, document, ask, left=len(required))):
            answers[doubt.id] = answer
        else:
            raise NotReady(document)


def _whose_facts(facts: Sequence[str], given: Namespace) -> str:
    """Whose figures of last year stand."""
    print_lines(facts)
    whose: str | None = given.last_year
    if whose is None:
        what = words.FACTS_OFF.plain(n=len(facts))
        question, unasked = words.WHOSE_FACTS.plain(what=what), words.SAY_WHOSE.plain(what=what)
        whose = _chosen(("file", "bot"), question, unasked)
    return FILE if whose == "file" else OWN


def _which_counting(asked: Sequence[str], given: Namespace) -> str:
    """Which stands where both the file and a hand have changed how a figure is counted."""
    print_lines(asked)
    which: str | None = given.counting
    if which is None:
        what = words.HAND_SET.plain(n=len(asked))
        which = _chosen(("file", "plan"), words.WHICH_COUNTING.plain(what=what), words.SAY_WHICH.plain(what=what))
    return OF_FILE if which == "file" else OF_PLAN


def _chosen(names: Sequence[str], question: str, without_terminal: str) -> str:
    """The name that is typed, or the beginning of it. Raises _Stopped for anything else."""
    typed = _asked(words.ASK_CHOICE.plain(question=question, names="/".join(names)), without_terminal)
    chosen = next((name for name in names if typed and name.startswith(typed)), None)
    if chosen is None:
        raise _Stopped(words.NOTHING_LOADED.plain())
    return chosen


def _agree_to_column(doubt: Doubt, given: Namespace) -> str:
    """That the year's plan really stands in another column than before."""
    if not given.moved_column:
        question = doubt_question(doubt)
        _require_yes(question, words.SAY_COLUMN.plain(question=question))
    return "yes"


def _agree_to_changes(changes: Sequence[Change], recounted: Sequence[Recounted], given: Namespace) -> None:
    print_lines(map(without_html, (*map(change_line, changes), *map(recounted_line, recounted))))
    if not given.yes:
        what = words.DIFFERENCES.plain(n=len(changes))
        _require_yes(words.ASK_LOAD.plain(what=what), words.SAY_YES.plain(what=what))


def _require_yes(question: str, without_terminal: str) -> None:
    if not is_yes(_asked(words.ASK_YES.plain(question=question), without_terminal)):
        raise _Stopped(words.NOTHING_LOADED.plain())


def _asked(question: str, without_terminal: str) -> str:
    """What is typed at the terminal, in small letters. Raises _Stopped where there is none."""
    if not sys.stdin.isatty():
        raise _Stopped(without_terminal)
    try:
        return input(question).strip().casefold()
    except EOFError:
        return ""


def _what_is_open(document: PlanDocument) -> str:
    if document.refusal:
        return plan_refusal_of(document)
    open_questions = [f"- {doubt_question(doubt)}" for doubt in document.doubts]
    return "\n".join([words.OPEN_QUESTIONS.plain(), *open_questions])


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
