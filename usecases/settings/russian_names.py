"""What a director calls rows and departments in Russian, for those who read it and for Russian papers."""

from storage.planning import plans, russian_names
from usecases.work import Work

LONGEST = 300


def russian_names_of(work: Work) -> dict[str, str]:
    """Name as the plan has it → what it is called."""
    return dict(work.facts().russian)


def name_department(work: Work, department_id: int, russian: str) -> bool:
    """Call a department so; "" takes its Russian name. False for none of this library's, and for nobody who directs."""
    department = work.facts().department(department_id)
    if department is None or not work.directs:
        return False
    return _name(work, "department", department.id, department.name, russian, {})


def name_row(work: Work, year: int, row_id: int, russian: str) -> bool:
    """Call a row of the plan in force so."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    figure = next((key for key, row in plan.rows.items() if row == row_id), None) if plan is not None else None
    if plan is None or figure is None or not work.directs:
        return False
    row = next(indicator for indicator in plan.indicators if indicator.key == figure)
    return _name(work, "plan", plan.id, row.name, russian, {"row": row.code})


def _name(work: Work, subject: str, subject_id: int, name: str, russian: str, where: dict[str, str]) -> bool:
    before, after = russian_names_of(work).get(name, ""), " ".join(russian.split())
    if len(after) > LONGEST:
        return False
    if before != after:
        russian_names.keep_russian_name(work.session, work.library.id, name, after)
        was, now = {**where, "name": before}, {**where, "name": after}
        work.note_down("russian_name", subject, subject_id, was, now)
    return True
