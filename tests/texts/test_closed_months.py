"""Whoever reports for several departments is asked about each of their closed months by a button of its own."""

from datetime import date

from plan.period import Month
from plan.reminders.reminder import ClosedUnsent
from texts.reminders.closed_months import ask_buttons

OWN, STOOD_IN_FOR = (7, "Axborot-bibliografiya xizmati"), (8, "Fondlarni to'ldirish va ularga ishlov berish xizmati")
OCTOBER, NOVEMBER = Month(2025, 10), Month(2025, 11)


def part(department: tuple[int, str], month: Month) -> ClosedUnsent:
    return ClosedUnsent(*department, month, date(2025, 12, 15), 14, 3, ("Malika",))


def labels(*parts: ClosedUnsent) -> list[str]:
    return [button.label for row in ask_buttons(parts) for button in row]


def test_one_month_of_several_departments_names_each() -> None:
    assert labels(part(OWN, NOVEMBER), part(STOOD_IN_FOR, NOVEMBER)) == [
        "📣 noyabr: Axborot-bibliografi…",
        "📣 noyabr: Fondlar",
    ]


def test_several_months_of_one_department_are_told_apart_by_the_month() -> None:
    assert labels(part(OWN, OCTOBER), part(OWN, NOVEMBER)) == ["📣 So'rov: oktabr", "📣 So'rov: noyabr"]
