"""What a director calls a row where there is little room."""

from plan.short_names.offered import LONGEST
from storage.planning import plans
from usecases.planning.wished_rows import row_to_change
from usecases.work import Work


def set_short_name(work: Work, year: int, row_id: int, short_name: str) -> bool:
    """Call a row of the plan in force so from now on; "" gives it back the name that is offered. False where there is
    no such row."""
    plans.lock_library(work.session, work.library.id)
    plan = plans.plan_row(work.session, work.library.id, year)
    row = row_to_change(work, plan, row_id) if plan is not None else None
    if plan is None or row is None or not work.directs:
        return False
    before, after = row.short_name, " ".join(short_name.split())[:LONGEST]
    if before != after:
        row.short_name = after
        work.session.flush()
        where = {"row": f"{row.section}.{row.number}" if row.section else row.number}
        work.note_down("short_name", "plan", plan.id, {**where, "name": before}, {**where, "name": after})
    return True
