"""The library's time zone: when its days begin and end, and its people are reminded."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from storage.people import people
from storage.reminders import ledger as reminders
from usecases.settings.reminders import Closing, months_closed_by
from usecases.work import Work

ZONES = (
    "Asia/Tashkent",
    "Asia/Samarkand",
    "Asia/Ashgabat",
    "Asia/Dushanbe",
    "Asia/Bishkek",
    "Asia/Almaty",
    "Asia/Qyzylorda",
)
"""Where libraries of this kind are; another zone is set where the bot is installed."""


def closed_by_timezone(work: Work, zone: str) -> list[Closing]:
    """The months that are open now and would close at once in another time zone, where it is tomorrow already."""
    today = work.now.astimezone(ZoneInfo(zone)).date() if zone in ZONES else work.today
    return months_closed_by(work, work.calendar(), today)


def set_timezone(work: Work, zone: str) -> Work | None:
    """Set the library's time zone and return this work in that time; None for a zone that is not offered."""
    if zone not in ZONES or not work.directs:
        return None
    before = work.library.timezone
    if before != zone:
        people.load_library(work.session, work.library.id).timezone = zone
        work.refresh()
        work.note_down("set", "library", work.library.id, before={"timezone": before}, after={"timezone": zone})
        reminders.look_no_later(work.session, work.library.id, work.now)
    return replace(work, now=work.now.astimezone(work.zone))
