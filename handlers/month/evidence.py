"""Photos, documents and links that support a figure: sent after its 📎 was pressed, or simply at its open question.

An album comes as one update a photo. All of it belongs to the figure that its first photo was for, also when that
one's caption has answered the question and the next is open by then; and it is answered by one card, not by ten.
"""

import re
from collections.abc import Callable

from handlers import menus
from handlers.month import typed_numbers
from handlers.month.screens import opened, present, show_question
from handlers.visit import BadPress, Sent, Visit, whole
from plan.indicator import Indicator
from plan.typed.answers import holds_only_numbers, read_answers, without_the_rest
from plan.typed.number_words import UNITS
from plan.typed.numbers import Unclear, plain
from texts import menus as menu_words
from texts.month import evidence as words
from texts.month import months as month_words
from texts.month import unclear
from texts.screen import Screen
from usecases.month import answering, evidence, reporting
from usecases.month.reporting import Report

Target = tuple[Report, Indicator]


def _target(visit: Visit, submission: int, figure: int) -> Target | None:
    report = reporting.report(visit.work, submission, to_change=True)
    indicator = report.find(figure) if report else None
    return (report, indicator) if report is not None and indicator is not None and report.takes_answers else None


def _asked(visit: Visit) -> Target | None:
    """The figure that the present screen is about."""
    return _target(visit, visit.dialog.facts.get("submission", 0), visit.dialog.facts.get("figure", 0))


def _keep(visit: Visit, target: Target, sent: Sent, note: str = "") -> tuple[bool, str]:
    """Keep a file, called by what was written below it; returns whether it was kept, and what to say of it."""
    if sent.kind == "other":
        return False, words.NOT_THIS_KIND
    if sent.size > evidence.LARGEST:
        return False, words.TOO_BIG
    count = evidence.attach(visit.work, *target, sent.kind, sent.file_id, evidence.called(sent.kind, sent.name, note))
    return (False, words.TOO_MANY) if count is None else (True, words.kept(count, note=note))


def _note(text: str) -> str:
    """The words below a file that say what it is; nothing when they are numbers, which would be hidden in it."""
    rest = evidence.links_in(text).rest
    return "" if holds_only_numbers(rest) else rest


def _note_at_question(text: str) -> str:
    """The same where a caption may well be the answer: a number is one when it stands alone, with its unit, or behind
    its row; `bu hujjat 7 betlik` says what the file is."""
    note = _note(text)
    answers = read_answers(note)
    said = [one for one in re.findall(r"[^\W\d_']+(?:'[^\W\d_']+)*", plain(note)) if one.casefold() not in UNITS]
    if any(map(str.isdigit, note)):
        told = not said or without_the_rest(note)[1] or any(one.target is not None for one in answers)
    else:
        told = any(not isinstance(one.read, Unclear) for one in answers)
    return "" if told else note


def _remember_album(visit: Visit, target: Target, sent: Sent) -> None:
    if sent.album:
        report, indicator = target
        album = [sent.album, report.submission.id, indicator.key]
        visit.dialog.facts = {**visit.dialog.facts, "album": album}


def _rest_of_album(visit: Visit) -> bool:
    """Keep a further photo of an album where its first one went; False when it belongs to none that is known."""
    album = visit.dialog.facts.get("album")
    if visit.file is None or not visit.file.album or not album or album[0] != visit.file.album:
        return False
    target = _target(visit, album[1], album[2])
    if target is None:
        return False
    _, said = _keep(visit, target, visit.file, _note_at_question(visit.text))
    visit.renews = True
    if visit.dialog.screen == "file":
        _show_asking(visit, target, said)
    else:
        present(visit)
    _remember_album(visit, target, visit.file)
    return True


def _show_asking(visit: Visit, target: Target, above: str) -> None:
    report, indicator = target
    count = report.files.get(indicator.key, 0)
    visit.show(words.ask(report.submission.id, indicator, count, above))


def receive_file(visit: Visit) -> None:
    """A photo or document for the figure whose 📎 was pressed; several may follow one another."""
    if _rest_of_album(visit):
        return
    target = _asked(visit)
    if target is None or visit.file is None:
        visit.show(Screen(menu_words.NOT_UNDERSTOOD(), (month_words.HOME,)))
        return
    note = _note(visit.text)
    _, above = _keep(visit, target, visit.file, note)
    if visit.text:
        links = _keep_links(visit, target, evidence.links_in(visit.text))
        above = "\n".join(filter(None, (above, links or ("" if note else unclear.left_over([visit.text])))))
    _show_asking(visit, target, above)
    _remember_album(visit, target, visit.file)


def receive_file_at_question(visit: Visit) -> None:
    """A photo or document sent at an open question belongs to it, and its caption is what was typed. A director's
    document is looked at as a plan all the same."""
    if _rest_of_album(visit):
        return
    target = _asked(visit)
    looks_like_plan = visit.prepared is not None and visit.work.directs
    if looks_like_plan or target is None or visit.file is None:
        visit.take_unexpected_file()
        return
    note = _note_at_question(visit.text)
    kept, said = _keep(visit, target, visit.file, note)
    if visit.text and not note:
        if not kept:
            visit.say(Screen(said))
        receive_text_at_question(visit)
    else:
        links = _keep_links(visit, target, evidence.links_in(visit.text))
        above = "\n".join(filter(None, (said, links)))
        show_question(visit, *target, above=above, reviewing=bool(visit.dialog.facts.get("reviewing")))
    _remember_album(visit, target, visit.file)


def receive_file_elsewhere(visit: Visit) -> None:
    """A file at the review: the rest of an album, or nothing that was asked for."""
    if _rest_of_album(visit):
        return
    if visit.file is not None and visit.file.kind == "other":
        not_a_file(visit)
    else:
        visit.take_unexpected_file()


def _keep_links(visit: Visit, target: Target, links: evidence.Links) -> str:
    """Keep the links of a text and return what to say of them; empty when it has none."""
    if not links.good:
        return words.WRONG_LINK if links.wrong else ""
    kept, without_room = evidence.attach_links(visit.work, *target, links)
    report, indicator = target
    if without_room:
        return words.TOO_MANY
    return words.kept(report.files[indicator.key], kept) if kept else words.ALREADY


def receive_text(visit: Visit) -> None:
    """What is typed after 📎: a link is kept; a number is the answer to the question all the same."""
    target, links = _asked(visit), evidence.links_in(visit.text)
    if target is None or not (links.good or links.wrong):
        typed_numbers.receive_actuals(visit, target[0] if target else None)
    elif answering.take_message(visit.work, visit.chat_id, visit.message_id):
        _show_asking(visit, target, _keep_links(visit, target, links))


def receive_text_at_question(visit: Visit) -> None:
    """A link typed at an open question, alone or with the number: each goes where it belongs."""
    target, links = _asked(visit), evidence.links_in(visit.text)
    if target is None or not (links.good or links.wrong):
        typed_numbers.receive_actuals(visit, target[0] if target else None)
        return
    said = _keep_links(visit, target, links)
    if any(sign.isdigit() for sign in links.rest):
        visit.text = links.rest
        typed_numbers.receive_actuals(visit, target[0])
    elif answering.take_message(visit.work, visit.chat_id, visit.message_id):
        show_question(visit, *target, above=said, reviewing=bool(visit.dialog.facts.get("reviewing")))


def press_list(visit: Visit, submission: str, figure: str, page: str) -> None:
    """Everything beside one figure of one month."""
    report = opened(visit, whole(submission))
    _list(visit, report, whole(figure), whole(page))


def _list(visit: Visit, report: Report, figure: int, page: int, above: str = "") -> None:
    indicator = next((one for one in report.plan.indicators if one.key == figure), None)
    if indicator is None:
        raise BadPress
    items = [_shown(one, place) for place, one in enumerate(evidence.beside(visit.work, report, indicator), 1)]
    visit.page(
        words.listed(
            report.submission.id,
            report.department.name,
            report.month,
            indicator,
            items,
            page,
            changeable=report.takes_answers and report.find(figure) is not None,
            above=above,
        )
    )


def _shown(one: evidence.Item, place: int) -> words.Shown:
    return words.Shown(one.id, one.kind, words.named(one.kind, one.name, place), one.url, one.by, one.at)


def _found(visit: Visit, attachment: str) -> tuple[evidence.Item, Report, Indicator]:
    found = evidence.find(visit.work, whole(attachment))
    if found is None:
        raise BadPress
    return found


def press_open(visit: Visit, attachment: str) -> None:
    """The file itself, as Telegram has it, below everything else."""
    one, report, indicator = _found(visit, attachment)
    if one.kind == "link":
        _list(visit, report, indicator.key, 0)
        return
    visit.send_again(one.kind, one.file_id, words.caption(_shown(one, 1), indicator, one.month))


def press_remove(visit: Visit, attachment: str) -> None:
    """Whether it is to be removed."""
    one, report, indicator = _found(visit, attachment)
    if not report.takes_answers:
        raise BadPress
    visit.page(words.ask_remove(_shown(one, 1), report.submission.id, indicator.key))


def press_removed(visit: Visit, attachment: str) -> None:
    one, report, indicator = _found(visit, attachment)
    if not evidence.remove(visit.work, one.id):
        raise BadPress
    visit.toast(words.REMOVED)
    _list(visit, report, indicator.key, 0)


def not_a_file(visit: Visit) -> None:
    """A video, a voice message, a sticker where no file is waited for."""
    menus.unexpected_text(visit)


COMMANDS: dict[str, Callable[[Visit], None]] = {}
PRESSES: dict[str, Callable[..., None]] = {
    "ev": press_list,
    "ev_open": press_open,
    "ev_del": press_remove,
    "ev_rm": press_removed,
}
TEXTS = {"ask": receive_text_at_question, "file": receive_text}
FILES = {
    "file": receive_file,
    "ask": receive_file_at_question,
    "review": receive_file_elsewhere,
    "why": receive_file_elsewhere,
}
