"""A target typed as a limit: "ko'pi bilan 5", "kamida 10", "25 gacha"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from plan.document.cell.limits import limit_directions
from plan.document.cell.numbers import read_number_cell
from plan.fold import fold
from plan.indicator import Direction
from plan.typed.numbers import Number, read_number

_NUMBERS = re.compile(r"\d[\d ]*(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure, and the directions that it may have: "25 gacha" is at most 25, or up to 25 if it can be reached."""

    value: Decimal
    directions: tuple[Direction, ...]


def read_limit(text: str) -> Limit | None:
    """The limit that was typed, for the whole year; None where the words are no limit, or of more than one figure."""
    numbers = _NUMBERS.findall(fold(text))
    read = read_number(numbers[0], whole=False) if len(numbers) == 1 else None
    directions = limit_directions(text)
    if not isinstance(read, Number) or not directions:
        return None
    # "Oyiga ko'pi bilan 5" is 60 a year, and "ko'pi bilan 5 ming" is 5 000.
    cell = read_number_cell(text)
    whole = cell.proposals[0] if cell.fault == "amount_words" and cell.proposals else read.value
    return Limit(whole, directions)
