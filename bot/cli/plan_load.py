"""`hisobot plan load`: puts a plan into force without the chat, which asks what is open in it."""

import sys
from argparse import Namespace
from pathlib import Path

from bot import process
from bot.cli.founding import library_of
from bot.cli.in_files import content_of
from bot.opening import first_database, require_ours
from bot.settings import Settings
from plan.document.reader import PlanDocument, read_plan
from reports.on_demand import read_tables
from reports.read.refused import PlanFileRefused
from texts.planning.doubts import doubt_question, plan_refusal, plan_refusal_of
from usecases.planning.loading import NotReady, load_plan_file


def load_plan(settings: Settings, given: Namespace) -> int:
    """Put the plan in a file into force, if it reads without an open question and is of the year expected."""
    path: Path = given.file
    year: int | None = given.year
    try:
        tables = read_tables(content_of(path), path.name)
    except OSError:
        return _refuse(plan_refusal("not_found", {"path": path}), 2)
    except PlanFileRefused as refused:
        return _refuse(f"{path}: {plan_refusal(refused.code, refused.facts)}", 1)
    document = read_plan(tables)
    if year is not None and document.year not in (None, year):
        return _refuse(f"--year: {path} is the plan of {document.year}, not of {year}.", 1)
    if not document.loadable or document.year is None:
        return _refuse(f"{path}: {_what_is_open(document)}", 1)  # before a database is made for nothing
    require_ours(settings)
    with process.sole_process(settings):
        database = first_database(settings)
        try:
            with database.write() as session:
                now = process.real_time()
                loaded = load_plan_file(session, library_of(session, settings, now), tables, now, {})
        except NotReady as not_ready:
            return _refuse(f"{path}: {_what_is_open(not_ready.document)}", 1)
        finally:
            database.close()
    print(f"{loaded.year}: {_OUTCOMES[loaded.outcome]}.")
    return 0


_OUTCOMES = {
    "new": "the plan was loaded",
    "changed": "the plan in force was changed",
    "same": "the plan in force is the same, nothing was changed",
}


def _what_is_open(document: PlanDocument) -> str:
    if document.refusal:
        return plan_refusal_of(document)
    open_questions = [f"- {doubt_question(doubt)}" for doubt in document.doubts]
    return "\n".join(["there are open questions; send the file to the bot, which asks them:", *open_questions])


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
