"""A yes or no that is typed while a question of ours stands above the open one answers that question: `yo'q` is no zero
of the row, and `ha` is the one button that means it."""

from dataclasses import replace

from handlers.month import answering
from handlers.month.asking.told import ASKED, is_card_unseen, rows_of
from handlers.month.days import offers
from handlers.month.screens import ASK, show_question
from handlers.month.typed_numbers import claim_message
from handlers.month.unseen import is_unseen
from handlers.month.waiting import NO_WAITING, waiting_at
from handlers.page import on
from handlers.visit import BadPress, Visit
from plan.typed.yes_or_no import yes_or_no
from texts.month.asking import yes_or_no as words
from texts.month.days import presses as day_presses
from texts.press import Unreadable
from texts.sentence import Markup, lines
from usecases.month.reporting import Report

_HANDLERS = {
    declared.verb: (declared, handler)
    for declared, handler in (
        *answering.PAGE.presses,
        on(day_presses.keep_day, offers.keep_day),
        on(day_presses.keep_days, offers.keep_days),
    )
}


def take_yes_or_no(visit: Visit, report: Report) -> bool:
    """Take a yes or no for what is asked above the open question; False where nothing is, or something else is said."""
    facts, said = visit.dialog.facts, yes_or_no(visit.text)
    indicator = report.find(facts.get("figure", 0))
    if visit.dialog.screen != ASK or ASKED not in facts or said is None or indicator is None:
        return False
    if report.access == "open" and is_unseen(visit):
        return False
    if not claim_message(visit, report, ()):
        return True
    asked, rows, accepting = facts[ASKED]
    reviewing = bool(facts.get("reviewing"))
    if said == "no":
        above = words.refused(visit.text)
        show_question(visit, report, indicator, above=above, reviewing=reviewing, waiting=NO_WAITING)
    elif len(accepting) != 1 or is_card_unseen(visit, report) or not _is_pressed(visit, accepting[0]):
        heard = words.which_one(visit.text) if accepting else words.no_number(visit.text)
        above, waiting = lines(heard, Markup(asked)), replace(waiting_at(visit, report), asks=True)
        show_question(visit, report, indicator, above=above, ahead=rows_of(rows), reviewing=reviewing, waiting=waiting)
    return True


def _is_pressed(visit: Visit, press: str) -> bool:
    """Do what a button of the card does; False when it can be done no more."""
    verb, *written = press.split(":")
    declared, handler = _HANDLERS[verb]
    try:
        handler(visit, *declared.read(written))
    except (BadPress, Unreadable):
        return False
    return True
