"""The report as it looked on a past day: choosing the day, and how far that is from now."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from plan.period import Span
from plan.progress.report import ProgressReport
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, percent, short_day
from texts.wording import span as span_name

PAST = "🕰 O'sha kungi holat"
HOME = Button("🏠 Menyu", "menu")
MOST_CODES = 6


def choose(span: Span, days: Sequence[Sequence[date]], first: date) -> Screen:
    """Which day shall the report of a span be of? `days` are offered, the newest month first: each month's last day,
    and the day its report was due."""
    lines = [
        f"🕰 <b>{_named(span)}: o'sha kuni qanday ko'ringan edi?</b>",
        "Keyin kiritilgan, tuzatilgan va tasdiqlangan raqamlar hisobga olinmaydi; reja ham o'sha kungisi bo'ladi.",
        "",
        f"Kunni tanlang 👇 Eng birinchi kun: {_dated(first)}.",
    ]
    rows: list[Row] = []
    for offered in days:
        labels = zip(offered, ("oy oxiri", "muddat"), strict=False)
        rows.append(
            tuple(Button(f"{short_day(day)} · {label}", f"sum_at:{span}.{day:%Y%m%d}") for day, label in labels)
        )
    rows.append((Button("✍️ Boshqa kunni yozish", f"then_day:{span}"),))
    return Screen("\n".join(lines), (*rows, _back(span)))


def _back(span: Span) -> Row:
    return (Button("⬅️ Hozirgi holat", f"sum_at:{span}"), HOME)


def ask_day(span: Span, first: date, above: str = "") -> Screen:
    """The day is to be typed."""
    lines = [above, ""] if above else []
    lines += [
        f"🕰 <b>{_named(span)}</b> qaysi kun holatiga ko'ra ko'rsatilsin?",
        f"Kunni yozing, masalan: <b>5 mart</b> yoki <b>05.03.2025</b>. Eng birinchi kun: {_dated(first)}.",
    ]
    return Screen("\n".join(lines), (_back(span),))


def not_a_day(first: date, last: date) -> str:
    """What was typed is no day that can be shown."""
    return f"❗️ Buni kun deb tushunmadim. {_dated(first)}dan {_dated(last)}gacha bo'lgan kunni yozing."


def as_of(day: date) -> str:
    """What stands at the head of everything that is shown of a past day."""
    return f"{_dated(day)} holatiga ko'ra"


def difference(then: ProgressReport, now: ProgressReport) -> list[str]:
    """What became of it since: completion now, and the rows whose numbers or promises are not the same any more."""
    lines = []
    if then.completion is not None and now.completion is not None:
        step = ((now.completion - then.completion) * 100).quantize(Decimal("0.1"))
        sign = "+" if step > 0 else "−" if step < 0 else "±"
        said = percent(abs(step) / 100).removesuffix("\u00a0%")
        lines.append(f"🔄 Shu davr hozir: <b>{percent(now.completion)}</b> ({sign}{said})")
    before = {line.indicator.key: (line.actual, line.indicator.target) for line in then.lines}
    changed = [
        line.indicator.code
        for line in now.lines
        if before.get(line.indicator.key) != (line.actual, line.indicator.target)
    ]
    codes = list(dict.fromkeys(changed))
    if codes:
        more = f" … yana {len(codes) - MOST_CODES} ta" if len(codes) > MOST_CODES else ""
        lines.append(f"Keyin o'zgargan bandlar: {safe(clip(', '.join(codes[:MOST_CODES]), 120))}{more}")
    elif lines:
        lines.append("O'sha kundan beri raqamlar o'zgarmagan.")
    return lines


def no_plan_then(day: date) -> str:
    return f"❗️ {_dated(day)} kuni bu yilning rejasi hali yuklanmagan edi. Keyingi kunni tanlang."


def _named(span: Span) -> str:
    """`2025-yil, mart`"""
    return f"{span.year}-yil" + ("" if span.kind == "year" else f", {span_name(span)}")


def _dated(day: date) -> str:
    return f"{day.year}-yil {short_day(day)}"
