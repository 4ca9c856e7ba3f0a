"""Keeping what was said about the figures of one report: numbers, doubts about them, notes and files."""

from decimal import Decimal

from plan.indicator import Indicator
from plan.oddness import Oddness, odd
from plan.question import Recorded
from storage import submissions
from storage.tables import Answer, Attachment
from usecases.reporting import Report
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
    answer = report.answers.get(indicator.key)
    before = answer.value if answer else None
    doubt = _doubt(work, report, indicator, value) if question and value is not None else None
    previous = as_json(answer)
    if answer is None:
        answer = _new_answer(work, report, indicator)
    answer.state = "unknown" if value is None else "given"
    answer.value = value
    answer.typed = typed[:300]
    answer.odd = doubt.slip if doubt else ""
    answer.confirmed = False
    answer.entered_by = work.person.id
    answer.entered_at = work.now
    work.session.flush()
    work.note_down("answer", "answer", answer.id, previous, as_json(answer), why, on_behalf_of=report.on_behalf_of)
    return Recorded(indicator, value, before, doubt)


def _doubt(work: Work, report: Report, indicator: Indicator, value: Decimal) -> Oddness | None:
    story = submissions.figure_story(work.session, indicator.key)
    own = {month: past for department, month, past, _ in story if department == report.department.id}
    shared = len(indicator.departments) > 1
    return odd(
        value,
        previous_months=[own.get(month) for month in range(1, report.month.number)],
        target=None if shared else indicator.target,
        baseline=None if shared else indicator.baseline,
        window=indicator.window,
        month=report.month.number,
    )


def doubt_about(work: Work, report: Report, indicator: Indicator) -> Oddness | None:
    """What still looks odd about a kept value; None when nothing does or the person has said that it is right."""
    answer = report.answers.get(indicator.key)
    if answer is None or answer.value is None or not answer.odd or answer.confirmed:
        return None
    return _doubt(work, report, indicator, answer.value)


def confirm(work: Work, report: Report, indicator: Indicator) -> bool:
    """The person looked at the odd value and says that it is right."""
    answer = report.answers.get(indicator.key)
    if answer is None or not answer.odd or answer.confirmed:
        return False
    answer.confirmed = True
    work.note_down("confirm", "answer", answer.id, after=as_json(answer), on_behalf_of=report.on_behalf_of)
    return True


def as_json(answer: Answer | None) -> dict[str, str | None] | None:
    """An answer as the history keeps it."""
    if answer is None:
        return None
    value = None if answer.value is None else format(answer.value, "f")
    return {"state": answer.state, "value": value, "note": answer.note, "typed": answer.typed}


def rest_are_zero(work: Work, report: Report, typed: str) -> list[Indicator]:
    """Fill every asked figure that has no answer with zero; those said to be not known yet stay so."""
    answered = report.answered
    empty = [one for one in report.asked if one.key not in answered]
    for indicator in empty:
        record(work, report, indicator, Decimal(0), typed, question=False)
    return empty


def _new_answer(work: Work, report: Report, indicator: Indicator) -> Answer:
    answer = Answer(
        library_id=work.library.id,
        submission_id=report.submission.id,
        figure_id=indicator.key,
        state="noted",
        note="",
        entered_by=work.person.id,
        entered_at=work.now,
    )
    work.session.add(answer)
    report.answers[indicator.key] = answer
    return answer


def add_note(work: Work, report: Report, indicator: Indicator, note: str) -> None:
    """Put a note beside a figure; it may come before the number."""
    answer = report.answers.get(indicator.key)
    previous = as_json(answer)
    if answer is None:
        answer = _new_answer(work, report, indicator)
    answer.note = note
    work.session.flush()
    work.note_down("note", "answer", answer.id, previous, as_json(answer), on_behalf_of=report.on_behalf_of)


def attach(work: Work, report: Report, indicator: Indicator, kind: str, file_id: str, name: str) -> int:
    """Keep a photo or document beside a figure and return how many it has now."""
    work.session.add(
        Attachment(
            library_id=work.library.id,
            submission_id=report.submission.id,
            figure_id=indicator.key,
            kind=kind,
            file_id=file_id,
            name=name[:300],
            added_by=work.person.id,
            added_at=work.now,
        )
    )
    work.session.flush()
    after = {"figure": indicator.key, "name": name}
    work.note_down("attach", "submission", report.submission.id, after=after, on_behalf_of=report.on_behalf_of)
    return sum(one.figure_id == indicator.key for one in submissions.attachments_of(work.session, report.submission.id))


def attachments(work: Work, report: Report) -> dict[int, int]:
    """Figure key → how many files stand beside it."""
    counts: dict[int, int] = {}
    for one in submissions.attachments_of(work.session, report.submission.id):
        counts[one.figure_id] = counts.get(one.figure_id, 0) + 1
    return counts


def take_message(work: Work, chat_id: int, message_id: int) -> bool:
    """Whether this message may become answers: a message that already has done so never does again."""
    return submissions.take_message(work.session, work.library.id, chat_id, message_id, work.now)
