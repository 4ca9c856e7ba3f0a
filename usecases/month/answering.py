"""Storing what a person says about the figures of one report: numbers, doubts about them, and notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from plan.indicator import Indicator
from plan.month import submission as rules
from plan.month.day_counts import doubt_by_days
from plan.month.doubts import Past, doubt_about
from plan.month.oddness import ALIKE, Oddness, nothing_done
from plan.month.question import Recorded
from plan.rate import Rate
from plan.reminders.ladder import Subject
from storage import settings
from storage.month import answers, submissions, taken_messages
from storage.month.answers import StoredAnswer
from storage.oversight.history import Line
from storage.reminders import ledger as reminders
from storage.transport.about import About, AboutDays
from usecases.month.past import earlier_months, is_of_month, load_past, rows_in_question, same_month_last_year
from usecases.month.reporting import LastJudged, Report
from usecases.work import Work


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """An answer to one figure as somebody gives it; the value None is "not known yet"."""

    indicator: Indicator
    value: Decimal | None
    typed: str
    doubted: bool = True
    """Whether an odd number is to be asked about."""


def record_answer(
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
    return record_answers(work, report, [NewAnswer(indicator, value, typed)], why=why, question=question)[0]


def record_answers(
    work: Work, report: Report, new_answers: Sequence[NewAnswer], *, why: str = "", question: bool = True
) -> list[Recorded]:
    """Store the answers to several figures, with one statement each for numbers, history and past. Of a figure that is
    named twice the last answer stands; both are in the history."""
    recorded: list[Recorded] = []
    batch: list[NewAnswer] = []
    for new_answer in new_answers:
        if any(new_answer.indicator.key == other.indicator.key for other in batch):
            recorded += _record_batch(work, report, batch, why, question)
            batch = []
        batch.append(new_answer)
    return recorded + (_record_batch(work, report, batch, why, question) if batch else [])


def _record_batch(
    work: Work, report: Report, new_answers: Sequence[NewAnswer], why: str, question: bool
) -> list[Recorded]:
    if question:
        load_past(work, report, _figures_to_look_up(report, new_answers))
    recorded, answers_now = [], []
    for new_answer in new_answers:
        old = report.answers.get(new_answer.indicator.key)
        asks = question and new_answer.doubted
        looks_odd = (
            doubt_about_number(work, report, new_answer.indicator, new_answer.value)
            if asks and new_answer.value is not None
            else None
        )
        answers_now.append(
            replace(
                old or _empty(work, new_answer.indicator),
                state="unknown" if new_answer.value is None else "given",
                value=new_answer.value,
                typed=new_answer.typed[:300],
                odd=looks_odd.slip if looks_odd else "",
                confirmed=False,
                entered_by=work.person.id,
                entered_at=work.now,
            )
        )
        recorded.append(Recorded(new_answer.indicator, new_answer.value, old.value if old else None, looks_odd))
    write_answers(work, report, answers_now, "answer", why)
    if report.access == "correct" and any(record.before is None for record in recorded):
        # A reminder that this figure is not known yet would be out of date.
        about = Subject("unknown", report.month, report.department.id)
        reminders.recall_messages(work.session, work.library.id, str(about), work.now)
    return recorded


def _figures_to_look_up(report: Report, new_answers: Sequence[NewAnswer]) -> list[Indicator]:
    """The figures whose earlier numbers are needed: those that get a number, and the one that is asked next or, when
    there is none, those that the review says something of."""
    answered = report.answered | {new_answer.indicator.key for new_answer in new_answers}
    coming = rules.next_question(report.asked, answered)
    numbers = [
        new_answer.indicator for new_answer in new_answers if new_answer.doubted and new_answer.value is not None
    ]
    if coming is not None:
        return [*numbers, coming]
    zeros = [new_answer.indicator for new_answer in new_answers if new_answer.value == 0]
    return [*numbers, *zeros, *rows_in_question(report)]


def _empty(work: Work, indicator: Indicator) -> StoredAnswer:
    return StoredAnswer(None, indicator.key, "noted", None, "", "", "", False, work.person.id, work.now)


def write_answers(work: Work, report: Report, changed: Sequence[StoredAnswer], action: str, why: str = "") -> None:
    """Write answers together with their lines of history. An approved report goes back to "submitted", because what was
    approved is no longer what it says."""
    if not report.takes_answers:
        raise ValueError(report.access)  # the caller must check the rules first
    submission = report.submission
    submissions.lock_submission(work.session, submission)
    written = answers.save_answers(work.session, work.library.id, submission.id, changed)
    lines = []
    for answer in written:
        before = answer_as_json(report.answers.get(answer.figure_id))
        after = {"submission": submission.id, "figure": answer.figure_id, **(answer_as_json(answer) or {})}
        lines.append(Line(action, "answer", answer.id, before, after, why, report.on_behalf_of))
        report.answers[answer.figure_id] = answer
        work.answered.setdefault(submission.id, []).append(answer.figure_id)
    if submission.status == "approved" and action != "confirm" and not is_final(work):
        report.last_judged = LastJudged(submissions.take_approval_back(work.session, submission))
        before, after = {"status": "approved"}, {"status": "submitted"}
        lines.append(Line("correct", "submission", submission.id, before, after, why, report.on_behalf_of))
    work.note_down_all(lines)


def is_final(work: Work) -> bool:
    """Whether what this person sends is approved at once: it is the director's own, or the library asks for no
    approvals."""
    return work.directs or not settings.oversight_of_library(work.session, work.library.id).approval


def doubt_about_number(work: Work, report: Report, indicator: Indicator, value: Decimal) -> Oddness | None:
    """What looks odd about a number, whether it is stored or not; None when nothing does."""
    below_days = doubt_by_days(indicator, value, report.days.get(indicator.key, {}))
    if below_days is not None:
        return below_days
    earlier = earlier_months(work, report, indicator)
    own, summed = {}, Decimal(0)
    for number in earlier:
        if number.department == report.department.id and is_of_month(indicator, number):
            own[number.month] = number.value
        elif number.department == report.department.id and indicator.is_added_up:
            summed += number.value
    everybody = sum((number.value for number in earlier), Decimal(0)) if indicator.is_added_up else None
    last_year = same_month_last_year(work, report, indicator)
    same_month = last_year.value if last_year is not None else None
    at = report.month if indicator.has_sum else report.time_of(indicator)
    months = range(at.first, at.number + 1)
    past = Past(at.first, own, everybody, same_month, summed, sum(map(indicator.window.asks, months)))
    return doubt_about(value, indicator, past)


def doubt_about_answer(work: Work, report: Report, indicator: Indicator) -> Oddness | None:
    """What still looks odd about a stored number; None when nothing does, or the person has confirmed it. Days that
    were counted later may make it odd."""
    answer = report.answers.get(indicator.key)
    if answer is None or answer.value is None or answer.confirmed:
        return None
    if not answer.odd:
        return doubt_by_days(indicator, answer.value, report.days.get(indicator.key, {}))
    load_past(work, report, rows_in_question(report))
    return doubt_about_number(work, report, indicator, answer.value)


def is_meant_for(work: Work, report: Report, before: Indicator, asked: Indicator, value: Decimal) -> bool:
    """Whether a number is what the doubt about the row `before` names, or usual there and odd where it is `asked`."""
    standing = report.answers.get(before.key)
    if standing is None or standing.value is None or not standing.odd or standing.confirmed:
        return False
    coming = rules.next_question(report.asked, report.answered | {asked.key})
    load_past(work, report, [row for row in (before, asked, coming) if row is not None])  # read once for all three
    doubt = doubt_about_number(work, report, before, standing.value)
    if doubt is None or value == standing.value:
        return False
    if doubt.meant == value or value == 0:  # a zero is seldom a correction, and often odd
        return doubt.meant == value
    is_usual = doubt.usual is not None and doubt.usual / ALIKE <= value <= doubt.usual * ALIKE
    return is_usual and doubt_about_number(work, report, asked, value) is not None


def says_only_zeros(report: Report) -> bool:
    """Whether everything that is added up in a report is 0; a level or a percent says nothing about that. A draft is
    judged only when every question is answered. A sent report is judged by its numbers alone: a row that came into the
    plan afterwards makes its zeros no less odd."""
    if report.unanswered and report.submission.status not in ("submitted", "approved"):
        return False
    answered = report.answered
    return nothing_done([report.value(row) for row in report.rows if row.key in answered and row.is_added_up])


def confirm_answer(work: Work, report: Report, indicator: Indicator) -> bool:
    """Store that the person has confirmed an odd number; False when there is nothing to confirm."""
    answer = report.answers.get(indicator.key)
    if answer is None or answer.confirmed or not (answer.odd or doubt_about_answer(work, report, indicator)):
        return False
    write_answers(work, report, [replace(answer, confirmed=True)], "confirm")
    return True


def author_of(work: Work, answer: StoredAnswer) -> str:
    """Who gave an answer."""
    person = work.facts().colleagues.get(answer.entered_by)
    return person.name if person else ""


def answer_as_json(answer: StoredAnswer | None) -> dict[str, Any] | None:
    """An answer as the history keeps it; `of` are the part and the whole of a percent that was asked as two numbers."""
    if answer is None:
        return None
    value = None if answer.value is None else format(answer.value, "f")
    kept: dict[str, Any] = {"state": answer.state, "value": value, "note": answer.note, "typed": answer.typed}
    if isinstance(answer.value, Rate):
        kept["of"] = [format(number, "f") for number in (answer.value.part, answer.value.whole)]
    return kept


def answers_as_json(report: Report) -> dict[str, dict[str, Any] | None]:
    """All answers of a report by the figure's key, as the history keeps them when it is sent, approved or returned."""
    return {str(key): answer_as_json(answer) for key, answer in sorted(report.answers.items())}


def fill_rest_with_zero(work: Work, report: Report, typed: str) -> list[Indicator]:
    """Answer with zero every unanswered question whose months are added up, and return their figures; "not known yet"
    is an answer and stays."""
    return record_with_zeros(work, report, (), typed)[1]


def record_with_zeros(
    work: Work, report: Report, new_answers: Sequence[NewAnswer], typed: str
) -> tuple[list[Recorded], list[Indicator]]:
    """Store answers, and zero for every question that is unanswered even then. A level or a percent is left open:
    nothing done is no level of 0. Returns what was recorded of the answers, and the figures that are zero now."""
    answered = {new_answer.indicator.key for new_answer in new_answers}
    empty = [indicator for indicator in report.zeros_left if indicator.key not in answered]
    zeros = [NewAnswer(indicator, Decimal(0), typed, doubted=False) for indicator in empty]
    recorded = record_answers(work, report, [*new_answers, *zeros], question=bool(new_answers))
    return recorded[: len(new_answers)], empty


def add_note(work: Work, report: Report, indicator: Indicator, note: str) -> None:
    """Put a note beside a figure; it may come before the number."""
    answer = report.answers.get(indicator.key) or _empty(work, indicator)
    write_answers(work, report, [replace(answer, note=note)], "note")


def claim_message(work: Work, chat_id: int, message_id: int, about: About | AboutDays | None = None) -> bool:
    """Claim a message as the source of answers about `about`; False when it was claimed before, so that it is never
    stored twice."""
    written = about.written if about is not None else None
    return taken_messages.take_message(work.session, work.library.id, chat_id, message_id, work.now, written)


def is_of_message(work: Work, answer: StoredAnswer) -> bool:
    """Whether what stands at a figure is what this person said in the message that was edited, and nobody has changed
    it since."""
    return work.referred is not None and answer.entered_by == work.person.id and answer.entered_at == work.referred.at


def record_edited(work: Work, report: Report, new_answer: NewAnswer, chat_id: int, message_id: int) -> Recorded:
    """Store what a claimed message says now that it was edited."""
    about = About(report.submission.id, (new_answer.indicator.key,))
    taken_messages.take_message_again(work.session, chat_id, message_id, work.now, about.written)
    return record_answers(work, report, [new_answer])[0]


def open_left(work: Work, report: Report, left: Indicator) -> bool:
    """Make a figure a question again because its message is for another row now; its note stays. False when it was
    one."""
    answer = report.answers.get(left.key)
    if answer is None or answer.state == "noted":
        return False
    emptied = replace(
        answer,
        state="noted",
        value=None,
        typed="",
        odd="",
        confirmed=False,
        entered_by=work.person.id,
        entered_at=work.now,
    )
    write_answers(work, report, [emptied], "answer")
    return True
