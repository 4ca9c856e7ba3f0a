"""What can be said on the command line: one entry a command, with the function that does it and the words it takes.

The functions are named and not imported: half a second that a question for help need not wait. Each takes the settings
and what was said, and returns the exit code.
"""

import argparse
from pathlib import Path
from typing import Any

from bot.cli.care.commands import CARE
from bot.cli.command import Command, Word, word
from bot.cli.given import read_day, read_span
from bot.cli.usage import speak_as_we_do
from bot.version import VERSION
from plan.period import Month
from texts.language import TERMINAL_LANGUAGES
from texts.operator import commands as said
from texts.template import names_of

PAPER_LANGUAGES = ("uz", "uz_Cyrl", "ru")
PLAN_KINDS = (".docx", ".xlsx", ".odt", ".ods", ".fodt", ".fods", ".csv", ".txt", ".pdf")


def _month(text: str) -> Month:
    year, _, number = text.partition("-")
    try:
        return Month(int(year), int(number))
    except ValueError:
        raise argparse.ArgumentTypeError(said.NO_MONTH.plain(text=repr(text))) from None


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 10**9:
        raise argparse.ArgumentTypeError(said.NO_COUNT.plain(text=repr(text)))
    return int(text)


_PLAN_FILE = word("file", type=Path, metavar="FILE")
_LIBRARY = word("--library", metavar="NAME")
RUN = Command("run", "bot.cli.run:run_bot", serves=True)
COMMANDS = (
    RUN,
    Command(
        "sandbox",
        "bot.cli.sandbox_run:serve_demo",
        [word("--fresh", action="store_true")],
        example="--fresh",
        serves=True,
    ),
    Command(
        "invite",
        "bot.cli.libraries.invite:invite_director",
        [_LIBRARY, word("--person", metavar="NAME")],
    ),
    Command(
        "export",
        "bot.cli.export:export_papers",
        [
            _LIBRARY,
            word(
                "--span",
                type=read_span,
                metavar="SPAN",
            ),
            word(
                "--kind",
                choices=("all", "xlsx", "docx", "pdf", "csv", "png", "years", "plan", "a3"),
                default="all",
            ),
            word("--language", choices=PAPER_LANGUAGES, default=""),
            word("--out", type=Path, default=Path("."), metavar="FOLDER"),
            word("--as-of", type=read_day, metavar="DAY"),
            word("--overwrite", action="store_true"),
        ],
        for_others=True,
        example="--span 2025-quarter-1 --kind xlsx --out hisobotlar",
    ),
    Command(
        "form",
        "bot.cli.forms:write_form",
        [
            _LIBRARY,
            word("--department", required=True, metavar="NAME"),
            word("--month", required=True, type=_month, metavar="MONTH"),
            word("--out", type=Path, metavar="FILE"),
            word("--overwrite", action="store_true"),
        ],
        for_others=True,
        example="--department Abonement --month 2025-03",
    ),
    Command(
        "fill",
        "bot.cli.forms:keep_filled_form",
        [
            _LIBRARY,
            word("file", type=Path, metavar="FILE"),
            word("--by", required=True, metavar="NAME"),
            word("--why", default="", metavar="REASON"),
            word("--send", action="store_true"),
        ],
        example='"Abonement 2025-03.xlsx" --by Nilufar --send',
    ),
    Command(
        "history",
        "bot.cli.history:print_history",
        [
            _LIBRARY,
            word("--since", type=read_day, metavar="DAY"),
            word("--until", type=read_day, metavar="DAY"),
            word("--person", metavar="NAME"),
            word("--figure", metavar="ROW"),
            word("--department", metavar="NAME"),
            word("--action", metavar="WORD"),
            word("--limit", type=_count, default=100, metavar="N"),
            word("--json", action="store_true"),
        ],
        example="--since 01.03.2025 --person Nilufar",
    ),
    *CARE,
    Command(
        "backup",
        "bot.cli.copies.backup:back_up_now",
        [
            word("--out", type=Path, metavar="FOLDER"),
            word("--new-key", action="store_true"),
        ],
        example="--out /media/usb",
    ),
    Command(
        "restore",
        "bot.cli.copies.restore:restore_copy",
        [
            word("--newest", action="store_true"),
            word("--check", action="store_true"),
            word("file", type=Path, nargs="?", metavar="FILE"),
        ],
        example="--newest --check",
    ),
    Command(
        "upgrade",
        "bot.cli.copies.upgrade:upgrade",
        [word("--check", action="store_true")],
        example="--check",
    ),
    Command(
        "move",
        "bot.cli.copies.move:move_to",
        [word("--to", required=True, metavar="URL")],
        example="--to postgresql://hisobot@localhost/hisobot",
    ),
    Command(
        "library add",
        "bot.cli.libraries.office:add_library",
        [
            word("name", metavar="NAME"),
            word("--timezone", metavar="ZONE"),
        ],
        example='"Guliston tuman AKM"',
    ),
    Command("library list", "bot.cli.libraries.office:list_libraries"),
    Command(
        "library close",
        "bot.cli.libraries.office:close_library",
        [
            word("name", metavar="NAME"),
            word("--yes", action="store_true"),
        ],
        example='"Guliston tuman AKM"',
    ),
    Command(
        "library open",
        "bot.cli.libraries.office:open_library_again",
        [word("name", metavar="NAME")],
        example='"Guliston tuman AKM"',
    ),
    Command(
        "person forget",
        "bot.cli.person_forget:forget",
        [
            _LIBRARY,
            word("who", metavar="NAME"),
            word("--yes", action="store_true"),
        ],
        example='"Sardor"',
    ),
    Command(
        "plan check",
        "bot.cli.plan_check:plan_check",
        [word("--json", action="store_true"), _PLAN_FILE],
        example="ish-reja-2025.xlsx",
    ),
    Command(
        "plan load",
        "bot.cli.plan_load:load_plan",
        [
            _LIBRARY,
            word("--year", type=int, metavar="YEAR"),
            word("--yes", action="store_true"),
            word(
                "--begins",
                type=int,
                choices=range(1, 13),
                metavar="MONTH",
            ),
            word(
                "--last-year",
                choices=("file", "bot"),
            ),
            word(
                "--counting",
                choices=("file", "plan"),
            ),
            word("--moved-column", action="store_true"),
            _PLAN_FILE,
        ],
        example="ish-reja-2025.xlsx --begins 5",
    ),
)
GROUPS = {"library": "add|list|close|open", "person": "forget", "plan": "check|load"}
"""First words that others follow, and what follows."""


def command_parser() -> argparse.ArgumentParser:
    """Understands the command line and explains it in the language that is spoken; what it returns has the `command`
    to call."""
    speak_as_we_do()
    whole = argparse.ArgumentParser(
        prog="hisobot", description=said.DESCRIPTION.plain(), epilog=said.EPILOG.plain(), add_help=False
    )
    _add_general(whole)
    whole.add_argument("--version", action="version", version=f"%(prog)s {VERSION}", help=said.VERSION.plain())
    whole.set_defaults(command=RUN)
    first = whole.add_subparsers(metavar=said.PLACES["COMMAND"].plain())
    groups: dict[str, Any] = {}
    for command in COMMANDS:
        group, _, name = command.name.rpartition(" ")
        if group and group not in groups:
            groups[group] = _added(first, group, group).add_subparsers(metavar=GROUPS[group], required=True)
        described = _added(groups[group] if group else first, name, command.name, command)
        described.set_defaults(command=command)
        for taken in command.words:
            described.add_argument(*taken.names, **_about(command, taken))
    return whole


def _added(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    whole: str,
    command: Command | None = None,
) -> argparse.ArgumentParser:
    typed = f"hisobot {whole} {command.example}".rstrip() if command is not None else ""
    example = said.EXAMPLE.plain(command=typed) if typed else None
    purpose = said.PURPOSES[whole.replace(" ", "_")].plain()
    described = purpose[0].upper() + purpose[1:] + "."
    added = commands.add_parser(name, help=purpose, description=described, epilog=example, add_help=False)
    _add_general(added)
    return added


def _add_general(parser: argparse.ArgumentParser) -> None:
    """What every command takes."""
    parser.add_argument("-h", "--help", action="help", help=said.HELP.plain())
    # Read before the rest, by `bot.cli.usage.language_meant`.
    parser.add_argument("--lang", choices=TERMINAL_LANGUAGES, default=argparse.SUPPRESS, help=said.LANGUAGE.plain())


def _about(command: Command, taken: Word) -> dict[str, Any]:
    """What argparse is to know of a word, in the language that is spoken."""
    place, name = command.name.replace(" ", "_"), taken.names[0].strip("-").replace("-", "_")
    sentence = said.TAKEN.get("_".join((place, name))) or said.TAKEN[name]
    known = {"spans": said.SPANS.plain(), "days": said.DAYS.plain(), "kinds": ", ".join(PLAN_KINDS)}
    help_text = sentence.plain(**{place: known[place] for place in names_of(sentence.template)})
    shown = taken.about.get("metavar")
    spoken = {"metavar": said.PLACES[shown].plain()} if shown in said.PLACES else {}
    return {**taken.about, **spoken, "help": help_text}
