"""🏷 Short names of the rows of the plan in force: offered by the bot, and changed here by the director."""

from datetime import date

from markupsafe import Markup

from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.indicator import Indicator
from plan.short_names.offered import LONGEST
from plan.typed.answers import holds_only_numbers
from texts.planning.names import presses
from texts.planning.names import short_names as words
from texts.sentence import NOTHING
from usecases.planning import reading, short_names

NAMING = "short_name"


def _rows(visit: Visit, year: int) -> list[tuple[int, Indicator]]:
    """Row key → one of its figures, in the plan's order; raises BadPress for everybody but a director."""
    plan = reading.plan_to_read(visit.work, year) if date.min.year < year < date.max.year else None
    if plan is None or not visit.work.directs:
        raise BadPress
    rows: dict[int, Indicator] = {}
    for indicator in plan.indicators:
        rows.setdefault(plan.rows[indicator.key], indicator)
    return list(rows.items())


def row_of(visit: Visit, year: int, key: int) -> Indicator:
    """A figure of a row; BadPress where there is none, and for everybody but a director."""
    row = dict(_rows(visit, year)).get(key)
    if row is None:
        raise BadPress
    return row


def press_list(visit: Visit, year: int, page: int) -> None:
    """Every row with its short name."""
    visit.page(words.short_names_page(year, _rows(visit, year), page))


def press_back_to_list(visit: Visit, year: int, row: int) -> None:
    """Nothing is changed."""
    _show_list(visit, year, row)


def _show_list(visit: Visit, year: int, row: int, receipt: Markup = NOTHING) -> None:
    rows = _rows(visit, year)
    visit.go(HOME_SCREEN)
    visit.show(words.short_names_page(year, rows, 0, wanted=row), receipt=receipt)


def press_ask(visit: Visit, year: int, row: int) -> None:
    """How is this row to be called?"""
    _ask(visit, year, row)


def _ask(visit: Visit, year: int, row: int, above: Markup = NOTHING) -> None:
    named = row_of(visit, year, row)
    visit.go(NAMING, year=year, row=row)
    visit.show(words.ask_short_name(year, row, named, above))


def receive_short_name(visit: Visit) -> None:
    """The name, typed. A number alone is none: it was meant for something else."""
    year, row = visit.dialog.facts["year"], visit.dialog.facts["row"]
    name = " ".join(visit.text.split())
    if not 3 <= len(name) <= LONGEST or holds_only_numbers(name):
        _ask(visit, year, row, words.REFUSED())
        return
    _keep(visit, year, row, name)


def press_offered(visit: Visit, year: int, row: int) -> None:
    """The offered name again."""
    row_of(visit, year, row)
    _keep(visit, year, row, "")


def _keep(visit: Visit, year: int, row: int, name: str) -> None:
    if not short_names.set_short_name(visit.work, year, row, name):
        raise BadPress
    named = row_of(visit, year, row)
    _show_list(visit, year, row, words.named_receipt(named, words.in_short(named)))


def present_naming(visit: Visit) -> bool:
    """Show the question again; False when the row is gone."""
    facts = visit.dialog.facts
    try:
        _ask(visit, facts["year"], facts["row"])
    except BadPress:
        return False
    return True


PAGE = Page(
    presses=(
        on(presses.short_names, press_list),
        on(presses.short_names_of_row, press_back_to_list),
        on(presses.ask_short_name, press_ask),
        on(presses.offered_short_name, press_offered),
    ),
    texts={NAMING: receive_short_name},
    present={NAMING: present_naming},
)
