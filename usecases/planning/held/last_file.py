"""What the last file of a plan said, which a hand may have changed since: how its figures are counted, their targets
and deadlines, and who reports them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, get_args

from plan.document.compare.hand_set import Aspect
from plan.document.figure import Figure, PlanDocument
from plan.fold import fold_key
from storage.base import Session
from storage.oversight import history
from storage.people import people
from storage.planning import versions
from storage.tables import Plan
from usecases.planning.planned_rows import Place, PlannedFigure, department_name, place_of_figure, rows_in_force

UNSAID = "?"
"""Of what no file has said anything."""
BETWEEN = "; "
_COUNTED = 3
"""How many fields of `Said`, from its first, say how a figure is counted."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a figure, in the words in which it is kept; "" for no target and no schedule."""

    kind: str = "count"
    direction: str = "more"
    schedule: str = ""
    target: str = UNSAID
    window: str = UNSAID
    reporters: str = UNSAID

    @classmethod
    def of(cls, figure: Figure | PlannedFigure, reporters: Sequence[str]) -> "Said":
        return cls(
            figure.kind,
            figure.direction,
            str(figure.schedule or ""),
            _written(figure.target),
            str(figure.window or ""),
            BETWEEN.join(dict.fromkeys(map(department_name, reporters))),
        )

    def is_same(self, other: "Said", aspect: Aspect) -> bool:
        """Whether both say the same of it; another spelling is nothing else."""
        ours, theirs = getattr(self, aspect), getattr(other, aspect)
        return ours == theirs or (aspect == "reporters" and fold_key(ours) == fold_key(theirs) != "")


_PLAIN = Said()


def _written(target: Decimal | None) -> str:
    return "" if target is None else f"{target.normalize():f}"


def counting_as_json(document: PlanDocument) -> list[list[str]]:
    """What a file says of how its figures are counted, as the history keeps it; of plain counts nothing is kept."""
    counted = ((place_of_figure(figure), Said.of(figure, ())) for figure in document.figures)
    return [
        [*place, said.kind, said.direction, said.schedule]
        for place, said in counted
        if (said.kind, said.direction, said.schedule) != (_PLAIN.kind, _PLAIN.direction, _PLAIN.schedule)
    ]


def said_otherwise_as_json(filed: PlanDocument, in_force: PlanDocument) -> list[list[str]]:
    """What a file says otherwise than what came into force of it: place, aspect and the file's value."""
    kept = {place_of_figure(figure): Said.of(figure, figure.reporters) for figure in in_force.figures}
    said = ((place_of_figure(figure), Said.of(figure, figure.reporters)) for figure in filed.figures)
    aspects = get_args(Aspect)[_COUNTED:]
    return [
        [*place, aspect, str(getattr(says, aspect))]
        for place, says in said
        for aspect in aspects
        if place in kept and not says.is_same(kept[place], aspect)
    ]


def last_file(session: Session, library_id: int, plan: Plan) -> Mapping[Place, Said]:
    """What the last loaded file said, by the places that its figures have in the plan in force. Of a plan that was made
    of last year's no file has said how it is counted; what it was made with stands for the rest."""
    after = last_load(session, plan.id)
    said = _of_version(session, plan, after.get("version"))
    for *place, aspect, value in after.get("said", ()):
        at: Place = (place[0], place[1], place[2])
        if at in said:
            said[at] = replace(said[at], **{aspect: value})
    if "rolled_over_from" in after:
        return {at: replace(says, kind=UNSAID, direction=UNSAID, schedule=UNSAID) for at, says in said.items()}
    if "counting" in after:
        counted = {tuple(kept[:_COUNTED]): kept[_COUNTED:] for kept in after["counting"]}
        plain = [_PLAIN.kind, _PLAIN.direction, _PLAIN.schedule]
        return {at: _counted(says, counted.get(at, plain)) for at, says in said.items()}
    # Before this was kept a file was put into force as it was.
    return said


def _counted(said: Said, counting: Sequence[str]) -> Said:
    kind, direction, schedule = counting
    return replace(said, kind=kind, direction=direction, schedule=schedule)


def last_load(session: Session, plan_id: int) -> Mapping[str, Any]:
    """What the history keeps of the last file that came into force and was not taken back; {} where there is none."""
    taken_back: set[int] = set()
    for line in reversed(history.lines_of_plan(session, plan_id, ("load", "undo"))):
        if line.action == "load" and line.after.get("version") not in taken_back:
            return dict(line.after)
        if line.action == "undo" and "undoes" in line.after:
            # What took a file back may have been taken back itself; the newest word stands.
            taken_back ^= {line.after["undoes"]}
    return {}


def _of_version(session: Session, plan: Plan, version: int | None) -> dict[Place, Said]:
    """The plan as it was in that version, or in the first that is kept; as it is in force where none is."""
    kept = [number for number, _ in versions.moments_of(session, plan.id)]
    if not kept:
        return {
            (*row.identity, figure.part): Said.of(figure, row.reporters)
            for row in rows_in_force(session, plan)
            for figure in row.figures
        }
    names = {department.id: department.name for department in people.load_departments(session, plan.library_id)}
    indicators = versions.indicators_of(session, plan.id, version if version in kept else kept[0])
    return {
        (indicator.section, indicator.number, indicator.part or ""): Said(
            indicator.kind,
            indicator.direction,
            str(indicator.schedule or ""),
            _written(indicator.target),
            str(indicator.window),
            BETWEEN.join(names[department] for department in indicator.departments if department in names),
        )
        for indicator in indicators
    }
