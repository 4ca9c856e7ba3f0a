"""Next year's plan out of this year's: what was done becomes last year's figure, targets are given one by one.

Until it is put into force it is a draft: only the targets given so far are kept, and what was done is read anew each
time, so a December that comes late is in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.indicator import Indicator
from plan.progress.next_targets import Target, above, next_targets
from storage.planning import plans
from storage.planning.plans import PlanContent
from storage.planning.versions import keep_version
from storage.tables import Plan, PlanDraft
from usecases.planning.changes import Place, PlannedRow, places_of, rows_in_force
from usecases.planning.last_year import done_in
from usecases.planning.writing import put_in_force
from usecases.work import Work

__all__ = ["PlanDraft"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure whose new target is asked; what was done of it may still be unknown. A total is asked where its parts do
    not give it."""

    key: int
    """The old year's figure."""
    old: Indicator
    done: Decimal | None
    said: bool
    """Whether something was answered, which may be that it has none."""
    target: Decimal | None
    lacking: tuple[Indicator, ...] = ()
    """Of a total: the parts without a target."""
    together: Decimal | None = None
    """Of a total: what its other parts come to."""

    @property
    def is_total(self) -> bool:
        return self.old.kind != "count"

    @property
    def offered(self) -> Decimal | None:
        """The number that one tap gives: what a total's parts come to, or else this year's target."""
        return self.old.target if self.together is None else self.together


@dataclass(frozen=True, slots=True)
class RollOver:
    """Next year's plan as far as it has come."""

    draft: int
    year: int
    asked: tuple[Asked, ...]
    rows: tuple[PlannedRow, ...]
    title: str
    unsummed: tuple[Asked, ...]
    """Totals and stocks without a target, because their parts do not give it."""

    @property
    def next(self) -> Asked | None:
        return next((one for one in self.asked if not one.said), None)

    def find(self, key: int) -> Asked | None:
        return next((one for one in self.asked if one.key == key), None)

    def room(self, one: Asked) -> int:
        """How many targets a list may hold that begins at this figure: itself, and whatever has none yet."""
        others = {
            each.key for each in (*self.asked, *self.unsummed) if not each.said and (one.is_total or not each.is_total)
        }
        return len(others | {one.key})


@dataclass(frozen=True, slots=True)
class Given:
    """What came of giving targets: the plan now, and which figure got which, in order."""

    now: RollOver
    taken: tuple[tuple[Asked, Decimal | None], ...]


@dataclass(frozen=True, slots=True)
class _Old:
    """The plan that is rolled over, read once: all else about next year's is worked out from it."""

    plan: PlanContent
    rows: tuple[PlannedRow, ...]
    done: Mapping[int, Decimal | None]


def may_begin(work: Work, year: int) -> bool:
    """Whether the year after this one still waits for its plan."""
    return (
        work.directs
        and plans.plan_row(work.session, work.library.id, year) is not None
        and plans.plan_row(work.session, work.library.id, year + 1) is None
    )


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


def _old(work: Work, year: int) -> _Old | None:
    plan = plans.plan_of_year(work.session, work.library.id, year)
    row = plans.plan_row(work.session, work.library.id, year)
    if plan is None or row is None:
        return None
    return _Old(plan, tuple(rows_in_force(work.session, row)), done_in(work, year))


def _read(work: Work, kept: PlanDraft) -> RollOver | None:
    old = _old(work, kept.answers["year"])
    return None if old is None else _rolled_over(kept.id, old, _given(kept))


def _given(kept: PlanDraft) -> dict[int, Decimal | None]:
    return {int(key): None if one is None else Decimal(one) for key, one in kept.answers["targets"].items()}


def _rolled_over(draft: int, old: _Old, given: Mapping[int, Decimal | None]) -> RollOver:
    year = old.plan.year
    targets = next_targets(old.plan.indicators, given, old.done)

    def asked(one: Indicator) -> Asked:
        found = targets[one.key]
        return Asked(one.key, one, old.done.get(one.key), found.answered, found.value, found.lacking, found.together)

    counts = [one for one in old.plan.indicators if one.kind == "count"]
    wholes = [one for one in old.plan.indicators if one.kind != "count"]
    places = places_of(old.plan)
    return RollOver(
        draft,
        year,
        tuple(asked(one) for one in (*counts, *wholes) if targets[one.key].asked),
        tuple(_carried(one, year, places, old.done, targets) for one in old.rows),
        old.plan.title.replace(str(year), str(year + 1)),
        tuple(asked(one) for one in wholes if targets[one.key].value is None),
    )


def _carried(
    row: PlannedRow,
    year: int,
    places: Mapping[Place, int],
    done: Mapping[int, Decimal | None],
    targets: Mapping[int, Target],
) -> PlannedRow:
    figures = []
    for one in row.figures:
        key = places[row.section, row.number, one.part]
        figures.append(replace(one, baseline=done.get(key), target=targets[key].value))
    return replace(row, deadline=row.deadline.replace(str(year), str(year + 1)), figures=tuple(figures))


def give_targets(work: Work, draft: int, key: int, values: Sequence[Decimal | None], listed: int = 0) -> Given | None:
    """Keep new targets: the first for a figure, each further one for the next without any; None says that a figure has
    none. What is left over is not taken, nor does it become a total's, which no list of the asked figures would hold.
    Nothing is taken of a list of so many lines (`listed`) that it cannot be one of these figures: it holds the totals,
    too, and every number below the first of them would be another row's. Nothing is in force yet; None when nothing can
    be given.
    """
    kept = _kept(work, draft)
    old = _old(work, kept.answers["year"]) if kept is not None else None
    if kept is None or old is None:
        return None
    given = _given(kept)
    now = _rolled_over(draft, old, given)
    one = now.find(key)
    taken: list[tuple[Asked, Decimal | None]] = []
    if one is None:
        return None
    if listed > now.room(one):
        return Given(now, ())
    for value in values:
        if one is None or (one.is_total and taken and not taken[-1][0].is_total):
            break
        for whole in above(old.plan.indicators, one.key):
            given.pop(whole, None)  # it was said beside another number of this part
        given[one.key] = value
        taken.append((one, value))
        now = _rolled_over(draft, old, given)
        one = now.next
    if taken:
        _keep(work, kept, given)
    return Given(now, tuple(taken))


def _keep(work: Work, kept: PlanDraft, given: Mapping[int, Decimal | None]) -> None:
    before: dict[str, str | None] = kept.answers["targets"]
    after = {str(key): None if value is None else format(value, "f") for key, value in given.items()}
    kept.answers = {**kept.answers, "targets": after}
    work.session.flush()
    changed = [key for key in {**before, **after} if key not in before or before[key] != after.get(key, "")]
    was, told = ({key: one[key] for key in changed if key in one} for one in (before, after))
    work.note_down("target", "roll_over", kept.id, {"targets": was}, {"targets": told})


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
    plans.lock_library(work.session, work.library.id)
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
    put_in_force(work.session, plan, found.rows, follows=places_of(old))
    keep_version(work.session, plan, work.now, work.person.id, why, order)
    kept.closed_at = work.now
    work.session.flush()
    after = {"version": 1, "year": plan.year, "order": order, "rolled_over_from": found.year}
    work.note_down("load", "plan", plan.id, None, {**after, "figures": len(old.indicators)}, why=why)
    return plan.year
