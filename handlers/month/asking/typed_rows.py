"""Which rows a typed message may be for, before it is read."""

from collections.abc import Sequence

from handlers.month.screens import ASK, FILE, OPEN_ROWS
from handlers.visit import Visit
from plan.indicator import Indicator
from plan.typed import assignment
from plan.typed.answers import Answer
from plan.typed.rows.finding import rows_numbered
from plan.typed.rows.row_numbers import rows_typed
from usecases.month.reporting import Report


def open_question(visit: Visit, report: Report) -> Indicator | None:
    """The figure that a plain number is for, if the screen asks for one; beside its files, if it has none yet."""
    screen, figure = visit.dialog.screen, visit.dialog.facts.get("figure", 0)
    asked = screen == ASK or (screen == FILE and figure not in report.answered)
    return report.find(figure) if asked else None


def rows_in_order(
    visit: Visit, report: Report, current: Indicator | None, answers: Sequence[Answer]
) -> tuple[list[Indicator], list[Indicator]]:
    """The rows that lines without a row are for, one after another, and those of them that the person has seen beside
    the open question.

    At the review no question is on the screen, so a plain number there has no row that the person can see. Whoever went
    back to a question that has its answer changes that one alone: what follows it is answered too. Under the list of
    open rows several bare lines are those rows in their order, and surely so where there are as many of both.
    """
    if current is None:
        bare = [answer for answer in answers if answer.target is None]
        listed = visit.dialog.screen == OPEN_ROWS and report.access == "open" and 1 < len(bare) == len(answers)
        queue = list(report.unanswered) if listed else []
        return queue, queue if len(queue) == len(bare) else []
    if current.key in report.answered or report.access != "open":
        return [current], []
    return [current, *(indicator for indicator in report.unanswered if indicator is not current)], []


def rows_with_work(text: str, report: Report) -> list[int]:
    """The rows that the numbers of a text may be, where all of them could be marked as those with work."""
    if report.access != "open":
        return []
    named = [row.key for row in rows_typed(text, report.asked)]
    return named if {row.key for row in report.zeros_left}.issuperset(named) else []


def row_opened(report: Report, current: Indicator | None, outcomes: Sequence[assignment.Outcome]) -> Indicator | None:
    """The row that a message only names: `14-band`, and where no question is open its number alone; or of which it says
    nothing that can be offered (`25 - 4 emas, xato`): the number typed next is that row's, and not the open one's."""
    if len(outcomes) != 1:
        return None
    [outcome] = outcomes
    if isinstance(outcome, assignment.Opened):
        return outcome.indicator
    if isinstance(outcome, assignment.NotRead) and outcome.named and current is not None:
        other = outcome.indicator if outcome.indicator is not current and not outcome.unclear.candidates else None
        return other if report.access == "open" else None
    if current is not None or not isinstance(outcome, assignment.LeftOver | assignment.NotRead):
        return None
    line = outcome.line if isinstance(outcome, assignment.LeftOver) else outcome.unclear.typed
    rows = rows_numbered(report.reported_by, line)
    return rows[0] if len(rows) == 1 else None
