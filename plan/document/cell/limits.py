"""What a limit beside a figure says of its direction: "ko'pi bilan 5", "kamida 10", "25 gacha"."""

import re

from plan.fold import fold
from plan.indicator import Direction

_NOT = r" (?:emas|bolma|osh|ort)"
_MOST = re.compile(
    r"\bkopi (?:bilan|bn)\b|\beng kopi?\b|(?:oshma|ortma|oshirma)\w*|\b(?:ortiq|oshiq|kop|koproq|yuqori) (?:emas|bolma)"
    r"|\bne (?:bolee|bolshe|vishe|svishe|previsha)|\bma(?:ks?|x)\b|\bma(?:ks|x)im|[≤<]"
    rf"|\bkamroq\b(?!{_NOT})|dan (?:kam|past)\b(?!{_NOT})|(?<!\bne )\b(?:menee|menshe|nije)\b"
)
_LEAST = re.compile(
    r"\bkami?da\b|\bkami (?:bilan|bn)\b|\beng kami?\b|\b(?:kam|past) (?:emas|bolma)"
    r"|\bkamayma|\bne (?:menee|menshe|nije)|\bmin\b(?=\.? ?\d)|\bminim|[≥>]|\d ?\+"
    rf"|\b(?:ortiq|oshiq|koproq|yuqori)\b(?!{_NOT})|dan kop\b(?!{_NOT})|(?<!\bne )\b(?:bolee|bolshe|svishe|vishe)\b"
)
_EITHER = re.compile(r"gacha\b|\bqadar\b|\bdo \d")

_LESS: tuple[Direction, ...] = ("less",)
_MORE: tuple[Direction, ...] = ("more",)
_BOTH: tuple[Direction, ...] = ("less", "more")


def limit_directions(text: str) -> tuple[Direction, ...]:
    """The directions that a figure beside these words may have: "25 gacha" is at most 25, or up to 25 if it can be
    reached. None where the words are no limit."""
    words = fold(text)
    most, least = bool(_MOST.search(words)), bool(_LEAST.search(words))
    if most != least:
        return _LESS if most else _MORE
    return _BOTH if most or _EITHER.search(words) else ()
