"""The digest of a week: what the directors hear of their library on its first working day."""

from datetime import date, timedelta

from plan.period import Month, Span
from plan.reminders.ladder import week_begins
from plan.reminders.reminder import Week
from storage import settings as stored_settings
from storage.month import submissions
from usecases.papers.handing_in import paper_owed
from usecases.progress.measuring import progress_report
from usecases.reminders.facts import Picture
from usecases.work import Work


def week_of(work: Work, picture: Picture) -> Week | None:
    """The digest for a director; None where the last finished month has no plan."""
    first = week_begins(work.calendar(), work.today)
    as_of = Month.last_finished(work.today)
    report = progress_report(work, Span.containing(as_of, "month"))
    if report is None:
        return None
    since = first - timedelta(days=7)
    oversight = stored_settings.oversight_of_library(work.session, work.library.id)
    waiting = submissions.unapproved_submissions(work.session, work.library.id) if oversight.approval else ()
    return Week(
        since,
        _came(picture, work, since),
        as_of,
        report.completion,
        report.expected,
        tuple(line.indicator for line in report.worst),
        _owed(picture, work.today),
        len(waiting),
        paper_owed(work),
        report.figures,
    )


def _came(picture: Picture, work: Work, since: date) -> tuple[tuple[str, tuple[Month, ...]], ...]:
    came: dict[int, list[Month]] = {}
    for (department, month), submission in sorted(picture.submissions.items(), key=lambda item: item[0][1]):
        at = submission.submitted_at
        if at is not None and at.astimezone(work.now.tzinfo).date() >= since and department in picture.departments:
            came.setdefault(department, []).append(month)
    return tuple((department.name, tuple(came[key])) for key, department in picture.departments.items() if key in came)


def _owed(picture: Picture, today: date) -> tuple[tuple[Month, date, tuple[str, ...]], ...]:
    """The months that are over and can still be sent."""
    calendar = picture.facts.calendar
    owing: dict[Month, list[str]] = {}
    for report in picture.facts.months:
        is_open = calendar.closes_on(report.month) >= today or report.reopened is not None
        if not report.sent and report.month.last_day < today and is_open:
            owing.setdefault(report.month, []).append(picture.departments[report.department].name)
    return tuple((month, calendar.closes_on(month), tuple(names)) for month, names in sorted(owing.items()))
