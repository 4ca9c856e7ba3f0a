"""🏷 Russian names of departments and rows, and Russian wordings of the letterhead, given by the director."""

from markupsafe import Markup

from handlers.page import Page, on
from handlers.planning.in_force.short_names import row_of
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.typed.answers import holds_only_numbers
from texts.planning import presses
from texts.planning import russian_names as words
from texts.screen import Screen
from texts.sentence import NOTHING
from texts.settings.presses import letterhead_line, paper_languages
from usecases.settings import russian_names as use

NAMING = "russian_name"
"""Screen: a Russian name is typed. Facts: `department`, `line`, or `year` and `row`."""


def press_departments(visit: Visit, page: int) -> None:
    """Every department with its Russian name."""
    visit.require_director()
    if visit.dialog.screen == NAMING:
        visit.go(HOME_SCREEN)
    visit.page(_departments(visit, page))


def _departments(visit: Visit, page: int = 0) -> Screen:
    names = use.russian_names_of(visit.work)
    shown = [(known.id, known.name, names.get(known.name, "")) for known in visit.work.facts().departments]
    return words.departments_page(shown, page, paper_languages())


def press_department(visit: Visit, department: int) -> None:
    """What is it called in Russian?"""
    _ask_department(visit, department)


def _ask_department(visit: Visit, department: int, above: Markup = NOTHING) -> None:
    visit.require_director()
    known = visit.work.facts().department(department)
    if known is None:
        raise BadPress
    russian = use.russian_names_of(visit.work).get(known.name, "")
    visit.go(NAMING, department=department)
    back, take = presses.russian_names(0), presses.no_russian_department(department)
    visit.show(words.ask_russian_name(known.name, russian, back, take, above))


def press_row(visit: Visit, year: int, row: int) -> None:
    """What is this row called in Russian?"""
    _ask_row(visit, year, row)


def _ask_row(visit: Visit, year: int, row: int, above: Markup = NOTHING) -> None:
    name = row_of(visit, year, row).name
    visit.go(NAMING, year=year, row=row)
    back, take = presses.ask_short_name(year, row), presses.no_russian_row(year, row)
    visit.show(words.ask_russian_name(name, use.russian_names_of(visit.work).get(name, ""), back, take, above))


def press_line(visit: Visit, line: str) -> None:
    """How is this line of the letterhead written in Russian?"""
    _ask_line(visit, line)


def _ask_line(visit: Visit, line: str, above: Markup = NOTHING) -> None:
    visit.require_director()
    present = use.line_of_head(visit.work, line)
    if not present:
        raise BadPress
    visit.go(NAMING, line=line)
    back, take = letterhead_line(line), presses.no_russian_line(line)
    visit.show(words.ask_russian_name(present, use.russian_names_of(visit.work).get(present, ""), back, take, above))


def receive(visit: Visit) -> None:
    """The name as it was typed. A number alone is none: it was meant for something else."""
    typed = " ".join(visit.text.split())
    if not 2 <= len(typed) <= use.LONGEST or holds_only_numbers(typed):
        _ask_again(visit, words.REFUSED())
        return
    facts = visit.dialog.facts
    if "department" in facts:
        _keep_department(visit, int(facts["department"]), typed)
    elif "line" in facts:
        _keep_line(visit, str(facts["line"]), typed)
    else:
        _keep_row(visit, int(facts["year"]), int(facts["row"]), typed)


def _keep_department(visit: Visit, department: int, russian: str) -> None:
    if not use.name_department(visit.work, department, russian):
        raise BadPress
    visit.go(HOME_SCREEN)
    visit.show(_departments(visit), receipt=words.named_receipt(russian))


def _keep_row(visit: Visit, year: int, row: int, russian: str) -> None:
    if not use.name_row(visit.work, year, row, russian):
        raise BadPress
    _ask_row(visit, year, row, words.named_receipt(russian))


def _keep_line(visit: Visit, line: str, russian: str) -> None:
    if not use.name_line(visit.work, line, russian):
        raise BadPress
    _ask_line(visit, line, words.named_receipt(russian))


def press_no_department(visit: Visit, department: int) -> None:
    """Without a Russian name again."""
    _keep_department(visit, department, "")


def press_no_row(visit: Visit, year: int, row: int) -> None:
    """Without a Russian name again."""
    _keep_row(visit, year, row, "")


def press_no_line(visit: Visit, line: str) -> None:
    """As its letters say, again."""
    _keep_line(visit, line, "")


def _ask_again(visit: Visit, above: Markup = NOTHING) -> None:
    facts = visit.dialog.facts
    if "department" in facts:
        _ask_department(visit, int(facts["department"]), above)
    elif "line" in facts:
        _ask_line(visit, str(facts["line"]), above)
    else:
        _ask_row(visit, int(facts["year"]), int(facts["row"]), above)


def present(visit: Visit) -> bool:
    """Ask again; False when the row or the right to name it is gone."""
    try:
        _ask_again(visit)
    except BadPress:
        return False
    return True


PAGE = Page(
    presses=(
        on(presses.russian_names, press_departments),
        on(presses.ask_russian_department, press_department),
        on(presses.ask_russian_row, press_row),
        on(presses.ask_russian_line, press_line),
        on(presses.no_russian_line, press_no_line),
        on(presses.no_russian_department, press_no_department),
        on(presses.no_russian_row, press_no_row),
    ),
    texts={NAMING: receive},
    present={NAMING: present},
)
