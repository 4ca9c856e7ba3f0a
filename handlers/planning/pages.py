"""/reja: the approved plan to be read by everybody in the library. Loading one is another page's work."""

from collections.abc import Callable, Sequence
from datetime import date

from handlers.visit import BadPress, Visit, whole
from plan.indicator import Indicator
from texts.planning import pages as words
from texts.screen import Screen
from usecases.oversight import double_counts
from usecases.planning import last_year, roll_over
from usecases.planning import reading as plan_reading
from usecases.planning.reading import PlanContent, PrintedRow
from usecases.progress import measuring as progress


def reja(visit: Visit) -> None:
    """The command: the plan of the year people work on, and below it the question that was open."""
    visit.page(_first_page(visit))
    visit.resume()


def plan(visit: Visit) -> None:
    """The same by the menu's button."""
    visit.page(_first_page(visit))


def _first_page(visit: Visit) -> Screen:
    at = progress.opening_month(visit.work)
    found = plan_reading.plan_to_read(visit.work, at.year) if at else None
    if found is None:
        return words.no_plan(director=visit.work.directs)
    return _contents(visit, found, 0)


def _contents(visit: Visit, found: PlanContent, page: int) -> Screen:
    years = [year for year in (found.year - 1, found.year + 1) if progress.has_plan(visit.work, year)]
    return words.contents(
        found.title,
        found.year,
        _rows(found),
        page,
        years,
        directs=visit.work.directs,
        next_year=roll_over.may_begin(visit.work, found.year),
        renew=last_year.can_renew(visit.work, found.year),
    )


def _rows(found: PlanContent) -> dict[int, list[Indicator]]:
    rows: dict[int, list[Indicator]] = {}
    for indicator in found.indicators:
        rows.setdefault(found.rows[indicator.key], []).append(indicator)
    return rows


def _plan(visit: Visit, year: str) -> PlanContent:
    if not date.min.year < whole(year) < date.max.year:
        raise BadPress
    found = plan_reading.plan_to_read(visit.work, int(year))
    if found is None:
        raise BadPress
    return found


def plan_at(visit: Visit, year: str, page: str) -> None:
    """Another page of the sections, or another year."""
    visit.page(_contents(visit, _plan(visit, year), whole(page)))


def section(visit: Visit, year: str, place: str, page: str) -> None:
    """The rows of a section."""
    found = _plan(visit, year)
    screen = words.section(found.year, whole(place), _rows(found), whole(page))
    if screen is None:
        raise BadPress
    visit.page(screen)


def row(visit: Visit, year: str, key: str, page: str) -> None:
    """One row, and the way back to the list it was pressed in."""
    found = _plan(visit, year)
    printed = plan_reading.printed_row(visit.work, found, whole(key))
    if printed is None:
        raise BadPress
    place = words.places(_rows(found), printed.key)
    visit.page(
        words.row(
            found.year,
            printed.figures,
            progress.department_names(visit.work),
            mechanism=printed.mechanism,
            deadline=printed.deadline,
            responsible=printed.responsible,
            back=f"plan_sec:{found.year}:{place}:{whole(page)}",
            shares=progress.shares(visit.work, printed.figures),
            why=_why(visit, found, printed, whole(page)),
            doubles=_doubles(visit, printed.figures),
            edit=f"pe:{found.year}:{printed.key}" if visit.work.directs else None,
        )
    )


def _why(visit: Visit, found: PlanContent, printed: PrintedRow, page: int) -> str | None:
    """What opens the story of the row's numbers, for whoever may see them."""
    seen = progress.visible(visit.work, found.indicators)
    return f"why_row:{found.year}:{printed.key}:{page}:0" if set(printed.figures) & set(seen) else None


def _doubles(visit: Visit, figures: Sequence[Indicator]) -> list[tuple[int, int]]:
    """Open questions whether the row was counted twice, with their months: for whoever answers them."""
    if not visit.work.oversees or all(len(one.departments) < 2 for one in figures):
        return []
    keys = {one.key for one in figures}
    return [(one.id, one.month.number) for one in double_counts.open_questions(visit.work) if one.indicator.key in keys]


COMMANDS = {"reja": reja}
PRESSES = {"plan": plan, "plan_at": plan_at, "plan_sec": section, "plan_row": row}
TEXTS: dict[str, Callable[[Visit], None]] = {}
FILES: dict[str, Callable[[Visit], None]] = {}
