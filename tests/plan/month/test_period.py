"""Months and spans."""

from datetime import date

import pytest

from plan.period import Month, Span


def test_it_orders_months_as_time_does() -> None:
    assert sorted([Month(2026, 1), Month(2025, 12), Month(2025, 2)]) == [
        Month(2025, 2),
        Month(2025, 12),
        Month(2026, 1),
    ]


def test_it_goes_over_the_new_year() -> None:
    assert Month(2025, 12).next == Month(2026, 1)
    assert Month(2026, 1).previous == Month(2025, 12)
    assert (Month(2025, 3).next, Month(2025, 3).previous) == (Month(2025, 4), Month(2025, 2))


def test_it_knows_the_last_day_of_february() -> None:
    assert (Month(2024, 2).last_day, Month(2025, 2).last_day) == (date(2024, 2, 29), date(2025, 2, 28))
    assert Month(2025, 2).first_day == date(2025, 2, 1)


@pytest.mark.parametrize(
    ("today", "finished"),
    [
        (date(2025, 3, 31), Month(2025, 2)),
        (date(2025, 4, 1), Month(2025, 3)),
        (date(2025, 1, 1), Month(2024, 12)),
        (date(2025, 12, 31), Month(2025, 11)),
    ],
)
def test_it_finishes_a_month_only_after_its_last_day(today: date, finished: Month) -> None:
    assert Month.last_finished(today) == finished


def test_it_refuses_a_thirteenth_month_and_a_fifth_quarter() -> None:
    with pytest.raises(ValueError, match="13"):
        Month(2025, 13)
    with pytest.raises(ValueError, match="quarter"):
        Span(2025, "quarter", 5)
    with pytest.raises(ValueError, match="nine_months"):
        Span(2025, "nine_months", 2)


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span(2025, "month", 3), 3, 3),
        (Span(2025, "quarter", 1), 1, 3),
        (Span(2025, "quarter", 4), 10, 12),
        (Span(2025, "half", 1), 1, 6),
        (Span(2025, "half", 2), 7, 12),
        (Span(2025, "nine_months"), 1, 9),
        (Span(2025, "year"), 1, 12),
    ],
)
def test_it_covers_the_months_of_its_name(span: Span, first: int, last: int) -> None:
    assert [month.number for month in span.months] == list(range(first, last + 1))
    assert (span.first, span.last) == (Month(2025, first), Month(2025, last))
    assert Span.parse(str(span)) == span


def test_it_finds_the_span_of_a_month() -> None:
    march, august = Month(2025, 3), Month(2025, 8)
    assert Span.containing(march, "month") == Span(2025, "month", 3)
    assert Span.containing(august, "quarter") == Span(2025, "quarter", 3)
    assert Span.containing(august, "half") == Span(2025, "half", 2)
    assert Span.containing(Month(2025, 11), "nine_months") == Span(2025, "nine_months")
    assert Span.containing(march, "year") == Span(2025, "year")


@pytest.mark.parametrize("text", ["", "2025-week-1", "2025-quarter-9", "2025-quarter", "x-year-1"])
def test_it_parses_nothing_but_spans(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Span.parse(text)
