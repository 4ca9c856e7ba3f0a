"""The command `hisobot` in the process of the tests: a tenth of a second less for each, with the same words, lines and
exit code. What only a whole process shows (its own log, its environment) has `tests.support.command_line`."""

import subprocess
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from bot.cli.parser import command_parser
from bot.settings import read_settings
from bot.trouble import Declined, Unusable
from texts.language import speaking

Done = subprocess.CompletedProcess[str]


def typed(url: str, *words: str, language: str = "en", **settings: str) -> Done:
    """`hisobot WORD…` on a database, to its end."""
    out, errors = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(errors), speaking(language):
        code = _code(words, {"DATABASE_URL": url, **settings}, errors)
    return Done(words, code, out.getvalue(), errors.getvalue())


def _code(words: tuple[str, ...], settings: dict[str, str], errors: StringIO) -> int:
    try:
        given = command_parser().parse_args(words)
        return int(given.command(read_settings(settings, None), given))
    except SystemExit as refused:
        return int(refused.code or 0)
    except Declined as declined:
        print(declined, file=errors)
        return declined.code
    except Unusable as unusable:
        print(unusable, file=errors)
        return 1
