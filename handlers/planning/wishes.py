"""The change of the plan that a person is making, as the conversation keeps it, and the row that it is about."""

from handlers.visit import HOME_SCREEN, SUSPENDED, BadPress, Visit
from texts.planning import editing as words
from usecases.planning import editing as use
from usecases.planning.editing import EditedRow
from usecases.planning.planned_rows import PlannedFigure
from usecases.planning.wish import Wish

CHANGING = "plan_edit"
"""The screen of a change that is being made, whatever its step."""


def leave_change(visit: Visit) -> None:
    """Whoever looks at a row again has put the change aside; what was said of it waits behind ▶️."""
    wish = wish_of_dialog(visit)
    if wish is not None:
        if wish.values:
            visit.suspend()
        visit.go(HOME_SCREEN)


def row_to_edit(visit: Visit, year: int, key: int) -> EditedRow:
    if not visit.work.directs:
        raise BadPress
    row = use.edited_row(visit.work, year, key)
    if row is None:
        visit.toast(words.GONE.plain())
        raise BadPress
    return row


def version_in_force(visit: Visit, year: int) -> int:
    plan = use.version_and_rows(visit.work, year)
    if plan is None:
        raise BadPress
    return plan[0]


def suspended_wish(visit: Visit) -> Wish | None:
    """The change that home leads back to."""
    screen, facts = visit.dialog.facts.get(SUSPENDED, (HOME_SCREEN, {}))
    return Wish(**facts["wish"]) if screen == CHANGING else None


def wish_of_dialog(visit: Visit) -> Wish | None:
    """The change that is being made, as far as it was said."""
    facts = visit.dialog.facts.get("wish") if visit.dialog.screen == CHANGING else None
    return None if facts is None or not visit.work.directs else Wish(**facts)


def wish_of_press(visit: Visit) -> Wish:
    """The same for a button; whoever makes no change has pressed an old one."""
    wish = wish_of_dialog(visit)
    if wish is None:
        raise BadPress
    return wish


def figure_of_change(visit: Visit, wish: Wish) -> PlannedFigure | None:
    """The figure that is changed, as the plan has it now; None when it is there no more."""
    row = use.edited_row(visit.work, wish.year, wish.row or 0)
    if row is None:
        return None
    return next((figure for figure in row.planned.figures if row.figures[figure.part] == wish.figure), None)
