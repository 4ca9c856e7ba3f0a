"""Next year's plan out of this year's: what was done becomes the baseline, and new targets are given one by one.

Until it is put into force it is a draft that holds only the targets given so far. What was done this year is read anew
each time, so that a late report for December is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.indicator import Indicator
from plan.progress.next_targets import Target, next_targets, sums_above
from storage.planning import plans
from storage.planning.plans import PlanContent
from storage.planning.versions import keep_version
from storage.tables import Plan, PlanDraft
from usecases.planning.changes import Place, PlannedRow, keys_by_place, rows_in_force
from usecases.planning.last_year import done_in_year
from usecases.planning.writing import put_in_force
from usecases.work import Work

__all__ = ["PlanDraft"]


@dataclass(frozen=True, slots=True)
class AskedTarget:
    """A figure whose new target is asked. A total is asked only where the targets of its parts do not give it."""

    key: int
    """The old year's figure."""
    old: Indicator
    done: Decimal | None
    """What was done of it this year; None where nobody has reported anything."""
    answered: bool
    """Whether a target was given, or it was said that there is none."""
    target: Decimal | None
    lacking: tuple[Indicator, ...] = ()
    """Of a total: the parts without a target."""
    together: Decimal | None = None
    """Of a total: the sum of its parts that have a target."""

    @property
    def is_total(self) -> bool:
        return not self.old.is_asked

    @property
    def offered(self) -> Decimal | None:
        """The number that one tap gives: what a total's parts come to, or else this year's target."""
        return self.old.target if self.together is None else self.together


@dataclass(frozen=True, slots=True)
class RollOver:
    """Next year's plan as far as it has come."""

    draft: int
    year: int
    asked: tuple[AskedTarget, ...]
    rows: tuple[PlannedRow, ...]
    title: str
    unsummed: tuple[AskedTarget, ...]
    """Totals and stocks without a target, because their parts do not give it."""

    @property
    def next(self) -> AskedTarget | None:
        return next((figure for figure in self.asked if not figure.answered), None)

    def find(self, key: int) -> AskedTarget | None:
        return next((figure for figure in self.asked if figure.key == key), None)

    def room(self, figure: AskedTarget) -> int:
        """How many targets a list that begins at this figure can hold: its own, and one for each figure without any."""
        unanswered = {
            other.key
            for other in (*self.asked, *self.unsummed)
            if not other.answered and (figure.is_total or not other.is_total)
        }
        return len(unanswered | {figure.key})


@dataclass(frozen=True, slots=True)
class GivenTargets:
    """What giving targets has changed: the plan now, and which figure got which target, in order."""

    now: RollOver
    taken: tuple[tuple[AskedTarget, Decimal | None], ...]


@dataclass(frozen=True, slots=True)
class _OldPlan:
    """The plan that is rolled over, read once; next year's plan is computed from it."""

    plan: PlanContent
    rows: tuple[PlannedRow, ...]
    done: Mapping[int, Decimal | None]


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
    draft = _open_draft(work, draft_id)
    return _read_draft(work, draft) if draft is not None else None


def _open_draft(work: Work, draft_id: int) -> PlanDraft | None:
    draft = plans.open_roll_over(work.session, work.library.id)
    if draft is None or draft.id != draft_id or not may_begin_roll_over(work, draft.answers["year"]):
        return None
    return draft


def _old_plan(work: Work, year: int) -> _OldPlan | None:
    plan = plans.plan_of_year(work.session, work.library.id, year)
    row = plans.plan_row(work.session, work.library.id, year)
    if plan is None or row is None:
        return None
    return _OldPlan(plan, tuple(rows_in_force(work.session, row)), done_in_year(work, year))


def _read_draft(work: Work, draft: PlanDraft) -> RollOver | None:
    old = _old_plan(work, draft.answers["year"])
    return None if old is None else _roll_over(draft.id, old, _given_targets(draft))


def _given_targets(draft: PlanDraft) -> dict[int, Decimal | None]:
    return {int(key): None if target is None else Decimal(target) for key, target in draft.answers["targets"].items()}


def _roll_over(draft_id: int, old: _OldPlan, given: Mapping[int, Decimal | None]) -> RollOver:
    year = old.plan.year
    targets = next_targets(old.plan.indicators, given, old.done)

    def asked(indicator: Indicator) -> AskedTarget:
        target = targets[indicator.key]
        return AskedTarget(
            indicator.key,
            indicator,
            old.done.get(indicator.key),
            target.answered,
            target.value,
            target.lacking,
            target.together,
        )

    counts = [indicator for indicator in old.plan.indicators if indicator.is_asked]
    wholes = [indicator for indicator in old.plan.indicators if not indicator.is_asked]
    places = keys_by_place(old.plan)
    return RollOver(
        draft_id,
        year,
        tuple(asked(indicator) for indicator in (*counts, *wholes) if targets[indicator.key].asked),
        tuple(_carried_row(row, year, places, old.done, targets) for row in old.rows),
        old.plan.title.replace(str(year), str(year + 1)),
        tuple(asked(indicator) for indicator in wholes if targets[indicator.key].value is None),
    )


def _carried_row(
    row: PlannedRow,
    year: int,
    places: Mapping[Place, int],
    done: Mapping[int, Decimal | None],
    targets: Mapping[int, Target],
) -> PlannedRow:
    figures = []
    for figure in row.figures:
        key = places[row.section, row.number, figure.part]
        # The old year's quarters say nothing of the new target.
        figures.append(replace(figure, baseline=done.get(key), target=targets[key].value, schedule=""))
    return replace(row, deadline=row.deadline.replace(str(year), str(year + 1)), figures=tuple(figures))


def give_targets(
    work: Work, draft_id: int, key: int, values: Sequence[Decimal | None], listed: int = 0
) -> GivenTargets | None:
    """Store new targets in the draft: the first for the figure `key`, each further one for the next figure without
    any; the value None says that a figure has no target. Returns None when the draft or the figure is gone.

    Values that are left over are not taken, and never become the target of a total after those of its parts. A list
    with more lines (`listed`) than figures that wait is refused whole: it probably includes the totals, so every number
    below the first of them would go to the wrong row.
    """
    draft = _open_draft(work, draft_id)
    old = _old_plan(work, draft.answers["year"]) if draft is not None else None
    if draft is None or old is None:
        return None
    given = _given_targets(draft)
    now = _roll_over(draft_id, old, given)
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
            given.pop(whole, None)  # it was given beside another number of this part
        given[figure.key] = value
        taken.append((figure, value))
        now = _roll_over(draft_id, old, given)
        figure = now.next
    if taken:
        _keep_targets(work, draft, given)
    return GivenTargets(now, tuple(taken))


def _keep_targets(work: Work, draft: PlanDraft, given: Mapping[int, Decimal | None]) -> None:
    before: dict[str, str | None] = draft.answers["targets"]
    after = {str(key): None if value is None else format(value, "f") for key, value in given.items()}
    draft.answers = {**draft.answers, "targets": after}
    work.session.flush()
    changed = [key for key in {**before, **after} if key not in before or before[key] != after.get(key, "")]
    was, became = ({key: targets[key] for key in changed if key in targets} for targets in (before, after))
    work.note_down("target", "roll_over", draft.id, {"targets": was}, {"targets": became})


def discard_roll_over(work: Work, draft_id: int) -> bool:
    """Close the draft without using it; the plans in force stay. False when it is gone already."""
    draft = _open_draft(work, draft_id)
    if draft is None:
        return False
    draft.closed_at = work.now
    work.session.flush()
    work.note_down("throw_away", "roll_over", draft.id)
    return True


def put_roll_over_in_force(work: Work, draft_id: int, order: str, why: str) -> int | None:
    """Put next year's plan into force and return its year; None when the draft is gone."""
    plans.lock_library(work.session, work.library.id)
    draft = _open_draft(work, draft_id)
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
