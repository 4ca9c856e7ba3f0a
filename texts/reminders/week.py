"""The digest of a week in words: what came in, what lags, and who owes what."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from plan.period import Month
from plan.reminders.reminder import Week
from texts.papers.handing_in import handing_in_line
from texts.sentence import NOTHING, lines, listed, paragraphs, say
from texts.wording import clip, code_label, month_name, row_name, short_department

_MOST = 5
"""Departments or rows named in a list; of more it is only said how many."""
_WORST = 3


def week_text(part: Week, today: date) -> Markup:
    """The digest as its director reads it."""
    return paragraphs(
        say("🗓 <b>Hafta xulosasi</b> · {today:day}", today=today),
        _came(part),
        _behind(part),
        _owed(part, today),
    )


def _came(part: Week) -> Markup:
    if not part.came:
        return say("📬 {since:short_day} kunidan beri yangi hisobot kelmadi.", since=part.since)
    return lines(
        say("📬 <b>{since:short_day} kunidan beri keldi</b>", since=part.since),
        (_department(name, months) for name, months in part.came[:_MOST]),
        _more(part.came),
    )


def _department(name: str, months: Sequence[Month]) -> Markup:
    told = listed(month_name(month.number) for month in months)
    return say("• {department}: {months}", department=short_department(name), months=told)


def _behind(part: Week) -> Markup:
    if part.completion is None:
        share = NOTHING
    else:
        share = say(
            "📊 Bajarilish, {month:month_name} yakuni: <b>{completion:percent}</b> (reja bo'yicha {expected:percent})",
            month=part.as_of.number,
            completion=part.completion,
            expected=part.expected,
        )
    if not part.numbers:  # nobody can say that nothing lags
        return lines(share, say("Hali birorta raqam kiritilmagan."))
    if not part.behind:
        return lines(share, say("🟢 Rejadan ortda qolgan ko'rsatkich yo'q."))
    return lines(
        share,
        say("🟡 <b>Rejadan ortda: {n} ta ko'rsatkich</b>", n=len(part.behind)),
        (
            say("• {code} {name}", code=code_label(indicator), name=clip(row_name(indicator, 60), 60))
            for indicator in part.behind[:_WORST]
        ),
        say("… va yana {n} ta", n=len(part.behind) - _WORST) if len(part.behind) > _WORST else NOTHING,
    )


def _owed(part: Week, today: date) -> Markup:
    """Who owes a month, and what the director owes."""
    waiting = say("📨 Siz tasdiqlashingiz kerak: {n} ta hisobot", n=part.waiting) if part.waiting else NOTHING
    paper = handing_in_line(*part.quarter, None, "", today) if part.quarter is not None else NOTHING
    owed = lines((_month(month, closes, names) for month, closes, names in part.owed), waiting, paper)
    return lines(say("📌 <b>Kim nimani topshirishi kerak</b>"), owed) if owed else say("✅ Hamma topshirgan.")


def _month(month: Month, closes: date, names: Sequence[str]) -> Markup:
    more = len(names) - _MOST
    departments = listed(short_department(name) for name in names[:_MOST])
    told = say("• {month:month_title} ({closes:short_day} kuni yopiladi): {departments}",
               month=month.number, closes=closes, departments=departments)  # fmt: skip
    return say("{told} … va yana {n} ta", told=told, n=more) if more > 0 else told


def _more(named: Sequence[object]) -> Markup:
    return say("… va yana {n} ta xizmat", n=len(named) - _MOST) if len(named) > _MOST else NOTHING
