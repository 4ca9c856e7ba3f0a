"""What one message of a chat is about, as it is kept beside the message: a report, and figures of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Self

_MOST = 12
"""Figures that are kept of one message: it is enough to know that there are several, and to offer the first."""


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
        if not written:
            return None
        submission, _, figures = written.partition(":")
        return cls(int(submission), tuple(int(key) for key in figures.split(",") if key))

    @property
    def figure(self) -> int | None:
        """The one figure that the message is about; None when there is not just one."""
        return self.figures[0] if len(self.figures) == 1 else None


@dataclass(frozen=True, slots=True)
class Referred:
    """What is known of a message that somebody replied to or edited: what it is about, None when that is no report; and
    when it was taken for answers, if it was one of theirs."""

    about: About | None
    at: datetime | None
