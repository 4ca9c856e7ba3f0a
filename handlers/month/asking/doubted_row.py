"""A bare number below what was asked about another row: it may be the open question's, or that row's."""

import re
from collections.abc import Sequence
from decimal import Decimal

from handlers.month.screens import ASK
from handlers.month.waiting import ABOUT, doubts_left
from handlers.visit import Visit
from plan.indicator import Indicator
from plan.typed import assignment
from plan.typed.lists import maybe_row_in_front
from plan.typed.numbers import Number
from plan.typed.rows.fitting import value_for
from plan.typed.signs import plain_signs
from usecases.month import answering
from usecases.month.past import load_past
from usecases.month.reporting import Report

_ONE_DIGIT_IN_FRONT = re.compile(r"([1-9]) ([1-9]\d\d)(?!\d)\D*")


def doubted_row_first(visit: Visit, report: Report, outcomes: Sequence[assignment.Outcome]) -> list[assignment.Outcome]:
    """The outcomes of a message; a single number that may be for another row, which is asked about above the open
    question or looks odd, becomes the question which of them is meant."""
    if len(outcomes) != 1 or visit.dialog.screen != ASK:
        return [*outcomes]
    [outcome] = outcomes
    if not isinstance(outcome, assignment.Assigned) or not outcome.in_order or outcome.value is None:
        return [*outcomes]
    if maybe_row_in_front(outcome, report.reported_by) is not outcome:
        return [*outcomes]  # it is asked which row its first digits are
    if (in_front := _row_of_one_digit(visit, report, outcome, outcome.value)) is not None:
        return [in_front]
    others = _rows_asked_about(visit, report, outcome.indicator) or _row_before(visit, report, outcome)
    number = Number(outcome.value, str(outcome.value))
    fitting = [(row, value) for row in others if (value := value_for(number, row)) is not None]
    again = _asked_already(visit, report, outcome.value)
    if not fitting:
        return [again] if again is not None else [*outcomes]
    rows, values = zip(*fitting, (outcome.indicator, outcome.value), strict=True)
    return [assignment.Doubtful(rows, values, outcome.line)]


def _row_of_one_digit(
    visit: Visit, report: Report, outcome: assignment.Assigned, value: Decimal
) -> assignment.Outcome | None:
    """`9 200` may be the row 9 and its number, where so many thousands would be odd and 200 of that row are not."""
    match = _ONE_DIGIT_IN_FRONT.fullmatch(plain_signs(outcome.line))
    named = [row for row in report.reported_by if match and row.number == match[1] and row is not outcome.indicator]
    if match is None or not named:
        return None
    number = Number(Decimal(match[2]), match[2])
    load_past(visit.work, report, [*named, outcome.indicator])
    if answering.doubt_about_number(visit.work, report, outcome.indicator, value) is None:
        return None
    usual = [row for row in named if answering.doubt_about_number(visit.work, report, row, number.value) is None]
    asked = assignment.or_of_asked(usual, number, outcome)
    return asked if asked is not outcome else None


def _rows_asked_about(visit: Visit, report: Report, asked: Indicator) -> list[Indicator]:
    """The rows that the last refusal asked about, beside the open one."""
    rows = [report.find(key) for key in visit.dialog.facts.get(ABOUT, ())]
    return [row for row in rows if row is not None and row.key != asked.key]


def _row_before(visit: Visit, report: Report, outcome: assignment.Assigned) -> list[Indicator]:
    """The row that was just answered, if it looks odd and the number is more likely its own."""
    last = visit.dialog.facts.get("last")
    before = report.find(last[0]) if last is not None and report.access == "open" else None
    if before is None or before.key == outcome.indicator.key or outcome.value is None:
        return []
    meant = answering.is_meant_for(visit.work, report, before, outcome.indicator, outcome.value)
    return [before] if meant else []


def _asked_already(visit: Visit, report: Report, value: Decimal) -> assignment.Doubtful | None:
    """The question that waits for a button, where the same number is typed once more instead of pressing it."""
    doubt = next((each for each in doubts_left(visit, report) if value in [number for _, number in each.choices]), None)
    if doubt is None:
        return None
    rows, values = zip(*doubt.choices, strict=True)
    return assignment.Doubtful(rows, values, doubt.line)
