"""The months and longer spans that reports are made for, so that nobody else counts in month numbers."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

SpanKind = Literal["month", "quarter", "half", "nine_months", "year"]

_LENGTHS: dict[SpanKind, int] = {"month": 1, "quarter": 3, "half": 6, "nine_months": 9, "year": 12}


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One reporting month; months compare as time does. With `since` (1–12) its report is one sum of all months from
    that one on, which are not known one by one; it is the same month all the same."""

    year: int
    number: int
    since: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12:
            raise ValueError(f"no such month: {self.number}")

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day belongs to."""
        return cls(day.year, day.month)

    @classmethod
    def last_finished(cls, today: date) -> "Month":
        """The latest month whose last day is in the past: on 31 March that is February, on 1 April March."""
        return cls.of(today).previous

    @property
    def first(self) -> int:
        """The first month (1–12) that its report is about."""
        return self.since or self.number

    @property
    def spoken(self) -> int:
        """The month (1–12) whose name beside a number says nothing new; 0 of a sum, which is of no single month."""
        return 0 if self.since else self.number

    @property
    def next(self) -> "Month":
        return Month(self.year + 1, 1) if self.number == 12 else Month(self.year, self.number + 1)

    @property
    def previous(self) -> "Month":
        return Month(self.year - 1, 12) if self.number == 1 else Month(self.year, self.number - 1)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"


@dataclass(frozen=True, slots=True)
class Span:
    """What a report covers: a year's `ordinal`-th month, quarter or half, its nine months, or all of it."""

    year: int
    kind: SpanKind
    ordinal: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.ordinal <= 12 // _LENGTHS[self.kind]:
            raise ValueError(f"a year has no {self.kind} number {self.ordinal}")

    @classmethod
    def containing(cls, month: Month, kind: SpanKind) -> "Span":
        """The span of a kind that a month falls into; the nine months are always January to September."""
        ordinal = 1 if kind == "nine_months" else (month.number - 1) // _LENGTHS[kind] + 1
        return cls(month.year, kind, ordinal)

    @property
    def first(self) -> Month:
        return Month(self.year, (self.ordinal - 1) * _LENGTHS[self.kind] + 1)

    @property
    def last(self) -> Month:
        return Month(self.year, self.ordinal * _LENGTHS[self.kind])

    @property
    def months(self) -> tuple[Month, ...]:
        """The months covered, in order."""
        return tuple(Month(self.year, number) for number in range(self.first.number, self.last.number + 1))

    def __str__(self) -> str:
        return f"{self.year}-{self.kind}-{self.ordinal}"

    @classmethod
    def parse(cls, text: str) -> "Span":
        """The reverse of `str`; ValueError for anything that `str` does not give."""
        year, kind, ordinal = text.split("-")
        for span_kind in _LENGTHS:
            if span_kind == kind:
                return cls(int(year), span_kind, int(ordinal))
        raise ValueError(f"no such span: {text}")
