"""↩️ below a change of the plan in force: it is taken back, or it is said why it stays."""

from datetime import date

from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices.planning import plan_changed
from texts.planning import presses
from texts.planning import undoing as words
from usecases.planning.in_force import undoing


def press_undo(visit: Visit, year: int, version: int) -> None:
    """The rows of the change are as they were before it, in a version of the plan of its own."""
    if not visit.work.directs or not date.min.year < year < date.max.year:
        raise BadPress
    why = words.why_undone(version)
    undone = undoing.undo_change(visit.work, year, version, why)
    visit.go(HOME_SCREEN)
    if isinstance(undone, str):
        visit.page(words.change_kept(year, undone))
        return
    # Nobody was told row by row what the file changed.
    told = 0 if undone.is_of_file else plan_changed(visit.work, year, undone.foreseen, why)
    visit.show(words.change_undone(year, undone.foreseen.version, undone.foreseen.changes, told))


PAGE = Page(presses=(on(presses.undo_change, press_undo),))
