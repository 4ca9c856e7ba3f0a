"""The figure that a button speaks of, where it may be changed, and the number on it."""

from decimal import Decimal

from handlers.month.screens import say_why_refused, visible_report
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from plan.rate import Rate, number_from_text
from plan.typed.numbers import Number, read_number
from plan.typed.rows.fitting import fit_to_unit
from usecases.month import beside
from usecases.month.reporting import Report


def changeable_figure(visit: Visit, submission: int, figure: int) -> tuple[Report, Indicator]:
    """The report and the figure a button speaks of, if this person may change them now."""
    report = visible_report(visit, submission)
    indicator = report.find(figure)
    if indicator is not None and not report.takes_answers:
        say_why_refused(visit, report, "answer")
    if indicator is None or not report.takes_answers:
        raise BadPress
    return report, indicator


def number_on_button(indicator: Indicator, text: str) -> Decimal:
    """The number on a button of ours; whatever else stands there was forged (BadPress)."""
    if indicator.of_two:
        return _rate_on_button(text)
    read = fit_to_unit(read_number(text, whole=False), indicator)
    if not isinstance(read, Number):
        raise BadPress
    return read.value


def _rate_on_button(text: str) -> Decimal:
    try:
        number = number_from_text(text)
    except (ArithmeticError, ValueError) as error:
        raise BadPress from error
    if not isinstance(number, Rate):
        raise BadPress
    return number


def where_it_stood(visit: Visit, report: Report, indicator: Indicator) -> Decimal | None:
    """The last known value of a level; None of anything else."""
    return beside.figure_background(visit.work, report, indicator).as_before if indicator.kind == "level" else None
