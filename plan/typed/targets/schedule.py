"""The reader of a target's split over the year as people type it: `3 4 3 4`, or a line for each quarter.

It reads only what can be read in one way; figures with a space inside (`1 200 1 300`) are told apart by the target.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from plan.schedule import Schedule
from plan.typed.numbers import Number, read_number

_COUNTS = (2, 4, 12)
"""How many figures a year is split into: halves, quarters or months."""
_PLACE = {"I": 1, "II": 2, "III": 3, "IV": 4}
_LABEL = re.compile(
    r"\s*(?P<place>IV|I{1,3}|\d{1,2})[-.\s]*[^\W\d]{2,}[^\d]*?[:=\s–—-]\s*(?=\d|[-–—]\s*$)", re.IGNORECASE
)
_PART_SIGNS = re.compile(r"[;/|]|,\s+")
_THOUSANDS = re.compile(r"\d{3}(,\d+)?", re.ASCII)
_BEGINS = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_MOST_WORDS = 36


def read_schedule(text: str, target: Decimal | None) -> Schedule | None:
    """The figures in order, a dash where a part of the year has none; None for what can be read in no way, or in
    several of which none alone goes with the target."""
    try:
        ways = [parts for parts in _ways(text) if any(part is not None for part in parts)]
    except _NotRead:
        return None
    schedules = [Schedule(tuple(parts)) for parts in ways]
    if len(schedules) > 1:
        schedules = [schedule for schedule in schedules if target in (schedule.total, schedule.last)]
    return schedules[0] if len(schedules) == 1 else None


class _NotRead(Exception):
    """A piece of what was typed is no figure."""


def _ways(text: str) -> list[list[Decimal | None]]:
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return []
    if len(lines) > 1:
        pieces = _without_labels(lines)
    elif _PART_SIGNS.search(lines[0].strip(" ;,")):
        pieces = _PART_SIGNS.split(lines[0].strip(" ;,"))
    else:
        return _ways_of_words(lines[0].split())
    return [[_figure(piece) for piece in pieces]] if len(pieces) in _COUNTS else []


def _without_labels(lines: Sequence[str]) -> list[str]:
    """`II chorak: 4` as 4, where every line says its place and the places are in order."""
    labels = [_LABEL.match(line) for line in lines]
    if not any(labels):
        return list(lines)
    figures = []
    for place, (line, label) in enumerate(zip(lines, labels, strict=True), 1):
        if label is None or _PLACE.get(label["place"].upper(), label["place"]) not in (place, str(place)):
            raise _NotRead
        figures.append(line[label.end() :])
    return figures


def _figure(piece: str) -> Decimal | None:
    if piece.strip() in ("-", "–", "—"):
        return None
    read = read_number(piece, whole=False)
    if not isinstance(read, Number):
        raise _NotRead
    return read.value


def _ways_of_words(words: Sequence[str]) -> list[list[Decimal | None]]:
    """Every way to part a line into figures, where a space may as well group thousands."""
    if len(words) > _MOST_WORDS:
        return []
    return [[_figure(piece) for piece in pieces] for pieces in _partings(words, 12) if len(pieces) in _COUNTS]


def _partings(words: Sequence[str], most: int) -> Iterator[list[str]]:
    if not words:
        yield []
    elif most:
        length = 1
        while True:
            for rest in _partings(words[length:], most - 1):
                yield [" ".join(words[:length]), *rest]
            grouped = length < len(words) and (length > 1 or _BEGINS.fullmatch(words[0]))
            if not grouped or not _THOUSANDS.fullmatch(words[length]) or "," in words[length - 1]:
                return
            length += 1
