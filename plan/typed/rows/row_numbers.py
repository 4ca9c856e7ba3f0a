"""Rows that somebody names by their numbers, without a figure: in which of them there was work this month.

    14 15 28    14, 15, 28    14;15    14-band, 15-band va 28    № 14 № 15
    13 yangi 14      one part of the row 13; `13` alone is all its parts
    I.4   9.1   28e  a row with its section, a row below another, a part with its letter
    14-16            all rows between, shown before it counts

Nothing here is a number of the report. Whatever is no row is told with what was typed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plan.fold import fold, heard
from plan.indicator import Indicator
from plan.typed.rows.parts import parts_named
from plan.typed.rows.row_names import is_same_word
from plan.vocabulary import words_of


@dataclass(frozen=True, slots=True)
class RowNumbers:
    """What a text names. `sure` says that it can only be meant so: several rows, each named once, and nothing else."""

    rows: tuple[Indicator, ...]
    unknown: tuple[str, ...]
    """Pieces that are no row, as they were typed (in small Latin letters)."""
    twice: tuple[str, ...]
    """Numbers that stand there more than once."""
    sure: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A number with the words behind it."""

    number: str
    words: str


_NUMBER = r"(?:[ivx]{1,5}\s?\.\s?)?\d+(?:[.,]\d+)*[a-z]?(?![a-z\d])"
_PIECES = re.compile(rf"(?P<number>{_NUMBER})|(?P<range>-)|(?P<word>[a-z]+)")
_LONGEST = 40
"""Digits and letters of a piece that is told back."""
_FILLERS = frozenset(
    [
        *("va", "ham", "hamda", "xam", "xamda", "i", "no", "n", "inchi", "nchi", "chi", "bor", "boldi", "buldi"),
        *("raqam", "raqamlar", "rakam", "rakamlar", "nomer", "nomera"),
    ]
)
_ROW_WORDS = tuple(map(heard, ("band", "qator", "savol", "punkt", "strok", "vopros")))
_PARTED = re.compile(r"(?:(?P<section>[ivx]{1,5})\s?\.\s?)?(?P<number>\d+(?:\.\d+)?)(?P<letter>[a-z]?)")


def read_row_numbers(text: str, rows: Sequence[Indicator]) -> RowNumbers:
    """The rows among `rows`, in their order there, that a text names by their numbers."""
    named: dict[int, Indicator] = {}
    unknown: list[str] = []
    twice: list[str] = []
    pieces = [*_pieces(fold(text), rows)]
    doubtful = len(pieces) < 2
    for piece in pieces:
        called = _between(piece, rows) if "-" in piece.number else _called(piece, rows)
        doubtful |= "-" in piece.number or len({row.code for row in called}) > 1
        if not called:
            unknown.append(f"{piece.number} {piece.words}".strip()[:_LONGEST])
        elif any(row.key in named for row in called):
            twice.append(piece.number)
        named |= {row.key: row for row in called}
    chosen = tuple(row for row in rows if row.key in named)
    return RowNumbers(chosen, tuple(unknown), tuple(dict.fromkeys(twice)), not (doubtful or unknown or twice))


def rows_typed(text: str, rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """The rows whose numbers a text is, and nothing else: `14 15 28` or `14 - 15`, which may as well be what they
    brought; nothing where it holds anything else, or one number only."""
    named = read_row_numbers(text, rows)
    other = named.unknown or named.twice or len(re.findall(r"\d+", text)) < 2
    return () if other else named.rows


def _pieces(folded: str, rows: Sequence[Indicator]) -> Iterator[_Piece]:
    """The text cut before each number; `14-16` is one piece, and words in front of the first number are one as well."""
    numbers, words, open_range = [""], [""], False
    for match in _PIECES.finditer(folded):
        if match["range"]:
            open_range = bool(numbers[-1]) and not words[-1]
        elif match["word"]:
            open_range = False
            if not _says_nothing(match["word"]):
                words[-1] = f"{words[-1]} {match['word']}".strip()
        elif open_range and "-" not in numbers[-1]:
            numbers[-1] = f"{numbers[-1]}-{match['number']}"
            open_range = False
        else:
            for number in _parted(match["number"], rows):
                numbers.append(number)
                words.append("")
            open_range = False
    for number, said in zip(numbers, words, strict=True):
        if number or said:
            yield _Piece(number, said)


def _parted(number: str, rows: Sequence[Indicator]) -> list[str]:
    """`9,1` is the row 9.1 where there is one; `14,15` are two rows."""
    whole = number.replace(",", ".")
    if not re.search(r"[.,]", number) or _numbered(whole, rows):
        return [whole]
    apart = re.split(r"[.,]", number)
    return apart if all(_numbered(piece, rows) for piece in apart) else [whole]


def _numbered(number: str, rows: Sequence[Indicator]) -> list[Indicator]:
    match = _PARTED.fullmatch(number)
    if match is None:
        return []
    return [
        row
        for row in rows
        if row.number == match["number"]
        and (not match["section"] or fold(row.section) == match["section"])
        and (not match["letter"] or row.letter == match["letter"])
    ]


def _called(piece: _Piece, rows: Sequence[Indicator]) -> list[Indicator]:
    """The figures of a row, or those of its parts that the words behind it name."""
    numbered = _numbered(piece.number, rows)
    if not piece.words or not numbered:
        return numbered
    parts = parts_named(numbered, piece.words)
    if parts:
        return parts
    return [row for row in numbered if _is_name(piece.words, row)]


def _is_name(words: str, row: Indicator) -> bool:
    name = words_of(row.name)
    return all(any(is_same_word(word, other) for other in name) for word in words_of(words))


def _between(piece: _Piece, rows: Sequence[Indicator]) -> list[Indicator]:
    """All rows from one number to another, if both are rows and stand there in this order."""
    first, last = piece.number.split("-")
    ends = _numbered(first, rows), _numbered(last, rows)
    if piece.words or not all(ends):
        return []
    start, end = rows.index(ends[0][0]), rows.index(ends[1][-1])
    return list(rows[start : end + 1]) if start < end else []


def _says_nothing(word: str) -> bool:
    return word in _FILLERS or heard(word).startswith(_ROW_WORDS)
