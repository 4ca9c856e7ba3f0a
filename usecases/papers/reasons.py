"""Why a row is behind: written once for a row and a time, by the director or by whoever answers for the row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from plan.letter.bands import lines_behind
from plan.progress.line import Line
from plan.progress.paper import Reason
from plan.progress.report import ProgressReport
from storage.papers import reasons
from storage.tables import BehindReason
from usecases.work import Work

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Explained:
    """A row behind with what was said of it, and what was said of it last time."""

    line: Line
    reason: Reason | None
    before: Reason | None


def rows_behind(work: Work, report: ProgressReport) -> list[Explained]:
    """The rows that are behind in a report and that this person may explain."""
    lines = [line for line in lines_behind(report.lines) if may_explain(work, line)]
    month = report.span.last.number
    kept = reasons.reasons_of_month(work.session, work.library.id, [line.indicator.key for line in lines], month)
    return [
        Explained(line, _as_reason(kept.get(line.indicator.key)), _last(work, line.indicator.key, month))
        for line in lines
    ]


def explained(work: Work, line: Line, month: int) -> Explained:
    """One row, by the end of a month."""
    return Explained(line, reason_of(work, line.indicator.key, month), _last(work, line.indicator.key, month))


def may_explain(work: Work, line: Line) -> bool:
    """A director may explain every row, a department its own."""
    own = {department.id for department in work.departments()}
    return work.directs or bool(own & set(line.indicator.departments))


def may_change(work: Work, line: Line, month: int) -> bool:
    """The same of what may have been said already: what somebody else has written only a director changes."""
    if not may_explain(work, line):
        return False
    kept = reasons.reasons_of_month(work.session, work.library.id, [line.indicator.key], month).get(line.indicator.key)
    return work.directs or kept is None or kept.by == work.person.id


def reason_of(work: Work, figure: int, month: int) -> Reason | None:
    """What was said of a figure by the end of a month."""
    return _as_reason(reasons.reasons_of_month(work.session, work.library.id, [figure], month).get(figure))


def reasons_for(work: Work, lines: Sequence[Line], month: int) -> tuple[Reason, ...]:
    """What was said of some rows, in their order; of those that are behind."""
    late = [line.indicator.key for line in lines if line.standing in ("behind", "overdue")]
    kept = reasons.reasons_of_month(work.session, work.library.id, late, month)
    return tuple(reason for key in late if (reason := _as_reason(kept.get(key))) is not None)


def explain(work: Work, line: Line, month: int, reason: Reason) -> bool:
    """Keep why a row is behind; False when this person may not, or what they wrote is empty or too long."""
    cause, measure = " ".join(reason.cause.split()), " ".join(reason.measure.split())
    if not may_change(work, line, month) or not cause or max(len(cause), len(measure)) > LONGEST:
        return False
    reason = replace(reason, cause=cause, measure=measure)
    before = reason_of(work, line.indicator.key, month)
    if before == reason:
        return True
    kept = BehindReason(
        figure_id=line.indicator.key,
        month=month,
        library_id=work.library.id,
        cause=cause,
        measure=measure,
        until=reason.until,
        at=work.now,
        by=work.person.id,
    )
    reasons.save_reason(work.session, kept)
    work.note_down("explain", "reason", line.indicator.key, _told(before, month), _told(reason, month))
    return True


def _last(work: Work, figure: int, month: int) -> Reason | None:
    return _as_reason(reasons.last_reason(work.session, work.library.id, figure, month))


def _as_reason(kept: BehindReason | None) -> Reason | None:
    return None if kept is None else Reason(kept.figure_id, kept.cause, kept.measure, kept.until)


def _told(reason: Reason | None, month: int) -> Any:
    if reason is None:
        return None
    until: date | None = reason.until
    return {
        "month": month,
        "cause": reason.cause,
        "measure": reason.measure,
        "until": until.isoformat() if until else None,
    }
