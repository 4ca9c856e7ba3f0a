"""Keeping what was said about the figures of one report: numbers, doubts about them, notes and files."""

from dataclasses import replace
from decimal import Decimal

from plan.indicator import Indicator
from plan.month.oddness import Oddness, nothing_done, odd
from plan.month.question import Recorded
from plan.reminders.ladder import Subject
from storage import settings
from storage.month import answers, submissions
from storage.month.answers import Kept
from storage.people import people
from storage.reminders import ledger as reminders
from usecases.month.reporting import Report
from usecases.work import Work


def record(
    work: Work,
    report: Report,
    indicator: Indicator,
    value: Decimal | None,
    typed: str,
    *,
    why: str = "",
    question: bool = True,
) -> Recorded:
    """Keep what was said about one figure; None is "not known yet". An odd value is kept too, and questioned once."""
    old = report.answers.get(indicator.key)
    before = old.value if old else None
    looks_odd = doubt(work, report, indicator, value) if question and value is not None else None
    answer = replace(
        old or _empty(work, indicator),
        state="unknown" if value is None else "given",
        value=value,
        typed=typed[:300],
        odd=looks_odd.slip if looks_odd else "",
        confirmed=False,
        entered_by=work.person.id,
        entered_at=work.now,
    )
    _keep(work, report, answer, "answer", why)
    if report.access == "correct":  # nobody is to hear any more that it is not known
        about = Subject("unknown", report.month, report.department.id)
        reminders.recall(work.session, work.library.id, str(about), work.now)
    return Recorded(indicator, value, before, looks_odd)


def _empty(work: Work, indicator: Indicator) -> Kept:
    return Kept(None, indicator.key, "noted", None, "", "", "", False, work.person.id, work.now)


def _keep(work: Work, report: Report, answer: Kept, action: str, why: str = "") -> None:
    """Write an answer together with its line of history. An approved report that says something else than what was
    approved waits to be approved again."""
    if not report.takes_answers:
        raise ValueError(report.access)  # whoever calls this has to have asked the rules
    submissions.hold(work.session, report.submission)
    previous = as_json(report.answers.get(answer.figure_id))
    kept = answers.keep(work.session, work.library.id, report.submission.id, answer)
    report.answers[answer.figure_id] = kept
    after = {"submission": report.submission.id, "figure": kept.figure_id, **(as_json(kept) or {})}
    work.note_down(action, "answer", kept.id, previous, after, why, on_behalf_of=report.on_behalf_of)
    if report.submission.status == "approved" and action != "confirm" and not is_final(work):
        report.submission.status = "submitted"
        report.submission.approved_at = report.submission.approved_by = None
        work.note_down(
            "correct",
            "submission",
            report.submission.id,
            {"status": "approved"},
            {"status": "submitted"},
            why,
            on_behalf_of=report.on_behalf_of,
        )


def is_final(work: Work) -> bool:
    """Whether what this person sends needs nobody's approval: the director's own, or where none is asked for."""
    return work.directs or not settings.oversight(work.session, work.library.id).approval


def doubt(work: Work, report: Report, indicator: Indicator, value: Decimal) -> Oddness | None:
    """What looks odd about a number, kept or not."""
    story = submissions.figure_story(work.session, indicator.key)
    own = {month: past for department, month, past, _ in story if department == report.department.id}
    return odd(
        value,
        previous_months=[own.get(month) for month in range(1, report.month.number)],
        target=indicator.target,
        baseline=indicator.baseline,
        window=indicator.window,
        month=report.month.number,
        shared=len(indicator.departments) > 1,
    )


def doubt_about(work: Work, report: Report, indicator: Indicator) -> Oddness | None:
    """What still looks odd about a kept value; None when nothing does or the person has said that it is right."""
    answer = report.answers.get(indicator.key)
    if answer is None or answer.value is None or not answer.odd or answer.confirmed:
        return None
    return doubt(work, report, indicator, answer.value)


def says_only_zeros(report: Report) -> bool:
    """Whether every number of a report is 0. One that is still being written is judged when all is answered; one that
    was sent by what it says, since a row that came into the plan afterwards makes its zeros no less odd."""
    if report.unanswered and report.submission.status not in ("submitted", "approved"):
        return False
    answered = report.answered
    return nothing_done([report.value(one) for one in report.rows if one.key in answered])


def confirm(work: Work, report: Report, indicator: Indicator) -> bool:
    """The person looked at the odd value and says that it is right."""
    answer = report.answers.get(indicator.key)
    if answer is None or not answer.odd or answer.confirmed:
        return False
    _keep(work, report, replace(answer, confirmed=True), "confirm")
    return True


def author(work: Work, answer: Kept) -> str:
    """Who gave an answer."""
    person = people.person(work.session, work.library.id, answer.entered_by)
    return person.name if person else ""


def as_json(answer: Kept | None) -> dict[str, str | None] | None:
    """An answer as the history keeps it."""
    if answer is None:
        return None
    value = None if answer.value is None else format(answer.value, "f")
    return {"state": answer.state, "value": value, "note": answer.note, "typed": answer.typed}


def figures_said(report: Report) -> dict[str, dict[str, str | None] | None]:
    """Everything a report says, as the history keeps it when somebody has seen it."""
    return {str(key): as_json(answer) for key, answer in sorted(report.answers.items())}


def rest_are_zero(work: Work, report: Report, typed: str) -> list[Indicator]:
    """Fill every asked figure that has no answer with zero; those said to be not known yet stay so."""
    empty = report.unanswered
    for indicator in empty:
        record(work, report, indicator, Decimal(0), typed, question=False)
    return empty


def add_note(work: Work, report: Report, indicator: Indicator, note: str) -> None:
    """Put a note beside a figure; it may come before the number."""
    answer = report.answers.get(indicator.key) or _empty(work, indicator)
    _keep(work, report, replace(answer, note=note), "note")


def attachments(work: Work, report: Report) -> dict[int, int]:
    """Figure key → how many files stand beside it."""
    return submissions.count_attachments(work.session, report.submission.id)


def take_message(work: Work, chat_id: int, message_id: int) -> bool:
    """Whether this message may become answers: a message that already has done so never does again."""
    return submissions.take_message(work.session, work.library.id, chat_id, message_id, work.now)
