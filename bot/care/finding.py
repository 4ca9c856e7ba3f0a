"""What was found out about one thing of an installation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.trouble import Unusable

State = Literal["well", "notice", "trouble", "not_looked"]


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing stands: `about` names it (a key of `texts.operator.doctor.TITLES`), `advice` says what to do next.

    The sentence of a start that would be refused says both in one, and its advice is left empty here."""

    about: str
    state: State
    what: str
    advice: str = ""


def refused_as_at_start(about: str, require: Callable[[], object]) -> Finding | None:
    """What a start would be refused with; None where it would not."""
    try:
        require()
    except Unusable as unusable:
        return Finding(about, "trouble", str(unusable))
    return None
