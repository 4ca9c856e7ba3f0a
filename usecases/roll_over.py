"""Next year's plan out of this year's: what was done becomes last year's figure, targets are given one by one.

Until it is put into force it is a draft: only the targets given so far are kept, and what was done is read anew each
time, so a December that comes late is in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Month, Span
from plan.progress import ProgressReport
from storage import plans
from storage.plan_versions import keep_version
from storage.tables import Plan, PlanDraft
from usecases import owing
from usecases.plan_changes import Place, PlannedFigure, PlannedRow, rows_in_force
from usecases.plan_writing import put_in_force
from usecases.progress import progress_report
from usecases.work import Work

__all__ = ["PlanDraft"]


@dataclass(frozen=True, slots=True)
class Unsure:
    """What last year's figures still wait for: reports (department id, month) that have not come, or not been
    approved."""

    missing: tuple[tuple[int, int], ...]
    unapproved: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure whose new target is asked; what was done of it may still be unknown."""

    key: int
    """The old year's figure."""
    old: Indicator
    done: Decimal | None
    said: bool
    """Whether something was answered, which may be that it has none."""
    target: Decimal | None


@dataclass(frozen=True, slots=True)
class RollOver:
    """Next year's plan as far as it has come."""

    draft: int
    year: int
    asked: tuple[Asked, ...]
    rows: tuple[PlannedRow, ...]
    title: str

    @property
    def next(self) -> Asked | None:
        return next((one for one in self.asked if not one.said), None)

    def find(self, key: int) -> Asked | None:
        return next((one for one in self.asked if one.key == key), None)


def may_begin(work: Work, year: int) -> bool:
    """Whether the year after this one still waits for its plan."""
    return (
        work.directs
        and plans.plan_row(work.session, work.library.id, year) is not None
        and plans.plan_row(work.session, work.library.id, year + 1) is None
    )


def unsure(work: Work, year: int) -> Unsure:
    """Which reports of a year are still missing or not approved, as /hisobot counts them; months that have not ended
    yet are missing too."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    report = _year(work, year)
    if plan is None or report is None:
        return Unsure((), ())
    came = report.completeness
    return Unsure(
        tuple(sorted(owing.owed(work, plan, range(1, 13)) - set(came.received))),
        tuple(sorted(set(came.received) - set(came.approved))),
    )


def _year(work: Work, year: int) -> ProgressReport | None:
    return progress_report(work, Span.containing(Month(year, 12), "year"))


def done_in(work: Work, year: int) -> dict[int, Decimal | None]:
    """Figure id → what was done of it in the year, a stock's level at its end; None where nobody said anything."""
    report = _year(work, year)
    return {} if report is None else {line.indicator.key: line.actual for line in report.lines}


def begin(work: Work, year: int) -> RollOver | None:
    """The draft of the year after this one: the one that is open, or a new one."""
    if not may_begin(work, year):
        return None
    kept = plans.open_roll_over(work.session, work.library.id)
    if kept is None or kept.answers["year"] != year:
        kept = PlanDraft(
            library_id=work.library.id,
            person_id=work.person.id,
            file_name="",
            tables="",
            answers={"year": year, "targets": {}},
            created_at=work.now,
            closed_at=None,
        )
        work.session.add(kept)
        work.session.flush()
        work.note_down("begin", "roll_over", kept.id, after={"year": year})
    return _read(work, kept)


def find(work: Work, draft: int) -> RollOver | None:
    """The draft a button belongs to; None once it is in force, thrown away, or that year has a plan."""
    kept = _kept(work, draft)
    return _read(work, kept) if kept is not None else None


def _kept(work: Work, draft: int) -> PlanDraft | None:
    kept = plans.open_roll_over(work.session, work.library.id)
    if kept is None or kept.id != draft or not may_begin(work, kept.answers["year"]):
        return None
    return kept


def _read(work: Work, kept: PlanDraft) -> RollOver | None:
    year: int = kept.answers["year"]
    given: Mapping[str, str | None] = kept.answers["targets"]
    plan = plans.plan_of_year(work.session, work.library.id, year)
    row = plans.plan_row(work.session, work.library.id, year)
    if plan is None or row is None:
        return None
    done = done_in(work, year)
    targets = {one.key: _decimal(given.get(str(one.key))) for one in plan.indicators}
    asked = tuple(
        Asked(one.key, one, done.get(one.key), str(one.key) in given, targets[one.key])
        for one in plan.indicators
        if one.kind == "count"
    )
    for one in reversed(plan.indicators):
        if one.kind != "count":
            targets[one.key] = _computed(one, plan.indicators, targets, done)
    places = {(one.section, one.number, one.part or ""): one.key for one in plan.indicators}
    rows = tuple(_carried(one, year, places, done, targets) for one in rows_in_force(work.session, row))
    return RollOver(kept.id, year, asked, rows, plan.title.replace(str(year), str(year + 1)))


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _computed(
    whole: Indicator,
    indicators: Sequence[Indicator],
    targets: Mapping[int, Decimal | None],
    done: Mapping[int, Decimal | None],
) -> Decimal | None:
    """A total's target is that of its parts together, a stock's what it grows to; None as long as one is missing."""
    by_key = {one.key: one for one in indicators}
    parts = [
        _computed(by_key[key], indicators, targets, done) if by_key[key].kind != "count" else targets[key]
        for key in whole.parts
    ]
    known = [one for one in parts if one is not None]
    if not parts or len(known) < len(parts):
        return None
    if whole.kind == "total":
        return sum(known, Decimal(0))
    level = done.get(whole.key)
    return None if level is None else level + known[0]


def _carried(
    row: PlannedRow,
    year: int,
    places: Mapping[Place, int],
    done: Mapping[int, Decimal | None],
    targets: Mapping[int, Decimal | None],
) -> PlannedRow:
    figures = []
    for one in row.figures:
        key = places[row.section, row.number, one.part]
        figures.append(replace(one, baseline=done.get(key), target=targets[key]))
    return replace(row, deadline=row.deadline.replace(str(year), str(year + 1)), figures=tuple(figures))


def give_target(work: Work, draft: int, key: int, target: Decimal | None) -> RollOver | None:
    """Keep a new target; None says that this figure has none. Nothing is in force yet."""
    kept = _kept(work, draft)
    found = _read(work, kept) if kept is not None else None
    if kept is None or found is None or found.find(key) is None:
        return None
    before = kept.answers["targets"].get(str(key))
    value = None if target is None else format(target, "f")
    kept.answers = {**kept.answers, "targets": {**kept.answers["targets"], str(key): value}}
    work.session.flush()
    work.note_down("target", "roll_over", kept.id, {"figure": key, "target": before}, {"figure": key, "target": value})
    return _read(work, kept)


def throw_away(work: Work, draft: int) -> bool:
    """The draft is not wanted; the plans in force stay."""
    kept = _kept(work, draft)
    if kept is None:
        return False
    kept.closed_at = work.now
    work.session.flush()
    work.note_down("throw_away", "roll_over", kept.id)
    return True


def put(work: Work, draft: int, order: str, why: str) -> int | None:
    """Put next year's plan into force; its year, or None when there is nothing to put any more."""
    plans.hold_library(work.session, work.library.id)
    kept = _kept(work, draft)
    found = _read(work, kept) if kept is not None else None
    if kept is None or found is None:
        return None
    old = plans.plan_of_year(work.session, work.library.id, found.year)
    assert old is not None
    plan = Plan(
        library_id=work.library.id,
        year=found.year + 1,
        title=found.title[:500],
        version=1,
        loaded_at=work.now,
        loaded_by=work.person.id,
    )
    work.session.add(plan)
    work.session.flush()
    follows = {(one.section, one.number, one.part or ""): one.key for one in old.indicators}
    put_in_force(work.session, plan, found.rows, follows=follows)
    keep_version(work.session, plan, work.now, work.person.id, why, order)
    kept.closed_at = work.now
    work.session.flush()
    after = {"version": 1, "year": plan.year, "order": order, "rolled_over_from": found.year}
    work.note_down("load", "plan", plan.id, None, {**after, "figures": len(old.indicators)}, why=why)
    return plan.year


def with_new_baselines(work: Work, year: int, rows: Sequence[PlannedRow]) -> list[PlannedRow]:
    """The year's rows with what was really done in the year before, where that is known: a December that came after
    the plan had been made."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    assert plan is not None
    done = done_in(work, year - 1)
    keys = {(one.section, one.number, one.part or ""): one.key for one in plan.indicators}

    def renewed(row: PlannedRow, one: PlannedFigure) -> PlannedFigure:
        actual = done.get(plan.follows.get(keys[row.section, row.number, one.part], 0))
        return one if actual is None else replace(one, baseline=actual)

    return [replace(row, figures=tuple(renewed(row, one) for one in row.figures)) for row in rows]


def can_renew(work: Work, year: int) -> bool:
    """Whether the year's plan is matched with the one before it."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    return work.directs and plan is not None and bool(plan.follows)
