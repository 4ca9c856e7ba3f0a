"""Months that a deadline names by their numbers, and what "6 oy" may mean."""

import re
from collections.abc import Sequence

from plan.fold import fold
from plan.indicator import Window

_NUMBERED = re.compile(
    r"(?:za )?0?(\d\d?) ?- ?0?(\d\d?) ?-?(?:oy(?:lar|lari|larda|larida|i|ida)?|mesyasi?|mes\.?)(?: davomida| ichida)?"
)
_COUNT_ALONE = re.compile(r"(3|6|9|uch|olti|toqqiz) ?(?:oy|mes\.?|mesyas(?:a|ev))")
_COUNTS = {"uch": 3, "olti": 6, "toqqiz": 9}

_LISTED = re.compile(
    r"(?:v )?(0?\d\d?(?: ?-?(?:, ?| va | hamda | i ) ?0?\d\d?)+) ?-? ?"
    r"(?:oylar|oylari|oylarda|oylarida|oylarning (?:oxiri|yakuni)(?:da|gacha)?|mesyas[iae]x?)"
)


def read_month_numbers(text: str) -> Window | None:
    """The months of "1-3 oylar" and of "3, 6, 9, 12-oylar", from a folded text."""
    if match := _LISTED.fullmatch(text):
        numbers = [int(number) for number in re.findall(r"\d+", match[1])]
        in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if in_order and "oxiri" not in text and "yakuni" not in text and numbers[-1] <= 12 and numbers[0]:
            return Window(numbers[0], numbers[-1])
        return apart(numbers)
    match = _NUMBERED.fullmatch(text)
    first, last = (int(match[1]), int(match[2])) if match else (0, 0)
    return Window(first, last) if 1 <= first < last <= 12 else None


def apart(numbers: Sequence[int], length: int = 1) -> Window | None:
    """Parts of the year that are named one by one, as the ends of each; None where they are out of order, or only one.
    `length`: months in each."""
    if len(numbers) < 2 or sorted(set(numbers)) != list(numbers) or not 1 <= numbers[0] <= numbers[-1] <= 12 // length:
        return None
    return Window(points=tuple(number * length for number in numbers))


def is_count_alone(text: str) -> bool:
    """Whether a folded text says "6 oy" and nothing more: all that time, its end, or so long from some day on."""
    return bool(_COUNT_ALONE.fullmatch(text))


def meant_by_count(words: str) -> tuple[Window, ...]:
    """What "6 oy" may mean: due at the end of June, or the months up to it."""
    if not (match := _COUNT_ALONE.fullmatch(" ".join(fold(words).split()).strip(" .,;:()"))):
        return ()
    months = _COUNTS.get(match[1]) or int(match[1])
    return Window(points=(months,)), Window(1, months)
