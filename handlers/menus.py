"""The home screen, help, and every dead end: whoever gets lost arrives at a valid screen with a way on."""

from handlers.month import screens as report_screens
from handlers.page import Page, on
from handlers.people import door
from handlers.visit import HOME_SCREEN, SUSPENDED, Visit
from notices import people as people_news
from texts import menus as words
from texts import presses
from texts.month.months import HOME
from texts.screen import Screen
from usecases.month import at_hand, reporting
from usecases.oversight import overseeing


def start(visit: Visit) -> None:
    """/start: home; with the secret of an invitation, what that leads to."""
    _, _, secret = visit.text.partition(" ")
    if secret.strip():
        door.open_door(visit, secret.strip())
        return
    offer_commands(visit)
    visit.suspend()
    show_menu(visit)


def show_menu(visit: Visit, above: str = "") -> None:
    """Home, with what was begun and not finished."""
    visit.go(HOME_SCREEN)
    visit.show(_menu(visit, above))


def go_home(visit: Visit) -> None:
    visit.suspend()
    show_menu(visit)


def take_up(visit: Visit) -> None:
    """▶️ at home: back to what was begun and left."""
    if not visit.take_up():
        show_menu(visit)


def _menu(visit: Visit, above: str = "") -> Screen:
    work = visit.work
    report = at_hand.unfinished(work)
    begun = None
    if report is not None:
        head = report_screens.heading(report)
        returned = report.submission.status == "returned"
        begun = words.Unfinished(head.submission, head.department, head.month, head.answered, head.total, returned)
    owed = None
    if (found := at_hand.owed(work)) is not None:
        one, state = found
        closes = state.closes_on if work.today <= state.closes_on else None
        owed = words.Owed(one.id, one.name, state.month, state.due_on, closes, work.today)
    waiting = overseeing.count_waiting(work)
    reports = bool(work.departments())
    return words.menu(
        work.person.name,
        work.library.name,
        work.person.role,
        reports,
        begun,
        above,
        waiting,
        owed,
        SUSPENDED in visit.dialog.facts,
    )


def welcome(visit: Visit) -> None:
    """The first screen after coming in."""
    offer_commands(visit)
    work = visit.work
    named = [one.name for one in work.departments()]
    show_menu(visit, words.welcome(work.person.name, work.person.role, named, reporting.has_plan(work)))


def offer_commands(visit: Visit) -> None:
    """Put the role's commands behind Telegram's menu button of this chat."""
    people_news.offer_commands(visit.work, visit.work.person)


def show_help(visit: Visit) -> None:
    visit.page(words.help_page(visit.work.person.role))
    visit.resume()


def press_help(visit: Visit) -> None:
    visit.page(words.help_page(visit.work.person.role))


def stop(visit: Visit) -> None:
    """/bekor: leave whatever was begun; what was typed stays."""
    screen = visit.dialog.screen
    if screen == "menu":
        said = words.NOTHING_TO_STOP
    elif screen == "why":
        visit.settle()
        said = words.STOPPED_CHANGE
    else:
        said = words.STOPPED if screen in ("ask", "note", "file", "review") else words.STOPPED_OTHER
    visit.forget_suspended()
    show_menu(visit, said)


def stale(visit: Visit) -> None:
    """A press that cannot be followed any more: say so, and show where the person really is."""
    visit.toast(words.STALE)
    visit.let_go()
    visit.present()


def unknown_command(visit: Visit) -> None:
    visit.say(Screen(words.UNKNOWN_COMMAND))
    visit.present()


def unexpected_text(visit: Visit) -> None:
    """Something written where nothing is waited for, or of a kind that cannot be read."""
    visit.say(Screen(words.NOT_UNDERSTOOD if visit.text else words.ONLY_TEXT))
    visit.present()


def edited(visit: Visit) -> None:
    """A message that was changed after it had been sent. What was done with it stays done, whatever the screen waits
    for now: the person hears where to correct it, and by which rule."""
    report = at_hand.last_answered(visit.work)
    if report is None:
        visit.say(Screen(words.EDITED))
    else:
        visit.say(words.edited(report.submission.id, report.month, report.access))
    visit.resume()


def not_for_you(visit: Visit) -> None:
    """A page that only the director has."""
    visit.page(Screen(words.DIRECTOR_ONLY, (HOME,)))


def present(visit: Visit) -> bool:
    show_menu(visit)
    return True


PAGE = Page(
    commands={"start": start, "yordam": show_help, "help": show_help, "bekor": stop, "cancel": stop},
    presses=(on(presses.menu, go_home), on(presses.help, press_help), on(presses.take_up, take_up)),
    present={HOME_SCREEN: present},
)
