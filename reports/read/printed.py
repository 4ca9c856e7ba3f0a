"""Values of sheets as text."""

import datetime
import re
from typing import Any


def printed(value: Any, number_format: str) -> str:
    """The value as a person would type it; a figure of the file is never ambiguous, whatever its digits."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (datetime.datetime, datetime.date)):
        return printed_date(value, shows_year=bool(re.search("(?i)[yг]", _unquoted(number_format))))
    if isinstance(value, (int, float)) and "%" in _unquoted(number_format):
        return f"{printed(round(value * 100, 9), '')}%"
    if isinstance(value, float):
        if re.fullmatch(r"0\.0+", number_format):
            text = f"{value:.{len(number_format) - 2}f}"
        elif value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        else:
            text = f"{round(value, 9)!r}"
        # "1.234" typed by a person may mean 1234; the file's own 1.234 does not, and one more digit says so.
        return f"{text}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", text) else text
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def printed_date(value: datetime.date, *, shows_year: bool) -> str:
    """A day; one that is shown without its year ("05.03?") may be what a program made of "3-5", and is asked about."""
    return f"{value:%Y-%m-%d}" if shows_year else f"{value:%d.%m}?"


def _unquoted(number_format: str) -> str:
    """What of a format stands for parts of the value: without words, colours and languages."""
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format)
