"""A typed list as it was read, to be looked at before any of it is kept. It waits in the dialog's row, so that neither
a restart nor a page in between loses it."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from handlers.month.screens import as_seen, card_heading
from handlers.visit import Visit
from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.rate import number_as_text, number_from_text
from plan.typed.lists import Entry
from texts.month import lists as words
from texts.sentence import NOTHING
from usecases.month import answering
from usecases.month.past import load_past
from usecases.month.reporting import Report

LIST = "list"


def show_list(
    visit: Visit,
    report: Report,
    pending: Indicator | None,
    readings: Sequence[Sequence[Entry]],
    above: Markup = NOTHING,
    *,
    leaves: Markup = NOTHING,
) -> None:
    """Show how a list was read, in each way in which it can be; `pending` is the question that stays open behind it."""
    facts = {
        "submission": report.submission.id,
        "figure": pending.key if pending is not None else 0,
        "seen": as_seen(report.answers.get(pending.key)) if pending is not None else None,
        "reviewing": bool(visit.dialog.facts.get("reviewing")),
        "nonce": visit.message_id,
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
        "if_left": [words.NOT_KEPT()],
    }
    visit.go(LIST, **facts)
    show_waiting_list(visit, report, above, leaves=leaves)


def show_waiting_list(visit: Visit, report: Report, above: Markup = NOTHING, *, leaves: Markup = NOTHING) -> None:
    """Show the list that waits in the dialog, by the numbers that stand now."""
    readings = waiting_entries(visit, report)
    load_past(
        visit.work, report, {entry.indicator.key: entry.indicator for reading in readings for entry in reading}.values()
    )
    shown = [[_shown(visit, report, entry) for entry in reading] for reading in readings]
    visit.show(words.list_screen(card_heading(report), shown, visit.dialog.facts["nonce"], above), leaves=leaves)


def _shown(visit: Visit, report: Report, entry: Entry) -> words.ListedNumber:
    doubt: Oddness | None = None
    if entry.value is not None:
        doubt = answering.doubt_about_number(visit.work, report, entry.indicator, entry.value)
    standing: Decimal | None = report.value(entry.indicator)
    return words.ListedNumber(entry.indicator, entry.value, standing, doubt, entry.line if entry.spelled else "")


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
