"""Lists inside a cell: the labels that belong to several figures of one row."""

import re

_BULLET = re.compile(r"(?:^|(?<=\s))[-–—•*·▪]\s+|^[-–—•*·▪](?=[^\W\d_])", re.M)
_NUMBERED = re.compile(r"(?:^|(?<=[\s;.:]))(\d{1,2})[.)]\s*(?=[^\d\s])")
_TRIM = " \n\t;,.:"


def list_in(text: str) -> tuple[str, tuple[str, ...]]:
    """What stands before the list in a cell, and its items: at least two, or none for no list."""
    for find in (_numbered, _bullets, _after_colon, _lines):
        start, pieces = find(text)
        if len(items := _clean(pieces)) >= 2:
            return " ".join(text[:start].split()).strip(_TRIM), items
    return " ".join(text.split()), ()


def _clean(pieces: list[str]) -> tuple[str, ...]:
    return tuple(label for piece in pieces if (label := " ".join(piece.split()).strip(_TRIM)))


def _bullets(text: str) -> tuple[int, list[str]]:
    first = _BULLET.search(text)
    return (first.start(), _BULLET.split(text)[1:]) if first else (0, [])


def _numbered(text: str) -> tuple[int, list[str]]:
    """Items numbered 1, 2, 3, …; other numbers with a point are dates and articles of law."""
    marks = list(_NUMBERED.finditer(text))
    if not marks or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return 0, []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return marks[0].start(), [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]


def _after_colon(text: str) -> tuple[int, list[str]]:
    head, colon, rest = text.partition(":")
    return len(head), re.split(r"[;\n]", rest) if colon else []


def _lines(text: str) -> tuple[int, list[str]]:
    """Lines of their own below the name."""
    head, *rest = text.split("\n")
    return len(head), rest
