"""The diary of a department: what was counted on a day, a row at a time, while the month still runs.

Where the conversation stands is the department and the day; a number that was typed without its row waits beside
them, and one for a day on which something stands waits at a screen of its own.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from handlers.month.days import offers, standing
from handlers.month.days.pages import (
    DIARY,
    DIARY_ROW,
    DIARY_SAME,
    example_row,
    keep_numbers,
    month_of,
    open_place,
    own_department,
    show_diary,
    show_row,
    show_same_day,
    waiting_numbers,
)
from handlers.month.not_taken import refusal_lines
from handlers.month.screens import ASK, visible_report
from handlers.month.typed_numbers import keep_answer
from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from plan.month.day_counts import month_value
from plan.rate import number_as_text, number_from_text
from plan.typed.answers import read_answers
from plan.typed.days.lines import DayLine, DayNumber, days_in, read_days
from plan.typed.numbers import Number
from texts.month.days import diary as words
from texts.month.days import offers as offer_words
from texts.month.days import presses
from texts.screen import Screen
from texts.sentence import lines
from usecases.conversation import AboutDays
from usecases.month import answering, day_counts
from usecases.month.reporting import Department, Report

DIARIES = "diaries"
"""Screen: the choice between several departments' diaries."""


def open_diary(visit: Visit) -> None:
    """📓 at home: today's page of the one department, or the choice between several."""
    departments = visit.work.departments()
    if len(departments) == 1:
        show_diary(visit, departments[0], visit.work.today)
    elif departments:
        visit.go(DIARIES)
        visit.show(words.choose_department([(department.id, department.name) for department in departments]))
    else:
        raise BadPress


def diary_command(visit: Visit) -> None:
    """/kundalik; whoever reports for no department has none."""
    if visit.work.departments():
        open_diary(visit)
    else:
        visit.say(Screen(words.NOT_YOURS()))
        visit.present()


def open_diary_of(visit: Visit, department: int) -> None:
    show_diary(visit, own_department(visit, department), visit.work.today)


def open_day(visit: Visit, department: int, day: date) -> None:
    """Another day's page."""
    show_diary(visit, own_department(visit, department), min(day, visit.work.today))


def back_to_rows(visit: Visit) -> None:
    """`orqaga` at a row."""
    department, day = open_place(visit)
    show_diary(visit, department, day)


def turn_page(visit: Visit, page: int) -> None:
    """Further rows; a number that waits for its row waits on."""
    department, day = open_place(visit)
    facts = visit.dialog.facts
    show_diary(visit, department, day, page=page, pending=facts.get("pending"))


def open_row(visit: Visit, figure: int, day: date) -> None:
    """A row of the page: its number of that day is asked, or the number that waits is kept for it."""
    department, _ = open_place(visit)
    pending = visit.dialog.facts.get("pending") if visit.dialog.screen == DIARY else None
    indicator = month_of(visit, department, day).find(figure)
    if indicator is None or day > visit.work.today:
        raise BadPress
    if pending:
        value, typed = pending
        visit.settle()
        keep_numbers(visit, department, day, [DayNumber(indicator, day, number_from_text(value), typed)])
    else:
        show_row(visit, department, indicator, day)


def receive_numbers(visit: Visit) -> None:
    """Days' numbers at any page of the diary: for the row that is asked, for rows that the lines name, or, of a lone
    number, for the row that is picked next."""
    department, day = open_place(visit)
    report = month_of(visit, department, day)
    typed, today = visit.text, visit.work.today
    named = days_in(typed, today, day.year)
    years = {line.day.year if line.day is not None else day.year for line in named or ()}
    if len(years) == 1 and day.year not in years and named and named[0].day is not None:
        # `kecha` on the first day of a year: that year's plan has rows of its own.
        day = named[0].day
        report = month_of(visit, department, day)
    day_lines = named or [DayLine(day, line, line) for line in typed.splitlines() if line.strip()]
    at_row = visit.dialog.screen == DIARY_ROW
    current = report.find(visit.dialog.facts.get("row", 0)) if at_row else None
    impossible = [line for line in day_lines if line.day is None]
    read = read_days(day_lines, current, report.reported_by, day.month)
    if impossible or not read.numbers:
        lone = None if current is not None or impossible or len(day_lines) != 1 else _lone_number(day_lines[0])
        if lone is not None:
            if not answering.claim_message(visit.work, visit.chat_id, visit.message_id, AboutDays(department.id)):
                return
            on_day = min(day_lines[0].day or day, today)
            show_diary(visit, department, on_day, pending=[number_as_text(lone), typed[:300]])
            return
        _refuse(visit, department, report, day, current, impossible, refusal_lines(report, read.others))
        return
    refused = refusal_lines(report, read.others)
    about = AboutDays(department.id, tuple((number.indicator.key, number.day) for number in read.numbers))
    if answering.claim_message(visit.work, visit.chat_id, visit.message_id, about):
        keep_numbers(visit, department, day, read.numbers, above=refused)


def _lone_number(line: DayLine) -> Decimal | None:
    """The number of a line that names no row."""
    answers = read_answers(line.rest, whole=False)
    lone = answers[0] if len(answers) == 1 else None
    return lone.read.value if lone is not None and lone.target is None and isinstance(lone.read, Number) else None


def _refuse(
    visit: Visit,
    department: Department,
    report: Report,
    day: date,
    current: Indicator | None,
    impossible: Sequence[DayLine],
    refused: Markup,
) -> None:
    """Say why nothing was kept (`refused`), where more can be said than what should be typed."""
    if impossible:
        above = lines([words.no_such_day(line.line) for line in impossible])
    elif any(map(str.isdigit, visit.text)) and refused:
        above = refused
    elif current is not None:
        above = words.ROW_NOT_TAKEN(typed=visit.text[:60])
    else:
        above = words.NOT_TAKEN(typed=visit.text[:60], example=example_row(report))
    if current is not None:
        show_row(visit, department, current, day, above)
    else:
        show_diary(visit, department, day, above=above)


def take_sum(visit: Visit, submission: int, figure: int, value: Decimal) -> None:
    """[📓 Kundalikdan: 312 (7 kun)] at a question, as long as the days come to that."""
    report = visible_report(visit, submission)
    indicator = report.find(figure)
    facts = visit.dialog.facts
    at_question = visit.dialog.screen == ASK and facts.get("submission") == submission and facts.get("figure") == figure
    if indicator is None or not report.takes_answers or not at_question:
        raise BadPress
    days = report.days.get(figure, {})
    if month_value(indicator, days) != value:
        raise BadPress
    keep_answer(visit, report, indicator, value, offer_words.from_days(indicator, days))


def receive_at_home(visit: Visit) -> bool:
    """A day's number at the menu, where no question is open: kept for the row that it names, or asked for its row;
    False when the text names no day."""
    departments = visit.work.departments()
    named = days_in(visit.text, visit.work.today, visit.work.today.year) if len(departments) == 1 else None
    if named is None or any(line.day is None for line in named):
        return False
    report = day_counts.month_of_day(visit.work, departments[0], visit.work.today)
    if report is None or (not read_days(named, None, report.reported_by).numbers and _lone_number(named[0]) is None):
        return False
    day = named[0].day or visit.work.today
    visit.go(DIARY, department=departments[0].id, day=min(day, visit.work.today).isoformat(), page=0)
    receive_numbers(visit)
    return True


def present_departments(visit: Visit) -> bool:
    departments = visit.work.departments()
    if len(departments) < 2:
        return False
    open_diary(visit)
    return True


def present_diary(visit: Visit) -> bool:
    facts = visit.dialog.facts
    try:
        department, day = open_place(visit)
    except BadPress:
        return False
    show_diary(visit, department, day, page=facts.get("page", 0), pending=facts.get("pending"))
    return True


def present_row(visit: Visit) -> bool:
    try:
        department, day = open_place(visit)
        indicator = month_of(visit, department, day).find(visit.dialog.facts.get("row", 0))
    except BadPress:
        return False
    if indicator is None:
        return False
    show_row(visit, department, indicator, day)
    return True


def present_same(visit: Visit) -> bool:
    try:
        department, _ = open_place(visit)
    except BadPress:
        return False
    waiting = waiting_numbers(visit, department)
    return bool(waiting) and show_same_day(visit, department, waiting[0])


PAGE = Page(
    commands={"kundalik": diary_command},
    presses=(
        on(presses.keep_day, offers.keep_day),
        on(presses.keep_days, offers.keep_days),
        on(presses.take_sum, take_sum),
        on(presses.diary, open_diary),
        on(presses.diary_of, open_diary_of),
        on(presses.diary_day, open_day),
        on(presses.diary_page, turn_page),
        on(presses.diary_row, open_row),
        on(presses.diary_put, standing.put_day),
        on(presses.diary_keep, standing.keep_standing),
        on(presses.diary_remove, standing.remove_day),
    ),
    texts={DIARY: receive_numbers, DIARY_ROW: receive_numbers, DIARY_SAME: receive_numbers},
    present={
        DIARIES: present_departments,
        DIARY: present_diary,
        DIARY_ROW: present_row,
        DIARY_SAME: present_same,
    },
    resumed=False,
)
