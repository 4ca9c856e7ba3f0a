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
from plan.typed.numbers import Number, Unclear, read_number
from plan.typed.signs import plain_signs
from plan.typed.why import Why
from plan.vocabulary import Phrase, find_words

_YEAR = re.compile(
    r"(?<![\d.,/-])((?:19|20)\d\d)(?:\s?-?\s?(?:yil|йил|год|й|г|y)[^\W\d_]{0,5})?(?![\w/]|[.,-]\d)\.?", re.IGNORECASE
)
_REPORT = re.compile(r"(?:oylik )?(?:[hx]isobot|otchet|malumot)[a-z]{0,9}")
_DAYS = re.compile(r"\W*(?:\d\d?\s?-\s?\d\d?[\s-]*[a-z' ]+|\d\d?[\s-]*[a-z]+gacha|[a-z' ]+\d\d?\s?-\s?\d\d?)\W*")
"""Days from one to another, or up to one."""
_SAYS_NOTHING = frozenset({"month", "calendar", "neutral"})
_GREETING = "greeting"
"""The value of neutral words that may stand alone in a line: `Assalomu alaykum`, `rahmat`."""
_OF_TIME = TIMES | {"plan", "to_come"}
_OF_NUMBERS = frozenset({"rate", "change", "grew", "approximate", "bound", "delete", "remainder"})
"""What a line without a number may say of those below it: `Kuniga:`, `Yana`, `Taxminan`."""


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


def without_year(text: str, month: Month) -> str:
    """A message without the year beside the name of the month that is asked: `2025-yil mart 9870` is `mart 9870`."""
    return "\n".join(_without_year(line, month) for line in text.split("\n"))


def _without_year(line: str, month: Month) -> str:
    typed = plain_signs(line)
    years = [*_YEAR.finditer(typed)]
    if len(years) != 1 or years[0][1] != str(month.year):
        return line
    [year] = years
    before = re.findall(r"[a-z']+", fold(typed[: year.start()]))
    behind = re.findall(r"[a-z']+", fold(typed[year.end() :]))
    # A number in the two thousands is a year only where it is called one, or stands at the month's name.
    called = not year[0].rstrip(".").isdigit()
    near = [*before, *behind] if called else [*before[-1:], *behind[:1]]
    named = {_month_of(phrase) for phrase in find_words(near, True)} - {None}
    rest = " ".join(f"{typed[: year.start()]} {typed[year.end() :]}".split())
    return rest if named == {str(month.number)} and re.search(r"\d", rest) else line


def _month_of(phrase: Phrase) -> str | None:
    return phrase.word.value if phrase.word is not None and phrase.word.family == "month" else None


def is_of_another_time(read: object) -> bool:
    """Whether what was read of a line says another time, or something else that changes numbers, and no number."""
    if not isinstance(read, Unclear) or read.candidates:
        return False
    return read.why in _OF_TIME or (read.why in _OF_NUMBERS and not re.search(r"\d", read.typed))


def _is_year_above_rows(answers: Sequence[Answer], month: Month) -> bool:
    first, *others = answers
    is_year = first.target is None and plain_signs(first.line).strip(".:") == str(month.year)
    return is_year and all(answer.target is not None for answer in others)


def _why(answer: Answer, month: Month) -> Why | None:
    """What a heading says of the numbers below it: another time, or nothing ("empty"); None for any other line."""
    line = plain_signs(answer.line)
    years = {int(year) for year in _YEAR.findall(line)}
    words = _YEAR.sub(" ", line).strip()
    all_zero = isinstance(answer.read, Unclear) and answer.read.why == "all_zero"
    if answer.target is not None or all_zero or not words:
        return None
    if re.search(r"\d", words):
        return "short_time" if _are_days(words) and isinstance(answer.read, Unclear) else None
    read = read_number(words, whole=False, month=month.number)
    if isinstance(read, Unclear) and is_of_another_time(read):
        return read.why
    if not _says_no_more(words) or (years and isinstance(answer.read, Number)):
        return None  # `martda 2025` may be a number
    return "empty" if years <= {month.year} else "last_month"


def _are_days(text: str) -> bool:
    """Whether a line names some days of a month: `1-15 mart`, `15-martgacha`."""
    return _DAYS.fullmatch(fold(text)) is not None and _says_no_more(re.sub(r"\d+\s?-?", " ", text))


def _says_no_more(text: str) -> bool:
    """Whether words only name a month or its report, or greet and thank."""
    rest, reports = _REPORT.subn(" ", fold(text))
    words = [phrase.word for phrase in find_words(re.findall(r"[a-z']+", rest), False)]
    speaks = any(word is not None and (word.family == "month" or word.value == _GREETING) for word in words)
    return (speaks or reports > 0) and all(word is not None and word.family in _SAYS_NOTHING for word in words)
