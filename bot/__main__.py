"""The command `hisobot` (also `python -m bot`)."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings
    from plan.period import Month, Span

Command = Callable[["Settings", argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit code is 0 for well, 1 for refused, 2 for a wrong word or setting."""
    given = _parser().parse_args(arguments)
    from texts.language import SOURCE, speaking

    try:
        with speaking(SOURCE):
            return _done(given)
    except KeyboardInterrupt:
        return 130


def _done(given: argparse.Namespace) -> int:
    # Imported only now: half a second that a question for help need not wait.
    from bot.cli.out_files import NotWritten
    from bot.instance import AlreadyRunning
    from bot.logs import start_logging
    from bot.process import TokenRefused
    from bot.settings import WrongSetting, read_settings
    from bot.trouble import Unusable, naming_the_place

    try:
        settings = read_settings(os.environ)
    except WrongSetting as wrong:
        print(wrong, file=sys.stderr)
        return 2
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that lacks some of our letters gets the others
    start_logging(settings.log_level, settings.log_format, settings.bot_token, settings.timezone)
    command: Command = given.command
    try:
        with naming_the_place(settings.database_url):
            return command(settings, given)
    except (AlreadyRunning, NotWritten, TokenRefused, Unusable) as refusal:
        print(refusal, file=sys.stderr)
        return 1


def _run(settings: "Settings", given: argparse.Namespace) -> int:
    from bot.cli.commands import run_bot

    return run_bot(settings)


def _sandbox(settings: "Settings", given: argparse.Namespace) -> int:
    from bot.cli.sandbox_run import run_sandbox

    return run_sandbox(settings, fresh=given.fresh)


def _invite(settings: "Settings", given: argparse.Namespace) -> int:
    from bot.cli.commands import invite_director

    return invite_director(settings)


def _plan_check(settings: "Settings", given: argparse.Namespace) -> int:
    from bot.cli.plan_check import plan_check

    return plan_check(given.file, given.json)


def _plan_load(settings: "Settings", given: argparse.Namespace) -> int:
    from bot.cli.commands import load_plan

    return load_plan(settings, given.file, given.year)


def _history(settings: "Settings", given: argparse.Namespace) -> int:
    from bot.cli.history import print_history

    return print_history(settings, given)


def _form(settings: "Settings", given: argparse.Namespace) -> int:
    from bot.cli.forms import write_form

    return write_form(settings, given)


def _fill(settings: "Settings", given: argparse.Namespace) -> int:
    from bot.cli.forms import fill

    return fill(settings, given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hisobot",
        description="A Telegram bot that gathers a library's monthly numbers and shows how far its plan is.",
        epilog="Settings come from the environment and from .env; .env.example explains each.",
    )
    parser.set_defaults(command=_run)
    commands = parser.add_subparsers(metavar="COMMAND")
    _add(commands, "run", _run, "serve the bot (this is the default); without BOT_TOKEN, the sandbox")
    sandbox = _add(commands, "sandbox", _sandbox, "try everything on a local Telegram with the demo library")
    sandbox.add_argument("--fresh", action="store_true", help="forget what was tried before")
    _add(commands, "invite", _invite, "print a one-time link that makes somebody the director")
    _describe_export(_add(commands, "export", _export, "write the papers of a span as files"))
    form = _add(commands, "form", _form, "write a department's month as an Excel form to be filled in")
    form.add_argument("--department", required=True, metavar="NAME", help="whose month")
    form.add_argument("--month", required=True, type=_month, metavar="MONTH", help="which month (2025-03)")
    form.add_argument("--out", type=Path, metavar="FILE", help="where to (a file named after both, here)")
    form.add_argument("--overwrite", action="store_true", help="replace a file of that name, perhaps a filled one")
    fill = _add(commands, "fill", _fill, "keep the numbers of a filled form, all of them or none")
    fill.add_argument("file", type=Path, metavar="FILE", help="the filled form")
    fill.add_argument("--by", required=True, metavar="NAME", help="who says so: somebody of that department")
    fill.add_argument("--why", default="", metavar="REASON", help="why numbers that were sent are others now")
    fill.add_argument("--send", action="store_true", help="send the report too, if nothing is missing")
    history = _add(commands, "history", _history, "print who did what, when and why")
    history.add_argument("--since", type=_day, metavar="DAY", help="from this day on (2025-03-31)")
    history.add_argument("--until", type=_day, metavar="DAY", help="to this day, included")
    history.add_argument("--person", metavar="NAME", help="what this person did, or somebody in their place")
    history.add_argument("--figure", metavar="ROW", help="one row of the plan (IV.13), or one part of it")
    history.add_argument("--department", metavar="NAME", help="one department's reports")
    history.add_argument("--action", metavar="WORD", help="one kind of thing: answer, submit, approve, return …")
    history.add_argument("--limit", type=_count, default=100, metavar="N", help="at most N lines (100)")
    history.add_argument("--json", action="store_true", help="as JSON, one object a line")
    plan = _add(commands, "plan", _plan_check, "read a plan document").add_subparsers(
        metavar="check|load", required=True
    )
    check = _add(plan, "check", _plan_check, "show what would be read from a plan, and every doubt")
    check.add_argument("--json", action="store_true", help="as JSON, one object a figure")
    load = _add(plan, "load", _plan_load, "put a plan into force; makes the database if there is none")
    load.add_argument("--year", type=int, help="refuse a plan of another year")
    for reading in (check, load):
        reading.add_argument("file", type=Path, metavar="FILE", help="the plan: .docx, .xlsx or text")
    return parser


def _describe_export(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "--span",
        type=_span,
        metavar="SPAN",
        help="2025-month-3, 2025-quarter-1 (to 4), 2025-half-1 (or 2), 2025-nine_months or 2025-year; without it the"
        " month that /hisobot opens with",
    )
    export.add_argument(
        "--kind",
        choices=("all", "xlsx", "docx", "pdf", "csv", "png", "years"),
        default="all",
        help="xlsx: the workbook; docx: the letter; pdf: the letter and the plan's form; csv: every number as it was"
        " sent; png: completion, and who reported; years: a picture of each figure's year; all (the default):"
        " everything but years",
    )
    export.add_argument("--out", type=Path, default=Path("."), metavar="FOLDER", help="where to (here)")
    export.add_argument("--as-of", type=_day, metavar="DAY", help="as it looked at the end of a past day (2025-03-31)")
    export.add_argument("--overwrite", action="store_true", help="replace files of the same name that say other things")


def _export(settings: "Settings", given: argparse.Namespace) -> int:
    from bot.cli.export import export

    return export(settings, given)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it like 2025-03-31") from None


def _span(text: str) -> "Span":
    from plan.period import Span

    for written in (text, f"{text}-1"):  # of what a year has only one, the number need not be said
        with suppress(ValueError):
            span = Span.parse(written)
            if str(span) == written and date.min.year < span.year < date.max.year:
                return span
    raise argparse.ArgumentTypeError(f"{text!r} is no span; write it like 2025-month-3, 2025-quarter-1 or 2025-year")


def _month(text: str) -> "Month":
    from plan.period import Month

    year, _, number = text.partition("-")
    try:
        return Month(int(year), int(number))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no month; write it like 2025-03") from None


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 10**9:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of lines")
    return int(text)


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, command: Command, words: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    parser.set_defaults(command=command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
