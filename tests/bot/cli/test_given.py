"""Days and spans as people write them on the command line, and the example that each command's help shows."""

import shlex
from argparse import ArgumentTypeError
from contextlib import redirect_stdout
from datetime import date
from io import StringIO

import pytest

from bot.cli.command import Command
from bot.cli.given import read_day, read_span
from bot.cli.parser import COMMANDS, command_parser
from plan.period import Span
from texts.language import speaking


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_it_shows_an_example_of_every_command_that_can_be_typed(command: Command) -> None:
    words = command.name.split()
    printed = StringIO()
    with pytest.raises(SystemExit), redirect_stdout(printed):
        command_parser().parse_args([*words, "--help"])
    assert f"hisobot {command.name} {command.example}".strip() in " ".join(printed.getvalue().split())
    assert command_parser().parse_args([*words, *shlex.split(command.example)]).command == command


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-03-31", "2025-03-31"),
        ("31.03.2025", "2025-03-31"),
        ("1/3/2025", "2025-03-01"),
        ("31-mart", "2025-03-31"),
        ("31 mart", "2025-03-31"),
        ("31-март", "2025-03-31"),
        ("5-apr", "2024-04-05"),
        ("4-aprel", "2025-04-04"),
        ("2024-yil 5-oktyabr", "2024-10-05"),
        ("5-oktabr 2023", "2023-10-05"),
        ("5-oktabr 2023-yil", "2023-10-05"),
        ("5 oktabr, 2023 yil", "2023-10-05"),
        ("29-fevral", "2024-02-29"),
        ("05.12", "2024-12-05"),
        ("bugun", "2025-04-04"),
        ("kecha", "2025-04-03"),
        ("31.02.2025", None),
        ("5-iyu", None),
        ("5-march", None),
        ("mart", None),
        ("31.03.25", None),
        ("2025-13-01", None),
        ("", None),
    ],
)
def test_it_reads_days_as_people_write_them(typed: str, day: str | None) -> None:
    today = date(2025, 4, 4)
    if day is not None:
        assert read_day(typed, today) == date.fromisoformat(day)
        return
    with pytest.raises(ArgumentTypeError, match=r"31.03.2025 or 31-mart"), speaking("en"):
        read_day(typed, today)


@pytest.mark.parametrize(
    ("typed", "span"),
    [("2025-year", "2025-year-1"), ("2025-03", "2025-month-3"), ("2025-half-2", "2025-half-2")],
)
def test_it_reads_spans(typed: str, span: str) -> None:
    assert read_span(typed) == Span.parse(span)


@pytest.mark.parametrize("typed", ["march", "2025", "2025-13", "2025-half-3"])
def test_it_lists_the_spans_there_are(typed: str) -> None:
    with pytest.raises(ArgumentTypeError, match=r"2025-half-1 .or 2., 2025-nine_months or 2025-year"), speaking("en"):
        read_span(typed)
