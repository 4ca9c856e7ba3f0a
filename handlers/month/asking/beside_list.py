"""A number that is typed while a list waits for its ✅: neither the list nor a question that is out of sight takes it
in silence. It is asked which row it is for, and the list waits on."""

from collections.abc import Sequence

from handlers.month.asking.over_hundred import doubted_first
from handlers.month.asking.told import rows_of, written_rows
from handlers.month.asking.typed_rows import rows_with_work
from handlers.month.corrections import Waiting, correct_each
from handlers.month.figures import changeable_figure, number_on_button
from handlers.month.not_taken import refusal_lines, remember_list, show_waiting_list, waiting_entries
from handlers.month.screens import show_next
from handlers.month.typed_numbers import claim_message, read_message
from handlers.month.waiting import as_seen
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from plan.rate import number_as_text
from plan.typed import assignment, lists
from plan.typed.answers import Answer, NotKnown
from plan.typed.days.lines import days_in
from plan.typed.listed.entries import Entry
from plan.typed.numbers import Number, Unclear
from plan.typed.rows.conflicts import one_entry_each, one_number_each
from plan.typed.rows.fitting import value_for
from plan.typed.rows.notes import note_in
from texts.month import presses, questions, receipts, unclear
from texts.month.asking import beside_list as words
from texts.screen import Button, Row
from texts.sentence import NOTHING, Markup, lines
from usecases.month import answering, evidence
from usecases.month.reporting import Report

NUMBER_ASKED = "number_asked"
"""The dialog's fact: what is asked of a number above the list, with its buttons."""


def show_list_below(
    visit: Visit, report: Report, above: Markup, ahead: tuple[Row, ...] = (), *, receipt: Markup = NOTHING
) -> None:
    """Show the list that waits below what is asked of a number."""
    facts = {name: fact for name, fact in visit.dialog.facts.items() if name != NUMBER_ASKED}
    visit.dialog.facts = facts | ({NUMBER_ASKED: [str(above), written_rows(ahead)]} if ahead else {})
    show_waiting_list(visit, report, above, receipt=receipt, ahead=ahead)


def show_list_again(visit: Visit, report: Report, above: Markup = NOTHING) -> None:
    """Show the list as it waits, with what is asked above it."""
    asked, rows = visit.dialog.facts.get(NUMBER_ASKED, ("", ()))
    show_waiting_list(visit, report, lines(above, Markup(asked)), ahead=rows_of(rows))


def ask_row(visit: Visit, report: Report) -> bool:
    """Ask which row a message is for that names none; False where each line names its row, is a list, or is no
    number."""
    pending = report.find(visit.dialog.facts.get("figure", 0))
    links = evidence.links_in(visit.text)
    if links.good or links.wrong or days_in(visit.text, visit.work.today, report.month.year) is not None:
        return False
    answers, rest = read_message(visit.text, report, pending)
    if note_in(visit.text) is not None:
        if claim_message(visit, report, ()):
            show_list_below(visit, report, words.note_comes_later(visit.text))
        return True
    if rest:
        if claim_message(visit, report, ()):
            show_list_below(visit, report, lines(words.not_taken(visit.text), receipts.REST_WAITS_FOR_LIST()))
        return True
    if take_named(visit, report, pending, answers):
        return True
    bare = [answer for answer in answers if answer.target is None]
    plain_numbers = [answer for answer in bare if isinstance(answer.read, Number | NotKnown)]
    if not bare or (not plain_numbers and _is_list(report, answers)):
        return False
    if not claim_message(visit, report, ()):
        return True
    if plain_numbers or len(answers) > 1:
        ahead = _choices(visit, report, pending, answers)
        example = next(filter(None, (assignment.address_of(row, report.reported_by) for row in report.rows)), "14")
        asked = words.which_row_pressed(visit.text) if ahead else words.which_row(visit.text, example)
        show_list_below(visit, report, asked, ahead)
        return True
    refused = [assignment.NotRead(pending, answer.read) for answer in bare if isinstance(answer.read, Unclear)]
    show_list_below(visit, report, refusal_lines(report, refused))
    return True


def take_named(visit: Visit, report: Report, pending: Indicator | None, answers: list[Answer]) -> bool:
    """Take lines of which each names its row, and join those that have to be shown first to the list that waits: what
    they say of its own rows stands instead. False of any other message, and where there are two ways to read it."""
    before = waiting_entries(visit, report)
    month, typed = report.month.spoken, "\n".join(answer.line for answer in answers)
    if report.access != "open" or len(before) != 1:
        return False
    outcomes: list[assignment.Outcome] = []
    listing = lists.read_list(typed, [], report.reported_by, month)
    if listing is not None and len(listing.readings) == 1:
        entries, outcomes = [*listing.readings[0]], [*listing.others]
    else:
        outcomes = one_number_each(assignment.assign_lines(answers, [], report.reported_by))
        outcomes = [doubted_first(visit, report, outcome) for outcome in outcomes]
        outcomes, entries = lists.unclear_lines(outcomes, None, report.reported_by, month)
    entries, asked = one_entry_each(entries)
    taken = [outcome for outcome in outcomes if isinstance(outcome, assignment.Assigned)]
    if asked or len(taken) + len(entries) < len(answers):
        return False
    if claim_message(visit, report, outcomes):
        named = {row.indicator.key for row in taken} | {entry.indicator.key for entry in entries}
        left = [entry for entry in before[0] if entry.indicator.key not in named]
        _keep_beside(visit, report, pending, taken, [*left, *entries])
    return True


def _keep_beside(
    visit: Visit,
    report: Report,
    pending: Indicator | None,
    taken: Sequence[assignment.Assigned],
    entries: Sequence[Entry],
) -> None:
    """Keep what is sure, and show the list as it is now."""
    new = [answering.NewAnswer(answer.indicator, answer.value, answer.line) for answer in taken]
    recorded = answering.record_answers(visit.work, report, new)
    receipt = receipts.answer_receipts(recorded)
    if not entries:
        visit.settle()
        reviewing = bool(visit.dialog.facts.get("reviewing"))
        show_next(visit, report, receipt=receipt, recorded=recorded, reviewing=reviewing)
        return
    for answer in taken:
        _move_on(visit, report, answer.indicator)
    pending = report.find(visit.dialog.facts.get("figure", 0)) if pending is not None else None
    doubts = [(answer.indicator, answer.odd) for answer in recorded if answer.odd is not None]
    doubted, ahead = questions.ask_about_odd(report.submission.id, doubts)
    remember_list(visit, report, pending, [entries])
    show_list_below(visit, report, doubted, ahead, receipt=receipt)


def _is_list(report: Report, answers: list[Answer]) -> bool:
    """Whether lines without numbers of their own name rows by the numbers they begin with, or only name rows."""
    typed = "\n".join(answer.line for answer in answers)
    if lists.read_list(typed, [], report.reported_by, report.month.spoken) or rows_with_work(typed, report):
        return True
    outcomes = assignment.assign_lines(answers, [], report.reported_by)
    _, entries = lists.unclear_lines(outcomes, None, report.reported_by, report.month.spoken, [])
    return bool(entries) or any(isinstance(outcome, assignment.Opened) for outcome in outcomes)


def _choices(visit: Visit, report: Report, pending: Indicator | None, answers: list[Answer]) -> tuple[Row, ...]:
    """A button for the list's own row, if it has one only, and for the row whose question is open behind it."""
    listed = {entry.indicator.key: entry.indicator for entries in waiting_entries(visit, report) for entry in entries}
    rows = {**(listed if len(listed) == 1 else {}), **({pending.key: pending} if pending is not None else {})}
    number = answers[0].read
    if len(answers) != 1 or not isinstance(number, Number):
        return ()
    fitting = [(row, value) for row in rows.values() if (value := value_for(number, row)) is not None]
    names = questions.names_on_buttons([row for row, _ in fitting])
    asked = pending.key if pending is not None else 0
    return tuple(
        (
            Button(
                unclear.row_label(name, value),
                presses.number_of_row(report.submission.id, asked, row.key, number_as_text(value)),
            ),
        )
        for (row, value), name in zip(fitting, names, strict=True)
    )


def answer_beside_list(visit: Visit, submission: int, asked: int, figure: int, value: str) -> None:
    """The number is that row's; the list waits on, unless it was about that row alone."""
    report, indicator = changeable_figure(visit, submission, figure)
    facts = visit.dialog.facts
    if (facts.get("submission"), facts.get("figure")) != (submission, asked):
        raise BadPress
    number = number_on_button(indicator, value)
    if report.access == "correct":
        correct_each(visit, report, [Waiting(indicator, number, value)])
        return
    before = report.answers.get(indicator.key)
    if before is not None and figure == asked and _is_of_colleague(visit, before.entered_by, as_seen(before)):
        author = answering.author_of(visit.work, before)
        show_list_below(visit, report, receipts.answered_meanwhile(value, author, before.value))
        return
    recorded = answering.record_answers(visit.work, report, [answering.NewAnswer(indicator, number, value)])
    receipt = receipts.answer_receipts(recorded)
    if {entry.indicator.key for entries in waiting_entries(visit, report) for entry in entries} == {indicator.key}:
        visit.settle()
        show_next(visit, report, receipt=receipt, recorded=recorded, reviewing=bool(facts.get("reviewing")))
        return
    _move_on(visit, report, indicator)
    doubts = [(answer.indicator, answer.odd) for answer in recorded if answer.odd is not None]
    doubted, ahead = questions.ask_about_odd(report.submission.id, doubts)
    show_list_below(visit, report, doubted, ahead, receipt=receipt)


def _is_of_colleague(visit: Visit, entered_by: int | None, stands: str | None) -> bool:
    return entered_by != visit.work.person.id and visit.dialog.facts.get("seen") != stands


def _move_on(visit: Visit, report: Report, answered: Indicator) -> None:
    """The question behind the list was answered: the next one is behind it now."""
    following = report.next_question
    if visit.dialog.facts.get("figure") != answered.key or following is None:
        return
    seen = as_seen(report.answers.get(following.key))
    visit.dialog.facts = {**visit.dialog.facts, "figure": following.key, "seen": seen}
