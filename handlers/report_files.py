"""Photos and documents that support a figure: sent after its 📎 was pressed, or simply at its open question."""

from collections.abc import Callable

from handlers import plan_upload, typed_numbers
from handlers.report_screens import heading, show_question
from handlers.visit import Visit
from texts import menus as menu_words
from texts import months as month_words
from texts import questions, unclear
from texts.screen import Screen
from usecases import answering, reporting


def receive_file(visit: Visit) -> None:
    """A photo or document for the figure whose 📎 was pressed; several may follow one another."""
    facts = visit.dialog.facts
    report = reporting.report(visit.work, facts.get("submission", 0))
    indicator = report.find(facts.get("figure", 0)) if report else None
    if report is None or indicator is None or visit.file is None or not report.takes_answers:
        visit.show(Screen(menu_words.NOT_UNDERSTOOD, (month_words.HOME,)))
        return
    sent = visit.file
    count = answering.attach(visit.work, report, indicator, sent.kind, sent.file_id, sent.name)
    screen = questions.ask_file(heading(report), indicator, count)
    if visit.text:
        screen = Screen(f"{screen.text}\n\n{unclear.left_over([visit.text])}", screen.buttons)
    visit.show(screen)


def receive_file_at_question(visit: Visit) -> None:
    """A photo or document sent at an open question belongs to it, and its caption is what was typed. A director's
    document is looked at as a plan all the same."""
    report = reporting.report(visit.work, visit.dialog.facts.get("submission", 0))
    indicator = report.find(visit.dialog.facts.get("figure", 0)) if report else None
    if (
        visit.prepared is not None
        or report is None
        or indicator is None
        or visit.file is None
        or not report.takes_answers
    ):
        plan_upload.unexpected_file(visit)
        return
    sent = visit.file
    answering.attach(visit.work, report, indicator, sent.kind, sent.file_id, sent.name)
    if visit.text:
        typed_numbers.receive_actuals(visit)
    else:
        show_question(visit, report, indicator, reviewing=bool(visit.dialog.facts.get("reviewing")))


COMMANDS: dict[str, Callable[[Visit], None]] = {}
PRESSES: dict[str, Callable[..., None]] = {}
TEXTS: dict[str, Callable[[Visit], None]] = {}
FILES = {"file": receive_file, "ask": receive_file_at_question}
