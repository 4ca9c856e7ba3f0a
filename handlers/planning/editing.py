"""The director changes the plan in the chat: one thing at a time, asked step by step, seen before it is in force.

What was said so far is kept with the conversation in the database, so a guided change may be interrupted anywhere.
"""

from collections.abc import Callable

from handlers.planning import answers as answers
from handlers.planning import questions as questions
from handlers.visit import BadPress, Visit, whole
from notices.planning import plan_changed
from plan.document.row_matching import code
from texts.planning import editing as words
from texts.planning import questions as asking
from texts.screen import Screen
from usecases.planning import editing as use
from usecases.planning import last_year
from usecases.planning.editing import EditedRow
from usecases.planning.wish import NONE, Wish, next_step, step_back
from usecases.progress import measuring as progress

SCREEN = "plan_edit"


def press_row(visit: Visit, year: str, row: str) -> None:
    """What may be changed of a row."""
    found = _row(visit, year, row)
    if visit.dialog.screen == SCREEN:
        visit.go("menu")
    figures = [(found.figures[one.part], one) for one in found.kept.figures]
    visit.page(
        words.row_menu(
            int(year),
            found.id,
            code(found.kept.identity),
            found.kept.name,
            figures,
            found.kept.deadline,
            [one.name for one in found.together],
            found.shared,
        )
    )


def _row(visit: Visit, year: str, row: str) -> EditedRow:
    if not visit.work.directs:
        raise BadPress
    found = use.edited_row(visit.work, whole(year), whole(row))
    if found is None:
        visit.toast(words.GONE)
        raise BadPress
    return found


def press_begin(visit: Visit, year: str, row: str, what: str, about: str) -> None:
    """One thing of a row is to be changed; `about` is a figure, or whether each is to report its own part."""
    found = _row(visit, year, row)
    version = _version(visit, int(year))
    if what in ("target", "baseline"):
        if whole(about) not in found.figures.values():
            raise BadPress
        wish = Wish(what, int(year), version, found.id, int(about))  # type: ignore[arg-type]
    elif what in ("deadline", "who", "drop"):
        wish = Wish(what, int(year), version, found.id)  # type: ignore[arg-type]
    elif what == "share" and len(found.together) > 1 and about in ("0", "1"):
        wish = Wish("share", int(year), version, found.id).say("rule", "each" if about == "1" else "lead")
    else:
        raise BadPress
    _go_on(visit, wish)


def press_add(visit: Visit, year: str) -> None:
    """A new row is to be added, step by step."""
    if not visit.work.directs:
        raise BadPress
    _go_on(visit, Wish("add", whole(year), _version(visit, whole(year))))


def press_renew(visit: Visit, year: str) -> None:
    """Last year's figures as they really came out, where a December came late."""
    if not (0 < whole(year) < 9999 and last_year.can_renew(visit.work, int(year))):
        raise BadPress
    _go_on(visit, Wish("renew", int(year), _version(visit, int(year))))


def _version(visit: Visit, year: int) -> int:
    found = use.plan_rows(visit.work, year)
    if found is None:
        raise BadPress
    return found[0]


def _wish(visit: Visit) -> Wish:
    """The change that is being made; whoever makes none has pressed an old button."""
    facts = visit.dialog.facts.get("wish") if visit.dialog.screen == SCREEN else None
    if facts is None or not visit.work.directs:
        raise BadPress
    return Wish(**facts)


def _go_on(visit: Visit, wish: Wish, above: str = "", leaves: str = "") -> None:
    """Keep what was said and ask what comes next, or show what the change would do. `leaves` is what stays of the
    question that was answered by typing."""
    visit.go(SCREEN, wish=wish.as_facts())
    step = next_step(wish)
    screen = _preview(visit, wish, above) if step is None else questions.ask(visit, wish, step, above)
    if screen is None and wish.what == "add" and step is None:
        # A colleague has given this number to another row meanwhile: everything else that was said stays.
        taken = code((wish.values["section"], wish.values["number"]))
        _go_on(visit, wish.unsay("number"), asking.number_taken(taken), leaves)
        return
    if screen is None:
        visit.go("menu")
        screen = Screen(words.GONE, ((words.HOME,),))
    visit.show(screen, leaves=leaves)


def _preview(visit: Visit, wish: Wish, above: str = "") -> Screen | None:
    found = use.foresee(visit.work, wish)
    if found is None:
        return None
    names = progress.department_names(visit.work)
    return words.preview(
        found.version,
        wish.year,
        found.changes,
        found.sums,
        [names[one] for one in found.concerned],
        wish.values["why"],
        _order(wish),
        drops=wish.what == "drop",
        above=above,
        added=questions.added(visit, wish),
    )


def _order(wish: Wish) -> str:
    order = wish.values.get("order", "")
    return "" if order == NONE else order


def receive(visit: Visit) -> None:
    """What was typed, as the answer to the step that is open."""
    try:
        wish = _wish(visit)
    except BadPress:
        visit.go("menu")
        visit.show(Screen(words.GONE, ((words.HOME,),)))
        return
    step = next_step(wish)
    if step is None or step in ("who", "section"):
        _go_on(visit, wish, asking.PRESS_A_BUTTON)
        return
    text = " ".join(visit.text.split())
    taken = answers.typed(visit, wish, step, text)
    if isinstance(taken, Wish):
        _go_on(visit, taken, leaves=asking.receipt(step, text))
    else:
        _go_on(visit, wish, taken)


def present(visit: Visit) -> bool:
    """Show again the step of the change that this person is making; False when they make none."""
    try:
        wish = _wish(visit)
    except BadPress:
        return False
    _go_on(visit, wish)
    return True


def press_value(visit: Visit, step: str, value: str) -> None:
    """An answer by button; one of an older question changes nothing and shows the open one."""
    wish = _wish(visit)
    if next_step(wish) != step:
        visit.toast(words.STALE)
        visit.let_go()
        _go_on(visit, wish)
        return
    taken = answers.pressed(visit, wish, step, value)
    if isinstance(taken, Wish):
        _go_on(visit, taken)
    else:
        _go_on(visit, wish, taken)


def press_pick(visit: Visit, department: str) -> None:
    """A department is chosen, or is no longer."""
    wish = _wish(visit)
    if next_step(wish) != "who" or whole(department) not in progress.department_names(visit.work):
        raise BadPress
    picked = questions.picked(wish)
    key = int(department)
    picked = [one for one in picked if one != key] if key in picked else [*picked, key]
    _go_on(visit, wish.say("picking", ",".join(map(str, picked))))


def press_back(visit: Visit) -> None:
    """One question back; from the first, to the row."""
    wish = _wish(visit)
    before = step_back(wish)
    if before is not None and not (wish.what == "share" and "rule" not in before.values):
        _go_on(visit, before)
    elif wish.row is not None:
        press_row(visit, str(wish.year), str(wish.row))
    else:
        press_stop(visit)


def press_stop(visit: Visit) -> None:
    """Nothing is changed."""
    wish = _wish(visit)
    visit.go("menu")
    visit.show(words.stopped(wish.year, wish.row))


def press_make(visit: Visit, version: str) -> None:
    """✅: the change comes into force, if the plan is still the one it was shown for."""
    wish = _wish(visit)
    if next_step(wish) is not None:
        _go_on(visit, wish)
        return
    done = use.make(visit.work, wish) if whole(version) == wish.version else None
    if done is None:
        now = _version(visit, wish.year)
        _go_on(visit, Wish(**{**wish.as_facts(), "version": now}), words.MOVED_ON)
        return
    visit.go("menu")
    if not done.changes:
        visit.show(Screen(words.NO_CHANGE, ((words.HOME,),)))
        return
    row = wish.row if wish.what not in ("drop", "add", "renew") else None
    visit.show(words.done(wish.year, row, done.version, done.changes, plan_changed(visit.work, wish, done)))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "pe": press_row,
    "pe_ch": press_begin,
    "pe_add": press_add,
    "pe_renew": press_renew,
    "pe_val": press_value,
    "pe_pick": press_pick,
    "pe_back": press_back,
    "pe_stop": press_stop,
    "pe_ok": press_make,
}
TEXTS: Page = {SCREEN: receive}
FILES: Page = {}
