"""Deadlines as a file that phones put into their calendar; taken again, it corrects what it brought before."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone

from reports.content.calendar import Entry

_LASTS = timedelta(minutes=30)


def calendar_file(name: str, entries: Sequence[Entry], hour: int, zone: str, now: datetime) -> bytes:
    """An iCalendar file with each entry at an hour of its day in the time zone, and its alarms."""
    calendar = Calendar()
    calendar.add("prodid", "-//Hisobot//UZ")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", zone)
    for entry in entries:
        calendar.add_component(_event(entry, hour, ZoneInfo(zone), now))
    calendar.subcomponents[:0] = [_time_zone(name) for name in sorted(calendar.get_missing_tzids())]
    content: bytes = calendar.to_ical()
    return content


@cache
def _time_zone(name: str) -> Timezone:
    """The rules of a time zone, searched through decades for changes of its clock."""
    return Timezone.from_tzid(name)


def _event(entry: Entry, hour: int, zone: ZoneInfo, now: datetime) -> Event:
    begins = datetime.combine(entry.on, time(hour), zone)
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now)
    event.add("sequence", int(now.timestamp()) // 60)  # a calendar takes a change only with a higher number
    event.add("dtstart", begins)
    event.add("dtend", begins + _LASTS)
    event.add("summary", entry.title)
    if entry.details:
        event.add("description", entry.details)
    event.add("transp", "TRANSPARENT")
    for day in entry.rings:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", day - entry.on)
        event.add_component(alarm)
    return event
