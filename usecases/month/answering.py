"""Keeping what was said about the figures of one report: numbers, doubts about them, notes and files."""

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
    """What somebody says about one figure; a value of None is "not known yet"."""

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
    """Keep what was said about one figure; None is "not known yet". An odd value is kept too, and questioned once."""
    return record_all(work, report, [Saying(indicator, value, typed)], why=why, question=question)[0]


def record_all(
    work: Work, report: Report, sayings: Sequence[Saying], *, why: str = "", question: bool = True
) -> list[Recorded]:
    """Keep what was said about several figures, in one statement each for numbers, history and past; of a figure that
    is named twice the last stands, and both are in the history."""
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
        # Nobody is to hear any more that it is not known.
        about = Subject("unknown", report.month, report.department.id)
        reminders.recall(work.session, work.library.id, str(about), work.now)
    return recorded


def _concerned(report: Report, sayings: Sequence[Saying]) -> list[Indicator]:
    """The figures whose past will be looked at: those that get a number, and the question that comes next."""
    answered = report.answered | {saying.indicator.key for saying in sayings}
    coming = rules.next_question(report.asked, answered)
    numbers = [saying.indicator for saying in sayings if saying.value is not None]
    return [*numbers, coming] if coming is not None else numbers


def _empty(work: Work, indicator: Indicator) -> Kept:
    return Kept(None, indicator.key, "noted", None, "", "", "", False, work.person.id, work.now)


def _keep(work: Work, report: Report, changed: Sequence[Kept], action: str, why: str = "") -> None:
    """Write answers together with their lines of history. An approved report that says something else than what was
    approved waits to be approved again."""
    if not report.takes_answers:
        raise ValueError(report.access)  # whoever calls this has to have asked the rules
    submission = report.submission
    submissions.lock(work.session, submission)
    kept = answers.keep(work.session, work.library.id, submission.id, changed)
    lines = []
    for answer in kept:
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
    """Whether what this person sends needs nobody's approval: the director's own, or where none is asked for."""
    return work.directs or not settings.oversight(work.session, work.library.id).approval


def doubt(work: Work, report: Report, indicator: Indicator, value: Decimal) -> Oddness | None:
    """What looks odd about a number, kept or not."""
    earlier = earlier_months(work, report, indicator)
    own = {told.month: told.value for told in earlier if told.department == report.department.id}
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
    load_past(work, report, [row for row in report.rows if (said := report.answers.get(row.key)) and said.odd])
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
    """Everything a report says, as the history keeps it when somebody has seen it."""
    return {str(key): as_json(answer) for key, answer in sorted(report.answers.items())}


def rest_are_zero(work: Work, report: Report, typed: str) -> list[Indicator]:
    """Fill every asked figure that has no answer with zero; those said to be not known yet stay so."""
    empty = report.unanswered
    record_all(work, report, [Saying(indicator, Decimal(0), typed) for indicator in empty], question=False)
    return empty


def add_note(work: Work, report: Report, indicator: Indicator, note: str) -> None:
    """Put a note beside a figure; it may come before the number."""
    answer = report.answers.get(indicator.key) or _empty(work, indicator)
    _keep(work, report, [replace(answer, note=note)], "note")


def take_message(work: Work, chat_id: int, message_id: int) -> bool:
    """Whether this message may become answers: a message that already has done so never does again."""
    return submissions.take_message(work.session, work.library.id, chat_id, message_id, work.now)
