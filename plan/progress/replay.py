"""The state of every report and number at any moment, made from the history alone.

Nothing can change the history, so what is rebuilt from it can be proved.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from plan.rate import number_from_history
from plan.status import Status

_STATUS_AFTER: dict[str, Status] = {"open": "draft", "submit": "submitted", "approve": "approved", "return": "returned"}
"""What a report is after these, unless the line says otherwise by a `status` of its own."""
_TELLS_NUMBER = ("answer", "confirm", "note")


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history: who did what to which thing, when, for whom and why; `after` is its state after that."""

    id: int
    at: datetime
    person: int | None
    on_behalf_of: int | None
    action: str
    subject: str
    subject_id: int | None
    before: Any
    after: Any
    why: str


@dataclass(frozen=True, slots=True)
class AnswerThen:
    """The answer about one figure in one report; `by`, `at` and `instead_of` belong to its number, not to its note."""

    submission: int
    figure: int
    state: str
    value: Decimal | None
    note: str
    by: int | None
    at: datetime
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class ReportThen:
    """One department's month as it stood. `until` is the last day until which it had been opened again."""

    id: int
    department: int
    year: int
    month: int
    status: Status
    opened_at: datetime
    submitted_at: datetime | None = None
    submitted_by: int | None = None
    approved_at: datetime | None = None
    approved_by: int | None = None
    since: int = 0
    """The month from which on its numbers are sums; 0 for a month's own report."""
    until: str | None = None


@dataclass(slots=True)
class Then:
    """Everything that had been reported at a moment."""

    reports: dict[int, ReportThen] = field(default_factory=dict)
    answers: dict[tuple[int, int], AnswerThen] = field(default_factory=dict)
    """(report, figure) → its answer."""
    before_return: dict[int, dict[int, AnswerThen]] = field(default_factory=dict)
    """Report → figure → its answer when the report was returned, for reports that had not been sent again."""

    def answers_of(self, report: int) -> dict[int, AnswerThen]:
        """Figure → its answer in one report."""
        return {figure: answer for (of, figure), answer in self.answers.items() if of == report}

    def counted_of(self, report: ReportThen) -> dict[int, AnswerThen]:
        """Figure → what stands of it in the year's report: of one that was returned what it said when it was sent."""
        if report.status == "returned":
            return self.before_return.get(report.id, {})
        return self.answers_of(report.id) if report.status in ("submitted", "approved") else {}


def replay(events: Iterable[Event]) -> Then:
    """Play the lines of the history in their order. Those about other things than reports are passed over."""
    then = Then()
    for event in events:
        if event.subject == "answer" and event.action in _TELLS_NUMBER and event.after is not None:
            _answer(then, event)
        elif event.subject == "submission" and event.subject_id is not None:
            _report(then, event, event.subject_id)
    return then


def _answer(then: Then, event: Event) -> None:
    after = event.after
    place = after["submission"], after["figure"]
    before = then.answers.get(place)
    value = number_from_history(after)
    if before is None or event.action == "answer":
        by, at, instead_of = event.person, event.at, event.on_behalf_of
    else:
        by, at, instead_of = before.by, before.at, before.instead_of
    then.answers[place] = AnswerThen(*place, after["state"], value, after["note"], by, at, instead_of)


def _report(then: Then, event: Event, key: int) -> None:
    after: Mapping[str, Any] = event.after if isinstance(event.after, dict) else {}
    report = then.reports.get(key)
    if event.action == "open" and report is None:
        year, month = (int(piece) for piece in after["month"].split("-"))
        report = ReportThen(key, after["department"], year, month, "draft", event.at, since=after.get("since", 0))
    if report is None:
        return
    status: Status = after.get("status") or _STATUS_AFTER.get(event.action, report.status)
    if event.action == "submit":
        report = replace(report, submitted_at=report.submitted_at or event.at, submitted_by=event.person)
    if status != "approved":
        report = replace(report, approved_at=None, approved_by=None)
    elif report.status != "approved" or event.action == "approve":
        report = replace(report, approved_at=event.at, approved_by=after.get("by", event.person))
    if "since" in after:
        report = replace(report, since=after["since"])
    if "until" in after:
        report = replace(report, until=str(after["until"]) if after["until"] else None)
    if event.action == "return":
        doubled = after.get("doubled", ())
        then.before_return[key] = {
            figure: answer for figure, answer in then.answers_of(key).items() if figure not in doubled
        }
    then.reports[key] = replace(report, status=status)
