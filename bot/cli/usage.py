"""argparse in the languages of the terminal, and which of them a command is to speak."""

import argparse
import gettext
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from dotenv.parser import parse_stream

from texts.language import SOURCE, TERMINAL_LANGUAGES
from texts.operator import commands as said

_ITS_OWN = {
    "usage: ": said.USAGE_BEGINS,
    "positional arguments": said.POSITIONAL,
    "options": said.OPTIONS,
    "%(prog)s: error: %(message)s\n": said.ERROR,
    "argument %(argument_name)s: %(message)s": said.ARGUMENT,
    "the following arguments are required: %s": said.REQUIRED,
    "unrecognized arguments: %s": said.UNRECOGNIZED,
    "invalid choice: %(value)r (choose from %(choices)s)": said.INVALID_CHOICE,
    "invalid %(type)s value: %(value)r": said.INVALID_VALUE,
    "expected one argument": said.ONE_EXPECTED,
    "expected at least one argument": said.SOME_EXPECTED,
    "ignored explicit argument %r": said.IGNORED,
    "ambiguous option: %(option)s could match %(matches)s": said.AMBIGUOUS,
    "not allowed with argument %s": said.NOT_ALLOWED,
}
"""Its words, by what it has for them."""

SETTING = "TERMINAL_LANGUAGE"
OPTION = "--lang"


def speak_as_we_do() -> None:
    """argparse looks `_` up in its module for whatever it says itself; here that is where our sentences are."""
    setattr(argparse, "_", _said)  # noqa: B010 (no name that its types know)


def _said(message: str) -> str:
    try:
        return _ITS_OWN[message].plain()
    except LookupError:  # words that we have none for, or somebody else's parser, before a language is spoken
        return gettext.gettext(message)


def language_meant(arguments: Sequence[str], environment: Mapping[str, str], env_file: Path = Path(".env")) -> str:
    """The language that was asked for by `--lang`, in the environment or in `.env`; Uzbek where none of them names one
    that there is. Needed before anything is checked: a refusal is to be in it too."""
    before = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    before.add_argument(OPTION)
    try:
        asked, _ = before.parse_known_args(arguments)
    except argparse.ArgumentError:
        return SOURCE
    for wanted in (asked.lang, environment.get(SETTING), _written(env_file)):
        if wanted and (language := wanted.strip().lower()) in TERMINAL_LANGUAGES:
            return language
    return SOURCE


def _written(env_file: Path) -> str | None:
    try:
        text = env_file.read_text(encoding="utf-8-sig") if env_file.is_file() else ""
    except (OSError, ValueError):  # which the command that reads it tells, and of lines that are none, too
        return None
    return {line.key: line.value for line in parse_stream(StringIO(text))}.get(SETTING)
