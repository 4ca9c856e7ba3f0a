"""The home screen, help, and every dead end: whoever gets lost arrives at a valid screen with a way on."""

from datetime import date

from markupsafe import Markup

from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, SUSPENDED, BadPress, Visit
from notices import people as people_news
from plan.month.question import MonthState
from reports.guides import MIME, guide_file
from texts import help as help_words
from texts import menus as words
from texts import presses
from texts.month import closed as closed_words
from texts.papers import handing_in as paper_words
from texts.people.languages import language_row
from texts.screen import Screen
from texts.sentence import NOTHING
from usecases.month import closed as closed_months
from usecases.month import months, reporting
from usecases.month.at_hand import last_answered_report, reports_at_hand
from usecases.month.reporting import Department, Report
from usecases.oversight import overseeing
from usecases.papers import handing_in
from usecases.practice import can_practise
from usecases.work import Work


def show_menu(visit: Visit, above: str = "", *, newcomer: bool = False, languages_asked: bool = False) -> None:
    """Home, with what was begun and not finished; `above` is a sentence as HTML, and a `newcomer` is offered to
    practise. With `languages_asked` a language can be chosen there."""
    visit.go(HOME_SCREEN)
    home = words.menu_screen(_home(visit, newcomer=newcomer), Markup(above))  # noqa: S704  (said, so HTML already)
    visit.show(Screen(home.text, (language_row(), *home.buttons)) if languages_asked else home)


def go_home(visit: Visit) -> None:
    """🏠: home, which leads back to what was half said."""
    visit.suspend()
    show_menu(visit)


def take_up(visit: Visit) -> None:
    """▶️ at home: back to what was begun and left unfinished."""
    if not visit.take_up():
        show_menu(visit)


def _home(visit: Visit, *, newcomer: bool) -> words.Home:
    work = visit.work
    at_hand = reports_at_hand(work)
    return words.Home(
        work.person.name,
        work.library.name,
        work.person.role,
        reports=bool(work.departments()),
        unfinished=_unfinished(at_hand.unfinished),
        owed=_owed(at_hand.owed, work.today),
        closed=_closed(work, at_hand.closed),
        waiting=overseeing.count_waiting(work),
        paper=_paper(work),
        requests=len(closed_months.waiting_requests(work)),
        suspended=_is_suspended(visit),
        no_plan_of=_no_plan_of(work),
        newcomer=newcomer,
    )


def _is_suspended(visit: Visit) -> bool:
    """Whether something else than a report was left half said; to a report its own button leads back."""
    return SUSPENDED in visit.dialog.facts and visit.dialog.facts[SUSPENDED][0] in visit.screens.offered


def _no_plan_of(work: Work) -> int | None:
    """The year whose plan the director has yet to send: that of the month to be reported, or the one that runs."""
    years = (months.reporting_year(work), work.today.year) if work.directs else ()
    return next((year for year in years if year not in work.facts().plans), None)


def _unfinished(report: Report | None) -> words.Unfinished | None:
    if report is None:
        return None
    return words.Unfinished(
        report.submission.id,
        report.department.name,
        report.month,
        report.questions_answered,
        len(report.asked),
        returned=report.submission.status == "returned",
    )


def _closed(work: Work, closed: tuple[Department, MonthState] | None) -> Screen:
    if closed is None:
        return Screen(NOTHING)
    described = closed_months.describe_closed(work, *closed)
    return Screen(closed_words.month_closed_unsent(described), closed_words.closed_month_buttons(described))


def _paper(work: Work) -> Screen:
    """The quarter's paper that this person owes the province."""
    owed = handing_in.paper_owed(work)
    if owed is None:
        return Screen(NOTHING)
    quarter, due = owed
    button = paper_words.handing_in_button(quarter, done=False, place="p")
    return Screen(paper_words.handing_in_line(quarter, due, None, "", work.today), ((button,),))


def _owed(owed: tuple[Department, MonthState] | None, today: date) -> words.Owed | None:
    if owed is None:
        return None
    department, state = owed
    closes = state.closes_on if today <= state.closes_on else None
    return words.Owed(department.id, department.name, state.month, state.due_on, closes, today)


def show_welcome(visit: Visit) -> None:
    """The first screen after coming in."""
    offer_commands(visit)
    work = visit.work
    departments = [department.name for department in work.departments()]
    welcome = words.welcome_words(work.person.name, work.person.role, departments, months.has_plan_to_report(work))
    show_menu(visit, welcome, newcomer=can_practise(work))


def offer_commands(visit: Visit) -> None:
    """Put the role's commands behind Telegram's menu button of this chat."""
    people_news.offer_commands(visit.work, visit.work.person)


def show_help(visit: Visit) -> None:
    """/yordam"""
    press_help(visit)
    visit.resume()


def press_help(visit: Visit) -> None:
    visit.page(help_words.help_page(visit.work.person.role, reports=bool(visit.work.departments())))


def press_help_about(visit: Visit, topic: str) -> None:
    screen = help_words.help_about(topic)
    is_hidden = topic == help_words.OFFICE and not visit.work.directs
    if topic == help_words.LEADING:
        is_hidden = visit.work.person.role not in help_words.LEADS
    if screen is None or is_hidden:
        raise BadPress
    visit.page(screen)


def press_guide(visit: Visit, reader: str) -> None:
    """A guide as a file, in the language of whoever asks."""
    is_theirs = reader == help_words.DIRECTORS and visit.work.person.role in help_words.LEADS
    if reader != help_words.REPORTERS and not is_theirs:
        raise BadPress
    content = guide_file(reader, visit.work.person.language).read_bytes()
    visit.document(content, help_words.GUIDE_FILE.plain(), MIME, help_words.guide_sent())


def bekor_command(visit: Visit) -> None:
    """/bekor: leave whatever was begun; what was typed stays."""
    outcome = visit.screens.stopped.get(visit.dialog.screen)
    if outcome is not None:
        visit.settle()
    elif visit.dialog.screen == HOME_SCREEN:
        outcome = words.NOTHING_TO_STOP
    else:
        outcome = words.STOPPED_OTHER
    visit.forget_suspended()
    show_menu(visit, outcome())


def show_stale_press(visit: Visit) -> None:
    """A button that no longer leads anywhere: say so and show the person's present screen."""
    visit.toast(words.STALE.plain())
    visit.let_go()
    visit.present()


def unknown_command(visit: Visit) -> None:
    visit.say(Screen(words.UNKNOWN_COMMAND()))
    visit.present()


def unexpected_text(visit: Visit) -> None:
    """Something written where nothing is waited for, or of a kind that cannot be read."""
    visit.say(Screen(words.NOT_UNDERSTOOD() if visit.text else words.ONLY_TEXT()))
    visit.present()


def receive_edited_message(visit: Visit) -> None:
    """A message that was changed after it had been sent. What was done with it stays done, whatever the screen waits
    for now: the person hears where to correct it, and by which rule."""
    about = visit.work.referred.about if visit.work.referred is not None else None
    meant = reporting.load_report(visit.work, about.submission) if about is not None else None
    report = meant or last_answered_report(visit.work)
    if report is None:
        visit.say(Screen(words.EDITED()))
    else:
        visit.say(words.edited_message_help(report.submission.id, report.month, report.access))
    visit.resume()


def present_home(visit: Visit) -> bool:
    show_menu(visit)
    return True


PAGE = Page(
    commands={"yordam": show_help, "help": show_help, "bekor": bekor_command, "cancel": bekor_command},
    presses=(
        on(presses.menu, go_home),
        on(presses.help, press_help),
        on(presses.help_about, press_help_about),
        on(presses.guide, press_guide),
        on(presses.take_up, take_up),
    ),
    present={HOME_SCREEN: present_home},
)
