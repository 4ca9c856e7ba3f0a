"""The rules of a month's report: which figure is asked next, and who may still change what."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Literal

from plan.indicator import Indicator

Status = Literal["draft", "submitted", "approved", "returned"]
Access = Literal["open", "correct", "approved", "closed", "early"]
"""open: answers are taken; correct: submitted, a change needs a reason; approved; closed: locked; early: not begun."""


def reported_by(indicators: Iterable[Indicator], department: int) -> list[Indicator]:
    """The figures a department is asked for at all: counts of its rows; totals and stocks are computed, never asked."""
    return [one for one in indicators if one.kind == "count" and department in one.departments]


def asked_in(indicators: Iterable[Indicator], department: int, month: int) -> list[Indicator]:
    """The figures a department's report of a month asks for, in the plan's order."""
    return [one for one in reported_by(indicators, department) if one.window.asks(month)]


def next_question(asked: Sequence[Indicator], answered: Collection[int]) -> Indicator | None:
    """The first figure that nobody has said anything about; None when there is nothing left to ask."""
    return next((one for one in asked if one.key not in answered), None)


def access(
    status: Status, *, month_begun: bool, closes_on: date, reopened_until: datetime | None, now: datetime
) -> Access:
    """What may be done with a department's month at this moment (`now` in the library's time)."""
    if not month_begun:
        return "early"
    reopened = reopened_until is not None and now < reopened_until
    if now.date() > closes_on and not reopened:
        return "closed"
    if status == "approved":
        return "approved"
    return "correct" if status == "submitted" else "open"
