"""Every state a plan has had: a snapshot of all its rows at each change, so that the past can be shown as it was."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from plan.indicator import Indicator
from storage.base import Session
from storage.planning.plans import PlanContent, assemble_plan, figures_of, reporters_of_rows, rows_of
from storage.tables import Plan, PlanFigure, PlanRow, PlanVersion

OUT_OF_PRINT = "~"
"""What the number of a dropped row begins with after another row was given its own."""
_ROW = ("id", "position", "section", "section_title", "number", "name", "mechanism", "deadline", "responsible")
_LATER = ("short_name",)
"""What of a row is kept too, but is missing in states of earlier days."""
_FIGURE = ("id", "position", "part", "kind", "unit", "window", "part_of", "follows", "direction", "schedule", "of_two")


def keep_version(
    session: Session, plan: Plan, at: datetime, by: int | None, why: str = "", order_number: str = ""
) -> PlanVersion:
    """Keep the plan as it is in this transaction under its present version, which the caller has raised."""
    session.flush()
    kept = PlanVersion(
        library_id=plan.library_id,
        plan_id=plan.id,
        version=plan.version,
        at=at,
        by=by,
        why=why,
        order_number=order_number[:100],
        content=plan_snapshot(session, plan),
    )
    session.add(kept)
    session.flush()
    # A plan that is only being changed must not be kept in memory: the transaction may yet come to nothing.
    session.info["plan_changed"] = True
    return kept


def keep_first(session: Session, plan: Plan) -> None:
    """Keep a snapshot of the plan before it is changed, unless there is one of this version."""
    query = select(PlanVersion.id).where(PlanVersion.plan_id == plan.id, PlanVersion.version == plan.version)
    if session.scalar(query) is None:
        keep_version(session, plan, plan.loaded_at, plan.loaded_by)


def plan_snapshot(session: Session, plan: Plan) -> dict[str, Any]:
    """The whole plan as JSON: every row and figure, dropped ones too, and who reports it."""
    rows = sorted(rows_of(session, plan.id), key=lambda row: row.position)
    reporters = reporters_of_rows(session, [row.id for row in rows])
    figures: dict[int, list[PlanFigure]] = {}
    for figure in sorted(figures_of(session, [row.id for row in rows]), key=lambda figure: figure.position):
        figures.setdefault(figure.row_id, []).append(figure)
    return {
        "title": plan.title,
        "rows": [
            {
                **{name: getattr(row, name) for name in (*_ROW, *_LATER)},
                "dropped": row.dropped,
                "reporters": [reporter.department_id for reporter in reporters.get(row.id, [])],
                "figures": [_figure(figure) for figure in figures.get(row.id, [])],
            }
            for row in rows
        ],
    }


def _figure(figure: PlanFigure) -> dict[str, Any]:
    return {
        **{name: getattr(figure, name) for name in _FIGURE},
        "dropped": figure.dropped,
        "baseline": None if figure.baseline is None else format(figure.baseline, "f"),
        "target": None if figure.target is None else format(figure.target, "f"),
    }


def versions_of(session: Session, plan_id: int) -> Sequence[PlanVersion]:
    """Every kept state of a plan, the oldest first."""
    query = select(PlanVersion).where(PlanVersion.plan_id == plan_id)
    return session.scalars(query.order_by(PlanVersion.version)).all()


def version_as_of(session: Session, library_id: int, year: int, moment: datetime | None = None) -> PlanVersion | None:
    """The kept state of a year's plan that was in force at a moment, the newest without one: its order and why."""
    query = (
        select(PlanVersion)
        .join(Plan, Plan.id == PlanVersion.plan_id)
        .where(Plan.library_id == library_id, Plan.year == year)
    )
    if moment is not None:
        query = query.where(PlanVersion.at <= moment)
    return session.scalars(query.order_by(PlanVersion.version.desc()).limit(1)).first()


def mechanisms_of(session: Session, plan_id: int, kept: PlanVersion | None = None) -> dict[int, str]:
    """Row id → how it is to be done, as printed; as it was in a kept state of the plan."""
    if kept is not None:
        return {row["id"]: row["mechanism"] for row in kept.content["rows"]}
    query = select(PlanRow.id, PlanRow.mechanism).where(PlanRow.plan_id == plan_id)
    return {row.id: row.mechanism for row in session.execute(query)}


def printed_numbers(session: Session, library_id: int) -> dict[int, str]:
    """Row id → the number under which the row was last printed. A dropped row's own number may belong to another row
    since."""
    query = select(PlanVersion.content).where(PlanVersion.library_id == library_id)
    return {
        row["id"]: row["number"]
        for content in session.scalars(query.order_by(PlanVersion.id))
        for row in content["rows"]
        if not row["number"].startswith(OUT_OF_PRINT)
    }


def moments_of(session: Session, plan_id: int) -> list[tuple[int, datetime]]:
    """Every version of a plan with the moment from which it was in force, the oldest first."""
    query = select(PlanVersion.version, PlanVersion.at).where(PlanVersion.plan_id == plan_id)
    return [(row.version, row.at) for row in session.execute(query.order_by(PlanVersion.version))]


KeptPlans = dict[tuple[int, int], tuple[Indicator, ...]]
"""(plan, version) → its figures."""
_KEEP = 64


def indicators_of(session: Session, plan_id: int, version: int) -> tuple[Indicator, ...]:
    """The figures of a kept state. It never changes, so it is read once for all sessions of a database."""
    kept: KeptPlans = session.info.setdefault("kept_plans", {})
    if (plan_id, version) in kept:
        return kept[plan_id, version]
    query = select(PlanVersion).where(PlanVersion.plan_id == plan_id, PlanVersion.version == version)
    indicators = content_of(session.scalars(query).one(), session.get_one(Plan, plan_id)).indicators
    if not session.info.get("plan_changed"):
        while len(kept) >= _KEEP:
            kept.pop(next(iter(kept)), None)
        kept[plan_id, version] = indicators
    return indicators


def content_as_of(session: Session, library_id: int, year: int, moment: datetime) -> PlanContent | None:
    """The plan as it was in force at a moment; None when there was none yet."""
    version = version_as_of(session, library_id, year, moment)
    return content_of(version, session.get_one(Plan, version.plan_id)) if version is not None else None


def content_of(kept: PlanVersion, plan: Plan) -> PlanContent:
    """A kept state as the arithmetic reads it."""
    rows, figures = [], []
    reporters: dict[int, list[int]] = {}
    for row in kept.content["rows"]:
        if row["dropped"]:
            continue
        rows.append(PlanRow(**{name: row[name] for name in _ROW}, **{name: row.get(name, "") for name in _LATER}))
        reporters[row["id"]] = list(row["reporters"])
        figures += [_from_json(row["id"], figure) for figure in row["figures"] if not figure["dropped"]]
    figures.sort(key=lambda figure: figure.position)
    about = (kept.plan_id, kept.library_id, plan.year, kept.content["title"], kept.version)
    return assemble_plan(about, rows, figures, reporters)


def _from_json(row_id: int, kept: dict[str, Any]) -> PlanFigure:
    values = {name: kept.get(name) for name in _FIGURE}
    baseline, target = (None if kept[name] is None else Decimal(kept[name]) for name in ("baseline", "target"))
    return PlanFigure(row_id=row_id, baseline=baseline, target=target, **values)
