"""Approving what departments sent, and returning it for some of its rows: always what the overseer has really seen."""

import zlib
from collections.abc import Collection
from datetime import timedelta
from decimal import Decimal
from typing import Any, Literal

from plan.calendar import end_of_day
from plan.indicator import Indicator
from plan.month.oversight import Changed, OversightSettings, Waiting
from plan.month.submission import Refusal
from storage import settings
from storage.month import submissions
from storage.oversight import history, returns
from storage.people import people
from storage.tables import Return
from usecases.month.answering import as_json, doubt_about, figures_said, says_only_zeros
from usecases.month.reporting import Report, access_now, report, why_not
from usecases.month.submitting import REOPENED_FOR
from usecases.work import Work

__all__ = ["Return"]


def revision(found: Report) -> str:
    """A short name of everything the report says: another name when a number or a note is another."""
    said = "|".join(f"{key}={one}" for key, one in sorted(figures_said(found).items()))
    return f"{zlib.crc32(f'{found.submission.id}:{said}'.encode()):08x}"


def waiting(work: Work) -> list[Waiting]:
    """Every report that waits to be approved, the oldest month first; nothing for whoever may not approve."""
    if not work.oversees:
        return []
    found = (report(work, one.id) for one in submissions.waiting(work.session, work.library.id))
    return [_waiting(work, one) for one in found if one is not None]


def _waiting(work: Work, found: Report) -> Waiting:
    sender = people.person(work.session, work.library.id, found.submission.submitted_by or 0)
    said = list(found.answers.values())
    return Waiting(
        found.submission.id,
        found.department.name,
        found.month,
        sender.name if sender else "",
        len(found.rows),
        tuple(one for one in found.rows if doubt_about(work, found, one) is not None),
        says_only_zeros(found),
        sum(one.state == "unknown" for one in said),
        len(found.unanswered),
        sum(bool(one.note) for one in said),
        revision(found),
    )


def count_waiting(work: Work) -> int:
    """How many reports wait for this person's approval."""
    return len(submissions.waiting(work.session, work.library.id)) if work.oversees else 0


def approve(work: Work, found: Report, seen: str) -> Refusal | Literal["changed"] | None:
    """Approve a report as it was `seen`. None when it is done, "changed" when it says something else by now."""
    submissions.lock(work.session, found.submission)
    fresh = report(work, found.submission.id)
    if fresh is None:
        return "not_overseer"
    refusal = why_not(work, "approve", fresh)
    if refusal is not None:
        return refusal
    if revision(fresh) != seen:
        return "changed"
    _approve(work, fresh)
    return None


def _approve(work: Work, found: Report, why: str = "") -> None:
    found.submission.status = "approved"
    found.submission.approved_at = work.now
    found.submission.approved_by = work.person.id
    after = {"status": "approved", "figures": figures_said(found)}
    work.note_down("approve", "submission", found.submission.id, {"status": "submitted"}, after, why)


def set_approval(work: Work, wanted: bool, why: str) -> int:
    """Ask for approvals, or no more; whatever waits then is approved. Returns how many reports that were."""
    before = settings.oversight(work.session, work.library.id)
    if not work.directs or before.approval == wanted:
        return 0
    settings.keep(work.session, work.library.id, OversightSettings(approval=wanted), work.now)
    work.note_down("set", "setting", None, {"approval": before.approval}, {"approval": wanted})
    if wanted:
        return 0
    # Each is looked at anew once nobody else can change it: it may have been returned at this very moment.
    left = [report(work, one.submission, to_change=True) for one in waiting(work)]
    judged = [one for one in left if one is not None and why_not(work, "approve", one) is None]
    for found in judged:
        _approve(work, found, why)
    return len(judged)


def send_back(work: Work, found: Report, figures: Collection[int], reason: str) -> Refusal | Return:
    """Return a report for some of its figures. When its month has closed the return opens it again for a few days:
    nobody can obey a request that is locked."""
    submissions.lock(work.session, found.submission)
    refusal = why_not(work, "return", found)
    if refusal is not None:
        return refusal
    before = found.submission.status
    sent_back = Return(
        library_id=work.library.id,
        submission_id=found.submission.id,
        returned_at=work.now,
        returned_by=work.person.id,
        reason=reason,
        figures=sorted(figures),
        before=figures_said(found),
        settled_at=None,
    )
    work.session.add(sent_back)
    found.submission.status = "returned"
    found.submission.approved_at = found.submission.approved_by = None
    after: dict[str, Any] = {"status": "returned", "rows": sorted(figures), "figures": figures_said(found)}
    if access_now(work, found.month, found.submission) == "closed":
        last = work.calendar().working_day(work.today - timedelta(days=1), REOPENED_FOR)
        found.submission.open_until = end_of_day(last, work.now.tzinfo)
        after["until"] = last.isoformat()
    work.session.flush()
    work.note_down("return", "submission", found.submission.id, {"status": before}, after, reason)
    return sent_back


def open_return(work: Work, found: Report) -> Return | None:
    """What was asked for when a report was sent back, as long as it has not been sent again."""
    return returns.open_return(work.session, found.submission.id) if found.submission.status == "returned" else None


def last_return(work: Work, found: Report) -> Return | None:
    """The newest return of a report, answered or not."""
    return next(iter(returns.of_report(work.session, found.submission.id)), None)


def name_of(work: Work, person_id: int) -> str:
    """Who did something with a report; "" for somebody of another library."""
    found = people.person(work.session, work.library.id, person_id)
    return found.name if found is not None else ""


def changed_since_seen(work: Work, found: Report) -> list[Changed]:
    """What a report says otherwise than when it was last approved or returned, and the returned rows that stayed as
    they were; nothing for one that nobody has judged yet."""
    seen = history.last_of_report(work.session, found.submission.id, ("approve", "return"))
    if seen is None or not isinstance(seen.after, dict) or "figures" not in seen.after:
        return []
    before: dict[str, Any] = seen.after["figures"]
    asked = set(seen.after.get("rows", ()))
    changes = [_changed(found, one, before.get(str(one.key))) for one in found.rows]
    return [one for one in changes if not one.same or one.note or one.indicator.key in asked]


def _changed(found: Report, indicator: Indicator, before: dict[str, str | None] | None) -> Changed:
    now = as_json(found.answers.get(indicator.key)) or {}
    was = before or {}
    noted = now.get("note") or ""
    return Changed(
        indicator,
        None if was.get("value") is None else Decimal(str(was["value"])),
        found.value(indicator),
        noted if noted != (was.get("note") or "") else "",
    )
