"""Why a number is what it is: who gave, changed, explained, sent, approved or returned it, and how the plan changed,
read from the history."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from plan.indicator import Indicator
from plan.progress.paper import Reason
from plan.progress.replay import Event, ReportThen, replay
from plan.progress.story import Chapter, Diary, PlanStep, Step, Story, Support
from plan.rate import number_from_history
from storage.month import day_counts
from storage.month.submissions import COUNTED
from storage.oversight import history
from storage.papers.reasons import reasons_of_figure
from storage.people import people
from storage.planning import plans
from storage.planning.plans import PlanContent
from storage.planning.versions import versions_of
from storage.tables import PlanVersion
from usecases.month.evidence import evidence_of_figure
from usecases.progress.measuring import visible_indicators
from usecases.work import Work

_OF_REPORT = ("submit", "approve", "return", "reopen")
_OF_FILE = ("attach", "detach")


def story_of_figure(work: Work, key: int) -> Story | None:
    """The story of one figure; None for people who may not see it (members see the rows of their departments)."""
    plan = plans.plan_of_figure(work.session, work.library.id, key)
    indicator = plan.indicator(key) if plan else None
    if (
        plan is None
        or indicator is None
        or all(figure.key != key for figure in visible_indicators(work, plan.indicators))
    ):
        return None
    parts = tuple(figure for figure in plan.indicators if figure.key in indicator.parts)
    chapters = () if parts else _chapters(work, indicator)
    diaries = () if parts else _diaries(work, key)
    reasons = tuple(
        (kept.month, Reason(kept.figure_id, kept.cause, kept.measure, kept.until))
        for kept in reasons_of_figure(work.session, work.library.id, key)
    )
    return Story(indicator, plan.year, parts, chapters, _plan_steps(work, plan, key), diaries, reasons)


def _diaries(work: Work, key: int) -> tuple[Diary, ...]:
    """The days that were counted: one's own departments' for a member, everybody's for whoever sees the library."""
    own = {department.id for department in work.departments()}
    months: dict[tuple[int, int], list[day_counts.StoredDay]] = {}
    for entry in day_counts.days_of_figure(work.session, key):
        if work.observes or entry.department in own:
            months.setdefault((entry.day.month, entry.department), []).append(entry)
    return tuple(
        Diary(
            department,
            month,
            {entry.day.day: entry.value for entry in entries},
            tuple(_name(work, person) for person in dict.fromkeys(entry.entered_by for entry in entries)),
        )
        for (month, department), entries in sorted(months.items(), reverse=True)
    )


def _chapters(work: Work, indicator: Indicator) -> tuple[Chapter, ...]:
    events = history.history_of_figure(work.session, work.library.id, indicator.key)
    then = replay(events)
    answers = {answer.submission: answer for answer in then.answers.values()}
    of_report: dict[int, list[Event]] = {}
    for event in events:
        place = event.after["submission"] if event.subject == "answer" else event.subject_id
        of_report.setdefault(int(place or 0), []).append(event)
    files: dict[int, list[Support]] = {}
    for attachment in evidence_of_figure(work, indicator.key):
        files.setdefault(attachment.submission, []).append(
            Support(attachment.id, attachment.kind, attachment.name, attachment.url)
        )
    own = {department.id for department in work.departments()}
    shown = [
        report
        for report in then.reports.values()
        if report.id in of_report and (work.observes or report.department in own or report.status in COUNTED)
    ]
    return tuple(
        Chapter(
            report.department,
            report.month,
            report.status,
            answers[report.id].value if report.id in answers else None,
            tuple(_steps(work, indicator.key, of_report[report.id])),
            tuple(files.get(report.id, ())),
            report.since if indicator.has_sum else 0,
        )
        for report in sorted(shown, key=_newest_first)
    )


def _newest_first(report: ReportThen) -> tuple[int, int]:
    return -report.month, report.department


def _steps(work: Work, key: int, events: Iterable[Event]) -> Iterable[Step]:
    for event in events:
        after: dict[str, Any] = event.after if isinstance(event.after, dict) else {}
        before: dict[str, Any] = event.before if isinstance(event.before, dict) else {}
        if event.subject == "answer":
            yield from _number_steps(work, event, before, after)
        elif event.action in _OF_FILE and key in (after.get("figure"), before.get("figure")):
            yield _step(work, event, event.action, why=str(after.get("name") or before.get("name") or ""))
        elif event.action in _OF_REPORT and key in after.get("rows", [key]):
            yield _step(work, event, event.action, why=event.why)


def _number_steps(work: Work, event: Event, before: dict[str, Any], after: dict[str, Any]) -> Iterable[Step]:
    old, new = (number_from_history(state) for state in (before, after))
    if event.action == "answer":
        yield _step(work, event, "unknown" if new is None else "number", old, new, event.why)
    elif event.action == "confirm":
        yield _step(work, event, "confirm", old, new)
    elif after.get("note") != before.get("note"):
        yield _step(work, event, "note", why=str(after.get("note") or ""))


def _step(
    work: Work, event: Event, what: str, before: Decimal | None = None, after: Decimal | None = None, why: str = ""
) -> Step:
    by, absent = _name(work, event.person), _name(work, event.on_behalf_of)
    return Step(what, event.at.astimezone(work.now.tzinfo), by, absent, before, after, why)


def _name(work: Work, person_id: int | None) -> str:
    person = people.load_person(work.session, work.library.id, person_id) if person_id is not None else None
    return person.name if person else ""


def _plan_steps(work: Work, plan: PlanContent, key: int) -> tuple[PlanStep, ...]:
    """What each version of the plan changed about the figure."""
    steps: list[PlanStep] = []
    names = {department.id: department.name for department in people.load_departments(work.session, work.library.id)}
    last: dict[str, str] | None = None
    for place, version in enumerate(versions_of(work.session, plan.id)):
        now = _in_version(version, key, names)
        if place and now != last:
            steps += _differences(work, version, last, now)
        last = now
    return tuple(steps)


def _in_version(version: PlanVersion, key: int, names: dict[int, str]) -> dict[str, str] | None:
    """What a version of the plan says of a figure; None where it is not in it."""
    for row in version.content["rows"]:
        for figure in row["figures"]:
            if figure["id"] == key:
                if row["dropped"] or figure["dropped"]:
                    return None
                who = ", ".join(names.get(department, "") for department in row["reporters"])
                return {
                    "target": figure["target"] or "",
                    "window": figure["window"],
                    "who": who,
                    "kind": figure["kind"],
                    # Versions of before figures had these are silent about them.
                    "direction": figure.get("direction") or "more",
                    "schedule": figure.get("schedule") or "",
                    "of_two": "two" if figure.get("of_two") else "",
                }
    return None


def _differences(
    work: Work, version: PlanVersion, last: dict[str, str] | None, now: dict[str, str] | None
) -> Sequence[PlanStep]:
    about = (version.at.astimezone(work.now.tzinfo), _name(work, version.by))
    because = (version.order_number, version.why)
    if last is None or now is None:
        what = "added" if last is None else "dropped"
        return [PlanStep(what, *about, "", (now or {}).get("target", ""), *because)]
    changed = [what for what in now if now[what] != last[what]]
    return [PlanStep(what, *about, last[what], now[what], *because) for what in changed]
