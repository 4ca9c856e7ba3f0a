"""On which days the steps fall: worked out by hand for real months, and for any settings within the rules."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from plan.calendar import DeadlineRules, WorkCalendar
from plan.period import Month
from plan.reminders.ladder import (
    Subject,
    closed_rungs,
    last_day_rungs,
    late_rungs,
    month_rungs,
    quarter_rungs,
    row_rungs,
    shift_by_workdays,
    week_begins,
    week_rungs,
)
from plan.reminders.ladder_settings import LadderSettings

CALENDAR = WorkCalendar()
LADDER = LadderSettings()


def days(rungs: tuple[object, ...]) -> dict[str, str]:
    return {rung.step: f"{rung.on:%m-%d}" for rung in rungs}  # type: ignore[attr-defined]


def test_it_climbs_around_the_day_a_month_is_due() -> None:
    # September 2025: 1 October is the teachers' day, so the third working day of October is Monday the 6th.
    assert days(month_rungs(CALENDAR, LADDER, Month(2025, 9))) == {
        "-3": "09-30",
        "open": "10-02",
        "-1": "10-03",
        "0": "10-06",
        "+1": "10-07",
        "+3": "10-09",
        "+5": "10-13",
        "+7": "10-15",
    }


def test_it_goes_over_the_new_year() -> None:
    rungs = days(month_rungs(CALENDAR, LADDER, Month(2025, 12)))
    assert rungs["-3"] == "12-30"
    assert rungs["open"] == "01-05"
    assert rungs["0"] == "01-07"


def test_it_skips_the_librarys_own_days_off() -> None:
    closed = WorkCalendar(days_off=frozenset({date(2025, 10, 6), date(2025, 10, 7)}))
    rungs = days(month_rungs(closed, LADDER, Month(2025, 9)))
    assert rungs["-1"] == "10-03"
    assert rungs["0"] == "10-08"


def test_it_tells_the_director_who_is_late_and_when_the_quarter_is_due() -> None:
    # And on the last day on which September can be sent.
    assert days(late_rungs(CALENDAR, LADDER, Month(2025, 9))) == {"+1": "10-07", "last": "10-15"}
    # The fifth working day of October is the 8th.
    assert days(quarter_rungs(CALENDAR, LADDER, 2025, 3)) == {
        "-5": "09-30",
        "-3": "10-03",
        "-1": "10-07",
        "0": "10-08",
        "+1": "10-09",
        "+3": "10-13",
        "+5": "10-15",
    }
    assert days(quarter_rungs(CALENDAR, replace(LADDER, quarter_steps=()), 2025, 3)) == {}
    assert days(late_rungs(CALENDAR, replace(LADDER, director_steps=()), Month(2025, 9))) == {}


def test_the_digest_goes_on_the_first_working_day_of_a_week() -> None:
    # 1 September 2025 is a Monday and a day off; the 8th is worked.
    assert week_begins(CALENDAR, date(2025, 9, 4)) == date(2025, 9, 2)
    assert week_begins(CALENDAR, date(2025, 9, 8)) == week_begins(CALENDAR, date(2025, 9, 14)) == date(2025, 9, 8)
    (week,) = week_rungs(CALENDAR, LADDER, date(2025, 9, 2))
    assert (week.on, week.until) == (date(2025, 9, 2), date(2025, 9, 2))
    assert week_rungs(CALENDAR, replace(LADDER, digest=False), date(2025, 9, 2)) == ()
    assert (LADDER.time_of("week"), LADDER.time_of("late")) == (time(9, 30), time(10))
    assert replace(LADDER, quiet_until=10).time_of("week") == time(10)


def test_it_tells_the_director_after_the_closing_and_reporters_on_their_last_working_day() -> None:
    # September 2025 closes on Wednesday 15 October; the 19th is a Sunday.
    (closed,) = closed_rungs(CALENDAR, LADDER, Month(2025, 9))
    assert (closed.on, closed.until) == (date(2025, 10, 16), date(2025, 10, 20))
    assert days(last_day_rungs(CALENDAR, LADDER, date(2025, 10, 15))) == {"last 2025-10-15": "10-15"}
    assert days(last_day_rungs(CALENDAR, LADDER, date(2025, 10, 19))) == {"last 2025-10-19": "10-17"}


def test_it_counts_a_row_back_from_the_last_working_day_of_its_window() -> None:
    # 31 August 2025 is a Sunday and the 29th the last working day; the ten days before it pass Independence Day by.
    assert days(row_rungs(CALENDAR, LADDER, Month(2025, 8))) == {"-10": "08-15", "-3": "08-26"}


def test_it_sends_nothing_that_is_switched_off() -> None:
    nothing = LadderSettings((), 0, (), (), (), month_opens=False)
    assert month_rungs(CALENDAR, nothing, Month(2025, 9)) == ()
    assert late_rungs(CALENDAR, nothing, Month(2025, 9)) == ()
    assert closed_rungs(CALENDAR, nothing, Month(2025, 9)) == ()
    assert last_day_rungs(CALENDAR, nothing, date(2025, 10, 15)) == ()
    assert quarter_rungs(CALENDAR, nothing, 2025, 3) == ()
    assert row_rungs(CALENDAR, nothing, Month(2025, 9)) == ()


steps = some.lists(some.integers(-15, 15), max_size=5, unique=True).map(tuple)


@settings(max_examples=60, deadline=None)
@given(
    month=some.builds(Month, some.integers(2024, 2027), some.integers(1, 12)),
    around=steps,
    every=some.integers(0, 5),
    due=some.integers(1, 12),
    open_for=some.integers(0, 15),
    off=some.frozensets(some.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=20),
)
def test_it_stays_on_working_days_until_the_month_closes(
    month: Month, around: tuple[int, ...], every: int, due: int, open_for: int, off: frozenset[date]
) -> None:
    calendar = WorkCalendar(days_off=off, rules=DeadlineRules(due, due + open_for, 5))
    rungs = month_rungs(calendar, LadderSettings(around, every), month)

    assert all(calendar.is_working(rung.on) and rung.on <= calendar.closes_on(month) for rung in rungs)
    assert [rung.on for rung in rungs] == sorted(rung.on for rung in rungs)
    assert len({rung.step for rung in rungs}) == len(rungs), "a step twice would be a key twice"


@given(some.dates(date(2024, 1, 1), date(2027, 6, 30)), some.integers(1, 30))
def test_it_counts_back_as_it_counts_on(day: date, count: int) -> None:
    later = CALENDAR.working_day(day, count)
    start = shift_by_workdays(CALENDAR, later, -count)
    assert CALENDAR.is_working(start)
    assert CALENDAR.working_day(start, count) == later
    assert start <= day + timedelta(days=20)


@pytest.mark.parametrize(
    "subject",
    [
        Subject("month", Month(2025, 3), 7),
        Subject("late", Month(2025, 12)),
        Subject("quarter", Month(2026, 3)),
        Subject("row", Month(2025, 6), 2, 31),
        Subject("unknown", Month(2025, 12), 7),
        Subject("closed", Month(2025, 12)),
    ],
)
def test_it_reads_a_subject_back(subject: Subject) -> None:
    assert Subject.parse(str(subject)) == subject


@pytest.mark.parametrize("text", ["nudge:5", "", "month:2025-03", "late"])
def test_it_leaves_other_subjects_alone(text: str) -> None:
    assert Subject.parse(text) is None
