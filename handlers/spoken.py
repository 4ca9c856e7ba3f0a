"""Words that are typed instead of pressing a button, and numbers that are typed where no question is open."""

from collections.abc import Callable, Mapping

from handlers import menus
from handlers.month import answering, opening
from handlers.month.asking import marking
from handlers.month.days import diary
from handlers.month.days.pages import DIARY, DIARY_ROW
from handlers.month.screens import ASK, FILE, LIST, MARK, MONTHS, NOTE, OPEN_ROWS, REVIEW, show_months, show_review
from handlers.month.typed_numbers import take_numbers
from handlers.people import language
from handlers.planning import pages
from handlers.practice import practising
from handlers.practice.cards import SCREENS
from handlers.progress import board, finding, summary
from handlers.reminders import upcoming
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.commands import WORDS, Command
from plan.fold import heard_key
from plan.typed.answers import read_answers
from plan.typed.numbers import Number
from plan.typed.pages.asked_page import Page, names_time_alone, page_asked
from texts import menus as words
from texts.month import months as month_words
from texts.screen import Screen
from usecases.month import reporting
from usecases.month.at_hand import last_answered_report, reports_at_hand

_HEARD = frozenset({HOME_SCREEN, ASK, REVIEW, LIST, OPEN_ROWS, MARK, DIARY, DIARY_ROW, *SCREENS})
"""The screens at which words are no answer: elsewhere a name, a note or a reason is waited for."""


def _go_back(visit: Visit) -> None:
    facts = visit.dialog.facts
    if visit.dialog.screen == HOME_SCREEN:
        menus.show_menu(visit)
    elif visit.dialog.screen in SCREENS:
        practising.go_back(visit)
    elif visit.dialog.screen == LIST:
        visit.present()
    elif visit.dialog.screen == MARK:
        marking.give_up(visit)
    elif visit.dialog.screen == OPEN_ROWS:
        opening.go_on(visit, facts.get("submission", 0))
    elif visit.dialog.screen in (REVIEW, DIARY):
        menus.go_home(visit)
    elif visit.dialog.screen == DIARY_ROW:
        diary.back_to_rows(visit)
    elif visit.dialog.screen in (NOTE, FILE):
        answering.return_to_question(visit, facts.get("submission", 0), facts.get("figure", 0))
    else:
        answering.go_back(visit, facts.get("submission", 0), facts.get("figure", 0))


def _go_on(visit: Visit) -> None:
    """To what comes next, where something does; nothing is taken or passed over by a word alone."""
    screen, submission = visit.dialog.screen, visit.dialog.facts.get("submission", 0)
    if screen == HOME_SCREEN:
        opening.kiritish_command(visit)
    elif screen == OPEN_ROWS:
        opening.go_on(visit, submission)
    elif screen in (NOTE, FILE):
        answering.return_to_question(visit, submission, visit.dialog.facts.get("figure", 0))
    else:
        visit.say(Screen(words.NOTHING_NEXT()))
        visit.present()


def _show_review(visit: Visit) -> None:
    """Nothing is sent by a word: the review has the button."""
    if visit.dialog.screen in SCREENS:
        practising.look_over(visit)
        return
    submission = visit.dialog.facts.get("submission", 0)
    if visit.dialog.screen == HOME_SCREEN:
        at_hand = reports_at_hand(visit.work).unfinished
        submission = at_hand.submission.id if at_hand is not None else 0
    report = reporting.load_report(visit.work, submission, to_change=True)
    if report is None:
        opening.kiritish_command(visit)
    else:
        show_review(visit, report)


_HANDLERS: Mapping[Command, Callable[[Visit], None]] = {
    "back": _go_back,
    "next": _go_on,
    "menu": menus.go_home,
    "help": menus.show_help,
    "language": language.til_command,
    "stop": menus.bekor_command,
    "enter": opening.kiritish_command,
    "review": _show_review,
}
_PAGES: Mapping[Page, Callable[[Visit], None]] = {
    "progress": summary.hisobot_command,
    "status": board.holat_command,
    "deadlines": upcoming.show_upcoming,
    "plan": pages.reja_command,
}
_BY_WORD: Mapping[str, Command] = {
    heard_key(word): command for command, spellings in WORDS.items() for word in spellings
}
_HEARD_BESIDE: frozenset[Command] = frozenset({"back", "next", "menu", "help", "stop"})
"""The words that are none of a note, nor of a file's link."""


def _is_heard(screen: str, command: Command) -> bool:
    if screen in (NOTE, FILE):
        return command in _HEARD_BESIDE
    if screen == ASK and command == "next":
        return False  # the question says itself how it is left open
    return screen in _HEARD


def take_command(visit: Visit) -> bool:
    """Do what a word says that stands alone (`orqaga`, `меню`, `ёрдам`); False when the text is none of them."""
    command = _BY_WORD.get(heard_key(visit.text))
    heard = command is not None and "\n" not in visit.text and _is_heard(visit.dialog.screen, command)
    return heard and _do(visit, command)


def _do(visit: Visit, command: Command | None) -> bool:
    if command is None:
        return False
    try:
        _HANDLERS[command](visit)
    except BadPress:
        visit.present()
    return True


def receive_at_home(visit: Visit) -> None:
    """A number at the menu: a row that it names is answered in the report that was begun, or corrected in the one that
    was sent; any other has no question, and the way back to it is below."""
    if finding.find_row(visit) or diary.receive_at_home(visit):
        return
    if not _says_number(visit) or (names_time_alone(visit.text) and page_asked(visit.text) is not None):
        if not finding.find_typed(visit) and not _show_asked(visit):
            menus.unexpected_text(visit)
        return
    answers = read_answers(visit.text, whole=False)
    at_hand = reports_at_hand(visit.work)
    # Where none is to be written, a row that is named is corrected in the one that was sent.
    meant = at_hand.unfinished or (last_answered_report(visit.work) if at_hand.owed is None else None)
    numbers = all(isinstance(answer.read, Number) and answer.target is not None for answer in answers)
    if meant is not None and numbers:
        report = reporting.load_report(visit.work, meant.submission.id, to_change=True)
        if report is not None and report.takes_answers:
            visit.go(REVIEW, submission=report.submission.id)
            take_numbers(visit, report)
            return
    menus.show_menu(visit, words.no_question_open(visit.text))


def _show_asked(visit: Visit) -> bool:
    """Show the page that was asked for in words; False where none was. A report that is asked for by whoever writes
    one may be theirs to write."""
    asked = page_asked(visit.text)
    if asked is None or (asked.report and not visit.work.observes):
        return False
    if asked.kind is not None:
        summary.show_span(visit, asked.kind, asked.number)
    else:
        _PAGES[asked.page](visit)
    return True


def receive_elsewhere(visit: Visit) -> None:
    """Something typed where nothing is waited for: a day's count is for the diary, and a number at the list of months
    is for none of them yet."""
    if "\n" not in visit.text and _do(visit, _BY_WORD.get(heard_key(visit.text))):
        return
    department = next((own for own in visit.work.departments() if own.id == visit.dialog.facts.get("department")), None)
    if visit.dialog.screen != MONTHS or department is None:
        menus.unexpected_text(visit)
    elif diary.receive_at_home(visit):
        return
    elif not _says_number(visit):
        menus.unexpected_text(visit)
    else:
        show_months(visit, department, month_words.no_month_chosen(visit.text))


def _says_number(visit: Visit) -> bool:
    """Whether somebody who reports has typed a number, or what may be one."""
    if not visit.work.departments() or not any(map(str.isdigit, visit.text)):
        return False
    reads = [answer.read for answer in read_answers(visit.text, whole=False)]
    return bool(reads) and all(isinstance(read, Number) or getattr(read, "candidates", ()) for read in reads)
