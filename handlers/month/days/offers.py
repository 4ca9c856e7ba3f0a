"""What was counted on one day, typed at a month's question (`bugun 45`): kept in the diary when the person says so,
taken as the month's number when they say that, and neither unasked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from handlers.month.days.pages import Question, keep_numbers
from handlers.month.not_taken import refusal_lines
from handlers.month.screens import ASK, show_question, visible_report
from handlers.month.waiting import checksum, drop_days, month_offer, waiting_at
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from plan.period import Month
from plan.rate import number_as_text
from plan.typed.days.lines import DayNumber, days_in, read_days
from texts.month.days import offers as words
from texts.sentence import NOTHING, lines
from usecases.conversation import AboutDays
from usecases.month import answering, day_counts
from usecases.month.reporting import Report


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
    about = AboutDays(report.department.id, tuple((number.indicator.key, number.day) for number in numbers))
    if answering.claim_message(visit.work, visit.chat_id, visit.message_id, about):
        offer_days(visit, report, current, numbers, refusal_lines(report, read.others))
    return True


def offer_days(
    visit: Visit,
    report: Report,
    current: Indicator | None,
    numbers: Sequence[DayNumber],
    above: Markup = NOTHING,
) -> None:
    """Ask at the open question (`current`), or at that of the first row, whether these are to be kept in the diary."""
    allowed, refusals = part_by_rules(visit, report, numbers)
    asked = current if current is not None else numbers[0].indicator
    above = lines(refusals, above)
    if allowed:
        # What was offered before and is not answered yet waits on; a day that is typed once more stands as typed last.
        waiting = waiting_at(visit, report, asked)
        by_place = {(number.indicator.key, number.day): number for number in (*waiting.days, *allowed)}
        waiting = replace(waiting, days=tuple(by_place.values()))
        show_question(visit, report, asked, above=above, reviewing=_reviewing(visit, report), waiting=waiting)
        return
    ahead = (month_offer(report, asked, numbers[0]),) if len(numbers) == 1 else ()
    show_question(visit, report, asked, above=above, ahead=ahead, reviewing=_reviewing(visit, report))


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
    """[📓 Kundalikka yozish: 3 ta], as long as it is these that wait."""
    report = _changeable(visit, submission)
    at_question = visit.dialog.screen == ASK and visit.dialog.facts.get("submission") == submission
    numbers = waiting_at(visit, report).days if at_question else ()
    if not numbers or checksum(numbers) != nonce:
        raise BadPress
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
    if visit.dialog.screen == ASK and facts.get("submission") == report.submission.id:
        drop_days(visit, report, numbers)
    keep_numbers(visit, report.department, report.month.first_day, numbers, question=question)
