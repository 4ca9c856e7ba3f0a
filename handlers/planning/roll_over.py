"""Next year's plan made out of this year's: targets typed one after another, and everything seen before it counts."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from handlers.visit import BadPress, Visit, whole
from plan.typed.assignment import fitting
from plan.typed.numbers import Unclear
from plan.typed.target_lines import lines_of, read_targets
from texts.paging import fit_above
from texts.planning import roll_over as words
from texts.screen import Screen
from usecases.planning import last_year
from usecases.planning import roll_over as use
from usecases.planning.roll_over import Asked, RollOver
from usecases.progress import measuring as progress

_MEANT = re.compile(r"\d{1,9}(\.\d{1,6})?", re.ASCII)


def press_begin(visit: Visit, year: str) -> None:
    """The year after this one: its draft, begun if it was not."""
    if whole(year) > 9998 or (found := use.begin(visit.work, int(year))) is None:
        raise BadPress
    _show(visit, found)


def _found(visit: Visit, draft: str) -> RollOver:
    if not visit.work.directs:
        raise BadPress
    found = use.find(visit.work, whole(draft))
    if found is None:
        visit.toast(words.GONE)
        raise BadPress
    return found


def press_show(visit: Visit, draft: str) -> None:
    _show(visit, _found(visit, draft))


def _show(visit: Visit, found: RollOver, above: str = "", leaves: str = "") -> None:
    left = last_year.unsure(visit.work, found.year)
    names = progress.department_names(visit.work)
    visit.go("menu")
    screen = words.overview(found.draft, found.year, found.asked, left.missing, left.unapproved, names, above)
    _show_below(visit, leaves, screen)


def _show_below(visit: Visit, receipts: str, screen: Screen) -> None:
    """A screen, and above it what was just taken for which row: of a list that has slid by a row it is seen there."""
    text = fit_above(receipts, screen.text) if receipts else screen.text
    visit.show(Screen(text, screen.buttons), leaves=receipts)


def press_go(visit: Visit, draft: str) -> None:
    """The first figure that has no target yet."""
    _go_on(visit, _found(visit, draft))


def _go_on(visit: Visit, found: RollOver, above: str = "") -> None:
    if found.next is None:
        _show(visit, found, above)
    else:
        _ask(visit, found, found.next, above)


def _ask(
    visit: Visit, found: RollOver, one: Asked, above: str = "", leaves: str = "", meant: Sequence[Decimal] = ()
) -> None:
    place = [each.key for each in found.asked].index(one.key) + 1
    visit.go("ny_ask", draft=found.draft, figure=one.key)
    screen = words.ask(found.draft, found.year, one, place, len(found.asked), found.room(one), above, meant)
    _show_below(visit, leaves, screen)


def _asked(visit: Visit, draft: str, figure: str) -> tuple[RollOver, Asked]:
    found = _found(visit, draft)
    one = found.find(whole(figure))
    if one is None:
        raise BadPress
    return found, one


def press_ask(visit: Visit, draft: str, figure: str) -> None:
    """One figure, to be given another target."""
    _ask(visit, *_asked(visit, draft, figure))


def press_previous(visit: Visit, draft: str, figure: str) -> None:
    found, one = _asked(visit, draft, figure)
    place = [each.key for each in found.asked].index(one.key)
    if place == 0:
        _show(visit, found)
    else:
        _ask(visit, found, found.asked[place - 1])


def _current(visit: Visit, draft: str, figure: str) -> Asked:
    """The figure that is asked now: an old card's answer must never become a newer question's."""
    _, one = _asked(visit, draft, figure)
    facts = visit.dialog.facts
    if visit.dialog.screen != "ny_ask" or facts.get("figure") != one.key:
        raise BadPress
    return one


def press_same(visit: Visit, draft: str, figure: str, value: str) -> None:
    """The number that the button says, if it is still what would be offered."""
    one = _current(visit, draft, figure)
    if one.offered is not None and format(one.offered, "f") == value:
        _keep(visit, whole(draft), one, one.offered)
    else:
        visit.toast(words.OFFER_CHANGED)
        press_ask(visit, draft, figure)


def press_number(visit: Visit, draft: str, figure: str, value: str) -> None:
    """What was probably meant by a line that can be read in two ways."""
    one = _current(visit, draft, figure)
    if not _MEANT.fullmatch(value):
        raise BadPress
    _keep(visit, whole(draft), one, Decimal(value))


def press_none(visit: Visit, draft: str, figure: str) -> None:
    """This figure has no target."""
    _keep(visit, whole(draft), _current(visit, draft, figure), None)


def _keep(visit: Visit, draft: int, one: Asked, target: Decimal | None) -> None:
    given = use.give_targets(visit.work, draft, one.key, [target])
    if given is None:
        raise BadPress
    _go_on(visit, given.now, words.taken(one, target))


def receive_targets(visit: Visit) -> None:
    """Targets typed: the first line is for the figure that is asked, each further line for the next without one."""
    lines, gap = lines_of(visit.text)
    values, trouble = ([], None) if gap else read_targets(lines, words.NO_TARGET)
    facts = visit.dialog.facts
    key = facts["figure"]
    given = use.give_targets(visit.work, facts["draft"], key, values, len(lines)) if visit.work.directs else None
    if given is None:
        _gone(visit)
        return
    found, taken = given.now, given.taken
    receipts = words.receipts(taken)
    following = found.next if taken else found.find(key)
    why = ""
    meant: Sequence[Decimal] = ()
    if gap:
        why = words.gap_after(gap)
    elif values and not taken and following is not None:
        why = words.too_many(len(lines), found.room(following))
    elif len(taken) < len(values) or (trouble is not None and taken and found.next is None):
        why = words.left_over(len(lines) - len(taken))
    elif trouble is not None:
        why = words.not_read(trouble, lines[len(values) + 1 :])
        meant = _meant(trouble, following)
    if following is None:
        _show(visit, found, why, leaves=receipts)
    else:
        _ask(visit, found, following, why, leaves=receipts, meant=meant)


def _meant(trouble: Unclear, following: Asked | None) -> tuple[Decimal, ...]:
    """The numbers that a line may have meant which is the answer to the following question."""
    read = fitting(trouble, following.old) if following is not None else None
    return read.candidates[:3] if isinstance(read, Unclear) else ()


def _of_dialog(visit: Visit) -> RollOver | None:
    return use.find(visit.work, visit.dialog.facts["draft"]) if visit.work.directs else None


def _gone(visit: Visit) -> None:
    """What was asked for is not open any more."""
    visit.go("menu")
    visit.show(Screen(words.GONE, ((words.HOME,),)))


def present(visit: Visit) -> bool:
    """Show again the question of next year's plan that this person is at; False when they are at none."""
    found = _of_dialog(visit) if visit.dialog.screen in TEXTS else None
    if found is None:
        return False
    one = found.find(visit.dialog.facts.get("figure", 0))
    if one is not None:
        _ask(visit, found, one)
    elif visit.dialog.screen == "ny_order":
        visit.show(words.ask_order(found.draft, found.year))
    elif visit.dialog.screen == "ny_confirm":
        _confirm(visit, found, visit.dialog.facts["order"])
    else:
        _go_on(visit, found)  # a total that was asked, and that its parts give by now
    return True


def press_list(visit: Visit, draft: str, page: str) -> None:
    found = _found(visit, draft)
    visit.go("menu")
    visit.show(words.listed(found.draft, found.year, found.asked, whole(page)))


def press_put(visit: Visit, draft: str) -> None:
    """Before it is in force: by which order?"""
    found = _found(visit, draft)
    visit.go("ny_order", draft=found.draft)
    visit.show(words.ask_order(found.draft, found.year))


def receive_order(visit: Visit) -> None:
    """The order's number, typed."""
    found = _of_dialog(visit)
    order = " ".join(visit.text.split())
    if found is None:
        _gone(visit)
    elif len(order) > 100:
        visit.show(words.ask_order(found.draft, found.year, words.ORDER_REFUSED))
    else:
        _confirm(visit, found, order)


def press_no_order(visit: Visit, draft: str) -> None:
    found = _found(visit, draft)
    if visit.dialog.screen != "ny_order":
        raise BadPress
    _confirm(visit, found, "")


def _confirm(visit: Visit, found: RollOver, order: str) -> None:
    visit.go("ny_confirm", draft=found.draft, order=order)
    figures = [one for row in found.rows for one in row.figures]
    visit.show(
        words.confirm(
            found.draft,
            found.year,
            len(found.rows),
            len(figures),
            sum(one.target is None for one in figures),
            order,
            found.unsummed,
            last_year.unsure(visit.work, found.year).missing,
            progress.department_names(visit.work),
        )
    )


def receive_nothing(visit: Visit) -> None:
    """Something typed while the last look waits for a button."""
    found = _of_dialog(visit)
    if found is None:
        _gone(visit)
    else:
        _confirm(visit, found, visit.dialog.facts["order"])


def press_ok(visit: Visit, draft: str) -> None:
    """✅: next year's plan is in force."""
    found = _found(visit, draft)
    facts = visit.dialog.facts
    if visit.dialog.screen != "ny_confirm" or facts.get("draft") != found.draft:
        raise BadPress
    year = use.put(visit.work, found.draft, facts["order"], words.BECAUSE)
    if year is None:
        raise BadPress
    visit.go("menu")
    visit.show(words.in_force(year, len(found.rows), sum(len(row.figures) for row in found.rows)))


def press_stop(visit: Visit, draft: str) -> None:
    """The draft is thrown away; targets that were given are asked about first, for they cannot be had again."""
    found = _found(visit, draft.removesuffix(words.SURE))
    given = sum(one.said for one in found.asked)
    if given and not draft.endswith(words.SURE):
        visit.go("menu")
        visit.show(words.ask_stop(found.draft, found.year, given))
        return
    use.throw_away(visit.work, found.draft)
    visit.go("menu")
    visit.show(Screen(words.STOPPED, ((words.HOME,),)))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "ny": press_begin,
    "ny_show": press_show,
    "ny_go": press_go,
    "ny_ask": press_ask,
    "ny_prev": press_previous,
    "ny_same": press_same,
    "ny_num": press_number,
    "ny_none": press_none,
    "ny_list": press_list,
    "ny_put": press_put,
    "ny_order": press_no_order,
    "ny_ok": press_ok,
    "ny_stop": press_stop,
}
TEXTS: Page = {"ny_ask": receive_targets, "ny_order": receive_order, "ny_confirm": receive_nothing}
FILES: Page = {}
