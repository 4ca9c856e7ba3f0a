"""A deadline as a phone's calendar keeps it, before it has a format."""

from dataclasses import dataclass
from datetime import date

MIME = "text/calendar"


@dataclass(frozen=True, slots=True)
class Entry:
    """One date. `uid` stays the same as long as it is about the same thing, whatever its date."""

    uid: str
    on: date
    title: str
    details: str
    rings: tuple[date, ...]
    """The days, at the same hour, on which the phone is to ring."""
