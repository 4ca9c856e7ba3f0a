"""The rows of a plan in one form, whether they are in force or stand in a file that may be put into force."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from plan.document.cell.responsible import DIRECTOR, is_director
from plan.document.figure import Figure, PlanDocument
from plan.indicator import Window
from storage.base import Session
from storage.people import people
from storage.planning import plans
from storage.planning.plans import PlanContent
from storage.tables import Plan, PlanFigure, PlanRow

Place = tuple[str, str, str]
"""Section, number and part: what a figure is found again by."""


@dataclass(frozen=True, slots=True)
class PlannedFigure:
    """One figure of a plan in force, or of a file as it would be stored."""

    part: str
    unit: str
    kind: str
    baseline: Decimal | None
    target: Decimal | None
    window: Window
    part_of: Place | None
    direction: str = "more"
    schedule: str = ""
    of_two: bool | None = None
    """Whether a percent is asked as two numbers; None where nothing is said of it (a file), and it stays as it is."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of a plan in force, or of a file as it would be stored, with its figures."""

    section: str
    section_title: str
    number: str
    name: str
    mechanism: str
    deadline: str
    responsible: tuple[str, ...]
    reporters: tuple[str, ...]
    figures: tuple[PlannedFigure, ...]

    @property
    def identity(self) -> tuple[str, str]:
        return self.section, self.number


def rows_of_document(document: PlanDocument) -> list[PlannedRow]:
    """The document's rows as they would be stored. Only for a document that can be loaded."""
    whole_of = {part: place_of_figure(whole) for whole in document.figures for part in whole.parts}
    numbered = list(enumerate(document.figures))
    rows = []
    for _, group in groupby(numbered, key=lambda pair: (pair[1].section, pair[1].number)):
        members = list(group)
        first = members[0][1]
        rows.append(
            PlannedRow(
                first.section,
                first.section_title,
                first.number,
                first.name,
                first.mechanism,
                first.deadline[:300],
                first.responsible,
                tuple(dict.fromkeys(map(department_name, first.reporters))),
                tuple(_planned_figure(figure, whole_of.get(at)) for at, figure in members),
            )
        )
    return rows


def department_name(name: str) -> str:
    """The department that answers under a name of the plan: the director's office has one name in every library."""
    return DIRECTOR if is_director(name) else name[:300]


def place_of_figure(figure: Figure) -> Place:
    return figure.section, figure.number, (figure.part or "")[:300]


def keys_by_place(plan: PlanContent) -> dict[Place, int]:
    """Place of each figure of a plan in force → its key."""
    return {(indicator.section, indicator.number, indicator.part or ""): indicator.key for indicator in plan.indicators}


def _planned_figure(figure: Figure, part_of: Place | None) -> PlannedFigure:
    if figure.window is None:
        raise ValueError(f"{figure.code}: a figure without a window cannot be kept")
    part = place_of_figure(figure)[2]
    unit = figure.unit[:100]
    return PlannedFigure(
        part,
        unit,
        figure.kind,
        figure.baseline,
        figure.target,
        figure.window,
        part_of,
        figure.direction,
        str(figure.schedule or ""),
    )


def rows_in_force(session: Session, plan: Plan) -> list[PlannedRow]:
    """The plan's rows as they are stored now, in the printed order."""
    rows = sorted((row for row in plans.rows_of(session, plan.id) if not row.dropped), key=lambda row: row.position)
    ids = [row.id for row in rows]
    figures = [figure for figure in plans.figures_of(session, ids) if not figure.dropped]
    figures.sort(key=lambda figure: figure.position)
    by_id = {row.id: row for row in rows}
    places = {figure.id: (by_id[figure.row_id].section, by_id[figure.row_id].number, figure.part) for figure in figures}
    names = {department.id: department.name for department in people.load_departments(session, plan.library_id)}
    reporters = plans.reporters_of_rows(session, ids)
    by_row: dict[int, list[PlanFigure]] = {}
    for figure in figures:
        by_row.setdefault(figure.row_id, []).append(figure)
    return [
        _row_in_force(
            row,
            tuple(names[reporter.department_id] for reporter in reporters.get(row.id, [])),
            tuple(_figure_in_force(figure, places) for figure in by_row.get(row.id, [])),
        )
        for row in rows
    ]


def rows_of_version(content: Mapping[str, Any], names: Mapping[int, str]) -> dict[int, PlannedRow]:
    """Row id → the row as it was in a kept state of the plan, in the printed order."""
    rows = [row for row in content["rows"] if not row["dropped"]]
    figures = {figure["id"]: (row, figure) for row in rows for figure in row["figures"]}
    places: dict[int, Place] = {
        key: (row["section"], row["number"], figure["part"] or "") for key, (row, figure) in figures.items()
    }
    return {row["id"]: _row_of_version(row, places, names) for row in sorted(rows, key=lambda row: row["position"])}


def _row_of_version(row: Mapping[str, Any], places: Mapping[int, Place], names: Mapping[int, str]) -> PlannedRow:
    figures = sorted((one for one in row["figures"] if not one["dropped"]), key=lambda one: one["position"])
    return PlannedRow(
        row["section"],
        row["section_title"],
        row["number"],
        row["name"],
        row["mechanism"],
        row["deadline"],
        tuple(row["responsible"]),
        tuple(names.get(key, "") for key in row["reporters"]),
        tuple(_figure_of_version(figure, places) for figure in figures),
    )


def _figure_of_version(figure: Mapping[str, Any], places: Mapping[int, Place]) -> PlannedFigure:
    baseline, target = (None if figure[name] is None else Decimal(figure[name]) for name in ("baseline", "target"))
    return PlannedFigure(
        figure["part"] or "",
        figure["unit"],
        figure["kind"],
        baseline,
        target,
        Window.parse(figure["window"]),
        places.get(figure["part_of"]) if figure["part_of"] is not None else None,
        figure.get("direction") or "more",
        figure.get("schedule") or "",
        figure.get("of_two"),
    )


def _row_in_force(row: PlanRow, reporters: tuple[str, ...], figures: tuple[PlannedFigure, ...]) -> PlannedRow:
    return PlannedRow(
        row.section,
        row.section_title,
        row.number,
        row.name,
        row.mechanism,
        row.deadline,
        tuple(row.responsible),
        reporters,
        figures,
    )


def _figure_in_force(figure: PlanFigure, places: dict[int, Place]) -> PlannedFigure:
    return PlannedFigure(
        figure.part,
        figure.unit,
        figure.kind,
        figure.baseline,
        figure.target,
        Window.parse(figure.window),
        places.get(figure.part_of) if figure.part_of is not None else None,
        figure.direction,
        figure.schedule,
        figure.of_two,
    )
