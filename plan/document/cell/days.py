"""Days and spans of days in the words of a deadline, folded; and how months are called."""

import re
from datetime import date

from plan.indicator import Window

_MONTHS = (
    "yanvar", "fevral", "mart", "aprel", "ma(?:y|(?=e))", "iyun",
    "iyul", "avgust", "sent(?:y?a|e)br", "okt(?:y?a|e)br", "noy?abr", "dekabr",
)  # fmt: skip
MONTH_NAMES = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr",
)  # fmt: skip
MONTH = rf"(?:{'|'.join(_MONTHS)})(?:ya|a|e)?"
"""A month in either language, in the cases that deadlines have."""
_SHORT = {
    "yanv?": "yanvar", "fevr?": "fevral", "mar": "mart", "apr": "aprel", "avg": "avgust", "sent?": "sentabr",
    "okt": "oktabr", "noyab": "noyabr", "noya?": "noyabr", "dek": "dekabr",
}  # fmt: skip
_SHORTENED = re.compile(rf"(?<![a-z])(?:{'|'.join(f'({short})' for short in _SHORT)})(?![a-z])\.?")
_UNTIL = r"(?: ?-?(?:gacha|ga qadar|(?P<on>da|kuni)|ga))?(?: gacha)?"
_DATE = re.compile(
    r"(?:(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)|(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4}|\d\d))"
    r"(?: ?-?(?:yil|y\b\.?|g\b\.?|goda))?(?: ?-?(?:gacha|ga qadar|(?P<on>kuni|da)))?"
)
_DAY_OF = re.compile(rf"(?P<day>\d\d?) ?-? ?(?P<month>{MONTH})(?: ?oyi)?{_UNTIL}")
_OF_MONTH = re.compile(rf"(?P<month>{MONTH})(?: ?oyi)?ning (?P<day>\d\d?) ?-? ?(?:sanasi|kuni|si){_UNTIL}")
_BARE_FIRST = re.compile(
    rf"0?1 ?-? ?{MONTH}(?: ?oyi)?"
    rf"|0?1\.\d\d?(?:\.(?:\d{{4}}|\d\d))?(?: ?-?(?:yil|y\b\.?|g\b\.?|goda))?|\d{{4}}-\d\d?-0?1"
)
_DATE_OR_DAY = rf"(?:\d\d?\.\d\d?\.(?:\d{{4}}|\d\d)(?: ?-?(?:yil|y|g|goda)\b\.?)?|\d\d? ?-? ?{MONTH}(?: ?oyi)?)"
_SPAN = re.compile(
    rf"(?:s |c |so )(?P<from>{_DATE_OR_DAY}) po (?P<to>{_DATE_OR_DAY})"
    rf"|(?P<from_>{_DATE_OR_DAY}) ?dan (?P<to_>{_DATE_OR_DAY}) ?(?:gacha|ga qadar)"
    rf"|(?P<begin>{_DATE_OR_DAY}) ?[-–—] ?(?P<end>{_DATE_OR_DAY})"
)
_IN_MONTH = re.compile(rf"(?P<from>\d\d?) ?- ?(?P<to>\d\d?)[ -](?P<month>{MONTH})(?: ?oyi)?(?: kunlari(?:da)?|da)?")
_WHOLE_MONTH = re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d)")
"""As the files' readers write a day that is shown as a month."""
_NTH = r"(?:\d|i{1,3}|birinchi|ikkinchi|uchinchi|oxirgi|songgi|dastlabki)"
_PART_OF_MONTH = re.compile(
    rf"(?P<month>{MONTH})(?: ?oyi)?(?:ning)? {_NTH} ?-?(?:dekadasi|haftasi|on kunligi|yarmi)(?:da|gacha)?"
    rf"|(?:v |vo )?(?:\d(?:-ya|-y|-oy)?|i{{1,3}}|perv\w+|vtor\w+|tret\w+|posledn\w+) "
    rf"(?:dekad|polovin|nedel)\w* (?P<of>{MONTH})"
)
_SO_MANY_TIMES = re.compile(r"\d\d? ?-? ?marta")
"""Twelve times, or the 12th of March in Russian: `12 marta`, `12 марта`. Nobody can see which."""
_LEAP_YEAR = 2024


def month_of(word: str) -> int:
    """The number of a month that `MONTH` has found."""
    return next(number for number, stem in enumerate(_MONTHS, 1) if re.fullmatch(rf"(?:{stem})(?:ya|a|e)?", word))


def with_whole_months(text: str) -> str:
    """The text with the short names of months written out: "apr.-iyun"."""
    names = list(_SHORT.values())
    return _SHORTENED.sub(lambda match: names[(match.lastindex or 1) - 1], text)


def read_date(text: str, year: int | None) -> Window | None:
    """ "15.04.2026 gacha": one thing, due in that month; None where it is no date, or one of another year."""
    match = _DATE.fullmatch(text)
    return _due_on(match, year) if match else None


def is_date(text: str) -> bool:
    return bool(_DATE.fullmatch(text))


def is_bare_first(text: str) -> bool:
    """Whether it is the first of a month, without a word that says "by" or "on"."""
    return bool(_BARE_FIRST.fullmatch(text))


def is_on_first(text: str) -> bool:
    """Whether it is the first of a month with a word that says "on": "1-martda", "01.03.2026 kuni"."""
    match = _DATE.fullmatch(text) or _DAY_OF.fullmatch(text) or _OF_MONTH.fullmatch(text)
    if match is None or not match["on"]:
        return False
    days = match.groupdict()
    return int(days.get("day") or days.get("d") or 0) == 1


def read_day(text: str, year: int | None) -> Window | None:
    """ "15-aprelgacha", "mart oyining 15-sanasigacha": one thing, due in that month."""
    match = _DAY_OF.fullmatch(text) or _OF_MONTH.fullmatch(text)
    if not match or _SO_MANY_TIMES.fullmatch(text):
        return None
    return _due(year or _LEAP_YEAR, month_of(match["month"]), int(match["day"]), on_the_day=bool(match["on"]))


def read_days(text: str, year: int | None) -> Window | None:
    """The months of a span of days, "15-martdan 20-maygacha", or of a part of one month; a month of the year."""
    if match := _WHOLE_MONTH.fullmatch(text):
        month = int(match["month"])
        return Window(month, month) if year in (None, int(match["year"])) and 1 <= month <= 12 else None
    if match := _SPAN.fullmatch(text):
        begin, end = match["from"] or match["from_"] or match["begin"], match["to"] or match["to_"] or match["end"]
        first, last = (_month_of_day(day, year) for day in (begin, end))
        due = read_day(end, year) or read_date(end, year)
        if not first or not last or not due:
            return None
        # Until the 1st is until the end of the month before, unless the work begins on that day.
        return Window(first, max(first, due.points[0])) if first <= last else None
    if match := _IN_MONTH.fullmatch(text):
        days, month = (int(match["from"]), int(match["to"])), month_of(match["month"])
        exists = days[0] < days[1] and _due(year or _LEAP_YEAR, month, days[1], on_the_day=True)
        return Window(month, month) if exists else None
    if match := _PART_OF_MONTH.fullmatch(text):
        month = month_of(match["month"] or match["of"])
        return Window(month, month)
    return None


def _month_of_day(text: str, year: int | None) -> int | None:
    window = read_day(f"{text} kuni", year) or read_date(f"{text} kuni", year)
    return window.points[0] if window else None


def _due_on(match: re.Match[str], year: int | None) -> Window | None:
    of_year = int(match["year"] or match["y"])
    of_year += 2000 if of_year < 100 else 0
    if year is not None and of_year != year:
        return None
    return _due(
        of_year, int(match["month"] or match["m"]), int(match["day"] or match["d"]), on_the_day=bool(match["on"])
    )


def _due(year: int, month: int, day: int, *, on_the_day: bool) -> Window | None:
    """By the first of a month is by the end of the month before; a day that no calendar has is asked about."""
    try:
        date(year, month, day)
    except ValueError:
        return None
    due = month - 1 if day == 1 and not on_the_day else month
    return Window(points=(due,)) if due else None
