"""The director changes the plan in the chat: one thing at a time, asked step by step, seen before it is in force.

What was said so far is kept with the conversation in the database, so a guided change may be interrupted anywhere.
"""

from collections.abc import Mapping

from markupsafe import Markup

from handlers.page import Page, on
from handlers.planning import answers, kinds, questions
from handlers.planning.wishes import (
    CHANGING,
    leave_change,
    row_to_edit,
    suspended_wish,
    version_in_force,
    wish_of_dialog,
    wish_of_press,
)
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices.planning import plan_changed
from plan.document.compare.row_matching import printed_code
from texts.planning import editing as words
from texts.planning import presses
from texts.planning import questions as asking
from texts.screen import Screen
from texts.sentence import NOTHING
from usecases.planning import editing as use
from usecases.planning import last_year
from usecases.planning.editing import EditedRow
from usecases.planning.in_force import undoing
from usecases.planning.wish import NONE, What, Wish, next_step_of_change, without_last_step
from usecases.progress import measuring as progress

_OF_FIGURE: Mapping[str, What] = {"target": "target", "baseline": "baseline", "unit": "unit"}
_OF_ROW: Mapping[str, What] = {
    "deadline": "deadline",
    "who": "who",
    "drop": "drop",
    "name": "name",
    "mechanism": "mechanism",
}


def press_edit_row(visit: Visit, year: int, row: int) -> None:
    """What may be changed of a row."""
    edited = row_to_edit(visit, year, row)
    leave_change(visit)
    visit.page(_menu(visit, year, edited))


def _menu(visit: Visit, year: int, edited: EditedRow) -> Screen:
    return words.row_menu(_shown(year, edited), undoing.undoable_change(visit.work, year, edited.id))


def press_counting(visit: Visit, year: int, row: int, figure: int) -> None:
    """How one figure of a row is counted, and what of it may be changed."""
    edited = row_to_edit(visit, year, row)
    leave_change(visit)
    visit.page(kinds.counting_page(visit, year, edited, figure))


def _shown(year: int, row: EditedRow) -> words.ShownRow:
    return words.ShownRow(
        year=year,
        key=row.id,
        code=printed_code(row.planned.identity),
        name=row.planned.name,
        figures=[(row.figures[figure.part], figure) for figure in row.planned.figures],
        deadline=row.planned.deadline,
        departments=[department.name for department in row.together],
        shared=row.shared,
    )


def press_begin_change(visit: Visit, year: int, row: int, what: str, about: int) -> None:
    """One thing of a row is to be changed; `about` is a figure, or whether each is to report its own part."""
    edited = row_to_edit(visit, year, row)
    version = version_in_force(visit, year)
    if (counting := kinds.begin(visit, year, version, edited, what, about)) is not None:
        wish = counting
    elif what in _OF_FIGURE and about in edited.figures.values():
        wish = Wish(_OF_FIGURE[what], year, version, edited.id, about)
    elif what in _OF_ROW:
        wish = Wish(_OF_ROW[what], year, version, edited.id)
    elif what == "share" and len(edited.together) > 1 and about in (0, 1):
        wish = Wish("share", year, version, edited.id).say("rule", "each" if about else "lead")
    else:
        raise BadPress
    _begin(visit, wish)


def press_add(visit: Visit, year: int) -> None:
    """A new row is to be added, step by step."""
    if not visit.work.directs:
        raise BadPress
    _begin(visit, Wish("add", year, version_in_force(visit, year)))


def press_renew(visit: Visit, year: int) -> None:
    """Last year's figures as they really came out, where a December came late."""
    if not (0 < year < 9999 and last_year.can_renew_baselines(visit.work, year)):
        raise BadPress
    _begin(visit, Wish("renew", year, version_in_force(visit, year)))


def _begin(visit: Visit, wish: Wish) -> None:
    """Ask the first question; a change that was half said gives way to this one, and that is told."""
    before = wish_of_dialog(visit) or suspended_wish(visit)
    above = words.given_way(questions.change_title(visit, before)) if before is not None and before.values else NOTHING
    _go_on(visit, wish, above)


def _go_on(visit: Visit, wish: Wish, above: Markup = NOTHING, receipt: Markup = NOTHING) -> None:
    """Keep what was said and ask what comes next, or show what the change would do. `receipt` is what stays of
    the question that was answered by typing."""
    visit.go(CHANGING, wish=wish.as_facts())
    step = next_step_of_change(wish)
    screen = _preview(visit, wish, above) if step is None else questions.ask_step(visit, wish, step, above)
    if screen is None and wish.what == "add" and step is None:
        # A colleague has given this number to another row meanwhile: everything else that was said stays.
        number = printed_code((wish.values["section"], wish.values["number"]))
        _go_on(visit, wish.unsay("number"), asking.number_taken(number), receipt)
        return
    if screen is None:
        visit.go(HOME_SCREEN)
        screen = words.row_gone()
    visit.show(screen, receipt=receipt)


def _preview(visit: Visit, wish: Wish, above: Markup = NOTHING) -> Screen | None:
    foreseen = use.foresee_change(visit.work, wish)
    if foreseen is None:
        return None
    names = progress.department_names(visit.work)
    return words.change_preview(
        foreseen.version,
        wish.year,
        foreseen.changes,
        foreseen.sums,
        [names[department] for department in foreseen.concerned],
        wish.values["why"],
        _order(wish),
        drops=wish.what == "drop",
        above=above,
        added=questions.added_row(visit, wish),
        recounted=foreseen.recounted,
    )


def _order(wish: Wish) -> str:
    order = wish.values.get("order", "")
    return "" if order == NONE else order


def receive_change_answer(visit: Visit) -> None:
    """What was typed, as the answer to the step that is open."""
    wish = wish_of_dialog(visit)
    if wish is None:
        visit.go(HOME_SCREEN)
        visit.show(words.row_gone())
        return
    step = next_step_of_change(wish)
    if step is None or step in ("who", "section", "kind", "agree"):
        _go_on(visit, wish, asking.PRESS_A_BUTTON())
        return
    taken = answers.take_typed(visit, wish, step, visit.text)
    text = " ".join(visit.text.split())
    if isinstance(taken, Wish):
        _go_on(visit, taken, receipt=asking.typed_receipt(step, text))
    else:
        _go_on(visit, wish, taken)


def present_change(visit: Visit) -> bool:
    """Show again the step of the change that this person is making; False when they make none."""
    wish = wish_of_dialog(visit)
    if wish is None:
        return False
    _go_on(visit, wish)
    return True


def press_answer_step(visit: Visit, step: str, answer: str) -> None:
    """An answer by button; one of an older question changes nothing and shows the open one."""
    wish = wish_of_press(visit)
    if next_step_of_change(wish) != step:
        visit.toast(words.STALE.plain())
        visit.let_go()
        _go_on(visit, wish)
        return
    taken = answers.take_pressed(visit, wish, step, answer)
    if isinstance(taken, Wish):
        _go_on(visit, taken)
    else:
        _go_on(visit, wish, taken)


def press_department(visit: Visit, department: int) -> None:
    """A department is chosen, or is no longer."""
    wish = wish_of_press(visit)
    if next_step_of_change(wish) != "who" or department not in progress.department_names(visit.work):
        raise BadPress
    chosen = questions.chosen_departments(wish)
    if department in chosen:
        chosen.remove(department)
    else:
        chosen.append(department)
    _go_on(visit, wish.say("picking", ",".join(map(str, chosen))))


def press_back(visit: Visit) -> None:
    """One question back; from the first, to the row."""
    wish = wish_of_press(visit)
    before = without_last_step(wish)
    if before is not None and next_step_of_change(before) not in ("rule", "direction", "of_two"):
        _go_on(visit, before)
    elif wish.row is not None:
        edited = row_to_edit(visit, wish.year, wish.row)
        visit.go(HOME_SCREEN)
        visit.page(_menu(visit, wish.year, edited))
    else:
        press_stop_change(visit)


def press_stop_change(visit: Visit) -> None:
    """Nothing is changed."""
    wish = wish_of_press(visit)
    visit.go(HOME_SCREEN)
    visit.show(words.change_stopped(wish.year, wish.row))


def press_make(visit: Visit, version: int) -> None:
    """✅: the change comes into force, if the plan is still the one it was shown for."""
    wish = wish_of_press(visit)
    if next_step_of_change(wish) is not None:
        _go_on(visit, wish)
        return
    made = use.change_plan(visit.work, wish) if version == wish.version else None
    if made is None:
        now = version_in_force(visit, wish.year)
        _go_on(visit, Wish(**{**wish.as_facts(), "version": now}), words.MOVED_ON())
        return
    visit.go(HOME_SCREEN)
    if not made.changes:
        visit.show(words.no_change())
        return
    row = wish.row if wish.what not in ("drop", "add", "renew") else None
    told = plan_changed(visit.work, wish.year, made, wish.values["why"], wish.values.get("order", NONE))
    visit.show(words.change_made(wish.year, row, made.version, made.changes, told))


PAGE = Page(
    presses=(
        on(presses.edit_row, press_edit_row),
        on(presses.edit_counting, press_counting),
        on(presses.begin_change, press_begin_change),
        on(presses.add_row, press_add),
        on(presses.renew_baselines, press_renew),
        on(presses.answer_step, press_answer_step),
        on(presses.pick_department, press_department),
        on(presses.previous_step, press_back),
        on(presses.stop_change, press_stop_change),
        on(presses.make_change, press_make),
    ),
    texts={CHANGING: receive_change_answer},
    present={CHANGING: present_change},
)
