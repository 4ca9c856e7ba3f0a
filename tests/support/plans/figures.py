"""Figures of a plan and reports of them, short enough to be written as a table."""

from datetime import date
from decimal import Decimal

from plan.indicator import Direction, Indicator, Kind, Window
from plan.progress.tally import Reported
from plan.schedule import Schedule

YEAR = "months 1-12"
Figure = int | float | str | None


def indicator(
    key: int = 1,
    target: Figure = None,
    window: str = YEAR,
    kind: Kind = "count",
    baseline: Figure = None,
    parts: tuple[int, ...] = (),
    section: str = "IV",
    departments: tuple[int, ...] = (1,),
    direction: Direction = "more",
    schedule: str = "",
    of_two: bool = False,
) -> Indicator:
    return Indicator(
        key=key,
        section=section,
        section_title="",
        number=str(key),
        part=None,
        name="",
        unit="Dona",
        kind=kind,
        baseline=number(baseline),
        target=number(target),
        window=Window.parse(window),
        parts=parts,
        departments=departments,
        direction=direction,
        schedule=Schedule.parse(schedule),
        of_two=of_two,
    )


def number(figure: Figure) -> Decimal | None:
    """A figure as written in the tables: 12, 0.5, "187/9" or None."""
    if figure is None:
        return None
    top, _, bottom = str(figure).partition("/")
    return Decimal(top) / Decimal(bottom or 1)


def reports(key: int, months: list[Figure], department: int = 1) -> list[Reported]:
    values = [(month, number(value)) for month, value in enumerate(months, 1)]
    return [Reported(key, department, m, value, "submitted") for m, value in values if value is not None]


def after(month: int) -> date:
    """The day after a month of 2025 ended."""
    return date(2025 + month // 12, month % 12 + 1, 1)
