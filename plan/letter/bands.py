"""The rows of a plan as a letter counts them: a row of several figures once, at its worst part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from plan.progress.line import Line

Where = Literal["done", "on_track", "later", "behind"]
BEHIND = ("behind", "overdue")
_WORST: tuple[Where, ...] = ("behind", "on_track", "later", "done")


@dataclass(frozen=True, slots=True)
class Band:
    """One row that promises something; `lines` are its figures with a target."""

    lines: tuple[Line, ...]
    where: Where


def bands_of(lines: Sequence[Line]) -> tuple[Band, ...]:
    """Every row with a target, in the plan's order."""
    return tuple(
        Band(promised, _worst(promised))
        for _, group in groupby(lines, key=lambda line: (line.indicator.section, line.indicator.number))
        if (promised := tuple(line for line in group if line.standing != "no_target"))
    )


def lines_behind(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The figures that are behind by more than is forgiven, or whose time is over; a total of which a part is behind is
    told by that part."""
    behind = [line for line in lines if line.standing in BEHIND]
    keys = {line.indicator.key for line in behind}
    return tuple(line for line in behind if not keys & set(line.indicator.parts))


def _worst(lines: Iterable[Line]) -> Where:
    places = {_where(line) for line in lines}
    return next(where for where in _WORST if where in places)


def _where(line: Line) -> Where:
    if line.standing in BEHIND:
        return "behind"
    if line.standing == "not_due":
        return "later"
    return "done" if line.standing == "done" else "on_track"
