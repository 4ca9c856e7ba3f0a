"""Which screen of a month's report comes now: the question, the review, or the list of months."""

from collections.abc import Sequence
from decimal import Decimal

from handlers.month import form_screens
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from plan.month.question import Recorded
from plan.month.submission import Action
from texts.month import months as month_words
from texts.month import questions, review
from texts.oversight import overseeing as overseeing_words
from texts.oversight.returning import returned_above
from texts.screen import Row, Screen
from usecases.month import answering, beside, reporting
from usecases.month.reporting import Department, Kept, Report
from usecases.oversight import overseeing


def heading(report: Report) -> questions.Heading:
    answered = report.answered
    return questions.Heading(
        report.submission.id,
        report.department.name,
        report.month,
        len(report.asked),
        sum(one.key in answered for one in report.asked),
    )


def as_seen(answer: Kept | None) -> str | None:
    """What stood at a question when it was shown, to notice a colleague's answer that came in between."""
    return None if answer is None or answer.value is None else format(answer.value, "f")


def opened(visit: Visit, submission_id: int) -> Report:
    """A report this person may see; anything else is a press that cannot be followed."""
    found = reporting.report(visit.work, submission_id, to_change=True)
    if found is None:
        raise BadPress
    return found


def refuse(visit: Visit, report: Report, action: Action) -> None:
    """Say over the screen why the rules do not allow something; nothing when they do."""
    why = reporting.why_not(visit.work, action, report)
    if why is not None:
        visit.toast(overseeing_words.REFUSALS[why].plain(), alert=True)


def show_question(
    visit: Visit,
    report: Report,
    indicator: Indicator,
    *,
    above: str = "",
    leaves: str = "",
    ahead: tuple[Row, ...] = (),
    reviewing: bool = False,
    last: Recorded | None = None,
) -> None:
    """Ask for one figure. What the next typed number belongs to is written down before it is asked for; `ahead` are
    buttons about something else that stand before the question's own."""
    answer = report.answers.get(indicator.key)
    facts: dict[str, object] = {"submission": report.submission.id, "figure": indicator.key, "seen": as_seen(answer)}
    if reviewing:
        facts["reviewing"] = True
    if last is not None and last.value is not None:
        facts["last"] = [last.indicator.key, format(last.value, "f")]
    files = report.files.get(indicator.key, 0)
    screen = questions.question(
        heading(report),
        indicator,
        report.place_of(indicator),
        beside.background(visit.work, report, indicator),
        standing=answer.value if answer else None,
        note=answer.note if answer else "",
        files=files,
        above=above,
        sent=report.access == "correct",
    )
    visit.go("ask", **facts)
    visit.show(Screen(screen.text, (*ahead, *screen.buttons)), leaves=leaves)


def show_review(
    visit: Visit, report: Report, *, page: int = 0, above: str = "", leaves: str = "", ahead: tuple[Row, ...] = ()
) -> None:
    """Everything that was typed, to look over, change and send; `ahead` are buttons about what was just typed."""
    files = report.files
    answered = report.answered
    rows = [
        review.ReviewRow(
            indicator=one,
            answered=one.key in answered,
            value=report.value(one),
            note=report.answers[one.key].note if one.key in report.answers else "",
            files=files.get(one.key, 0),
            odd=answering.doubt_about(visit.work, report, one),
        )
        for one in report.rows
    ]
    screen = review.review(
        heading(report),
        rows,
        page=page,
        access=report.access,
        status=report.submission.status,
        above="\n\n".join(filter(None, (above, *_judged(visit, report)))),
        unasked=len(report.unasked),
        judge=(*ahead, *_judge_buttons(visit, report)),
        only_zeros=answering.says_only_zeros(report),
    )
    if not report.takes_answers:
        # Only to be read: whatever the person was asked before stays asked.
        visit.page(screen)
        return
    visit.go("review", submission=report.submission.id, page=page)
    visit.show(screen, leaves=leaves)


def _judged(visit: Visit, report: Report) -> list[str]:
    """What stands above the review of a report that was returned, or of one that changed since it was judged."""
    sent_back = overseeing.open_return(visit.work, report)
    if sent_back is not None:
        rows = [one for one in report.rows if one.key in sent_back.figures]
        by = overseeing.name_of(visit.work, sent_back.returned_by)
        return [returned_above(sent_back.reason, rows, by)]
    if visit.work.oversees and report.submission.status == "submitted":
        return [overseeing_words.changes(overseeing.changed_since_seen(visit.work, report))]
    return []


def _judge_buttons(visit: Visit, report: Report) -> tuple[Row, ...]:
    """For whoever may approve or return this report now."""
    at = report.submission.id
    if reporting.why_not(visit.work, "approve", report) is None:
        return (overseeing_words.judge_buttons(at, overseeing.revision(report)),)
    if reporting.why_not(visit.work, "return", report) is None:
        return (overseeing_words.return_button(at),)
    return ()


def show_next(
    visit: Visit,
    report: Report,
    *,
    above: str = "",
    leaves: str = "",
    recorded: Sequence[Recorded] = (),
    reviewing: bool = False,
) -> None:
    """The first question without an answer, or the review when there is none (or they came from there)."""
    doubts = [(one.indicator, one.odd) for one in recorded if one.odd is not None]
    asked: tuple[str, tuple[Row, ...]] = questions.oddity(report.submission.id, doubts) if doubts else ("", ())
    indicator = None if reviewing or report.access != "open" else report.next_question
    sentence, ahead = asked
    if indicator is None:
        # The review says itself what looks odd.
        show_review(visit, report, above=above, leaves=leaves, ahead=ahead if report.access == "correct" else ())
        return
    if sentence:
        above = f"{above}\n{sentence}"
    last = recorded[-1] if recorded else None
    show_question(visit, report, indicator, above=above, leaves=leaves, ahead=ahead, last=last)


def show_why(visit: Visit, report: Report, indicator: Indicator, *, above: str = "", leaves: str = "") -> None:
    """Ask for the reason of the correction that waits; what looks odd about its number is said before it is kept."""
    facts = visit.dialog.facts
    after = Decimal(facts["value"])
    then = [one for key, *_ in facts.get("then", ()) if (one := report.find(key)) is not None]
    doubt = answering.doubt(visit.work, report, indicator, after)
    screen = questions.ask_why(heading(report), indicator, report.value(indicator), after, odd=doubt, then=then)
    visit.show(Screen(f"{above}\n\n{screen.text}" if above else screen.text, screen.buttons), leaves=leaves)


def ask_note(visit: Visit, report: Report, indicator: Indicator, *, above: str = "") -> None:
    """Ask for the note beside a figure; what is there already is shown."""
    answer = report.answers.get(indicator.key)
    screen = questions.ask_note(heading(report), indicator, answer.note if answer else "")
    visit.show(Screen(f"{above}\n\n{screen.text}" if above else screen.text, screen.buttons))


def show_months(visit: Visit, department: Department, above: str = "") -> None:
    states = reporting.months_to_choose(visit.work, department)
    visit.go("months", department=department.id)
    visit.show(month_words.months(department.id, department.name, states, above))


def present(visit: Visit) -> bool:
    """Show again the report screen this person is at; False when they are at none."""
    if visit.dialog.screen in form_screens.SCREENS:
        return form_screens.show_waiting(visit)
    facts = visit.dialog.facts
    if visit.dialog.screen not in ("ask", "note", "file", "why", "review") or "submission" not in facts:
        return False
    report = reporting.report(visit.work, facts["submission"])
    if report is None:
        return False
    if visit.dialog.screen == "review" or not report.takes_answers:
        show_review(visit, report, page=facts.get("page", 0))
        return True
    indicator = report.find(facts["figure"])
    if indicator is None:
        show_next(visit, report)
    elif visit.dialog.screen == "why":
        show_why(visit, report, indicator)
    else:
        show_question(visit, report, indicator, reviewing=bool(facts.get("reviewing")))
    return True
