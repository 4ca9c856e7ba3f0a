"""Deadlines of 2025 and 2026, counted on paper with the published days off of Uzbekistan."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from plan.calendar import DeadlineRules, WorkCalendar, end_of_day
from plan.period import Month
from plan.public_days import PublicDays

REPORTS = [  # month reported, due, closes
    ((2024, 12), (2025, 1, 6), (2025, 1, 15)),  # 1-2 January off, Saturday the 4th worked instead
    ((2025, 1), (2025, 2, 5), (2025, 2, 14)),
    ((2025, 2), (2025, 3, 5), (2025, 3, 17)),  # 8 March is a Saturday, so Monday the 10th is off
    ((2025, 3), (2025, 4, 3), (2025, 4, 14)),
    ((2025, 4), (2025, 5, 5), (2025, 5, 15)),  # 9 May
    ((2025, 5), (2025, 6, 4), (2025, 6, 16)),  # Eid al-Adha, 6 June
    ((2025, 6), (2025, 7, 3), (2025, 7, 14)),
    ((2025, 7), (2025, 8, 5), (2025, 8, 14)),
    ((2025, 8), (2025, 9, 4), (2025, 9, 15)),  # 1 September
    ((2025, 9), (2025, 10, 6), (2025, 10, 15)),  # 1 October
    ((2025, 10), (2025, 11, 5), (2025, 11, 14)),
    ((2025, 11), (2025, 12, 3), (2025, 12, 15)),  # 8 December
    ((2025, 12), (2026, 1, 7), (2026, 1, 16)),  # 1-2 January
    ((2026, 1), (2026, 2, 4), (2026, 2, 13)),
    ((2026, 2), (2026, 3, 4), (2026, 3, 16)),  # 8 March is a Sunday, the 9th off
    ((2026, 3), (2026, 4, 3), (2026, 4, 14)),
    ((2026, 4), (2026, 5, 5), (2026, 5, 15)),  # 9 May is a Saturday, the 11th off
    ((2026, 5), (2026, 6, 3), (2026, 6, 12)),
    ((2026, 6), (2026, 7, 3), (2026, 7, 14)),
    ((2026, 7), (2026, 8, 5), (2026, 8, 14)),
    ((2026, 8), (2026, 9, 4), (2026, 9, 15)),
    ((2026, 9), (2026, 10, 6), (2026, 10, 15)),
    ((2026, 10), (2026, 11, 4), (2026, 11, 13)),
    ((2026, 11), (2026, 12, 3), (2026, 12, 14)),  # 8 December off, Saturday the 12th worked
]

QUARTERS = [
    (2025, 1, date(2025, 4, 7)),
    (2025, 2, date(2025, 7, 7)),
    (2025, 3, date(2025, 10, 8)),
    (2025, 4, date(2026, 1, 9)),
    (2026, 1, date(2026, 4, 7)),
    (2026, 2, date(2026, 7, 7)),
    (2026, 3, date(2026, 10, 8)),
]


@pytest.mark.parametrize(("month", "due", "closes"), REPORTS)
def test_it_counts_deadlines_in_working_days(
    month: tuple[int, int], due: tuple[int, int, int], closes: tuple[int, int, int]
) -> None:
    calendar = WorkCalendar()
    assert calendar.due_on(Month(*month)) == date(*due)
    assert calendar.closes_on(Month(*month)) == date(*closes)


@pytest.mark.parametrize(("year", "quarter", "due"), QUARTERS)
def test_it_counts_the_quarters_paper(year: int, quarter: int, due: date) -> None:
    assert WorkCalendar().quarter_due_on(year, quarter) == due


def test_it_keeps_the_librarys_own_days() -> None:
    calendar = WorkCalendar(
        days_off=frozenset({date(2025, 4, 2)}), extra_working=frozenset({date(2025, 4, 5), date(2025, 3, 31)})
    )
    assert not calendar.is_working(date(2025, 4, 2))
    assert calendar.is_working(date(2025, 4, 5))  # a Saturday
    assert calendar.is_working(date(2025, 3, 31))  # a public holiday
    assert calendar.due_on(Month(2025, 3)) == date(2025, 4, 4)


def test_it_tells_what_is_still_to_be_decided() -> None:
    friday, saturday, monday = date(2025, 4, 4), date(2025, 4, 5), date(2025, 4, 7)
    moon = PublicDays(off=frozenset({friday, saturday, monday}), estimated=frozenset({friday, saturday, monday}))
    calendar = WorkCalendar(public={2024: PublicDays(), 2025: moon})
    assert calendar.undecided(date(2024, 12, 1), date(2025, 12, 31)) == [friday, monday]  # Saturday is free anyway
    assert calendar.undecided(saturday, monday) == [monday]
    assert replace(calendar, days_off=frozenset({friday})).undecided(friday, monday) == [monday]
    assert replace(calendar, extra_working=frozenset({monday})).undecided(friday, monday) == [friday]
    assert replace(calendar, weekend=frozenset({6})).undecided(friday, saturday) == [friday, saturday]


def test_it_knows_a_six_day_week() -> None:
    calendar = WorkCalendar(weekend=frozenset({6}))
    assert calendar.is_working(date(2025, 4, 5))
    assert not calendar.is_working(date(2025, 3, 8))  # a holiday on a working Saturday
    assert calendar.is_working(date(2025, 3, 10))  # and so it is not given again on Monday
    assert not calendar.is_working(date(2025, 3, 31))  # but one on Sunday is
    assert calendar.due_on(Month(2025, 1)) == date(2025, 2, 4)  # 1, 3, 4 February
    assert calendar.closes_on(Month(2025, 2)) == date(2025, 3, 13)  # 1, 3-7, 10-13 March


def test_it_takes_its_deadlines_from_the_rules() -> None:
    calendar = WorkCalendar(rules=DeadlineRules(report_due=1, report_closes=2, quarter_due=3))
    assert calendar.due_on(Month(2025, 3)) == date(2025, 4, 1)
    assert calendar.closes_on(Month(2025, 3)) == date(2025, 4, 2)
    assert calendar.quarter_due_on(2025, 1) == date(2025, 4, 3)


def test_it_refuses_rules_that_cannot_be_kept() -> None:
    with pytest.raises(ValueError, match="due"):
        DeadlineRules(report_due=5, report_closes=4)
    with pytest.raises(ValueError, match="first working day"):
        DeadlineRules(report_due=0)
    with pytest.raises(ValueError, match="weekend"):
        WorkCalendar(weekend=frozenset(range(7)))
    with pytest.raises(ValueError, match="counted from one"):
        WorkCalendar().working_day(date(2025, 1, 1), 0)


def test_it_gives_up_on_a_library_that_never_opens() -> None:
    closed = frozenset(date.fromordinal(date(2025, 1, 1).toordinal() + n) for n in range(800))
    with pytest.raises(ValueError, match="no working day"):
        WorkCalendar(days_off=closed).working_day(date(2025, 1, 1), 1)


def test_it_ends_a_day_at_local_midnight() -> None:
    end = end_of_day(date(2025, 4, 3), ZoneInfo("Asia/Tashkent"))
    assert end == datetime(2025, 4, 3, 19, 0, tzinfo=UTC)
    assert end.isoformat() == "2025-04-04T00:00:00+05:00"
