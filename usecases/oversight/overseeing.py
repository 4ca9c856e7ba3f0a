"""Approving and returning reports. What is approved is always what the overseer has seen."""

import zlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Literal

from plan.calendar import end_of_day
from plan.indicator import Indicator
from plan.month.oversight import Changed, Waiting
from plan.month.submission import Refusal
from plan.rate import number_from_history
from storage import settings
from storage.facts import KnownPerson
from storage.month import submissions, taken_messages
from storage.oversight import history, returns
from storage.people import people
from storage.tables import Person, Return
from usecases.month.answering import answer_as_json, answers_as_json, doubt_about_answer, says_only_zeros
from usecases.month.reporting import LastJudged, Report, SentBack, access_now, load_report, refusal_of
from usecases.month.submitting import REOPENED_FOR
from usecases.work import Work

__all__ = ["Return"]


def revision_of(report: Report) -> str:
    """A checksum of everything the report says: it differs when a number or a note differs."""
    figures = "|".join(f"{key}={figure}" for key, figure in sorted(answers_as_json(report).items()))
    return f"{zlib.crc32(f'{report.submission.id}:{figures}'.encode()):08x}"


def waiting_reports(work: Work) -> list[Waiting]:
    """Every report that waits to be approved, the oldest month first; nothing for whoever may not approve."""
    if not work.oversees:
        return []
    reports = (
        load_report(work, submission.id)
        for submission in submissions.unapproved_submissions(work.session, work.library.id)
    )
    return [_waiting_report(work, report) for report in reports if report is not None]


def _waiting_report(work: Work, report: Report) -> Waiting:
    sender = people.load_person(work.session, work.library.id, report.submission.submitted_by or 0)
    answers = list(report.answers.values())
    return Waiting(
        report.submission.id,
        report.department.name,
        report.month,
        sender.name if sender else "",
        len(report.rows),
        tuple(row for row in report.rows if doubt_about_answer(work, report, row) is not None),
        says_only_zeros(report),
        sum(answer.state == "unknown" for answer in answers),
        len(report.unanswered),
        sum(bool(answer.note) for answer in answers),
        revision_of(report),
    )


def count_waiting(work: Work) -> int:
    """How many reports wait for this person's approval."""
    return len(submissions.unapproved_submissions(work.session, work.library.id)) if work.oversees else 0


def approve_report(work: Work, report: Report, seen: str) -> Refusal | Literal["changed"] | None:
    """Approve a report if its revision still is the `seen` one. Returns None when it is approved, "changed" when the
    report says something else by now, or why it is refused."""
    submissions.lock_submission(work.session, report.submission)
    fresh = load_report(work, report.submission.id)
    if fresh is None:
        return "not_overseer"
    refusal = refusal_of(work, "approve", fresh)
    if refusal is not None:
        return refusal
    if revision_of(fresh) != seen:
        return "changed"
    _approve(work, fresh)
    return None


def _approve(work: Work, report: Report, why: str = "") -> None:
    report.submission.status = "approved"
    report.submission.approved_at = work.now
    report.submission.approved_by = work.person.id
    report.last_judged = None
    after = {"status": "approved", "figures": answers_as_json(report)}
    work.note_down("approve", "submission", report.submission.id, {"status": "submitted"}, after, why)


def may_speak(work: Work, report: Report) -> bool:
    """Whether this person may say something about a report to its department: they oversee it and do not report it."""
    return work.oversees and not report.takes_answers


def may_answer(work: Work, report: Report) -> bool:
    """Whether this person may answer what was said about a report: it is their department's."""
    return any(department.id == report.department.id for department in work.departments())


def who_hears_answers(work: Work, said_by: int) -> list[KnownPerson]:
    """Who reads what a department answers: whoever `said_by` is, as long as they oversee reports, else all who do."""
    others = [person for person in work.facts().who_may("oversee") if person.id != work.person.id]
    return [person for person in others if person.id == said_by] or others


def last_word(work: Work, report: Report, by: int) -> str:
    """What a person said last about a report; "" where that is nothing."""
    line = history.last_of_report(work.session, report.submission.id, ("word",), by)
    return str(line.after.get("words", "")) if line is not None and line.after else ""


def note_word(work: Work, report: Report, words: str) -> None:
    """What was said about a report, to its department or by it."""
    work.note_down("word", "submission", report.submission.id, None, {"words": words})


def set_approval(work: Work, wanted: bool, why: str) -> int:
    """Switch approvals on or off. When off, everything that waits is approved; returns how many reports that were."""
    before = settings.oversight_of_library(work.session, work.library.id)
    if not work.directs or before.approval == wanted:
        return 0
    settings.save_settings(work.session, work.library.id, replace(before, approval=wanted), work.now)
    work.note_down("set", "setting", None, {"approval": before.approval}, {"approval": wanted})
    if wanted:
        return 0
    # Each is read again under its lock: it may have been returned at this very moment.
    left = [load_report(work, waiting_report.submission, to_change=True) for waiting_report in waiting_reports(work)]
    approvable = [locked for locked in left if locked is not None and refusal_of(work, "approve", locked) is None]
    for locked in approvable:
        _approve(work, locked, why)
    return len(approvable)


def return_report(
    work: Work, report: Report, figures: Collection[int], reason: str, *, doubled: bool = False
) -> Refusal | Return:
    """Return a report for some of its figures. It counts as it was sent until it is sent again; only what another
    department has counted too (`doubled`) counts there alone at once. A month that has closed is opened
    again for a few days, or the department could not correct it."""
    submissions.lock_submission(work.session, report.submission)
    refusal = refusal_of(work, "return", report)
    if refusal is not None:
        return refusal
    before = report.submission.status
    sent_back = Return(
        library_id=work.library.id,
        submission_id=report.submission.id,
        returned_at=work.now,
        returned_by=work.person.id,
        reason=reason,
        figures=sorted(figures),
        before={key: said for key, said in answers_as_json(report).items() if not doubled or int(key) not in figures},
        settled_at=None,
    )
    work.session.add(sent_back)
    report.submission.status = "returned"
    report.submission.approved_at = report.submission.approved_by = None
    report.last_judged = None
    after: dict[str, Any] = {"status": "returned", "rows": sorted(figures), "figures": answers_as_json(report)}
    if doubled:
        after["doubled"] = sorted(figures)
    if access_now(work, report.month, report.submission) == "closed":
        last = work.calendar().working_day(work.today - timedelta(days=1), REOPENED_FOR)
        report.submission.open_until = end_of_day(last, work.now.tzinfo)
        after["until"] = last.isoformat()
    work.session.flush()
    report.sent_back = SentBack(sent_back.id, work.person.id, reason, tuple(sent_back.figures))
    work.note_down("return", "submission", report.submission.id, {"status": before}, after, reason)
    return sent_back


def open_return(report: Report) -> SentBack | None:
    """The return that a report waits under; None when it is not returned, or was sent again."""
    return report.sent_back if report.submission.status == "returned" else None


def last_return(work: Work, report: Report) -> Return | None:
    """The newest return of a report, answered or not."""
    return next(iter(returns.returns_of_report(work.session, report.submission.id)), None)


def person_name(work: Work, person_id: int) -> str:
    """A person's name; "" for somebody of another library."""
    person = work.facts().colleagues.get(person_id)
    return person.name if person is not None else ""


def changed_since_seen(work: Work, report: Report) -> list[Changed]:
    """The rows that differ from when the report was last approved or returned, and the returned rows that stayed the
    same; empty for a report that nobody has approved or returned yet."""
    seen = _last_judged(work, report).after
    if not isinstance(seen, dict) or "figures" not in seen:
        return []
    before: dict[str, Any] = seen["figures"]
    asked = set(seen.get("rows", ()))
    changes = [_changed_row(report, row, before.get(str(row.key))) for row in report.rows]
    return [change for change in changes if not change.same or change.note or change.indicator.key in asked]


def _last_judged(work: Work, report: Report) -> LastJudged:
    if report.last_judged is not None:
        return report.last_judged
    line = history.last_of_report(work.session, report.submission.id, ("approve", "return"))
    return LastJudged(line.after if line is not None else None)


def _changed_row(report: Report, indicator: Indicator, before: dict[str, str | None] | None) -> Changed:
    now = answer_as_json(report.answers.get(indicator.key)) or {}
    was = before or {}
    noted = now.get("note") or ""
    return Changed(
        indicator,
        number_from_history(was),
        report.value(indicator),
        noted if noted != (was.get("note") or "") else "",
    )


def message_to_quote(work: Work, report: Report, rows: Sequence[Indicator], person: Person) -> int | None:
    """The message in which somebody typed the numbers of these rows as they stand now; None where it was not one
    message of theirs."""
    answers = [report.answers.get(row.key) for row in rows]
    moments = {answer.entered_at for answer in answers if answer is not None and answer.entered_by == person.id}
    if len(moments) != 1 or any(answer is None or answer.entered_by != person.id for answer in answers):
        return None
    return taken_messages.message_taken_at(work.session, person.telegram_id, moments.pop())
