"""Rows that a line calls by their names: `kitob berilishi: 29870`, typed while another row is asked."""

import re
from collections.abc import Callable, Collection, Sequence

from plan.fold import heard
from plan.indicator import Indicator
from plan.typed.families import UNITS
from plan.typed.rows.russian_names import rows_called_in_russian
from plan.typed.signs import plain_signs
from plan.vocabulary import ending_of, find_words, look_up, words_of

_BEFORE_NUMBER = re.compile(r"([^\d]+)\d[\d .,']*(?!.*\d)")
_BEHIND_NUMBER = re.compile(r"[^\w]*\d[\d .,']*([^\d]+)")
_SAID_OTHERWISE = {
    "nov": "yangi",
    "povtorn": "qayta",
    "takror": "qayta",
    "perereg": "qayta",
    "vperv": "yangi",
    "novich": "yangi",
    "posesh": "qatnov",
    "tashrif": "qatnov",
    "kuplen": "xarid",
    "pokup": "xarid",
    "sotib": "xarid",
    "podar": "sovga",
    "vidan": "berilishi",
    "vidach": "berilishi",
    "knigovidach": "berilishi",
    "knig": "kitob",
}
"""What the commonest rows are called otherwise, and by whoever counts in Russian: `новых 45`, `120 ta sotib olindi`."""
_ROW_AND_PART = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s?[-.]?\s?\(?([^\W\d_][^\d(),:;]*?)\)?[.?]?")
_ASKS_FOR_ROW = re.compile(
    r"[\s-]+(?:chi|чи|band\w*|банд\w*|qator\w*|қатор\w*|катор\w*|savol\w*|савол\w*)[\s?!.]*", re.IGNORECASE
)
"""What stands behind the name of a row that somebody wants to be asked: `13 yangi chi?`, `13 yangi band`."""
_WORK = re.compile(r"([a-z]{2,}?)(?:il|in)?(?:ish(?:i|lari?)?(?:ni|ning)?|di(?:k|lar)?|gan)")
"""What is done, with the root of its verb."""
_SAYS_NOTHING = frozenset({"neutral", "month", "calendar", "reached"})
_WAS_DONE = re.compile(r"[a-z]{3,}(?:di|dik|dilar|gan|ganlar)")
_SHORTEST = 5
"""Letters of the shortest word that may stand in a name with other endings."""
_SHORTEST_OF_SEVERAL = 4
"""The same where the words beside it stand in the name, too."""
_MOST_NEAR = 2
"""Rows that a name may nearly fit; one that fits more names none."""


def rows_named(line: str, asked: Indicator | None, rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """The rows that a line with one number may be for by the words before it: one when it is surely that row, several
    when it has to be asked which (the asked one among them); none when the words name no other row. Where no row is
    asked (None) only a sure one is told.

    Words behind the number (`1 140 ta yangi`) say what was counted, and are never sure to name a row.
    """
    before = _BEFORE_NUMBER.match(plain_signs(line))
    behind = _BEHIND_NUMBER.fullmatch(plain_signs(line))
    words = _calling(before[1]) if before else []
    spoken = _saying((before or behind or ["", ""])[1])
    in_russian = rows_called_in_russian(spoken, asked, rows, sure=bool(words))
    if in_russian is not None and (words or not all(map(_is_counted, spoken))):
        return in_russian
    if words:
        return _called(words, asked, rows) or _by_what_is_left(words, asked, rows)
    words = [word for word in _calling(behind[1]) if not _is_unit(word)] if behind else []
    if asked is None or not words or all(map(_is_counted, words)):
        return ()
    found = _called(words, asked, rows) or _by_what_is_left(words, asked, rows)
    return (found[0], asked) if len(found) == 1 else found


def _by_what_is_left(words: Sequence[str], asked: Indicator | None, rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """The rows that are called by words without what was done, and without the noun that was counted, if that is not
    the asked row's own: of `120 ta kitob sotib olindi` by `xarid` alone. They are asked about."""
    counted = [word for word in words if _is_counted(word)]
    left = [word for word in words if word not in counted and not _is_done(word)]
    if asked is None or not left or len(left) == len(words) or _tell_work(words):
        return ()
    if counted and _has_all(asked, counted):
        return ()
    found = _called(left, asked, rows)
    return (found[0], asked) if len(found) == 1 else found


def _calling(words: str) -> list[str]:
    """The words by which a row may be called, as its name has them."""
    return [_in_its_words(word) for word in _saying(words)]


def in_its_words(words: str) -> str:
    """Folded words with what the commonest rows are called otherwise: `yangi` for `novix`."""
    return " ".join(map(_in_its_words, words.split()))


def _in_its_words(word: str) -> str:
    return next((name for stem, name in _SAID_OTHERWISE.items() if word.startswith(stem)), word)


def _saying(words: str) -> list[str]:
    return [word for word in words_of(words) if not _says_nothing(word)]


def _called(words: Sequence[str], asked: Indicator | None, rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    if all(map(_is_counted, words)):
        return _one_that_is_called_so(words, asked, rows)
    names = [(row, words_of(f"{row.name} {row.part or ''}")) for row in rows]
    called = [row for row, name in names if _holds(name, words)]
    near = called or [row for row, name in names if _holds_all(name, words, is_same_word)]
    if not near and _tell_work(words):
        return _one_that_is_called_so(words, asked, rows)
    near = near or [row for row, name in names if _holds_all(name, words, is_same_work)]
    if (asked is not None and asked.key in {row.key for row in near}) or not 0 < len(near) <= _MOST_NEAR:
        return ()
    if len(called) == 1 and len(words) > 1:
        return (called[0],)
    return (*near, asked) if asked is not None else ()


def part_named(line: str, rows: Sequence[Indicator]) -> Indicator | None:
    """The part of a row that a line names and says nothing of, as it is named on a button: `13 yangi`. `28 seminar`
    names none, because its word counts things."""
    match = _ROW_AND_PART.fullmatch(_without_row_word(line))
    words = set(words_of(match[2])) if match else set()
    parts = [
        row
        for row in rows
        if match and row.part and row.number == match[1] and _holds_all(words_of(row.part), words, is_same_word)
    ]
    if len(parts) != 1:
        return None
    whole = len(words) > 1 and words == set(words_of(parts[0].part or ""))
    return parts[0] if whole or asks_for_row(line) or not all(map(_is_counted, words)) else None


def asks_for_row(line: str) -> bool:
    """Whether a line ends as one does that names a row and no number: `13 yangi chi`."""
    return _without_row_word(line) != plain_signs(line)


def _without_row_word(line: str) -> str:
    typed = plain_signs(line)
    last = next((match for match in _ASKS_FOR_ROW.finditer(typed) if match.end() == len(typed)), None)
    return typed[: last.start()] if last else typed


def is_own_name(line: str, asked: Indicator) -> bool:
    """Whether a line with one number may as well be the name of the row that is asked: `13 yangi` where the row's
    number is 13. What only counts (`13 ta yangi`, `13 nafar`) is no name."""
    match = _ROW_AND_PART.fullmatch(plain_signs(line))
    if match is None or match[1] != asked.number:
        return False
    name, unit = words_of(f"{asked.name} {asked.part or ''}"), words_of(asked.unit)
    words = [word for word in words_of(match[2]) if word not in unit]
    return bool(words) and not any(map(_is_unit, words)) and _holds_all(name, words, is_same_word)


def _one_that_is_called_so(
    words: Sequence[str], asked: Indicator | None, rows: Sequence[Indicator]
) -> tuple[Indicator, ...]:
    """The row and the asked one where words that also count things (`seminar 1`) or tell what was done (`kitob berildi
    300`) are the name of one row alone: of its part, or two words of its name. None where they count the asked one."""
    if asked is None or _has_all(asked, [word for word in words if _is_counted(word)]):
        return ()
    called = [
        row
        for row in rows
        if _holds_all(words_of(row.part or ""), words, is_same_work)
        or (len(set(words)) > 1 and _holds_all(words_of(row.name), words, is_same_work))
    ]
    known = [row for row in rows if _has_all(row, words)]
    if len(called) != 1 or any(row.code != called[0].code for row in known):
        return ()
    return (called[0], asked)


def _has_all(row: Indicator, words: Collection[str]) -> bool:
    return _holds_all(words_of(f"{row.name} {row.part or ''} {row.unit}"), words, is_same_work)


def _holds_all(name: Sequence[str], words: Collection[str], is_same: Callable[[str, str], bool]) -> bool:
    return all(any(is_same(word, part) for part in name) for word in words)


def is_same_work(word: str, other: str) -> bool:
    """Whether two words are one, or both tell of one work: `berish`, `berildi` and `berilishi`."""
    one, two = _WORK.fullmatch(word), _WORK.fullmatch(other)
    return is_same_word(word, other) or (one is not None and two is not None and one[1] == two[1])


def _says_nothing(word: str) -> bool:
    listed = look_up(word)
    return len(word) < 3 or (listed is not None and listed.family in _SAYS_NOTHING)


def _tell_work(words: Sequence[str]) -> bool:
    """Whether words only tell what was done with what is counted: `kitob berildi`, `tashkil etildi`."""
    told = [phrase.word for phrase in find_words(words, True)]
    return all(word is not None and word.family in ("counted", "done") for word in told)


def _is_counted(word: str) -> bool:
    listed = look_up(word)
    return listed is not None and listed.family == "counted"


def _is_done(word: str) -> bool:
    listed = look_up(word)
    return _WAS_DONE.fullmatch(word) is not None or (listed is not None and listed.family in ("done", "reached"))


def _is_unit(word: str) -> bool:
    """Whether a word only counts, whatever it is: `nafar`, `dona`."""
    listed = look_up(word)
    return listed is not None and listed.family == "counted" and listed.value in UNITS


def _holds(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words stand in a name as they are, one behind another."""
    places = range(len(name) - len(words) + 1)
    shortest = _SHORTEST if len(words) == 1 else _SHORTEST_OF_SEVERAL
    return any(
        all(is_same_word(word, part, shortest) for word, part in zip(words, name[place:], strict=False))
        for place in places
    )


def is_same_word(word: str, other: str, shortest: int = _SHORTEST) -> bool:
    """Whether two words are one, with other endings at most: `qatnov` and `qatnovining`, `soati` and `soatlari`; also
    typed without қ, ҳ and ў (`катнов`)."""
    one, two = heard(word), heard(other)
    pairs = enumerate(zip(one, two, strict=False))
    same = next((place for place, (letter, its) in pairs if letter != its), min(len(word), len(other)))
    return one == two or (same >= shortest and _is_ending(word[same:]) and _is_ending(other[same:]))


def _is_ending(letters: str) -> bool:
    return not letters or ending_of(letters) is not None
