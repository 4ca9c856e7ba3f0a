"""What a hand has set (targets, deadlines, who reports, and how figures are counted) against a file that is loaded over
it. Three are compared: what the last file said, what is in force, and what the new file says.

A file that repeats the last one does not undo what was set since; one that has changed there too is a question, asked
once for all figures. Figures of one sum are counted alike, so a kind or a direction is decided for the whole sum.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal, get_args

from plan.document.compare.hand_set import Aspect, HandSet
from plan.document.doubt import Choice, Doubt
from plan.document.figure import Figure, PlanDocument
from plan.indicator import ASKED, KINDS, Direction
from plan.schedule import Schedule
from storage.base import Session
from storage.planning import plans
from usecases.planning.changes import same_parts
from usecases.planning.held.last_file import Said, last_file
from usecases.planning.kinds import comes_out, figures_by_place
from usecases.planning.planned_rows import Place, PlannedFigure, PlannedRow, place_of_figure, rows_in_force
from usecases.planning.row_matching import same_rows

COUNTING = "held:counting:"
"""What the id of the question begins with which stands: what a hand has set, or what the file says now."""
OF_FILE, OF_PLAN = "of_file", "of_plan"

Fate = Literal["file", "hand", "asked"]


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
    rows = rows_in_force(session, plan)
    in_force = {row.identity: row for row in rows}
    below = _leaf_kinds(rows)
    before: dict[int, _Before] = {}
    by_row: dict[tuple[str, str], list[int]] = {}
    for at, figure in enumerate(document.figures):
        by_row.setdefault((figure.section, figure.number), []).append(at)
    for identity, places in by_row.items():
        if identity not in same:
            continue
        row = in_force[same[identity]]
        old = {figure.part: figure for figure in row.figures}
        labels = {place_of_figure(document.figures[at])[2]: at for at in places}
        for label, was in same_parts(old, list(labels)).items():
            at, place = labels[label], (*same[identity], was)
            # A total whose parts are no longer told apart is what these were.
            kind = old[was].kind if document.figures[at].parts else below.get(place, old[was].kind)
            before[at] = _Before(place, replace(old[was], kind=kind), row)
    last = last_file(session, library_id, plan)
    return _Held(document.figures, before, {at: last.get(was.place, Said()) for at, was in before.items()}).settled(
        document, answers
    )


def _leaf_kinds(rows: Sequence[PlannedRow]) -> dict[Place, str]:
    """By a total's place the kind that all figures below it have in common."""
    figures = figures_by_place(rows)
    kinds: dict[Place, set[str]] = {}
    for figure in figures.values():
        into = figure.part_of
        while figure.kind in ASKED and into is not None and into in figures:
            kinds.setdefault(into, set()).add(figure.kind)
            into = figures[into].part_of
    return {place: common.pop() for place, common in kinds.items() if len(common) == 1}


@dataclass(frozen=True, slots=True)
class _Before:
    """A figure as it is in force."""

    place: Place
    figure: PlannedFigure
    row: PlannedRow

    @property
    def said(self) -> Said:
        return Said.of(self.figure, self.row.reporters)


class _Held:
    """A file's figures beside those in force (by their place in the file) and what the last file said of these."""

    def __init__(self, figures: Sequence[Figure], before: Mapping[int, _Before], last: Mapping[int, Said]) -> None:
        self.figures = figures
        self.before = before
        self.last = last
        self.filed = {at: Said.of(figures[at], figures[at].reporters) for at in before}
        self.in_force = {at: was.said for at, was in before.items()}
        self.fates: dict[tuple[int, Aspect], Fate] = {}
        for together in _sums(figures):
            self._decide(together)
        rows = set[tuple[str, str]]()
        for at in before:
            self._mark([at], "window", self._fate(at, "window"))
            if (row := (figures[at].section, figures[at].number)) not in rows:
                # All figures of a row are reported by the same.
                rows.add(row)
                self._mark([at], "reporters", self._fate(at, "reporters"))

    def _decide(self, together: Sequence[int]) -> None:
        known = [at for at in together if at in self.before]
        of_stock = any(self.figures[at].kind == "stock" for at in together)
        asked = [at for at in together if self.figures[at].kind in ASKED]
        kinds = {self.in_force[at].kind for at in asked if at in self.before}
        kind: Fate | None = None
        if not of_stock and len(kinds) == 1 and kinds <= ASKED:
            kind = _common([self._fate(at, "kind") for at in asked if at in self.before])
        if not of_stock and len({self.in_force[at].direction for at in known}) == 1:
            self._mark(known, "direction", _common([self._fate(at, "direction") for at in known]))
        splits = {at: self._fate(at, "schedule") for at in known}
        if kind is not None and ("count" in kinds) != any(self.figures[at].kind == "count" for at in asked):
            # A split says other things of a sum than of a level: both are decided together.
            kind = _common([kind, *splits.values()])
            splits = {at: kind if fate is not None else None for at, fate in splits.items()}
        self._mark([at for at in asked if at in self.before], "kind", kind)
        for at in known:
            if self.figures[at].parts and self.in_force[at].kind in ASKED:
                # It has got parts, which a hand may have known nothing of.
                self._mark([at], "kind", self._fate(at, "kind"))
        for at, split in splits.items():
            self._decide_target(at, split)

    def _decide_target(self, at: int, split: Fate | None) -> None:
        """A target set by hand and a split over the year stand together, or are asked about together."""
        target = self._fate(at, "target")
        if target in ("hand", "asked") and split is not None and split != target:
            repeated = self.last[at].is_same(self.filed[at], "schedule")
            target = split = "hand" if target == "hand" and repeated else "asked"
        self._mark([at], "target", target)
        self._mark([at], "schedule", split)

    def _mark(self, places: Sequence[int], aspect: Aspect, fate: Fate | None) -> None:
        for at in places:
            if fate is not None and not self.filed[at].is_same(self.in_force[at], aspect):
                self.fates[at, aspect] = fate

    def _values(self, at: int, aspect: Aspect) -> tuple[str, str]:
        """What the file says, and what is in force."""
        return str(getattr(self.filed[at], aspect)), str(getattr(self.in_force[at], aspect))

    def _fate(self, at: int, aspect: Aspect) -> Fate | None:
        """None where file and plan say the same."""
        last, filed, in_force = self.last[at], self.filed[at], self.in_force[at]
        if filed.is_same(in_force, aspect):
            return None
        if last.is_same(in_force, aspect):
            return "file"
        return "hand" if last.is_same(filed, aspect) and not (aspect == "schedule" and self._outgrown(at)) else "asked"

    def _outgrown(self, at: int) -> bool:
        """Whether the split in force goes with the target in force, but no longer with that of the file."""
        was, figure = self.before[at].figure, self.figures[at]
        split = Schedule.parse(was.schedule)
        return (
            split is not None
            and comes_out(split, was.kind, was.target)
            and not comes_out(split, was.kind, figure.target)
        )

    def settled(self, document: PlanDocument, answers: Mapping[str, str]) -> PlanDocument:
        sets = tuple(
            HandSet(*self._place(at, aspect), aspect, in_force, printed, fate == "asked")
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

    def _place(self, at: int, aspect: Aspect) -> Place:
        section, number, part = place_of_figure(self.figures[at])
        return section, number, "" if aspect == "reporters" else part

    def _with_hand(self, stands: set[Fate]) -> Sequence[Figure]:
        figures = list(self.figures)
        for (at, aspect), fate in self.fates.items():
            if fate not in stands:
                continue
            if aspect == "kind" and figures[at].parts:
                self._keep_kind_of_whole(figures, at)
                continue
            row = (figures[at].section, figures[at].number)
            of_row = [other for other, figure in enumerate(figures) if (figure.section, figure.number) == row]
            for other in of_row if aspect == "reporters" else [at]:
                figures[other] = self._with_value(figures[other], at, aspect)
        # A part that is new in the file is counted like those that it is added to.
        for together in _sums(figures):
            for aspect in ("kind", "direction"):
                held = [at for at in together if self.fates.get((at, aspect)) in stands]
                held = [at for at in held if aspect != "kind" or figures[at].kind in ASKED]
                for at in together:
                    if held and at not in self.before and (aspect != "kind" or figures[at].kind in ASKED):
                        figures[at] = _with_counting(figures[at], aspect, getattr(figures[held[0]], aspect))
        return figures

    def _keep_kind_of_whole(self, figures: list[Figure], at: int) -> None:
        """A level whose parts are new is the sum of their levels; what cannot be added up is asked beside them."""
        kind = self.in_force[at].kind
        if kind == "level" and figures[at].kind == "total":
            for leaf in _leaves(figures, at):
                figures[leaf] = _with_counting(figures[leaf], "kind", kind)
        else:
            figures[at] = _with_counting(replace(figures[at], parts=()), "kind", kind)

    def _with_value(self, figure: Figure, at: int, aspect: Aspect) -> Figure:
        was = self.before[at]
        match aspect:
            case "target":
                return replace(figure, target=was.figure.target)
            case "window":
                return replace(figure, window=was.figure.window, deadline=was.row.deadline)
            case "reporters":
                return replace(figure, reporters=was.row.reporters, responsible=was.row.responsible)
            case _:
                return _with_counting(figure, aspect, getattr(self.in_force[at], aspect))


def _standing(sets: Sequence[HandSet], stands: set[Fate]) -> tuple[HandSet, ...]:
    """Those that stay, once nothing is asked any more."""
    return tuple(replace(kept, asked=False) for kept in sets if not kept.asked or "asked" in stands)


def _with_counting(figure: Figure, aspect: Aspect, value: str) -> Figure:
    if aspect == "kind":
        return replace(figure, kind=next(kind for kind in KINDS if kind == value))
    if aspect == "direction":
        return replace(figure, direction=next(known for known in get_args(Direction) if known == value))
    return replace(figure, schedule=Schedule.parse(value))


def _leaves(figures: Sequence[Figure], at: int) -> list[int]:
    parts = figures[at].parts
    return [leaf for part in parts for leaf in _leaves(figures, part)] if parts else [at]


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
