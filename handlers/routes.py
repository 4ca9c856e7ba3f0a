"""Which page answers what: commands first, then presses, then what the present screen waits for.

A command always wins over a screen that waits for something, and nothing is ever met with silence. A message that was
edited is never taken for a new one.
"""

import re

from markupsafe import escape

from handlers import files, menus, spoken
from handlers.month import answering, closed, edits, opening, replies, reviewing, typed_lists, unseen
from handlers.month.asking import marking
from handlers.month.days import diary, referred
from handlers.month.files import evidence as report_files
from handlers.month.files import evidence_list, filled_forms, month_tables, sent_files
from handlers.oversight import double_counts, opening_many, overseeing, reopening, requests, returning
from handlers.oversight import words as oversight_words
from handlers.page import Answer, Handler, Page
from handlers.papers import answering_letter, handing_in, rewriting
from handlers.papers import language as paper_language
from handlers.papers import letter as letter_page
from handlers.papers import orders as papers
from handlers.papers import reasons as reasons_page
from handlers.people import language, leave, new_phone, staff, staff_changes, strangers, succession
from handlers.planning import beginning as plan_beginning
from handlers.planning import editing as plan_editing
from handlers.planning import next_year
from handlers.planning import pages as plan_pages
from handlers.planning import upload as plan_upload
from handlers.planning.in_force import russian_names, short_names, undoing
from handlers.practice import practising, tour
from handlers.progress import as_it_was, board, finding, story, summary
from handlers.reminders import nudges, reminders, upcoming
from handlers.settings import days as days_off
from handlers.settings import letter as letter_settings
from handlers.settings import library as settings
from handlers.settings import own_forms as own_form_settings
from handlers.settings import reminders as reminder_settings
from handlers.visit import HOME_SCREEN, BadPress, Screens, Visit
from texts.press import Unreadable

PAGES: tuple[Page, ...] = (
    menus.PAGE,
    opening.PAGE,
    closed.PAGE,
    answering.PAGE,
    marking.PAGE,
    reviewing.PAGE,
    report_files.PAGE,
    evidence_list.PAGE,
    sent_files.PAGE,
    typed_lists.PAGE,
    unseen.PAGE,
    diary.PAGE,
    filled_forms.PAGE,
    practising.PAGE,
    tour.PAGE,
    summary.PAGE,
    finding.PAGE,
    board.PAGE,
    reopening.PAGE,
    opening_many.PAGE,
    requests.PAGE,
    as_it_was.PAGE,
    story.PAGE,
    double_counts.PAGE,
    plan_pages.PAGE,
    plan_editing.PAGE,
    short_names.PAGE,
    russian_names.PAGE,
    undoing.PAGE,
    next_year.PAGE,
    plan_upload.PAGE,
    plan_beginning.PAGE,
    staff.PAGE,
    staff_changes.PAGE,
    succession.PAGE,
    succession.CHOICE,
    new_phone.PAGE,
    language.PAGE,
    leave.PAGE,
    settings.PAGE,
    days_off.PAGE,
    paper_language.PAGE,
    letter_settings.PAGE,
    own_form_settings.PAGE,
    reminder_settings.PAGE,
    reminders.PAGE,
    nudges.PAGE,
    overseeing.PAGE,
    returning.PAGE,
    oversight_words.PAGE,
    papers.PAGE,
    letter_page.PAGE,
    reasons_page.PAGE,
    rewriting.PAGE,
    answering_letter.PAGE,
    upcoming.PAGE,
    handing_in.PAGE,
    strangers.PAGE,
)

COMMANDS: dict[str, Handler] = {name: handler for page in PAGES for name, handler in page.commands.items()}
PRESSES: dict[str, Answer] = {press.verb: (press, handler) for page in PAGES for press, handler in page.presses}
TEXTS: dict[str, Handler] = {screen: handler for page in PAGES for screen, handler in page.texts.items()}
FILES: dict[str, Handler] = {screen: handler for page in PAGES for screen, handler in page.files.items()}
SCREENS = Screens(
    present={screen: present for page in PAGES for screen, present in page.present.items()},
    waiting=frozenset(TEXTS),
    suspended={screen: number for number, page in enumerate(PAGES) if page.resumed for screen in page.texts},
    offered=frozenset(screen for page in PAGES if page.resumed and page.offered for screen in page.texts),
    stopped={screen: sentence for page in PAGES for screen, sentence in page.stopped.items()},
    unexpected_file=plan_upload.unexpected_file,
)
MID_REPORT = frozenset(
    screen for page in (answering, marking, reviewing, typed_lists, filled_forms) for screen in page.PAGE.present
)
"""The screens at which a month's numbers are being said."""
_TAKE_FIRST = (
    spoken.take_command,
    oversight_words.take_reply,
    practising.take_reply,
    sent_files.take_replied_links,
    referred.take_reply,
    replies.take_reply,
)
"""Who may take what was typed before the screen does, in this order."""
_LEFT = {screen: page for page in PAGES for screen in page.left}

_DATA = re.compile(r"[a-z_]{1,20}(:[\w.+-]{0,40})*", re.ASCII)
if unread := [verb for verb in PRESSES if not _DATA.fullmatch(verb)]:
    raise ValueError(*unread)  # every such button would count as stale


def route_update(visit: Visit) -> None:
    """Find the one page that this update is for and let it answer."""
    screen, typed = visit.dialog.screen, visit.pressed is None and not visit.edited
    _find_page(visit)
    visit.tell_left()
    if typed:
        language.offer_other_language(visit, screen)


def _find_page(visit: Visit) -> None:
    if visit.pressed is not None:
        route_press(visit)
    elif isinstance(visit.prepared, files.ReadForm) and not visit.edited:
        filled_forms.receive_filled_form(visit, visit.prepared.form)
    elif not visit.edited and (month_tables.take_month_table(visit) or sent_files.take_sent_file(visit)):
        return
    elif visit.file is not None and not visit.edited:
        unexpected = report_files.not_a_file if visit.file.kind == "other" else Visit.take_unexpected_file
        FILES.get(visit.dialog.screen, unexpected)(visit)
    elif visit.text.startswith("/"):
        command = visit.text[1:].split(maxsplit=1)[0].split("@")[0].lower() if visit.text[1:].strip() else ""
        COMMANDS.get(command, menus.unknown_command)(visit)
    elif visit.edited and (practising.take_reply(visit) or referred.take_edit(visit)):
        return
    elif visit.edited:
        edits.receive_edited_message(visit)
    elif visit.text:
        if not any(take(visit) for take in _TAKE_FIRST):
            _typed(visit)
    else:
        menus.unexpected_text(visit)


def _typed(visit: Visit) -> None:
    """What the present screen waits for; it may have gone with what it was about, as a button may. A press would be
    answered by a toast then, and what is typed by the same words above the screen."""
    try:
        elsewhere = spoken.receive_at_home if visit.dialog.screen == HOME_SCREEN else spoken.receive_elsewhere
        TEXTS.get(visit.dialog.screen, elsewhere)(visit)
    except BadPress:
        visit.go(HOME_SCREEN)
        if visit.unheard:
            menus.show_menu(visit, escape(visit.unheard))
        else:
            menus.unexpected_text(visit)


def _leave(visit: Visit, screen: str, verb: str) -> None:
    """Leave the screen that a button of another page has put out of sight, if it waits no longer than it is seen."""
    page = _LEFT.get(screen)
    if page is None or visit.dialog.screen != screen or any(pressed.verb == verb for pressed, _ in page.presses):
        return
    page.left[screen](visit)


def route_press(visit: Visit) -> None:
    """A press carries its verb and arguments in its data, which anybody may have forged: what it carries is read here,
    whether this person may act upon it is each page's to see.

    Whatever cannot be understood, old or forged, ends at the person's present screen.
    """
    verb, *written = visit.text.split(":") if _DATA.fullmatch(visit.text) else [""]
    screen = visit.dialog.screen
    try:
        if verb not in PRESSES:
            raise BadPress
        declared, handler = PRESSES[verb]
        handler(visit, *declared.read(written))
        _leave(visit, screen, verb)
    except (BadPress, Unreadable):
        menus.show_stale_press(visit)
    visit.toast("")
