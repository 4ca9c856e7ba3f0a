"""The rows of a plan as a letter counts them: a row of several figures once, at its worst part."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from plan.progress.line import Line
from plan.progress.paper import PaperFacts
from plan.progress.report import ProgressReport

Where = Literal["done", "on_track", "later", "behind", "unknown"]
BEHIND = ("behind", "overdue")
_WORST: tuple[Where, ...] = ("behind", "unknown", "on_track", "later", "done")


@dataclass(frozen=True, slots=True)
class Band:
    """One row that promises something; `lines` are its figures with a target."""

    lines: tuple[Line, ...]
    where: Where


def bands_of(lines: Sequence[Line], unknown: Collection[int] = ()) -> tuple[Band, ...]:
    """Every row with a target, in the plan's order; of the figures in `unknown` nobody can say that they are behind."""
    return tuple(
        Band(promised, _worst(promised, unknown))
        for _, group in groupby(lines, key=lambda line: (line.indicator.section, line.indicator.number))
        if (promised := tuple(line for line in group if line.standing != "no_target"))
    )


def lines_behind(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The figures that are behind by more than is forgiven, or whose time is over; a total of which a part is behind is
    told by that part."""
    behind = [line for line in lines if line.standing in BEHIND]
    keys = {line.indicator.key for line in behind}
    return tuple(line for line in behind if not keys & set(line.indicator.parts))


def not_known_yet(facts: PaperFacts) -> frozenset[int]:
    """The figures of which a paper cannot say yet whether they are behind."""
    return doubtful_behind(facts.report, {reason.indicator for reason in facts.reasons if reason.cause})


def doubtful_behind(report: ProgressReport, explained: Collection[int]) -> frozenset[int]:
    """The figures that seem to be behind, while a report that may hold a number of them is still to come, or nobody has
    said any number of them: what is not reported is not left undone. Whoever has `explained` one knows better."""
    return frozenset(line.indicator.key for line in lines_behind(report.lines)) & _waiting(report) - set(explained)


def _waiting(report: ProgressReport) -> set[int]:
    """The figures of which something is still to come, with what is computed from them."""
    missing = report.completeness.missing
    waiting = {line.indicator.key for line in report.lines if _waits(line, missing)}
    size = -1
    while size != len(waiting):
        size = len(waiting)
        waiting |= {line.indicator.key for line in report.lines if waiting & set(line.indicator.parts)}
    return waiting


def _waits(line: Line, missing: Collection[tuple[int, int]]) -> bool:
    indicator = line.indicator
    return indicator.is_asked and (
        line.actual is None
        or any(department in indicator.departments and indicator.window.asks(month) for department, month in missing)
    )


def _worst(lines: Iterable[Line], unknown: Collection[int]) -> Where:
    places = {_where(line, unknown) for line in lines}
    return next(where for where in _WORST if where in places)


def _where(line: Line, unknown: Collection[int]) -> Where:
    if line.standing in BEHIND:
        return "unknown" if line.indicator.key in unknown else "behind"
    if line.standing == "not_due":
        return "later"
    return "done" if line.standing == "done" else "on_track"
