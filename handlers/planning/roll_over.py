"""Next year's plan made out of this year's: the draft's overview, the order, and everything seen before it counts."""

from markupsafe import Markup

from handlers.visit import HOME_SCREEN, BadPress, Visit
from texts.planning import next_schedules
from texts.planning import roll_over as words
from texts.screen import Screen
from texts.sentence import NOTHING
from usecases.planning import last_year
from usecases.planning import roll_over as use
from usecases.planning.roll_over import AskedTarget, RollOver
from usecases.progress import measuring as progress

TARGET, SPLIT, ORDER, CONFIRM = "ny_ask", "ny_split", "ny_order", "ny_confirm"
_SCREENS = (TARGET, SPLIT, ORDER, CONFIRM)


def open_draft(visit: Visit, draft: int) -> RollOver:
    """The draft that a button belongs to; raises BadPress once it is closed, and for everybody but the director."""
    if not visit.work.directs:
        raise BadPress
    next_year = use.find_roll_over(visit.work, draft)
    if next_year is None:
        visit.toast(words.GONE.plain())
        raise BadPress
    return next_year


def draft_of_dialog(visit: Visit) -> RollOver | None:
    """The draft that the present screen is about; None once it is closed."""
    if visit.dialog.screen not in _SCREENS or not visit.work.directs:
        return None
    return use.find_roll_over(visit.work, visit.dialog.facts["draft"])


def turn_to_next_year(visit: Visit) -> None:
    """Next year's plan takes the screen; what else was half said is kept for home to lead back to."""
    if visit.dialog.screen not in _SCREENS:
        visit.suspend()


def show_gone(visit: Visit) -> None:
    """What was asked for is not open any more."""
    visit.go(HOME_SCREEN)
    visit.show(words.draft_gone())


def press_begin_roll_over(visit: Visit, year: int) -> None:
    """The year after this one: its draft, begun if it was not."""
    if year > 9998 or (next_year := use.begin_roll_over(visit.work, year)) is None:
        raise BadPress
    show_overview(visit, next_year)


def press_show(visit: Visit, draft: int) -> None:
    """How far next year's plan has come."""
    show_overview(visit, open_draft(visit, draft))


def show_overview(visit: Visit, next_year: RollOver, above: Markup = NOTHING, receipts: Markup = NOTHING) -> None:
    """What next year's plan is made of; `receipts` is what was just taken."""
    left = last_year.missing_from_year(visit.work, next_year.year)
    names = progress.department_names(visit.work)
    turn_to_next_year(visit)
    visit.go(HOME_SCREEN)
    screen = words.draft_overview(
        next_year.draft,
        next_year.year,
        next_year.asked,
        left.missing,
        left.unapproved,
        names,
        above,
        len(next_year.unsplit),
        next_year.renamed,
        len(next_year.same),
    )
    show_below(visit, receipts, screen)


def ask_split(
    visit: Visit, next_year: RollOver, asked: AskedTarget, above: Markup = NOTHING, receipt: Markup = NOTHING
) -> None:
    """The quarters of one new target."""
    turn_to_next_year(visit)
    visit.go(SPLIT, draft=next_year.draft, figure=asked.key)
    visit.show(next_schedules.ask_split(next_year.draft, next_year.year, asked, above), receipt=receipt)


def show_below(visit: Visit, receipts: Markup, screen: Screen) -> None:
    """A screen below a receipt that names the row, so that a list that slipped by one row is noticed."""
    visit.show(screen, receipt=receipts)


def press_list_targets(visit: Visit, draft: int, page: int) -> None:
    """Every figure with its new target."""
    next_year = open_draft(visit, draft)
    turn_to_next_year(visit)
    visit.go(HOME_SCREEN)
    visit.show(words.draft_targets_page(next_year.draft, next_year.year, next_year.asked, page))


def press_same(visit: Visit, draft: int) -> None:
    """🟰: what is left gets this year's targets; all of it can be taken back."""
    open_draft(visit, draft)
    given = use.give_same_targets(visit.work, draft)
    if given is None:
        raise BadPress
    show_overview(visit, given.now, words.same_taken(given.now.year, len(given.taken)) if given.taken else NOTHING)


def press_take_back_same(visit: Visit, draft: int) -> None:
    """↩️: they are open again."""
    open_before = open_draft(visit, draft)
    next_year = use.take_back_same_targets(visit.work, draft)
    if next_year is None:
        raise BadPress
    count = sum(target.answered for target in open_before.asked) - sum(target.answered for target in next_year.asked)
    show_overview(visit, next_year, words.same_taken_back(count) if count else NOTHING)


def press_put(visit: Visit, draft: int) -> None:
    """Before it is in force: by which order?"""
    next_year = open_draft(visit, draft)
    turn_to_next_year(visit)
    _ask_order(visit, next_year)


def _ask_order(visit: Visit, next_year: RollOver, above: Markup = NOTHING) -> None:
    visit.go(ORDER, draft=next_year.draft)
    visit.show(words.ask_order_of_next_year(next_year.draft, next_year.year, above))


def receive_order(visit: Visit) -> None:
    """The order's number, typed."""
    next_year = draft_of_dialog(visit)
    order = " ".join(visit.text.split())
    if next_year is None:
        show_gone(visit)
    elif len(order) > 100:
        _ask_order(visit, next_year, words.ORDER_REFUSED())
    else:
        _confirm(visit, next_year, order)


def press_no_order(visit: Visit, draft: int) -> None:
    """There is no order."""
    next_year = open_draft(visit, draft)
    if visit.dialog.screen != ORDER:
        raise BadPress
    _confirm(visit, next_year, "")


def _confirm(visit: Visit, next_year: RollOver, order: str) -> None:
    visit.go(CONFIRM, draft=next_year.draft, order=order)
    figures = [figure for row in next_year.rows for figure in row.figures]
    visit.show(
        words.ask_to_confirm(
            next_year.draft,
            next_year.year,
            len(next_year.rows),
            len(figures),
            sum(figure.target is None for figure in figures),
            order,
            next_year.unsummed,
            last_year.missing_from_year(visit.work, next_year.year).missing,
            progress.department_names(visit.work),
        )
    )


def present_roll_over(visit: Visit) -> bool:
    """Show again the question for the order, or the last look; False when the draft is closed."""
    next_year = draft_of_dialog(visit)
    if next_year is None:
        return False
    if visit.dialog.screen == CONFIRM:
        _confirm(visit, next_year, visit.dialog.facts["order"])
    else:
        _ask_order(visit, next_year)
    return True


def receive_at_confirm(visit: Visit) -> None:
    """Something typed while the last look waits for a button."""
    if not present_roll_over(visit):
        show_gone(visit)


def press_ok(visit: Visit, draft: int) -> None:
    """✅: next year's plan is in force."""
    next_year = open_draft(visit, draft)
    facts = visit.dialog.facts
    if visit.dialog.screen != CONFIRM or facts.get("draft") != next_year.draft:
        raise BadPress
    year = use.put_roll_over_in_force(visit.work, next_year.draft, facts["order"], words.BECAUSE.plain())
    if year is None:
        raise BadPress
    visit.go(HOME_SCREEN)
    visit.show(words.next_year_in_force(year, len(next_year.rows), sum(len(row.figures) for row in next_year.rows)))


def press_stop_roll_over(visit: Visit, draft: int) -> None:
    """The draft is thrown away; targets that were given are asked about first, for they cannot be had again."""
    next_year = open_draft(visit, draft)
    given = sum(target.answered for target in next_year.asked)
    if not given:
        _throw_away(visit, next_year)
        return
    visit.go(HOME_SCREEN)
    visit.show(words.ask_stop(next_year.draft, next_year.year, given))


def press_throw_away(visit: Visit, draft: int) -> None:
    """Yes, with the targets that were given."""
    _throw_away(visit, open_draft(visit, draft))


def _throw_away(visit: Visit, next_year: RollOver) -> None:
    use.discard_roll_over(visit.work, next_year.draft)
    visit.go(HOME_SCREEN)
    visit.show(words.draft_stopped())
