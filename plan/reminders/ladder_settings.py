"""What a library may set about its reminders: on which working days they go, to whom, and at what hour."""

from dataclasses import dataclass
from datetime import time

DIGEST_AT = time(9, 30)
"""When the digest of the week goes, local time; later where it is quiet until then."""


@dataclass(frozen=True, slots=True)
class LadderSettings:
    """The ladder of reminders. Steps are working days from the day it is about: −3 is three before, 0 that day.

    An empty tuple means that no such reminder goes.
    """

    reporter_steps: tuple[int, ...] = (-3, -1, 0, 1)
    """To the reporter, around the day on which the month is due; and on the last day on which a month that was opened
    again, or was sent with numbers not known yet, can be changed."""
    repeat_every: int = 2
    """After the last of those, again every so many working days until the month closes; 0 is never."""
    director_steps: tuple[int, ...] = (1,)
    """To the directors, around the same day: who is late; and after the month has closed, what is missing in it."""
    quarter_steps: tuple[int, ...] = (-5, -3, -1, 0)
    """To the directors, around the day on which the quarter's paper is due in the province."""
    row_steps: tuple[int, ...] = (-10, -3)
    """To the reporter of a row that is not done, around the last day of its window."""
    month_opens: bool = True
    """To the reporters on the first working day of a month: the month is open."""
    digest: bool = True
    """To the directors, on the first working day of a week at `DIGEST_AT`: what came in, what lags, who owes what."""
    hour: int = 10
    """The hour of the day at which reminders go, local time."""
    quiet_from: int = 18
    quiet_until: int = 9
    """From the first hour to the second nothing is sent, whatever delayed it or was put off until then."""

    def __post_init__(self) -> None:
        if not 0 <= self.quiet_until <= self.hour < self.quiet_from <= 24:
            raise ValueError("reminders go at an hour that is not quiet")
        if self.repeat_every < 0:
            raise ValueError("a reminder cannot be repeated every fewer than no days")

    def time_of(self, about: str) -> time:
        """At what time of its day a reminder goes."""
        return max(DIGEST_AT, time(self.quiet_until)) if about == "week" else time(self.hour)

    def quiet(self, at: time) -> bool:
        """Whether nothing is sent at this local time of day."""
        return not self.quiet_until <= at.hour < self.quiet_from
