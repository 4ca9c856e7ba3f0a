"""The buttons below a line that was not taken: the numbers that were probably meant, or that none is known yet."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plan.indicator import Indicator
from plan.rate import number_as_text
from plan.typed import assignment
from plan.typed.families import says_no_first
from plan.typed.numbers import Unclear
from plan.typed.why import Why
from plan.units import is_same_unit
from texts.month import presses, unclear
from texts.month.questions import names_on_buttons
from texts.screen import Button, Row
from texts.wording import row_button
from usecases.conversation import About
from usecases.month.reporting import Report

_MOST = 3
"""Numbers that are offered at once."""
_NOT_OF_MONTH: frozenset[Why] = frozenset(
    {"rate", "monthly", "last_month", "long_time", "short_time", "remainder", "plan", "to_come"}
)
"""What may be no count of this month: its button names the month."""
_CHANGES: frozenset[Why] = frozenset({"plus", "change", "grew"})
_NOT_EXACT: frozenset[Why] = frozenset({"bound", "range"})
"""Where nobody said how many there were: whoever presses the button says that it is exactly so many."""


def offered_numbers(
    report: Report, pending: Indicator, outcomes: Sequence[assignment.Outcome], stood: Decimal | None = None
) -> tuple[Row, ...]:
    """Buttons with what was probably meant, when the line was for the question that is open; `stood` is where that
    figure stood last, if it is a level."""
    for outcome in outcomes:
        if isinstance(outcome, assignment.Doubtful):
            return (*_for_rows(report, pending, outcome),)
        if isinstance(outcome, assignment.NotRead) and outcome.unclear.why == "all_zero":
            return (*_zeros(report, pending),)
        if isinstance(outcome, assignment.NotRead) and outcome.indicator is pending:
            offered = (*_offered(report, pending, outcome.unclear, stood), *_instead(report, pending, outcome.unclear))
            return offered or (*_for_now(report, pending),)
        if isinstance(outcome, assignment.NotRead) and outcome.indicator is not None and outcome.named:
            return (*_for_named(report, pending, outcome.indicator, outcome.unclear),)
    return ()


def _for_rows(report: Report, pending: Indicator, doubtful: assignment.Doubtful) -> Iterator[Row]:
    """A button for each row that a number may be for."""
    by_key = {choice.key: choice for choice in doubtful.choices}
    name_of = dict(zip(by_key, names_on_buttons([*by_key.values()]), strict=True))
    names = [name_of[choice.key] for choice in doubtful.choices]
    for indicator, value, name in zip(doubtful.choices, doubtful.values, names, strict=True):
        press = presses.number_of_row(report.submission.id, pending.key, indicator.key, number_as_text(value))
        yield (Button(unclear.row_label(name, value), press),)


def _for_named(report: Report, pending: Indicator, named: Indicator, asked: Unclear) -> Iterator[Row]:
    """The numbers that may have been meant for a row that the line names itself: `15) 40-50`, `15) fevralda 45`; and
    the row itself, to be asked."""
    [name] = names_on_buttons([named])
    candidates = _with_sum(report, named, asked) if named.kind == "count" else ()
    for value in candidates[:_MOST]:
        press = presses.number_of_row(report.submission.id, pending.key, named.key, number_as_text(value))
        if asked.why == "in_all":
            yield (Button(unclear.of_year_label(name, value, candidates[-1]), press),)
        elif asked.why in _NOT_OF_MONTH:
            yield (Button(unclear.row_month_label(name, value, report.time_of(named)), press),)
        else:
            yield (Button(unclear.row_label(name, value), press),)
    yield (Button(unclear.row_itself(name), presses.change_row(report.submission.id, named.key)),)


def _with_sum(report: Report, row: Indicator, asked: Unclear) -> tuple[Decimal, ...]:
    """The numbers that may be meant; where a change was typed at a row that has a number, their sum before all."""
    standing = report.value(row)
    if asked.why not in _CHANGES or asked.amount is None or standing is None:
        return asked.candidates
    return tuple(value for value in (standing + asked.amount, *asked.candidates) if value >= 0)


def _offered(report: Report, pending: Indicator, asked: Unclear, stood: Decimal | None) -> Iterator[Row]:
    """A row for each number that may have been meant."""
    standing = report.value(pending)
    candidates = asked.candidates
    if pending.kind == "level":
        candidates = _levels_meant(asked, standing if standing is not None else stood)
    elif asked.why in _CHANGES and asked.unit and not is_same_unit(pending.unit, asked.unit):
        candidates = ()  # "3 % more" says nothing of how many there are
    elif asked.why in _CHANGES and pending.kind == "percent":
        changed = None if standing is None or asked.amount is None else standing + asked.amount
        candidates = () if changed is None or changed < 0 else (changed,)
    elif asked.why in _CHANGES and asked.amount is not None and standing is not None:
        candidates = _with_sum(report, pending, asked)
    elif asked.why in _CHANGES and asked.amount is not None:
        yield from _added_before(report, pending, asked.amount)
    for value in dict.fromkeys(candidates[:_MOST]):
        press = presses.offered_number(report.submission.id, pending.key, number_as_text(value))
        if pending.kind == "percent" and not pending.of_two:
            yield (Button(unclear.percent_label(value), press),)
        elif asked.why == "in_all":
            yield (Button(unclear.of_month_label(value, report.time_of(pending), candidates[-1]), press),)
        elif asked.why in (*_CHANGES, "parts"):
            yield (Button(unclear.total_label(value), press),)
        elif asked.why in _NOT_EXACT:
            yield (Button(unclear.exact_label(value), press),)
        elif asked.why in _NOT_OF_MONTH:
            yield (Button(unclear.month_label(value, report.time_of(pending)), press),)
        else:
            yield (Button(unclear.candidate_label(value), press),)


def open_zeros(report: Report) -> int:
    """How many rows "all are zero" may be said of: the open ones, as long as they can be filled; none of a practice."""
    fillable = report.access == "open" and report.submission.id != About.PRACTICE
    return len(report.zeros_left) if fillable else 0


def _zeros(report: Report, pending: Indicator) -> Iterator[Row]:
    """Zero for all open rows, as "the rest are zero" gives it, or for the one that is asked."""
    if open_zeros(report) > 1:
        label = unclear.zeros_label(open_zeros(report))
        yield (Button(label, presses.rest_are_zero(report.submission.id, pending.key)),)
    if pending.is_added_up:
        label = unclear.only_label(row_button(pending))
        yield (Button(label, presses.zero(report.submission.id, pending.key)),)


def _added_before(report: Report, pending: Indicator, amount: Decimal) -> Iterator[Row]:
    """The sum for the row before, which somebody who has just answered it may mean."""
    place = report.place_of(pending)
    before = report.asked[place - 2] if place > 1 else None
    standing = report.value(before) if before is not None else None
    if before is None or before.kind != "count" or standing is None or standing + amount < 0:
        return
    if pending.kind != "count" or before.unit != pending.unit:
        return
    total = standing + amount
    press = presses.number_of_row(report.submission.id, pending.key, before.key, number_as_text(total))
    [name, _] = names_on_buttons([before, pending])
    yield (Button(unclear.row_label(name, total), press),)


def _levels_meant(asked: Unclear, stood: Decimal | None) -> tuple[Decimal, ...]:
    """What a level becomes by what was typed: where it stood and what was added, or where it stood if that is nothing.
    Neither the change alone nor 0 is a level."""
    if asked.why in _CHANGES:
        changed = None if stood is None or asked.amount is None else stood + asked.amount
        return () if changed is None or changed < 0 else (changed,)
    if asked.why == "none":
        return () if stood is None else (stood,)
    return asked.candidates


def _instead(report: Report, pending: Indicator, asked: Unclear) -> Iterator[Row]:
    """The button of what was said instead of a number: not known yet, or that the answer before is wrong; and of an
    offer that names the month, that it is not so."""
    submission = report.submission.id
    if asked.why in _NOT_OF_MONTH and asked.candidates:
        yield (Button(unclear.NOT_SO.plain(), presses.question(submission, pending.key)),)
    skips = asked.why == "pointer" and asked.unit == "1" and not asked.candidates  # `keyingi`
    if (asked.why in ("later", "no_answer") or skips) and report.access == "open":
        yield (Button(unclear.NOT_KNOWN_YET.plain(), presses.unknown(submission, pending.key)),)
    if asked.why == "none" and report.access == "open":  # `bo'lmadi`: there was none, or it could not be found out
        yield (Button(unclear.UNKNOWN_FOR_NOW.plain(), presses.unknown(submission, pending.key)),)
    turns_back = asked.why == "pointer" and asked.unit == "-1" and not asked.candidates  # `oldingi`
    corrects = asked.why in ("mistake", "delete", "right")
    if corrects and (wrong := _answered_with(report, pending, asked.amount)) is not None:
        [name] = names_on_buttons([wrong])
        yield (Button(unclear.row_itself(name, asked.amount), presses.change_row(submission, wrong.key)),)
    elif (corrects or turns_back) and report.place_of(pending) > 1:
        yield (Button(unclear.ANSWER_BEFORE.plain(), presses.previous_question(submission, pending.key)),)


def _answered_with(report: Report, pending: Indicator, value: Decimal | None) -> Indicator | None:
    """The row of another answer with a number that was called wrong (`7 emas`), the one before the open question first;
    None where no row has it."""
    if value is None:
        return None
    place = report.place_of(pending)
    before, behind = report.asked[: max(0, place - 1)], report.asked[place:]
    return next((row for row in (*reversed(before), *behind) if report.value(row) == value), None)


def rows_spoken_of(
    report: Report, pending: Indicator, outcomes: Sequence[assignment.Outcome], last: Sequence[object] | None
) -> tuple[Indicator, ...]:
    """Other rows than the open one that lines are about although no number of theirs was taken: those that they name,
    and the row that was answered just before (`last`: its key) where an answer is called wrong."""
    rows: list[Indicator] = []
    for outcome in outcomes:
        if not isinstance(outcome, assignment.NotRead) or outcome.indicator is None:
            continue
        if outcome.indicator is not pending:
            rows += [outcome.indicator] if outcome.named else []
        elif report.value(pending) is None and _calls_wrong(outcome.unclear):
            before = report.find(last[0]) if last is not None else None  # type: ignore[arg-type]  # a key is written there
            answered = [row for row in report.asked[: report.place_of(pending) - 1] if report.value(row) is not None]
            wrong = _answered_with(report, pending, outcome.unclear.amount) or before or next(reversed(answered), None)
            rows += [wrong] if wrong is not None else []
    return tuple({row.key: row for row in rows[:_MOST]}.values())


def _calls_wrong(asked: Unclear) -> bool:
    """Whether a line says of a number that it is not so: the next one may be what it was to be."""
    return asked.why in ("mistake", "delete", "right") or (asked.why == "not_yet" and says_no_first(asked.typed))


def _for_now(report: Report, pending: Indicator) -> Iterator[Row]:
    """Where nobody can say which number was meant, it may be left open until somebody knows it."""
    if report.access == "open":
        yield (Button(unclear.UNKNOWN_FOR_NOW.plain(), presses.unknown(report.submission.id, pending.key)),)
