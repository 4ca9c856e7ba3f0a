"""What stands beside a figure, to be looked at and removed. Read-only for whoever may not change the report."""

from handlers.month.screens import visible_report
from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from texts.month import presses
from texts.month.files import evidence as words
from usecases.month import evidence
from usecases.month.reporting import Report


def press_list_evidence(visit: Visit, submission: int, figure: int, page: int) -> None:
    """Everything beside one figure of one month."""
    _show_list(visit, visible_report(visit, submission), figure, page)


def _show_list(visit: Visit, report: Report, figure: int, page: int) -> None:
    indicator = next((asked for asked in report.plan.indicators if asked.key == figure), None)
    if indicator is None:
        raise BadPress
    items = [
        _shown(item, place) for place, item in enumerate(evidence.evidence_beside(visit.work, report, indicator), 1)
    ]
    visit.page(
        words.evidence_list(
            report.submission.id,
            report.department.name,
            report.month,
            indicator,
            items,
            page,
            changeable=report.takes_answers and report.find(figure) is not None,
        )
    )


def _shown(item: evidence.Item, place: int) -> words.Shown:
    name = words.photo_or_name(item.kind, item.name, place)
    return words.Shown(item.id, item.kind, name, item.url, item.by, item.at)


def _item_of_press(visit: Visit, attachment: int) -> tuple[evidence.Item, Report, Indicator]:
    item = evidence.find_evidence(visit.work, attachment)
    if item is None:
        raise BadPress
    return item


def press_open(visit: Visit, attachment: int) -> None:
    """The file itself, as Telegram has it, below everything else."""
    item, report, indicator = _item_of_press(visit, attachment)
    if item.kind == "link":
        _show_list(visit, report, indicator.key, 0)
        return
    visit.send_again(item.kind, item.file_id, words.evidence_caption(_shown(item, 1), indicator, item.month))


def press_ask_to_remove(visit: Visit, attachment: int) -> None:
    """Whether it is to be removed."""
    item, report, indicator = _item_of_press(visit, attachment)
    if not report.takes_answers:
        raise BadPress
    visit.page(words.ask_remove(_shown(item, 1), report.submission.id, indicator.key))


def press_remove(visit: Visit, attachment: int) -> None:
    """Remove it, and show what is left."""
    item, report, indicator = _item_of_press(visit, attachment)
    if not evidence.remove_evidence(visit.work, item.id):
        raise BadPress
    visit.toast(words.REMOVED.plain())
    _show_list(visit, report, indicator.key, 0)


PAGE = Page(
    presses=(
        on(presses.list_evidence, press_list_evidence),
        on(presses.open_evidence, press_open),
        on(presses.ask_to_remove_evidence, press_ask_to_remove),
        on(presses.remove_evidence, press_remove),
    ),
)
