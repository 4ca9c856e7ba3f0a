"""Numbers made of several pieces: `12 ming 500`, `o'n ikki`, `двадцать две тысячи`, `2 yarim mln`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

from plan.fold import remembered
from plan.vocabulary import LONGEST_WORD, NUMBER, Phrase, Word, look_up

PieceKind = Literal["digits", "number", "multiplier", "half", "letter"]

_THOUSAND = 1_000
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a number. `values` are what it is worth: none for digits that could not be read, several for a
    letter such as `m`, which may be a thousand or a million. `from_it` tells that what follows is counted out of it:
    `yuzdan to'qson besh` is no 195."""

    kind: PieceKind
    values: tuple[Decimal, ...]
    from_it: bool = False


@remembered(2_048)
def numerals_in(key: str) -> tuple[Word, ...]:
    """The number words that were written together (`o'nikki`, `beshyuzta`); empty when a word is none."""
    if len(key) > LONGEST_WORD:
        return ()
    whole = look_up(key)
    if whole is not None:
        return (whole,) if whole.family in ("number", "multiplier") else ()
    for cut in range(2, len(key) - 1):
        first = look_up(key[:cut])
        if first is not None and first.family in ("number", "multiplier") and not first.ending:
            rest = numerals_in(key[cut:])
            if rest:
                return (first, *rest)
    return ()


def with_numerals(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The same words, those that are several number words in one taken apart."""
    for piece in phrases:
        numerals = numerals_in(piece.text) if piece.word is None and piece.text != NUMBER else ()
        if numerals:
            yield from (Phrase(word, piece.start, piece.end, piece.text) for word in numerals)
        else:
            yield piece


def values_of(pieces: Sequence[Piece]) -> tuple[Decimal, ...]:
    """What pieces that stand in a row may be worth together; nothing when they do not make one number."""
    if len(pieces) == 1 and pieces[0].kind == "letter":
        return ()
    if pieces and pieces[-1].kind == "letter":
        before = _sum(pieces[:-1])
        return () if before is None else tuple(before * times for times in pieces[-1].values)
    total = _sum(pieces)
    return () if total is None else (total,)


def value_in_words(words: str) -> Decimal | None:
    """What folded number words come to: 25 for `yigirma besh`; None for other words, or more than one number."""
    numerals = [numerals_in(word) for word in words.split()]
    if not numerals or not all(numerals):
        return None
    values = values_of([Piece(word.family, (Decimal(word.value),)) for group in numerals for word in group])  # type: ignore[arg-type]  # one of these two
    return values[0] if values else None


def factor_of(pieces: Sequence[Piece]) -> Decimal:
    """What one number in front was multiplied by, when there is nothing else: 1 000 000 of `12,5 mln`."""
    return pieces[1].values[0] if len(pieces) == 2 and pieces[1].kind == "multiplier" else Decimal(1)


def _sum(pieces: Sequence[Piece]) -> Decimal | None:
    total = group = Decimal(0)
    room: Decimal | None = None  # what follows must be less than this
    empty = True
    for place, piece in enumerate(pieces):
        if len(piece.values) != 1:
            return None
        [value] = piece.values
        if piece.kind == "half":
            scaled = place + 1 < len(pieces) and pieces[place + 1].kind == "multiplier"
            if not scaled and place + 1 < len(pieces):
                return None
            group, empty = group + value, False
        elif piece.kind == "multiplier" and value >= _THOUSAND:
            if room is not None and value >= room:
                return None
            total, room = total + (Decimal(1) if empty else group) * value, value
            group, empty = Decimal(0), True
        elif piece.kind == "multiplier":
            if group >= _HUNDRED:
                return None
            group, empty = (Decimal(1) if empty else group) * value, False
        else:
            if not empty and (value == 0 or group % _above(value)):
                return None
            group, empty = group + value, False
        if room is not None and group >= room:
            return None
    return total + group


def _above(value: Decimal) -> int:
    """The power of ten that is more than a number: 100 for 45, so that 200 and 45 go together and 240 and 45 do not."""
    return int(10 ** len(str(int(value))))


def in_a_row(items: Sequence[tuple[int, Piece]]) -> Iterator[list[tuple[int, Piece]]]:
    """The pieces that stand in a row and are one number; two numbers in digits never are."""
    breaks = 0
    keyed = []
    for place, (position, piece) in enumerate(items):
        if place:
            before, former = items[place - 1]
            breaks += position != before + 1 or (piece.kind == former.kind == "digits") or former.from_it
        keyed.append((breaks, (position, piece)))
    for _, group in groupby(keyed, key=lambda pair: pair[0]):
        yield [pair for _, pair in group]
