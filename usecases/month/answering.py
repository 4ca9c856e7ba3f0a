"""Storing what a person says about the figures of one report: numbers, doubts about them, and notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.indicator import Indicator
from plan.month import submission as rules
from plan.month.oddness import Oddness, nothing_done, odd
from plan.month.question import Recorded
from plan.reminders.ladder import Subject
from storage import settings
from storage.month import answers, submissions
from storage.month.answers import Kept
from storage.oversight.history import Line
from storage.reminders import ledger as reminders
from usecases.month.past import earlier_months, load_past
from usecases.month.reporting import Report
from usecases.work import Work


@dataclass(frozen=True, slots=True)
class Saying:
    """An answer to one figure as somebody gives it; the value None is "not known yet"."""

    indicator: Indicator
    value: Decimal | None
    typed: str


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
    """Store the answer to one figure; the value None is "not known yet". An odd number is stored as well; with
    `question` the result says that it looks odd, so that the person is asked about it."""
    return record_all(work, report, [Saying(indicator, value, typed)], why=why, question=question)[0]


def record_all(
    work: Work, report: Report, sayings: Sequence[Saying], *, why: str = "", question: bool = True
) -> list[Recorded]:
    """Store the answers to several figures, with one statement each for numbers, history and past. Of a figure that is
    named twice the last answer stands; both are in the history."""
    recorded: list[Recorded] = []
    batch: list[Saying] = []
    for saying in sayings:
        if any(saying.indicator.key == other.indicator.key for other in batch):
            recorded += _record(work, report, batch, why, question)
            batch = []
        batch.append(saying)
    return recorded + (_record(work, report, batch, why, question) if batch else [])


def _record(work: Work, report: Report, sayings: Sequence[Saying], why: str, question: bool) -> list[Recorded]:
    if question:
        load_past(work, report, _concerned(report, sayings))
    recorded, answers_now = [], []
    for saying in sayings:
        old = report.answers.get(saying.indicator.key)
        asks = question and saying.value is not None
        looks_odd = doubt(work, report, saying.indicator, saying.value) if asks and saying.value is not None else None
        answers_now.append(
            replace(
                old or _empty(work, saying.indicator),
                state="unknown" if saying.value is None else "given",
                value=saying.value,
                typed=saying.typed[:300],
                odd=looks_odd.slip if looks_odd else "",
                confirmed=False,
                entered_by=work.person.id,
                entered_at=work.now,
            )
        )
        recorded.append(Recorded(saying.indicator, saying.value, old.value if old else None, looks_odd))
    _keep(work, report, answers_now, "answer", why)
    if report.access == "correct" and any(record.before is None for record in recorded):
        # A reminder that this figure is not known yet would be out of date.
        about = Subject("unknown", report.month, report.department.id)
        reminders.recall(work.session, work.library.id, str(about), work.now)
    return recorded


def _concerned(report: Report, sayings: Sequence[Saying]) -> list[Indicator]:
    """The figures whose earlier numbers are needed: those that get a number, and the one that is asked next."""
    answered = report.answered | {saying.indicator.key for saying in sayings}
    coming = rules.next_question(report.asked, answered)
    numbers = [saying.indicator for saying in sayings if saying.value is not None]
    return [*numbers, coming] if coming is not None else numbers


def _empty(work: Work, indicator: Indicator) -> Kept:
    return Kept(None, indicator.key, "noted", None, "", "", "", False, work.person.id, work.now)


def _keep(work: Work, report: Report, changed: Sequence[Kept], action: str, why: str = "") -> None:
    """Write answers together with their lines of history. An approved report goes back to "submitted", because what was
    approved is no longer what it says."""
    if not report.takes_answers:
        raise ValueError(report.access)  # the caller must check the rules first
    submission = report.submission
    submissions.lock(work.session, submission)
    written = answers.keep(work.session, work.library.id, submission.id, changed)
    lines = []
    for answer in written:
        before = as_json(report.answers.get(answer.figure_id))
        after = {"submission": submission.id, "figure": answer.figure_id, **(as_json(answer) or {})}
        lines.append(Line(action, "answer", answer.id, before, after, why, report.on_behalf_of))
        report.answers[answer.figure_id] = answer
    if submission.status == "approved" and action != "confirm" and not is_final(work):
        submission.status = "submitted"
        submission.approved_at = submission.approved_by = None
        before, after = {"status": "approved"}, {"status": "submitted"}
        lines.append(Line("correct", "submission", submission.id, before, after, why, report.on_behalf_of))
    work.note_down_all(lines)


def is_final(work: Work) -> bool:
    """Whether what this person sends is approved at once: it is the director's own, or the library asks for no
    approvals."""
    return work.directs or not settings.oversight(work.session, work.library.id).approval


def doubt(work: Work, report: Report, indicator: Indicator, value: Decimal) -> Oddness | None:
    """What looks odd about a number, whether it is stored or not; None when nothing does."""
    earlier = earlier_months(work, report, indicator)
    own = {number.month: number.value for number in earlier if number.department == report.department.id}
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
    """What still looks odd about a stored number; None when nothing does, or the person has confirmed it."""
    answer = report.answers.get(indicator.key)
    if answer is None or answer.value is None or not answer.odd or answer.confirmed:
        return None
    load_past(work, report, [row for row in report.rows if (stored := report.answers.get(row.key)) and stored.odd])
    return doubt(work, report, indicator, answer.value)


def says_only_zeros(report: Report) -> bool:
    """Whether every number of a report is 0. A draft is judged only when every question is answered. A sent report is
    judged by its numbers alone: a row that came into the plan afterwards makes its zeros no less odd."""
    if report.unanswered and report.submission.status not in ("submitted", "approved"):
        return False
    answered = report.answered
    return nothing_done([report.value(row) for row in report.rows if row.key in answered])


def confirm(work: Work, report: Report, indicator: Indicator) -> bool:
    """Store that the person has confirmed an odd number; False when there is nothing to confirm."""
    answer = report.answers.get(indicator.key)
    if answer is None or not answer.odd or answer.confirmed:
        return False
    _keep(work, report, [replace(answer, confirmed=True)], "confirm")
    return True


def author(work: Work, answer: Kept) -> str:
    """Who gave an answer."""
    person = work.facts().colleagues.get(answer.entered_by)
    return person.name if person else ""


def as_json(answer: Kept | None) -> dict[str, str | None] | None:
    """An answer as the history keeps it."""
    if answer is None:
        return None
    value = None if answer.value is None else format(answer.value, "f")
    return {"state": answer.state, "value": value, "note": answer.note, "typed": answer.typed}


def figures_said(report: Report) -> dict[str, dict[str, str | None] | None]:
    """All answers of a report by the figure's key, as the history keeps them when it is sent, approved or returned."""
    return {str(key): as_json(answer) for key, answer in sorted(report.answers.items())}


def rest_are_zero(work: Work, report: Report, typed: str) -> list[Indicator]:
    """Answer every unanswered question with zero and return their figures; "not known yet" is an answer and stays."""
    empty = report.unanswered
    record_all(work, report, [Saying(indicator, Decimal(0), typed) for indicator in empty], question=False)
    return empty


def add_note(work: Work, report: Report, indicator: Indicator, note: str) -> None:
    """Put a note beside a figure; it may come before the number."""
    answer = report.answers.get(indicator.key) or _empty(work, indicator)
    _keep(work, report, [replace(answer, note=note)], "note")


def take_message(work: Work, chat_id: int, message_id: int) -> bool:
    """Claim a message as the source of answers; False when it was claimed before, so that it is never stored twice."""
    return submissions.take_message(work.session, work.library.id, chat_id, message_id, work.now)
