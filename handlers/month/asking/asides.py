"""What is asked beside a question: its note, its files, and the reason of a correction."""

from markupsafe import Markup

from handlers.month.screens import card_heading, stub_of_card
from handlers.visit import Visit
from plan.indicator import Indicator
from plan.rate import number_from_text
from texts.month import questions
from texts.month.files import evidence as evidence_words
from texts.screen import Row
from texts.sentence import NOTHING
from usecases.month import answering, evidence
from usecases.month.reporting import Report


def show_why(
    visit: Visit,
    report: Report,
    indicator: Indicator,
    *,
    above: Markup = NOTHING,
    receipt: Markup = NOTHING,
    stub: Markup = NOTHING,
    ahead: tuple[Row, ...] = (),
) -> None:
    """Ask for the reason of the correction that waits; what looks odd about its number is said before it is kept."""
    facts = visit.dialog.facts
    after = number_from_text(facts["value"])
    waiting = [report.find(key) for key, *_ in facts.get("then", ())]
    doubt = answering.doubt_about_number(visit.work, report, indicator, after)
    screen = questions.ask_correction_reason(
        card_heading(report),
        indicator,
        report.value(indicator),
        after,
        odd=doubt,
        then=[figure for figure in waiting if figure is not None],
        above=above,
        ahead=ahead,
    )
    visit.show(screen, receipt=receipt, stub=stub or stub_of_card(visit, report))


def show_note(
    visit: Visit, report: Report, indicator: Indicator, *, above: Markup = NOTHING, ahead: tuple[Row, ...] = ()
) -> None:
    """Ask for the note beside a figure; what is there already is shown."""
    answer = report.answers.get(indicator.key)
    screen = questions.ask_note(card_heading(report), indicator, answer.note if answer else "", above, ahead)
    visit.show(screen, stub=stub_of_card(visit, report))


def show_files(visit: Visit, report: Report, indicator: Indicator, *, above: Markup = NOTHING) -> None:
    """Ask for the files beside a figure; how many are there already is said."""
    count = report.files.get(indicator.key, 0)
    screen = evidence_words.ask_file(report.submission.id, indicator, count, evidence.MOST, above)
    visit.show(screen, stub=stub_of_card(visit, report))
