"""`hisobot export`: every paper of a library as files in a folder, without the chat."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bot import process
from bot.cli.libraries.which import library_meant
from bot.cli.out_files import NotWritten, print_lines, write_file
from bot.opening import present_database
from bot.settings import Settings
from bot.trouble import system_words
from plan.period import Span
from plan.progress.paper import PaperFacts
from reports.kinds import Print, print_paper, printed_year
from reports.word.refused import TemplateRefused
from storage.base import Session
from storage.facts import facts_of
from storage.papers import library_files
from storage.settings import letterhead_of_library
from texts.language import speaking
from texts.operator import files as words
from texts.operator import refusals
from texts.papers.labels import BY_THE_PROGRAM
from usecases.papers import ordering
from usecases.papers.gathering import paper_facts, unattended_work
from usecases.progress import as_it_was
from usecases.progress.measuring import opening_month
from usecases.work import Work

GROUPS = {
    "xlsx": ("excel",),
    "docx": ("word",),
    "pdf": ("word_pdf", "form_pdf"),
    "csv": ("csv",),
    "png": ("overview", "who"),
}
"""What a word of --kind stands for; `all` is all of these, and `years` a picture of each figure's year."""
APART = {"plan": ordering.OF_THE_PLAN, "a3": ordering.LARGE}
"""What is made only if it is asked for: the plan itself, and the form on larger paper."""


Speech = tuple[str, tuple[tuple[str, str], ...]]
"""A language, and what the library calls rows and departments in Russian."""


class _Refused(Exception):
    """One line for whoever typed the command, and the exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


def export_papers(settings: Settings, given: Namespace) -> int:
    """Write the papers of a span; the paths are printed. 1 when there is nothing to write or no room for it, 2 for a
    wrong word."""
    database = present_database(settings)
    try:
        with database.read() as session:
            facts, template, speech = _gathered(session, settings, given)
        with speaking(*speech):
            makers = list(_makers(facts, template, given.kind))
        for make in makers:
            print_lines([str(_written(given.out, _made(make, speech), overwrite=given.overwrite))])
    except NotWritten as refused:
        print(refused, file=sys.stderr)
        return 1
    except _Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code
    finally:
        database.close()
    return 0


def _gathered(session: Session, settings: Settings, given: Namespace) -> tuple[PaperFacts, bytes | None, Speech]:
    """What is printed, the library's own letter to print it in, and in which language: papers are the library's,
    whatever the terminal speaks."""
    library = library_meant(session, settings, given.library)
    language = given.language or letterhead_of_library(session, library.id).language
    with speaking(language):
        work = unattended_work(session, library, process.real_time(), BY_THE_PROGRAM.plain())
    as_of = as_it_was.end_of_past_day(work, given.as_of) if given.as_of else None
    if given.as_of and as_of is None:
        first, last = as_it_was.first_day(work), as_it_was.last_day(work)
        raise _Refused(words.NO_SUCH_DAY.plain(day=str(given.as_of), first=str(first), last=str(last)), 2)
    span = _span(work, given.span)
    facts = paper_facts(work, span, as_of, language, history=given.kind == "plan")
    if facts is None:
        year = span.year
        if given.as_of:
            raise _Refused(words.NO_PLAN_ON.plain(day=str(given.as_of), year=year), 1)
        raise _Refused(words.NO_PLAN_OF.plain(year=year), 1)
    own = library_files.load_library_file(session, library.id, "letter")
    return facts, own.content if own else None, (language, facts_of(session, library.id).russian)


def _span(work: Work, given: Span | None) -> Span:
    """The span that was named, or the month that /hisobot opens with."""
    if given is not None:
        return given
    month = opening_month(work)
    if month is None:
        raise _Refused(words.NO_PLAN_YET.plain(), 1)
    return Span.containing(month, "month")


def _makers(facts: PaperFacts, template: bytes | None, wanted: str) -> Iterator[Callable[[], Print]]:
    if wanted == "years":
        for line in facts.report.lines:
            yield partial(printed_year, facts, line.indicator.key)
        return
    for group in GROUPS if wanted == "all" else (wanted,):
        for kind in {**GROUPS, **APART}[group]:
            yield partial(print_paper, kind, facts, template)


def _made(make: Callable[[], Print], speech: Speech) -> Print:
    try:
        with speaking(*speech):
            return make()
    except TemplateRefused as refused:
        raise _Refused(
            words.LETTER_NOT_FILLED.plain(code=refused.code),
            1,
        ) from None


def _written(folder: Path, file: Print, *, overwrite: bool) -> Path:
    path = folder / file.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(refusals.NOT_WRITTEN.plain(path=str(path), why=system_words(error))) from None
    return write_file(path, file.content, overwrite=overwrite)
