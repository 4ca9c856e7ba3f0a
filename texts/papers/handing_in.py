"""The quarter's paper in words: whether it is in the province, and the buttons to say so or to take it back."""

from datetime import date, datetime

from plan.period import Span
from texts.screen import Button, Row, Screen, safe
from texts.wording import ROMAN, clip, day, moment, short_day

HOME = Button("🏠 Menyu", "menu")
DONE = "✅ Belgilandi: topshirilgan. Endi eslatmayman."
UNDONE = "↩️ Belgi olindi: topshirilmagan."
ALREADY = "Bu allaqachon belgilangan."


def name(quarter: Span) -> str:
    """`I chorak hujjati`"""
    return f"{ROMAN[quarter.ordinal - 1]} chorak hujjati"


def line(quarter: Span, due: date, at: datetime | None, by: str, today: date) -> str:
    """How a quarter's paper stands, in one line."""
    if at is not None:
        who = f"{safe(clip(by, 40))}, " if by else ""
        return f"📄 {name(quarter)}: ✅ topshirilgan ({who}{moment(at)})"
    if today > due:
        return f"📄 {name(quarter)}: ❗️ topshirilmagan, muddati {short_day(due)} kuni o'tgan"
    return f"📄 {name(quarter)}: topshirilmagan, muddat {day(due)}"


def button(quarter: Span, *, done: bool, place: str) -> Button:
    """To say that it was handed in, or to take that back. `place` is the screen on which it stands."""
    at = f"{quarter.year}:{quarter.ordinal}:{place}"
    if done:
        return Button(f"↩️ {name(quarter)}: topshirilmagan", f"unhanded:{at}")
    return Button(f"✅ {name(quarter)}: topshirildi", f"handed:{at}")


def said(quarter: Span, due: date, at: datetime | None, by: str, today: date) -> Screen:
    """After a press on a reminder: how it stands now, with the way back."""
    rows: tuple[Row, ...] = ((button(quarter, done=at is not None, place="p"),), (HOME,))
    end = "\nBu hujjat haqida endi eslatmayman." if at is not None else ""
    return Screen(line(quarter, due, at, by, today) + end, rows)
