"""Next year's plan out of this year's: what was done becomes the baseline, and new targets are given one by one.

Until it is put into force it is a draft that holds only the targets given so far. What was done this year is read anew
each time, so that a late report for December is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.document.compare.row_matching import printed_code
from plan.indicator import Indicator
from plan.progress.line import Line
from plan.progress.next_targets import next_targets, sums_above
from plan.short_names.offered import next_year_of
from storage.planning import plans
from storage.planning.plans import PlanContent
from storage.planning.versions import keep_version
from storage.tables import Plan, PlanDraft
from usecases.planning.last_year import done_of, measured_year
from usecases.planning.next_year import AskedTarget, GivenTargets, RollOver
from usecases.planning.planned_rows import PlannedRow, keys_by_place, rows_in_force
from usecases.planning.rolled.carried import carried_row
from usecases.planning.writing import put_in_force
from usecases.work import Work

__all__ = ["AskedTarget", "GivenTargets", "PlanDraft", "RollOver"]


@dataclass(frozen=True, slots=True)
class _OldPlan:
    """The plan that is rolled over, read once; next year's plan is computed from it."""

    plan: PlanContent
    rows: tuple[PlannedRow, ...]
    lines: Mapping[int, Line]
    """Every figure as /hisobot measures the year."""

    @property
    def done(self) -> dict[int, Decimal | None]:
        """Figure id → what was done of it, as it becomes the new baseline."""
        return {key: done_of(line) for key, line in self.lines.items()}


@dataclass(frozen=True, slots=True)
class _Given:
    """What was said so far, by figure of the old plan."""

    targets: Mapping[int, Decimal | None]
    schedules: Mapping[int, str]


def may_begin_roll_over(work: Work, year: int) -> bool:
    """Whether this person may make the plan of the year after this one: it has none yet."""
    return (
        work.directs
        and plans.plan_row(work.session, work.library.id, year) is not None
        and plans.plan_row(work.session, work.library.id, year + 1) is None
    )


def begin_roll_over(work: Work, year: int) -> RollOver | None:
    """The draft of the year after this one: the one that is open, or a new one."""
    if not may_begin_roll_over(work, year):
        return None
    draft = plans.open_roll_over(work.session, work.library.id)
    if draft is None or draft.answers["year"] != year:
        draft = PlanDraft(
            library_id=work.library.id,
            person_id=work.person.id,
            file_name="",
            tables="",
            answers={"year": year, "targets": {}},
            created_at=work.now,
            closed_at=None,
        )
        work.session.add(draft)
        work.session.flush()
        work.note_down("begin", "roll_over", draft.id, after={"year": year})
    return _read_draft(work, draft)


def find_roll_over(work: Work, draft_id: int) -> RollOver | None:
    """The draft a button belongs to; None once it is in force, thrown away, or that year has a plan."""
    draft = find_draft(work, draft_id)
    return _read_draft(work, draft) if draft is not None else None


def find_draft(work: Work, draft_id: int) -> PlanDraft | None:
    """The draft as it is kept; None as for `find_roll_over`."""
    draft = plans.open_roll_over(work.session, work.library.id)
    if draft is None or draft.id != draft_id or not may_begin_roll_over(work, draft.answers["year"]):
        return None
    return draft


def _old_plan(work: Work, year: int) -> _OldPlan | None:
    plan = plans.plan_of_year(work.session, work.library.id, year)
    row = plans.plan_row(work.session, work.library.id, year)
    if plan is None or row is None:
        return None
    return _OldPlan(plan, tuple(rows_in_force(work.session, row)), measured_year(work, year))


def _read_draft(work: Work, draft: PlanDraft) -> RollOver | None:
    old = _old_plan(work, draft.answers["year"])
    if old is None:
        return None
    return replace(_roll_over(draft.id, old, _given(draft)), same=tuple(draft.answers.get("same", ())))


def _given(draft: PlanDraft) -> _Given:
    targets: dict[str, str | None] = draft.answers["targets"]
    schedules: dict[str, str] = draft.answers.get("schedules", {})
    return _Given(
        {int(key): None if target is None else Decimal(target) for key, target in targets.items()},
        {int(key): schedule for key, schedule in schedules.items()},
    )


def _roll_over(draft_id: int, old: _OldPlan, given: _Given) -> RollOver:
    year, done = old.plan.year, old.done
    targets = next_targets(old.plan.indicators, given.targets, done)

    def asked(indicator: Indicator) -> AskedTarget:
        target = targets[indicator.key]
        return AskedTarget(
            indicator.key,
            indicator,
            done.get(indicator.key),
            target.answered,
            target.value,
            target.lacking,
            target.together,
            old.lines[indicator.key].completion if indicator.key in old.lines else None,
            given.schedules.get(indicator.key),
        )

    counts = [indicator for indicator in old.plan.indicators if indicator.is_asked]
    wholes = [indicator for indicator in old.plan.indicators if not indicator.is_asked]
    places = keys_by_place(old.plan)
    return RollOver(
        draft_id,
        year,
        tuple(asked(indicator) for indicator in (*counts, *wholes) if targets[indicator.key].asked),
        tuple(carried_row(row, year, places, done, targets, given.schedules) for row in old.rows),
        old.plan.title.replace(str(year), str(year + 1)),
        tuple(asked(indicator) for indicator in wholes if targets[indicator.key].value is None),
        tuple(printed_code(row.identity) for row in old.rows if next_year_of(row.name, year) != row.name),
    )


def give_targets(
    work: Work, draft_id: int, key: int, values: Sequence[Decimal | None], listed: int = 0
) -> GivenTargets | None:
    """Store new targets in the draft: the first for the figure `key`, each further one for the next figure without
    any; the value None says that a figure has no target. Returns None when the draft or the figure is gone.

    Values that are left over are not taken, and never become the target of a total after those of its parts. A list
    with more lines (`listed`) than figures that wait is refused whole: it probably includes the totals, so every number
    below the first of them would go to the wrong row.
    """
    draft = find_draft(work, draft_id)
    old = _old_plan(work, draft.answers["year"]) if draft is not None else None
    if draft is None or old is None:
        return None
    targets, schedules = dict(_given(draft).targets), dict(_given(draft).schedules)
    now = _roll_over(draft_id, old, _Given(targets, schedules))
    figure = now.find(key)
    taken: list[tuple[AskedTarget, Decimal | None]] = []
    if figure is None:
        return None
    if listed > now.room(figure):
        return GivenTargets(now, ())
    for value in values:
        if figure is None or (figure.is_total and taken and not taken[-1][0].is_total):
            break
        for whole in sums_above(old.plan.indicators, figure.key):
            targets.pop(whole, None)  # it was given beside another number of this part
            schedules.pop(whole, None)
        if figure.target != value:
            schedules.pop(figure.key, None)
        targets[figure.key] = value
        taken.append((figure, value))
        now = _roll_over(draft_id, old, _Given(targets, schedules))
        figure = now.next
    if taken:
        _keep(work, draft, _Given(targets, schedules))
    return GivenTargets(now, tuple(taken))


def give_same_targets(work: Work, draft_id: int) -> GivenTargets | None:
    """Give every figure that has no answer yet the target that it has this year, split as this year's; None when the
    draft is gone. Which these were is remembered, so that they can be taken back together."""
    draft = find_draft(work, draft_id)
    old = _old_plan(work, draft.answers["year"]) if draft is not None else None
    if draft is None or old is None:
        return None
    targets, schedules = dict(_given(draft).targets), dict(_given(draft).schedules)
    now, taken = _roll_over(draft_id, old, _Given(targets, schedules)), []
    while (figure := now.next) is not None:
        targets[figure.key] = figure.old.target
        if figure.old.target is not None and figure.old.schedule is not None:
            schedules[figure.key] = str(figure.old.schedule)
        taken.append((figure, figure.old.target))
        now = _roll_over(draft_id, old, _Given(targets, schedules))
    if taken:
        _keep(work, draft, _Given(targets, schedules))
        draft.answers = {**draft.answers, "same": [figure.key for figure, _ in taken]}
        work.session.flush()
    same = _read_draft(work, draft)
    return GivenTargets(same, tuple(taken)) if same is not None else None


def take_back_same_targets(work: Work, draft_id: int) -> RollOver | None:
    """Leave open again what was given by `give_same_targets`, as far as nobody has said it otherwise since."""
    draft = find_draft(work, draft_id)
    old = _old_plan(work, draft.answers["year"]) if draft is not None else None
    if draft is None or old is None:
        return None
    given, of_this_year = _given(draft), {figure.key: figure.target for figure in old.plan.indicators}
    back = {key for key in draft.answers.get("same", ()) if given.targets.get(key) == of_this_year.get(key)}
    targets = {key: target for key, target in given.targets.items() if key not in back}
    _keep(work, draft, _Given(targets, {key: split for key, split in given.schedules.items() if key not in back}))
    draft.answers = {**draft.answers, "same": []}
    work.session.flush()
    return _read_draft(work, draft)


def give_schedule(work: Work, draft_id: int, key: int, schedule: str) -> RollOver | None:
    """Store how a new target is split over the year ("" for not at all); None when the draft is gone, or the figure has
    no target to be split."""
    draft = find_draft(work, draft_id)
    now = _read_draft(work, draft) if draft is not None else None
    figure = now.find(key) if now is not None else None
    if draft is None or figure is None or figure.target is None:
        return None
    before = _given(draft).schedules.get(key)
    schedules = {**draft.answers.get("schedules", {}), str(key): schedule}
    draft.answers = {**draft.answers, "schedules": schedules}
    work.session.flush()
    was = {} if before is None else {str(key): before or None}
    work.note_down("split", "roll_over", draft.id, {"targets": was}, {"targets": {str(key): schedule or None}})
    return _read_draft(work, draft)


def _keep(work: Work, draft: PlanDraft, given: _Given) -> None:
    before: dict[str, str | None] = draft.answers["targets"]
    after = {str(key): None if value is None else format(value, "f") for key, value in given.targets.items()}
    schedules = {str(key): schedule for key, schedule in given.schedules.items()}
    draft.answers = {**draft.answers, "targets": after, "schedules": schedules}
    work.session.flush()
    changed = [key for key in {**before, **after} if key not in before or before[key] != after.get(key, "")]
    was, became = ({key: targets[key] for key in changed if key in targets} for targets in (before, after))
    work.note_down("target", "roll_over", draft.id, {"targets": was}, {"targets": became})


def discard_roll_over(work: Work, draft_id: int) -> bool:
    """Close the draft without using it; the plans in force stay. False when it is gone already."""
    draft = find_draft(work, draft_id)
    if draft is None:
        return False
    draft.closed_at = work.now
    work.session.flush()
    work.note_down("throw_away", "roll_over", draft.id)
    return True


def put_roll_over_in_force(work: Work, draft_id: int, order: str, why: str) -> int | None:
    """Put next year's plan into force and return its year; None when the draft is gone."""
    plans.lock_library(work.session, work.library.id)
    draft = find_draft(work, draft_id)
    rolled_over = _read_draft(work, draft) if draft is not None else None
    if draft is None or rolled_over is None:
        return None
    old = plans.plan_of_year(work.session, work.library.id, rolled_over.year)
    assert old is not None
    plan = Plan(
        library_id=work.library.id,
        year=rolled_over.year + 1,
        title=rolled_over.title[:500],
        version=1,
        loaded_at=work.now,
        loaded_by=work.person.id,
    )
    work.session.add(plan)
    work.session.flush()
    put_in_force(work.session, plan, rolled_over.rows, follows=keys_by_place(old))
    keep_version(work.session, plan, work.now, work.person.id, why, order)
    draft.closed_at = work.now
    work.session.flush()
    after = {"version": 1, "year": plan.year, "order": order, "rolled_over_from": rolled_over.year}
    work.note_down("load", "plan", plan.id, None, {**after, "figures": len(old.indicators)}, why=why)
    return plan.year
