"""Values of sheets as text."""

import datetime
import re
from typing import Any

MONTHS = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr",
)  # fmt: skip
_SCALED = re.compile(r"[0#?](,+)(?![0#?,.])")
"""Commas behind the last digit of a format leave out thousands: 120 000 is shown as 120."""


def printed(value: Any, number_format: str) -> str:
    """The value as a person would type it; a figure of the file is never ambiguous, whatever its digits."""
    if isinstance(value, bool):
        return str(value)
    shown = _unquoted(number_format)
    if isinstance(value, (datetime.datetime, datetime.date)):
        return printed_date(value, shows_year=bool(re.search("(?i)[yг]", shown)), shows_day=_shows_day(shown))
    if isinstance(value, (int, float)) and "%" in shown:
        return f"{printed(round(value * 100, 9), '')}%"
    if isinstance(value, (int, float)) and (scaled := _SCALED.search(shown)):
        seen = printed(round(value / 1000 ** len(scaled[1]), 9), _unscaled(number_format))
        return " ".join(filter(None, (seen, _words(number_format))))
    if isinstance(value, (int, float)) and (words := _times_words(number_format)):
        return f"{printed(value, '')} {words}"
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


def printed_date(value: datetime.date, *, shows_year: bool, shows_day: bool = True) -> str:
    """A day; one that is shown without its year ("05.03?") may be what a program made of "3-5", and is asked about. Of
    one that is shown as a month ("iyun 2026") the day means nothing."""
    if not shows_day:
        return f"{value:%Y-%m}" if shows_year else MONTHS[value.month - 1]
    return f"{value:%Y-%m-%d}" if shows_year else f"{value:%d.%m}?"


def _shows_day(shown: str) -> bool:
    """Whether a format has days, or hours, or nothing that is known of a date."""
    return not re.fullmatch(r"[\s.,/;@-]*[mм]{3,5}[\s.,/-]*(?:[yг]+[\s.,/]*)?(?:;@)?", shown, re.IGNORECASE)


def _unscaled(number_format: str) -> str:
    decimals = re.search(r"\.(0+)", _unquoted(number_format))
    return f"0.{decimals[1]}" if decimals else ""


def _words(number_format: str) -> str:
    """All words of a format: beside a figure without its thousands any may say so ("14.0K")."""
    return " ".join(" ".join(re.findall(r'"([^"]*)"', number_format.split(";")[0])).split())


def _times_words(number_format: str) -> str:
    """The words that a format puts behind a figure, where they make it another one: 0" ming so'm"."""
    words = _words(number_format)
    return words if re.match(r"(?i)(?:ming|mln|mlrd|million|milliard|минг|млн|млрд|миллион|тыс)", words) else ""


def _unquoted(number_format: str) -> str:
    """What of a format stands for parts of the value: without words, colours and languages."""
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format)
