"""The rules of a month's report: which figure is asked next, and who may do what with it in which state."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Literal

from plan.indicator import Indicator
from plan.roles import has_right
from plan.status import Status

Access = Literal["open", "correct", "read", "closed", "early"]
"""open: answers are taken; correct: sent, a change needs a reason; read: somebody else's; closed: locked; early: not
begun."""
Action = Literal["answer", "correct", "submit", "approve", "return", "reopen"]
Refusal = Literal[
    "not_yours",
    "not_overseer",
    "not_director",
    "early",
    "closed",
    "not_closed",
    "not_sent",
    "sent",
    "approved",
    "returned",
]


def reported_by(indicators: Iterable[Indicator], department: int) -> list[Indicator]:
    """The figures a department is asked for at all: counts of its rows; totals and stocks are computed, never asked."""
    return [indicator for indicator in indicators if indicator.is_asked and department in indicator.departments]


def asked_in(indicators: Iterable[Indicator], department: int, month: int, since: int = 0) -> list[Indicator]:
    """The figures a department's report of a month asks for, in the plan's order; with `since` the report is the sum of
    all months from that one on."""
    return [indicator for indicator in reported_by(indicators, department) if asks(indicator, month, since)]


def asks(indicator: Indicator, month: int, since: int = 0) -> bool:
    """Whether a month's report asks for a figure that is asked at all. Of what has no sum a sum's report asks for its
    last month alone."""
    if not since or not indicator.has_sum:
        return indicator.window.asks(month)
    return any(map(indicator.window.asks, range(since, month + 1)))


def reporting_in(indicators: Iterable[Indicator], month: int, since: int = 0) -> frozenset[int]:
    """The departments whose report of a month, or of a sum, asks for something."""
    asked = (indicator for indicator in indicators if indicator.is_asked and asks(indicator, month, since))
    return frozenset(department for indicator in asked for department in indicator.departments)


def next_question(asked: Sequence[Indicator], answered: Collection[int]) -> Indicator | None:
    """The first figure that nobody has said anything about; None when there is nothing left to ask."""
    return next((indicator for indicator in asked if indicator.key not in answered), None)


def access_of(
    status: Status, *, month_begun: bool, closes_on: date, reopened_until: datetime | None, now: datetime
) -> Access:
    """What whoever answers for a department's month may do with it at this moment (`now` in the library's time)."""
    if not month_begun:
        return "early"
    reopened = reopened_until is not None and now < reopened_until
    if now.date() > closes_on and not reopened:
        return "closed"
    return "correct" if status in ("submitted", "approved") else "open"


def refusal_reason(action: Action, *, role: str, own: bool, status: Status, access: Access) -> Refusal | None:
    """Why somebody may not do something with a report; None when they may.

    `own` is whether they answer for its department, or stand in for somebody who does.
    """
    if action in ("approve", "return"):
        if not has_right(role, "oversee"):
            return "not_overseer"
        return _not_to_be_judged(action, status)
    if action == "reopen":
        if not has_right(role, "direct"):
            return "not_director"
        if access == "early":
            return "early"
        return "approved" if status == "approved" else None if access == "closed" else "not_closed"
    if not own or not has_right(role, "report") or access == "read":
        return "not_yours"
    if access == "early" or access == "closed":
        return access
    if action == "correct":
        return None if access == "correct" else "not_sent"
    return None if access == "open" else "sent"


def _not_to_be_judged(action: Action, status: Status) -> Refusal | None:
    """An approved report can still be returned; one that was never sent, or is back already, can be neither."""
    if status == "draft":
        return "not_sent"
    if status == "returned":
        return "returned"
    return "approved" if action == "approve" and status == "approved" else None
