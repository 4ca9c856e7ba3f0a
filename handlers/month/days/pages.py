"""The diary's pages as they are shown, and the keeping of several days' numbers one after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from handlers.month.screens import show_question, visible_report
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.indicator import Indicator
from plan.month.day_counts import Kept
from plan.period import Month
from plan.rate import number_as_text, number_from_text
from plan.typed import assignment
from plan.typed.days.lines import DayNumber
from texts.home import home_button
from texts.month.days import diary as words
from texts.month.days import offers as offer_words
from texts.paging import page_of
from texts.screen import Row, Screen
from texts.sentence import NOTHING, lines
from usecases.month import day_counts
from usecases.month.reporting import Department, Report


@dataclass(frozen=True, slots=True)
class Question:
    """The month's question at which days' numbers were typed; the conversation goes on there."""

    submission: int
    figure: int
    reviewing: bool


DIARY, DIARY_ROW, DIARY_SAME = "diary", "diary_row", "diary_same"


def own_department(visit: Visit, key: int) -> Department:
    for department in visit.work.departments():
        if department.id == key:
            return department
    raise BadPress


def open_place(visit: Visit) -> tuple[Department, date]:
    """The department and the day of the page that is open; raises BadPress where none is."""
    facts = visit.dialog.facts
    if visit.dialog.screen not in (DIARY, DIARY_ROW, DIARY_SAME):
        raise BadPress
    return own_department(visit, facts.get("department", 0)), date.fromisoformat(facts["day"])


def month_of(visit: Visit, department: Department, day: date) -> Report:
    """The month of a day with its rows; raises BadPress without a plan."""
    report = day_counts.month_of_day(visit.work, department, day)
    if report is None:
        visit.toast(words.NOTHING_TO_COUNT.plain(), alert=True)
        raise BadPress
    return report


def show_diary(
    visit: Visit,
    department: Department,
    day: date,
    *,
    page: int = 0,
    pending: Sequence[str] | None = None,
    above: Markup = NOTHING,
    receipt: Markup = NOTHING,
    ahead: tuple[Row, ...] = (),
) -> None:
    report = day_counts.month_of_day(visit.work, department, day)
    rows = day_counts.rows_to_pick(visit.work, report) if report is not None else ()
    if report is None or not rows:
        visit.go(HOME_SCREEN)
        visit.show(Screen(words.NOTHING_TO_COUNT(), ((home_button(),),)))
        return
    shown, page, pages = page_of(rows, page, words.ROWS)
    value = number_from_text(pending[0]) if pending else None
    facts: dict[str, object] = {"department": department.id, "day": day.isoformat(), "page": page}
    if value is not None and pending:
        facts |= {"pending": list(pending), "if_left": [words.pending_left(value)]}
    visit.go(DIARY, **facts)
    today = visit.work.today
    example = example_row(report, shown)
    content = words.Page(department.id, department.name, day, today, shown, report.days, page, pages, example, value)
    visit.show(words.diary_page(content, above, ahead), receipt=receipt)


def example_row(report: Report, rows: Sequence[Indicator] = ()) -> str:
    """How one of the `rows`, or else any row of the department, can be named in a line."""
    addresses = (assignment.address_of(row, report.reported_by) for row in (*rows, *report.reported_by))
    return next((address for address in addresses if address), "14")


def show_row(visit: Visit, department: Department, indicator: Indicator, day: date, above: Markup = NOTHING) -> None:
    days = month_of(visit, department, day).days.get(indicator.key, {})
    visit.go(DIARY_ROW, department=department.id, day=day.isoformat(), row=indicator.key)
    visit.show(words.row_page(department.id, department.name, indicator, day, visit.work.today, days, above))


def keep_numbers(
    visit: Visit,
    department: Department,
    page_day: date,
    numbers: Sequence[DayNumber],
    *,
    above: Markup = NOTHING,
    receipts: Markup = NOTHING,
    question: Question | None = None,
    ahead: tuple[Row, ...] = (),
) -> None:
    """Keep days' numbers one after another; where something stands already the person is asked, with those behind it
    waiting. Then the `question` comes again where they were typed there, the diary's page otherwise."""
    for place, number in enumerate(numbers):
        indicator, day = number.indicator, number.day
        why = (
            "other_year" if day.year != page_day.year else day_counts.refusal_on(visit.work, department, indicator, day)
        )
        if why is not None:
            closes = visit.work.calendar().closes_on(Month.of(day))
            above = lines(above, offer_words.refused(indicator, day, why, closes))
            continue
        standing = day_counts.standing(visit.work, department, indicator, day)
        if standing is not None and standing.value == number.value:
            receipts = lines(receipts, words.already(indicator, day, number.value))
            continue
        if standing is not None and day_counts.refusal_on(visit.work, department, indicator, day, stands=True):
            above = lines(above, offer_words.refused(indicator, day, "sent"))
            continue
        if standing is not None:
            waiting = numbers[place:]
            _ask_same(visit, department, page_day, waiting, above, receipts, question=question)
            return
        kept = day_counts.keep_day(visit.work, department, indicator, day, number.value, number.line)
        if kept is None:
            raise BadPress  # a colleague was faster
        receipts = lines(receipts, receipt_of(kept))
        ahead = ahead or offer_words.correction(kept)
    if question is None:
        show_diary(visit, department, page_day, above=above, receipt=receipts, ahead=ahead)
        return
    report = visible_report(visit, question.submission)
    asked = report.find(question.figure)
    if asked is None:
        raise BadPress
    show_question(visit, report, asked, above=above, receipt=receipts, reviewing=question.reviewing)


def receipt_of(kept: Kept) -> Markup:
    """What was kept, what the month has come to, and that the month's report is as it was."""
    return lines(
        offer_words.kept(kept.indicator, kept.day, kept.value, kept.before, kept.days),
        offer_words.month_beside(kept.indicator, kept.day.month, kept.days, kept.month),
    )


def _ask_same(
    visit: Visit,
    department: Department,
    page_day: date,
    numbers: Sequence[DayNumber],
    above: Markup,
    receipt: Markup,
    *,
    question: Question | None,
) -> None:
    waiting = [
        [number.indicator.key, number.day.isoformat(), number_as_text(number.value), number.line[:300]]
        for number in numbers
    ]
    left = [words.not_kept(number.indicator, number.day, number.value) for number in numbers]
    facts: dict[str, object] = {"waiting": waiting, "if_left": left}
    if visit.pressed and receipt:
        facts["receipt"] = str(receipt)  # it stands on the card itself, which the next press takes the place of
    if question is not None:
        facts["question"] = [question.submission, question.figure, question.reviewing]
    visit.go(DIARY_SAME, department=department.id, day=page_day.isoformat(), **facts)
    show_same_day(visit, department, numbers[0], above, receipt)


def waiting_question(visit: Visit) -> Question | None:
    """The question at which what waits was typed; None where that was the diary."""
    question = visit.dialog.facts.get("question")
    return None if question is None else Question(*question)


def show_same_day(
    visit: Visit, department: Department, number: DayNumber, above: Markup = NOTHING, receipt: Markup = NOTHING
) -> bool:
    standing = day_counts.standing(visit.work, department, number.indicator, number.day)
    if standing is None:
        return False
    page = words.same_day_page(number.indicator, number.day, standing, number.value, above)
    visit.show(page, receipt=receipt)
    return True


def waiting_numbers(visit: Visit, department: Department) -> list[DayNumber]:
    """What waits behind the question of the same day, of rows that are still in the plan."""
    numbers: list[DayNumber] = []
    for key, day, value, line in visit.dialog.facts.get("waiting", ()):
        on_day = date.fromisoformat(day)
        report = day_counts.month_of_day(visit.work, department, on_day)
        indicator = report.find(key) if report is not None else None
        if indicator is not None:
            numbers.append(DayNumber(indicator, on_day, number_from_text(value), line))
    return numbers
