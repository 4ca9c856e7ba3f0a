"""🏷 Russian names of departments, rows and sections, and Russian wordings of the letterhead, given by the director."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from handlers.page import Page, on
from handlers.planning.in_force.short_names import row_of
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.typed.answers import holds_only_numbers
from texts.planning import presses as planning_presses
from texts.planning.names import presses
from texts.planning.names import russian_names as words
from texts.screen import Screen
from texts.sentence import NOTHING
from texts.settings.presses import letterhead_line, paper_languages
from usecases.settings import russian_names as use

NAMING = "russian_name"
"""Screen: a Russian name is typed. Facts: `department`, `line`, or `year` and `row` or `section`."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A thing that may have a Russian name, by the facts that say which one it is."""

    name: Callable[..., str]
    """(visit, facts) → what the plan or the letterhead calls it; "" where there is no such thing."""
    keep: Callable[..., bool]
    """(work, facts, russian) → whether it is called so now."""
    back: Callable[..., str]
    take: Callable[..., str]
    """facts → the press that leads back, and the one that takes its Russian name."""


def _department(visit: Visit, department: int) -> str:
    known = visit.work.facts().department(department)
    return known.name if known is not None else ""


_NAMED: Mapping[str, _Named] = {
    "department": _Named(
        _department, use.name_department, lambda department: presses.russian_names(0), presses.no_russian_department
    ),
    "line": _Named(
        lambda visit, line: use.line_of_head(visit.work, line), use.name_line, letterhead_line, presses.no_russian_line
    ),
    "section": _Named(
        lambda visit, year, section: use.section_of_plan(visit.work, year, section)[1],
        use.name_section,
        lambda year, section: planning_presses.plan_section(year, section, 0),
        presses.no_russian_section,
    ),
    "row": _Named(
        lambda visit, year, row: row_of(visit, year, row).name,
        use.name_row,
        presses.ask_short_name,
        presses.no_russian_row,
    ),
}
"""The fact that tells what it is → what is known of it. Facts come in the order of the functions' places."""


def _which(visit: Visit) -> dict[str, int | str]:
    """The facts of the screen on which a name is typed."""
    facts = visit.dialog.facts
    kind = next(kind for kind in _NAMED if kind in facts)
    wanted = (kind,) if kind in ("department", "line") else ("year", kind)
    return {fact: str(facts[fact]) if fact == "line" else int(facts[fact]) for fact in wanted}


def _ask(visit: Visit, facts: Mapping[str, int | str], above: Markup = NOTHING) -> None:
    """What is it called in Russian?"""
    visit.require_director()
    named, places = _NAMED[[*facts][-1]], facts.values()
    name = named.name(visit, *places)
    if not name:
        raise BadPress
    visit.go(NAMING, **facts)
    russian = use.russian_names_of(visit.work).get(name, "")
    visit.show(words.ask_russian_name(name, russian, named.back(*places), named.take(*places), above))


def _keep(visit: Visit, russian: str, facts: Mapping[str, int | str]) -> None:
    if not _NAMED[[*facts][-1]].keep(visit.work, *facts.values(), russian):
        raise BadPress
    receipt = words.named_receipt(russian)
    if "department" in facts:
        visit.go(HOME_SCREEN)
        visit.show(_departments(visit), receipt=receipt)
        return
    _ask(visit, facts, receipt)


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


def receive(visit: Visit) -> None:
    """The name as it was typed. A number alone is none: it was meant for something else."""
    typed = " ".join(visit.text.split())
    if not 2 <= len(typed) <= use.LONGEST or holds_only_numbers(typed):
        _ask(visit, _which(visit), words.REFUSED())
        return
    _keep(visit, typed, _which(visit))


def present(visit: Visit) -> bool:
    """Ask again; False when the thing or the right to name it is gone."""
    try:
        _ask(visit, _which(visit))
    except BadPress:
        return False
    return True


PAGE = Page(
    presses=(
        on(presses.russian_names, press_departments),
        on(presses.ask_russian_department, lambda visit, department: _ask(visit, {"department": department})),
        on(presses.ask_russian_section, lambda visit, year, section: _ask(visit, {"year": year, "section": section})),
        on(presses.ask_russian_row, lambda visit, year, row: _ask(visit, {"year": year, "row": row})),
        on(presses.ask_russian_line, lambda visit, line: _ask(visit, {"line": line})),
        on(presses.no_russian_line, lambda visit, line: _keep(visit, "", {"line": line})),
        on(presses.no_russian_department, lambda visit, department: _keep(visit, "", {"department": department})),
        on(
            presses.no_russian_section,
            lambda visit, year, section: _keep(visit, "", {"year": year, "section": section}),
        ),
        on(presses.no_russian_row, lambda visit, year, row: _keep(visit, "", {"year": year, "row": row})),
    ),
    texts={NAMING: receive},
    present={NAMING: present},
)
