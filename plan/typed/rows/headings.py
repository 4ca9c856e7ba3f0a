"""Lines of a message that only say of which time its numbers are: `Mart oyi:`, `2025-yil mart hisoboti`, `Fevral`.

A heading of the month that is asked says nothing new, and its year is nobody's number; a greeting says nothing either.
Below a heading of another time every number may be another time's, whatever row it names.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from plan.fold import fold
from plan.period import Month
from plan.typed.answers import Answer
from plan.typed.families import TIMES
from plan.typed.numbers import Number, Unclear, plain_signs, read_number
from plan.typed.why import Why
from plan.vocabulary import find_words

_YEAR = re.compile(
    r"(?<![\d.,/-])((?:19|20)\d\d)(?:\s?-?\s?(?:yil|йил|год|й|г|y)[^\W\d_]{0,5})?(?![\w/]|[.,-]\d)\.?", re.IGNORECASE
)
_REPORT = re.compile(r"(?:oylik )?(?:hisobot|otchet|malumot)[a-z]{0,9}")
_SAYS_NOTHING = frozenset({"month", "calendar", "neutral"})
_GREETING = "greeting"
"""The value of neutral words that may stand alone in a line: `Assalomu alaykum`, `rahmat`."""
_OF_TIME = TIMES | {"plan", "to_come"}


def headings_apart(answers: Sequence[Answer], month: Month) -> list[Answer]:
    """The lines of a message without headings of the month that is asked and greetings; one of another time, or a bare
    year, is a question without a number of its own."""
    if len(answers) < 2:
        return list(answers)
    whys = [_why(answer, month) for answer in answers]
    if _is_year_above_rows(answers, month):
        whys[0] = "date"
    said = [
        answer if why is None else replace(answer, read=Unclear(why, answer.line))
        for answer, why in zip(answers, whys, strict=True)
        if why != "empty"
    ]
    return said or list(answers)


def is_of_another_time(read: object) -> bool:
    """Whether what was read of a line says another time and no number."""
    return isinstance(read, Unclear) and read.why in _OF_TIME and not read.candidates


def _is_year_above_rows(answers: Sequence[Answer], month: Month) -> bool:
    first, *others = answers
    is_year = first.target is None and plain_signs(first.line).strip(".:") == str(month.year)
    return is_year and all(answer.target is not None for answer in others)


def _why(answer: Answer, month: Month) -> Why | None:
    """What a heading says of the numbers below it: another time, or nothing ("empty"); None for any other line."""
    line = plain_signs(answer.line)
    years = {int(year) for year in _YEAR.findall(line)}
    words = _YEAR.sub(" ", line).strip()
    if answer.target is not None or not words or re.search(r"\d", words):
        return None
    read = read_number(words, whole=False, month=month.number)
    if isinstance(read, Unclear) and is_of_another_time(read):
        return read.why
    if not _says_no_more(words) or (years and isinstance(answer.read, Number)):
        return None  # `martda 2025` may be a number
    return "empty" if years <= {month.year} else "last_month"


def _says_no_more(text: str) -> bool:
    """Whether words only name a month, or greet and thank."""
    phrases = find_words(re.findall(r"[a-z']+", _REPORT.sub(" ", fold(text))), False)
    words = [phrase.word for phrase in phrases]
    speaks = any(word is not None and (word.family == "month" or word.value == _GREETING) for word in words)
    return speaks and all(word is not None and word.family in _SAYS_NOTHING for word in words)
