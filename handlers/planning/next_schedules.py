"""How new targets are split over next year: asked where this year's was, and wherever the director wants it."""

from markupsafe import Markup

from handlers.planning.next_targets import ask_next_target
from handlers.planning.roll_over import SPLIT, ask_split, draft_of_dialog, open_draft, show_gone, show_overview
from handlers.visit import BadPress, Visit
from plan.typed.targets.schedule import read_schedule
from texts.planning import kinds as kind_words
from texts.planning import next_schedules as words
from texts.sentence import NOTHING
from usecases.planning import roll_over as use
from usecases.planning.kinds import comes_out, comes_to
from usecases.planning.roll_over import AskedTarget, RollOver


def _split_or_gone(visit: Visit, draft: int, figure: int) -> tuple[RollOver, AskedTarget]:
    next_year = open_draft(visit, draft)
    asked = next_year.find(figure)
    if asked is None or asked.target is None:
        raise BadPress
    return next_year, asked


def press_split(visit: Visit, draft: int, figure: int) -> None:
    """📆: the quarters of a target that has been given."""
    ask_split(visit, *_split_or_gone(visit, draft, figure))


def press_first_split(visit: Visit, draft: int) -> None:
    """The first target whose quarters are still to be given."""
    _go_on(visit, open_draft(visit, draft))


def _go_on(visit: Visit, next_year: RollOver, above: Markup = NOTHING) -> None:
    if next_year.unsplit:
        ask_split(visit, next_year, next_year.unsplit[0], receipt=above)
    else:
        ask_next_target(visit, next_year, above)


def press_no_split(visit: Visit, draft: int, figure: int) -> None:
    """The target is not split over the year."""
    _, asked = _split_or_gone(visit, draft, figure)
    if visit.dialog.screen != SPLIT or visit.dialog.facts.get("figure") != asked.key:
        raise BadPress
    _keep(visit, draft, asked, "")


def _keep(visit: Visit, draft: int, asked: AskedTarget, schedule: str) -> None:
    next_year = use.give_schedule(visit.work, draft, asked.key, schedule)
    if next_year is None:
        raise BadPress
    _go_on(visit, next_year, words.split_receipt(asked, schedule))


def receive_split(visit: Visit) -> None:
    """The quarters, typed."""
    next_year = draft_of_dialog(visit)
    asked = None if next_year is None else next_year.find(visit.dialog.facts["figure"])
    if next_year is None or asked is None or asked.target is None:
        show_gone(visit)
        return
    schedule = read_schedule(visit.text, asked.target)
    if schedule is None:
        ask_split(visit, next_year, asked, kind_words.NOT_A_SCHEDULE())
    elif not comes_out(schedule, asked.old.kind, asked.target):
        off = words.does_not_come_out(asked, str(schedule), comes_to(schedule, asked.old.kind))
        ask_split(visit, next_year, asked, off)
    else:
        _keep(visit, next_year.draft, asked, str(schedule))


def present_split(visit: Visit) -> bool:
    """Show the question again; False when the draft is closed."""
    next_year = draft_of_dialog(visit)
    if next_year is None:
        return False
    asked = next_year.find(visit.dialog.facts["figure"])
    if asked is None or asked.target is None:
        show_overview(visit, next_year)
    else:
        ask_split(visit, next_year, asked)
    return True
