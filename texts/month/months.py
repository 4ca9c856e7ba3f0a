"""Choosing whose month and which: the screens before the first question, and those after the last."""

from collections.abc import Sequence
from datetime import date

from plan.month.oddness import Oddness
from plan.month.question import MonthState
from plan.period import Month
from texts.month.oddness import ALL_ZERO, odd_sentence
from texts.oversight.overseeing import judge_buttons
from texts.paging import packed
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, month, month_name, short_day, until
from texts.wording import department as short

HOME = (Button("🏠 Menyu", "menu"),)
SURE = "+"
"""Behind a button's report: the person was asked and says yes, so that a double tap is no answer to the question."""
CHANGES = 20
"""Corrections told in one notice; the report has them all."""
NOTE = 100
"""Letters of a note told in it."""


def nothing_to_report(*, observer: bool, director: bool) -> Screen:
    """For a person without a department."""
    if observer:
        text = "Siz kuzatuvchisiz: hisobot kiritmaysiz, faqat ko'rasiz."
    elif director:
        text = "Direktor nomidan kiritiladigan band yo'q: avval ish rejasi faylini yuboring."
    else:
        text = "Sizga hali xizmat biriktirilmagan. Direktoringizdan taklif havolasini so'rang."
    return Screen(text, (HOME,))


def choose_department(choices: Sequence[tuple[int, str, MonthState | None]]) -> Screen:
    """One person with several departments has several reports."""
    rows: list[Row] = []
    for key, name, state in choices:
        waits = f" · {month_name(state.month.number)} {state.answered}/{state.asked}" if state else " ✅"
        rows.append((Button(f"{short(name)}{waits}", f"dept:{key}"),))
    return Screen("📝 Qaysi xizmat hisobotini kiritasiz?", (*rows, HOME))


def no_plan(director: bool) -> Screen:
    text = "📖 Ish rejasi hali yuklanmagan. "
    text += (
        "Yillik reja faylini (Excel yoki Word) shu yerga yuboring."
        if director
        else "Direktor reja faylini yuborgach, hisobot boshlanadi."
    )
    return Screen(text, (HOME,))


def months(department_id: int, name: str, states: Sequence[MonthState], above: str = "") -> Screen:
    """A department's months of this year in the given order, each with its state and a button to open it."""
    lines = [above, ""] if above else []
    lines.append(f"🗓 <b>{safe(short(name))}</b> — qaysi oy?")
    rows: list[Row] = []
    for state in states:
        lines.append(f"{_mark(state)} {month(state.month)}: {_said(state)}")
    openable = [state for state in states if state.access in ("open", "correct") or state.submission_id]
    buttons = [
        Button(
            f"{_mark(state)} {month_name(state.month.number)}",
            f"month:{department_id}:{state.month.year}:{state.month.number}",
        )
        for state in openable
    ]
    rows += [tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3)]
    if not states:
        lines.append("Bu yil uchun hali oy boshlanmagan.")
    return Screen("\n".join(lines), (*rows, HOME))


def _mark(state: MonthState) -> str:
    if state.status == "returned":
        return "↩️"
    if state.status == "approved":
        return "☑️"
    if state.status == "submitted":
        return "✅"
    if state.access == "closed":
        return "🔒"
    return "✍️" if state.answered else "▫️"


def _said(state: MonthState) -> str:
    if state.status == "returned":
        return "qaytarilgan, tuzatib yuboring" if state.access == "open" else "qaytarilgan, yopilgan"
    if state.status == "approved":
        return "tasdiqlangan"
    if state.status == "submitted":
        return "yuborilgan"
    if not state.asked and not state.answered:
        return "so'raladigan band yo'q"
    if state.access == "closed":
        return f"yopilgan ({short_day(state.closes_on)}), topshirilmagan"
    done = f"{state.answered}/{state.asked} kiritilgan, " if state.answered else ""
    return f"{done}muddat {short_day(state.due_on)}"


def closed(at: Month, closes_on: date) -> str:
    """A month that is locked: when it closed, and who can open it."""
    return (
        f"🔒 {month(at)} {short_day(closes_on)} kuni yopilgan. "
        "Kiritish kerak bo'lsa, direktordan ochib berishini so'rang."
    )


def not_begun(at: Month) -> str:
    return f"{month(at)} hali boshlanmagan."


def ask_unfinished(submission: int, at: Month, name: str, left: int) -> Screen:
    """Before a month is sent that has `left` days to go: what is done in them would be missing."""
    text = (
        f"🤔 <b>{month(at)} hali tugamadi</b> ({safe(short(name))}): yana {left} kun bor, "
        "shu kunlardagi ish hisobotga kirmay qoladi.\n\nShunga qaramay topshirasizmi?"
    )
    yes = Button("✅ Ha, topshiraman", f"submit:{submission}{SURE}", style="success")
    return Screen(text, ((yes,), (Button("⬅️ Yo'q, keyinroq", f"review:{submission}:0"),)))


def submitted(
    submission: int, name: str, at: Month, *, on_time: bool, correctable_until: date, today: date, unknown: int
) -> Screen:
    """The thanks after sending."""
    lines = [
        "🎉 <b>Rahmat! Hisobot yuborildi.</b>",
        f"{month(at)} · {safe(short(name))}" + (" · o'z vaqtida" if on_time else " · muddatidan keyin"),
    ]
    if unknown:
        lines.append(f"🕓 {unknown} ta band hali noma'lum: raqami kelgach, kiritib qo'ying.")
    lines.append(f"Xato topilsa, {until(correctable_until, today)} tuzatish mumkin.")
    return Screen(
        "\n".join(lines),
        ((Button("👀 Ko'rish va tuzatish", f"review:{submission}:0"),), HOME),
    )


def on_behalf(person: str, absent: str) -> str:
    """Who did it, and in whose place."""
    return f"{person}, {absent} o'rniga" if absent else person


def submitted_notice(
    name: str,
    person: str,
    at: Month,
    rows: int,
    unknown: int,
    odd: int,
    submission_id: int,
    revision: str,
    *,
    zeros: bool,
    final: bool,
) -> Screen:
    """To the director: a department has sent its month. `odd` rows still look wrong and nobody said they are right;
    of `zeros` every number is 0; a `final` report waits for nobody."""
    text = f"📨 <b>{safe(short(name))}</b> {month_name(at.number)} hisobotini yubordi ({safe(person)}): {rows} band."
    if unknown:
        text += f" {unknown} tasi hali noma'lum."
    if odd:
        text += f"\n⚠️ {odd} ta raqam g'alati ko'rinadi: ko'zdan kechiring."
    if zeros:
        text += f"\n{ALL_ZERO}"
    look = (Button("👀 Ko'rish", f"review:{submission_id}:0"),)
    if final:
        return Screen(f"{text}\nTasdiqlash o'chirilgan: hisobot yakuniy hisoblanadi.", (look,))
    return Screen(text, (look, judge_buttons(submission_id, revision)))


def corrected_notice(
    name: str,
    person: str,
    at: Month,
    changes: Sequence[tuple[str, str, str, Oddness | None, str]],
    noted: Sequence[tuple[str, str]],
    why: str,
    below: str,
    buttons: Row,
) -> Screen:
    """To the director: numbers of a month already sent were changed: (row, before, after, what looks odd
    about it, the press that tells the row's story) each; and (row, note) for every note that was written beside one."""
    head = f"{'✏️' if changes else '📝'} <b>{safe(short(name))}</b>, {month_name(at.number)}: "
    told = [f"{safe(label)}-band {before} → <b>{after}</b>" for label, before, after, _, _ in changes]
    doubts = [f"⚠️ {odd_sentence(odd)}" if odd else "" for _, _, _, odd, _ in changes]
    notes = [f"{safe(label)}-band izohi: «{safe(clip(note, NOTE))}»" for label, note in noted]
    everything = told + notes
    if len(everything) == 1:
        text = "\n".join(filter(None, (f"{head}{everything[0]} ({safe(person)})", *doubts)))
    else:
        counted = [f"{len(told)} ta raqam o'zgardi"] if told else []
        counted += [f"{len(notes)} ta izoh yozildi"] if notes else []
        more = [f"… va yana {len(everything) - CHANGES} ta"] if len(everything) > CHANGES else []
        doubted = [f"{one}\n    {doubt}" if doubt else one for one, doubt in zip(told, doubts, strict=True)]
        lines = [f"• {one}" for one in (doubted + notes)[:CHANGES]]
        text = "\n".join([f"{head}{', '.join(counted)} ({safe(person)})", *lines, *more])
    text += f"\nSababi: {safe(why)}" if changes else ""
    one = len(changes) == 1
    stories = [Button(WHY.plain() if one else f"ℹ️ {label}", story) for label, _, _, _, story in changes[:CHANGES]]
    rows = (*((buttons,) if buttons else ()), *packed(stories))
    return Screen(f"{text}\n{below}" if below else text, rows)
