"""The new targets of next year's plan, typed one after another or pasted as a column."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from handlers.planning.roll_over import (
    TARGET,
    ask_split,
    draft_of_dialog,
    open_draft,
    show_below,
    show_gone,
    show_overview,
    turn_to_next_year,
)
from handlers.visit import BadPress, Visit
from plan.typed.by_kind import is_change
from plan.typed.numbers import Unclear
from plan.typed.rows.fitting import fit_to_unit
from plan.typed.targets.target_lines import lines_of, read_targets
from texts.planning import next_targets as words
from texts.sentence import NOTHING
from usecases.planning import roll_over as use
from usecases.planning.roll_over import AskedTarget, GivenTargets, RollOver

_TOO_BIG = 10**9


def press_first_open(visit: Visit, draft: int) -> None:
    """The first figure that has no target yet."""
    ask_next_target(visit, open_draft(visit, draft))


def ask_next_target(visit: Visit, next_year: RollOver, above: Markup = NOTHING) -> None:
    """The first figure without a target, or the overview where every figure has one."""
    if next_year.next is None:
        show_overview(visit, next_year, above)
    else:
        _ask(visit, next_year, next_year.next, above)


def _ask(
    visit: Visit,
    next_year: RollOver,
    asked: AskedTarget,
    above: Markup = NOTHING,
    receipts: Markup = NOTHING,
    meant: Sequence[Decimal] = (),
) -> None:
    turn_to_next_year(visit)
    visit.go(TARGET, draft=next_year.draft, figure=asked.key)
    screen = words.ask_next_target(
        next_year.draft,
        next_year.year,
        asked,
        _place(next_year, asked) + 1,
        len(next_year.asked),
        next_year.room(asked),
        above,
        meant,
    )
    show_below(visit, receipts, screen)


def _place(next_year: RollOver, asked: AskedTarget) -> int:
    return [target.key for target in next_year.asked].index(asked.key)


def _asked(visit: Visit, draft: int, figure: int) -> tuple[RollOver, AskedTarget]:
    next_year = open_draft(visit, draft)
    asked = next_year.find(figure)
    if asked is None:
        raise BadPress
    return next_year, asked


def press_target(visit: Visit, draft: int, figure: int) -> None:
    """One figure, to be given another target."""
    _ask(visit, *_asked(visit, draft, figure))


def press_previous(visit: Visit, draft: int, figure: int) -> None:
    """The figure before this one; before the first stands the overview."""
    next_year, asked = _asked(visit, draft, figure)
    place = _place(next_year, asked)
    if place == 0:
        show_overview(visit, next_year)
    else:
        _ask(visit, next_year, next_year.asked[place - 1])


def _current(visit: Visit, draft: int, figure: int) -> AskedTarget:
    """The figure that is asked now: an old card's answer must never become a newer question's."""
    _, asked = _asked(visit, draft, figure)
    if visit.dialog.screen != TARGET or visit.dialog.facts.get("figure") != asked.key:
        raise BadPress
    return asked


def press_offered(visit: Visit, draft: int, figure: int, value: Decimal) -> None:
    """The number that the button says, if it is still what would be offered."""
    asked = _current(visit, draft, figure)
    if asked.offered == value:
        _keep(visit, draft, asked, asked.offered)
    else:
        visit.toast(words.OFFER_CHANGED.plain())
        press_target(visit, draft, figure)


def press_meant(visit: Visit, draft: int, figure: int, value: Decimal) -> None:
    """What was probably meant by a line that can be read in two ways."""
    asked = _current(visit, draft, figure)
    if value >= _TOO_BIG:
        raise BadPress
    _keep(visit, draft, asked, value)


def press_no_target(visit: Visit, draft: int, figure: int) -> None:
    """This figure has no target."""
    _keep(visit, draft, _current(visit, draft, figure), None)


def _keep(visit: Visit, draft: int, asked: AskedTarget, target: Decimal | None) -> None:
    given = use.give_targets(visit.work, draft, asked.key, [target])
    if given is None:
        raise BadPress
    _split_or_go_on(visit, given.now, asked.key, words.target_receipt(asked, target))


def _split_or_go_on(visit: Visit, next_year: RollOver, key: int, receipt: Markup) -> None:
    """After one target its quarters, where this year's was split; otherwise the next target."""
    given = next_year.find(key)
    if given is not None and given.waits_for_split:
        ask_split(visit, next_year, given, receipt=receipt)
    else:
        ask_next_target(visit, next_year, receipt)


def receive_targets(visit: Visit) -> None:
    """Targets typed: the first line is for the figure that is asked, each further line for the next without one."""
    typed, gap = lines_of(visit.text)
    values, trouble = ([], None) if gap else read_targets(typed, words.no_target_words())
    key = visit.dialog.facts["figure"]
    draft = visit.dialog.facts["draft"]
    given = use.give_targets(visit.work, draft, key, values, len(typed)) if visit.work.directs else None
    if given is None:
        show_gone(visit)
        return
    next_year = given.now
    following = next_year.next if given.taken else next_year.find(key)
    receipts = words.target_receipts(given.taken)
    above = words.gap_after(gap) if gap else _why_not_all(given, following, typed, values, trouble)
    if len(typed) == len(given.taken) == 1 and given.taken[0][0].old.schedule is not None:
        _split_or_go_on(visit, next_year, key, receipts)
    elif following is None:
        show_overview(visit, next_year, above, receipts)
    else:
        # Where lines had no figure to go to, the unclear one behind them belongs to none either.
        meant = _meant(trouble, following) if len(given.taken) == len(values) else ()
        _ask(visit, next_year, following, above, receipts, meant)


def _why_not_all(
    given: GivenTargets,
    following: AskedTarget | None,
    typed: Sequence[str],
    values: Sequence[Decimal | None],
    trouble: Unclear | None,
) -> Markup:
    """What became of the lines that were not taken."""
    next_year, taken = given.now, given.taken
    if values and not taken and following is not None:
        return words.too_many_targets(len(typed), next_year.room(following))
    if len(taken) < len(values) or (trouble is not None and taken and next_year.next is None):
        return words.targets_left_over(len(typed) - len(taken))
    return NOTHING if trouble is None else words.target_not_read(trouble, typed[len(values) + 1 :])


def _meant(trouble: Unclear | None, following: AskedTarget) -> tuple[Decimal, ...]:
    """The numbers that a line may have meant which is the answer to the following question."""
    if trouble is not None and is_change(trouble, following.old):
        return ()
    read = None if trouble is None else fit_to_unit(trouble, following.old)
    return read.candidates[:3] if isinstance(read, Unclear) else ()


def present_target(visit: Visit) -> bool:
    """Show again the figure that is asked; False when the draft is closed."""
    next_year = draft_of_dialog(visit)
    if next_year is None:
        return False
    asked = next_year.find(visit.dialog.facts["figure"])
    if asked is None:
        ask_next_target(visit, next_year)  # a total that was asked, and that its parts give by now
    else:
        _ask(visit, next_year, asked)
    return True
