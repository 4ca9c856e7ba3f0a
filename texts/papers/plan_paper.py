"""The words of the plan itself as a paper: its title, and what was changed in it by which order."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from plan.period import Span
from plan.progress.paper import PaperFacts, PlanChange
from plan.schedule import Schedule
from texts.papers import form, labels
from texts.papers.letter.parts import library_name
from texts.sentence import Sentence, plain
from texts.wording import figure_or_dash, grouped_number, join_names, month_title, name_of_span, one_apostrophe

SHEET, CHANGES = Sentence("Ish rejasi"), Sentence("O'zgartirishlar")
DAY, ORDER, ROW, WHAT = Sentence("Qachondan"), Sentence("Buyruq"), Sentence("Band"), Sentence("Nima o'zgardi")
BEFORE, AFTER, WHY = Sentence("Avval"), Sentence("Endi"), Sentence("Sababi")
OF_WHICH = Sentence("Shundan,")
MECHANISM, DEADLINE, RESPONSIBLE = form.MECHANISM, labels.DEADLINE, labels.RESPONSIBLE
NO_FIGURE = Sentence("-")
_WHAT: Mapping[str, Sentence] = {
    "row_added": Sentence("yangi band"),
    "row_dropped": Sentence("rejadan chiqarildi"),
    "part_added": Sentence("yangi ko'rsatkich"),
    "part_dropped": Sentence("ko'rsatkich rejadan chiqarildi"),
    "number": Sentence("tartib raqami"),
    "name": Sentence("nomi"),
    "section_title": Sentence("bo'lim nomi"),
    "mechanism": Sentence("amalga oshirish mexanizmi"),
    "deadline": Sentence("bajarilish muddati"),
    "responsible": Sentence("mas'ullar"),
    "unit": Sentence("o'lchov birligi"),
    "baseline": Sentence("o'tgan yil (fakt)"),
    "target": Sentence("yillik reja"),
    "schedule": Sentence("davrlar bo'yicha reja"),
}


def plan_title(facts: PaperFacts) -> str:
    """The plan's own title, as it was approved."""
    year = str(facts.report.span.year)
    return one_apostrophe(facts.plan_title) or plain(
        "{whose} {year}-yil uchun mo'ljallangan ish rejasi", whose=form.whose(library_name(facts)), year=year
    )


def changes_title(facts: PaperFacts) -> str:
    return plain("{year}-yil ish rejasiga kiritilgan o'zgartirishlar", year=str(facts.report.span.year))


def changed_on(at: datetime) -> str:
    return labels.paper_day(at.date())


def order_words(order: str) -> str:
    """An order as it is typed: a bare number is said to be one."""
    return form.named_order(order) if order else ""


def row_words(change: PlanChange) -> str:
    if change.part:
        return plain("{code} ({part})", code=change.code, part=one_apostrophe(change.part))
    return change.code


def what_changed(change: PlanChange) -> str:
    return _WHAT[change.what].plain()


def value_words(value: object) -> str:
    """A value as the plan prints it."""
    if value is None or value == "" or value == ():
        return "–"
    if isinstance(value, Decimal):
        return grouped_number(value)
    if isinstance(value, tuple):
        return join_names(map(str, value))
    return one_apostrophe(str(value))


def schedule_words(value: object) -> str:
    """A kept split over the year as people write it: `3 · 4 · 3 · 4`."""
    split = Schedule.parse(str(value or ""))
    return join_names((figure_or_dash(part) for part in split.parts), " · ") if split else value_words(None)


def part_heading(parts: int, at: int) -> str:
    """The heading over one part of a year that the plan splits its target into."""
    if parts == 12:
        return month_title(at + 1)
    return name_of_span(Span(2000, "quarter" if parts == 4 else "half", at + 1))
