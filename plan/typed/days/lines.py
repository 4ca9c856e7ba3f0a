"""Numbers that somebody counted on one day: `bugun 45`, `14-band bugun 45`, `kecha 40`, `5-mart 12`, `сегодня 45`.

What is left of a line without its day is read like any other line. A day may also stand alone above its numbers. What
speaks of more than a day (`bugungacha 45` is a sum until today) has none here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from plan.fold import fold_key
from plan.indicator import Indicator
from plan.typed.answers import Answer, read_answers
from plan.typed.assignment import Assigned, Outcome, assign_lines
from plan.typed.numbers import Unclear
from plan.typed.sentence import is_as_of_day
from plan.typed.signs import plain_signs
from plan.vocabulary import look_up, words_of


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line that names a day (None: it is the line's month and day, but there is no such day), and the line without
    that day."""

    day: date | None
    rest: str
    line: str


@dataclass(frozen=True, slots=True)
class DayNumber:
    """What somebody counted for one figure on one day."""

    indicator: Indicator
    day: date
    value: Decimal
    line: str


@dataclass(frozen=True, slots=True)
class DaysRead:
    """A message of days' numbers: those that were read, and the lines that were not."""

    numbers: tuple[DayNumber, ...]
    others: tuple[Outcome, ...]


_BEFORE_TODAY: Mapping[str, int] = {
    **dict.fromkeys(("bugun", "bugungi", "bugunda", "segodnya", "segodna"), 0),
    **dict.fromkeys(("kecha", "kechagi", "vchera", "vcherashniy"), 1),
    **dict.fromkeys(("pozavchera", "avvalgikuni", "utgankuni", "otgankuni"), 2),
}
_WEEKDAYS = (
    ("dushanba", "ponedelnik"),
    ("seshanba", "vtornik"),
    ("chorshanba", "sreda", "sredu"),
    ("payshanba", "chetverg"),
    ("juma", "pyatnitsa", "pyatnisa", "pyatnitsu", "pyatnisu"),
    ("shanba", "subbota", "subbotu"),
    ("yakshanba", "voskresene", "voskresenye"),
)
_BY_WEEKDAY = {fold_key(name): number for number, names in enumerate(_WEEKDAYS) for name in names}
_MONTH_ENDINGS = r"(?:da|dagi|ning|ni|niki|ga)?"
_WORDS = r"[^\W\d_][^\W\d_'’‘ʻʼ`]*(?:['’‘ʻʼ`][^\W\d_]+)*"
_KUNI = r"(?:\s+(?:kuni|kunida|kunga|kungi|kun|куни|кунида|числа|день))?"
_DAY_AND_MONTH = re.compile(rf"(?<![\d.,])(\d{{1,2}})\s?-?\s?({_WORDS}){_KUNI}(?!\w)", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<![\d.,])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?![\d.,])")
_OF_YEAR = re.compile(r"(?<![\d.,])(\d{4})-(\d{2})-(\d{2})(?![\d.,])")
_TWO_WORDS = re.compile(
    rf"(?<!\w)((?:(?:o['’‘ʻʼ`]?|ö|u)tgan|avvalgi|[ўу]тган|аввалги)\s+(?:kuni|куни)){_KUNI}(?!\w)", re.IGNORECASE
)
_ONE_WORD = re.compile(rf"(?<!\w)({_WORDS}){_KUNI}(?!\w)", re.IGNORECASE)
_IN_RUSSIAN = re.compile(r"(?<!\w)(?:за|в|во)\s*$", re.IGNORECASE)
_ROW_ALONE = re.compile(
    r"[№\s]*(?:[IVXІХivx]{1,5}\s?[.\-]\s?)?\d{1,3}(?:[.,]\d{1,2})?(?:\s?[-(]?\s?[^\W\d_][^\d():]*\)?)?\s*"
)
_ROW_AND_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s+(\S.*)")
_A_NUMBER = re.compile(r"\d[\d .']*")
_EDGES = " \t:;,–—-=.)"


def days_in(text: str, today: date, year: int) -> list[DayLine] | None:
    """The lines of a message in which each names its day, or stands below one; None where some of them do not. Months
    without a year are of `year`."""
    typed = [line for line in text.splitlines() if plain_signs(line)]
    if any(is_as_of_day(plain_signs(line)) for line in typed):
        return None
    lines = [piece for line in typed for piece in _a_day_each(line, today, year)]
    named: list[DayLine] = []
    above: DayLine | None = None
    for line in lines:
        found = _day_in(line, today, year)
        if found is not None and not re.search(r"\w", found.rest):
            above = found  # a heading for what follows
        elif found is not None:
            named.append(found)
        elif above is not None:
            named.append(DayLine(above.day, line, line))
        else:
            return None
    return named or None


def read_days(
    lines: Iterable[DayLine], current: Indicator | None, rows: Sequence[Indicator], month: int | None = None
) -> DaysRead:
    """What was counted of which row on which day. A line without a row is for `current`, the row that is asked."""
    numbers: list[DayNumber] = []
    others: list[Outcome] = []
    lines = tuple(lines)
    alone = len(lines) == 1
    for line in lines:
        read = read_answers(line.rest, whole=False, month=month)
        answers = [_with_row(answer, current, rows, alone=alone) for answer in read]
        for outcome in assign_lines(answers, [current] if current is not None else [], rows):
            if isinstance(outcome, Assigned) and outcome.value is not None and line.day is not None:
                numbers.append(DayNumber(outcome.indicator, line.day, outcome.value, line.line))
            else:
                others.append(outcome)
    return DaysRead(tuple(numbers), tuple(others))


def _with_row(answer: Answer, current: Indicator | None, rows: Sequence[Indicator], *, alone: bool) -> Answer:
    """`14 45` is row 14 and its number where nothing else can be meant. `1 200` alone may be 1,200 of any row; in a
    list where no row is asked, each line has to name its own."""
    match = _ROW_AND_NUMBER.fullmatch(plain_signs(answer.line))
    if answer.target is not None or match is None:
        return answer
    if (current is not None or alone) and not isinstance(answer.read, Unclear):
        return answer
    if all(row.number != match[1] for row in rows):
        return answer
    [addressed] = read_answers(f"{match[1]}) {match[2]}", whole=False)
    return Answer(addressed.target, addressed.read, answer.line)


def _a_day_each(line: str, today: date, year: int) -> Sequence[str]:
    """A line of several days taken apart, where each has one number: `kecha 5, bugun 6`; else the line as it is."""
    days = list(_days(line, today, year))
    edges = [0, *(start for start, _, _ in days[1:]), len(line)]
    if days and re.search(r"\w", line[: days[0][0]]):
        edges = [0, *(end for _, end, _ in days[:-1]), len(line)]  # `5 kecha, 6 bugun`
    pieces = [line[start:end].strip(_EDGES) for start, end in pairwise(edges)]
    found = [_day_in(piece, today, year) for piece in pieces]
    each = all(day is not None and len(_A_NUMBER.findall(day.rest)) == 1 for day in found)
    return pieces if len(days) > 1 and each else [line]


def _day_in(line: str, today: date, year: int) -> DayLine | None:
    """The one day that a line names; None for none, or for several."""
    found = list(_days(line, today, year))
    if len(found) != 1:
        return None
    [(start, end, day)] = found
    left = _IN_RUSSIAN.sub("", line[:start]).strip(_EDGES).rstrip("( ")
    right = line[end:].strip(_EDGES)
    if left and re.search(r"\d", right) and _ROW_ALONE.fullmatch(left) and re.search(r"\d", left):
        return DayLine(day, f"{left.rstrip(')')}) {right}" if "(" not in left else f"{left}) {right}", line)
    return DayLine(day, f"{left} {right}".strip(), line)


def _days(line: str, today: date, year: int) -> Iterator[tuple[int, int, date | None]]:
    """Where a line names days, without overlapping."""
    taken: list[tuple[int, int]] = []
    for start, end, day in _candidates(line, today, year):
        if all(end <= first or start >= last for first, last in taken):
            taken.append((start, end))
            yield start, end, day


def _candidates(line: str, today: date, year: int) -> Iterator[tuple[int, int, date | None]]:
    for match in _OF_YEAR.finditer(line):
        yield *match.span(), _date(int(match[1]), int(match[2]), int(match[3]))
    for match in _NUMERIC.finditer(line):
        yield *match.span(), _date(int(match[3]) + (0 if len(match[3]) == 4 else 2000), int(match[2]), int(match[1]))
    for match in _DAY_AND_MONTH.finditer(line):
        month = _month(match[2])
        if month is not None and int(match[1]) <= 31:
            yield *match.span(), _date(year, month, int(match[1]))
    for match in _TWO_WORDS.finditer(line):
        yield *match.span(), today - timedelta(days=2)
    for match in _ONE_WORD.finditer(line):
        back = _days_back(match[1], today)
        if back is not None:
            yield *match.span(), today - timedelta(days=back)


def _month(word: str) -> int | None:
    if word.casefold() == "марта":  # in Latin letters that is "so many times"
        return 3
    key = "".join(words_of(word))
    listed = look_up(key)
    if listed is None or listed.family != "month":
        return None
    # `martgacha` is the sum until then, `martdan` the sum since.
    bare = re.sub(rf"{_MONTH_ENDINGS}$", "", key)
    short = look_up(bare) if bare else None
    ends = listed.ending in ("", "keeps", "place") or (
        short is not None and short.family == "month" and not short.ending
    )
    return int(listed.value) if ends and not key.endswith(("gacha", "dan")) else None


def _days_back(word: str, today: date) -> int | None:
    key = fold_key(word)
    if key in _BEFORE_TODAY:
        return _BEFORE_TODAY[key]
    weekday = _BY_WEEKDAY.get(key)
    return None if weekday is None else (today.weekday() - weekday) % 7


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
