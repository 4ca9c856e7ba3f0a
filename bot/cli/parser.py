"""What can be said on the command line: one entry a command, with the function that does it and the words it takes.

The functions are named and not imported: half a second that a question for help need not wait. Each takes the settings
and what was said, and returns the exit code.
"""

import argparse
from pathlib import Path
from typing import Any

from bot.cli.care.commands import CARE
from bot.cli.command import Command, word
from bot.cli.given import DAYS, SPANS, read_day, read_span
from bot.version import VERSION
from plan.period import Month


def _month(text: str) -> Month:
    year, _, number = text.partition("-")
    try:
        return Month(int(year), int(number))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no month; write it like 2025-03") from None


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 10**9:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of lines")
    return int(text)


_PLAN_KINDS = ".docx, .xlsx, .odt, .ods, .fodt, .fods, .csv, .txt, .pdf"
_PLAN_FILE = word("file", type=Path, metavar="FILE", help=f"the plan: {_PLAN_KINDS}")
_LIBRARY = word("--library", metavar="NAME", help="which library, where there are several")
RUN = Command("run", "bot.cli.run:run_bot", "serve the bot (this is the default); without BOT_TOKEN, the sandbox")
COMMANDS = (
    RUN,
    Command(
        "sandbox",
        "bot.cli.sandbox_run:serve_demo",
        "try everything on a local Telegram with the demo library",
        [word("--fresh", action="store_true", help="forget what was tried before")],
        example="--fresh",
    ),
    Command(
        "invite",
        "bot.cli.libraries.invite:invite_director",
        "print a one-time link that makes somebody the director",
        [_LIBRARY, word("--person", metavar="NAME", help="move somebody's place to another account instead")],
    ),
    Command(
        "export",
        "bot.cli.export:export_papers",
        "write the papers of a span as files",
        [
            _LIBRARY,
            word(
                "--span",
                type=read_span,
                metavar="SPAN",
                help=f"{SPANS}; without it the month that /hisobot opens with",
            ),
            word(
                "--kind",
                choices=("all", "xlsx", "docx", "pdf", "csv", "png", "years", "plan", "a3"),
                default="all",
                help="xlsx: the workbook; docx: the letter; pdf: the letter and the plan's form; csv: every number as"
                " it was sent; png: completion, and who reported; years: a picture of each figure's year; plan: the"
                " plan itself and what was changed in it; a3: the form on A3; all (the default): everything"
                " but these three",
            ),
            word("--out", type=Path, default=Path("."), metavar="FOLDER", help="where to (here)"),
            word("--as-of", type=read_day, metavar="DAY", help=f"as it looked at the end of a past day ({DAYS})"),
            word("--overwrite", action="store_true", help="replace files of the same name that say other things"),
        ],
        for_others=True,
        example="--span 2025-quarter-1 --kind xlsx --out hisobotlar",
    ),
    Command(
        "form",
        "bot.cli.forms:write_form",
        "write a department's month as an Excel form to be filled in",
        [
            _LIBRARY,
            word("--department", required=True, metavar="NAME", help="whose month"),
            word("--month", required=True, type=_month, metavar="MONTH", help="which month (2025-03)"),
            word("--out", type=Path, metavar="FILE", help="where to (a file named after both, here)"),
            word("--overwrite", action="store_true", help="replace a file of that name, perhaps a filled one"),
        ],
        for_others=True,
        example="--department Abonement --month 2025-03",
    ),
    Command(
        "fill",
        "bot.cli.forms:keep_filled_form",
        "keep the numbers of a filled form, all of them or none",
        [
            _LIBRARY,
            word("file", type=Path, metavar="FILE", help="the filled form"),
            word("--by", required=True, metavar="NAME", help="who says so: somebody of that department"),
            word("--why", default="", metavar="REASON", help="why numbers that were sent are others now"),
            word("--send", action="store_true", help="send the report too, if nothing is missing"),
        ],
        example='"Abonement 2025-03.xlsx" --by Nilufar --send',
    ),
    Command(
        "history",
        "bot.cli.history:print_history",
        "print who did what, when and why",
        [
            _LIBRARY,
            word("--since", type=read_day, metavar="DAY", help=f"from this day on ({DAYS})"),
            word("--until", type=read_day, metavar="DAY", help="to this day, included"),
            word("--person", metavar="NAME", help="what this person did, or somebody in their place"),
            word("--figure", metavar="ROW", help="one row of the plan (IV.13), or one part of it"),
            word("--department", metavar="NAME", help="one department's reports"),
            word("--action", metavar="WORD", help="one kind of thing: answer, submit, approve, return …"),
            word("--limit", type=_count, default=100, metavar="N", help="at most N lines (100)"),
            word("--json", action="store_true", help="as JSON, one object a line"),
        ],
        example="--since 01.03.2025 --person Nilufar",
    ),
    *CARE,
    Command(
        "backup",
        "bot.cli.copies.backup:back_up_now",
        "copy the database now, also while the bot runs, and count what the copy holds",
        [
            word("--out", type=Path, metavar="FOLDER", help="where to (BACKUP_DIR)"),
            word("--new-key", action="store_true", help="make no copy, only print a key for BACKUP_KEY"),
        ],
        example="--out /media/usb",
    ),
    Command(
        "restore",
        "bot.cli.copies.restore:restore_copy",
        "put a copy in the database's place; what was there is kept",
        [
            word("--newest", action="store_true", help="the newest copy in BACKUP_DIR"),
            word("--check", action="store_true", help="only look through the copy and say what it holds"),
            word("file", type=Path, nargs="?", metavar="FILE", help="a copy; none: finish what was interrupted"),
        ],
        example="--newest --check",
    ),
    Command(
        "upgrade",
        "bot.cli.copies.upgrade:upgrade",
        "bring the database to this program's form, after a copy, as the next start would; 1 where it cannot be used",
        [word("--check", action="store_true", help="only say what would be changed")],
        example="--check",
    ),
    Command(
        "move",
        "bot.cli.copies.move:move_to",
        "copy everything into another, empty database, of the other kind too, and compare each row",
        [word("--to", required=True, metavar="URL", help="an address as DATABASE_URL has it")],
        example="--to postgresql://hisobot@localhost/hisobot",
    ),
    Command(
        "library add",
        "bot.cli.libraries.office:add_library",
        "found another library in this bot and print its director's link",
        [
            word("name", metavar="NAME", help="what it is called"),
            word("--timezone", metavar="ZONE", help="its time zone (TIMEZONE)"),
        ],
        example='"Guliston tuman AKM"',
    ),
    Command("library list", "bot.cli.libraries.office:list_libraries", "print every library with its people and plans"),
    Command(
        "library close",
        "bot.cli.libraries.office:close_library",
        "let nobody work in a library any more; what was reported stays and can be exported",
        [
            word("name", metavar="NAME", help="its name, or its number in the list"),
            word("--yes", action="store_true", help="do it without asking"),
        ],
        example='"Guliston tuman AKM"',
    ),
    Command(
        "library open",
        "bot.cli.libraries.office:open_library_again",
        "let the people of a closed library work again",
        [word("name", metavar="NAME", help="its name, or its number in the list")],
        example='"Guliston tuman AKM"',
    ),
    Command(
        "person forget",
        "bot.cli.person_forget:forget",
        "take somebody's name and account out of the database, when they ask for it",
        [
            _LIBRARY,
            word("who", metavar="NAME", help="their name, or their number where several have it"),
            word("--yes", action="store_true", help="do it without asking"),
        ],
        example='"Sardor"',
    ),
    Command(
        "plan check",
        "bot.cli.plan_check:plan_check",
        "show what would be read from a plan, and every doubt",
        [word("--json", action="store_true", help="as JSON, one object a figure"), _PLAN_FILE],
        example="ish-reja-2025.xlsx",
    ),
    Command(
        "plan load",
        "bot.cli.plan_load:load_plan",
        "put a plan into force, after showing what it changes; makes the database if there is none",
        [
            _LIBRARY,
            word("--year", type=int, help="refuse a plan of another year"),
            word("--yes", action="store_true", help="change the plan in force without asking"),
            word(
                "--begins",
                type=int,
                choices=range(1, 13),
                metavar="MONTH",
                help="the first month (1-12) of which reports are asked for; without it the first that is not closed",
            ),
            word(
                "--last-year",
                choices=("file", "bot"),
                help="whose figures of last year stand where the file has others than the bot has counted",
            ),
            word(
                "--counting",
                choices=("file", "plan"),
                help="which stand where both the file and a hand have changed targets, deadlines, reporters or kinds",
            ),
            word("--moved-column", action="store_true", help="the year's plan is in another column than before"),
            _PLAN_FILE,
        ],
        example="ish-reja-2025.xlsx --begins 5",
    ),
)
GROUPS = {
    "library": ("the libraries of this bot", "add|list|close|open"),
    "person": ("what somebody may ask for", "forget"),
    "plan": ("read a plan document", "check|load"),
}
"""First words that others follow: what they are for, and what follows."""


def command_parser() -> argparse.ArgumentParser:
    """Understands the command line; what it returns has the `command` to call."""
    whole = argparse.ArgumentParser(
        prog="hisobot",
        description="A Telegram bot that gathers a library's monthly numbers and shows how far its plan is.",
        epilog="Settings come from the environment and from .env; .env.example explains each.",
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {VERSION}", help="say which Hisobot this is")
    whole.set_defaults(command=RUN)
    first = whole.add_subparsers(metavar="COMMAND")
    groups: dict[str, Any] = {}
    for command in COMMANDS:
        group, _, name = command.name.rpartition(" ")
        if group and group not in groups:
            purpose, follows = GROUPS[group]
            groups[group] = _added(first, group, purpose).add_subparsers(metavar=follows, required=True)
        described = _added(groups[group] if group else first, name, command.purpose, command)
        described.set_defaults(command=command)
        for taken in command.words:
            described.add_argument(*taken.names, **taken.about)
    return whole


def _added(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    purpose: str,
    command: Command | None = None,
) -> argparse.ArgumentParser:
    example = f"Example:  hisobot {command.name} {command.example}".rstrip() if command is not None else None
    described = purpose[0].upper() + purpose[1:] + "."
    return commands.add_parser(name, help=purpose, description=described, epilog=example)
