"""The quarter's paper in words: whether it is in the province, and the buttons to say so or to take it back."""

from datetime import date, datetime

from markupsafe import Markup

from plan.period import Span
from texts.home import home_button
from texts.papers import presses
from texts.screen import Button, Screen
from texts.sentence import Sentence, lines, plain, say
from texts.wording import ROMAN, clip

DONE = Sentence("✅ Belgilandi: topshirilgan. Endi eslatilmaydi.")
UNDONE = Sentence("Belgi olib tashlandi: hali topshirilmagan.")
ALREADY = Sentence("Bu allaqachon belgilangan.")


def quarter_paper_name(quarter: Span) -> str:
    """`I chorak hisoboti (viloyatga)`"""
    return plain("{quarter} chorak hisoboti (viloyatga)", quarter=_roman(quarter))


def _roman(quarter: Span) -> str:
    return ROMAN[quarter.ordinal - 1]


def handing_in_line(quarter: Span, due: date, at: datetime | None, by: str, today: date) -> Markup:
    """How a quarter's paper stands, in one line."""
    paper = quarter_paper_name(quarter)
    if at is not None and by:
        return say("📄 {paper}: ✅ topshirilgan ({by}, {at:moment})", paper=paper, by=clip(by, 40), at=at)
    if at is not None:
        return say("📄 {paper}: ✅ topshirilgan ({at:moment})", paper=paper, at=at)
    if today > due:
        return say("📄 {paper}: ❗️ topshirilmagan, muddati o'tdi ({due:short_day} edi)", paper=paper, due=due)
    return say("📄 {paper}: topshirilmagan, muddati: {due:day}", paper=paper, due=due)


def handing_in_button(quarter: Span, *, done: bool, place: str) -> Button:
    """To say that it was handed in, or to take that back. `place` is the screen on which it stands."""
    at = (quarter.year, quarter.ordinal, place)
    if done:
        return Button(plain("{quarter} chorak: belgini olib tashlash", quarter=_roman(quarter)), presses.take_back(*at))
    return Button(plain("✅ {quarter} chorak: topshirildi", quarter=_roman(quarter)), presses.hand_in(*at))


def handing_in_status(quarter: Span, due: date, at: datetime | None, by: str, today: date) -> Screen:
    """After a press on a reminder: how it stands now, with the way back."""
    rows = ((handing_in_button(quarter, done=at is not None, place="p"),), (home_button(),))
    stands = handing_in_line(quarter, due, at, by, today)
    if at is None:
        return Screen(stands, rows)
    return Screen(lines(stands, say("Bu hisobot haqida endi eslatilmaydi.")), rows)
