"""Lines that were typed and did not become answers: why, and what was probably meant. A list that may be meant in more
than one way waits in the dialog's row, so that neither a restart nor a page in between loses it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup

from handlers.month.asking.offered import offered_numbers, open_zeros, rows_spoken_of
from handlers.month.screens import LIST, OPEN_ROWS, card_heading, stub_of_card
from handlers.month.waiting import Waiting, as_seen, doubts_in, waiting_at
from handlers.visit import Visit
from plan.indicator import ASKED, Indicator
from plan.month.oddness import Oddness
from plan.month.question import Recorded
from plan.rate import number_as_text, number_from_text
from plan.typed import assignment
from plan.typed.listed.entries import Entry
from plan.typed.why import Why
from texts.month import lists as list_words
from texts.month import unclear
from texts.month.asking import refusals
from texts.screen import Row, Screen
from texts.sentence import NOTHING, lines
from usecases.month import answering, beside
from usecases.month.past import load_past
from usecases.month.reporting import Report

_GUESSED: frozenset[Why] = frozenset(
    {
        *("case", "asked", "question", "address", "short_time", "rate", "monthly", "last_month", "long_time", "plan"),
        *("remainder", "to_come", "pointer", "plus", "change", "grew", "date", "phone", "ordinal", "share", "percent"),
        *("separator", "grouping", "leading_zero", "unit", "approximate", "mistake", "right", "delete"),
        *("strange_words", "parts", "over_hundred", "all_zero", "as_before", "bound", "range", "in_all"),
    }
)
"""Lines of which it is asked or guessed what they mean."""


def refusal_lines(report: Report, outcomes: Sequence[assignment.Outcome]) -> Markup:
    """Every line that was not taken, and why; the examples are of rows that this report has."""
    rows = report.reported_by
    addresses = (assignment.address_of(indicator, rows) for indicator in (*report.rows, *rows))
    example = next((address for address in addresses if address), "14")
    refused: list[Markup] = []
    left: list[str] = []
    for outcome in outcomes:
        if isinstance(outcome, assignment.NotRead) and outcome.unclear.why == "all_zero":
            refused.append(_not_all_zero(report, outcome))
        elif isinstance(outcome, assignment.NotRead) and outcome.indicator is not None:
            address = assignment.address_of(outcome.indicator, rows) or example
            kind = refusals.SUM if report.time_of(outcome.indicator).since else refusals.asked_kind(outcome.indicator)
            refused.append(refusals.why_not(outcome.unclear, address, kind))
        elif isinstance(outcome, assignment.NoSuchRow):
            refused.append(_no_such_row(report, outcome))
        elif isinstance(outcome, assignment.Several):
            choices = [assignment.address_of(indicator, rows) for indicator in outcome.choices]
            refused.append(unclear.which_one(outcome.line, choices))
        elif isinstance(outcome, assignment.NotRead):
            left.append(outcome.unclear.typed)  # no question is open: a plain number would not be taken either
        elif isinstance(outcome, assignment.Doubtful) and len({choice.key for choice in outcome.choices}) == 1:
            refused.append(list_words.which_number(outcome.choices[0], outcome.line))
        elif isinstance(outcome, assignment.Doubtful):
            refused.append(unclear.which_row(outcome.line, outcome.choices))
        elif isinstance(outcome, assignment.LeftOver | assignment.Opened):
            left.append(outcome.line)
    if left:
        refused.append(unclear.numbers_left_over(left, example))
    return lines(refused)


def _no_such_row(report: Report, outcome: assignment.NoSuchRow) -> Markup:
    """A row that this report does not ask for: one that is computed names those that it comes from."""
    number, section = outcome.address.number, outcome.address.section
    computed = any(
        row.number == number and section in (None, row.section) and row.kind not in ASKED
        for row in report.plan.indicators
    )
    below = [row for row in report.reported_by if row.number.startswith(f"{number}.")]
    if not (computed or below):
        return unclear.no_such_row(outcome.line, number)
    addresses = (assignment.address_of(row, report.reported_by) for row in below)
    return unclear.computed_row(outcome.line, number, [*filter(None, addresses)])


def _not_all_zero(report: Report, outcome: assignment.NotRead) -> Markup:
    return refusals.all_zero(outcome.unclear.typed, open_zeros(report), asked=outcome.indicator is not None)


def asked_at(
    visit: Visit,
    report: Report,
    pending: Indicator,
    outcomes: Sequence[assignment.Outcome],
    stood: Decimal | None = None,
) -> tuple[Markup, tuple[Row, ...], Waiting]:
    """What is said at a question of lines that were not taken: why not, the buttons with what was probably meant there,
    and the lines of which one row or number of several is meant, which wait for their own buttons."""
    others = [
        _with_number_before(visit, report, pending, outcome)
        for outcome in outcomes
        if not isinstance(outcome, assignment.Doubtful)
    ]
    waiting = waiting_at(visit, report, pending, doubts_in(report, outcomes))
    asks = any(isinstance(outcome, assignment.NotRead) and outcome.unclear.why in _GUESSED for outcome in others)
    waiting = replace(waiting, asks=asks, about=rows_spoken_of(report, pending, others, visit.dialog.facts.get("last")))
    return refusal_lines(report, others), offered_numbers(report, pending, others, stood), waiting


def _with_number_before(
    visit: Visit, report: Report, pending: Indicator, outcome: assignment.Outcome
) -> assignment.Outcome:
    """`o'tgan oydagidek`, said of the open question, with that number to be offered."""
    if not isinstance(outcome, assignment.NotRead) or outcome.indicator is not pending:
        return outcome
    if outcome.unclear.why != "as_before" or outcome.unclear.candidates:
        return outcome
    before = beside.figure_background(visit.work, report, pending).as_before
    return outcome if before is None else replace(outcome, unclear=replace(outcome.unclear, candidates=(before,)))


def show_list(
    visit: Visit,
    report: Report,
    pending: Indicator | None,
    readings: Sequence[Sequence[Entry]],
    above: Markup = NOTHING,
    *,
    receipt: Markup = NOTHING,
    named: Sequence[int] = (),
    rest: bool = False,
) -> None:
    """Show how a list was read, in each way in which it can be; `pending` is the question that stays open behind it.
    `named` are the rows that its numbers may be, where they are nothing else; `rest` says that all others are zero."""
    stub = stub_of_card(visit, report)
    remember_list(visit, report, pending, readings, named=named, rest=rest)
    show_waiting_list(visit, report, above, receipt=receipt, stub=stub)


def remember_list(
    visit: Visit,
    report: Report,
    pending: Indicator | None,
    readings: Sequence[Sequence[Entry]],
    *,
    named: Sequence[int] = (),
    rest: bool = False,
) -> None:
    """The list waits from now on in the dialog's row."""
    facts = {
        "submission": report.submission.id,
        "figure": pending.key if pending is not None else 0,
        "seen": as_seen(report.answers.get(pending.key)) if pending is not None else None,
        "reviewing": bool(visit.dialog.facts.get("reviewing")),
        "nonce": visit.message_id,
        "named": [*named],
        "rest": rest or (visit.dialog.screen == LIST and bool(visit.dialog.facts.get("rest"))),
        "since": visit.message_id,
        "under_rows": visit.dialog.screen == OPEN_ROWS or bool(visit.dialog.facts.get("under_rows")),
        "readings": [
            [
                [
                    entry.indicator.key,
                    None if entry.value is None else number_as_text(entry.value),
                    entry.line[:300],
                    entry.spelled,
                    as_seen(report.answers.get(entry.indicator.key)),
                ]
                for entry in reading
            ]
            for reading in readings
        ],
        "if_left": [list_words.NOT_KEPT()],
    }
    visit.go(LIST, **facts)


def ask_rest(report: Report, recorded: Sequence[Recorded]) -> Markup:
    """What is asked once behind lines that were written under the list of open rows: whether the others are zero. The
    card's own button answers it, unless a doubt has taken its place."""
    left = len(report.zeros_left)
    if report.access != "open" or left < 2 or any(answer.odd is not None for answer in recorded):
        return NOTHING
    return list_words.rest_asked(left)


def show_waiting_list(
    visit: Visit,
    report: Report,
    above: Markup = NOTHING,
    *,
    receipt: Markup = NOTHING,
    stub: Markup = NOTHING,
    ahead: tuple[Row, ...] = (),
) -> None:
    """Show the list that waits in the dialog, by the numbers that stand now; `ahead` are buttons of what is said
    above it."""
    readings = waiting_entries(visit, report)
    load_past(
        visit.work, report, {entry.indicator.key: entry.indicator for reading in readings for entry in reading}.values()
    )
    shown = [[_shown(visit, report, entry) for entry in reading] for reading in readings]
    facts = visit.dialog.facts
    named = len(facts.get("named", ())) if report.access == "open" else 0
    listed = {number.indicator.key for reading in shown for number in reading}
    rest = sum(row.key not in listed for row in report.zeros_left) if with_rest(visit, report) else 0
    screen = list_words.list_screen(card_heading(report), shown, facts["nonce"], above, named=named, rest=rest)
    screen = Screen(screen.text, (*ahead, *screen.buttons))
    visit.show(screen, receipt=receipt, stub=stub or stub_of_card(visit, report))


def with_rest(visit: Visit, report: Report) -> bool:
    """Whether it was said below the list that waits that all other rows are zero."""
    return bool(visit.dialog.facts.get("rest")) and report.access == "open"


def _shown(visit: Visit, report: Report, entry: Entry) -> list_words.ListedNumber:
    doubt: Oddness | None = None
    if entry.value is not None:
        doubt = answering.doubt_about_number(visit.work, report, entry.indicator, entry.value)
    standing: Decimal | None = report.value(entry.indicator)
    return list_words.ListedNumber(entry.indicator, entry.value, standing, doubt, entry.line if entry.spelled else "")


def waiting_entries(visit: Visit, report: Report) -> list[list[Entry]]:
    """The list of the dialog, of the figures that are still there to be answered."""
    readings: list[list[Entry]] = []
    for written in visit.dialog.facts.get("readings", ()):
        entries: list[Entry] = []
        for key, number, line, spelled, _ in written:
            indicator = report.find(key)
            if indicator is not None:
                entries.append(Entry(indicator, None if number is None else number_from_text(number), line, spelled))
        readings.append(entries)
    return readings
