"""The plan's figures added up apart: from the answers in the database and the plan's arithmetic, said here anew."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import select

from storage.database import Database
from storage.tables import Answer, PlanFigure, PlanRow, Submission

Place = tuple[str, str]
"""(row, part): `("IV.13", "yangi")`."""


def answered(database: Database, months: Iterable[int]) -> dict[Place, Decimal]:
    """What was reported in some months, added up from the answers alone."""
    query = (
        select(PlanRow.section, PlanRow.number, PlanFigure.part, Submission.month, Answer.value)
        .join(PlanFigure, PlanFigure.row_id == PlanRow.id)
        .join(Answer, Answer.figure_id == PlanFigure.id)
        .join(Submission, Submission.id == Answer.submission_id)
        .where(Answer.value.is_not(None))
    )
    wanted, numbers = set(months), defaultdict[Place, Decimal](Decimal)
    with database.read() as session:
        for section, number, part, month, value in session.execute(query):
            if month in wanted and value is not None:
                numbers[f"{section}.{number}", part] += value
    return dict(numbers)


def with_totals(numbers: dict[Place, Decimal], readers: Decimal = Decimal(0)) -> dict[Place, Decimal]:
    """The same with the demo plan's three computed figures: 9 and 9.4 of their parts, 13 of its new readers, on top of
    the `readers` of the year before."""
    for total, parts in (
        (("IV.9.4", ""), [("IV.9.4", "Jismoniy shaxslar"), ("IV.9.4", "Yuridik shaxslar")]),
        (("IV.9", ""), [("IV.9.1", ""), ("IV.9.2", ""), ("IV.9.3", ""), ("IV.9.4", "")]),
        (("IV.13", "jami"), [("IV.13", "yangi")]),
    ):
        summands = [numbers[part] for part in parts if part in numbers]
        if summands:
            numbers[total] = sum(summands, readers if total[1] == "jami" else Decimal(0))
    return numbers


def promised(database: Database) -> dict[Place, tuple[Decimal | None, Decimal | None]]:
    """Last year's figure and this year's of every figure of the plan."""
    query = select(PlanRow.section, PlanRow.number, PlanFigure.part, PlanFigure.baseline, PlanFigure.target)
    with database.read() as session:
        rows = session.execute(query.join(PlanFigure, PlanFigure.row_id == PlanRow.id))
        return {(f"{section}.{number}", part): (base, target) for section, number, part, base, target in rows}
