"""What a hand has set of how figures are counted (kind, direction, split over the year) against a file that is loaded
over it. Three are compared: what the last file said, what is in force, and what the new file says.

A file that repeats the last one does not undo what was set since; one that has changed there too is a question, asked
once for all figures. Figures of one sum are counted alike, so a kind or a direction is decided for the whole sum.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Literal, get_args

from plan.document.compare.hand_set import Aspect, HandSet
from plan.document.doubt import Choice, Doubt
from plan.document.figure import Figure
from plan.document.reader import PlanDocument
from plan.indicator import ASKED, KINDS, Direction
from plan.schedule import Schedule
from storage.base import Session
from storage.oversight import history
from storage.planning import plans, versions
from storage.tables import Plan
from usecases.planning.changes import same_parts
from usecases.planning.kinds import comes_out
from usecases.planning.planned_rows import Place, PlannedFigure, place_of_figure, rows_in_force
from usecases.planning.row_matching import same_rows

COUNTING = "held:counting:"
"""What the id of the question begins with which stands: what a hand has set, or what the file says now."""
OF_FILE, OF_PLAN = "of_file", "of_plan"

Fate = Literal["file", "hand", "asked"]


@dataclass(frozen=True, slots=True)
class Counting:
    """How a figure is counted, in the words in which it is kept."""

    kind: str = "count"
    direction: str = "more"
    schedule: str = ""

    @classmethod
    def of(cls, figure: Figure | PlannedFigure) -> "Counting":
        return cls(figure.kind, figure.direction, str(figure.schedule or ""))


_PLAIN = Counting()


def counting_as_json(document: PlanDocument) -> list[list[str]]:
    """What a file says of how its figures are counted, as the history keeps it; of plain counts nothing is kept."""
    counted = ((place_of_figure(figure), Counting.of(figure)) for figure in document.figures)
    return [
        [*place, counting.kind, counting.direction, counting.schedule]
        for place, counting in counted
        if counting != _PLAIN
    ]


def with_hand_set(
    session: Session, library_id: int, document: PlanDocument, answers: Mapping[str, str]
) -> PlanDocument:
    """The document with what a hand has set, and with the question about the figures of which the file has changed too
    (or with the answer to it)."""
    assert document.year is not None
    plan = plans.plan_row(session, library_id, document.year)
    same = same_rows(session, library_id, document, answers) if plan is not None else None
    if plan is None or same is None:
        return document
    in_force = {row.identity: row for row in rows_in_force(session, plan)}
    before: dict[int, tuple[Place, PlannedFigure]] = {}
    by_row: dict[tuple[str, str], list[int]] = {}
    for at, figure in enumerate(document.figures):
        by_row.setdefault((figure.section, figure.number), []).append(at)
    for identity, places in by_row.items():
        if identity not in same:
            continue
        old = {figure.part: figure for figure in in_force[same[identity]].figures}
        labels = {place_of_figure(document.figures[at])[2]: at for at in places}
        for label, was in same_parts(old, list(labels)).items():
            before[labels[label]] = ((*same[identity], was), old[was])
    return _Held(document.figures, before, _last_file(session, library_id, plan)).settled(document, answers)


def _last_file(session: Session, library_id: int, plan: Plan) -> Mapping[Place, Counting] | None:
    """What the last loaded file said, by the places that its figures have in the plan in force; plain counts are left
    out. None for a plan that was made of last year's, of which no file has said anything."""
    version: int | None = None
    for event in history.newest_first(session, library_id, None, None, "load"):
        if event.subject != "plan" or event.subject_id != plan.id or not isinstance(event.after, dict):
            continue
        if "counting" in event.after:
            return {tuple(place): Counting(*counting) for place, counting in map(_parted, event.after["counting"])}
        if "rolled_over_from" in event.after:
            return None
        # Before this was kept a file was put into force as it was.
        version = event.after.get("version")
        break
    kept = [number for number, _ in versions.moments_of(session, plan.id)]
    if not kept:
        return _as_in_force(session, plan)
    indicators = versions.indicators_of(session, plan.id, version if version in kept else kept[0])
    return {
        (indicator.section, indicator.number, indicator.part or ""): Counting(
            indicator.kind, indicator.direction, str(indicator.schedule or "")
        )
        for indicator in indicators
    }


def _parted(kept: Sequence[str]) -> tuple[Any, Sequence[str]]:
    return kept[:3], kept[3:]


def _as_in_force(session: Session, plan: Plan) -> Mapping[Place, Counting]:
    """Of a plan that was never changed."""
    return {
        (*row.identity, figure.part): Counting.of(figure)
        for row in rows_in_force(session, plan)
        for figure in row.figures
    }


class _Held:
    """A file's figures beside those in force (by their place in the file) and what the last file said of these."""

    def __init__(
        self,
        figures: Sequence[Figure],
        before: Mapping[int, tuple[Place, PlannedFigure]],
        last: Mapping[Place, Counting] | None,
    ) -> None:
        self.figures = figures
        self.before = {at: figure for at, (_, figure) in before.items()}
        self.last = {} if last is None else {at: last.get(place, _PLAIN) for at, (place, _) in before.items()}
        self.fates: dict[tuple[int, Aspect], Fate] = {}
        for together in _sums(figures):
            self._decide(together)

    def _decide(self, together: Sequence[int]) -> None:
        known = [at for at in together if at in self.before]
        of_stock = any(self.figures[at].kind == "stock" for at in together)
        asked = [at for at in together if self.figures[at].kind in ASKED]
        kinds = {self.before[at].kind for at in asked if at in self.before}
        kind: Fate | None = None
        if not of_stock and len(kinds) == 1 and kinds <= ASKED:
            kind = _common([self._fate(at, "kind") for at in asked if at in self.before])
        if not of_stock and len({self.before[at].direction for at in known}) == 1:
            self._mark(known, "direction", _common([self._fate(at, "direction") for at in known]))
        splits = {at: self._fate(at, "schedule") for at in known}
        if kind is not None and ("count" in kinds) != any(self.figures[at].kind == "count" for at in asked):
            # A split says other things of a sum than of a level: both are decided together.
            kind = _common([kind, *splits.values()])
            splits = {at: kind if fate is not None else None for at, fate in splits.items()}
        self._mark([at for at in asked if at in self.before], "kind", kind)
        for at, fate in splits.items():
            self._mark([at], "schedule", fate)

    def _mark(self, places: Sequence[int], aspect: Aspect, fate: Fate | None) -> None:
        for at in places:
            if fate is not None and self._values(at, aspect)[0] != self._values(at, aspect)[1]:
                self.fates[at, aspect] = fate

    def _values(self, at: int, aspect: Aspect) -> tuple[str, str]:
        """What the file says, and what is in force."""
        filed, in_force = Counting.of(self.figures[at]), Counting.of(self.before[at])
        return str(getattr(filed, aspect)), str(getattr(in_force, aspect))

    def _fate(self, at: int, aspect: Aspect) -> Fate | None:
        """None where file and plan say the same."""
        filed, in_force = self._values(at, aspect)
        last = str(getattr(self.last[at], aspect)) if at in self.last else None
        if filed == in_force:
            return None
        if last == in_force:
            return "file"
        return "hand" if last == filed and not (aspect == "schedule" and self._outgrown(at)) else "asked"

    def _outgrown(self, at: int) -> bool:
        """Whether the split in force goes with the target in force, but no longer with that of the file."""
        was, figure = self.before[at], self.figures[at]
        split = Schedule.parse(was.schedule)
        return (
            split is not None
            and comes_out(split, was.kind, was.target)
            and not comes_out(split, was.kind, figure.target)
        )

    def settled(self, document: PlanDocument, answers: Mapping[str, str]) -> PlanDocument:
        sets = tuple(
            HandSet(*place_of_figure(self.figures[at]), aspect, in_force, printed, fate == "asked")
            for (at, aspect), fate in sorted(self.fates.items(), key=lambda kept: kept[0])
            if fate != "file"
            for printed, in_force in [self._values(at, aspect)]
        )
        asked = [hand_set for hand_set in sets if hand_set.asked]
        mark = sha256(repr(asked).encode()).hexdigest()[:12]
        doubt = Doubt(
            COUNTING + mark,
            "counting_differs",
            None,
            "",
            "",
            "plan",
            str(len(asked)),
            (Choice(OF_FILE), Choice(OF_PLAN)),
        )
        answer = answers.get(doubt.id)
        stands: set[Fate] = {"hand", "asked"} if answer == OF_PLAN else {"hand"}
        open_doubts = (doubt,) if asked and answer not in (OF_FILE, OF_PLAN) else ()
        return replace(
            document,
            figures=tuple(self._with_hand(stands)),
            doubts=(*open_doubts, *document.doubts),
            hand_set=sets if open_doubts else _standing(sets, stands),
        )

    def _with_hand(self, stands: set[Fate]) -> Sequence[Figure]:
        figures = list(self.figures)
        for (at, aspect), fate in self.fates.items():
            if fate in stands:
                figures[at] = _with_value(figures[at], aspect, self._values(at, aspect)[1])
        # A part that is new in the file is counted like those that it is added to.
        for together in _sums(figures):
            for aspect in ("kind", "direction"):
                held = [at for at in together if self.fates.get((at, aspect)) in stands]
                for at in together:
                    if held and at not in self.before and (aspect != "kind" or figures[at].kind in ASKED):
                        figures[at] = _with_value(figures[at], aspect, getattr(figures[held[0]], aspect))
        return figures


def _standing(sets: Sequence[HandSet], stands: set[Fate]) -> tuple[HandSet, ...]:
    """Those that stay, once nothing is asked any more."""
    return tuple(replace(kept, asked=False) for kept in sets if not kept.asked or "asked" in stands)


def _with_value(figure: Figure, aspect: Aspect, value: str) -> Figure:
    match aspect:
        case "kind":
            return replace(figure, kind=next(kind for kind in KINDS if kind == value))
        case "direction":
            return replace(figure, direction=next(known for known in get_args(Direction) if known == value))
        case "schedule":
            return replace(figure, schedule=Schedule.parse(value))


def _common(fates: Sequence[Fate | None]) -> Fate | None:
    """The fate of figures that are decided together; None where nothing differs."""
    told = {fate for fate in fates if fate is not None}
    if not told:
        return None
    return told.pop() if len(told) == 1 else "asked"


def _sums(figures: Sequence[Figure]) -> list[list[int]]:
    """The figures that one sum makes of, by their places: the top total and all below it."""
    whole_of = {part: at for at, figure in enumerate(figures) for part in figure.parts}
    sums: dict[int, list[int]] = {}
    for at in range(len(figures)):
        top = at
        while top in whole_of:
            top = whole_of[top]
        sums.setdefault(top, []).append(at)
    return list(sums.values())
