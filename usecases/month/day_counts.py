"""A department's diary: what it counted on a day, kept beside its reports and in none of them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from plan.indicator import Indicator
from plan.month.day_counts import Kept, MonthBeside, Refusal, StandingDay, has_days, refusal_of_day
from plan.month.submission import Access
from plan.period import Month
from storage.month import day_counts, submissions
from storage.planning import plans
from usecases.month.reporting import Department, Report, access_now, load_month
from usecases.work import Work


def access_on(work: Work, department: Department, day: date) -> Access | None:
    """What may be done with the month of a day; None when no plan is in force for its year."""
    month = Month.of(day)
    if plans.plan_of_year(work.session, work.library.id, month.year) is None:
        return None
    submission = submissions.submissions_of_department(work.session, department.id, month.year, month.number)
    return access_now(work, month, submission)


def refusal_on(
    work: Work, department: Department, indicator: Indicator, day: date, *, stands: bool = False
) -> Refusal | None:
    """Why a day's number of a figure cannot be kept, or what `stands` there changed or removed; None when it can."""
    return refusal_of_day(indicator, day, work.today, access_on(work, department, day), stands=stands)


def month_of_day(work: Work, department: Department, day: date) -> Report | None:
    """The report of a day's month with its days, begun or not; None without a plan. A month that nobody has begun is
    not begun by this."""
    report = load_month(work, department, Month.of(day))
    if report is not None and not report.days:
        report.days = day_counts.days_of_month(work.session, department.id, report.month)
    return report


def standing(work: Work, department: Department, indicator: Indicator, day: date) -> StandingDay | None:
    """What stands of a figure on a day; None for nothing."""
    entry = day_counts.day_of_figure(work.session, department.id, indicator.key, day)
    if entry is None:
        return None
    author = None if entry.entered_by == work.person.id else work.facts().colleagues.get(entry.entered_by)
    return StandingDay(entry.value, author.name if author is not None else "")


def keep_day(
    work: Work,
    department: Department,
    indicator: Indicator,
    day: date,
    value: Decimal,
    typed: str,
    *,
    seen: Decimal | None = None,
) -> Kept | None:
    """Keep a day's number. `seen` is what the person knew to stand there; None when something else stands there."""
    if refusal_on(work, department, indicator, day, stands=seen is not None) is not None:
        raise ValueError(day)  # the caller must check the rules first
    entry = day_counts.day_of_figure(work.session, department.id, indicator.key, day)
    before = entry.value if entry is not None else None
    if before != seen:
        return None
    entry_id = entry.id if entry is not None else None
    if entry is not None:
        day_counts.change_day(work.session, entry, value, typed[:300], work.person.id, work.now)
    else:
        entry_id = day_counts.write_day(
            work.session,
            {
                "library_id": work.library.id,
                "department_id": department.id,
                "figure_id": indicator.key,
                "day": day,
                "value": value,
                "typed": typed[:300],
                "entered_by": work.person.id,
                "entered_at": work.now,
            },
        )
        if entry_id is None:
            return None
    work.counted.setdefault(department.id, []).append((indicator.key, day))
    _note_down(work, "count", entry_id, department, indicator, day, before, value)
    report = month_of_day(work, department, day)
    days = report.days.get(indicator.key, {}) if report is not None else {}
    beside = _beside(report, indicator) if report is not None else MonthBeside()
    return Kept(indicator, day, value, before, days, beside)


def _beside(report: Report, indicator: Indicator) -> MonthBeside:
    asked = report.place_of(indicator) > 0
    if report.submission.id is None:
        return MonthBeside(asked=asked)
    sent = report.access == "correct"
    return MonthBeside(report.submission.id, report.value(indicator), sent, asked)


def remove_day(work: Work, department: Department, indicator: Indicator, day: date) -> Decimal | None:
    """Remove what stands on a day; returns it, None when there was nothing."""
    if refusal_on(work, department, indicator, day, stands=True) is not None:
        raise ValueError(day)
    entry = day_counts.day_of_figure(work.session, department.id, indicator.key, day)
    if entry is None:
        return None
    before, entry_id = entry.value, entry.id
    day_counts.remove_day(work.session, entry_id)
    _note_down(work, "uncount", entry_id, department, indicator, day, before, None)
    return before


def _note_down(
    work: Work,
    action: str,
    entry_id: int | None,
    department: Department,
    indicator: Indicator,
    day: date,
    before: Decimal | None,
    after: Decimal | None,
) -> None:
    place = {"department": department.id, "figure": indicator.key, "day": day.isoformat()}
    absent = work.stands_in_for(department.id)
    work.note_down(
        action,
        "day_count",
        entry_id,
        before=None if before is None else {**place, "value": format(before, "f")},
        after=None if after is None else {**place, "value": format(after, "f")},
        on_behalf_of=absent.id if absent else None,
    )


def rows_to_pick(work: Work, report: Report) -> Sequence[Indicator]:
    """The figures that can be counted by days: those counted last, then the month's questions, then the others."""
    rows = [row for row in report.reported_by if has_days(row)]
    used = day_counts.figures_used_last(work.session, report.department.id, [row.key for row in rows])
    asked = {row.key for row in report.asked}
    place = {key: number for number, key in enumerate(used)}
    return sorted(rows, key=lambda row: (place.get(row.key, len(place)), row.key not in asked))
