"""🔎 A word typed where nothing is asked: the rows of the plan that hold it."""

from handlers.page import Page, on
from handlers.visit import BadPress, Visit
from plan.indicator import Indicator
from plan.period import Span
from plan.typed.rows.finding import rows_called, rows_holding, searched_words
from texts.progress import presses
from texts.progress.finding import found_page
from usecases.planning import reading
from usecases.progress import measuring as progress


def find_typed(visit: Visit) -> bool:
    """Show the rows in which every typed word stands; False where there are none."""
    words = searched_words(visit.text)
    if "\n" in visit.text or not any(map(str.isalpha, visit.text)):
        return False
    if any(map(str.isdigit, visit.text)) and visit.work.departments():
        return False  # whoever reports may have meant a number, which is not to be lost among what was found
    return _show(visit, visit.text, words, 0)


def find_row(visit: Visit) -> bool:
    """Show the row whose code was typed (`IV.15`, `15-band`): that is nobody's number. False where it is none."""
    return "\n" not in visit.text and _show(visit, visit.text.strip(), (), 0)


def _show(visit: Visit, typed: str, words: tuple[str, ...], page: int) -> bool:
    """The rows that hold all the words; without words the row that is called by what was typed."""
    month = progress.opening_month(visit.work)
    plan = reading.plan_to_read(visit.work, month.year) if month is not None else None
    every = plan.indicators if plan is not None else ()
    found: list[Indicator] = rows_holding(every, words) if words else rows_called(every, typed)
    if month is None or plan is None or not found:
        return False
    report = progress.progress_report(visit.work, Span.containing(month, "month"))
    if report is None:
        return False
    visit.page(found_page(typed, _as_data(words or (found[0].code.lower(),)), found, report, plan.rows, page))
    return True


def _as_data(words: tuple[str, ...]) -> str:
    """The words as a button's data holds them, as many as it has room for."""
    kept = ""
    for word in words:
        joined = f"{kept}+{word}" if kept else word
        if len(joined) > _ROOM:
            break
        kept = joined
    return kept or words[0][:_ROOM]


_ROOM = 36


def press_found(visit: Visit, words: str, page: int) -> None:
    """Another page of what was found."""
    searched = tuple(word for word in words.split("+") if word)
    if not searched or not _show(visit, " ".join(searched), searched, page):
        raise BadPress


PAGE = Page(presses=(on(presses.found, press_found),))
