"""What stands behind a number, told step by step: who gave it, changed it, explained it, sent and approved it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from plan.indicator import Indicator
from plan.progress.paper import Reason


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody did about a number. `what` is number, unknown, note, confirm, attach, detach, submit,
    approve, return or reopen; `why` their reason, or the note or the file's name. Moments are in the library's time."""

    what: str
    at: datetime
    by: str
    instead_of: str = ""
    before: Decimal | None = None
    after: Decimal | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """A photo, document or link (`kind`) shown in support of a number, to be opened."""

    id: int
    kind: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One department's month (1–12) of a figure: what it says now, and the steps that led there in their order."""

    department: int
    month: int
    status: str
    value: Decimal | None
    steps: tuple[Step, ...]
    files: tuple[Support, ...]
    since: int = 0
    """The first month of a sum that stands for several; 0 of a month's own number."""


@dataclass(frozen=True, slots=True)
class Diary:
    """What one department counted in a month (1–12) day by day: day of the month → its number; `by` are the people who
    wrote it."""

    department: int
    month: int
    days: Mapping[int, Decimal]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """What a version of the plan changed about a figure: `what` is target, window, who, kind, direction, schedule,
    added or dropped."""

    what: str
    at: datetime
    by: str
    before: str
    after: str
    order: str
    why: str


@dataclass(frozen=True, slots=True)
class Story:
    """A figure with everything that led to it; the newest months first. A computed one has its parts instead."""

    indicator: Indicator
    year: int
    parts: tuple[Indicator, ...]
    chapters: tuple[Chapter, ...]
    plan: tuple[PlanStep, ...]
    diaries: tuple[Diary, ...] = ()
    """The months that were counted by days, the newest first; they count nowhere by themselves."""
    reasons: tuple[tuple[int, Reason], ...] = ()
    """(month, why the row was behind by its end), the newest first."""
