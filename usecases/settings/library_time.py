"""The library's own time: the clock by which its days begin and end, and its people are reminded."""

from zoneinfo import ZoneInfo

from storage.people import people
from storage.reminders import ledger as reminders
from usecases.settings.reminders import Closing, would_close
from usecases.work import Work, work_in

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


def closed_by(work: Work, zone: str) -> list[Closing]:
    """The months that are open now and would be closed at once by another clock: where it is tomorrow already."""
    today = work.now.astimezone(ZoneInfo(zone)).date() if zone in ZONES else work.today
    return would_close(work, work.calendar(), today)


def set_timezone(work: Work, zone: str) -> Work | None:
    """Let the library live by another clock; returns the request told in that time, None when it is not offered."""
    if zone not in ZONES or not work.directs:
        return None
    before = work.library.timezone
    if before != zone:
        people.library(work.session, work.library.id).timezone = zone
        work.refresh()
        work.note_down("set", "library", work.library.id, before={"timezone": before}, after={"timezone": zone})
        reminders.look_no_later(work.session, work.library.id, work.now)
    return work_in(work.session, work.library, work.person, work.now, work.dialog)
