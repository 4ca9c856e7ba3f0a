"""What one message of a chat is about, as it is kept beside the message: a report, and figures of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Self

_MOST = 12
"""Figures that are kept of one message: it is enough to know that there are several, and to offer the first."""
_OF_DAYS, _OF_WORDS = "d", "w"


@dataclass(frozen=True, slots=True)
class About:
    """A report by its id, and the keys of the figures that the message asks for or tells of; none in a summary."""

    NOTHING: ClassVar = ""
    """Kept of a message that is about no report, whatever it was about before."""
    PRACTICE: ClassVar = 0
    """Stands for a report in a message about the practice month; no report has this number."""

    submission: int
    figures: tuple[int, ...] = ()

    @classmethod
    def of(cls, submission: int, figures: Iterable[int]) -> Self:
        return cls(submission, tuple(dict.fromkeys(figures)))

    @property
    def written(self) -> str:
        """`12:45,46`: the report and its figures."""
        return f"{self.submission}:{','.join(map(str, self.figures[:_MOST]))}"

    @classmethod
    def read(cls, written: str | None) -> Self | None:
        """What `written` has made; None of nothing."""
        if not written or not written[0].isdigit():
            return None
        submission, _, figures = written.partition(":")
        return cls(int(submission), tuple(int(key) for key in figures.split(",") if key))

    @property
    def figure(self) -> int | None:
        """The one figure that the message is about; None when there is not just one."""
        return self.figures[0] if len(self.figures) == 1 else None


@dataclass(frozen=True, slots=True)
class AboutDays:
    """Days of a department's diary that a message asks for or tells of: keys of figures, each with its day."""

    department: int
    days: tuple[tuple[int, date], ...] = ()

    @property
    def written(self) -> str:
        """`d7:45@2025-03-12`: the department, and its figures with their days."""
        return f"{_OF_DAYS}{self.department}:{','.join(f'{key}@{day}' for key, day in self.days[:_MOST])}"

    @classmethod
    def read(cls, written: str | None) -> Self | None:
        """What `written` has made; None of anything else."""
        if not written or not written.startswith(_OF_DAYS):
            return None
        department, _, days = written.removeprefix(_OF_DAYS).partition(":")
        pairs = (entry.split("@") for entry in days.split(",") if entry)
        return cls(int(department), tuple((int(key), date.fromisoformat(day)) for key, day in pairs))

    @property
    def only_figure(self) -> int | None:
        """The one figure whose days these are; None when there is not just one."""
        figures = {key for key, _ in self.days}
        return next(iter(figures)) if len(figures) == 1 else None

    @property
    def only_day(self) -> date | None:
        """The one day; None when there is not just one."""
        days = {day for _, day in self.days}
        return next(iter(days)) if len(days) == 1 else None


@dataclass(frozen=True, slots=True)
class AboutWord:
    """What somebody said about a report: words in reply to it are an answer to them."""

    submission: int
    by: int
    """The person whose words they are."""

    @property
    def written(self) -> str:
        """`w12:3`: the report and the person."""
        return f"{_OF_WORDS}{self.submission}:{self.by}"

    @classmethod
    def read(cls, written: str | None) -> Self | None:
        """What `written` has made; None of anything else."""
        if not written or not written.startswith(_OF_WORDS):
            return None
        submission, _, by = written.removeprefix(_OF_WORDS).partition(":")
        return cls(int(submission), int(by))


@dataclass(frozen=True, slots=True)
class Referred:
    """What is known of a message that somebody replied to or edited: what it is about, None when that is no report;
    when it was taken for answers, if it was one of theirs; the days of a diary, and somebody's words about a report,
    None when it is about none."""

    about: About | None
    at: datetime | None
    days: AboutDays | None = None
    word: AboutWord | None = None
