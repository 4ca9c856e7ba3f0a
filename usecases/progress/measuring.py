"""How far the plan is: all of it for those who may see the whole library, for others their own part.

Everything shown or printed about progress starts here, so that no two papers can disagree.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Month, Span
from plan.progress.account import Said
from plan.progress.report import ProgressReport, measure
from storage.month import answers, submissions
from storage.oversight import history
from storage.people import people
from storage.planning import plans
from storage.tables import Submission
from usecases.month import owing
from usecases.month.reporting import reporting_year
from usecases.progress.as_it_was import Past, past
from usecases.work import Work


def progress_report(work: Work, span: Span, as_of: datetime | None = None) -> ProgressReport | None:
    """The plan's progress to the end of a span; None when that year has no plan.

    A member's report is about the rows of their own departments alone (of a shared row all of it: its target
    belongs to all), and about the reports that these departments owe. With `as_of` it is what this person would
    have been shown at that past moment; what they may see is decided as of now.
    """
    before = past(work, span.year, as_of) if as_of is not None else None
    plan = before.plan if before else plans.plan_of_year(work.session, work.library.id, span.year)
    if plan is None or (as_of is not None and before is None):
        return None
    today = before.work.today if before else work.today
    reported = before.counted() if before else submissions.counted_values(work.session, work.library.id, span.year)
    seen_on = today if before else None
    finished = [month.number for month in span.months if month.last_day < today]
    owed = owing.owed(before.work if before else work, plan, finished)
    if work.observes:
        report = measure(plan.indicators, reported, span=span, today=today, expected_reports=owed)
        return replace(report, as_it_was=seen_on)
    own = {one.id for one in work.departments()}
    kept = visible(work, plan.indicators)
    keys = {one.key for one in kept}
    report = measure(
        kept,
        [each for each in reported if each.indicator in keys],
        span=span,
        today=today,
        expected_reports={one for one in owed if one[0] in own},
    )
    return replace(_seen_by(report, own), as_it_was=seen_on)


def visible(work: Work, indicators: Sequence[Indicator]) -> list[Indicator]:
    """The figures of a plan that this person may see: all for an observer, for others their departments' own."""
    if work.observes:
        return list(indicators)
    return _own_rows(indicators, {one.id for one in work.departments()})


def _own_rows(indicators: Sequence[Indicator], own: set[int]) -> list[Indicator]:
    """The rows of some departments, and whatever their totals are made of, in the plan's order."""
    by_key = {one.key: one for one in indicators}
    kept: set[int] = set()
    waiting = [one.key for one in indicators if own & set(one.departments)]
    while waiting:
        key = waiting.pop()
        if key not in kept:
            kept.add(key)
            waiting.extend(by_key[key].parts)
    return [one for one in indicators if one.key in kept]


def _seen_by(report: ProgressReport, own: set[int]) -> ProgressReport:
    found = report.completeness
    return replace(
        report,
        by_department=tuple(group for group in report.by_department if group.key in own),
        completeness=replace(
            found,
            received=tuple(one for one in found.received if one[0] in own),
            approved=tuple(one for one in found.approved if one[0] in own),
        ),
    )


def opening_month(work: Work) -> Month | None:
    """The month people mean when they name none: the last finished one of the year they work on.

    When that year has no plan, the newest plan's last finished month; None when there is no plan at all.
    """
    year = reporting_year(work)
    if not has_plan(work, year):
        newest = plans.newest_plan_year(work.session, work.library.id)
        if newest is None:
            return None
        year = newest
    finished = Month.last_finished(work.today)
    return max(Month(year, 1), min(finished, Month(year, 12)))


def has_plan(work: Work, year: int) -> bool:
    return plans.plan_row(work.session, work.library.id, year) is not None


def department_names(work: Work) -> dict[int, str]:
    """Every department of the library by its key, in the plan's order."""
    return {one.id: one.name for one in people.departments(work.session, work.library.id)}


def shares(work: Work, figures: Sequence[Indicator]) -> dict[int, Decimal]:
    """Department key → what it has reported so far of a shared row with one figure; empty for other rows, and for
    whoever neither reports the row nor may see the whole library."""
    asked = [one for one in figures if one.kind == "count"]
    if len(asked) != 1 or len(asked[0].departments) < 2:
        return {}
    departments = asked[0].departments
    if not work.observes and not {one.id for one in work.departments()} & set(departments):
        return {}
    found: dict[int, Decimal] = {}
    for said in submissions.figure_story(work.session, asked[0].key):
        if said.status in submissions.COUNTED:
            found[said.department] = found.get(said.department, Decimal(0)) + said.value
    return {one: found[one] for one in [*departments, *(set(found) - set(departments))] if one in found}


def said_about(work: Work, indicator: Indicator, span: Span, as_of: datetime | None = None) -> list[Said]:
    """Every number counted for one asked figure from January to the end of the span, with who gave it; with `as_of`
    as it was then."""
    if as_of is not None:
        before = past(work, span.year, as_of)
        return _said_then(before, indicator, span) if before else []
    story = submissions.figure_story(work.session, indicator.key)
    places = {(said.department, said.month) for said in story if said.status in submissions.COUNTED}
    found = [
        _said(work, indicator, submission)
        for submission in submissions.of_year(work.session, work.library.id, span.year)
        if submission.month <= span.last.number and (submission.department_id, submission.month) in places
    ]
    return [said for said in found if said is not None]


def _said_then(before: Past, indicator: Indicator, span: Span) -> list[Said]:
    work = before.work
    found = []
    for report, said in before.said():
        if said.figure != indicator.key or report.month > span.last.number or said.value is None:
            continue
        person, absent = (people.person(work.session, work.library.id, one or 0) for one in (said.by, said.instead_of))
        found.append(
            Said(
                indicator=indicator.key,
                department=report.department,
                month=report.month,
                value=said.value,
                by=person.name if person else "",
                at=said.at.astimezone(work.now.tzinfo),
                approved=report.status == "approved",
                note=said.note,
                instead_of=absent.name if absent else "",
            )
        )
    return found


def _said(work: Work, indicator: Indicator, submission: Submission) -> Said | None:
    answer = answers.answers_of(work.session, submission.id).get(indicator.key)
    if answer is None or answer.id is None or answer.value is None:
        return None
    person = people.person(work.session, work.library.id, answer.entered_by)
    absent = people.person(work.session, work.library.id, history.answered_for(work.session, answer.id) or 0)
    return Said(
        indicator=indicator.key,
        department=submission.department_id,
        month=submission.month,
        value=answer.value,
        by=person.name if person else "",
        at=answer.entered_at.astimezone(work.now.tzinfo),
        approved=submission.status == "approved",
        note=answer.note,
        instead_of=absent.name if absent else "",
    )
