"""📅 after a plan was loaded in the middle of its year, and in the settings: with which month the library begins."""

from datetime import date

from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices.planning import earlier_months_opened
from plan.period import Month
from plan.typed.pages.asked_page import page_asked
from texts.oversight.reopening import not_a_day_until
from texts.planning import beginning as words
from texts.planning import presses
from texts.sentence import NOTHING, Markup
from usecases.month import submitting
from usecases.people.staff import nobody_reports
from usecases.planning import beginning as use
from usecases.settings.library import read_coming_day

CHOOSING, UNTIL = "plan_begins", "begins_till"
"""The month is to be chosen; the day is to be typed until which it is open. Facts: `year`, and `month` for the day."""


def ask_beginning(visit: Visit, year: int, above: Markup = NOTHING) -> None:
    """Show the question; what is said `above` it comes first."""
    choice = use.beginning_choice(visit.work, year)
    if choice is None:
        raise BadPress
    visit.go(CHOOSING, year=year)
    visit.show(
        words.ask_beginning(choice.beginning, choice.newest, choice.first, choice.given, choice.last_summed, above)
    )


def press_month(visit: Visit, year: int, month: int) -> None:
    """A month to begin with."""
    choice = use.beginning_choice(visit.work, year)
    if choice is None or choice.given or not 1 <= month <= choice.newest:
        raise BadPress
    if month < choice.first:
        _ask_until(visit, choice, month)
        return
    use.choose_beginning(visit.work, year, month)
    _show_begun(visit, year)


def press_sum(visit: Visit, year: int) -> None:
    """🧮: until when one sum of everything before can be given."""
    choice = use.beginning_choice(visit.work, year)
    if choice is None or not choice.last_summed:
        raise BadPress
    _ask_sum_until(visit, choice)


def _ask_sum_until(visit: Visit, choice: use.Choice, above: Markup = NOTHING) -> None:
    visit.go(UNTIL, year=choice.year, month=0)
    percents, days = use.figures_without_sum(visit.work, choice), submitting.days_to_open(visit.work)
    visit.show(words.ask_sum_until(choice.year, choice.last_summed, percents, days, above))


def press_sum_until(visit: Visit, year: int, day: date) -> None:
    """The day until which the sum can be given."""
    if not _open_until(visit, year, 0, day):
        raise BadPress


def press_no_sum(visit: Visit, year: int) -> None:
    """The sum is not asked for any more."""
    if use.choose_sum(visit.work, year, None) is None:
        raise BadPress
    _show_begun(visit, year)


def _ask_until(visit: Visit, choice: use.Choice, month: int, above: Markup = NOTHING) -> None:
    visit.go(UNTIL, year=choice.year, month=month)
    last = min(choice.first - 1, choice.newest)
    visit.show(words.ask_until(Month(choice.year, month), last, submitting.days_to_open(visit.work), above))


def press_until(visit: Visit, year: int, month: int, day: date) -> None:
    """The day until which the closed months are open."""
    if not _open_until(visit, year, month, day):
        raise BadPress


def receive_until(visit: Visit) -> None:
    """The same, typed; whatever is no such day is asked again."""
    year, month = visit.dialog.facts["year"], visit.dialog.facts["month"]
    day = read_coming_day(visit.text, visit.work.today)
    if day is None or not _open_until(visit, year, month, day):
        choice = use.beginning_choice(visit.work, year)
        if choice is None:
            raise BadPress
        again = not_a_day_until(submitting.LONGEST_OPEN.days)
        if month:
            _ask_until(visit, choice, month, again)
        else:
            _ask_sum_until(visit, choice, again)


def _open_until(visit: Visit, year: int, month: int, day: date) -> bool:
    work = visit.work
    beginning = use.choose_beginning(work, year, month, day) if month else use.choose_sum(work, year, day)
    if beginning is None:
        return False
    if beginning.earlier_until is not None:
        earlier_months_opened(visit.work, beginning)
    _show_begun(visit, year)
    return True


def _show_begun(visit: Visit, year: int) -> None:
    visit.go(HOME_SCREEN)
    choice = use.beginning_choice(visit.work, year)
    if choice is None:
        raise BadPress
    visit.show(words.begun(choice.beginning, nobody_reports(visit.work), choice.last_summed))


def receive_beside_question(visit: Visit) -> None:
    """A month that is typed instead of pressed; of anything else it is said that it was not taken."""
    year = visit.dialog.facts["year"]
    named = page_asked(f"hisobot {visit.text}")
    choice = use.beginning_choice(visit.work, year)
    if choice is None:
        raise BadPress
    if named is not None and named.kind == "month" and not choice.given and named.number <= choice.newest:
        press_month(visit, year, named.number)
    else:
        ask_beginning(visit, year, words.month_first(visit.text))


def present_beginning(visit: Visit) -> bool:
    """Ask for the month again; False when there is nothing to choose any more."""
    if use.beginning_choice(visit.work, visit.dialog.facts["year"]) is None:
        return False
    ask_beginning(visit, visit.dialog.facts["year"])
    return True


def present_until(visit: Visit) -> bool:
    """Ask for the day again; False when the month can be begun with without one."""
    year, month = visit.dialog.facts["year"], visit.dialog.facts["month"]
    choice = use.beginning_choice(visit.work, year)
    if choice is None or month >= choice.first or (not month and not choice.last_summed):
        return False
    if month:
        _ask_until(visit, choice, month)
    else:
        _ask_sum_until(visit, choice)
    return True


def leave_question(visit: Visit) -> None:
    """Something else was turned to: the year begins with the first month that can still be sent, and the settings have
    the question."""
    visit.go(HOME_SCREEN)


PAGE = Page(
    presses=(
        on(presses.ask_beginning, ask_beginning),
        on(presses.begin_with, press_month),
        on(presses.begin_until, press_until),
        on(presses.ask_for_sum, press_sum),
        on(presses.sum_until, press_sum_until),
        on(presses.ask_for_no_sum, press_no_sum),
    ),
    texts={CHOOSING: receive_beside_question, UNTIL: receive_until},
    present={CHOOSING: present_beginning, UNTIL: present_until},
    left={CHOOSING: leave_question, UNTIL: leave_question},
    resumed=False,
)
