"""The command `hisobot` (also `python -m bot`)."""

import gc
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from io import TextIOWrapper

from bot.cli.command import Command
from bot.cli.parser import command_parser
from bot.cli.usage import language_meant
from texts.language import speaking


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit code is 0 for well, 1 for refused, 2 for a wrong word or setting."""
    typed = sys.argv[1:] if arguments is None else arguments
    with speaking(language_meant(typed, os.environ)):
        given = command_parser().parse_args(typed)
        gc.disable()  # what is imported stays, and looking for garbage in it takes a sixth of the start
        try:
            return _run(given.command, given)
        except KeyboardInterrupt:
            return 130


def _run(command: Command, given: Namespace) -> int:
    # Imported only now: half a second that a question for help need not wait.
    from bot.cli.telegram_library import load_telegram

    load_telegram()
    from bot.cli.out_files import NotWritten
    from bot.disk import PRIVATE
    from bot.instance import AlreadyRunning
    from bot.logs import start_logging
    from bot.process import TokenRefused
    from bot.settings import Settings, WrongSetting, misspelled_names, read_settings
    from bot.trouble import Declined, Unusable, naming_the_place

    try:
        settings = read_settings(os.environ)
    except WrongSetting as wrong:
        if not command.whatever_settings:
            print(wrong, file=sys.stderr)
            return 2
        settings = Settings()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that lacks some of our letters gets the others
    if not command.for_others:
        os.umask(PRIVATE)
    quiet = settings.log_level == "INFO" and not command.serves
    start_logging(
        "WARNING" if quiet else settings.log_level, settings.log_format, settings.bot_token, settings.timezone
    )
    for warning in [] if command.whatever_settings else misspelled_names():
        logging.getLogger(__name__).warning("%s", warning)
    try:
        with naming_the_place(settings.database_url):
            return command(settings, given)
    except (AlreadyRunning, NotWritten, TokenRefused, Unusable) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except Declined as declined:
        print(declined, file=sys.stderr)
        return declined.code


if __name__ == "__main__":
    sys.exit(main())
