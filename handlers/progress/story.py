"""❓ beside every number: the page that says who gave it, who changed it and why. Read-only, like the pages it is
opened from; where that was travels in its buttons, so that "back" leads there."""

import re
from collections.abc import Callable
from datetime import date

from handlers.visit import BadPress, Visit, whole
from plan.progress.story import Story
from texts.progress import story as words
from usecases.month import reporting
from usecases.planning import reading as plan_reading
from usecases.progress import measuring as progress
from usecases.progress import story as stories

_FROM_REPORT = re.compile(r"(late|[sd]\d{1,9})", re.ASCII)
_SPAN = re.compile(r"\d{4}-[a-z_]{4,12}-\d{1,2}(\.\d{8})?", re.ASCII)


def why(visit: Visit, key: str, page: str, place: str, scope: str, at: str) -> None:
    """One figure's story. `place` is a span of /hisobot, a month's review (`review`), its open question (`ask`), a
    question about a number that was counted twice (`dc`), the plan (`plan`) or next year's (`ny`)."""
    found = stories.story(visit.work, whole(key))
    if found is None:
        raise BadPress
    back = _back(found, place, scope, whole(at))
    here = f"{place}:{scope}:{whole(at)}"
    visit.page(words.story(found, progress.department_names(visit.work), whole(page), at=here, back=back))


def _back(found: Story, place: str, scope: str, at: int) -> str:
    if place == "review":
        return f"why_of:{whole(scope)}:{at}"
    if place == "ask":
        return f"ask:{whole(scope)}:{found.indicator.key}"
    if place == "dc":
        return f"dc:{whole(scope)}"
    if place == "ny":
        return f"ny_ask:{whole(scope)}:{found.indicator.key}"
    if place == "plan":
        return f"plan_row:{found.year}:{whole(scope)}:{at}"
    if not _SPAN.fullmatch(place) or not _FROM_REPORT.fullmatch(scope):
        raise BadPress
    return f"sum_row:{place}:{found.indicator.key}:{scope}:{at}"


def of_report(visit: Visit, submission: str, page: str) -> None:
    """Which of a month's numbers? Opened from its review."""
    report = reporting.report(visit.work, whole(submission))
    if report is None:
        raise BadPress
    visit.page(
        words.choose(
            words.of_report(report.department.name, report.month),
            report.rows,
            whole(page),
            at=f"review:{report.submission.id}",
            turn=f"why_of:{report.submission.id}",
            back=f"review:{report.submission.id}:0",
        )
    )


def of_row(visit: Visit, year: str, row: str, at: str, page: str) -> None:
    """Which figure of a plan's row? One with a single figure opens its story at once."""
    found = plan_reading.plan_to_read(visit.work, whole(year)) if date.min.year < whole(year) < date.max.year else None
    printed = plan_reading.printed_row(visit.work, found, whole(row)) if found else None
    if found is None or printed is None:
        raise BadPress
    figures = progress.visible(visit.work, found.indicators)
    shown = [one for one in printed.figures if one in figures]
    if not shown:
        raise BadPress
    if len(shown) == 1:
        why(visit, str(shown[0].key), "0", "plan", str(printed.key), at)
        return
    visit.page(
        words.choose(
            words.of_row(shown[0].code),
            shown,
            whole(page),
            at=f"plan:{printed.key}",
            turn=f"why_row:{found.year}:{printed.key}:{whole(at)}",
            back=f"plan_row:{found.year}:{printed.key}:{whole(at)}",
        )
    )


COMMANDS: dict[str, Callable[[Visit], None]] = {}
PRESSES = {"why": why, "why_of": of_report, "why_row": of_row}
TEXTS: dict[str, Callable[[Visit], None]] = {}
FILES: dict[str, Callable[[Visit], None]] = {}
