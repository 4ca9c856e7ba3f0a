"""A photo or document that was sent, before the open screen takes it.

One sent in reply to a message about another row stands beside that row. One that looks as if it brought the month's
numbers, and could not be read as its form, stands beside nothing unasked: nobody is to believe that the numbers are
in. Such files wait in the dialog for their button.
"""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.files import ReadFile, RefusedFile
from handlers.month.closed import closed_words
from handlers.month.files.evidence import (
    Target,
    is_answer,
    keep_file,
    keep_links,
    remember_album,
    rest_of_album,
    target_of,
)
from handlers.month.files.filled_forms import months_to_fill
from handlers.month.replies import go_on, is_at_report, named_elsewhere, show_again
from handlers.month.screens import ASK, FILE
from handlers.month.unseen import is_unseen
from handlers.page import Page, on
from handlers.sent import Sent
from handlers.visit import ASIDE, BadPress, Visit
from plan.indicator import Indicator
from plan.month.file_names import file_kind, is_called_form
from texts.month import presses, questions
from texts.month.files import evidence as words
from texts.month.files import unread_files as unread_words
from texts.screen import Row, Screen
from texts.sentence import NOTHING, lines
from usecases.conversation import About
from usecases.month import evidence, reporting
from usecases.month.reporting import Report

_MOST_ASIDE = 5
"""Files that wait at once; of more the oldest are forgotten, as they were said not to be kept."""
_MOST_ROWS = 3
"""Rows that are offered for one file."""
Rows = tuple[Report, Sequence[Indicator]]
"""A report, and the rows of it that a file may be for."""


def take_sent_file(visit: Visit) -> bool:
    """Take a file that is not the open screen's; False when it is, or when only what stands below it is left to be
    taken (then the visit has no file any more)."""
    sent = visit.file
    if sent is None or sent.kind == "other" or not visit.work.departments():
        return False
    reason = _why_unread(visit, sent)
    if not reason and rest_of_album(visit):
        return True
    about = _replied_about(visit)
    rows = _rows_of_reply(visit, about) if about is not None else _row_on_screen(visit)
    if about is not None and rows is None:
        return _say_closed(visit, about)
    if reason:
        return _ask(visit, sent, unread_words.why_unread(reason, sent.name), rows)
    if about is None and rows is not None and visit.dialog.screen == ASK and is_unseen(visit):
        return _ask(visit, sent, NOTHING, _rows_around(visit, rows))
    if about is None or rows is None:
        return False
    report, figures = rows
    if len(figures) > 1:
        return _ask(visit, sent, NOTHING, rows)
    if report.submission.id == visit.dialog.facts.get("submission") and _is_open(visit, figures[0]):
        return False
    return _attach(visit, sent, (report, figures[0]))


def take_replied_links(visit: Visit) -> bool:
    """Links that were typed in reply to a message about another row; False when there is still something to be taken,
    the visit's text then being what is left."""
    about = _replied_about(visit)
    links = evidence.links_in(visit.text)
    if about is None or len(about.figures) != 1 or not links.good:
        return False
    target = target_of(visit, about.submission, about.figures[0])
    if target is None or (is_at_report(visit, target[0]) and _is_open(visit, target[1])):
        return False
    receipt = lines(words.beside_row(target[1]), keep_links(visit, target, links))
    if any(map(str.isdigit, links.rest)):
        visit.say(Screen(named_elsewhere(visit, target[0], receipt)))
        visit.text = links.rest
        return False
    go_on(visit, target[0], receipt, [])
    return True


def _why_unread(visit: Visit, sent: Sent) -> str:
    """Why a file that may have been meant to bring numbers brought none; "" of a file that was not, of one that the
    person wanted to attach, and of a director's, which is looked at as a plan."""
    kind, called_form, file = file_kind(sent.name), is_called_form(sent.name), visit.prepared
    refused = file.reason if isinstance(file, RefusedFile) else ""
    if sent.kind != "document" or not (kind or called_form) or sent.size > evidence.LARGEST:
        return ""
    if visit.dialog.screen == FILE and not called_form:
        return ""
    if visit.work.directs and file is not None and not (refused and called_form):
        return ""
    if refused or isinstance(file, ReadFile):
        return refused or "no_form"
    if kind == "archive":
        return "packed"
    return "too_large" if kind == "table" else "other"


def _replied_about(visit: Visit) -> About | None:
    """The rows that the message is about to which this one is a reply; None for no reply, or one to the open card."""
    if not visit.reply_to or visit.reply_to == visit.dialog.card_message_id or visit.work.referred is None:
        return None
    about = visit.work.referred.about
    return about if about is not None and about.figures else None


def _rows_of_reply(visit: Visit, about: About) -> Rows | None:
    report = reporting.load_report(visit.work, about.submission, to_change=True)
    if report is None or not report.takes_answers:
        return None
    figures = [indicator for key in about.figures if (indicator := report.find(key)) is not None]
    return (report, figures[:_MOST_ROWS]) if figures else None


def _row_on_screen(visit: Visit) -> Rows | None:
    if visit.dialog.screen not in (ASK, FILE):
        return None
    target = target_of(visit, visit.dialog.facts.get("submission", 0), visit.dialog.facts.get("figure", 0))
    return None if target is None else (target[0], [target[1]])


def _rows_around(visit: Visit, rows: Rows) -> Rows:
    """The row that was answered last and the one that is asked now, of which a file that was sent before the question
    could be seen may be for either."""
    report, asked = rows
    last = visit.dialog.facts.get("last")
    before = report.find(last[0]) if last is not None else None
    return report, [*([before] if before is not None else []), *asked]


def _is_open(visit: Visit, indicator: Indicator) -> bool:
    return visit.dialog.screen in (ASK, FILE) and visit.dialog.facts.get("figure") == indicator.key


def _say_closed(visit: Visit, about: About) -> bool:
    """A file for a month that takes nothing any more, or for a report that is not theirs any more: it never goes to the
    row that happens to be open."""
    report = reporting.load_report(visit.work, about.submission)
    closed = Screen(NOTHING) if report is None else closed_words(visit, report.department, report.month)
    visit.say(Screen(lines(words.NOT_ATTACHED(), closed.text), closed.buttons))
    visit.resume()
    return True


def _attach(visit: Visit, sent: Sent, target: Target) -> bool:
    """Keep a file beside the row of the message that it replies to. What stands below it is its name, or the answer."""
    report, indicator = target
    answers = is_answer(visit.text)
    kept, receipt = keep_file(visit, target, sent, "" if answers else visit.text)
    receipt = lines(words.beside_row(indicator), receipt) if kept else receipt
    if answers:
        visit.say(Screen(named_elsewhere(visit, report, receipt)))
        visit.file = None
        return False
    go_on(visit, report, receipt, [])
    remember_album(visit, target, sent)
    return True


def _ask(visit: Visit, sent: Sent, why: Markup, rows: Rows | None) -> bool:
    """Name a file as not read, or as for no row that is clear, with the buttons of what may have been meant."""
    answers = is_answer(visit.text)
    if rows is None:
        visit.page(unread_words.away_from_question(why, fills=bool(months_to_fill(visit))))
        if not answers:
            visit.resume()
    else:
        above, ahead = _offer(visit, sent, why, rows, note="" if answers else visit.text)
        report, _ = rows
        if not answers and is_at_report(visit, report):
            show_again(visit, report, above, ahead=ahead)
        else:
            visit.say(Screen(named_elsewhere(visit, report, above), ahead))
            if not answers:
                visit.resume()
    if answers:
        visit.file = None
    return not answers


def _offer(visit: Visit, sent: Sent, why: Markup, rows: Rows, note: str) -> tuple[Markup, tuple[Row, ...]]:
    """Let the file wait for its button; returns what is said of it, and the buttons."""
    report, figures = rows
    submission, keys = report.submission.id, [indicator.key for indicator in figures]
    waiting = [
        *visit.dialog.facts.get(ASIDE, ()),
        [visit.update_id, submission, keys, sent.kind, sent.file_id, sent.name, note[:300]],
    ]
    visit.dialog.facts = {**visit.dialog.facts, ASIDE: waiting[-_MOST_ASIDE:]}
    if len(figures) == 1:
        together = sum(entry[1:3] == [submission, keys] for entry in waiting[-_MOST_ASIDE:])
        buttons = unread_words.question_buttons(visit.update_id, submission, keys[0], together)
        return lines(why, unread_words.not_attached(figures[0])), buttons
    names = questions.names_on_buttons(figures)
    return lines(why, unread_words.WHICH_ROW()), unread_words.row_buttons(visit.update_id, keys, names)


def press_keep(visit: Visit, figure: int, nonce: int) -> None:
    """📎: the files that wait with this one stand beside the figure."""
    waiting = visit.dialog.facts.get(ASIDE, ())
    pressed = next((entry for entry in waiting if entry[0] == nonce and figure in entry[2]), None)
    target = target_of(visit, pressed[1], figure) if pressed is not None else None
    if pressed is None or target is None:
        visit.toast(unread_words.GONE.plain())
        raise BadPress
    receipt = NOTHING
    for _, submission, keys, kind, file_id, name, note in waiting:
        if [submission, keys] == pressed[1:3]:
            _, receipt = keep_file(visit, target, Sent(kind, file_id, name), note)
    left = [entry for entry in waiting if entry[1:3] != pressed[1:3]]
    visit.dialog.facts = {**visit.dialog.facts, ASIDE: left}
    receipt = lines(words.beside_row(target[1]), receipt)
    if is_at_report(visit, target[0]):
        show_again(visit, target[0], receipt)
    else:
        visit.page(Screen(named_elsewhere(visit, target[0], receipt)))


PAGE = Page(presses=(on(presses.keep_unread_file, press_keep),))
