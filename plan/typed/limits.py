"""A target typed as a limit: "ko'pi bilan 5", "kamida 10", "25 gacha"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from plan.document.cell.numbers import read_number_cell
from plan.fold import fold
from plan.indicator import Direction
from plan.typed.numbers import Number, read_number

_MOST = re.compile(
    r"\bkopi (?:bilan|bn)\b|\beng kopi?\b|(?:oshma|ortma|oshirma)\w*|\b(?:ortiq|oshiq|kop|koproq) (?:emas|bolma)"
    r"|\bne (?:bolee|bolshe|vishe|svishe|previsha)|\bmaksim|[≤<]"
)
_LEAST = re.compile(
    r"\bkamida\b|\bkami (?:bilan|bn)\b|\beng kami?\b|\b(?:kam|past) (?:emas|bolma)|\bkamayma"
    r"|\bne (?:menee|menshe|nije)|\bminim|[≥>]|\d ?\+"
)
_EITHER = re.compile(r"gacha\b|^do \d")
_NUMBERS = re.compile(r"\d[\d ]*(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure, and the directions that it may have: "25 gacha" is at most 25, or up to 25 if it can be reached."""

    value: Decimal
    directions: tuple[Direction, ...]


def read_limit(text: str) -> Limit | None:
    """The limit that was typed, for the whole year; None where the words are no limit, or of more than one figure."""
    words = fold(text)
    numbers = _NUMBERS.findall(words)
    read = read_number(numbers[0], whole=False) if len(numbers) == 1 else None
    if not isinstance(read, Number):
        return None
    directions: tuple[Direction, ...]
    match bool(_MOST.search(words)), bool(_LEAST.search(words)), bool(_EITHER.search(words)):
        case True, False, _:
            directions = ("less",)
        case False, True, _:
            directions = ("more",)
        case False, False, True:
            directions = ("less", "more")
        case _:
            return None
    # "Oyiga ko'pi bilan 5" is 60 a year, and "ko'pi bilan 5 ming" is 5 000.
    cell = read_number_cell(text)
    whole = cell.proposals[0] if cell.fault == "amount_words" and cell.proposals else read.value
    return Limit(whole, directions)
