"""A plan as the arithmetic reads it, put together out of its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import BindParameter, bindparam, select

from plan.indicator import KINDS, Indicator, Kind, Window, letters_for, numbers_in_sections
from plan.letter.works import rows_of_one_work
from plan.month.submission import asked_in, reported_by, reporting_in
from plan.schedule import Schedule
from plan.short_names.apart import told_apart
from plan.short_names.offered import offered_short_name
from storage.base import Session
from storage.tables import Plan, PlanFigure, PlanRow, Reporter


@dataclass(frozen=True, slots=True)
class PlanContent:
    """A plan in force: its indicators in the printed order. Frozen, so that it may be shared between threads."""

    id: int
    library_id: int
    year: int
    title: str
    version: int
    indicators: tuple[Indicator, ...]
    rows: dict[int, int]
    """Indicator key → row id."""
    responsible: dict[int, tuple[str, ...]]
    """Row id → who is responsible, as printed."""
    deadlines: dict[int, str]
    """Row id → when, as printed."""
    follows: dict[int, int] = field(default_factory=dict)
    """Indicator key → the key of the same work in last year's plan, where that is known."""

    _asked: dict[tuple[int, int, int], list[Indicator]] = field(default_factory=dict, compare=False, repr=False)
    """(department, month or 0, since) → figures, as they were worked out when somebody first asked."""
    _reporting: dict[tuple[int, int], frozenset[int]] = field(default_factory=dict, compare=False, repr=False)
    """(month, since) → departments, in the same way."""

    def indicator(self, key: int) -> Indicator | None:
        return next((indicator for indicator in self.indicators if indicator.key == key), None)

    def reported_by(self, department: int) -> list[Indicator]:
        """The figures a department is asked for at all, in the plan's order. The list is everybody's."""
        return self.asked_in(department, 0)

    def asked_in(self, department: int, month: int, since: int = 0) -> list[Indicator]:
        """The figures a department's report of a month asks for, in the plan's order; with `since` that of a sum. The
        list is everybody's."""
        if (department, month, since) not in self._asked:
            figures = self.indicators
            asked = asked_in(figures, department, month, since) if month else reported_by(figures, department)
            self._asked[department, month, since] = asked
        return self._asked[department, month, since]

    def departments_of(self, month: int, since: int = 0) -> frozenset[int]:
        """The departments whose report of a month, or of a sum, asks for something."""
        if (month, since) not in self._reporting:
            self._reporting[month, since] = reporting_in(self.indicators, month, since)
        return self._reporting[month, since]


_KINDS: dict[str, Kind] = {kind: kind for kind in KINDS}
_Row = Any
"""A row of `plan_rows`, mapped or not."""
_Figure = Any
"""A row of `plan_figures`, mapped or not."""
_plans = Plan.metadata.tables["plans"].c
_rows = PlanRow.metadata.tables["plan_rows"].c
_figures = PlanFigure.metadata.tables["plan_figures"].c
_reporters = Reporter.metadata.tables["reporters"].c
_PLAN: BindParameter[int] = bindparam("plan")
_ABOUT = select(_plans.id, _plans.library_id, _plans.year, _plans.title, _plans.version).where(_plans.id == _PLAN)
_ROWS = select(*_rows).where(_rows.plan_id == _PLAN, _rows.dropped.is_(False)).order_by(_rows.position)
_OF_ROWS = select(_rows.id).where(_rows.plan_id == _PLAN, _rows.dropped.is_(False)).scalar_subquery()
_FIGURES = (
    select(*_figures).where(_figures.row_id.in_(_OF_ROWS), _figures.dropped.is_(False)).order_by(_figures.position)
)
_REPORTERS = (
    select(_reporters.row_id, _reporters.department_id)
    .where(_reporters.row_id.in_(_OF_ROWS))
    .order_by(_reporters.position)
)


def read_plan(session: Session, plan_id: int) -> PlanContent:
    """Every row, figure and reporter of a plan that has not been dropped from it."""
    about, rows, figures, reporting = (
        session.execute(statement, {"plan": plan_id}).all() for statement in (_ABOUT, _ROWS, _FIGURES, _REPORTERS)
    )
    reporters: dict[int, list[int]] = {}
    for row_id, department_id in reporting:
        reporters.setdefault(row_id, []).append(department_id)
    return assemble_plan(tuple(about[0]), rows, figures, reporters)


def assemble_plan(
    about: tuple[int, int, int, str, int],
    rows: Sequence[_Row],
    figures: Sequence[_Figure],
    reporters: Mapping[int, Sequence[int]],
) -> PlanContent:
    """A plan (id, library, year, title, version) out of its rows and figures in their order, and who reports a row."""
    parts: dict[int, list[int]] = {}
    for figure in figures:
        if figure.part_of is not None:
            parts.setdefault(figure.part_of, []).append(figure.id)
    by_id = {row.id: row for row in rows}
    letters = _letters(figures)
    apart = told_apart(row.name for row in rows)
    in_sections = numbers_in_sections((row.section, row.number, reporters.get(row.id, ())) for row in rows)
    indicators = [
        _indicator(
            by_id[figure.row_id],
            figure,
            parts.get(figure.id, []),
            reporters.get(figure.row_id, []),
            letters.get(figure.id, ""),
            apart.get(by_id[figure.row_id].name, ""),
            in_section=(by_id[figure.row_id].section, by_id[figure.row_id].number) in in_sections,
        )
        for figure in figures
    ]
    return PlanContent(
        *about,
        tuple(_with_names_apart(indicators)),
        {figure.id: figure.row_id for figure in figures},
        {row.id: tuple(row.responsible) for row in rows},
        {row.id: row.deadline for row in rows},
        {figure.id: figure.follows for figure in figures if figure.follows is not None},
    )


def _with_names_apart(indicators: Sequence[Indicator]) -> list[Indicator]:
    """Figures of one kind of work are told by the names of their rows, not by what such work is usually called."""
    alike = rows_of_one_work(indicators)
    return [
        replace(one, told_apart=one.told_apart or offered_short_name(one.name) or one.name) if one.key in alike else one
        for one in indicators
    ]


def _letters(figures: Sequence[_Figure]) -> dict[int, str]:
    """Figure → its letter, of the parts of rows that need one."""
    of_row: dict[int, list[_Figure]] = {}
    for figure in figures:
        if figure.part:
            of_row.setdefault(figure.row_id, []).append(figure)
    return {
        part.id: letter
        for row_parts in of_row.values()
        for part, letter in zip(row_parts, letters_for([part.part for part in row_parts]), strict=True)
    }


def _indicator(
    row: _Row,
    figure: _Figure,
    parts: Sequence[int],
    reporters: Sequence[int],
    letter: str,
    apart: str,
    *,
    in_section: bool,
) -> Indicator:
    return Indicator(
        key=figure.id,
        section=row.section,
        section_title=row.section_title,
        number=row.number,
        part=figure.part or None,
        name=row.name,
        unit=figure.unit,
        kind=_KINDS[figure.kind],
        baseline=figure.baseline,
        target=figure.target,
        window=Window.parse(figure.window),
        parts=tuple(parts),
        departments=tuple(reporters),
        letter=letter,
        direction="less" if figure.direction == "less" else "more",
        schedule=Schedule.parse(figure.schedule or ""),
        of_two=bool(figure.of_two) and figure.kind == "percent",
        short_name=row.short_name or "",
        told_apart=apart,
        in_section=in_section,
    )
