"""The report as it looked on a past day: choosing the day, and how far that is from now."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from plan.period import Span
from plan.progress.report import ProgressReport
from plan.progress.view import SpanView
from texts.home import home_button
from texts.progress import presses
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, listed, paragraphs, plain, say
from texts.wording import clip

PAST = Sentence("🕰 O'tgan kundagi holat")
MOST_CODES = 6


def choose_day(span: Span, days: Sequence[Sequence[date]], first: date) -> Screen:
    """Which day shall the report of a span be of? `days` are offered, the newest month first: each month's last day,
    and the day its report was due."""
    text = paragraphs(
        lines(
            say("🕰 <b>{span}: qaysi kundagi holat kerak?</b>", span=_named(span)),
            say("Raqamlar ham, reja ham o'sha kundagidek ko'rsatiladi."),
        ),
        say("Sanani tanlang yoki yozing 👇 Eng birinchi sana: {first:long_day}.", first=first),
    )
    other = Button(plain("✍️ Boshqa sana"), presses.type_past_day(SpanView(span)))
    return Screen(text, (*(_days(span, offered) for offered in days), (other,), _back(span)))


def _days(span: Span, offered: Sequence[date]) -> Row:
    """One month's days: its last, and the one its report was due on."""
    labels = (
        plain("{day:day_button}: oxiri", day=offered[0]),
        *(plain("{day:day_button}: muddat", day=day) for day in offered[1:]),
    )
    return tuple(
        Button(label, presses.summary_of(SpanView(span, day))) for label, day in zip(labels, offered, strict=True)
    )


def _back(span: Span) -> Row:
    return (Button(plain("⬅️ Hozirgi holat"), presses.summary_of(SpanView(span))), home_button())


def ask_day(span: Span, first: date, above: Markup = NOTHING) -> Screen:
    """The day is to be typed."""
    asked = lines(
        say("🕰 <b>{span}</b> qaysi kun holatiga ko'ra ko'rsatilsin?", span=_named(span)),
        say(
            "Sanani yozing, masalan: <b>5-mart</b> yoki <b>05.03.2025</b>. Eng birinchi sana: {first:long_day}.",
            first=first,
        ),
    )
    return Screen(paragraphs(above, asked), (_back(span),))


def not_a_past_day(first: date, last: date) -> Markup:
    """What was typed is no day that can be shown."""
    return say(
        "❗️ Bu sanani tushunmadim. Sana {first:long_day} — {last:long_day} oralig'ida bo'lsin.", first=first, last=last
    )


def no_plan_then(day: date) -> Markup:
    return say("❗️ {day:long_day} kuni bu yilning rejasi hali kuchga kirmagan edi. Keyinroq sanani tanlang.", day=day)


def as_of(day: date | None) -> Markup:
    """What stands at the head of everything that is shown of a past day; nothing for now."""
    return say("🕰 <b>{day:long_day} holatiga ko'ra</b>", day=day) if day is not None else NOTHING


def difference_since(then: ProgressReport, now: ProgressReport) -> Markup:
    """What became of it since: completion now, and the rows whose numbers or promises are not the same any more."""
    if then.completion is None or now.completion is None:
        return _changed(then, now)
    step = ((now.completion - then.completion) * 100).quantize(Decimal("0.1"))
    change = plain("+{step}", step=step) if step > 0 else plain("−{step}", step=-step) if step < 0 else "±0"
    return lines(
        say("🔄 Hozir: <b>{now:percent}</b> (farqi {change} punkt)", now=now.completion, change=change),
        _changed(then, now) or say("O'sha kundan beri o'zgarish yo'q."),
    )


def _changed(then: ProgressReport, now: ProgressReport) -> Markup:
    """The rows that say something else now; nothing where there are none."""
    before = {line.indicator.key: (line.actual, line.indicator.target) for line in then.lines}
    changed = [
        line.indicator.code
        for line in now.lines
        if before.get(line.indicator.key) != (line.actual, line.indicator.target)
    ]
    codes = list(dict.fromkeys(changed))
    if not codes:
        return NOTHING
    shown = listed(clip(code, 20) for code in codes[:MOST_CODES])
    if len(codes) > MOST_CODES:
        return say("Keyin o'zgargan bandlar: {codes} … yana {n} ta", codes=shown, n=len(codes) - MOST_CODES)
    return say("Keyin o'zgargan bandlar: {codes}", codes=shown)


def _named(span: Span) -> str:
    """`2025-yil mart`"""
    if span.kind == "year":
        return plain("{year:bare}-yil", year=span.year)
    return plain("{year:bare}-yil {span:span}", year=span.year, span=span)
