"""What was counted on one day, typed at a month's question (`bugun 45`): kept in the diary when the person says so,
taken as the month's number when they say that, and neither unasked."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from handlers.month.days.pages import Question, keep_numbers
from handlers.month.not_taken import refusal_lines
from handlers.month.screens import ASK, show_question, visible_report
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from plan.period import Month
from plan.rate import number_as_text, number_from_text
from plan.typed.days.lines import DayNumber, days_in, read_days
from texts.month import presses as month_presses
from texts.month import unclear
from texts.month.days import offers as words
from texts.screen import Button, Row
from texts.sentence import lines
from usecases.conversation import About
from usecases.month import answering, day_counts
from usecases.month.reporting import Report

DAYS = "days"
"""The dialog's fact of several days' numbers that wait at a question: the message, and figure, day, number and line."""


def take_days(visit: Visit, report: Report, current: Indicator | None) -> bool:
    """Offer what a message says of days to the diary; False when it speaks of no day, or no number could be read."""
    read_lines = days_in(visit.text, visit.work.today, report.month.year)
    if read_lines is None:
        return False
    read = read_days(read_lines, current, report.reported_by, report.month.number)
    numbers = read.numbers
    if not numbers:
        return False
    # It answers no figure of the report: a message that is edited later must not become one's number.
    if not answering.claim_message(visit.work, visit.chat_id, visit.message_id, About.of(report.submission.id, [])):
        return True
    allowed, refusals = part_by_rules(visit, report, numbers)
    asked = current if current is not None else numbers[0].indicator
    above = lines(refusals, refusal_lines(report, read.others))
    if len(numbers) > 1:
        _offer_several(visit, report, asked, allowed, above)
    else:
        _offer_one(visit, report, asked, numbers[0], above, allowed=bool(allowed))
    return True


def part_by_rules(visit: Visit, report: Report, numbers: Sequence[DayNumber]) -> tuple[list[DayNumber], list[Markup]]:
    """The days' numbers that may be kept, and a sentence for each of the others."""
    allowed: list[DayNumber] = []
    refusals: list[Markup] = []
    for number in numbers:
        if number.day.year != report.month.year:
            refusals.append(words.refused(number.indicator, number.day, "other_year"))
            continue
        why = day_counts.refusal_on(visit.work, report.department, number.indicator, number.day)
        if why is None:
            allowed.append(number)
        else:
            closes = visit.work.calendar().closes_on(Month.of(number.day))
            refusals.append(words.refused(number.indicator, number.day, why, closes))
    return allowed, refusals


def _offer_one(
    visit: Visit, report: Report, asked: Indicator, number: DayNumber, above: Markup, *, allowed: bool
) -> None:
    work, indicator, submission = visit.work, number.indicator, report.submission.id
    value = number_as_text(number.value)
    if indicator is asked:
        month_press = month_presses.offered_number(submission, indicator.key, value)
    else:
        month_press = month_presses.number_of_row(submission, asked.key, indicator.key, value)
    ahead: list[Row] = []
    if allowed:
        question = words.ask_day(indicator, number.day, number.line, report.month)
        above = lines(question, above)
        ahead.append(words.offer(submission, (indicator, number.day, number.value), work.today))
    ahead.append((Button(unclear.month_label(number.value, report.month.number), month_press),))
    show_question(visit, report, asked, above=above, ahead=tuple(ahead), reviewing=_reviewing(visit, report))


def _offer_several(visit: Visit, report: Report, asked: Indicator, numbers: Sequence[DayNumber], above: Markup) -> None:
    if not numbers:
        show_question(visit, report, asked, above=above, reviewing=_reviewing(visit, report))
        return
    listed = [(number.indicator, number.day, number.value) for number in numbers]
    ahead = (words.offer_all(report.submission.id, visit.message_id, len(numbers)),)
    above = lines(words.ask_days(listed, visit.work.today), above)
    nonce = visit.message_id
    show_question(visit, report, asked, above=above, ahead=ahead, reviewing=_reviewing(visit, report))
    visit.dialog.facts[DAYS] = [
        nonce,
        [
            [number.indicator.key, number.day.isoformat(), number_as_text(number.value), number.line[:300]]
            for number in numbers
        ],
    ]


def _reviewing(visit: Visit, report: Report) -> bool:
    return bool(visit.dialog.facts.get("reviewing")) or visit.dialog.screen != ASK or report.next_question is None


def keep_day(visit: Visit, submission: int, figure: int, day: date, value: Decimal) -> None:
    """[📓 Bugungi deb saqlash: 45]; where something stands on that day, it is asked what becomes of it."""
    report = _changeable(visit, submission)
    indicator = report.find(figure)
    if indicator is None or day.year != report.month.year:
        raise BadPress
    if day_counts.refusal_on(visit.work, report.department, indicator, day) is not None:
        raise BadPress  # the button is older than a lock
    _keep(visit, report, [DayNumber(indicator, day, value, number_as_text(value))])


def keep_days(visit: Visit, submission: int, nonce: int) -> None:
    """[📓 Kundalikka yozish: 3 ta]"""
    waiting = visit.dialog.facts.get(DAYS)
    if visit.dialog.screen != ASK or waiting is None or waiting[0] != nonce:
        raise BadPress
    report = _changeable(visit, submission)
    numbers = [
        DayNumber(indicator, date.fromisoformat(day), number_from_text(value), line)
        for key, day, value, line in waiting[1]
        if (indicator := report.find(key)) is not None
    ]
    _keep(visit, report, numbers)


def _changeable(visit: Visit, submission: int) -> Report:
    report = visible_report(visit, submission)
    if not report.takes_answers:
        raise BadPress
    return report


def _keep(visit: Visit, report: Report, numbers: Sequence[DayNumber]) -> None:
    """Keep them; the question that is open stays open, that of the first figure where there is none."""
    facts = visit.dialog.facts
    asked = facts.get("figure", 0) if visit.dialog.screen == ASK else 0
    if facts.get("submission") != report.submission.id or report.find(asked) is None:
        asked = numbers[0].indicator.key
    reviewing = _reviewing(visit, report)
    question = Question(report.submission.id, asked, reviewing)
    visit.settle()
    keep_numbers(visit, report.department, report.month.first_day, numbers, question=question)
