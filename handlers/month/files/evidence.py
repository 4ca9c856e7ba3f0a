"""Photos, documents and links that support a figure: sent after its 📎 was pressed, or simply at its open question.

An album comes as one update a photo. All of it belongs to the figure that its first photo was for, also when that
one's caption has answered the question and the next is open by then; and it is answered by one card, not by ten.
"""

import re

from markupsafe import Markup

from handlers.month.asking.asides import show_files
from handlers.month.asking.yes_or_no import take_yes_or_no
from handlers.month.replies import take_reply
from handlers.month.screens import ASK, FILE, REVIEW, WHY, show_question
from handlers.month.typed_numbers import open_report, take_numbers
from handlers.month.typed_words import take_note
from handlers.page import Page
from handlers.sent import Sent
from handlers.visit import HOME_SCREEN, Visit
from plan.indicator import Indicator
from plan.typed.answers import Opens, holds_only_numbers, read_answers, without_the_rest
from plan.typed.numbers import Unclear
from plan.typed.signs import plain_signs
from plan.vocabulary import is_unit
from texts import home
from texts import menus as menu_words
from texts.month import unclear
from texts.month.files import evidence as words
from texts.screen import Screen
from texts.sentence import NOTHING, lines
from texts.unread import unread, unread_at_question
from usecases.month import answering, evidence, reporting
from usecases.month.reporting import Report

Target = tuple[Report, Indicator]
"""What a file or link is for."""


def target_of(visit: Visit, submission: int, figure: int) -> Target | None:
    """The report and its figure, if files may stand beside it now."""
    report = reporting.load_report(visit.work, submission, to_change=True)
    if report is None or not report.takes_answers:
        return None
    indicator = report.find(figure)
    return None if indicator is None else (report, indicator)


def _target_on_screen(visit: Visit) -> Target | None:
    """The figure that the present screen is about."""
    return target_of(visit, visit.dialog.facts.get("submission", 0), visit.dialog.facts.get("figure", 0))


def keep_file(visit: Visit, target: Target, sent: Sent, note: str = "") -> tuple[bool, Markup]:
    """Keep a file, called by what was written below it; returns whether it was kept, and what to say of it."""
    if sent.kind == "other":
        return False, unread_at_question(sent.name)
    if sent.size > evidence.LARGEST:
        return False, words.TOO_BIG()
    name = evidence.name_of_attachment(sent.kind, sent.name, note)
    count = evidence.attach_evidence(visit.work, *target, sent.kind, sent.file_id, name)
    if count is None:
        return False, words.TOO_MANY(n=evidence.MOST)
    return True, words.file_kept(count, note)


def keep_links(visit: Visit, target: Target, links: evidence.Links) -> Markup:
    """Keep the links of a text and return what to say of them; nothing when it has none."""
    if not links.good:
        return words.WRONG_LINK() if links.wrong else NOTHING
    kept, without_room = evidence.attach_links(visit.work, *target, links)
    if without_room:
        return words.TOO_MANY(n=evidence.MOST)
    if not kept:
        return words.ALREADY()
    report, indicator = target
    return words.link_kept(report.files[indicator.key])


def _note(text: str) -> str:
    """The words below a file that say what it is; nothing when they are numbers, which would be hidden in it."""
    rest = evidence.links_in(text).rest
    return "" if holds_only_numbers(rest) else rest


def is_answer(text: str) -> bool:
    """Whether the words below a file are numbers, and not what it is called."""
    return bool(text) and not _note_at_question(text)


def _note_at_question(text: str) -> str:
    """The same where a caption may well be the answer: a number is one when it stands alone, with its unit, or behind
    its row; `bu hujjat 7 betlik` says what the file is."""
    note = _note(text)
    answers = read_answers(note)
    letters = re.findall(r"[^\W\d_']+(?:'[^\W\d_']+)*", plain_signs(note))
    if any(map(str.isdigit, note)):
        alone = all(is_unit(word) for word in letters)
        addressed = any(answer.target is not None and not isinstance(answer.read, Opens) for answer in answers)
        answered = alone or without_the_rest(note)[1] or addressed
    else:
        answered = any(not isinstance(answer.read, Unclear) for answer in answers)
    return "" if answered else note


def remember_album(visit: Visit, target: Target, sent: Sent) -> None:
    if sent.album:
        report, indicator = target
        album = [sent.album, report.submission.id, indicator.key]
        visit.dialog.facts = {**visit.dialog.facts, "album": album}


def rest_of_album(visit: Visit) -> bool:
    """Keep a further photo of an album where its first one went; False when it belongs to none that is known."""
    album = visit.dialog.facts.get("album")
    if visit.file is None or not visit.file.album or not album or album[0] != visit.file.album:
        return False
    target = target_of(visit, album[1], album[2])
    if target is None:
        return False
    _, receipt = keep_file(visit, target, visit.file, _note_at_question(visit.text))
    visit.renews = True
    if visit.dialog.screen == FILE:
        show_files(visit, *target, above=receipt)
    else:
        visit.present()
    remember_album(visit, target, visit.file)
    return True


def receive_file(visit: Visit) -> None:
    """A photo or document for the figure whose 📎 was pressed; several may follow one another."""
    if rest_of_album(visit):
        return
    target = _target_on_screen(visit)
    if target is None or visit.file is None:
        visit.show(Screen(menu_words.NOT_UNDERSTOOD(), ((home.home_button(),),)))
        return
    note = _note(visit.text)
    _, receipt = keep_file(visit, target, visit.file, note)
    if visit.text:
        of_links = keep_links(visit, target, evidence.links_in(visit.text))
        # What is neither a link nor the file's name is a number, for which no question is open here.
        receipt = lines(receipt, of_links or (NOTHING if note else unclear.numbers_left_over([visit.text])))
    show_files(visit, *target, above=receipt)
    remember_album(visit, target, visit.file)


def receive_file_at_question(visit: Visit) -> None:
    """A photo or document sent at an open question belongs to it, and its caption is what was typed. A director's
    document is looked at as a plan all the same."""
    if rest_of_album(visit):
        return
    target = _target_on_screen(visit)
    looks_like_plan = visit.prepared is not None and visit.work.directs
    if looks_like_plan or target is None or visit.file is None:
        visit.take_unexpected_file()
        return
    note = _note_at_question(visit.text)
    kept, receipt = keep_file(visit, target, visit.file, note)
    if visit.text and not note:
        if not kept:
            visit.say(Screen(receipt))
        if not take_reply(visit):
            _take_text(visit, target)
    else:
        of_links = keep_links(visit, target, evidence.links_in(visit.text))
        _show_question(visit, target, lines(receipt, of_links))
    remember_album(visit, target, visit.file)


def receive_file_elsewhere(visit: Visit) -> None:
    """A file at the review: the rest of an album, or nothing that was asked for."""
    if rest_of_album(visit):
        return
    if visit.file is not None and visit.file.kind == "other":
        not_a_file(visit)
    else:
        visit.take_unexpected_file()


def receive_text(visit: Visit) -> None:
    """What is typed after 📎: a link is kept; a number is the answer to the question all the same."""
    report = open_report(visit)
    if report is None:
        return
    indicator, links = report.find(visit.dialog.facts.get("figure", 0)), evidence.links_in(visit.text)
    if indicator is None or not (links.good or links.wrong):
        take_numbers(visit, report)
    elif answering.claim_message(visit.work, visit.chat_id, visit.message_id):
        target = report, indicator
        show_files(visit, *target, above=keep_links(visit, target, links))


def receive_text_at_question(visit: Visit) -> None:
    """A link typed at an open question, alone or with the number: each goes where it belongs."""
    report = open_report(visit)
    if report is None:
        return
    indicator = report.find(visit.dialog.facts.get("figure", 0))
    if indicator is None:
        take_numbers(visit, report)
    else:
        _take_text(visit, (report, indicator))


def _take_text(visit: Visit, target: Target) -> None:
    """Links and numbers that were typed at a question, or below a file that was sent there."""
    report, _ = target
    if take_yes_or_no(visit, report):
        return
    if take_note(visit, *target):
        return
    links = evidence.links_in(visit.text)
    if not (links.good or links.wrong):
        take_numbers(visit, report)
        return
    receipt = keep_links(visit, target, links)
    if any(sign.isdigit() for sign in links.rest):
        visit.text = links.rest
        take_numbers(visit, report)
    elif answering.claim_message(visit.work, visit.chat_id, visit.message_id):
        _show_question(visit, target, receipt)


def _show_question(visit: Visit, target: Target, above: Markup) -> None:
    show_question(visit, *target, above=above, reviewing=bool(visit.dialog.facts.get("reviewing")))


def not_a_file(visit: Visit) -> None:
    """A video, a voice message, a sticker where no file is waited for."""
    asked = visit.dialog.screen in visit.screens.waiting and visit.dialog.screen != HOME_SCREEN
    visit.say(Screen(unread(visit.file.name if visit.file is not None else "", asked=asked)))
    visit.present()


PAGE = Page(
    texts={ASK: receive_text_at_question, FILE: receive_text},
    files={
        FILE: receive_file,
        ASK: receive_file_at_question,
        REVIEW: receive_file_elsewhere,
        WHY: receive_file_elsewhere,
    },
    resumed=False,
)
