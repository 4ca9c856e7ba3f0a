"""What a typed line was found to say."""

from dataclasses import dataclass

from plan.quantities import Piece
from plan.typed.why import Why


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line and what its words say. `families` are the reasons not to take its number, the strongest first."""

    line: str
    runs: tuple[str, ...]
    """The numbers in digits, as they are typed, without those that count months (`3 oyda 450`)."""
    around: tuple[str, ...]
    """What stands before, between and behind the digits."""
    words: tuple[str, ...]
    quantities: tuple[tuple[Piece, ...], ...]
    families: tuple[Why, ...]
    unit: str
    """The unit of another kind than counting that was typed: `so'm`, `foiz`, `soat`."""
    takes_away: bool
    step: str
    """`-1` of `oldingisi 12`, `1` of `keyingisi 12`: where the row stands that is meant."""
    mixed: bool
    only_zero: bool
    denies: bool
    one_of_none: bool
    """`1 ta ham yo'q`, `0 yo'q`"""
    right: str | None
    """Of two numbers the right one: 27 of `72 emas 27`."""
    done: str | None  # of two numbers that of the fact: 35 of `reja 40, amalda 35`
    of_month: str | None
    """Of two numbers the one of the month that is asked: 45 of `o'tgan oy 30, bu oy 45`."""
    before_point: bool
    parted: bool
    """Letters stand at the digits where a known word does: `10ming95`."""
